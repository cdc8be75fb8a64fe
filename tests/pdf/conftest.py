"""The shipped PDFs, set once for all tests of them; what the cache of the last build still has is not set again."""

import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from ops_atlas.mkdocs_plugin import site_address
from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.catalogue import documents
from ops_atlas.publish.pdf.press import Printed, press
from ops_atlas.wording import LOCALES, Wording

PROJECT = Path(__file__).resolve().parents[2]
SITE = "https://example.org/atlas/"


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Find a program of the system, or say plainly that there is none."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            message = f"no {name} on this machine, so nothing was checked with it; .ci/run installs it"
            if os.environ.get("CI") == "true":
                pytest.fail(message)
            pytest.skip(message)
        return path

    return find


@pytest.fixture(scope="session")
def printed(reading: Reading, alone: Callable[[str], AbstractContextManager[Path]]) -> list[Printed]:
    """Every document of the shipped atlas in both languages."""
    site = site_address(PROJECT / "mkdocs.yml")
    wanted = (document for language in LOCALES for document in documents(reading.atlas, Wording(language), site))
    with alone("pdf"):
        return press(wanted, PROJECT / ".cache" / "pdf")
