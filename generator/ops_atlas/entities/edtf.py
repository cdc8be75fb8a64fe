"""Dates as sources give them: EDTF level 1 without seasons (Library of Congress, ISO 8601-2:2019)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_POINT = re.compile(
    r"(?P<year>[0-9]{3}[0-9X])(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?(?P<mark>[?~%]?)"
)


@dataclass(frozen=True)
class Point:
    """A year, month or day; `mark` is "", "?" (uncertain), "~" (about) or "%" (both)."""

    year: int
    month: int | None = None
    day: int | None = None
    mark: str = ""
    decade: bool = False

    @property
    def first(self) -> date:
        """The first day that the point can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the point can mean."""
        year, month = self.year + (9 if self.decade else 0), self.month or 12
        return date(year, month, self.day or monthrange(year, month)[1])


@dataclass(frozen=True)
class Edtf:
    """A point in time or an interval; an open end is `None`."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool = False

    @property
    def sort_key(self) -> tuple[date, str]:
        """Order by the first possible day, an open start first."""
        return (self.start.first if self.start else date.min, self.text)

    @property
    def last(self) -> date:
        """The last possible day, an open end last."""
        return self.end.last if self.end else date.max

    def __str__(self) -> str:
        """Give the date as it was written."""
        return self.text


def _point(text: str) -> Point | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, decade = match["year"], match["year"].endswith("X")
    if decade and match["month"]:
        return None
    point = Point(
        int(year.replace("X", "0")),
        int(match["month"]) if match["month"] else None,
        int(match["day"]) if match["day"] else None,
        match["mark"],
        decade,
    )
    try:
        _ = point.first, point.last
    except ValueError:
        return None
    return point


def parse(value: Any) -> Edtf:
    """Read an EDTF date or interval; raises pydantic's `bad-date` for any other text."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not a text")
    text = value.strip()
    start_text, slash, end_text = text.partition("/")
    start, end = _point(start_text), _point(end_text)
    if not slash and start:
        return Edtf(text, start, start)
    open_ends = ("..", "")
    fine = (start or start_text in open_ends) and (end or end_text in open_ends) and (start or end)
    if slash and fine and not (start and end and start.first > end.last):
        return Edtf(text, start, end, interval=True)
    raise PydanticCustomError("bad-date", "not an EDTF date", {"value": value})


Date = Annotated[
    Edtf,
    PlainValidator(lambda value: value if isinstance(value, Edtf) else parse(value)),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "title": "EDTF date", "examples": ["2017", "2017-11-27", "2018~", "2017/2020"]}),
]
