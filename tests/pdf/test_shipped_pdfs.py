"""Every PDF that the site offers: valid, accessible, whole, and no word outside its place."""

import re
import subprocess
from collections.abc import Sequence
from itertools import islice, pairwise
from pathlib import Path
from urllib.parse import urldefrag

import pikepdf
import pytest
from inspect_pdf import Looks, Tool
from markdown.extensions.toc import slugify

from ops_atlas import __version__
from ops_atlas.compare import pairs
from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.press import Printed
from ops_atlas.render.address import page_path, site_link
from ops_atlas.render.comparisons import pair_path
from ops_atlas.render.downloads import WHOLE
from ops_atlas.render.site import HANDWRITTEN, OVERVIEWS, has_page, pages
from ops_atlas.wording import LOCALES, Wording
from shipped import ROOT

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
SUBSET = re.compile(r"[A-Z]{6}\+LibertinusSerif-(Regular|Italic|Semibold|SemiboldItalic)(-Identity-H)?")


def test_every_pdf_conforms_to_pdf_ua_1_and_pdf_a_2a(looks: Looks) -> None:
    assert {name: its.conformance for name, (_, its) in looks.items() if its.conformance} == {}


def test_a_second_validator_finds_nothing_against_pdf_ua_1(looks: Looks) -> None:
    assert {name: its.accessibility for name, (_, its) in looks.items() if its.accessibility} == {}


def test_no_file_is_damaged(looks: Looks, tool: Tool) -> None:
    assert tool("qpdf")
    assert {name: its.damage for name, (_, its) in looks.items() if its.damage} == {}


def test_no_word_leaves_the_page_or_stands_on_another(looks: Looks, tool: Tool) -> None:
    assert tool("pdftotext")
    assert {name: its.misplaced[:5] for name, (_, its) in looks.items() if its.misplaced} == {}


def test_every_pdf_says_its_language_and_title_and_can_be_found_one_s_way_in(looks: Looks) -> None:
    wrong = {}
    for name, (copy, look) in looks.items():
        its = look.facts
        right = (LANGUAGES[copy.download.language], copy.download.title, True, True)
        if (its.language, its.title, its.shows_title, its.tagged) != right or not its.bookmarks:
            wrong[name] = its[:5]
    assert wrong == {}


def test_headings_begin_at_the_first_level_and_skip_none(looks: Looks) -> None:
    wrong = {}
    for name, (_, its) in looks.items():
        levels = [0, *(int(heading[1]) for heading in its.facts.headings)]
        if len(levels) == 1 or any(lower - upper > 1 for upper, lower in pairwise(levels)):
            wrong[name] = its.facts.headings
    assert wrong == {}


def test_every_table_has_header_cells_and_each_says_what_it_heads(looks: Looks) -> None:
    found = {name: its.facts for name, (_, its) in looks.items()}
    assert [name for name, its in found.items() if its.tables_without_headers or its.header_cells_without_scope] == []
    assert all(its.tables for name, its in found.items() if "/cases/" in name or "/compare/" in name)


def test_every_picture_has_words(looks: Looks) -> None:
    assert [name for name, (_, its) in looks.items() if its.facts.figures_without_words] == []


def test_every_link_is_tagged_and_has_words(looks: Looks) -> None:
    wrong = [n for n, (_, its) in looks.items() if its.facts.links_without_tag or its.facts.links_without_words]
    assert wrong == []


def test_passages_in_another_language_are_marked_as_that_language_and_not_as_one_of_the_document_s_country(
    looks: Looks,
) -> None:
    marked = {language for _, its in looks.values() for language in its.facts.languages}
    assert {"da", "en"} <= marked
    assert sorted(language for language in marked if "-" in language) == []


