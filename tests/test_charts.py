"""The pictures: what stands in them, and that nothing in them overlaps or pretends."""

import re
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise, permutations
from pathlib import Path

import pytest

from ops_atlas.compare.landscape import Landscape, by_name, default_pair, landscape, telling_pairs
from ops_atlas.compare.models import level_of, profile
from ops_atlas.compare.peers import is_used, peers
from ops_atlas.compare.timeline import span, timeline
from ops_atlas.entities import Case
from ops_atlas.entities.case import Period
from ops_atlas.entities.figure import Figure
from ops_atlas.link import Atlas, Key
from ops_atlas.pipeline import read
from ops_atlas.render.charts import (
    capital_map,
    country_map,
    plot,
    profile_picture,
    readings_pictures,
    timeline_sheets,
)
from ops_atlas.render.charts.axes import PAD, WIDTH
from ops_atlas.render.charts.denmark import CAPITAL, outlines
from ops_atlas.render.charts.readings import round_ticks
from ops_atlas.render.charts.text import NARROW, wrap
from ops_atlas.render.overviews import landscape as landscape_page
from ops_atlas.wording import Wording

ROOT = Path(__file__).resolve().parents[1]
UNKNOWN = "ikke belyst"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read(ROOT).atlas


def numbers(atlas: Atlas) -> dict[str, int]:
    return {model.id: number for number, model in enumerate(by_name(atlas, "da"), start=1)}


@pytest.fixture(scope="module")
def lands(atlas: Atlas) -> list[Landscape]:
    """The landscape of every pair of dimensions, each way round."""
    return [landscape(atlas, x, y, "da") for x, y in permutations(atlas.dimensions.values(), 2)]


def test_text_breaks_at_spaces_and_a_long_word_has_its_own_line() -> None:
    assert wrap("Offentlig-privat innovation i det små", 16) == ("Offentlig-privat", "innovation i det", "små")
    assert wrap("en innovationspartnerskabskontrakt", 10) == ("en", "innovationspartnerskabskontrakt")
    assert wrap("", 10) == ()


# The profile


def test_the_models_behind_are_those_used_in_the_same_sectors(atlas: Atlas) -> None:
    model = atlas.models["payment-by-results"]
    sectors = {str(c.sector) for c in atlas.cases.values() if model.id in {str(u.model) for u in c.models}}
    expected = {str(u.model) for c in atlas.cases.values() if str(c.sector) in sectors for u in c.models}
    assert {peer.id for peer in peers(atlas, model)} == expected - {model.id}


def test_behind_a_model_that_no_case_has_used_stand_all_the_others(atlas: Atlas) -> None:
    unused = next(model for model in atlas.models.values() if not is_used(atlas, model))
    assert len(peers(atlas, unused)) == len(atlas.models) - 1


def test_a_profile_marks_each_dimension_once_and_an_unknown_position_nowhere_on_the_scale(atlas: Atlas) -> None:
    for model in atlas.models.values():
        rows = profile_picture(profile(atlas, model, atlas.models.values()), peers(atlas, model), "da", UNKNOWN).rows
        assert [row.dimension for row in rows] == list(atlas.dimensions.values())
        for row in rows:
            here = [mark.level for mark in row.marks if mark.here]
            assert here == [level for level in [level_of(model, row.dimension)] if level]


def test_only_steps_of_a_scale_stand_on_its_line(atlas: Atlas) -> None:
    model = atlas.models["social-impact-bond"]
    rows = {
        row.dimension.id: row
        for row in profile_picture(profile(atlas, model, atlas.models.values()), (), "da", UNKNOWN).rows
    }
    assert rows["payment-basis"].scale == ()
    assert [mark.level.id for mark in rows["steering"].scale] == [
        "control",
        "mostly-control",
        "mostly-dialogue",
        "dialogue",
    ]


def test_the_lines_of_a_profile_do_not_meet(atlas: Atlas) -> None:
    for language in ("da", "en"):
        for model in atlas.models.values():
            rows = profile_picture(profile(atlas, model, atlas.models.values()), (), language, "not reported").rows
            for above, below in pairwise(rows):
                assert above.name_y < above.track_y < above.ends_y < below.name_y - 16
            for row in rows:
                level = row.here.label.in_(language)[0] if row.here else "not reported"
                assert row.two_lines or len(row.dimension.label.in_(language)[0]) + len(level) < NARROW


# The landscape


def test_a_landscape_has_every_model_and_no_case_twice(atlas: Atlas, lands: list[Landscape]) -> None:
    for land in lands:
        assert sorted(m.id for m in (*land.placed, *land.unplaced)) == sorted(atlas.models)
        groups = [group for cell in land.cells.values() for group in cell]
        assert sorted(case.id for group in groups for case in group.cases) == sorted(atlas.cases)


