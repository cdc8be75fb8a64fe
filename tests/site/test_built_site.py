"""What a reader meets on the finished site: every link leads somewhere, and every relation leads back."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml.html import HtmlElement

from ops_atlas.link import Key
from ops_atlas.pipeline import Reading
from ops_atlas.render.address import FOLDERS, SHARED, page_path
from ops_atlas.render.site import has_page
from ops_atlas.slug import collate
from shipped import ROOT

LANGUAGES = {"da": "", "en": "en/"}
Pages = Mapping[str, HtmlElement]


def references(page: HtmlElement) -> Iterator[str]:
    """Every address that a page names."""
    for element in page.iter("a", "link", "script", "img", "source", "iframe"):
        for name in ("href", "src"):
            value = element.get(name)
            if value is not None and element.get("rel") != "canonical":
                yield value


def target(origin: str, reference: str) -> tuple[str, str] | None:
    """Resolve a reference to a path below the site and a fragment; `None` if it leads elsewhere."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return origin, unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join("/" + posixpath.dirname(origin), unquote(parts.path))).lstrip("/")
    folder = joined + "/" if joined and not posixpath.splitext(joined)[1] else joined
    return folder, unquote(parts.fragment)


def test_the_shipped_content_has_no_problem(reading: Reading) -> None:
    assert reading.problems == ()


