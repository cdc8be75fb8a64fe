"""A headless Chromium, and the finished site on a port of this machine."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from accessibility import SCHEMES
from playwright.sync_api import Browser, Page, sync_playwright

from lacking import lacking

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep the tests' output free of requests."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, unless the browser has left the page and no longer waits for it."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find the browser, or say plainly that there is none."""
    path = os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        lacking("Chromium", "nothing was tested in a browser")
    return path


@pytest.fixture(scope="session")
def address(chromium: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve the built site; without a browser it is not even built."""
    assert chromium
    folder: Path = request.getfixturevalue("site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser(chromium: str, address: str) -> Iterator[Browser]:
    """Start the browser once the site is served."""
    assert address
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    """Prefer light, then dark colours."""
    return str(request.param)


@pytest.fixture
def page(scheme: str, browser: Browser, address: str) -> Iterator[Page]:
    """Open a window in the colours preferred."""
    context = browser.new_context(base_url=address, color_scheme=scheme, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """Open one window whose reader may use the clipboard; an error in the page fails the test."""
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