def test_every_font_is_embedded_as_a_subset_and_there_is_one_family(looks: Looks) -> None:
    fonts = {name: its.facts.fonts for name, (_, its) in looks.items()}
    assert all(fonts.values())
    assert {name: wrong for name, its in fonts.items() if (wrong := [f for f in its if not SUBSET.fullmatch(f)])} == {}


def test_a_case_stays_small(printed: Sequence[Printed]) -> None:
    sizes = {c.download.path: c.download.size for c in printed if c.download.kind == "cases"}
    assert {path: size for path, size in sizes.items() if size >= 80_000} == {}


def test_links_to_the_site_lead_to_its_pages_and_to_places_on_them(looks: Looks, reading: Reading, home: str) -> None:
    site: dict[str, str] = {}
    for language in LOCALES:
        root = home if language == "da" else f"{home}en/"
        overviews = islice(pages(reading.atlas, Wording(language)), len(OVERVIEWS))  # all that hold places to link to
        site |= {site_link(root, page.path): page.markdown for page in overviews}
        site |= {site_link(root, page_path(key)): "" for key in reading.atlas.entities if has_page(reading.atlas, key)}
        site |= {site_link(root, pair_path(one.id, other.id)): "" for one, other in pairs(reading.atlas)}
        site |= {site_link(root, path): _anchors(ROOT / "docs" / language / path) for path, _ in HANDWRITTEN}
    own = {link for _, its in looks.values() for link in its.facts.links if link.startswith(home)}
    assert len(own) > 100
    places = [(link, *urldefrag(link)) for link in sorted(own)]
    assert [link for link, page, _ in places if page not in site] == []
    assert [link for link, page, anchor in places if anchor and f'id="{anchor}"' not in site[page]] == []


def _anchors(page: Path) -> str:
    """The places on a page written by hand: its headings, as MkDocs names them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return " ".join(f'id="{slugify(heading, "-")}"' for heading in headings)


def test_the_whole_atlas_leads_outside_only_to_sources_and_pages_it_does_not_hold(looks: Looks, home: str) -> None:
    inside = ("cases", "models", "themes", "actors", "sectors", "glossary", "municipalities", "disagreements")
    links = looks[f"da/{WHOLE}"][1].facts.links
    assert [link for link in links if link.startswith(tuple(f"{home}{part}" for part in inside))] == []


def test_a_page_without_a_document_of_its_own_offers_its_place_in_the_whole_atlas(
    printed: Sequence[Printed], reading: Reading
) -> None:
    downloads = [copy.download for copy in printed]
    for language in LOCALES:
        (whole,) = (c.file for c in printed if (c.download.language, c.download.path) == (language, WHOLE))
        with pikepdf.open(whole) as pdf:
            known = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        every = [page.pdf[0] for page in pages(reading.atlas, Wording(language), downloads=downloads) if page.pdf]
        offered = {place for file, _, place in (pdf.partition("#nameddest=") for pdf in every) if file == WHOLE}
        assert len(offered) > 100
        assert sorted(offered - known - {""}) == []


@pytest.mark.parametrize("path", ["pdf/method.pdf", "pdf/cases/holstebro-roads.pdf", "pdf/models.pdf"])
def test_every_page_says_which_edition_it_is_and_how_far_the_sources_reach(
    path: str, printed: Sequence[Printed], tool: Tool
) -> None:
    for copy in (copy for copy in printed if copy.download.path == path):
        command = [tool("pdftotext"), "-layout", str(copy.file), "-"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - a fixed tool
        sheets = done.stdout.removesuffix("\f").split("\f")
        assert len(sheets) == copy.download.pages
        assert all(re.search(rf"version {re.escape(__version__)} · .*\b20\d\d\b", sheet) for sheet in sheets), path


def test_the_same_documents_exist_in_both_languages(printed: Sequence[Printed]) -> None:
    paths = {language: [c.download.path for c in printed if c.download.language == language] for language in LANGUAGES}
    assert paths["da"] == paths["en"]
    assert len(set(paths["da"])) == len(paths["da"])
