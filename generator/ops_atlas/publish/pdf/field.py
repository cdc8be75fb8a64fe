"""What the whole field looks like, as blocks: the map, the timeline, the landscape of models, and every pair."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from ops_atlas.compare import Pair
from ops_atlas.compare import pair as side_by_side
from ops_atlas.compare.landscape import Landscape
from ops_atlas.compare.timeline import Timeline
from ops_atlas.entities import Model, Municipality
from ops_atlas.entities.vocabulary import Level
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Block, Blocks, Inlines
from ops_atlas.publish.pdf.parts import paragraph
from ops_atlas.publish.pdf.pictures import pictures
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render import overviews
from ops_atlas.render.address import site_link
from ops_atlas.render.comparisons import pair_path
from ops_atlas.render.pictures import Picture
from ops_atlas.slug import collate

Context = Mapping[str, Any]
COUNTRY, CAPITAL = 1.9, 1.0
"""How the two maps share the width."""


def map_of_cases(w: Writer) -> Blocks:
    """Show the municipalities that have cases, and name them with their numbers."""
    context: Context = overviews.municipalities(w.atlas, w.wording)
    counts: Sequence[tuple[Municipality, int]] = context["counts"]
    drawn = [w.studio.denmark(counts), w.studio.capital(counts)]
    caption = [
        *w.say(
            N_(
                "The number is that of the cases; the stronger the colour, the more. Bornholm is drawn north of its "
                "place."
            )
        ),
        " ",
        *w.say(N_("The capital and its surroundings, enlarged")),
        ". ",
        *w.say(N_("Outlines: react-denmark-map, MIT licence.")),
    ]
    used = [(municipality.name, count) for municipality, count in counts if count]
    named: list[Inlines] = [w.text(f"{name} ({count})") for name, count in sorted(used, key=lambda m: collate(m[0]))]
    return [pictures(drawn, caption, wide=True, shares=(COUNTRY, CAPITAL)), *paragraph([*nodes.joined(named), "."])]


def timeline(w: Writer, *, cited: bool) -> Blocks:
    """Show when the cases ran, in pictures and as a table: `cited` with the sources, which each case has too."""
    context: Context = overviews.timeline(w.atlas, w.wording)
    found: Timeline = context["timeline"]
    drawn: list[Picture] = list(w.studio.timeline(found))
    caption = w.say(
        N_(
            "The strong part of a bar is certain. The weak part is what a date such as “2018” leaves open, or the time "
            "after the newest dated source on a case that is running. An outline is a plan or something that came to "
            "nothing. An arrow means running, with no end date known; a dotted line with a ring that the end is not "
            "reported; a dotted line alone that the beginning is not."
        )
    )
    rows = [
        [
            paragraph(w.entity(span.case, "cases")),
            paragraph(w.label(span.case.status)),
            paragraph([*w.period(span.case.period), *(w.cite(span.case.period.cite) if cited else ())]),
        ]
        for span in found.spans
    ]
    head = [w.say(words) for words in (N_("Case"), N_("Status"), N_("Period"))]
    table = nodes.table(
        w.say(N_("The cases in order of time")), (70, 40, 56), head, [nodes.group(None, rows)], dense=True
    )
    return [*(pictures([picture], caption, wide=True) for picture in drawn), table]


def landscape(w: Writer) -> Blocks:
    """Show the models on the two dimensions that come first, and say in words who stands where."""
    context: Context = overviews.landscape(w.atlas, w.wording)
    land: Landscape | None = context["land"]
    if land is None:
        return []
    numbers: Mapping[str, int] = context["numbers"]
    placed: Sequence[tuple[Model, Sequence[Level | None]]] = context["standings"]["models"]
    lead = N_(
        "Each number is a model, placed by two dimensions as the sources describe it; each square is a case, beside "
        "the model it used or where its own sources place it. A hollow number lacks at least one of the two "
        "positions. Which number is which model is in the table below the picture."
    )
    title = N_("{x} against {y}")
    across, upwards = land.x.label, land.y.label
    plain = {axis: label.in_(w.wording.language)[0] for axis, label in (("x", across), ("y", upwards))}
    caption = w.say(title, **plain)
    head = [w.say(N_("No.")), w.say(N_("Model")), w.phrase(across), w.phrase(upwards)]
    rows = [
        [
            paragraph(w.text(str(numbers[m.id]))),
            paragraph(w.entity(m, "models")),
            *(_level(w, level) for level in levels),
        ]
        for m, levels in placed
    ]
    table = nodes.table(
        w.say(N_("The models on the two dimensions")), (10, 60, 48, 48), head, [nodes.group(None, rows)], dense=True
    )
    return [*paragraph(w.say(lead)), pictures([w.studio.landscape(land, numbers)], caption, wide=True), table]


def _level(w: Writer, level: Level | None) -> Blocks:
    return paragraph(w.phrase(level.label) if level else w.not_reported())


def every_pair(w: Writer) -> Block:
    """List every pair of models: how many dimensions part them, and where to read the whole comparison."""
    # Two models have one page, named by their ids in order; here each pair begins with the name that comes first.
    models = overviews.models_by_name(w.atlas, w.wording)
    found = [side_by_side(w.atlas, first, second) for first, second in combinations(models, 2)]
    head = [
        w.say(words)
        for words in (N_("Models"), N_("Differ"), N_("The same"), N_("Cannot be told"), N_("Furthest apart"))
    ]
    caption = w.say(N_("Every pair of models: on how many dimensions they differ"))
    return nodes.table(
        caption, (66, 16, 18, 24, 42), head, [nodes.group(None, [_pair(w, both) for both in found])], dense=True
    )


def _pair(w: Writer, both: Pair) -> list[Blocks]:
    apart, same = both.of("apart"), both.of("same")
    names = [*w.phrase(both.first.name), " – ", *w.phrase(both.second.name)]
    furthest = [contrast for contrast in apart if contrast.steps and contrast.steps == apart[0].steps]
    return [
        paragraph([{"t": "link", "url": site_link(w.site, pair_path(both.first.id, both.second.id)), "x": names}]),
        *(paragraph([str(count)]) for count in (len(apart), len(same), len(both.contrasts) - len(apart) - len(same))),
        paragraph(nodes.joined([w.phrase(c.dimension.label, lower=True) for c in furthest]) or ["–"]),
    ]
