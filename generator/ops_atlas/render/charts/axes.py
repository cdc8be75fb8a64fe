"""The two axes of the landscape: which levels they show in which order, and how their names break into lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from ops_atlas.entities import Dimension
from ops_atlas.entities.vocabulary import Level
from ops_atlas.render.charts.text import wrap
from ops_atlas.wording import Language

WIDTH, LEFT, PAD = 720, 124, 8
"""The picture's width if nothing needs more, the room for the upright axis, and the margin inside a cell."""
LETTER = 6.6
"""The width of a letter, about."""


@dataclass(frozen=True)
class Axis:
    """A dimension as an axis; the level `None` is what is not reported."""

    name: tuple[str, ...]
    levels: tuple[Level | None, ...]
    labels: tuple[tuple[str, ...], ...]
    """The name of each level, in lines."""
    column: int
    """How wide a level is; on the upright axis the room for the names."""


def across(dimension: Dimension, language: Language, unknown: str) -> Axis:
    """Lay a dimension from left to right; `unknown` is how the language says that a position is not reported."""
    levels = (*_scale(dimension), *_beside(dimension), None)
    names = [level.label.in_(language)[0] if level else unknown for level in levels]
    column = _column(names)
    return Axis((dimension.label.in_(language)[0],), levels, tuple(_lines(name, column) for name in names), column)


def upright(dimension: Dimension, language: Language, unknown: str) -> Axis:
    """Lay a dimension upright, the top of its scale first."""
    scale = _scale(dimension)
    levels = (*(reversed(scale) if dimension.ordered else scale), *_beside(dimension), None)
    names = [level.label.in_(language)[0] if level else unknown for level in levels]
    return Axis(_lines(dimension.label.in_(language)[0], LEFT), levels, tuple(_lines(n, LEFT) for n in names), LEFT)


def _scale(dimension: Dimension) -> tuple[Level, ...]:
    return tuple(level for level in dimension.levels if not level.off_scale)


def _beside(dimension: Dimension) -> tuple[Level, ...]:
    return tuple(level for level in dimension.levels if level.off_scale)


def _lines(name: str, width: int) -> tuple[str, ...]:
    return wrap(name, int((width - PAD) / LETTER))


def _column(names: Sequence[str]) -> int:
    """Share the width among the columns, but give each room for the longest word."""
    longest = max(len(word) for name in names for word in name.split())
    return max((WIDTH - LEFT) // len(names), int(longest * LETTER) + 2 * PAD)
