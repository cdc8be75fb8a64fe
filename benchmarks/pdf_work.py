"""One piece of the PDF benchmark, in a process of its own: `python -m benchmarks.pdf_work WORK ATLAS [VOLUMES]`."""

import json
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.html import page
from benchmarks.measure import Figures, cost
from ops_atlas.link import Atlas
from ops_atlas.pipeline import read
from ops_atlas.publish.pdf import catalogue
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.press import press, print_each
from ops_atlas.publish.pdf.whole import whole
from ops_atlas.wording import Wording

SITE = "https://example.org/atlas/"


def _volumes(atlas: Atlas, wanted: int) -> list[Document]:
    """Write every volume, or the first few that hold cases."""
    every = whole(atlas, Wording("da"), SITE)
    return list(islice(every, 1, wanted + 1)) if wanted else list(every)


def book(atlas: Atlas, wanted: int) -> Figures:
    """Write and set the book, in volumes where the rule says so."""
    chosen: list[Document] = []
    writing = cost(lambda: chosen.extend(_volumes(atlas, wanted)) or {})

    def run() -> Figures:
        printed = print_each(chosen)
        pages, size = sum(pages for _, pages in printed), sum(len(pdf) for pdf, _ in printed)
        return {"volumes": len(chosen), "pages": pages, "megabytes": round(size / 1e6, 1)}

    return {"characters": sum(len(one.data) for one in chosen), "writing": writing, "setting": cost(run)}


def weasyprint(atlas: Atlas, wanted: int) -> Figures:
    """Set the same content with WeasyPrint, as PDF/UA-1."""
    from weasyprint import HTML  # noqa: PLC0415 - only this piece needs it

    chosen = _volumes(atlas, wanted)

    def run() -> Figures:
        pages = size = 0
        for document in chosen:
            rendered = HTML(string=page(json.loads(document.data))).render(pdf_variant="pdf/ua-1")
            pages += len(rendered.pages)
            size += len(rendered.write_pdf() or b"")
        return {"volumes": len(chosen), "pages": pages, "megabytes": round(size / 1e6, 1)}

    return {"setting": cost(run)}


def entries(atlas: Atlas, wanted: int) -> Figures:
    """Write and set the PDF of each entry, all or the first so many cases; then once more, unchanged."""
    with TemporaryDirectory() as folder:

        def run() -> Figures:
            every = catalogue.entries(atlas, Wording("da"), SITE)
            printed = press(islice(every, wanted or None), Path(folder))
            return {"entries": len(printed), "largest_kb": round(max(p.download.size for p in printed) / 1000, 1)}

        first, second = cost(run), cost(run)
    for figures in (first, second):
        figures["wall_ms_each"] = round(1000 * figures["wall_s"] / figures["entries"], 1)
        figures["cpu_ms_each"] = round(1000 * figures["cpu_s"] / figures["entries"], 1)
    return {"first": first, "unchanged": second}


WORK = {"book": book, "weasyprint": weasyprint, "entries": entries}

if __name__ == "__main__":
    name, root, wanted = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    reading = read(root)
    assert not reading.problems, reading.problems[:3]
    sys.stdout.write(json.dumps(WORK[name](reading.atlas, wanted)) + "\n")
