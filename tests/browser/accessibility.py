"""What axe-core finds against WCAG 2.2 AA, and a keyboard's way to a control."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
RULES: dict[str, dict[str, Any]] = {
    "light": {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
        "resultTypes": ["violations"],
    },
    # Of all rules only these see colours: what is in order in light is in order in dark but for them.
    "dark": {
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
        "resultTypes": ["violations"],
    },
}


def violations(page: Page, scheme: str = "light") -> list[str]:
    """Give each violation on a line."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    script = "rules => axe.run(rules).then(({ violations }) => violations)"
    found: list[dict[str, Any]] = page.evaluate(script, RULES[scheme])
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]


def resize(page: Page, width: int) -> None:
    """Give a page's window another width; the page must not have to be moved sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than {width} px"


def focus(control: Locator) -> None:
    """Focus a control once it is shown: what a script has not shown yet takes no focus, and no key reaches it."""
    expect(control).to_be_visible()
    control.focus()
    expect(control).to_be_focused()
