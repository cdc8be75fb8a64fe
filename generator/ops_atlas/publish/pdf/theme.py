"""Themes and points of disagreement as blocks."""

from ops_atlas.entities import Disagreement, Theme
from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks
from ops_atlas.publish.pdf.parts import claims, gaps, paragraph, section, title
from ops_atlas.publish.pdf.writer import Writer


def theme(w: Writer, this: Theme, level: int) -> Blocks:
    """Write a theme: what is known, and what has been said."""
    found = [
        *title(w, Key("themes", this.id), level),
        *w.prose(this.summary),
        section(w, N_("What is known"), level + 1),
        *w.prose(this.text),
        section(w, N_("What has been said"), level + 1),
        *claims(w, this.claims),
    ]
    if this.models:
        found += [section(w, N_("Models it bears on"), level + 1), *paragraph(w.refs(this.models))]
    if this.cases:
        found += [section(w, N_("Cases that throw light on it"), level + 1), *paragraph(w.refs(this.cases))]
    return [*found, *gaps(w, this.open_questions, (), level + 1)]


def disagreement(w: Writer, this: Disagreement, level: int) -> Blocks:
    """Write statements that do not go together, side by side."""
    bears = [*this.models, *this.cases]
    return [
        nodes.heading(level, "item", w.phrase(this.title), w.anchor(Key("disagreements", this.id))),
        *claims(w, this.sides),
        *(w.prose(this.note) if this.note else []),
        *(paragraph([*w.say(N_("Bears on:")), " ", *w.refs(bears)]) if bears else []),
    ]
