"""The map of Denmark, and the capital's surroundings enlarged."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ops_atlas.entities import Municipality

Counts = Sequence[tuple[Municipality, int]]
"""Each municipality, and how many cases it has."""
CAPITAL = (884, 722, 128, 122)
"""What the enlarged map shows of the large one: left, top, width, height."""


@dataclass(frozen=True)
class Outline:
    """A municipality's shape as an SVG path, the rectangle around it, and a point well inside."""

    path: str
    box: tuple[int, int, int, int]
    at: tuple[int, int]

    @property
    def in_capital(self) -> bool:
        """Whether the enlarged map shows all of it."""
        left, top, width, height = CAPITAL
        x0, y0, x1, y1 = self.box
        return left <= x0 and top <= y0 and x1 <= left + width and y1 <= top + height

    @property
    def near_capital(self) -> bool:
        """Whether the enlarged map shows any of it."""
        left, top, width, height = CAPITAL
        x0, y0, x1, y1 = self.box
        return x0 < left + width and y0 < top + height and x1 > left and y1 > top


@dataclass(frozen=True)
class Area:
    """A municipality on a map, and how many cases it has there."""

    municipality: Municipality
    outline: Outline
    cases: int
    linked: bool
    """Whether this map, and not the other, leads to its page."""


@dataclass(frozen=True)
class DenmarkMap:
    """A map: what it shows, and its rectangle as an SVG view box."""

    areas: tuple[Area, ...]
    view: str
    text: float
    """The size of its figures."""


@cache
def outlines() -> Mapping[str, Outline]:
    """Read the outlines of all municipalities by their official code."""
    data = json.loads((files("ops_atlas.render.charts") / "denmark.json").read_text(encoding="utf-8"))
    return {
        code: Outline(shape["path"], tuple(shape["box"]), tuple(shape["at"]))
        for code, shape in data["municipalities"].items()
    }


def country_map(counts: Counts) -> DenmarkMap:
    """Lay out the whole country."""
    areas = [Area(m, shape, n, not shape.in_capital) for m, shape, n in _shapes(counts)]
    return DenmarkMap(tuple(areas), "0 0 1012 1229", 34)


def capital_map(counts: Counts) -> DenmarkMap:
    """Lay out the capital and the municipalities around it."""
    areas = [Area(m, shape, n, shape.in_capital) for m, shape, n in _shapes(counts) if shape.near_capital]
    return DenmarkMap(tuple(areas), " ".join(map(str, CAPITAL)), 6)


def _shapes(counts: Counts) -> list[tuple[Municipality, Outline, int]]:
    return [(m, outlines()[m.code], n) for m, n in counts if m.code in outlines()]
