"""Every document that the atlas is published as, and a reader's own selection."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import cast

from ops_atlas.compare import Pair, pair_id, pairs
from ops_atlas.compare import pair as models_side_by_side
from ops_atlas.entities import Case, Entity, Model, Theme
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_, Message
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.book import contents
from ops_atlas.publish.pdf.case import case
from ops_atlas.publish.pdf.document import Document, Frame, document
from ops_atlas.publish.pdf.handwritten import handwritten
from ops_atlas.publish.pdf.matrix import dimensions, matrix
from ops_atlas.publish.pdf.model import model
from ops_atlas.publish.pdf.nodes import Blocks
from ops_atlas.publish.pdf.pair import pair, title_of
from ops_atlas.publish.pdf.parts import paragraph
from ops_atlas.publish.pdf.sources import references
from ops_atlas.publish.pdf.theme import theme
from ops_atlas.publish.pdf.whole import whole
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.address import site_link
from ops_atlas.render.comparisons import pair_path
from ops_atlas.render.downloads import MATRIX
from ops_atlas.render.naming import name_of
from ops_atlas.wording import Wording

KINDS: Mapping[str, tuple[Message, Callable[[Writer, Entity, int], Blocks]]] = MappingProxyType(
    {
        "cases": (N_("Case"), lambda w, this, level: case(w, cast(Case, this), level)),
        "models": (N_("Model"), lambda w, this, level: model(w, cast(Model, this), level)),
        "themes": (N_("Theme"), lambda w, this, level: theme(w, cast(Theme, this), level)),
    }
)
"""Kinds of entry with a document of their own: what it is called above the title, and how it is written."""

NAMED = 3
"""So many of what a selection was made by are named in its title."""


def documents(atlas: Atlas, wording: Wording, site: str, root: Path | None = None) -> Iterator[Document]:
    """Write the whole atlas, the matrix, each page written by hand, and each entry, one after another.

    `site` is the address of the Danish site, ending in a slash; `root` the folder of the atlas, if it has pages written
    by hand.
    """
    yield from whole(atlas, wording, site)
    yield models_matrix(atlas, wording, site)
    yield from handwritten(atlas, wording, site, root) if root else ()
    yield from entries(atlas, wording, site)


def entries(atlas: Atlas, wording: Wording, site: str) -> Iterator[Document]:
    """Write each case, model, theme and pair of models, one after another."""
    for key in atlas.entities:
        if key.kind in KINDS:
            yield entry(atlas, wording, site, key)
    for first, second in pairs(atlas):
        yield comparison(atlas, wording, site, models_side_by_side(atlas, first, second))


def entry(atlas: Atlas, wording: Wording, site: str, key: Key) -> Document:
    """Write one entry."""
    w = Writer(atlas, wording, site)
    word, write = KINDS[key.kind]
    blocks = [*write(w, atlas.entities[key], 1), *references(w, 2)]
    title = name_of(atlas.entities[key], wording).text
    path = f"pdf/{key.kind}/{key.id}.pdf"
    return document(
        w, Frame(title, ["OPS-atlas · ", *w.say(word)], w.address(key), path, atlas.files[key], key), blocks
    )


def comparison(atlas: Atlas, wording: Wording, site: str, both: Pair) -> Document:
    """Write two models side by side."""
    w = Writer(atlas, wording, site)
    id_ = pair_id(both.first.id, both.second.id)
    blocks = [*pair(w, both, 1), *references(w, 2)]
    return document(
        w,
        Frame(
            title_of(w, both),
            ["OPS-atlas · ", *w.say(N_("Comparison"))],
            site_link(w.site, pair_path(both.first.id, both.second.id)),
            f"pdf/compare/{id_}.pdf",
            atlas.files[Key("models", both.first.id)],
            Key("compare", id_),
        ),
        blocks,
    )


def models_matrix(atlas: Atlas, wording: Wording, site: str) -> Document:
    """Write the comparison of all models, turned."""
    w = Writer(atlas, wording, site)
    title = wording.text(N_("Models compared on every dimension"))
    lead = N_(
        "The table places each model on each dimension, as the sources describe it. The number leads to the source."
    )
    blocks = [
        nodes.heading(1, "entry", w.text(title)),
        *paragraph(w.say(lead)),
        *matrix(w),
        nodes.heading(2, "section", w.say(N_("The dimensions")), listed=False),
        *dimensions(w),
        *references(w, 2),
    ]
    kicker = ["OPS-atlas · ", *w.say(N_("Models"))]
    address = site_link(w.site, "models/index.md")
    return document(w, Frame(title, kicker, address, MATRIX, "models", turned=True), blocks)


def selection(atlas: Atlas, wording: Wording, site: str, keys: Sequence[Key], asked: Sequence[Key]) -> Document:
    """Write the entries and comparisons of a reader's choice into one document; a single one stands as it would alone.

    A comparison's key is `("compare", id)`, as in `pair_id`. The title names what was asked for.
    """
    if len(keys) == 1:
        if both := _pair(atlas, keys[0]):
            return comparison(atlas, wording, site, both)
        return entry(atlas, wording, site, keys[0])
    w = Writer(atlas, wording, site)
    title = wording.text(N_("Selection: {names}"), names=_few(w, asked))
    count = wording.plural("{n} entry", "{n} entries", len(keys))
    found: Blocks = [nodes.heading(1, "chapter", w.text(title), listed=False), *paragraph(w.text(count))]
    found += contents(w, 2, "section")
    for key in keys:
        both = _pair(atlas, key)
        found += pair(w, both, 1) if both else KINDS[key.kind][1](w, atlas.entities[key], 1)
    found += [nodes.new_page(), *references(w, 1)]
    return document(w, Frame(title, ["OPS-atlas"], w.site, "selection.pdf", "."), found)


def _few(w: Writer, asked: Sequence[Key]) -> str:
    """Name what a selection was made by; of many the first, and how many more."""
    names = []
    for key in asked[:NAMED]:
        both = _pair(w.atlas, key)
        names.append(title_of(w, both) if both else name_of(w.atlas.entities[key], w.wording).text)
    more = len(asked) - len(names)
    listed = "; ".join(names)
    return w.wording.plural("{names} and {n} more", "{names} and {n} more", more, names=listed) if more else listed


def _pair(atlas: Atlas, key: Key) -> Pair | None:
    """Find the two models that a comparison's key names; none for an entry."""
    named = (two for two in pairs(atlas) if Key("compare", pair_id(*(model.id for model in two))) == key)
    return next((models_side_by_side(atlas, *two) for two in named), None)
