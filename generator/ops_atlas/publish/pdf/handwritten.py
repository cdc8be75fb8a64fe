"""Pages written by hand as documents: their headings, and the small Markdown between them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ops_atlas.entities.text import Prose
from ops_atlas.link import Atlas
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.document import Document, Frame, document
from ops_atlas.publish.pdf.nodes import Blocks
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.address import site_link
from ops_atlas.render.site import HANDWRITTEN
from ops_atlas.wording import Wording

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) +(.+)$", re.MULTILINE)
_TO_A_PAGE = re.compile(r"\]\((?!\w+:)(?P<page>[\w/.-]+\.md)(?P<place>#[\w-]+)?\)")
_CODE = re.compile(r"`([^`]+)`")


def handwritten(atlas: Atlas, wording: Wording, site: str, root: Path) -> Iterator[Document]:
    """Write each page of `docs/` in a language that the atlas below a folder has."""
    for path, _ in HANDWRITTEN:
        file = root / "docs" / wording.language / path
        if file.is_file():
            w = Writer(atlas, wording, site)
            text = _FRONT_MATTER.sub("", file.read_text(encoding="utf-8"))
            blocks = _blocks(w, text)
            title = _HEADING.search(text)
            frame = Frame(
                title[2].strip() if title else path,
                ["OPS-atlas"],
                site_link(w.site, path),
                f"pdf/{path.removesuffix('.md')}.pdf",
                file.relative_to(root).as_posix(),
            )
            yield document(w, frame, blocks)


def _blocks(w: Writer, text: str) -> Blocks:
    found: Blocks = []
    position = 0
    for heading in _HEADING.finditer(text):
        found += _prose(w, text[position : heading.start()])
        level = len(heading[1])
        role = "entry" if level == 1 else "section" if level == 2 else "part"  # noqa: PLR2004 - as HTML counts them
        found.append(nodes.heading(level, role, w.text(heading[2].strip()), listed=level == 1))
        position = heading.end()
    return [*found, *_prose(w, text[position:])]


def _prose(w: Writer, text: str) -> Blocks:
    """Write what stands between two headings; a link to another page leads to the site."""
    linked = _TO_A_PAGE.sub(lambda to: f"]({site_link(w.site, to['page'])}{to['place'] or ''})", text)
    plain = _CODE.sub(r"“\1”" if w.wording.language == "en" else r"»\1«", linked).strip()
    return w.prose(Prose.model_validate({"da": plain, "en": plain})) if plain else []
