"""The landscape as a reader uses it: by keyboard, by its address, and without JavaScript."""

from collections.abc import Iterator

import pytest
from accessibility import focus
from playwright.sync_api import Browser, Locator, Page

DEFAULT = "Dialogue before the agreement against Who carries the risk"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    yield page
    context.close()


def marks(picture: Locator) -> list[list[str]]:
    """Every mark and every word of a picture with its place, whatever the order."""
    script = """svg => [
      ...[...svg.querySelectorAll("g[data-id]")].map(g => [g.dataset.id, g.getAttribute("transform"), g.textContent]),
      ...[...svg.querySelectorAll(":scope > text, :scope > g:not([data-id]) > text")].map(
          t => [t.textContent, t.getAttribute("x") ?? "0", t.getAttribute("y")]),
      ...[...svg.querySelectorAll("rect[class^=atlas-chart__cell]")].map(
          r => ["x", "y", "width", "height"].map(name => r.getAttribute(name))),
      [svg.getAttribute("viewBox"), svg.getAttribute("width")],
    ]"""
    return sorted(picture.evaluate(script))


def picture(page: Page, id_: str = "landscape") -> Locator:
    return page.locator(f"svg[aria-labelledby={id_}-title]")


def test_the_script_draws_what_the_generator_draws(page: Page) -> None:
    page.goto("en/landscape/?x=dialogue-before&y=risk-carrier")
    drawn = marks(picture(page))
    page.goto("en/landscape/")
    assert marks(picture(page)) == drawn
    names = [page.locator(f"#landscape-{n}-title").text_content() for n in (1, 2, 3)]
    options = {o.inner_text(): o.get_attribute("value") for o in page.locator("[name=x] option").all()}
    for number, name in enumerate(names, start=1):
        page.goto("en/landscape/")
        expected = marks(picture(page, f"landscape-{number}"))
        x, y = (options[part] for part in (name or "").split(" against "))
        page.goto(f"en/landscape/?x={x}&y={y}")
        assert page.locator("#landscape-title").text_content() == name
        assert marks(picture(page)) == expected


def test_a_reader_with_a_keyboard_chooses_dimensions_and_the_address_keeps_them(page: Page) -> None:
    page.goto("en/landscape/")
    assert page.locator("#landscape-title").text_content() == DEFAULT
    focus(page.get_by_label("Across"))
    page.keyboard.type("Steering")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "y"
    page.keyboard.type("The provider")
    page.keyboard.press("Tab")
    assert page.url.endswith("/en/landscape/?x=steering&y=method-freedom")
    clicked = marks(picture(page))
    headers = page.locator("#landscape-models thead th").all_inner_texts()
    assert headers == ["No.", "Model", "Steering", "The provider's freedom of method"]
    row = page.locator("#landscape-models tr[data-id='models/social-impact-bond'] td").all_inner_texts()
    assert row[1:] == ["Economic incentive", "High"]
    page.goto(page.url)
    assert marks(picture(page)) == clicked
    assert page.get_by_label("Across").input_value() == "steering"


def test_the_same_dimension_twice_changes_their_places(page: Page) -> None:
    page.goto("en/landscape/")
    page.get_by_label("Across").select_option("risk-carrier")
    assert page.url.endswith("?x=risk-carrier&y=dialogue-before")


@pytest.mark.parametrize("query", ["?x=nonsense", "?x=steering&y=steering", "?y=%3Cscript%3E"])
def test_an_address_that_makes_no_sense_shows_the_first_pair(page: Page, query: str) -> None:
    page.goto(f"en/landscape/{query}")
    assert page.locator("#landscape-title").text_content() == DEFAULT


def test_a_number_leads_to_its_model(page: Page) -> None:
    page.goto("en/landscape/?x=steering&y=method-freedom")
    link = picture(page).get_by_role("link", name="Social impact bond")
    focus(link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/models/social-impact-bond/")


def test_without_javascript_the_first_pair_and_others_are_there_and_no_dead_controls(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/landscape/")
    assert page.locator("#landscape-choice").is_hidden()
    assert page.get_by_text("Choosing other dimensions needs JavaScript").is_visible()
    assert page.locator("svg.atlas-chart--landscape").count() == 4
    context.close()


def test_a_municipality_on_the_map_is_reached_by_keyboard(page: Page) -> None:
    page.goto("en/municipalities/")
    link = page.get_by_role("link", name="Roskilde: 4 cases")
    focus(link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/municipalities/roskilde/")
