"""A collaboration model as blocks."""

from collections.abc import Mapping, Sequence
from typing import Any

from ops_atlas.compare.models import Standing
from ops_atlas.entities import Case, Model
from ops_atlas.entities.case import ModelUse
from ops_atlas.entities.model import ModelRelation
from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Block, Blocks, Inlines
from ops_atlas.publish.pdf.parts import claims, gaps, paragraph, position, section, title
from ops_atlas.publish.pdf.pictures import pictures
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render import entries
from ops_atlas.render.labels import FITS, USES
from ops_atlas.render.naming import within

PROFILE_COLUMNS = (26, 44, 24, 58)


def model(w: Writer, this: Model, level: int) -> Blocks:
    """Write a model: what it is, how it runs, when it fits, and where it stands among the others."""
    context: Mapping[str, Any] = entries.model(w.atlas, this, w.wording)
    steps = [w.prose(step) for step in this.steps] if not isinstance(this.steps, str) else []
    return [
        *title(w, Key("models", this.id), level),
        *w.prose(this.summary),
        *_names(w, this),
        section(w, N_("What it is"), level + 1),
        *w.prose(this.definition),
        section(w, N_("How it runs"), level + 1),
        *([nodes.items(steps, ordered=True)] if steps else paragraph(w.not_reported())),
        section(w, N_("When it fits"), level + 1),
        *claims(w, this.fits),
        *_problems(w, this),
        section(w, N_("When it does not fit"), level + 1),
        *claims(w, this.fits_not),
        section(w, N_("Advantages"), level + 1),
        *claims(w, this.advantages),
        section(w, N_("Drawbacks"), level + 1),
        *claims(w, this.drawbacks),
        section(w, N_("Legal basis"), level + 1),
        *w.known(this.legal_basis),
        section(w, N_("Profile among the other models"), level + 1),
        _picture(w, this, context),
        *_profile(w, context["profile"]),
        section(w, N_("Cases that used it"), level + 1),
        *_cases(w, context["uses"]),
        *_relations(w, this, context["inverse"], level + 1),
        *gaps(w, this.open_questions, context["gaps"], level + 1),
    ]


def _names(w: Writer, this: Model) -> Blocks:
    rows: list[tuple[Inlines, Blocks]] = []
    if this.abbreviation:
        rows.append((w.say(N_("Abbreviation")), paragraph(w.text(this.abbreviation))))
    if this.aliases:
        rows.append((w.say(N_("Also called")), paragraph(nodes.joined([w.phrase(alias) for alias in this.aliases]))))
    return [nodes.facts(rows)] if rows else []


def _problems(w: Writer, this: Model) -> Blocks:
    listed = []
    for fit in this.problems:
        suits = w.text(within(w.wording.text(FITS[fit.fit])))
        listed.append(w.claim(fit.why, before=[*w.label(fit.problem), " – ", *suits, ": "]))
    return [nodes.paragraph(w.say(N_("By type of problem:")), "lead"), nodes.items(listed)] if listed else []


def _picture(w: Writer, this: Model, context: Mapping[str, Any]) -> Block:
    others: Sequence[Model] = context["peers"]
    caption = w.say(
        N_("The model on the scale of each dimension. The table below has the same in words, with sources.")
    )
    caption = [*caption, " ", *_discs(w, others, used=context["used"])]
    return pictures(list(w.studio.profile(this, context["profile"], others)), caption, wide=True, floating=True)


def _discs(w: Writer, others: Sequence[Model], *, used: bool) -> Inlines:
    """Say which models stand behind in the picture."""
    if not used:
        return w.say(N_("No case has used the model, so the discs behind are all the other models."))
    if not others:
        return w.say(N_("No other model has been used in the same sectors, so there are no discs behind."))
    count = w.wording.plural(
        "The disc behind: {n} other model that cases in the same sectors have used.",
        "The discs behind: {n} other models that cases in the same sectors have used.",
        len(others),
    )
    return [*w.text(count), " ", *nodes.joined([w.phrase(other.name) for other in others]), "."]


def _profile(w: Writer, profile: tuple[Standing, ...]) -> Blocks:
    head = [
        w.say(words) for words in (N_("Dimension"), N_("This model"), N_("On the same level"), N_("On other levels"))
    ]
    rows = [
        [
            paragraph(w.phrase(standing.dimension.label)),
            _here(w, standing),
            paragraph(_names_of(w, standing.same) or ["–"]),
            _elsewhere(w, standing),
        ]
        for standing in profile
    ]
    caption = w.say(N_("The model compared with the others on every dimension"))
    return [nodes.table(caption, PROFILE_COLUMNS, head, [nodes.group(None, rows)])]


def _here(w: Writer, standing: Standing) -> Blocks:
    found = standing.position
    level = position(w, standing.dimension, found)
    badge = [" ", *w.evidence(found.evidence)] if found.evidence else []
    return [*paragraph([*level, *badge]), *(w.prose(found.note) if found.note else [])]


def _elsewhere(w: Writer, standing: Standing) -> Blocks:
    found: Blocks = []
    for level, models in standing.others:
        found += paragraph([*nodes.emphasis(w.phrase(level.label)), ": ", *_names_of(w, models)])
    if standing.unknown:
        count = len(standing.unknown)
        words = w.wording.plural("Not reported for {n} other model", "Not reported for {n} other models", count)
        found += paragraph(nodes.small(w.text(words)))
    return found or paragraph(["–"])


def _names_of(w: Writer, models: tuple[Model, ...]) -> Inlines:
    """Name models without links: every model's table names nearly all the others."""
    return nodes.joined([w.phrase(other.name) for other in models])


def _cases(w: Writer, used: list[tuple[Case, ModelUse]]) -> Blocks:
    listed = [
        w.prose(use.why, before=[*w.entity(case, "cases"), " (", *w.say(USES[use.role]), "): "]) for case, use in used
    ]
    return [nodes.items(listed)] if listed else paragraph(w.say(N_("No case in the atlas uses this model.")))


def _relations(w: Writer, this: Model, inverse: list[tuple[Key, ModelRelation]], level: int) -> Blocks:
    listed = [
        w.prose(relation.text, before=[*w.label(relation.kind), " ", *w.ref(relation.model), ": "])
        for relation in this.relations
    ]
    for key, relation in inverse:
        label = w.phrase(w.atlas.relation_kinds[str(relation.kind)].inverse)
        listed.append(w.prose(relation.text, before=[*label, " ", *w.link(key), ": "]))
    return [section(w, N_("How it relates to other models"), level), nodes.items(listed)] if listed else []
