"""Pieces that several kinds of entry share."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ops_atlas.compare import Gap
from ops_atlas.entities import Dimension
from ops_atlas.entities.base import Unknown
from ops_atlas.entities.model import Position
from ops_atlas.entities.text import Claim, Phrase, Prose
from ops_atlas.link import Key
from ops_atlas.problem import N_, Message
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks, Inlines, Node
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.labels import GAP_NAMES
from ops_atlas.render.naming import name_of


def title(w: Writer, key: Key, level: int) -> Blocks:
    """Head an entry with its name; links to the entry lead here."""
    name = name_of(w.atlas.entities[key], w.wording)
    text = w.text(name.text)
    if name.language != w.wording.language:
        text = nodes.of_language(name.language, text)
    return [nodes.heading(level, "entry", text, w.anchor(key))]


def section(w: Writer, words: Message, level: int, role: str = "section") -> Node:
    """Head a section of an entry."""
    return nodes.heading(level, role, w.say(words), listed=False)


def paragraph(text: Inlines) -> Blocks:
    """Make one paragraph a run of blocks."""
    return [nodes.paragraph(text)]


def claims(w: Writer, found: Sequence[Claim] | Unknown) -> Blocks:
    """List claims with their grades and sources."""
    if isinstance(found, str):
        return paragraph(w.not_reported())
    return [nodes.items([w.claim(claim) for claim in found])] if found else []


def position(w: Writer, dimension: Dimension, found: Position | None) -> Inlines:
    """Write a cell of a comparison: the level in words, then who says so."""
    level = dimension.level(str(found.level)) if found and found.is_known else None
    return [*w.phrase(level.label), *w.cite(found.cite)] if found and level else w.not_reported()


def gaps(w: Writer, questions: Iterable[Prose], missing: Sequence[Gap], level: int) -> Blocks:
    """List what nobody has said: the open questions, then what is unknown."""
    listed = [w.prose(question) for question in questions]
    if missing:
        named = [_gaps(w, measure, list(found)) for measure, found in groupby(missing, lambda gap: gap.measure)]
        lead = [*w.say(N_("Not reported in any source:")), " "]
        listed.append(paragraph([*lead, *nodes.joined(named, "; "), "."]))
    return [section(w, N_("What the sources do not say"), level), nodes.items(listed)] if listed else []


def _gaps(w: Writer, measure: Phrase | None, found: Sequence[Gap]) -> Inlines:
    """Name gaps in one line; the parts of a figure together, then what it measures."""
    names = [w.phrase(g.dimension.label, lower=True) if g.dimension else w.say(GAP_NAMES[g.field]) for g in found]
    return [*nodes.joined(names), *([" (", *w.phrase(measure), ")"] if measure else [])]


def uses(w: Writer, keys: Iterable[Key]) -> Blocks:
    """Name entries in one line; titles have commas of their own."""
    return paragraph(nodes.joined([w.link(key) for key in keys], "; "))
