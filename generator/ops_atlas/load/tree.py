"""A content file as a tree of texts in which every value knows its line and column."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ops_atlas.problem import N_, Message


class Spot(NamedTuple):
    """Line and column, counted from one."""

    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """A text as written; what it means is for the entity to say."""

    spot: Spot
    text: str
    raw: tuple[str, int, int]
    """The whole file, and where in it the scalar begins and ends: a copy for each would take too much memory."""

    def places(self, excerpt: str) -> Iterator[Spot]:
        """Yield where an excerpt stands in the file, time after time; then the scalar's own place, without end."""
        text, start, end = self.raw
        line, whole_word = self.spot.line, "(?![a-z0-9-])" if excerpt[-1:].isalnum() else ""
        for match in re.compile(re.escape(excerpt) + whole_word).finditer(text, start, end) if excerpt else ():
            line += text.count("\n", start, match.start())
            yield Spot(line, match.start() - text.rfind("\n", 0, match.start()))
            start = match.start()
        while True:
            yield self.spot


@dataclass(slots=True)
class Sequence:
    """A list."""

    spot: Spot
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A map; `keys` has the place of each key."""

    spot: Spot
    values: "dict[str, Node]" = field(default_factory=dict)
    keys: dict[str, Spot] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class Places:
    """Finds excerpts of a text, each further on than the same one before."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.found: dict[str, Iterator[Spot]] = {}

    def next(self, excerpt: str) -> Spot:
        """Give the next place of an excerpt, or the node's own if folding has changed the words."""
        if not isinstance(self.node, Scalar):
            return self.node.spot
        return next(self.found.setdefault(excerpt, self.node.places(excerpt)))


Data = str | list["Data"] | dict[str, "Data"]


def type_name(node: Node) -> Message:
    """Say in words what a node is."""
    match node:
        case Scalar():
            return N_("a text")
        case Sequence():
            return N_("a list")
        case Mapping():
            return N_("a map")


def data(node: Node) -> Data:
    """Give the bare texts, lists and maps."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [data(item) for item in node.items]
        case Mapping():
            return {key: data(value) for key, value in node.values.items()}


def find(node: Node, path: Iterable[str | int]) -> Node:
    """Follow a path; steps that the file does not have are passed over, so the nearest value above answers."""
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def key_spot(node: Node, path: tuple[str | int, ...]) -> Spot:
    """Give the place of the key that a path ends in, or of the nearest value above."""
    parent = find(node, path[:-1])
    if isinstance(parent, Mapping) and path and path[-1] in parent.keys:
        return parent.keys[str(path[-1])]
    return find(node, path).spot
