"""The words of the interface, and numbers and dates, in one language. The only module that knows Babel."""

import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO
from typing import Literal, Protocol

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol

from ops_atlas.problem import N_, Message

Language = Literal["da", "en"]
LOCALES: Mapping[Language, str] = {"da": "da", "en": "en_GB"}

_HARD_SPACE = "\N{NO-BREAK SPACE}"
_COMPACT_FROM = 1_000_000
_BILLION = 1_000_000_000


def language_of(environment: Mapping[str, str] | None = None) -> Language:
    """Give the language that the locale asks for: English if it names English, else Danish."""
    variables = os.environ if environment is None else environment
    chosen = next((v for n in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if (v := variables.get(n))), "")
    return "en" if chosen.lower().startswith("en") else "da"


QUALIFIERS: Mapping[str, Message] = {
    "about": N_("about {value}"),
    "over": N_("over {value}"),
    "under": N_("under {value}"),
    "nearly": N_("nearly {value}"),
    "at-least": N_("at least {value}"),
    "at-most": N_("at most {value}"),
}


class Day(Protocol):
    """A point in time as far as it is known; `mark` is EDTF's `?`, `~` or `%`."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def month(self) -> int | None:
        """The month, if known."""

    @property
    def day(self) -> int | None:
        """The day of the month, if known."""

    @property
    def mark(self) -> str:
        """EDTF's qualification."""

    @property
    def decade(self) -> bool:
        """Whether the year stands for its decade."""


@cache
def _catalogue(language: Language) -> GNUTranslations:
    """Compile the committed catalogue in memory, so that no compiled file can be older than its source."""
    path = files("ops_atlas") / "locale" / language / "LC_MESSAGES" / "ops_atlas.po"
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _is_round(value: Decimal) -> bool:
    """Tell whether a value can be written in millions or billions without losing a digit."""
    return abs(value) >= _COMPACT_FROM and value % (1_000 if abs(value) < _BILLION else 1_000_000) == 0


class Wording:
    """Speaks one language; everything else in the program is free of words."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.locale = Locale.parse(LOCALES[language])

    @cached_property
    def _translations(self) -> GNUTranslations:
        return _catalogue(self.language)

    def text(self, message: str, /, **params: object) -> str:
        """Translate a message and fill in its parameters; parameters that are messages are translated too."""
        filled = {k: self.text(v) if isinstance(v, Message) else v for k, v in params.items()}
        translated = self._translations.gettext(message) if message else ""
        return translated.format(**filled) if filled else translated

    def plural(self, one: str, other: str, number: int, /, **params: object) -> str:
        """Translate a message that depends on a number, which stands in it as `{n}`."""
        return self._translations.ngettext(one, other, number).format(n=self.number(Decimal(number)), **params)

    def number(self, value: Decimal) -> str:
        """Write a number with the language's decimal and thousands signs, to its last digit."""
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def compact(self, value: Decimal) -> str:
        """Write a large number in millions or billions, as far as it has digits: `2,5 mio.`, `2.5 million`."""
        form: Literal["short", "long"] = "short" if self.language == "da" else "long"
        return format_compact_decimal(value, format_type=form, locale=self.locale, fraction_digits=3)

    def quantity(self, value: Decimal, currency: str | None, one: str, other: str) -> str:
        """Write a value with its unit, or as an amount if it has a currency (ISO 4217)."""
        if currency:
            return self._amount(self._large(value), currency)
        return f"{self.number(value)}{_HARD_SPACE}{one if value == 1 else other}"

    def range(self, low: Decimal, high: Decimal, currency: str | None, other: str) -> str:
        """Write two values with one unit: `15–20 pct.`, `DKK 1.2–1.5 million`."""
        last = self._large(high) if currency else self.number(high)
        first = self._large(low) if currency else self.number(low)
        shared = last[last.find(_HARD_SPACE) :] if _HARD_SPACE in last else ""
        numbers = f"{first.removesuffix(shared)}–{last}"
        return self._amount(numbers, currency) if currency else f"{numbers}{_HARD_SPACE}{other}"

    def _large(self, value: Decimal) -> str:
        written = self.compact(value) if _is_round(value) else self.number(value)
        return written.replace(" ", _HARD_SPACE)

    def _amount(self, number: str, currency: str) -> str:
        """Put the currency where the language has it: `2,5 mio. kr.`, `DKK 2.5 million`."""
        if self.language == "da":
            sign = {"EUR": "euro"}.get(currency) or get_currency_symbol(currency, locale=self.locale)
            return f"{number}{_HARD_SPACE}{sign}"
        return f"{currency}{_HARD_SPACE}{number}"

    def qualified(self, value: str, qualifier: str | None) -> str:
        """Hedge a value as its source does."""
        return self.text(QUALIFIERS[qualifier], value=value) if qualifier else value

    def language_name(self, tag: str) -> str:
        """Name a language by its BCP 47 tag, or give the tag back if nobody knows it."""
        try:
            return str(Locale.parse(tag, sep="-").get_language_name(self.locale) or tag)
        except (UnknownLocaleError, ValueError):
            return tag

    def day(self, point: Day) -> str:
        """Write a point in time as far as it is known: a year, a month or a day, with its uncertainty."""
        if point.decade:
            text = self.text(N_("the {year}s"), year=point.year)
        elif point.month is None:
            text = str(point.year)
        else:
            text = _calendar(self.locale, point.year, point.month, point.day)
        if point.mark in ("~", "%"):
            text = self.text(N_("about {value}"), value=text)
        return self.text(N_("{value} (uncertain)"), value=text) if point.mark in ("?", "%") else text

    def span(self, start: Day | None, end: Day | None, *, interval: bool = True) -> str:
        """Write an interval; `None` is an open end."""
        if start and end:
            first, last = self.day(start), self.day(end)
            return f"{first}–{last}" if interval and first != last else first
        if start:
            return self.text(N_("from {value}"), value=self.day(start))
        return self.text(N_("until {value}"), value=self.day(end)) if end else ""

    def sometime(self, start: Day | None, end: Day | None) -> str:
        """Write between which days something happened that lasted no time itself; `None` is an open end."""
        first, last = (self.day(point) if point else "" for point in (start, end))
        if first and last:
            between = N_("between {first} and {last}")
            return first if first == last else self.text(between, first=first, last=last)
        return self.text(N_("{value} or later") if first else N_("{value} or earlier"), value=first or last)


@cache
def _calendar(locale: Locale, year: int, month: int, day: int | None) -> str:
    """Write a month or a day in words."""
    return format_date(date(year, month, day or 1), "long" if day else "LLLL y", locale=locale)
