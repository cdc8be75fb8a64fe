"""The compare page as a reader uses it: choose, read, send the address, copy, print, with the keyboard alone."""

import pytest
from accessibility import WIDTHS, focus, resize, violations
from playwright.sync_api import Browser, Page, expect

MODELS = "compare/?models=dialogue-based-tender,innovation-partnership"
CASES = "compare/?cases=aalborg-impact60,holbaek-employment,aarhus-diabetes"


def shown(page: Page) -> str:
    """Wait for the comparison and give its table as it stands."""
    expect(page.locator("#comparison")).to_be_visible()
    return page.locator("#compare-table").evaluate("table => table.outerHTML")


def test_an_address_opened_cold_shows_what_the_clicks_showed(reader: Page, browser: Browser, address: str) -> None:
    reader.goto("compare/")
    reader.get_by_label("Første").select_option("dialogue-based-tender")
    reader.get_by_label("Anden").select_option("innovation-partnership")
    reader.get_by_role("button", name="Stil op side om side").click()
    clicked = shown(reader)
    assert reader.url == address + MODELS
    cold = browser.new_page()
    cold.goto(reader.url)
    assert shown(cold) == clicked
    cold.close()


def test_a_case_leads_to_itself_beside_its_nearest_and_back_again(reader: Page) -> None:
    reader.goto("en/cases/roskilde-jobkadet/")
    nearest = reader.get_by_role("listitem").filter(has_text="same type of problem").first
    nearest.get_by_role("link", name="Compare the two").click()
    expect(reader.get_by_role("columnheader")).to_have_count(3)
    reader.get_by_role("columnheader").nth(1).get_by_role("link").click()
    assert reader.url.endswith("/en/cases/roskilde-jobkadet/")


def test_cells_show_level_grade_source_and_note_and_equal_rows_are_counted_and_folded(reader: Page) -> None:
    reader.goto("en/" + MODELS)
    row = reader.get_by_role("row").filter(has=reader.get_by_role("rowheader", name="What is tendered", exact=True))
    cell = row.get_by_role("cell").first
    assert cell.locator("strong").inner_text() == "Task or service"
    assert cell.locator(".atlas-evidence").inner_text() == "Official record"
    assert "Vognbjerg 2012" in cell.locator(".atlas-said a").all_inner_texts()
    assert "inferred" in cell.locator("p").inner_text()
    same = reader.get_by_role("rowheader", name="The same for all (4)")
    steering = reader.get_by_role("rowheader", name="Steering", exact=True)
    expect(steering).to_be_hidden()
    same.get_by_role("button", name="Show").click()
    expect(steering).to_be_visible()
    same.get_by_role("button", name="Hide").click()
    expect(steering).to_be_hidden()


def test_what_the_address_names_wrongly_is_said(reader: Page) -> None:
    reader.goto("compare/?models=bum,partnership,nonsense,outsourcing,own-production,social-impact-bond")
    shown(reader)
    status = reader.locator("#compare-status")
    expect(status).to_contain_text("Findes ikke i atlasset: nonsense.")
    expect(status).to_contain_text("Udeladt: social-impact-bond.")
    reader.goto("compare/?models=bum,<img src=x onerror=alert(1)>")
    expect(status).to_contain_text("<img src=x onerror=alert(1)>")
    expect(status).to_contain_text("Vælg mindst to.")
    assert reader.locator("#compare-status img").count() == 0


def test_an_entry_that_cannot_be_fetched_is_said_to_be_missing(reader: Page) -> None:
    reader.route("**/models/bum.json", lambda route: route.abort())
    reader.goto("compare/?models=bum,partnership")
    expect(reader.locator("#compare-status")).to_contain_text("kunne ikke hentes")
    expect(reader.locator("#comparison")).to_be_hidden()


