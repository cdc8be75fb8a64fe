"""One piece of the PDF benchmark, in a process of its own: `python -m benchmarks.pdf_work WORK ATLAS [VOLUMES]`."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.html import with_weasyprint
from benchmarks.measure import Figures, cost
from ops_atlas.link import Atlas, Key
from ops_atlas.pipeline import read
from ops_atlas.publish.pdf import catalogue
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.press import press
from ops_atlas.publish.pdf.printing import print_one
from ops_atlas.publish.pdf.processes import apart
from ops_atlas.publish.pdf.whole import whole
from ops_atlas.wording import Wording

SITE = "https://example.org/atlas/"


def _volumes(atlas: Atlas, wanted: int) -> list[Document]:
    """Write every volume; give them all, or the largest few."""
    every = list(whole(atlas, Wording("da"), SITE))
    return sorted(every, key=lambda one: len(one.data))[-wanted:]


def book(atlas: Atlas, wanted: int) -> Figures:
    """Write and set the book, in volumes where the rule says so."""
    chosen: list[Document] = []
    writing = cost(lambda: chosen.extend(_volumes(atlas, wanted)) or {})

    return {"writing": writing, "setting": cost(lambda: _set(chosen, print_one))}


def side_by_side(atlas: Atlas, wanted: int) -> Figures:
    """Set the same content with Typst and with WeasyPrint, as PDF/UA-1: the book, or the smallest few volumes."""
    every = sorted(whole(atlas, Wording("da"), SITE), key=lambda one: len(one.data))
    chosen = every[: wanted or None]
    programs = {"typst": print_one, "weasyprint": with_weasyprint}
    return {name: cost(lambda work=work: _set(chosen, work)) for name, work in programs.items()}  # type: ignore[misc]


def _set(chosen: Sequence[Document], work: Callable[[str, str], tuple[bytes, int]]) -> Figures:
    """Set documents, each in a process of its own: so the memory that the atlas takes is not counted."""
    printed = [apart(work, one.data, one.about) for one in chosen]
    figures = {"volumes": len(chosen), "pages": sum(pages for _, pages in printed)}
    figures["characters"] = sum(len(one.data) for one in chosen)
    return {**figures, "megabytes": round(sum(len(pdf) for pdf, _ in printed) / 1e6, 1)}


def _entries(atlas: Atlas, wanted: int) -> Iterator[Document]:
    """Write every entry, or so many cases, spread evenly: the copies of one case stand side by side."""
    if not wanted:
        return catalogue.entries(atlas, Wording("da"), SITE)
    spread = islice(atlas.cases, 0, None, len(atlas.cases) // wanted)
    return (catalogue.entry(atlas, Wording("da"), SITE, Key("cases", id_)) for id_ in islice(spread, wanted))


def entries(atlas: Atlas, wanted: int) -> Figures:
    """Write and set the PDF of each entry, or of so many cases, the fastest of three times; then unchanged."""
    with TemporaryDirectory() as folder:

        def run(kept: str) -> Figures:
            printed = press(_entries(atlas, wanted), Path(folder, kept))
            return {"entries": len(printed), "largest_kb": round(max(p.download.size for p in printed) / 1000, 1)}

        first = min((cost(lambda kept=kept: run(kept)) for kept in "abc"), key=lambda taken: taken["wall_s"])  # type: ignore[misc]
        second = cost(lambda: run("a"))
    for figures in (first, second):
        figures["wall_ms_each"] = round(1000 * figures["wall_s"] / figures["entries"], 1)
        figures["cpu_ms_each"] = round(1000 * figures["cpu_s"] / figures["entries"], 1)
    return {"first": first, "unchanged": second}


WORK = {"book": book, "entries": entries, "side_by_side": side_by_side}

if __name__ == "__main__":
    name, root, wanted = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    reading = read(root)
    assert not reading.problems, reading.problems[:3]
    sys.stdout.write(json.dumps(WORK[name](reading.atlas, wanted)) + "\n")
