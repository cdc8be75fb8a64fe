"""Two models side by side as blocks."""

from ops_atlas.compare import Choice, Contrast, Pair
from ops_atlas.entities import Model
from ops_atlas.entities.model import ModelRelation, Position
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Block, Blocks, Inlines
from ops_atlas.publish.pdf.parts import paragraph, position, section
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.comparisons import names_within
from ops_atlas.render.labels import FITS
from ops_atlas.render.naming import name_of, within

COLUMNS = (26, 47, 47, 20)


def title_of(w: Writer, both: Pair) -> str:
    """Name a comparison as its page does."""
    first = name_of(both.first, w.wording).text
    return w.wording.text(N_("{first} or {second}"), first=first, second=names_within(both, w.wording)[1])


def pair(w: Writer, both: Pair, level: int) -> Blocks:
    """Write a comparison: in short, when to choose which, and dimension by dimension."""
    names = names_within(both, w.wording)
    found: Blocks = [nodes.heading(level, "entry", w.text(title_of(w, both)))]
    for model in (both.first, both.second):
        found += w.prose(model.summary, before=[*w.entity(model, "models"), ": "])
    found += [section(w, N_("In short"), level + 1), in_short(w, both)]
    for choice, name, other in zip(both.choices, names, reversed(names), strict=True):
        found += _choice(w, choice, name, other, level + 1)
    found += [section(w, N_("Dimension by dimension"), level + 1), _table(w, both)]
    if both.relations:
        found.append(section(w, N_("How they stand to each other"), level + 1))
        found.append(nodes.items([_relation(w, model, relation) for model, relation in both.relations]))
    return found


def _relation(w: Writer, model: Model, relation: ModelRelation) -> Blocks:
    label, other = w.label(relation.kind, lower=True), w.ref(relation.model)
    return w.prose(relation.text, before=[*w.entity(model, "models"), ": ", *label, " ", *other, ". "])


def in_short(w: Writer, both: Pair) -> Block:
    """Say where the two differ, where they agree, what nobody has said, and who has used them."""
    names, plural = names_within(both, w.wording), w.wording.plural
    apart, same, neither = both.of("apart"), both.of("same"), both.of("unknown")
    found: list[Inlines] = []
    if apart:
        words = plural("They differ on {n} dimension:", "They differ on {n} dimensions:", len(apart))
        found.append([*w.text(words), " ", *nodes.joined([_apart(w, c) for c in apart], "; "), "."])
    else:
        found.append(w.say(N_("No source places them on different levels of a dimension.")))
    if same:
        words = plural("They are alike on {n} dimension:", "They are alike on {n} dimensions:", len(same))
        found.append([*w.text(words), " ", *_dimensions(w, same)])
    if neither:
        one = "Of neither has anyone said where it stands on {n} dimension:"
        many = "Of neither has anyone said where it stands on {n} dimensions:"
        found.append([*w.text(plural(one, many, len(neither))), " ", *_dimensions(w, neither)])
    for half, name in ((both.of("first-only"), names[1]), (both.of("second-only"), names[0])):
        if half:
            one = "Nothing is reported of {name} on {n} dimension:"
            many = "Nothing is reported of {name} on {n} dimensions:"
            found.append([*w.text(plural(one, many, len(half), name=name)), " ", *_dimensions(w, half)])
    return nodes.items([paragraph(line) for line in [*found, *_used(w, both, names)]])


def _apart(w: Writer, contrast: Contrast) -> Inlines:
    first, second = contrast.levels
    assert first, "both levels are known where they differ"
    assert second, "the same"
    steps = f", {w.wording.plural('{n} step', '{n} steps', contrast.steps)}" if contrast.steps else ""
    levels = [*w.phrase(first.label, lower=True), " ", *w.say(N_("against")), " ", *w.phrase(second.label, lower=True)]
    return [*w.phrase(contrast.dimension.label, lower=True), " (", *levels, steps, ")"]


