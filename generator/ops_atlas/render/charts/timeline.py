"""The timeline: a bar for each case, as long as its dates can mean at most."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ops_atlas.compare.timeline import Span, Timeline
from ops_atlas.entities import Term
from ops_atlas.render.charts.text import LINE, NARROW, percent, wrap
from ops_atlas.wording import Language

LEFT, RIGHT = 0.01, 0.97
EDGE = 0.06
"""So near the edge a year does not fit around its line."""
BAR, THIN = 10, 0.004
"""A bar's height in pixels, and its least width as a share of the page's."""
SHEET = 10
"""So many cases fit on a page's sheet below its title."""
RUNNING = "running"
HOLLOW = ("proposed", "in-development", "blocked")
"""Statuses of what has not happened: an outline."""


@dataclass(frozen=True)
class Bar:
    """A case: its title on lines above a bar."""

    span: Span
    lines: tuple[tuple[str, int], ...]
    """Each line of the title, and where it stands."""
    at_end: bool
    """Whether the title ends at the right edge, near a bar in the later half."""
    y: int
    x: str
    width: str
    sure_x: str | None
    """The part that is certain, if any of it is."""
    sure_width: str
    tip: str
    """Where an open end begins."""
    hollow: bool

    @property
    def open_start(self) -> bool:
        """Whether the beginning is not reported."""
        return self.span.first is None

    @property
    def open_end(self) -> bool:
        """Whether the end is not reported."""
        return self.span.end == "unknown"


@dataclass(frozen=True)
class Group:
    """The cases of a status, under its name."""

    status: Term
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class TimelinePicture:
    """The whole picture."""

    groups: tuple[Group, ...]
    ticks: tuple[tuple[int, str, str], ...]
    """Each year that is marked, where, and how its figures are anchored there."""
    height: int


class _Axis:
    """Years on the width of the page."""

    def __init__(self, spans: Sequence[Span]) -> None:
        days = [day for s in spans for day in (s.first, s.begun, s.ending, s.last, _told(s)) if day]
        self.first = min(days, default=date(2000, 1, 1)).year // 5 * 5
        self.last = -(-(max(days, default=date(2000, 1, 1)).year + 1) // 5) * 5

    def x(self, day: date) -> float:
        """Give the place of a day as a share of the width."""
        year = day.year + (day.timetuple().tm_yday - 1) / 366
        return LEFT + (year - self.first) / (self.last - self.first) * (RIGHT - LEFT)

    def ticks(self) -> Iterator[tuple[int, str, str]]:
        """Give every fifth year, or every tenth if there are many."""
        step = 5 if self.last - self.first <= 30 else 10  # noqa: PLR2004 - six labels fit on a phone
        for year in range(-(-self.first // step) * step, self.last + 1, step):
            x = self.x(date(year, 1, 1))
            yield year, percent(x), "start" if x < EDGE else "end" if x > 1 - EDGE else "middle"


def timeline_sheets(found: Timeline, language: Language, most: int = SHEET) -> Iterator[TimelinePicture]:
    """Lay out the cases that have a date, on the same years in pictures of so many cases at most.

    A picture is not parted between two sheets of paper, and on a screen its years would be out of sight far below.
    """
    axis, sheet, room = _Axis(found.spans), list[tuple[Term, tuple[Span, ...]]](), most
    for status, spans in found.groups:
        rest = spans
        while rest:
            sheet.append((status, rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
            if not room:
                yield _picture(axis, sheet, language)
                sheet, room = [], most
    if sheet:
        yield _picture(axis, sheet, language)


def _picture(axis: _Axis, found: Iterable[tuple[Term, tuple[Span, ...]]], language: Language) -> TimelinePicture:
    y, groups = 2 * LINE, []
    for status, spans in found:
        y += LINE + 8
        head, bars = y, []
        for span in spans:
            bar = _bar(axis, span, y + LINE + 6, language)
            bars.append(bar)
            y = bar.y + BAR + 4
        groups.append(Group(status, head, tuple(bars)))
        y += 10
    return TimelinePicture(tuple(groups), tuple(axis.ticks()), y + 6)


def _bar(axis: _Axis, span: Span, y: int, language: Language) -> Bar:
    lines = wrap(span.case.title.in_(language)[0], NARROW)
    placed = tuple((line, y + index * LINE) for index, line in enumerate(lines))
    first, last = _ends(axis, span)
    until = _certain(span)
    sure = (axis.x(span.begun), axis.x(until)) if span.begun and until and until > span.begun else None
    return Bar(
        span,
        placed,
        at_end=first > (LEFT + RIGHT) / 2,
        y=placed[-1][1] + 6,
        x=percent(first),
        width=percent(max(last - first, THIN)),
        sure_x=percent(sure[0]) if sure else None,
        sure_width=percent(sure[1] - sure[0]) if sure else "0%",
        tip=percent(last),
        hollow=str(span.case.status) in HOLLOW,
    )


def _told(span: Span) -> date | None:
    """Give the day up to which sources have told of a case that is not over; `None` for the others."""
    return span.heard if span.end == "ongoing" or str(span.case.status) == RUNNING else None


def _certain(span: Span) -> date | None:
    """Give the day up to which it is certain that a case ran: while it runs, its end is only planned."""
    if span.end == "ongoing" or str(span.case.status) == RUNNING:
        return min(span.heard, span.ending or span.heard) if span.heard else None
    return span.ending


def _ends(axis: _Axis, span: Span) -> tuple[float, float]:
    """Give the bar's ends; where one is not reported, the bar is no longer than the date that is."""
    first = span.first or span.ending or span.last
    last = span.last or span.begun or span.first
    assert first is not None
    assert last is not None
    return axis.x(first), RIGHT if span.end == "ongoing" else axis.x(last)
