"""What a reader of the book looks up: its index, and words that are parted where Danish parts them."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from benchmarks import html

from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.glyphs import kept_together, unbroken
from ops_atlas.render.downloads import WHOLE
from ops_atlas.render.naming import name_of
from ops_atlas.wording import LOCALES, Language, Wording

TIE = "\N{NO-BREAK SPACE}"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def written(document: Document) -> list[dict[str, Any]]:
    return list(nodes(json.loads(document.data)["blocks"]))


def text(value: Any) -> str:
    if isinstance(value, list):
        return "".join(map(text, value))
    return value if isinstance(value, str) else text(value["x"])


@pytest.mark.parametrize("language", LOCALES)
def test_the_index_leads_to_every_actor_s_own_entry(
    language: Language, small: Reading, small_documents: Mapping[str, Document]
) -> None:
    found = written(small_documents[f"{language}/{WHOLE}"])
    rows = [row for node in found if node.get("t") == "index" for row in node["x"]]
    headed = {node["anchor"] for node in found if node.get("t") == "heading"}
    listed = {text(row["x"]): row["own"] for row in rows if row["own"]}
    assert set(listed) == {name_of(actor, Wording(language)).text for actor in small.atlas.actors.values()}
    assert set(listed.values()) <= headed


def test_what_the_template_understands_the_benchmark_s_twin_of_it_understands_too() -> None:
    """Else the comparison with another program stops, which nobody sees until it is measured again."""
    folder = files("ops_atlas.publish.pdf") / "templates"
    blocks, runs = (
        set(re.findall(r'kind == "([\w-]+)"', (folder / name).read_text(encoding="utf-8")))
        for name in ("blocks.typ", "text.typ")
    )
    assert blocks == html.BLOCKS.keys() | {"heading"}
    assert runs == html.RUNS.keys()


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("En driftsoverenskomst er", ["En ", "driftsoverenskomst", " er"]),
        ("Udbudslovens §§ 73–79", ["", "Udbudslovens", " §§ 73–79"]),
        ("sociale effektinvesteringer", ["sociale ", "effektinvesteringer", ""]),
        ("udbud og investering", ["udbud og investering"]),
    ],
)
def test_a_word_that_the_patterns_part_wrongly_is_not_parted(words: str, parts: list[str]) -> None:
    assert unbroken(words) == parts


def test_such_a_word_is_set_without_hyphens(small_documents: Mapping[str, Document]) -> None:
    found = written(small_documents[f"da/{WHOLE}"])
    assert "Register: aktører" in {text(node["x"]) for node in found if node.get("t") == "heading"}
    assert all(text(node["x"]).isalpha() for node in found if node.get("t") == "whole")


@pytest.mark.parametrize("words", ["§_91", "2,5_mio._kr.", "50_pct.", "15._december 2017", "DKK_2.5_million", "8_kr."])
def test_a_number_stays_on_the_line_of_what_it_counts(words: str) -> None:
    assert kept_together(words.replace("_", " ")) == words.replace("_", TIE)


@pytest.mark.parametrize("words", ["i 2017 marts", "mio. og kr.", "§ om udbud", "kl. 15 og"])
def test_other_spaces_are_left_alone(words: str) -> None:
    assert kept_together(words) == words
