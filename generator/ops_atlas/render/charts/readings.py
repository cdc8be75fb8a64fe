"""Figures with several readings: planned against found, and sources that differ, on one scale each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import floor, log10

from ops_atlas.entities.base import UNKNOWN, Known
from ops_atlas.entities.edtf import Edtf
from ops_atlas.entities.figure import Figure, Reading
from ops_atlas.link import Atlas
from ops_atlas.render.charts.text import LINE, NARROW, percent, wrap
from ops_atlas.render.naming import short_label
from ops_atlas.wording import Wording

LEFT, RIGHT = 0.03, 0.97
ENOUGH = 2
"""How many known readings make a picture worth while."""
OPEN_RIGHT, OPEN_LEFT = ("over", "at-least"), ("under", "at-most", "nearly")

Scale = Callable[[Decimal], str]
"""The place of a value on the width of the page."""


@dataclass(frozen=True)
class ReadingMark:
    """A reading: its words above, its value or range on the scale below."""

    reading: Reading
    text_y: int
    beside: str
    """What tells this reading from the others, when, and who says so, if there is room for it beside the value."""
    notes: tuple[str, ...]
    """The same in lines below, where there is none."""
    y: int
    low: str
    high: str
    opens: str
    """Where the source leaves the value open: `left`, `right` or nowhere."""


@dataclass(frozen=True)
class ReadingsPicture:
    """A figure's readings on one scale that begins at zero."""

    figure: Figure
    marks: tuple[ReadingMark, ...]
    ticks: tuple[tuple[Decimal, str], ...]
    axis_y: int
    height: int


def readings_pictures(
    figures: Known[tuple[Figure, ...]], atlas: Atlas, wording: Wording, room: int = 0
) -> tuple[ReadingsPicture, ...]:
    """Lay out each figure of which at least two readings are known; `room` is in letters, beside a value."""
    if figures == UNKNOWN:
        return ()
    assert isinstance(figures, tuple)
    known = ((figure, tuple(r for r in figure.readings if r.is_known)) for figure in figures)
    return tuple(_picture(f, readings, atlas, wording, room) for f, readings in known if len(readings) >= ENOUGH)


def _picture(
    figure: Figure, readings: tuple[Reading, ...], atlas: Atlas, wording: Wording, room: int
) -> ReadingsPicture:
    ticks = round_ticks([end for reading in readings for end in _ends(reading)])

    def x(value: Decimal) -> str:
        return percent(LEFT + float((value - ticks[0]) / (ticks[-1] - ticks[0])) * (RIGHT - LEFT))

    marks, y = [], 0
    for reading in readings:
        notes = tuple(_notes(reading, atlas, wording))
        beside = "; ".join(notes)
        mark = _mark(reading, y + LINE, ("", notes) if len(beside) > room else (beside, ()), x)
        marks.append(mark)
        y = mark.y + 12
    return ReadingsPicture(figure, tuple(marks), tuple((tick, x(tick)) for tick in ticks), y, y + LINE + 6)


def _mark(reading: Reading, text_y: int, told: tuple[str, tuple[str, ...]], x: Scale) -> ReadingMark:
    beside, notes = told
    low, high = _ends(reading)
    opens = "right" if reading.qualifier in OPEN_RIGHT else "left" if reading.qualifier in OPEN_LEFT else ""
    return ReadingMark(reading, text_y, beside, notes, text_y + len(notes) * LINE + 14, x(low), x(high), opens)


def _notes(reading: Reading, atlas: Atlas, wording: Wording) -> Iterator[str]:
    label = reading.label.in_(wording.language)[0] if reading.label else None
    when = wording.span(reading.when.start, reading.when.end) if isinstance(reading.when, Edtf) else None
    who = "; ".join(dict.fromkeys(short_label(atlas.sources[str(c.source)], wording) for c in reading.cite))
    if label:
        yield from wrap(f"{label}, {when}" if when else label, NARROW)
    yield from wrap(who if label or not when else f"{when}; {who}", NARROW)


def _ends(reading: Reading) -> tuple[Decimal, Decimal]:
    """Give the range, or the value twice."""
    if reading.low is not None and reading.high is not None:
        return reading.low, reading.high
    assert isinstance(reading.value, Decimal)
    return reading.value, reading.value


def round_ticks(values: list[Decimal]) -> tuple[Decimal, ...]:
    """Give three to six round numbers, evenly spaced, that embrace zero and all the values."""
    bottom, top = min(Decimal(0), *values), max(Decimal(0), *values)
    width = top - bottom or Decimal(1)
    size = Decimal(10) ** floor(log10(width))
    step = next(size * n for n in map(Decimal, ("0.5", "1", "2", "2.5")) if width / (size * n) <= 4)  # noqa: PLR2004
    first = int((bottom / step).to_integral_value(ROUND_FLOOR))
    last = int((top / step).to_integral_value(ROUND_CEILING))
    return tuple(step * n for n in range(first, max(last, first + 1) + 1))
