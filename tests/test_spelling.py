"""The words of the content, held against Danish and British dictionaries and a list of names and terms."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from lacking import lacking
from ops_atlas.entities.text import Language
from shipped import ROOT, texts

DICTIONARIES: Mapping[Language, str] = {"da": "da_DK", "en": "en_GB"}
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[-'’.][^\W\d_]+)*(?!\w)")


def words_of(language: Language) -> dict[str, str]:
    """Give each word of the content, without an English genitive, with the first place it stands in."""
    found: dict[str, str] = {}
    for place, text in texts(language):
        for match in WORD.finditer(text):
            word = re.sub(r"['’]s$", "", match[0]) if language == "en" else match[0]
            found.setdefault(word, place)
    return found


def unknown_to_hunspell(language: Language, words: list[str]) -> set[str]:
    dictionary = DICTIONARIES[language]
    hunspell = shutil.which("hunspell")
    if hunspell is None or dictionary not in _run([hunspell, "-D"]).stderr:
        lacking(f"hunspell with {dictionary}", "spelling was not tested")
    return set(_run([hunspell, "-d", dictionary, "-i", "utf-8", "-l"], "\n".join(words)).stdout.split())


def _run(command: list[str], said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=said, text=True, encoding="utf-8", capture_output=True, check=False)  # noqa: S603


def known(language: Language) -> list[str]:
    return Path(ROOT, "tests", "words", f"{language}.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_in_the_dictionary_or_a_known_name_or_term(language: Language) -> None:
    words = words_of(language)
    wrong = unknown_to_hunspell(language, sorted(words)) - set(known(language))
    places = {bad: next((p for w, p in words.items() if bad in w), "") for bad in sorted(wrong)}
    assert places == {}, "Mend the content, or add a name or a term to tests/words/."


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_list_of_names_and_terms_holds_no_word_twice_and_none_that_is_not_needed(language: Language) -> None:
    listed = known(language)
    assert listed == sorted(set(listed))
    assert set(listed) <= unknown_to_hunspell(language, sorted(words_of(language)))
