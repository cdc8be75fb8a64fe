"""Names as ids and in the order of the Danish alphabet, and the nearest word to a wrong one."""

import pytest

from ops_atlas.entities.ids import can_name, is_id
from ops_atlas.slug import collate, slug
from ops_atlas.suggest import nearest


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ærø & Åstrup", "aeroe-og-aastrup"),
        ("Høje-Taastrup Kommune", "hoeje-taastrup-kommune"),
        ("Firma A/S", "firma-a-s"),
        ("  »Sct. Jørgen«  ", "sct-joergen"),
        ("Café Ñandú", "cafe-nandu"),
        ("Müller & Söhne ß", "mueller-og-soehne-ss"),
        ("IMPACT60", "impact60"),
        ("???", "x"),
        ("日本", "x"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 80),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_slug_is_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected
    assert is_id(expected)


@pytest.mark.parametrize("text", ["a", "a-b", "2017", "a1-2b", "index", "unknown", "a" * 80])
def test_lower_case_words_joined_by_hyphens_are_an_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "-", "-a", "a-", "a--b", "A", "æ", "a_b", "a b", "a.b", "a/b", "..", "a\n", "²", "a" * 81]
)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_no_entry_takes_the_name_of_an_overview_or_of_the_unknown() -> None:
    assert can_name("holstebro")
    assert not can_name("index")
    assert not can_name("unknown")
    assert not can_name("Holstebro")


def test_ae_oe_and_aa_come_last_in_this_order_and_aa_is_written_in_two_ways() -> None:
    names = ["Åstrup", "Øby", "Zinkborg", "Ærø", "aarhus", "Østby", "Aalborg", "zoo", "København"]
    assert sorted(names, key=collate) == [
        *("København", "Zinkborg", "zoo"),
        *("Ærø", "Øby", "Østby", "Aalborg", "aarhus", "Åstrup"),
    ]


def test_letter_case_and_punctuation_do_not_order_names() -> None:
    assert sorted(["»Beta«", "alfa", "Gamma", "(delta)"], key=collate) == ["alfa", "»Beta«", "(delta)", "Gamma"]


def test_the_order_is_total() -> None:
    assert collate("Beta") != collate("beta")
    assert sorted(["beta", "Beta"], key=collate) == sorted(["Beta", "beta"], key=collate)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("titel", "title"), ("URL", "url"), ("statut", "status"), ("TITLE", "title"), ("xyz", ""), ("", "")],
)
def test_the_nearest_word_is_suggested_if_it_is_near(word: str, expected: str) -> None:
    assert nearest(word, ["title", "url", "status", "summary"]) == expected


def test_a_suggestion_keeps_its_capitals_and_does_not_depend_on_order() -> None:
    assert nearest("url", ["URL", "archive-URL"]) == "URL"
    assert nearest("ab", ["abd", "abc"]) == nearest("ab", ["abc", "abd"])
