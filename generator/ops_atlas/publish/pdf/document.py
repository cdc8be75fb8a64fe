"""A document ready to be set: its title, its path, and everything that stands in it as one JSON text."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from ops_atlas import __version__
from ops_atlas.entities import Source
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.edtf import Point
from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.glyphs import printable
from ops_atlas.publish.pdf.nodes import Blocks, Inlines, Node
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.wording import Language

UNDATED = [1970, 1, 1]
"""The date in the metadata if no source is dated: PDF/A wants one, and a clock would change the bytes."""
REGIONS: dict[Language, str] = {"da": "DK", "en": "GB"}


@dataclass(frozen=True)
class Document:
    """A document before it is set."""

    path: str
    """Its file, relative to the language's root on the site."""
    language: Language
    title: str
    origin: str
    """The content file or folder it comes from, relative to the atlas: what an error names."""
    key: Key | None
    """The entry it is about, if it is about one."""
    data: str
    """What the template reads, as JSON."""

    @property
    def about(self) -> str:
        """Name the document in an error."""
        return f"{self.origin} ({self.language}, {self.path})"

    @cached_property
    def fingerprint(self) -> str:
        """Tell apart what is set: equal only for equal texts."""
        return sha256(self.data.encode()).hexdigest()


@dataclass(frozen=True)
class Frame:
    """What surrounds the text."""

    title: str
    kicker: Inlines
    """The words above the title."""
    address: str
    """The page on the site that shows the same."""
    path: str
    origin: str
    key: Key | None = None
    book: bool = False
    """Whether it has a cover and chapters."""
    subtitle: Inlines | None = None
    turned: bool = False
    """Whether its pages are wider than tall."""


def document(w: Writer, frame: Frame, blocks: Blocks) -> Document:
    """Close a text: its links, its frame, and how to cite it."""
    w.close_links()
    newest = _newest(w)
    data = {
        "lang": w.wording.language,
        "region": REGIONS[w.wording.language],
        "title": printable(frame.title),
        "author": w.wording.text(N_("The OPS-atlas contributors")),
        "date": [newest.year, newest.month or 1, newest.day or 1] if newest else UNDATED,
        "kicker": frame.kicker,
        "subtitle": frame.subtitle,
        "book": frame.book,
        "turned": frame.turned,
        "foot": _foot(w, newest),
        "running": _running(blocks),
        "blocks": [*blocks, _colophon(w, frame)],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Document(frame.path, w.wording.language, frame.title, frame.origin, frame.key, text)


def _foot(w: Writer, newest: Point | None) -> Inlines:
    """Say which edition of the atlas this is: its version, and how far its sources reach."""
    version = w.wording.text(N_("version {version}"), version=__version__)
    words = N_("newest source cited: {date}") if w.references.by_source else N_("newest source in the atlas: {date}")
    reach = w.wording.text(words, date=w.wording.day(newest)) if newest else ""
    return w.text(" · ".join(part for part in ("OPS-atlas", version, reach) if part))


def _running(blocks: Blocks) -> object:
    """Give the running head, where it is the same on every page: to look for it on each takes time."""
    listed = [block["x"] for block in blocks if block["t"] == "heading" and block["listed"]]
    return listed[0] if len(listed) == 1 else None


def _newest(w: Writer) -> Point | None:
    """Find the newest date among the sources cited, or of all if none is: such a date depends on the content alone."""
    cited = [w.atlas.sources[reference.source] for reference in w.references]
    points = [point for source in cited or w.atlas.sources.values() if (point := _last_day(source))]
    return max(points, key=lambda point: (point.first, point.last), default=None)


def _last_day(source: Source) -> Point | None:
    read = [source.accessed] if source.accessed else []
    published = [source.issued] if source.issued != UNKNOWN and not isinstance(source.issued, str) else []
    points = [point for date in (*published, *read) for point in (date.start, date.end) if point]
    return max(points, key=lambda point: point.first, default=None)


def _colophon(w: Writer, frame: Frame) -> Node:
    """Say how to cite the document and what may be done with it."""
    name = w.text(frame.title)
    cite = [*nodes.emphasis(name), ". OPS-atlas, ", *w.say(N_("the OPS-atlas contributors")), ", "]
    cite += [*w.say(N_("version {version}"), version=__version__), ". CC BY 4.0. ", *w.outside(frame.address)]
    licence = N_(
        "The content may be shared and adapted freely, also commercially, when you credit the atlas and say what you "
        "have changed: Creative Commons Attribution 4.0 International (CC BY 4.0)."
    )
    url = "https://creativecommons.org/licenses/by/4.0/"
    sources = N_("If you use a particular statement, cite the source it rests on as well. It is not legal advice.")
    return {
        "t": "colophon",
        "title": w.say(N_("How to cite")),
        "x": [
            nodes.paragraph(cite),
            nodes.paragraph([*w.say(licence), " ", *w.outside(url)]),
            nodes.paragraph(w.say(sources)),
        ],
    }
