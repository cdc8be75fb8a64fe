"""A case as blocks."""

from collections.abc import Mapping
from typing import Any

from ops_atlas.entities import Case
from ops_atlas.entities.base import UNKNOWN, Unknown
from ops_atlas.entities.case import CaseRelation, Party
from ops_atlas.entities.figure import Figure, Reading
from ops_atlas.entities.model import Position
from ops_atlas.entities.text import Prose
from ops_atlas.link import Key
from ops_atlas.problem import N_, Message
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks, Inlines, Node
from ops_atlas.publish.pdf.parts import claims, gaps, paragraph, position, section, title
from ops_atlas.publish.pdf.pictures import pictures
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render import entries
from ops_atlas.render.labels import ALLOCATIONS, STAGES

Context = Mapping[str, Any]
STORY: Mapping[str, Message] = {
    "problem": N_("The problem"),
    "why_this_form": N_("Why this form"),
    "process": N_("The process"),
    "solution": N_("The solution"),
    "outcome": N_("The outcome"),
}
FIGURE_COLUMNS = (26, 17, 30, 45)
READINGS_AT_A_GLANCE = 5
LEGEND = N_(
    "Planned is a ring, reported a dot, anything else a diamond. A dotted line means that the source says over, under "
    "or nearly."
)


def case(w: Writer, this: Case, level: int) -> Blocks:
    """Write a case: the summary, the facts at a glance, the story, the figures, and who says so."""
    context: Context = entries.case(w.atlas, this, w.wording)
    key = Key("cases", this.id)
    return [
        *title(w, key, level),
        *w.prose(this.summary),
        _facts(w, this, context),
        *_story(w, this, level + 1),
        section(w, N_("Results"), level + 1),
        *_figures(w, this.results, N_("Results, and who reports them")),
        section(w, N_("Money"), level + 1),
        *_figures(w, this.money, N_("Amounts, and who reports them")),
        section(w, N_("Parties and roles"), level + 1),
        *_parties(w, this.parties),
        section(w, N_("Risks"), level + 1),
        *_risks(w, this),
        section(w, N_("What can be learned"), level + 1),
        section(w, N_("What helped"), level + 2, "part"),
        *claims(w, this.lessons.helps),
        section(w, N_("What got in the way"), level + 2, "part"),
        *claims(w, this.lessons.hinders),
        *_comparison(w, context, level + 1),
        *_related(w, this, context, level + 1),
        *gaps(w, this.open_questions, context["gaps"], level + 1),
    ]


def _facts(w: Writer, this: Case, context: Context) -> Node:
    who = [[*w.link(w.atlas.party(p)), " (", *w.label(p.role, lower=True), ")"] for p in this.parties]
    when = [*w.period(this.period), " · ", *w.status(this), *w.cite(this.period.cite)]
    note = w.prose(this.period.note) if this.period.note else []
    kind = [*w.label(this.kind), ", ", *w.label(this.scale, lower=True)]
    whom = w.not_reported() if isinstance(this.target_group, str) else w.phrase(this.target_group)
    rows: list[tuple[Inlines, Blocks]] = [
        (w.say(N_("Who")), paragraph(nodes.joined(who) or ["–"])),
        (w.say(N_("Where")), paragraph(_where(w, this))),
        (w.say(N_("When")), [*paragraph(when), *note]),
        (w.say(N_("Sector")), paragraph(w.ref(this.sector))),
        (w.say(N_("Kind of entry")), paragraph(kind)),
        (w.say(N_("For whom")), paragraph(whom)),
        (w.say(N_("Model")), _models(w, this)),
        (w.say(N_("Result")), _headline(w, context["headline"])),
        (w.say(N_("Documented by")), paragraph(_documented(w, context))),
    ]
    return nodes.facts(rows)


def _where(w: Writer, this: Case) -> Inlines:
    nowhere = w.say(N_("no particular municipality")) if this.scale == "national" else w.not_reported()
    return w.refs(this.municipalities) or nowhere