def _dimensions(w: Writer, contrasts: tuple[Contrast, ...]) -> Inlines:
    return [*nodes.joined([w.phrase(c.dimension.label, lower=True) for c in contrasts], "; "), "."]


def _used(w: Writer, both: Pair, names: tuple[str, str]) -> list[Inlines]:
    found: list[Inlines] = []
    for side, name in zip(both.cases, names, strict=True):
        if not side:
            found.append(w.say(N_("No case in the atlas has used {name}."), name=name))
            continue
        words = w.wording.plural("{n} case has used {name}:", "{n} cases have used {name}:", len(side), name=name)
        cases = [
            [*w.entity(case, "cases"), *([" (", *w.say(N_("secondary")), ")"] if use.role == "secondary" else [])]
            for case, use in side
        ]
        found.append([*w.text(words), " ", *nodes.joined(cases, "; "), "."])
    return found


def _choice(w: Writer, choice: Choice, name: str, other: str, level: int) -> Blocks:
    """Say when to choose one of the two: nothing but the model's own statements and positions."""
    listed = [w.claim(claim) for claim in choice.fits]
    for suits in choice.suits:
        fit = w.text(within(w.wording.text(FITS[suits.fit.fit])))
        reason = w.claim(suits.fit.why, before=[*w.label(suits.fit.problem), " – ", *fit, ": "])
        if suits.other:
            theirs = within(w.wording.text(FITS[suits.other.fit]))
            beside = f" ({w.wording.text(N_('{name}:'), name=other)} {theirs}.)"
        else:
            beside = f" ({w.wording.text(N_('Nothing is said of {name}.'), name=other)})"
        listed.append(w.followed(reason, w.text(beside)))
    if choice.brings:
        levels = [
            [*w.phrase(dimension.label, lower=True), ": ", *w.phrase(its.label, lower=True)]
            for dimension, its in choice.brings
        ]
        lead = w.say(N_("This is what you want, or can live with:"))
        listed.append(paragraph([*lead, " ", *nodes.joined(levels, "; "), "."]))
    if not choice.fits and not choice.suits:
        alone, besides = N_("No source says when {name} fits."), N_("Beyond that, no source says when {name} fits.")
        listed.append(paragraph(w.say(besides if choice.brings else alone, name=name)))
    found = [nodes.heading(level, "section", w.say(N_("When {name} fits"), name=name), listed=False)]
    found.append(nodes.items(listed))
    if choice.fits_not:
        found.append(section(w, N_("When it does not"), level + 1, "part"))
        found.append(nodes.items([w.claim(claim) for claim in choice.fits_not]))
    return found


def _table(w: Writer, both: Pair) -> Block:
    head = [w.say(N_("Dimension")), *(w.phrase(model.name) for model in (both.first, both.second))]
    rows = [
        [
            paragraph(w.phrase(contrast.dimension.label)),
            *(_position(w, contrast, found) for found in contrast.positions),
            paragraph(_distance(w, contrast)),
        ]
        for contrast in both.contrasts
    ]
    caption = w.say(N_("The two models on every dimension"))
    return nodes.table(caption, COLUMNS, [*head, w.say(N_("Distance"))], [nodes.group(None, rows)])


def _position(w: Writer, contrast: Contrast, found: Position) -> Blocks:
    level = position(w, contrast.dimension, found)
    badge = [" ", *w.evidence(found.evidence)] if found.evidence else []
    return [*paragraph([*level, *badge]), *(w.prose(found.note) if found.note else [])]


def _distance(w: Writer, contrast: Contrast) -> Inlines:
    if contrast.kind == "same":
        return w.say(N_("the same"))
    if contrast.steps:
        return w.text(w.wording.plural("{n} step", "{n} steps", contrast.steps))
    return w.say(N_("different, on no common scale") if contrast.kind == "apart" else N_("cannot be told"))
