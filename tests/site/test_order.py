"""Lists are in the alphabetical order of the page's language, however the files are named."""

from collections.abc import Mapping

import pytest
from lxml.html import HtmlElement

from ops_atlas.slug import collate

FOLDERS = ("", "en/")


def alphabetical(names: list[str]) -> bool:
    assert len(names) > 1
    return names == sorted(names, key=collate)


def texts(page: HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("models/", "//table[contains(@class, 'atlas-matrix')]/tbody/tr/th"),
        ("glossary/", "//dl[contains(@class, 'atlas-terms')]/dt"),
        ("compare/", "//article//h3"),
        ("landscape/", "(//table)[1]//tbody/tr/th"),
        ("landscape/", "(//table)[2]//tbody/tr/th"),
    ],
)
def test_a_list_is_in_the_order_of_its_own_words(
    pages: Mapping[str, HtmlElement], folder: str, page: str, path: str
) -> None:
    assert alphabetical([name.lstrip("0123456789. ").rstrip("#") for name in texts(pages[folder + page], path)])


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_cases_of_a_sector_are_in_order_wherever_they_are_listed(
    pages: Mapping[str, HtmlElement], folder: str
) -> None:
    for table in pages[f"{folder}cases/"].find_class("atlas-cases"):
        names = texts(table, ".//tbody/tr/th")
        assert len(names) == 1 or alphabetical(names)
    links = pages[f"{folder}sectors/employment/"].xpath("//table//tbody/tr/th")
    assert alphabetical([link.text_content().strip() for link in links])


def test_aalborg_and_aarhus_come_last_among_the_municipalities(pages: Mapping[str, HtmlElement]) -> None:
    for folder in FOLDERS:
        links = pages[f"{folder}municipalities/"].xpath("//li/a[starts-with(@href, 'aa') or starts-with(@href, 'a')]")
        names = [link.text_content() for link in links if link.text_content().startswith("Aa")]
        assert names
    region = pages["municipalities/"].xpath("//h2[contains(., 'Nordjylland')]/following-sibling::ul[1]/li/a[1]/text()")
    assert region.index("Aalborg") == len(region) - 1
