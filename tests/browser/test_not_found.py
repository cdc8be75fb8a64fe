"""The page that a server shows for an address that leads nowhere, served as on the web: at any depth, below a path."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from accessibility import WIDTHS, resize, violations
from playwright.sync_api import Browser, Page, Route, expect

from ops_atlas.mkdocs_plugin import site_address
from shipped import ROOT

BASE = urlsplit(site_address(ROOT / "mkdocs.yml")).path
HEADINGS = {"": "Siden findes ikke", "en/": "There is no such page"}


@pytest.fixture
def page(browser: Browser, address: str, scheme: str) -> Iterator[Page]:
    """Open a window to a server that shows a folder's page for what is missing, as the site's host does."""
    context = browser.new_context(base_url=address, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()

    def serve(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix(BASE)
        found = "en/404.html" if path == "en/missing/deep/" else "404.html" if path == "missing/deep/" else path
        route.fulfill(response=route.fetch(url=address + found))

    page.route(f"{address.rstrip('/')}{BASE}**", serve)
    yield page
    context.close()


@pytest.mark.parametrize("folder", HEADINGS)
def test_it_says_so_in_the_reader_s_language_and_leads_on(page: Page, scheme: str, folder: str) -> None:
    other = "en/" if not folder else ""
    missing = f"{BASE}{folder}missing/deep/"
    for name in ("home", "search", "language"):
        page.goto(missing)
        expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[folder])
        links = page.get_by_role("article").get_by_role("listitem").get_by_role("link")
        if name == "language":
            page.locator(".atlas-language a").click()
            assert urlsplit(page.url).path == f"{BASE}{other}404.html"
            expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[other])
        else:
            links.nth(("home", "search").index(name)).click()
            assert urlsplit(page.url).path == BASE + folder + ("search/" if name == "search" else "")
    page.goto(missing)
    for width in WIDTHS:
        resize(page, width)
        assert violations(page, scheme) == [], f"{width} px"
