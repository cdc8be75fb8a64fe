"""The profile of a model: a row for each dimension, a position for each level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from ops_atlas.compare.models import Standing
from ops_atlas.entities import Dimension, Model
from ops_atlas.entities.vocabulary import Level
from ops_atlas.render.charts.text import LINE, NARROW, percent
from ops_atlas.wording import Language

FIRST, LAST, UNKNOWN = 0.03, 0.8, 0.955
"""Where the levels begin and end, and where the mark for what is not reported stands."""
HEAD = 28
DOT, WIDEST = 6.5, 12


@dataclass(frozen=True)
class Mark:
    """A level in a row."""

    level: Level
    x: str
    on_scale: bool
    here: bool
    """Whether the model stands on it."""
    radius: float
    """How large the disc for the other models is; 0 if none of them stands here."""


@dataclass(frozen=True)
class Row:
    """A dimension: its name and the model's level above, the levels on a line."""

    dimension: Dimension
    here: Level | None
    two_lines: bool
    name_y: int
    level_y: int
    track_y: int
    ends_y: int
    marks: tuple[Mark, ...]

    @property
    def scale(self) -> tuple[Mark, ...]:
        """The levels that are steps of one scale, lowest first."""
        return tuple(mark for mark in self.marks if mark.on_scale)


@dataclass(frozen=True)
class Profile:
    """The whole picture."""

    rows: tuple[Row, ...]
    legend_y: int | None
    """Where the marks are explained, if they are."""
    height: int
    unknown_x: str = percent(UNKNOWN)


def profile_picture(
    standings: Sequence[Standing], peers: Iterable[Model], language: Language, unknown: str, *, legend: bool = True
) -> Profile:
    """Lay out a model's profile, or a part of it without the legend.

    `unknown` is how the language says that a position is not reported.
    """
    ids, rows, y = {peer.id for peer in peers}, [], HEAD
    for standing in standings:
        row = _row(standing, ids, y, language, unknown)
        rows.append(row)
        y = row.ends_y + LINE + 10
    return Profile(tuple(rows), y + 8 if legend else None, y + 8 + 4 * 22 if legend else y)


def _row(standing: Standing, ids: set[str], y: int, language: Language, unknown: str) -> Row:
    dimension, here = standing.dimension, standing.level
    level_name = here.label.in_(language)[0] if here else unknown
    two_lines = len(dimension.label.in_(language)[0]) + len(level_name) > NARROW - 5
    level_y = y + LINE if two_lines else y
    track_y = level_y + LINE
    crowd = {level.id: _count(models, ids) for level, models in standing.others}
    if here:
        crowd[here.id] = _count(standing.same, ids)
    marks = tuple(_marks(dimension, here, crowd))
    ends_y = track_y + (LINE + 6 if dimension.ordered else 6)
    return Row(dimension, here, two_lines, y, level_y, track_y, ends_y, marks)


def _marks(dimension: Dimension, here: Level | None, crowd: dict[str, int]) -> Iterable[Mark]:
    step = (LAST - FIRST) / max(1, len(dimension.levels) - 1)
    for index, level in enumerate(dimension.levels):
        on_scale = dimension.ordered and not level.off_scale
        x = percent(FIRST + index * step)
        yield Mark(level, x, on_scale, level == here, _radius(crowd.get(level.id, 0)))


def _radius(count: int) -> float:
    """Give the disc of so many models; it always shows behind the model's own dot."""
    return round(min(WIDEST, DOT + 1 + 1.6 * sqrt(count)), 1) if count else 0


def _count(models: Iterable[Model], ids: set[str]) -> int:
    return sum(1 for model in models if model.id in ids)