def test_the_copied_table_says_what_the_page_says(reader: Page) -> None:
    reader.goto(CASES)
    shown(reader)
    reader.get_by_role("button", name="Kopiér som tabel").click()
    expect(reader.locator("#compare-status")).to_contain_text("kopieret")
    text, html = reader.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
        }"""
    )
    *lines, address = text.rstrip("\n").split("\n")
    assert address == reader.url
    on_page = reader.locator("#compare-table tr").evaluate_all(
        """rows => rows.map(row => [...row.cells].map(cell => {
          const copy = cell.cloneNode(true);
          copy.querySelectorAll("button").forEach((button) => button.remove());
          return copy.textContent.replace(/\\s+/g, "");
        }))"""
    )
    assert [["".join(cell.split()) for cell in line.split("\t")] for line in lines] == on_page
    pasted = reader.evaluate(
        """html => {
          const page = new DOMParser().parseFromString(html, "text/html");
          const cells = [...page.querySelectorAll("table tr")].map((row) => [...row.cells]);
          return {
            texts: cells.map((row) => row.map((cell) => cell.textContent.replace(/\\s+/g, ""))),
            breaks: page.querySelectorAll("td p, td br, td li, td button").length,
            relative: [...page.querySelectorAll("a")].filter((a) => !a.getAttribute("href").startsWith("http")).length,
          };
        }""",
        html,
    )
    assert pasted == {"texts": on_page, "breaks": 0, "relative": 0}


def test_a_cell_that_looks_like_a_formula_is_copied_as_text(reader: Page) -> None:
    reader.goto("compare/")
    texts = reader.evaluate(
        """async () => {
          const { tableTexts } = await import("../assets/copy.js");
          const table = document.createElement("table");
          table.insertRow().insertCell().textContent = "=1+1 <b>";
          return tableTexts(table, "https://example.org/");
        }"""
    )
    assert texts["text/plain"].startswith("'=1+1 <b>")
    assert "<td>'=1+1 &#60;b&#62;</td>" in texts["text/html"]


def test_the_keyboard_alone_is_enough(reader: Page) -> None:
    reader.goto("en/compare/")
    focus(reader.get_by_role("radio", name="Models"))
    reader.keyboard.press("Tab")
    for name in ("Operating", "Outsourcing"):
        reader.keyboard.type(name)
        reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    shown(reader)
    expect(reader.locator("#comparison-title")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Copy as a table")).to_be_focused()


def test_going_back_shows_the_comparison_before(reader: Page) -> None:
    reader.goto(MODELS)
    before = shown(reader)
    reader.get_by_label("Anden").select_option("partnership")
    reader.get_by_role("button", name="Stil op side om side").click()
    expect(reader.locator("#comparison-title")).to_contain_text("Partnerskab")
    reader.go_back()
    expect(reader.locator("#comparison-title")).to_contain_text("Innovationspartnerskab")
    assert shown(reader) == before
    reader.get_by_role("link", name="Siden om dette par").click()
    assert reader.url.endswith("/compare/dialogue-based-tender-vs-innovation-partnership/")


def test_folded_rows_are_printed(reader: Page) -> None:
    reader.goto("en/" + MODELS)
    shown(reader)
    reader.emulate_media(media="print")
    expect(reader.get_by_role("rowheader", name="Steering", exact=True)).to_be_visible()
    expect(reader.get_by_role("button", name="Copy as a table")).to_be_hidden()


def test_without_javascript_the_pairs_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/compare/")
    expect(page.locator("#compare-form")).to_be_hidden()
    page.get_by_role("link", name="Partnership", exact=True).first.click()
    expect(page.get_by_role("heading", name="In short")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", [MODELS, "en/" + CASES])
def test_a_comparison_is_accessible(page: Page, scheme: str, path: str) -> None:
    page.goto(path)
    shown(page)
    for button in page.locator(".atlas-fold").all():
        button.click()
    for width in WIDTHS:
        resize(page, width)
        assert violations(page, scheme) == [], f"{width} px"


def test_two_models_lead_to_their_page_and_their_pdf_and_three_do_not(reader: Page) -> None:
    page = reader.get_by_role("link", name="The page of this pair")
    pdf = reader.get_by_role("link", name="PDF of this pair")
    reader.goto("en/compare/?models=free-choice-voucher,bum")
    shown(reader)
    expect(page).to_have_attribute("href", "bum-vs-free-choice-voucher/")
    answer = reader.request.get(pdf.evaluate("link => link.href"))
    assert answer.ok
    assert answer.headers["content-type"] == "application/pdf"
    reader.goto("en/compare/?models=free-choice-voucher,bum,outsourcing")
    shown(reader)
    expect(page).to_be_hidden()
    expect(pdf).to_be_hidden()


def test_the_same_twice_is_told_from_too_few(reader: Page) -> None:
    reader.goto("compare/")
    reader.get_by_label("Første").select_option("bum")
    reader.get_by_label("Anden").select_option("bum")
    reader.get_by_role("button", name="Stil op side om side").click()
    status = reader.locator("#compare-status")
    expect(status).to_have_text("Vælg to forskellige.")
    reader.goto("compare/?models=bum,bum")
    expect(status).to_have_text("Vælg to forskellige.")
    reader.goto("compare/?models=bum")
    expect(status).to_have_text("Vælg mindst to.")


def test_another_kind_begins_anew_and_going_back_brings_the_comparison_again(reader: Page, address: str) -> None:
    reader.goto(MODELS)
    before = shown(reader)
    reader.get_by_role("radio", name="Cases").check()
    expect(reader.locator("#comparison")).to_be_hidden()
    expect(reader.locator("#compare-status")).to_be_empty()
    assert reader.url == address + "compare/"
    reader.go_back()
    assert shown(reader) == before


@pytest.mark.parametrize("width", WIDTHS)
def test_the_names_of_columns_and_rows_stay_in_sight(reader: Page, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 700})
    reader.goto("compare/?models=bum,dialogue-based-tender,innovation-partnership,partnership")
    shown(reader)
    box = reader.locator(".atlas-scroll")
    box.scroll_into_view_if_needed()
    box.evaluate("box => box.scrollTo(150, 600)")
    edge = box.bounding_box()
    head = reader.locator("#compare-table thead th").nth(1).bounding_box()
    name = reader.locator("#compare-table tbody th[scope=row]").nth(9).bounding_box()
    assert edge
    assert head
    assert name
    assert abs(head["y"] - edge["y"]) < 2, "the column's name"
    assert abs(name["x"] - edge["x"]) < 2, "the row's name"
    corner = reader.locator("#compare-table thead th").first.bounding_box()
    assert corner
    assert abs(corner["x"] - edge["x"]) < 2, "the name of the column of names"
    assert edge["height"] < 700


def test_a_printed_comparison_is_whole_and_nothing_else(reader: Page) -> None:
    reader.goto("en/" + MODELS)
    shown(reader)
    reader.emulate_media(media="print")
    expect(reader.get_by_role("heading", name="Every pair of models")).to_be_hidden()
    expect(reader.get_by_role("heading", name="The address of a comparison")).to_be_hidden()
    box = reader.locator("#comparison .atlas-scroll")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    reader.goto("en/compare/")
    expect(reader.get_by_role("heading", name="Every pair of models")).to_be_visible()
