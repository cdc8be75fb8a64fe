"""Numbers, amounts, dates and messages as each language writes them."""

from decimal import Decimal

import pytest

from ops_atlas.entities.edtf import parse
from ops_atlas.problem import Message
from ops_atlas.wording import QUALIFIERS, Language, Wording, language_of

DANISH, ENGLISH = Wording("da"), Wording("en")


def plain(text: str) -> str:
    """Show no-break spaces, which stand inside every amount, as spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        ("0", "0", "0"),
        ("1234.5", "1.234,5", "1,234.5"),
        ("-7", "-7", "-7"),
        ("1.10", "1,1", "1.1"),
        ("0.0004", "0,0004", "0.0004"),
        ("98.76543", "98,76543", "98.76543"),
        ("1000000", "1.000.000", "1,000,000"),
    ],
)
def test_a_number_is_written_to_its_last_digit(value: str, danish: str, english: str) -> None:
    assert DANISH.number(Decimal(value)) == danish
    assert ENGLISH.number(Decimal(value)) == english


@pytest.mark.parametrize(
    ("value", "currency", "danish", "english"),
    [
        ("2500000", "DKK", "2,5 mio. kr.", "DKK 2.5 million"),
        ("41000000", "DKK", "41 mio. kr.", "DKK 41 million"),
        ("1500000000", "DKK", "1,5 mia. kr.", "DKK 1.5 billion"),
        ("-2500000", "DKK", "-2,5 mio. kr.", "DKK -2.5 million"),
        ("999999", "DKK", "999.999 kr.", "DKK 999,999"),
        ("75000.5", "EUR", "75.000,5 euro", "EUR 75,000.5"),
        ("3200000", "EUR", "3,2 mio. euro", "EUR 3.2 million"),
    ],
)
def test_an_amount_has_its_currency_where_the_language_puts_it(
    value: str, currency: str, danish: str, english: str
) -> None:
    assert plain(DANISH.quantity(Decimal(value), currency, "", "")) == danish
    assert plain(ENGLISH.quantity(Decimal(value), currency, "", "")) == english


@pytest.mark.parametrize("value", ["1234567", "1000500", "2512345.5", "1234567890", "1000000000.01", "1500500000"])
def test_an_amount_is_never_rounded(value: str) -> None:
    digits = [sign for sign in DANISH.quantity(Decimal(value), "DKK", "", "") if sign.isdigit()]
    assert Decimal("".join(digits)) == Decimal(value.replace(".", ""))


def test_a_unit_agrees_with_its_number() -> None:
    assert plain(DANISH.quantity(Decimal(1), None, "person", "personer")) == "1 person"
    assert plain(DANISH.quantity(Decimal("1.5"), None, "person", "personer")) == "1,5 personer"
    assert plain(ENGLISH.quantity(Decimal(1234), None, "person", "people")) == "1,234 people"


@pytest.mark.parametrize(
    ("low", "high", "currency", "danish", "english"),
    [
        ("15", "20.5", None, "15–20,5 pct.", "15–20.5 pct."),
        ("1200000", "1500000", "DKK", "1,2–1,5 mio. kr.", "DKK 1.2–1.5 million"),
        ("900000", "1200000", "DKK", "900.000–1,2 mio. kr.", "DKK 900,000–1.2 million"),
        ("900000000", "1200000000", "DKK", "900 mio.–1,2 mia. kr.", "DKK 900 million–1.2 billion"),
        ("500", "1000", "EUR", "500–1.000 euro", "EUR 500–1,000"),
    ],
)
def test_a_range_says_its_unit_once(low: str, high: str, currency: str | None, danish: str, english: str) -> None:
    assert plain(DANISH.range(Decimal(low), Decimal(high), currency, "pct.")) == danish
    assert plain(ENGLISH.range(Decimal(low), Decimal(high), currency, "pct.")) == english


def test_a_number_never_stands_alone_at_the_end_of_a_line() -> None:
    assert " " not in DANISH.quantity(Decimal(2500000), "DKK", "", "")
    assert " " not in ENGLISH.range(Decimal(1200000), Decimal(1500000), "DKK", "")


@pytest.mark.parametrize(
    ("text", "danish", "english"),
    [
        ("2017", "2017", "2017"),
        ("2017-11", "november 2017", "November 2017"),
        ("2017-11-07", "7. november 2017", "7 November 2017"),
        ("2018~", "ca. 2018", "about 2018"),
        ("2018-03?", "marts 2018 (usikkert)", "March 2018 (uncertain)"),
        ("2018%", "ca. 2018 (usikkert)", "about 2018 (uncertain)"),
        ("199X", "1990'erne", "the 1990s"),
        ("2014/2018", "2014–2018", "2014–2018"),
        ("2014/2014", "2014", "2014"),
        ("2014/..", "fra 2014", "from 2014"),
        ("../2014", "indtil 2014", "until 2014"),
    ],
)
def test_a_date_says_as_much_as_is_known(text: str, danish: str, english: str) -> None:
    date = parse(text)
    assert DANISH.span(date.start, date.end, interval=date.interval) == danish
    assert ENGLISH.span(date.start, date.end, interval=date.interval) == english


@pytest.mark.parametrize(
    ("text", "danish", "english"),
    [
        ("2018-03?", "marts 2018 (usikkert)", "March 2018 (uncertain)"),
        ("2018~/2019~", "mellem ca. 2018 og ca. 2019", "between about 2018 and about 2019"),
        ("2014/2014", "2014", "2014"),
        ("2014-09/..", "september 2014 eller senere", "September 2014 or later"),
        ("../2014", "2014 eller tidligere", "2014 or earlier"),
    ],
)
def test_the_guess_at_a_date_never_reads_as_a_time_that_something_lasted(text: str, danish: str, english: str) -> None:
    date = parse(text)
    assert DANISH.sometime(date.start, date.end) == danish
    assert ENGLISH.sometime(date.start, date.end) == english


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_value_is_hedged_as_its_source_does(language: Language) -> None:
    wording = Wording(language)
    hedged = [wording.qualified("5", qualifier) for qualifier in QUALIFIERS]
    assert wording.qualified("5", None) == "5"
    assert all(text.endswith(" 5") for text in hedged)
    assert len(set(hedged)) == len(QUALIFIERS)


def test_a_message_is_translated_with_the_messages_inside_it() -> None:
    template = "Expected {expected}, found {found}."
    danish = DANISH.text(template, expected=Message("a text"), found=Message("a list"))
    assert danish == "Her skal stå en tekst, men der står en liste."
    assert ENGLISH.text(template, expected=Message("a text"), found="{x}") == "Expected a text, found {x}."


def test_a_plural_agrees_with_its_number() -> None:
    forms = ("{n} case", "{n} cases")
    assert [ENGLISH.plural(*forms, n) for n in (0, 1, 2, 1234)] == ["0 cases", "1 case", "2 cases", "1,234 cases"]
    assert DANISH.plural(*forms, 1234).startswith("1.234 ")


def test_a_language_is_named_in_the_readers_own() -> None:
    assert (DANISH.language_name("en"), ENGLISH.language_name("da")) == ("engelsk", "Danish")
    assert DANISH.language_name("nb") == "bokmål"


@pytest.mark.parametrize("tag", ["not a tag", "x", "zz-zz-zz", "'><script>", ""])
def test_a_language_that_nobody_knows_is_named_by_its_tag(tag: str) -> None:
    assert DANISH.language_name(tag) == tag


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "C.UTF-8"}, "da"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANGUAGE": "da:en", "LANG": "en_GB.UTF-8"}, "da"),
        ({"LANG": "", "LC_MESSAGES": "en"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    assert language_of(environment) == expected
