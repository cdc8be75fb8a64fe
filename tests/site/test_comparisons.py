"""Entries side by side on the finished site: every pair of models has a page, and every case its nearest."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from ops_atlas.compare import nearest, pair_id
from ops_atlas.pipeline import Reading

Pages = Mapping[str, HtmlElement]
PREFIXES = {"da": "", "en": "en/"}


@pytest.mark.parametrize("language", PREFIXES)
def test_every_pair_of_models_has_one_page_reached_from_both_and_from_the_overview(
    pages: Pages, reading: Reading, language: str
) -> None:
    prefix = PREFIXES[language]
    expected = {pair_id(*two): two for two in combinations(reading.atlas.models, 2)}
    found = {
        address.split("/")[-2] for address in pages if address.startswith(f"{prefix}compare/") and "-vs-" in address
    }
    assert found == set(expected)
    overview = set(pages[f"{prefix}compare/"].xpath("//article//a/@href"))
    for id_, two in expected.items():
        assert f"{id_}/" in overview
        for model in two:
            assert f"../../compare/{id_}/" in pages[f"{prefix}models/{model}/"].xpath("//article//a/@href")
            assert f"../../models/{model}/" in pages[f"{prefix}compare/{id_}/"].xpath("//article//a/@href")


def test_a_pair_says_in_words_how_far_apart_the_models_are_and_what_nobody_knows(pages: Pages) -> None:
    text = (
        pages["en/compare/dialogue-based-tender-vs-innovation-partnership/"].find_class("md-content")[0].text_content()
    )
    assert "what is tendered (task or service against problem, 2 steps)" in text
    assert "Of neither has anyone said where it stands on 2 dimensions: who carries the risk" in text
    assert "When dialogue-based tender fits" in text
    assert "When the task is known, can be priced and recurs." in text


def test_every_statement_on_when_to_choose_a_model_stands_on_the_model_s_own_page_too(
    pages: Pages, reading: Reading
) -> None:
    atlas = reading.atlas
    for first, second in combinations(atlas.models.values(), 2):
        page = pages[f"en/compare/{pair_id(first.id, second.id)}/"]
        own = " ".join(
            pages[f"en/models/{model.id}/"].find_class("md-content")[0].text_content() for model in (first, second)
        )
        for evidence in page.xpath("//article//li/a[contains(@class, 'atlas-evidence')]"):
            words = (evidence.getparent().text or "").partition(": ")
            assert (words[2] or words[0]).strip()[:60] in own


@pytest.mark.parametrize("language", PREFIXES)
def test_a_case_leads_to_its_nearest_cases_and_to_both_side_by_side(
    pages: Pages, reading: Reading, language: str
) -> None:
    prefix = PREFIXES[language]
    for case in reading.atlas.cases.values():
        links = pages[f"{prefix}cases/{case.id}/"].xpath("//article//a/@href")
        for near in nearest(reading.atlas, case):
            assert f"../{near.case.id}/" in links
            assert f"../../compare/?cases={case.id},{near.case.id}" in links


def test_pages_of_pairs_stay_out_of_the_search(pages: Pages) -> None:
    found = {address for address, page in pages.items() if page.xpath("//h1[not(ancestor::*[@data-pagefind-ignore])]")}
    assert "compare/" in found
    assert not {address for address in found if address.startswith(("compare/bum-vs", "en/compare/bum-vs"))}


def test_the_scripts_of_the_site_are_small(site: Path) -> None:
    scripts = list((site / "assets").glob("*.js"))
    assert {"compare.js", "guide.js"} <= {path.name for path in scripts}
    assert sum(path.stat().st_size for path in scripts) < 27_000


def test_only_the_page_that_needs_a_script_loads_it(pages: Pages) -> None:
    def loads(page: HtmlElement, name: str) -> bool:
        return bool(page.xpath(f"//script[contains(@src, 'assets/{name}.js')]"))

    loading = {name: {a for a, page in pages.items() if loads(page, name)} for name in ("compare", "guide")}
    assert loading == {"compare": {"compare/", "en/compare/"}, "guide": {"guide/", "en/guide/"}}
