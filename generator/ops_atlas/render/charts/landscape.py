"""The landscape: a grid of two dimensions, models as numbered dots, cases as squares beside them.

`theme/assets/landscape.js` lays out the pair that a reader chooses by the same rules; a browser test compares the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ops_atlas.compare.landscape import Group, Landscape
from ops_atlas.entities import Case, Model
from ops_atlas.entities.vocabulary import Level
from ops_atlas.render.charts.axes import LEFT, PAD, across, upright
from ops_atlas.render.charts.text import LINE
from ops_atlas.wording import Language

DOT, SQUARE = 28, 11
"""The room of a model's dot and of a case's square."""


@dataclass(frozen=True)
class Dot:
    """A model: the middle of its dot, and its number."""

    model: Model
    number: int
    x: int
    y: int
    known: bool
    """Whether both its positions are known."""


@dataclass(frozen=True)
class Square:
    """A case: the corner of its square."""

    case: Case
    x: int
    y: int


@dataclass(frozen=True)
class Band:
    """A level as a column or a row; `None` for what is not reported."""

    level: Level | None
    start: int
    size: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Plot:
    """The whole picture."""

    land: Landscape
    title: tuple[str, ...]
    """The name of the upright dimension, in lines."""
    head: int
    columns: tuple[Band, ...]
    rows: tuple[Band, ...]
    dots: tuple[Dot, ...]
    squares: tuple[Square, ...]
    height: int
    width: int
    left: int = LEFT


@dataclass(frozen=True)
class _Packed:
    """A cell's content, from its own corner."""

    dots: tuple[tuple[Model, int, int], ...]
    squares: tuple[Square, ...]
    height: int


def plot(land: Landscape, numbers: Mapping[str, int], language: Language, unknown: str) -> Plot:
    """Lay out a landscape; `unknown` is how the language says that a position is not reported."""
    x, y = across(land.x, language, unknown), upright(land.y, language, unknown)
    head = LINE * max(len(y.name), *(len(lines) + 1 for lines in x.labels)) + 2 * PAD
    packed = {place: _pack(groups, x.column) for place, groups in land.cells.items()}
    heights = [max([0, *(cell.height for place, cell in packed.items() if place[1] == level)]) for level in y.levels]
    sizes = [max(DOT, len(lines) * LINE, tall) + 2 * PAD for lines, tall in zip(y.labels, heights, strict=True)]
    tops = list(accumulate(sizes, initial=head))
    columns = tuple(Band(lv, LEFT + i * x.column, x.column, x.labels[i]) for i, lv in enumerate(x.levels))
    rows = tuple(Band(lv, tops[i], sizes[i], y.labels[i]) for i, lv in enumerate(y.levels))
    corners = {(c.level, r.level): (c.start, r.start) for c in columns for r in rows}
    dots = tuple(
        Dot(model, numbers[model.id], corners[place][0] + dx, corners[place][1] + dy, None not in place)
        for place, cell in packed.items()
        for model, dx, dy in cell.dots
    )
    squares = tuple(
        Square(square.case, corners[place][0] + square.x, corners[place][1] + square.y)
        for place, cell in packed.items()
        for square in cell.squares
    )
    ordered = tuple(sorted(dots, key=lambda dot: dot.number))
    width = LEFT + x.column * len(columns) + 1
    return Plot(land, y.name, head, columns, rows, ordered, squares, tops[-1] + 1, width)


def _pack(groups: Sequence[Group], column: int) -> _Packed:
    """Set the groups of a cell in rows, cases alone in one of their own; a model's squares stand right of its dot."""
    dots, squares = [], []
    x = y = PAD
    shelf = 0
    for group in groups:
        dot = DOT if group.model else 0
        wide = _squares_across(len(group.cases), column - 2 * PAD - dot)
        width = dot + wide * SQUARE
        height = max(dot, -(-len(group.cases) // wide) * SQUARE if wide else 0)
        if x > PAD and (not group.model or x + width > column - PAD):
            x, y, shelf = PAD, y + shelf, 0
        if group.model:
            dots.append((group.model, x + DOT // 2, y + DOT // 2))
        for index, case in enumerate(group.cases):
            squares.append(Square(case, x + dot + index % wide * SQUARE, y + 3 + index // wide * SQUARE))
        x, shelf = x + width + 2, max(shelf, height + 2)
    return _Packed(tuple(dots), tuple(squares), y + shelf - PAD)


def _squares_across(count: int, room: int) -> int:
    """Give how many squares stand beside each other: two rows of them, or as many as it takes."""
    return min(-(-count // 2), max(1, room // SQUARE))
