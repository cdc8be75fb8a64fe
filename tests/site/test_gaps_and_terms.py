"""The page of what nobody has said, and the glossary's words in running text, as the built site has them."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from ops_atlas.entities.base import UNKNOWN
from ops_atlas.pipeline import Reading

EDIT = "/edit/main/"


def test_every_gap_has_a_link_that_starts_a_contribution(pages: Mapping[str, HtmlElement], reading: Reading) -> None:
    atlas = reading.atlas
    for address in ("gaps/", "en/gaps/"):
        links = {a.get("href", "").partition(EDIT)[2] for a in pages[address].iter("a") if EDIT in a.get("href", "")}
        for kind, entries in (("cases", atlas.cases), ("models", atlas.models), ("themes", atlas.themes)):
            open_ended = [e.id for e in entries.values() if e.open_questions]
            assert [id_ for id_ in open_ended if f"{kind}/{id_}.yaml" not in links] == []
        assert "vocabulary/wanted.yaml" in links


def test_every_case_with_a_gap_leads_to_its_own_file(pages: Mapping[str, HtmlElement], reading: Reading) -> None:
    for case in reading.atlas.cases.values():
        if case.open_questions or case.citizen_role == UNKNOWN:
            text = pages[f"cases/{case.id}/"].xpath("//article//a[contains(., 'Skriv det i')]/@href")
            assert [href.partition(EDIT)[2] for href in text] == [f"cases/{case.id}.yaml"]


def test_a_word_is_explained_once_a_page_and_only_in_running_text(pages: Mapping[str, HtmlElement]) -> None:
    for address, page in pages.items():
        words = page.xpath("//a[contains(@class, 'atlas-term')]")
        targets = [word.get("href").partition("#")[2] for word in words]
        assert len(targets) == len(set(targets)), address
        inside = {a.tag for word in words for a in word.iterancestors()}
        assert inside.isdisjoint({"a", "h1", "h2", "h3", "table", "cite", "em", "title"}), address
        assert all(word.get("title") for word in words), address
    assert pages["glossary/"].xpath("//a[contains(@class, 'atlas-term')]") == []
    assert pages["models/bum/"].xpath("//a[contains(@class, 'atlas-term')]") != []


def test_the_contradictions_begin_with_how_independent_the_sources_are(pages: Mapping[str, HtmlElement]) -> None:
    headings = [" ".join(h.itertext()) for h in pages["disagreements/"].iter("h2")]
    assert "uafhængige" in headings[0]


def test_the_dimension_and_the_section_on_the_legal_basis_are_told_apart(pages: Mapping[str, HtmlElement]) -> None:
    rows = [th.text_content() for th in pages["gaps/"].xpath("//table//tbody/tr/th")]
    for table in pages["gaps/"].find_class("atlas-table"):
        names = [th.text_content() for th in table.xpath("./tbody/tr/th")]
        assert len(names) == len(set(names))
    assert "Afsnittet om retsgrundlag" in rows


def test_the_invitation_to_write_stands_apart_from_the_list_before_it(pages: Mapping[str, HtmlElement]) -> None:
    (asked,) = [p for p in pages["gaps/"].iter("p") if p.text_content().startswith("Ved du mere?")]
    assert asked.getparent().tag != "li"
    assert not [li for li in pages["gaps/"].iter("li") if "Ved du mere?" in li.text_content()]
