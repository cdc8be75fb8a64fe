"""What axe-core finds against WCAG 2.2 AA."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# Of all rules only these see colours: what is in order in light is in order in dark but for them.
COLOUR_RULES = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")
WIDTHS = (1280, 360)


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """Give each violation on a line."""
    found: list[dict[str, Any]] = Axe().run(page, options=rules).response["violations"]
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]