def test_every_internal_link_anchor_and_asset_resolves(site: Path, pages: Pages) -> None:
    ids = {address: {e.get("id") for e in page.iter() if e.get("id")} for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        if address.endswith("404.html"):  # served at any depth, so its addresses are absolute
            continue
        for reference in references(page):
            found = target(address, reference)
            if found is None:
                continue
            path, fragment = found
            if path not in pages and not (site / path).is_file():
                broken.append(f"{address}: {reference}")
            elif fragment and path in pages and fragment not in ids[path]:
                broken.append(f"{address}: {reference} (no such anchor)")
    assert broken == []


def test_no_page_uses_an_id_twice(pages: Pages) -> None:
    twice = {
        address: repeated
        for address, page in pages.items()
        if (repeated := [i for i, n in Counter(e.get("id") for e in page.iter() if e.get("id")).items() if n > 1])
    }
    assert twice == {}


def test_no_page_names_another_host_in_anything_it_loads(pages: Pages) -> None:
    loaded = {
        element.get(name)
        for page in pages.values()
        for element in page.iter("link", "script", "img", "source", "iframe")
        for name in ("href", "src")
        if element.get(name, "").startswith(("http:", "https:", "//")) and element.get("rel") != "canonical"
    }
    assert loaded == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_is_a_link_at_both_ends(pages: Pages, reading: Reading, language: str) -> None:
    atlas, prefix = reading.atlas, LANGUAGES[language]
    links = {address: _article_links(address, page) for address, page in pages.items()}
    missing = set()
    for relation in atlas.relations:
        if relation.target.kind not in FOLDERS or not _shown(reading, relation.source):
            continue
        source, aim = (prefix + _address(key) for key in (relation.source, relation.target))
        missing |= {f"{a} does not link to {b}" for a, b in ((source, aim), (aim, source)) if b not in links[a]}
    assert sorted(missing) == []


def _shown(reading: Reading, key: Key) -> bool:
    return key.kind in SHARED if key.kind not in FOLDERS else has_page(reading.atlas, key)


def _address(key: Key) -> str:
    return page_path(key).removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"


def _article_links(address: str, page: HtmlElement) -> set[str]:
    found = (target(address, a.get("href", "")) for article in page.iter("article") for a in article.iter("a"))
    return {path for path, _ in filter(None, found)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_itself_in_the_other_language(pages: Pages, language: str) -> None:
    other = "en" if language == "da" else "da"
    wrong = []
    for address, page in pages.items():
        if address.endswith("404.html") or address.startswith("en/") != (language == "en"):
            continue
        link = page.find_class("atlas-language")[0].find("a")
        aim = target(address, link.get("href"))
        expected = LANGUAGES[other] + address.removeprefix("en/")
        if link.get("hreflang") != other or aim is None or aim[0] != expected:
            wrong.append(f"{address}: {link.get('href')}")
    assert wrong == []


def test_the_edit_button_opens_the_file_that_the_page_comes_from(pages: Pages) -> None:
    edits = {
        address: pages[address].xpath("//a[@rel='edit']/@href")[0]
        for address in ("cases/holstebro-roads/", "en/models/bum/", "en/about/", "sources/mikkelsen-2017/")
    }
    assert {address: url.partition("/edit/main/")[2] for address, url in edits.items()} == {
        "cases/holstebro-roads/": "cases/holstebro-roads.yaml",
        "en/models/bum/": "models/bum.yaml",
        "en/about/": "docs/en/about.md",
        "sources/mikkelsen-2017/": "sources/mikkelsen-2017.yaml",
    }


def test_a_page_made_of_many_files_leads_to_their_folder_and_has_nothing_to_edit(pages: Pages) -> None:
    for address in ("cases/", "en/models/", "timeline/", "en/sources/"):
        assert not pages[address].xpath("//a[@rel='edit']"), address
        (button,) = pages[address].xpath(
            "//a[contains(@class, 'md-content__button') and contains(@href, '/tree/main/')]"
        )
        assert button.get("title") == (
            "The files behind this page" if address.startswith("en/") else "Filerne bag siden"
        )
    edited = {
        url.partition("/edit/main/")[2] for page in pages.values() for url in page.xpath("//a[@rel='edit']/@href")
    }
    assert len(edited) > 100
    assert sorted(path for path in edited if not (ROOT / path).is_file()) == []


def test_proper_names_keep_their_capitals_inside_a_sentence(pages: Pages) -> None:
    assert "in the Danish Public Procurement Act" in pages["en/models/"].text_content()
    wrong = [address for address, page in pages.items() if "danish public procurement" in page.text_content()]
    assert wrong == []


def test_every_result_on_the_holstebro_page_says_who_claims_it(pages: Pages) -> None:
    rows = [
        row
        for table in pages["en/cases/holstebro-roads/"].find_class("atlas-figures")
        for body in table.iter("tbody")
        for row in body.iter("tr")
    ]
    assert len(rows) > 5
    assert all(row.xpath(".//a[contains(@href, '/sources/')]") for row in rows)
    assert all(row.find_class("atlas-evidence") for row in rows)


def test_the_matrix_has_a_level_in_words_or_says_not_reported_in_every_cell(pages: Pages, reading: Reading) -> None:
    matrix = pages["models/"].find_class("atlas-matrix")[0]
    cells = [cell for row in matrix.find("tbody").iter("tr") for cell in row.iter("td")]
    assert len(cells) == len(reading.atlas.models) * len(reading.atlas.dimensions)
    for cell in cells:
        text = cell.text_content()
        assert text == "ikke belyst" or cell.find_class("atlas-cite"), text


def test_no_page_falls_back_to_danish_in_english(pages: Pages) -> None:
    fallen = [address for address, page in pages.items() if page.find_class("atlas-fallback")]
    assert fallen == []


def test_tables_have_captions_and_scoped_headers(pages: Pages) -> None:
    tables = [table for page in pages.values() for table in page.find_class("atlas-table")]
    assert tables
    for table in tables:
        assert table.find("caption").text_content()
        assert all(th.get("scope") for th in table.iter("th"))


def test_the_name_of_a_fact_and_the_fact_are_two_words_to_a_search(pages: Pages) -> None:
    for address, page in pages.items():
        for fact in page.xpath("//dl[contains(@class, 'atlas-facts')]//dt"):
            assert (fact.tail or "").isspace(), (address, fact.text_content())


def test_the_english_glossary_gives_no_word_as_another_name_of_itself(pages: Pages) -> None:
    for word in pages["en/glossary/"].xpath("//dl[contains(@class, 'atlas-terms')]/dt"):
        others = [p.text_content() for p in word.getnext().find_class("atlas-terms__aliases")]
        names = [name.strip() for text in others for name in text.partition(":")[2].casefold().split(",")]
        assert word.text_content().casefold() not in names
        assert len(names) == len(set(names))


def test_no_mark_names_the_same_source_twice(pages: Pages) -> None:
    for address, page in pages.items():
        for mark in page.find_class("atlas-cite"):
            numbers = [link.text_content() for link in mark.iter("a")]
            assert len(numbers) == len(set(numbers)), (address, numbers)


def test_a_source_cited_at_two_places_in_one_mark_says_both(pages: Pages) -> None:
    titles = [link.get("title") for page in pages.values() for link in page.xpath("//sup[@class='atlas-cite']/a")]
    assert any("; " in title for title in titles)


def test_the_sources_of_a_group_are_in_order_of_authors_and_dates_and_the_page_says_so(
    pages: Pages, reading: Reading
) -> None:
    page = pages["sources/"]
    assert "Inden for hver gruppe står de efter forfatter" in page.text_content()
    for group in page.xpath("//article//h2/following-sibling::ul[1]"):
        listed = [reading.atlas.sources[href.split("/")[-2]] for href in group.xpath("./li/cite/a/@href")]
        assert listed
        by_name = [(s.author[0].sort, s) for s in listed if not isinstance(s.author, str)]
        assert [name for name, _ in by_name] == sorted((name for name, _ in by_name), key=collate)
        for (name, source), (other, later) in pairwise(by_name):
            if name == other and source.author == later.author and source.sort_date and later.sort_date:
                assert source.sort_date.sort_key <= later.sort_date.sort_key


def test_a_case_without_a_municipality_says_whether_it_has_none_or_nobody_tells(pages: Pages, reading: Reading) -> None:
    for case in reading.atlas.cases.values():
        where = pages[f"cases/{case.id}/"].xpath("string(//dl[contains(@class, 'atlas-facts')]/div[dt='Hvor']/dd)")
        assert "–" not in where
        if not case.municipalities:
            assert where == ("ingen bestemt kommune" if case.scale == "national" else "ikke belyst")
    assert not pages["cases/"].xpath("//table[contains(@class, 'atlas-cases')]//td[@data-label='Hvor'][.='–']")


def test_how_many_models_are_not_reported_begins_a_line(pages: Pages, reading: Reading) -> None:
    for id_ in reading.atlas.models:
        for note in pages[f"models/{id_}/"].xpath("//td[@data-label='På andre niveauer']/small"):
            before = note.getprevious()
            assert before is not None
            assert before.tag in ("br", "ul")
