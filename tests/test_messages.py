"""The interface speaks Danish and English: every message of code and templates has a translation in both."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "generator" / "ops_atlas" / "locale"
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "plural": (1, 2)}

Id = str | tuple[str, ...]


def extracted() -> Iterator[Id]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(ROOT / "generator", method_map=methods, options_map=options, keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        yield tuple(message) if isinstance(message, Sequence) and not isinstance(message, str) else message


def forms(text: Id) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text.replace("{{", "").replace("}}", "")))


MESSAGES = sorted(set(extracted()), key=str)


def faults(entry: Message | None, message: Id) -> Iterator[str]:
    if entry is None or entry.id != message:
        yield "not in the catalogue: run `make messages`"
        return
    if entry.fuzzy:
        yield "marked as fuzzy"
    expected = set.union(*(placeholders(form) for form in forms(message)))
    for form in forms(entry.string):
        if not form.strip():
            yield "not translated"
        elif placeholders(form) != expected:
            yield f"has other placeholders: {form}"


@pytest.fixture(params=["da", "en"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (LOCALES / request.param / "LC_MESSAGES" / "ops_atlas.po").open("rb") as file:
        return read_po(file, locale=request.param)


def test_messages_are_found_in_code_and_in_templates() -> None:
    assert {"Home", "The problem", ("{n} case", "{n} cases"), "The text is empty."} <= set(MESSAGES)


def test_every_message_is_translated_with_the_same_placeholders(catalogue: Catalog) -> None:
    found = {m: list(faults(catalogue.get(forms(m)[0]), m)) for m in MESSAGES}
    assert {message: wrong for message, wrong in found.items() if wrong} == {}


def test_no_translation_is_left_over(catalogue: Catalog) -> None:
    assert {entry.id for entry in catalogue if entry.id} - set(MESSAGES) == set()
    assert not catalogue.obsolete


def test_a_plural_has_a_form_for_one_and_for_more(catalogue: Catalog) -> None:
    plurals = [entry for entry in catalogue if entry.pluralizable]
    assert plurals
    assert all(len(forms(entry.string)) == 2 for entry in plurals)


def test_english_speaks_as_the_code_does() -> None:
    """The English catalogue exists so that both languages are treated alike; it must not drift from the code."""
    with (LOCALES / "en" / "LC_MESSAGES" / "ops_atlas.po").open("rb") as file:
        assert [entry.id for entry in read_po(file, locale="en") if entry.id and entry.id != entry.string] == []
