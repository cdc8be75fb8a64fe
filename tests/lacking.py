"""What a test does where the machine lacks a program that only `.ci/run` installs."""

import os
from typing import NoReturn

import pytest


def lacking(what: str, undone: str) -> NoReturn:
    """Say plainly what is not there and what was therefore not done: by a skip, or with `CI=true` by a failure."""
    message = f"no {what} on this machine, so {undone}; .ci/run installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
