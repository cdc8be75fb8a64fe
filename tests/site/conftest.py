"""The shipped atlas, built once for all tests of the finished site."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, HtmlElement]:
    """Every page by its address below the site: `cases/holstebro-roads/`."""
    return dict(_pages(site))


def _pages(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        yield address, html.fromstring(path.read_bytes())
