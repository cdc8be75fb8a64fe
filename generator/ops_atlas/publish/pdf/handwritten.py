"""Pages written by hand as documents: their headings, and the small Markdown between them."""

from collections.abc import Iterator
from pathlib import Path

from ops_atlas.entities.text import Prose
from ops_atlas.link import Atlas
from ops_atlas.load.pages import PAGES, Heading, as_prose, parts
from ops_atlas.load.tree import Scalar
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.document import Document, Frame, document
from ops_atlas.publish.pdf.nodes import Blocks
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.address import site_link
from ops_atlas.render.site import HANDWRITTEN
from ops_atlas.wording import Wording


def handwritten(atlas: Atlas, wording: Wording, site: str, root: Path) -> Iterator[Document]:
    """Write each page of `docs/` in a language that the atlas below a folder has."""
    for path, _ in HANDWRITTEN:
        file = root / PAGES / wording.language / path
        if file.is_file():
            w = Writer(atlas, wording, site)
            found = list(parts(file.read_text(encoding="utf-8")))
            blocks = [block for part in found for block in _blocks(w, part)]
            title = next((part.title.text for part in found if isinstance(part, Heading)), path)
            frame = Frame(
                title,
                ["OPS-atlas"],
                site_link(w.site, path),
                f"pdf/{path.removesuffix('.md')}.pdf",
                file.relative_to(root).as_posix(),
            )
            yield document(w, frame, blocks)


def _blocks(w: Writer, part: Heading | Scalar) -> Blocks:
    if isinstance(part, Heading):
        role = {1: "entry", 2: "section"}.get(part.level, "part")
        return [nodes.heading(part.level, role, w.text(part.title.text), listed=part.level == 1)]
    text = as_prose(part.text, w.wording.language, lambda page: site_link(w.site, page))
    return w.prose(Prose.model_validate({"da": text, "en": text}))