def test_a_case_stands_where_its_own_sources_place_it_else_with_its_model(atlas: Atlas) -> None:
    x, y = atlas.dimensions["what-is-tendered"], atlas.dimensions["dialogue-before"]
    cells = landscape(atlas, x, y, "da").cells
    placed = {c.id: (place, g.model) for place, groups in cells.items() for g in groups for c in g.cases}
    (own_x, own_y), model = placed["holbaek-employment"]
    assert (own_x.id if own_x else None, own_y.id if own_y else None, model) == ("outcome", "continuous", None)
    _, beside = placed["aarhus-diabetes"]
    assert beside is atlas.models["social-impact-bond"]


def test_no_marks_of_a_landscape_overlap_or_leave_their_cell(atlas: Atlas, lands: list[Landscape]) -> None:
    for land in lands:
        drawn = plot(land, numbers(atlas), "da", UNKNOWN)
        boxes = [(d.x - 13, d.y - 13, d.x + 13, d.y + 13) for d in drawn.dots]
        boxes += [(s.x, s.y, s.x + 8, s.y + 8) for s in drawn.squares]
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (land.x.id, land.y.id)
        columns = [(c.start, c.start + c.size) for c in drawn.columns]
        rows = [(r.start, r.start + r.size) for r in drawn.rows]
        for left, top, right, bottom in boxes:
            assert any(a <= left and right <= b for a, b in columns), (land.x.id, land.y.id)
            assert any(a <= top and bottom <= b for a, b in rows), (land.x.id, land.y.id)


def test_the_words_of_a_column_fit_in_it(atlas: Atlas, lands: list[Landscape]) -> None:
    for land in lands:
        drawn = plot(land, numbers(atlas), "en", "not reported")
        assert all(len(line) * 6.6 <= band.size - PAD for band in drawn.columns for line in band.lines)


def test_the_first_landscape_is_dialogue_against_who_carries_the_risk(atlas: Atlas) -> None:
    pair = default_pair(atlas)
    assert pair
    x, y = pair
    assert (x.id, y.id) == ("dialogue-before", "risk-carrier")
    drawn = plot(landscape(atlas, x, y, "da"), numbers(atlas), "da", UNKNOWN)
    assert next(band.level.id if band.level else None for band in drawn.rows) == "investor"
    assert drawn.columns[-1].level is drawn.rows[-1].level is None
    assert drawn.width <= WIDTH + 1


def test_two_dimensions_make_a_landscape_and_one_makes_none(atlas: Atlas) -> None:
    listed = list(atlas.dimensions.values())[:2]
    few = Atlas({Key("dimensions", d.id): d for d in listed}, (), {})
    assert default_pair(few) == (listed[0], listed[1])
    one = Atlas({Key("dimensions", listed[0].id): listed[0]}, (), {})
    assert default_pair(one) is None
    assert landscape_page(one, Wording("da")) == {"land": None}


def test_the_other_pairs_use_each_scale_once(atlas: Atlas) -> None:
    found = [dimension.id for pair in telling_pairs(atlas) for dimension in pair]
    assert len(found) == len(set(found)) == 6


# The timeline


def dated(atlas: Atlas, start: str, end: str) -> Case:
    case = atlas.cases["holstebro-roads"]
    return case.model_copy(update={"period": Period.model_validate({"start": start, "end": end})})


def test_a_date_is_as_wide_as_it_can_mean(atlas: Atlas) -> None:
    found = span(dated(atlas, "2018", "2020-03"))
    assert (found.first, found.begun) == (date(2018, 1, 1), date(2018, 12, 31))
    assert (found.ending, found.last, found.end) == (date(2020, 3, 1), date(2020, 3, 31), "known")


def test_what_is_not_reported_or_not_over_has_no_end(atlas: Atlas) -> None:
    assert span(dated(atlas, "2018", "unknown")).end == "unknown"
    assert span(dated(atlas, "2018", "2019/..")).end == "unknown"
    ongoing = span(dated(atlas, "2018", "ongoing"))
    assert (ongoing.end, ongoing.last) == ("ongoing", None)
    assert span(dated(atlas, "unknown", "2019")).first is None


def test_every_case_is_on_the_timeline_once_in_order(atlas: Atlas) -> None:
    found = timeline(atlas, "da")
    assert sorted(s.case.id for s in found.spans) == sorted(atlas.cases)
    assert all(s.first is None and s.last is None for s in found.undated)
    for status, spans in found.groups:
        assert {str(s.case.status) for s in spans} == {status.id}
        assert [s.first or s.last for s in spans] == sorted(s.first or s.last or date.max for s in spans)


def test_an_end_that_nobody_reports_is_open_and_certainty_stays_within_the_bar(atlas: Atlas) -> None:
    sheets = list(timeline_sheets(timeline(atlas, "da"), "da"))
    bars = {bar.span.case.id: bar for drawn in sheets for group in drawn.groups for bar in group.bars}
    assert bars["roskilde-nextwork"].open_end
    assert bars["roskilde-nextwork"].sure_x is None
    assert not bars["holstebro-roads"].open_end
    for bar in bars.values():
        first, width = (float(text.rstrip("%")) for text in (bar.x, bar.width))
        assert first >= 0
        assert first + width <= 100
        if bar.sure_x:
            assert first <= float(bar.sure_x.rstrip("%")) <= first + width
    for drawn in sheets:
        heights = [bar.y for group in drawn.groups for bar in group.bars]
        assert all(below - above >= 24 for above, below in pairwise(heights))


