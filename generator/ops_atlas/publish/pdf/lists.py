"""The glossary, the grades of evidence and the stakes as blocks."""

from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks, Inlines
from ops_atlas.publish.pdf.parts import paragraph
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.overviews import glossary as glossary_context


def glossary(w: Writer) -> Blocks:
    """Explain the words."""
    rows: list[tuple[Inlines, Blocks, str | None]] = []
    for term, others in glossary_context(w.atlas, w.wording)["terms"]:  # type: ignore[attr-defined] # made for templates
        text = w.prose(term.definition, rests_on=term.cite)
        if others:
            names = nodes.joined([w.phrase(alias) for alias in others])
            text += [nodes.paragraph([*w.say(N_("Also called")), ": ", *names], "note")]
        rows.append((w.phrase(term.term), text, w.anchor(Key("glossary", term.id))))
    return [nodes.terms(rows)]


def grades(w: Writer) -> Blocks:
    """Explain the grades of evidence."""
    return [
        nodes.terms(
            [
                (w.phrase(grade.label), w.prose(grade.description) if grade.description else [], None)
                for grade in w.atlas.evidence.values()
            ]
        )
    ]


def stakes(w: Writer) -> Blocks:
    """Explain what authors can have at stake."""
    rows: list[tuple[Inlines, Blocks, str | None]] = []
    for stake in w.atlas.stakes.values():
        text = w.prose(stake.description) if stake.description else []
        if stake.evidence_cap:
            words = w.say(N_("A claim that rests on such sources alone is graded no higher than:"))
            text += paragraph([*words, " ", *w.evidence(stake.evidence_cap)])
        rows.append((w.phrase(stake.label), text, None))
    return [nodes.terms(rows)]
