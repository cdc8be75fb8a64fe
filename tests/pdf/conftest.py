"""The programs of the system that look at a PDF."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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
