"""Takes the letters out of a drawing, so that whoever prints it sets them in its own type.

Typst draws the text of an SVG letter by letter, without kerning and at ten times the size. What is read here is what
the templates of the charts write, no more of SVG than that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.w3.org/2000/svg"
_TRANSLATE = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
_WORDLESS = ("title", "desc")


@dataclass(frozen=True)
class Run:
    """Letters of one look."""

    text: str
    fill: str
    italic: bool


@dataclass(frozen=True)
class Label:
    """A line of text: where its baseline begins, ends or has its middle (`anchor`), in the drawing's units."""

    x: float
    y: float
    anchor: str
    size: float
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class _Look:
    """What an element inherits: its place, the width of what it stands in, and how its letters look."""

    x: float
    y: float
    width: float
    fill: str = "#000"
    size: float = 13
    anchor: str = "start"
    italic: bool = False

    def within(self, element: ET.Element) -> "_Look":
        """Give what the children of an element inherit."""
        moved = _TRANSLATE.match(element.get("transform", ""))
        nested = _name(element) == "svg"
        dx = float(moved[1]) if moved else self.length(element.get("x", "0")) if nested else 0
        dy = float(moved[2]) if moved else float(element.get("y", "0")) if nested else 0
        return _Look(
            self.x + dx,
            self.y + dy,
            self.width,
            element.get("fill", self.fill),
            float(element.get("font-size", self.size)),
            element.get("text-anchor", self.anchor),
            element.get("font-style", "italic" if self.italic else "") == "italic",
        )

    def length(self, written: str) -> float:
        """Read a length across: units, or a share of the width."""
        return float(written[:-1]) / 100 * self.width if written.endswith("%") else float(written)


def unlettered(root: ET.Element, width: float) -> tuple[str, tuple[Label, ...]]:
    """Take the letters out of a drawing; gives what is left as SVG, and these. `width` is what 100 % means in it."""
    ET.register_namespace("", NAMESPACE)
    labels = tuple(_taken(root, _Look(0, 0, width).within(root)))
    return ET.tostring(root, encoding="unicode"), labels


def _taken(parent: ET.Element, look: _Look) -> Iterator[Label]:
    for element in list(parent):
        name = _name(element)
        if name == "text":
            at = look.length(element.get("x", "0")), float(element.get("y", "0"))
            its = look.within(element)
            yield Label(look.x + at[0], look.y + at[1], its.anchor, its.size, tuple(_runs(element, its)))
        if name == "text" or name in _WORDLESS:
            parent.remove(element)
        else:
            yield from _taken(element, look.within(element))


def _runs(element: ET.Element, look: _Look) -> Iterator[Run]:
    """Read the letters of an element in order; a shift to the right is as good as a space."""
    shift = "\N{EN SPACE}" if element.get("dx") else ""
    if element.text and element.text.strip():
        yield Run(shift + " ".join(element.text.split()), look.fill, look.italic)
    for child in element:
        yield from _runs(child, look.within(child))
        if child.tail and child.tail.strip():
            yield Run(" ".join(child.tail.split()), look.fill, look.italic)


def _name(element: ET.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")
