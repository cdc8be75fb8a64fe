"""The small atlas rendered: every page, byte for byte as in tests/golden.

After a change that is meant, `make golden` writes the pages anew; read the difference before you commit it.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from ops_atlas.pipeline import read
from ops_atlas.publish.folder import write_pages
from ops_atlas.render.site import pages
from ops_atlas.wording import LOCALES, Language, Wording

TESTS = Path(__file__).resolve().parent
ATLAS, GOLDEN = TESTS / "atlas", TESTS / "golden"
RENEW = "RENEW_GOLDEN"


def rendered(language: Language) -> dict[str, str]:
    return {page.path: page.markdown for page in pages(read(ATLAS).atlas, Wording(language))}


def on_disk(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8") for path in sorted(folder.rglob("*.md"))
    }


@pytest.fixture(scope="module", autouse=True)
def _renewed() -> None:
    """Write the pages anew, where somebody asks for it; a machine that checks never does."""
    if not os.environ.get(RENEW):
        return
    assert not os.environ.get("CI"), f"{RENEW} is for people: the pages they expect are read before they count"
    for language in LOCALES:
        for path in (GOLDEN / language).rglob("*.md"):
            path.unlink()
        write_pages(pages(read(ATLAS).atlas, Wording(language)), GOLDEN / language)


def test_the_small_atlas_has_no_problems() -> None:
    assert read(ATLAS).problems == ()


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_as_expected(language: Language) -> None:
    expected, found = on_disk(GOLDEN / language), rendered(language)
    assert sorted(found) == sorted(expected), "a page too many or too few; `make golden` if it is meant"
    for path, text in found.items():
        assert text == expected[path], f"{path} has changed; `make golden` if it is meant"


class Shuffled:
    """A folder's entries in another order than the system gives them."""

    def __init__(self, entries: Iterable[Any]) -> None:
        self.entries = sorted(entries, key=str)
        random.Random(8).shuffle(self.entries)  # noqa: S311 - the same each time is what a test wants

    def __iter__(self) -> Iterator[Any]:
        return iter(self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def shuffled(function: Callable[..., Iterable[Any]]) -> Callable[..., Shuffled]:
    return lambda *arguments, **options: Shuffled(function(*arguments, **options))


@pytest.mark.parametrize("language", LOCALES)
def test_the_order_of_the_file_system_changes_nothing(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = rendered(language)
    for owner, name in ((os, "scandir"), (os, "listdir"), (Path, "iterdir"), (Path, "glob"), (Path, "rglob")):
        monkeypatch.setattr(owner, name, shuffled(getattr(owner, name)))
    names = [path.name for path in (ATLAS / "vocabulary").glob("*.yaml")]
    assert names not in (sorted(names), sorted(names, reverse=True))
    found = rendered(language)
    assert list(found.items()) == list(expected.items())


def test_neither_the_machine_nor_the_day_changes_anything(tmp_path: Path) -> None:
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1", "HOME": "/"}
    command = [sys.executable, "-m", "ops_atlas", "write", "--atlas", str(ATLAS), str(tmp_path / "out")]
    subprocess.run(command, check=True, capture_output=True, env=other)  # noqa: S603 - the program under test
    for language in LOCALES:
        found = on_disk(tmp_path / "out" / language)
        assert {path: text for path, text in found.items() if path in on_disk(GOLDEN / language)} == rendered(language)
