"""The explanations of the glossary's words in running text, by pointer, keyboard and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

PAGE = "models/bum/"
WORD = "a.atlas-term"
TIP = "#atlas-tip"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(PAGE)
    yield page
    context.close()


def test_pointing_at_a_word_explains_it_and_escape_takes_the_explanation_away(page: Page) -> None:
    page.locator(WORD).first.hover()
    assert page.locator(TIP).is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(TIP).is_visible()


def test_the_pointer_may_move_onto_the_explanation(page: Page) -> None:
    page.locator(WORD).first.hover()
    page.locator(TIP).hover()
    page.wait_for_timeout(400)
    assert page.locator(TIP).is_visible()


def test_a_word_reached_by_keyboard_is_explained_to_eye_and_ear(page: Page) -> None:
    word = page.locator(WORD).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if word.evaluate("word => word === document.activeElement"):
            break
    assert page.locator(TIP).is_visible()
    assert word.get_attribute("aria-describedby") == "atlas-tip"
    page.keyboard.press("Tab")
    assert not page.locator(TIP).is_visible()


def test_a_word_leads_to_its_entry_in_the_glossary(page: Page) -> None:
    page.locator(WORD).first.click()
    page.wait_for_url("**/glossary/#*")
    assert page.locator(":target").is_visible()


def test_without_javascript_the_browser_itself_explains_the_word(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    assert page.locator(WORD).first.get_attribute("title")
    context.close()
