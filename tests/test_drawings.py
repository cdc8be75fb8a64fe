"""The charts outside the site's pages: no letter is lost, and what a page cannot hold goes on the next."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from ops_atlas.entities.base import Known
from ops_atlas.entities.figure import Figure
from ops_atlas.pipeline import Reading
from ops_atlas.render import entries, overviews
from ops_atlas.render.lettering import Label, Run, unlettered
from ops_atlas.render.pictures import BARS, Studio
from ops_atlas.wording import LOCALES, Language, Wording

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" font-size="13" fill="#111"><title>T</title>
<g transform="translate(10 20)"><circle r="3"/><text x="50%" y="4" text-anchor="end" font-size="11">Less &lt;
than</text></g><text y="9"><tspan>Løn</tspan><tspan dx="8" font-style="italic" fill="#222">ikke belyst</tspan></text>
<svg x="25%" y="30"><text>2</text></svg></svg>"""


def known(figures: Known[tuple[Figure, ...]]) -> tuple[Figure, ...]:
    return figures if isinstance(figures, tuple) else ()


def words(label: Label) -> str:
    return " ".join(run.text for run in label.runs)


def test_letters_come_out_with_their_place_and_look_and_leave_the_drawing() -> None:
    shapes, labels = unlettered(ET.fromstring(DRAWING), 200)  # noqa: S314 - written above
    assert "<text" not in shapes
    assert "title" not in shapes
    assert "circle" in shapes
    assert labels == (
        Label(110, 24, "end", 11, (Run("Less < than", "#111", italic=False),)),
        Label(0, 9, "start", 13, (Run("Løn", "#111", italic=False), Run("\u2002ikke belyst", "#222", italic=True))),
        Label(50, 30, "start", 13, (Run("2", "#111", italic=False),)),
    )


@pytest.mark.parametrize("language", LOCALES)
def test_every_case_stands_once_on_the_sheets_of_the_timeline(reading: Reading, language: Language) -> None:
    found = overviews.timeline(reading.atlas, Wording(language))["timeline"]
    sheets = list(Studio(reading.atlas, Wording(language)).timeline(found))
    assert len(sheets) == -(-sum(len(spans) for _, spans in found.groups) // BARS)
    drawn = " ".join(words(label) for sheet in sheets for label in sheet.labels)
    for _, spans in found.groups:
        for span in spans:
            assert drawn.count(span.case.title.in_(language)[0]) == 1


def test_the_halves_of_a_profile_hold_each_dimension_once_and_explain_the_marks_once(reading: Reading) -> None:
    wording = Wording("en")
    for model in reading.atlas.models.values():
        context = entries.model(reading.atlas, model, wording)
        halves = list(Studio(reading.atlas, wording).profile(model, context["profile"], context["peers"]))
        drawn = Counter(run.text for half in halves for label in half.labels for run in label.runs)
        assert all(drawn[d.label.in_("en")[0]] >= 1 for d in reading.atlas.dimensions.values())
        assert drawn["This model"] == 1
        assert all("Profile: " in half.words for half in halves)


def test_a_picture_of_readings_says_in_words_what_it_draws(reading: Reading) -> None:
    case = reading.atlas.cases["aalborg-impact60"]
    figure, picture = next(Studio(reading.atlas, Wording("da")).readings(case.results))
    assert picture.words.startswith(figure.measure.da)
    assert "46 pct. (oplyst)" in picture.words
    assert any("46 pct." in words(label) for label in picture.labels)


def test_no_line_of_the_grid_runs_through_the_words_of_a_reading(reading: Reading) -> None:
    studio = Studio(reading.atlas, Wording("en"))
    figures = [f for case in reading.atlas.cases.values() for part in (case.results, case.money) for f in known(part)]
    pictures = [picture for _, picture in studio.readings(figures)]
    assert pictures
    for picture in pictures:
        grid = [line for line in ET.fromstring(picture.svg).iter() if line.get("class") == "atlas-chart__grid"]  # noqa: S314 - drawn here
        assert grid
        for label in picture.labels:
            top = label.y - label.size * 0.7
            assert not [line for line in grid if float(line.get("y1", 0)) < label.y and float(line.get("y2", 0)) > top]


def test_the_maps_name_no_more_than_they_show(reading: Reading) -> None:
    counts = overviews.municipalities(reading.atlas, Wording("da"))["counts"]
    studio = Studio(reading.atlas, Wording("da"))
    numbers = sorted(words(label) for part in (studio.denmark(counts), studio.capital(counts)) for label in part.labels)
    assert numbers == sorted(str(count) for _, count in counts if count)
