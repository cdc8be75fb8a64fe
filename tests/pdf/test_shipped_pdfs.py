"""Every PDF that the site offers: valid, accessible, whole, and no word outside its place."""

import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from inspect_pdf import Facts, Word, accessibility, conformance, facts, words

from ops_atlas.publish.pdf.press import Printed
from ops_atlas.render.downloads import MATRIX, WHOLE

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
MARGIN = 62 - 4  # points: 22 mm on both sides, less what punctuation may hang out
Tool = Callable[[str], str]


def each(function: Callable[[Path], Any], printed: Sequence[Printed]) -> list[Any]:
    """Look at every file, several at a time."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        return list(workers.map(function, [copy.file for copy in printed], chunksize=8))


def about(printed: Sequence[Printed]) -> dict[str, tuple[Printed, Facts]]:
    found = zip(printed, each(facts, printed), strict=True)
    return {f"{copy.download.language}/{copy.download.path}": (copy, its) for copy, its in found}


def test_every_pdf_conforms_to_pdf_ua_1_and_pdf_a_2a(printed: Sequence[Printed]) -> None:
    assert [line for lines in each(conformance, printed) for line in lines] == []


def test_a_second_validator_finds_nothing_against_pdf_ua_1(printed: Sequence[Printed]) -> None:
    assert [line for lines in each(accessibility, printed) for line in lines] == []


def test_no_file_is_damaged(printed: Sequence[Printed], tool: Tool) -> None:
    qpdf = tool("qpdf")
    damaged = {}
    for copy in printed:
        done = subprocess.run([qpdf, "--check", str(copy.file)], capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - a fixed tool
        if done.returncode or "WARNING" in done.stdout + done.stderr:
            damaged[copy.download.path] = done.stdout + done.stderr
    assert damaged == {}


def test_every_pdf_says_its_language_and_title_and_can_be_found_one_s_way_in(printed: Sequence[Printed]) -> None:
    wrong = {}
    for name, (copy, its) in about(printed).items():
        right = Facts(LANGUAGES[copy.download.language], copy.download.title, True, True, 0, [], 0, 0, [])
        if its[:4] != right[:4] or not its.bookmarks:
            wrong[name] = its[:5]
    assert wrong == {}


def test_headings_begin_at_the_first_level_and_skip_none(printed: Sequence[Printed]) -> None:
    wrong = {}
    for name, (_, its) in about(printed).items():
        levels = [0, *(int(heading[1]) for heading in its.headings)]
        if len(levels) == 1 or any(lower - upper > 1 for upper, lower in pairwise(levels)):
            wrong[name] = its.headings
    assert wrong == {}


def test_every_table_has_header_cells(printed: Sequence[Printed]) -> None:
    found = about(printed)
    assert {name: its.tables_without_headers for name, (_, its) in found.items() if its.tables_without_headers} == {}
    assert all(its.tables for name, (_, its) in found.items() if "/cases/" in name or "/compare/" in name)


def test_a_case_stays_small(printed: Sequence[Printed]) -> None:
    sizes = {c.download.path: c.download.size for c in printed if c.download.kind == "cases" and c.download.pages <= 7}
    assert {path: size for path, size in sizes.items() if size >= 80_000} == {}


def test_links_to_the_site_lead_to_its_pages(printed: Sequence[Printed], site: Path) -> None:
    home = "https://ops-atlas.github.io/ops-atlas/"
    links = {link.partition("#")[0] for _, its in about(printed).values() for link in its.links}
    own = {link.removeprefix(home) for link in links if link.startswith(home)}
    assert len(own) > 100
    assert sorted(path for path in own if not (site / path / "index.html").is_file()) == []


def test_the_whole_atlas_leads_outside_only_to_sources_and_pages_it_does_not_hold(printed: Sequence[Printed]) -> None:
    copies = {copy.download.path: its for copy, its in about(printed).values() if copy.download.language == "da"}
    inside = ("/cases/", "/models/", "/themes/", "/actors/", "/sectors/", "/glossary", "/municipalities/")
    own = [link for link in copies[WHOLE].links if link.startswith("https://ops-atlas.github.io/")]
    assert [link for link in own if any(part in link for part in inside)] == []


def test_no_word_leaves_the_page_or_stands_on_another(printed: Sequence[Printed], tool: Tool) -> None:
    """In the books, which hold every entry, in the matrices, and in every fifth of the other documents."""
    chosen = [copy for i, copy in enumerate(printed) if copy.download.path in (WHOLE, MATRIX) or not i % 5]
    wrong = []
    for copy in chosen:
        widths, found = words(copy.file, tool("pdftotext"))
        wrong += [(copy.download.path, w) for w in found if not MARGIN < w.left < w.right < widths[w.page - 1] - MARGIN]
        wrong += [(copy.download.path, pair) for pair in overlaps(found)]
    assert wrong[:10] == []


def overlaps(found: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Find pairs of neighbouring words on a line whose boxes share more than kerning explains."""
    ordered = sorted(found, key=lambda word: (word.page, round(word.bottom), word.left))
    return [
        (one, two)
        for one, two in pairwise(ordered)
        if one.page == two.page and abs(one.bottom - two.bottom) < 1 and two.left < one.right - 2
    ]


def test_the_same_documents_exist_in_both_languages(printed: Sequence[Printed]) -> None:
    paths = {language: [c.download.path for c in printed if c.download.language == language] for language in LANGUAGES}
    assert paths["da"] == paths["en"]
    assert len(set(paths["da"])) == len(paths["da"])
