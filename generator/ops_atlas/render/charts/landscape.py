"""The landscape: a grid of two dimensions, models as numbered dots, cases as squares beside them.

`theme/assets/landscape.js` lays out the pair that a reader chooses by the same rules; a browser test compares the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ops_atlas.compare.landscape import Group, Landscape
from ops_atlas.entities import Case, Dimension, Model
from ops_atlas.entities.vocabulary import Level
from ops_atlas.render.charts.text import LINE, wrap
from ops_atlas.wording import Language

WIDTH, LEFT, PAD = 720, 124, 8
DOT, SQUARE = 28, 11
"""The room of a model's dot and of a case's square."""
LETTER = 6.6
"""The width of a letter, about."""


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
    across = _levels(land.x, [x for x, _ in land.cells])
    down = _levels(land.y, [y for _, y in land.cells], upright=True)
    names = [_label(level, language, unknown) for level in across]
    column = _column(names)
    labels = [wrap(name, int((column - PAD) / LETTER)) for name in names]
    title = wrap(land.y.label.in_(language)[0], int((LEFT - PAD) / LETTER))
    head = PAD + LINE * max(1 + max(map(len, labels), default=0), len(title)) + PAD
    packed = {place: _pack(groups, numbers, column) for place, groups in land.cells.items()}
    sides = [wrap(_label(level, language, unknown), int((LEFT - PAD) / LETTER)) for level in down]
    sizes = [_row_height(packed, level, lines) for level, lines in zip(down, sides, strict=True)]
    tops = list(accumulate(sizes, initial=head))
    columns = tuple(Band(lv, LEFT + i * column, column, labels[i]) for i, lv in enumerate(across))
    rows = tuple(Band(lv, tops[i], sizes[i], sides[i]) for i, lv in enumerate(down))
    corners = {(c.level, r.level): (c.start, r.start) for c in columns for r in rows}
    dots = tuple(
        Dot(model, numbers[model.id], corners[place][0] + x, corners[place][1] + y, None not in place)
        for place, cell in packed.items()
        for model, x, y in cell.dots
    )
    squares = tuple(
        Square(square.case, corners[place][0] + square.x, corners[place][1] + square.y)
        for place, cell in packed.items()
        for square in cell.squares
    )
    ordered = tuple(sorted(dots, key=lambda dot: dot.number))
    return Plot(land, title, head, columns, rows, ordered, squares, tops[-1] + 1, LEFT + column * len(across) + 1)


def _column(names: Sequence[str]) -> int:
    """Share the width among the columns, but give each room for the longest word."""
    longest = max((len(word) for name in names for word in name.split()), default=0)
    return max((WIDTH - LEFT) // max(1, len(names)), int(longest * LETTER) + 2 * PAD)


def _label(level: Level | None, language: Language, unknown: str) -> str:
    return level.label.in_(language)[0] if level else unknown


def _levels(dimension: Dimension, used: Sequence[Level | None], *, upright: bool = False) -> list[Level | None]:
    """Order the levels as the axis shows them: the scale, then what stands beside it and is in use, then unknown."""
    scale = [level for level in dimension.levels if not level.off_scale]
    beside = [level for level in dimension.levels if level.off_scale and level in used]
    end: list[Level | None] = [None] if None in used else []
    return [*(reversed(scale) if upright and dimension.ordered else scale), *beside, *end]


def _row_height(packed: Mapping[tuple[Level | None, Level | None], _Packed], level: Level | None, lines: object) -> int:
    label = len(lines) * LINE if isinstance(lines, tuple) else 0
    return max([DOT, label, *(cell.height for (_, y), cell in packed.items() if y == level)]) + 2 * PAD


def _pack(groups: Sequence[Group], numbers: Mapping[str, int], column: int) -> _Packed:
    """Set the groups of a cell beside each other, in rows; within a group the squares stand right of the dot."""
    dots, squares = [], []
    x = y = PAD
    shelf = 0
    for group in sorted(groups, key=lambda g: numbers[g.model.id] if g.model else len(numbers) + 1):
        dot = DOT if group.model else 0
        across = _squares_across(len(group.cases), column - 2 * PAD - dot)
        width = dot + across * SQUARE
        height = max(dot, -(-len(group.cases) // across) * SQUARE if across else 0)
        if x > PAD and x + width > column - PAD:
            x, y, shelf = PAD, y + shelf, 0
        if group.model:
            dots.append((group.model, x + DOT // 2, y + DOT // 2))
        for index, case in enumerate(group.cases):
            squares.append(Square(case, x + dot + index % across * SQUARE, y + 3 + index // across * SQUARE))
        x, shelf = x + width + 2, max(shelf, height + 2)
    return _Packed(tuple(dots), tuple(squares), y + shelf - PAD)


def _squares_across(count: int, room: int) -> int:
    """Give how many squares stand beside each other: two rows of them, or as many as it takes."""
    return min(-(-count // 2), max(1, room // SQUARE))