def test_what_runs_on_is_certain_only_as_long_as_a_source_has_told_of_it(atlas: Atlas) -> None:
    found = timeline(atlas, "da")
    bars = [bar for drawn in timeline_sheets(found, "da") for group in drawn.groups for bar in group.bars]
    running = [bar for bar in bars if bar.span.end == "ongoing" or str(bar.span.case.status) == "running"]
    assert {bar.span.end for bar in running} == {"ongoing", "known"}
    for bar in running:
        assert bar.tip == "97%" or bar.span.end != "ongoing"
        if bar.sure_x:
            assert bar.span.heard
            until = float(bar.sure_x.rstrip("%")) + float(bar.sure_width.rstrip("%"))
            newest = max(s.heard for s in found.spans if s.heard)
            assert bar.span.heard <= newest
            assert until < 97


def test_a_running_case_of_which_no_source_has_a_date_is_certain_nowhere(atlas: Atlas) -> None:
    told = span(dated(atlas, "2018", "ongoing"), date(2021, 5, 1))
    untold = span(dated(atlas, "2018", "ongoing"))
    assert (told.heard, untold.heard) == (date(2021, 5, 1), None)


# The map


def test_the_map_has_the_98_municipalities_by_their_official_codes_and_no_more(atlas: Atlas) -> None:
    assert set(outlines()) == {m.code for m in atlas.municipalities.values()}
    assert len(outlines()) == 98
    assert all(re.fullmatch(r"[Mlz0-9 -]+", outline.path) for outline in outlines().values())
    assert (ROOT / "generator/ops_atlas/render/charts/denmark.json").stat().st_size < 80_000


def test_the_outlines_lie_where_their_municipalities_are(atlas: Atlas) -> None:
    """The vocabulary's positions, drawn on the map's scale, fall close to the outlines; Bornholm is moved."""
    for municipality in atlas.municipalities.values():
        if municipality.id == "bornholm":
            continue
        x = float(municipality.lon) * 220.2 - 1780
        y = 22140.5 - float(municipality.lat) * 383.32
        x0, y0, x1, y1 = outlines()[municipality.code].box
        assert x0 - 4 <= x <= x1 + 4, municipality.name
        assert y0 - 4 <= y <= y1 + 4, municipality.name


def test_each_municipality_with_cases_is_a_link_on_exactly_one_of_the_maps(atlas: Atlas) -> None:
    counts = [(m, 1) for m in atlas.municipalities.values()]
    linked = [
        a.municipality.id for chart in (country_map(counts), capital_map(counts)) for a in chart.areas if a.linked
    ]
    assert sorted(linked) == sorted(atlas.municipalities)
    left, top, width, height = CAPITAL
    for area in capital_map(counts).areas:
        if area.linked:
            x, y = area.outline.at
            assert left < x < left + width
            assert top < y < top + height


# Readings


def figure(*readings: dict[str, str]) -> Figure:
    common = {"when": "2020", "evidence": "research", "cite": ["vognbjerg-2012"]}
    return Figure.model_validate({"measure": "Mål", "unit": "percent", "readings": [common | r for r in readings]})


def test_a_figure_is_drawn_only_if_at_least_two_readings_are_known(atlas: Atlas) -> None:
    wording = Wording("da")
    assert readings_pictures("unknown", atlas, wording) == ()
    one = figure({"value": "5"}, {"value": "unknown"})
    two = figure({"value": "5", "stage": "planned"}, {"value": "7"}, {"value": "unknown"})
    (drawn,) = readings_pictures((one, two), atlas, wording)
    assert [mark.reading.stage for mark in drawn.marks] == ["planned", "actual"]


def test_a_range_is_a_line_and_a_hedged_value_is_open_to_its_side(atlas: Atlas) -> None:
    found = figure({"low": "10", "high": "20"}, {"value": "15", "qualifier": "over"}, {"value": "15"})
    (drawn,) = readings_pictures((found,), atlas, Wording("da"))
    ranged, over, plain = drawn.marks
    assert float(ranged.low.rstrip("%")) < float(over.low.rstrip("%")) < float(ranged.high.rstrip("%"))
    assert (ranged.opens, over.opens, plain.opens) == ("", "right", "")
    assert over.low == plain.low


@pytest.mark.parametrize(
    "values", [["0"], ["50", "36"], ["0.3", "0.7"], ["-3", "8"], ["23200000", "11600000"], ["66.60", "19.66"], ["-5"]]
)
def test_a_scale_is_round_begins_at_zero_or_below_and_embraces_every_value(values: list[str]) -> None:
    numbers = [Decimal(value) for value in values]
    ticks = round_ticks(numbers)
    assert ticks[0] <= min(0, *numbers)
    assert ticks[-1] >= max(0, *numbers)
    assert Decimal(0) in ticks
    assert len(ticks) <= 7
    assert len({b - a for a, b in pairwise(ticks)}) == 1
