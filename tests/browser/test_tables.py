"""Tables as a reader meets them: on a wide screen, a phone and paper, nothing is cut off or laid over what is next."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from accessibility import WIDTHS
from playwright.sync_api import Browser, Page, expect

PHONE = min(WIDTHS)
STACKED = ("models/dialogue-based-tender/", "cases/holstebro-roads/", "cases/")
PRINTED = (
    "models/",
    "models/dialogue-based-tender/",
    "compare/?models=bum,dialogue-based-tender,innovation-partnership,partnership",
    "compare/bum-vs-partnership/",
    "cases/holstebro-roads/",
    "cases/",
    "guide/",
    "landscape/",
)
MARGIN = 0.9
"""How much of a sheet's width is left between margins of 10 mm."""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": PHONE, "height": 900})
    yield context.new_page()
    context.close()


def overflowing(page: Page) -> list[str]:
    """Give the cells whose text is wider than they are, but for heads that only a screen reader meets."""
    script = """cells => cells.filter((cell) => cell.parentElement.parentElement.offsetWidth > 1)
      .filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent.trim())"""
    return page.locator(".atlas-table").locator("th, td").evaluate_all(script)


@pytest.mark.parametrize("path", ["models/", "en/models/", *STACKED])
def test_no_word_runs_out_of_its_cell_on_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    assert overflowing(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", STACKED)
def test_no_line_begins_with_a_comma(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    lonely = page.locator(".atlas-table").evaluate_all(
        """tables => tables.flatMap((table) => {
          const found = [];
          const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            const before = text.previousSibling;
            if (!/^\\s*,/.test(text.data) || before?.nodeType !== Node.ELEMENT_NODE) continue;
            const comma = document.createRange();
            comma.setStart(text, text.data.indexOf(","));
            comma.setEnd(text, text.data.indexOf(",") + 1);
            const last = [...before.getClientRects()].at(-1);
            if (comma.getBoundingClientRect().left < last.right - 1) found.push(before.textContent);
          }
          return found;
        })"""
    )
    assert lonely == []


@pytest.mark.parametrize("path", STACKED)
def test_on_a_phone_each_cell_stands_below_the_name_of_its_column(page: Page, path: str) -> None:
    page.goto(path)
    tables = page.locator(".atlas-stack")
    assert tables.count()
    for table in tables.all():
        names = set(table.locator("thead th").all_inner_texts())
        cells = table.locator("tbody td")
        shown = cells.evaluate_all(
            """cells => cells.filter((cell) => cell.textContent.trim()).map((cell) => {
              const box = cell.getBoundingClientRect();
              const name = cell.dataset.label;
              const labelled = getComputedStyle(cell, "::before").content.includes(name);
              return [name, labelled, box.left >= 0 && box.right <= innerWidth];
            })"""
        )
        assert shown
        for name, labelled, within in shown:
            assert name in names
            assert labelled
            assert within


def test_a_stacked_table_is_still_a_table_to_a_screen_reader(page: Page) -> None:
    page.goto("en/cases/holstebro-roads/")
    table = page.get_by_role("table", name="Results, and who reports them")
    expect(table.get_by_role("columnheader")).to_have_text(["Measure", "Value", "When", "Who says so", "Note"])
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Saving")).first
    expect(row.get_by_role("cell")).to_have_count(4)
    assert row.get_by_role("cell").nth(2).get_by_role("link").first.is_visible()


@pytest.mark.parametrize("path", ["models/", "compare/bum-vs-partnership/"])
def test_a_caption_is_read_whole_on_a_phone_wherever_the_table_is_moved(page: Page, path: str) -> None:
    page.goto(path)
    caption = page.locator(".atlas-table caption").first
    page.locator(".atlas-scroll").first.evaluate("box => box.scrollLeft = 200")
    box = caption.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE


def test_the_name_of_a_row_stays_where_a_pair_is_moved_sideways(page: Page) -> None:
    page.goto("compare/bum-vs-partnership/")
    box = page.locator(".atlas-scroll")
    box.evaluate("box => box.scrollLeft = 150")
    name, edge = page.locator(".atlas-pair tbody th").first.bounding_box(), box.bounding_box()
    assert name
    assert edge
    assert abs(name["x"] - edge["x"]) < 2
    assert name["width"] < PHONE / 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["compare/?models=bum,partnership", "models/", "cases/", "guide/", "timeline/"])
def test_no_table_is_put_into_a_second_box_that_scrolls(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    expect(page.locator(".atlas-table").first).to_be_attached()
    expect(page.locator(".md-typeset__scrollwrap")).to_have_count(0)


@pytest.mark.parametrize("path", PRINTED)
def test_a_table_fits_the_sheet_it_is_printed_on(page: Page, path: str) -> None:
    page.goto(path)
    if "?" in path:
        expect(page.locator("#comparison")).to_be_visible()
    with pikepdf.open(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as printed:
        left, _, right, _ = (float(edge) for edge in printed.pages[0].mediabox)
    assert (right - left > 800) == (path == "models/"), "only the matrix of all models lies on its side"
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int((right - left) / 72 * 96 * MARGIN), "height": 900})
    cells = page.locator(".atlas-table").locator("th, td")
    assert cells.evaluate_all("cells => cells.filter(c => c.getBoundingClientRect().right > innerWidth).length") == 0
    assert overflowing(page) == []


def test_the_tables_of_an_overview_have_the_same_columns(page: Page) -> None:
    page.set_viewport_size({"width": max(WIDTHS), "height": 900})
    page.goto("cases/")
    widths = page.locator(".atlas-cases").evaluate_all(
        "tables => tables.map((table) => [...table.tHead.rows[0].cells].map((cell) => cell.offsetWidth).join())"
    )
    assert len(widths) > 5
    assert len(set(widths)) == 1


@pytest.mark.parametrize("width", [PHONE, 640, 800, max(WIDTHS), 1920])
def test_no_door_of_the_front_page_stands_alone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("")
    tops = page.locator(".atlas-doors > li").evaluate_all("doors => doors.map(d => d.getBoundingClientRect().top)")
    rows = {top: tops.count(top) for top in tops}
    assert len(set(rows.values())) == 1
    expect(page.locator(".atlas-doors").get_by_role("link", name="Hvilken model passer?")).to_have_count(1)


def test_the_printed_timeline_begins_below_the_page_s_title(page: Page) -> None:
    page.goto("en/timeline/")
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        drawn = len(printed.pages[0].Contents.read_bytes())
        assert len(printed.pages) > 1
    assert drawn > 10_000, "the first sheet has the picture's beginning, not the title alone"