def _models(w: Writer, this: Case) -> Blocks:
    found: Blocks = []
    for use in this.models:
        role: Inlines = [" (", *w.say(N_("secondary")), ")"] if use.role == "secondary" else []
        found += w.prose(use.why, before=[*w.ref(use.model), *role, ": "])
    return found or paragraph(["–"])


def _headline(w: Writer, figure: Figure | None) -> Blocks:
    if figure is None:
        return paragraph(w.not_reported())
    readings = [paragraph(_at_a_glance(w, figure, reading)) for reading in figure.readings[:READINGS_AT_A_GLANCE]]
    return [*paragraph([*w.phrase(figure.measure), ":"]), nodes.items(readings)]


def _at_a_glance(w: Writer, figure: Figure, reading: Reading) -> Inlines:
    label: Inlines = [" – ", *w.phrase(reading.label)] if reading.label else []
    stage = [", ", *w.say(STAGES[reading.stage])] if reading.is_known else []
    dated = w.unknown(N_("date not reported")) if reading.when == UNKNOWN else w.date(reading.when)
    stage += [", ", *dated]
    basis = [*w.cite(reading.cite), " ", *w.evidence(reading.evidence)]
    return [*w.value(figure, reading), *label, *stage, *basis]


def _documented(w: Writer, context: Context) -> Inlines:
    sources = context["sources"]
    staked = sum(source.stake.kind == "interested" for source in sources)
    plural = w.wording.plural
    several = plural("{n} source on the case itself", "{n} sources on the case itself", len(sources))
    return w.text(
        several + ", " + plural("{n} of them by an interested party", "{n} of them by interested parties", staked)
    )


def _story(w: Writer, this: Case, level: int) -> Blocks:
    found = [section(w, N_("What happened"), level)]
    for name, heading in STORY.items():
        text: Prose | Unknown = getattr(this.story, name)
        found += [section(w, heading, level + 1, "part"), *w.known(text)]
    return [*found, section(w, N_("The citizen's role"), level + 1, "part"), *w.known(this.citizen_role)]


def _figures(w: Writer, figures: tuple[Figure, ...] | Unknown, caption: Message) -> Blocks:
    if isinstance(figures, str) or not figures:
        return paragraph(w.not_reported())
    head = [w.say(N_("Value")), w.say(N_("When")), w.say(N_("Who says so")), w.say(N_("Note"))]
    table = nodes.table(w.say(caption), FIGURE_COLUMNS, head, [_figure(w, figure) for figure in figures])
    drawn = [pictures([picture], w.phrase(figure.measure)) for figure, picture in w.studio.readings(figures)]
    return [table, *drawn, *([nodes.paragraph(w.say(LEGEND), "note")] if drawn else [])]


def _figure(w: Writer, figure: Figure) -> Node:
    name = w.phrase(figure.measure)
    if figure.per == UNKNOWN:
        name = [*name, ", ", *nodes.small(w.say(N_("per year or in total: not reported")))]
    elif figure.per is not None and not isinstance(figure.per, str):
        name = [*name, ", ", *nodes.small(w.phrase(figure.per))]
    rows = [_reading(w, figure, reading) for reading in figure.readings]
    if figure.note:
        rows[0][3] += w.prose(figure.note)
    return nodes.group(name, rows)


def _reading(w: Writer, figure: Figure, reading: Reading) -> list[Blocks]:
    stage = [" ", *nodes.small(w.say(STAGES[reading.stage]))] if reading.is_known else []
    value = [*w.value(figure, reading), *stage]
    when = w.date(reading.when)
    if reading.price_year:
        when = [*when, nodes.LINE_BREAK, *nodes.small([*w.say(N_("prices:")), " ", *w.date(reading.price_year)])]
    who = [*w.speakers(reading.cite), *w.cite(reading.cite), nodes.LINE_BREAK, *w.evidence(reading.evidence)]
    return [
        [*paragraph(value), *(paragraph(w.phrase(reading.label)) if reading.label else [])],
        paragraph(when),
        paragraph(who),
        w.prose(reading.note) if reading.note else [],
    ]


