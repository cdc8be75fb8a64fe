"""Addresses and numbered references: how pages lead to each other, and to who says so."""

from dataclasses import dataclass
from itertools import product
from posixpath import join, normpath

import pytest

from ops_atlas.link import Key
from ops_atlas.pipeline import Reading
from ops_atlas.render.address import FOLDERS, SHARED, file_link, fragment, page_path, url_link
from ops_atlas.render.references import References
from ops_atlas.render.site import navigation, pages
from ops_atlas.wording import Language, Wording


@dataclass(frozen=True)
class Cited:
    source: str
    locator: str | None = None


PATHS = ["index.md", "glossary.md", "cases/index.md", "cases/alpha.md", "models/index.md", "models/bond.md"]


def url(path: str) -> str:
    """Give the address at which MkDocs serves a page, with folders for pages."""
    return "/" + ("" if path == "index.md" else path.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/")


@pytest.mark.parametrize(("origin", "target"), list(product(PATHS, PATHS)))
def test_a_link_leads_from_any_page_to_any_other(origin: str, target: str) -> None:
    assert normpath(join("x", origin, "..", file_link(origin, target))) == join("x", target)
    assert normpath(url(origin) + url_link(origin, target)) == normpath(url(target))
    assert url_link(origin, target).endswith("/")


def test_an_entity_has_a_page_or_a_place_on_one() -> None:
    assert page_path(Key("cases", "alpha")) == "cases/alpha.md"
    assert fragment(Key("cases", "alpha")) == ""
    assert page_path(Key("glossary", "beta")) == "glossary.md"
    assert fragment(Key("glossary", "beta")) == "#beta"
    assert not set(FOLDERS) & set(SHARED)


def test_what_has_no_page_cannot_be_linked_to() -> None:
    with pytest.raises(KeyError):
        page_path(Key("roles", "buyer"))


def test_references_are_numbered_by_first_mention_and_know_each_use() -> None:
    references = References()
    assert [(r.number, use) for r, use in references.cite([Cited("b"), Cited("a", "s. 1")])] == [(1, 1), (2, 1)]
    assert [(r.number, use) for r, use in references.cite([Cited("a"), Cited("a", "s. 1")])] == [(2, 2)]
    listed = list(references)
    assert [reference.source for reference in listed] == ["b", "a"]
    assert [reference.anchor for reference in listed] == ["ref-1", "ref-2"]
    assert listed[1].uses == [("s. 1",), (None, "s. 1")]
    assert listed[1].places == [("s. 1", [1, 2]), (None, [2])]
    assert listed[1].mark(2) == "cite-2-2"


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_page_is_written_once_and_can_be_edited(language: Language, small: Reading) -> None:
    written = list(pages(small.atlas, Wording(language)))
    paths = [page.path for page in written]
    assert len(set(paths)) == len(paths)
    assert all(page.title and page.description and page.edit for page in written)
    assert {page.edit for page in written if page.key} <= set(small.atlas.files.values())


def test_both_languages_have_the_same_pages(small: Reading) -> None:
    danish, english = ([page.path for page in pages(small.atlas, Wording(lang))] for lang in ("da", "en"))
    assert danish == english


def test_the_navigation_leads_to_pages_only_and_to_no_single_entry(small: Reading) -> None:
    def leaves(item: object) -> list[str]:
        if isinstance(item, str):
            return [item]
        parts = item.values() if isinstance(item, dict) else item
        return [leaf for part in parts for leaf in leaves(part)]

    linked = leaves(navigation(Wording("da")))
    overviews = {page.path for page in pages(small.atlas, Wording("da")) if not page.key}
    assert len(linked) == len(set(linked))
    assert set(linked) - overviews == {"about.md", "method.md"}
    assert linked[0] == "index.md"
