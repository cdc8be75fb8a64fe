"""The pictures on the finished site: named, described, with the same in words, and leading where they say."""

from collections.abc import Iterator, Mapping

import pytest
from lxml.html import HtmlElement

from ops_atlas.compare.landscape import DEFAULT
from ops_atlas.compare.models import level_of
from ops_atlas.compare.timeline import timeline
from ops_atlas.link import Key
from ops_atlas.pipeline import Reading
from ops_atlas.render.overviews import takes_part

Pages = Mapping[str, HtmlElement]
LANGUAGES = {"da": "", "en": "en/"}


def pictures(page: HtmlElement) -> Iterator[HtmlElement]:
    """The drawings of a page; those inside another are its parts."""
    return (svg for svg in page.find_class("atlas-chart") if svg.tag == "svg")


def test_every_picture_has_a_role_a_name_and_a_description(pages: Pages) -> None:
    found = 0
    for address, page in pages.items():
        for svg in pictures(page):
            found += 1
            title, desc = svg.find("title"), svg.find("desc")
            assert svg.get("aria-labelledby") == title.get("id"), address
            assert svg.get("aria-describedby") == desc.get("id"), address
            assert title.text_content().strip(), address
            assert desc.text_content().strip(), address
            # An image has no parts for a screen reader, so a picture with links is a group.
            assert svg.get("role") == ("group" if svg.xpath(".//a") else "img"), address
    assert found > 60


def test_every_link_in_a_picture_has_a_name(pages: Pages) -> None:
    links = [link for page in pages.values() for svg in pictures(page) for link in svg.iter("a")]
    assert links
    assert all(link.get("aria-label", "").strip() for link in links)


def test_no_picture_is_styled_inline_and_each_is_legible_without_the_style_sheet(pages: Pages) -> None:
    for page in pages.values():
        for svg in pictures(page):
            assert svg.xpath(".//@style") == []
            assert svg.get("fill")
            assert svg.get("font-family")
            assert all(mark.get("fill") or mark.get("stroke") for mark in svg.xpath(".//rect | .//circle | .//path"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_model_has_its_profile_with_each_dimension(pages: Pages, reading: Reading, language: str) -> None:
    names = [dimension.label.in_(language)[0] for dimension in reading.atlas.dimensions.values()]  # type: ignore[arg-type]
    for id_ in reading.atlas.models:
        page = pages[f"{LANGUAGES[language]}models/{id_}/"]
        (svg,) = [svg for svg in pictures(page) if svg.find("title").get("id") == "profile-title"]
        text = svg.text_content()
        assert all(name in text for name in names)
        assert page.find_class("atlas-profile")


def test_the_map_leads_to_every_municipality_with_cases(pages: Pages, reading: Reading) -> None:
    atlas = reading.atlas
    expected = {}
    for municipality in atlas.municipalities.values():
        count = sum(takes_part(atlas, case, municipality.id) for case in atlas.cases.values())
        if count:
            words = f"{municipality.name}: {count} {'case' if count == 1 else 'cases'}"
            expected[f"{municipality.id}/"] = words
    page = pages["en/municipalities/"]
    links = {a.get("href"): a.get("aria-label") for svg in pictures(page) for a in svg.iter("a")}
    assert links == expected
    assert links["roskilde/"] == "Roskilde: 4 cases"
    figures = {a.get("href"): a.find("text").text_content() for svg in pictures(page) for a in svg.iter("a")}
    assert all(expected[href].split()[-2] == figure for href, figure in figures.items())


def test_the_timeline_has_every_case_with_a_date_and_the_table_has_them_all(pages: Pages, reading: Reading) -> None:
    atlas, page = reading.atlas, pages["timeline/"]
    drawn = {a.get("href").split("/")[-2] for svg in pictures(page) for a in svg.iter("a")}
    found = timeline(atlas, "da")
    assert drawn == set(atlas.cases) - {span.case.id for span in found.undated}
    rows = page.find_class("atlas-table")[0].xpath(".//tbody/tr/th//a/@href")
    assert [href.split("/")[-2] for href in rows] == [span.case.id for span in found.spans]


def test_the_landscape_lists_every_model_and_case_beside_the_picture(pages: Pages, reading: Reading) -> None:
    page = pages["landscape/"]
    for kind in ("models", "cases"):
        rows = page.get_element_by_id(f"landscape-{kind}").xpath(".//tbody/tr")
        assert {row.get("data-id") for row in rows} == {
            f"{k.kind}/{k.id}" for k in reading.atlas.entities if k.kind == kind
        }
    drawn = page.get_element_by_id("landscape-title").getparent()
    numbers = {g.get("data-id"): g.find("text").text_content() for g in drawn.find_class("atlas-chart__model")}
    table = {r.get("data-id"): r[0].text_content() for r in page.get_element_by_id("landscape-models").iter("tr")}
    assert set(numbers) == {f"models/{id_}" for id_ in reading.atlas.models}
    assert all(table[id_] == number for id_, number in numbers.items())
    unplaced = page.find_class("atlas-landscape__unplaced")[0].xpath(".//a/@href")
    x, y = (reading.atlas.dimensions[id_] for id_ in DEFAULT)
    assert len(unplaced) == sum(not (level_of(m, x) or level_of(m, y)) for m in reading.atlas.models.values())


def test_figures_with_several_readings_are_drawn_and_their_table_stays(pages: Pages) -> None:
    page = pages["en/cases/aalborg-impact60/"]
    charts = page.find_class("atlas-readings")[0]
    assert len(list(pictures(charts))) == 1
    text = charts.text_content()
    assert "at least 50" in text
    assert "planned" in text
    assert len(charts.find_class("atlas-chart__hollow")) == 1
    assert len(charts.find_class("atlas-chart__mark")) == 4
    assert page.find_class("atlas-figures")
    assert not pages["cases/bostedsystemet/"].find_class("atlas-readings")


def test_the_dimensions_of_the_landscape_are_those_of_the_vocabulary(pages: Pages, reading: Reading) -> None:
    options = pages["landscape/"].get_element_by_id("landscape-choice").xpath(".//select[1]/option/@value")
    assert all(Key("dimensions", value) in reading.atlas for value in options)


@pytest.mark.parametrize(
    ("folder", "words", "arrow"),
    [
        ("", "status ikke belyst", "En pil betyder i gang uden"),
        ("en/", "status not reported", "An arrow means running"),
    ],
)
def test_it_is_the_status_that_is_not_reported(pages: Pages, folder: str, words: str, arrow: str) -> None:
    facts = pages[f"{folder}cases/roskilde-nextwork/"].find_class("atlas-facts")[0].text_content()
    assert words in facts
    page = pages[f"{folder}timeline/"]
    assert words in page.text_content()
    assert arrow in page.text_content()