def _parties(w: Writer, parties: tuple[Party, ...]) -> Blocks:
    if not parties:
        return paragraph(w.not_reported())
    rows = [
        [
            paragraph(w.link(w.atlas.party(party))),
            paragraph([*w.label(party.role), *w.cite(party.cite)]),
            w.prose(party.note) if party.note else [],
        ]
        for party in parties
    ]
    head = [w.say(N_("Party")), w.say(N_("Role")), w.say(N_("Note"))]
    return [nodes.table(w.say(N_("Parties and their roles")), (32, 26, 60), head, [nodes.group(None, rows)])]


def _risks(w: Writer, this: Case) -> Blocks:
    if isinstance(this.risks, str):
        return paragraph(w.not_reported())
    rows = [
        [
            paragraph(w.label(risk.risk)),
            paragraph(w.say(ALLOCATIONS[risk.allocation])),
            w.prose(risk.text),
        ]
        for risk in this.risks
    ]
    head = [w.say(N_("Risk")), w.say(N_("Carried by")), w.say(N_("How"))]
    return [nodes.table(w.say(N_("Who carries which risk")), (32, 26, 60), head, [nodes.group(None, rows)])]


def _comparison(w: Writer, context: Context, level: int) -> Blocks:
    """Put the case beside the models that suit the same problem and were not used."""
    if not context["primary"]:
        return []
    others = context["alternatives"]
    found = [section(w, N_("The model and its alternatives"), level), *_fits(w, others)]
    head = [w.say(N_("Dimension")), w.say(N_("This case"))]
    head += [w.phrase(other.model.name) for other in others]
    rows, unknown = [], []
    for dimension, (own, whose), theirs in context["comparison"]:
        if not any(found and found.is_known for found in (own, *theirs)):
            unknown.append(w.phrase(dimension.label, lower=True))
            continue
        here = position(w, dimension, own)
        if isinstance(own, Position) and own.is_known:
            basis = N_("the case itself") if isinstance(whose, Case) else N_("as the model")
            here = [*here, " ", *nodes.small(w.say(basis))]
        cells = [here, *(position(w, dimension, other) for other in theirs)]
        rows.append([paragraph(w.phrase(dimension.label)), *map(paragraph, cells)])
    caption = w.say(N_("This case and its alternatives on every dimension"))
    if rows:
        found.append(nodes.table(caption, [1] * len(head), head, [nodes.group(None, rows)]))
    if unknown:
        words = w.say(N_("Not reported of the case or of any of these models:"))
        found += paragraph([*words, " ", *nodes.joined(unknown), "."])
    return found


def _fits(w: Writer, others: list[Any]) -> Blocks:
    if not others:
        return paragraph(w.say(N_("No source names another model for the same type of problem.")))
    listed = []
    for other in others:
        name = [*w.entity(other.model, "models"), ": "]
        listed.append([b for i, fit in enumerate(other.fits) for b in w.claim(fit.why, None if i else name)])
    lead = N_(
        "These models suit the same type of problem according to the sources. "
        "Where the case's own sources say where it stands, that is shown; otherwise its model's position."
    )
    return [*paragraph(w.say(lead)), nodes.items(listed)]


def _related(w: Writer, this: Case, context: Context, level: int) -> Blocks:
    listed = [
        w.prose(relation.text, before=[*w.label(relation.kind), " ", *w.ref(relation.case), ": "])
        for relation in this.related
    ]
    inverse: list[tuple[Key, CaseRelation]] = context["inverse"]
    for key, relation in inverse:
        label = w.phrase(w.atlas.relation_kinds[str(relation.kind)].inverse)
        listed.append(w.prose(relation.text, before=[*label, " ", *w.link(key), ": "]))
    return [section(w, N_("Related cases"), level), nodes.items(listed)] if listed else []
