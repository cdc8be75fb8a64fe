"""The bytes of each file as text, and its entries as trees."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ops_atlas.entities import FILES
from ops_atlas.entities.ids import can_name
from ops_atlas.load.folders import content_files, file_stem, missing_lists, strays
from ops_atlas.load.pages import Page, page_files
from ops_atlas.load.reader import UnreadableError, read
from ops_atlas.load.tree import Mapping, Node, Scalar, Sequence, Spot, type_name
from ops_atlas.problem import N_, Message, Place, Problem

MAX_BYTES = 256 * 1024


@dataclass(frozen=True)
class Entry:
    """The tree of one entity, still without meaning."""

    kind: str
    id: str
    file: str
    tree: Node

    def problem(self, code: str, spot: Spot, **params: str) -> Problem:
        """Make a problem at a place of this entry's file."""
        return Problem(Place(self.file, *spot), code, params)


@dataclass(frozen=True)
class Loaded:
    """All entries that could be read, in the order of kinds and file names, and what could not."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    claimed: frozenset[tuple[str, str]]
    """Kind and id of every entry there is, readable or not: a reference to a broken one is not a broken reference."""
    unread: frozenset[str]
    """Kinds of which something could not be read, so that nobody knows all that it says."""
    pages: tuple[Page, ...] = ()
    """The pages written by hand that could be read."""


def load(root: Path) -> Loaded:
    """Read every content file below a folder; never raises for what a file contains."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    claimed: set[tuple[str, str]] = set()
    unread: set[str] = set()
    for kind, path in content_files(root):
        if kind in FILES:
            claimed.add((kind, path.stem))
        for found in _read_file(root, kind, path):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                entries.append(found)
                claimed.add((found.kind, found.id))
            if not _is_read(found):
                unread.add(kind)
    for stray in strays(root):
        problems.append(stray.problem)
        if stray.kind:
            claimed.add((stray.kind, stray.id))
            unread.add(stray.kind)
    for kind, problem in missing_lists(root):
        problems.append(problem)
        unread.add(kind)
    pages = _pages(root, problems)
    return Loaded(tuple(entries), tuple(problems), frozenset(claimed), frozenset(unread), pages)


def _pages(root: Path, problems: list[Problem]) -> tuple[Page, ...]:
    """Read the pages written by hand; adds the problems of those that cannot be read."""
    found: list[Page] = []
    for language, path in page_files(root):
        name = path.relative_to(root).as_posix()
        try:
            found.append(Page(name, language, _text(root, path, named=False)))
        except UnreadableError as error:
            problems.append(Problem(Place(name, *error.spot), error.code, error.params))
    return tuple(found)


def _is_read(found: Entry | Problem) -> bool:
    """Tell whether an entry is known by its id; of two with one id or one key, one was probably meant otherwise."""
    return isinstance(found, Entry) and can_name(found.id)


def _read_file(root: Path, kind: str, path: Path) -> Iterator[Entry | Problem]:
    name = path.relative_to(root).as_posix()
    try:
        tree, duplicates = read(_text(root, path, named=kind in FILES))
    except UnreadableError as error:
        yield Problem(Place(name, *error.spot), error.code, error.params)
        return
    for key, spot, first_spot in duplicates:
        yield Problem(Place(name, *spot), "duplicate-key", {"key": key, "first": str(first_spot.line)})
    if kind in FILES:
        yield Entry(kind, path.stem, name, tree)
    elif isinstance(tree, Sequence):
        yield from _terms(kind, name, tree)
    else:
        yield _wrong_type(name, tree.spot, N_("a list"), tree)


def _terms(kind: str, name: str, tree: Sequence) -> Iterator[Entry | Problem]:
    first: dict[str, int] = {}
    for item in tree.items:
        if not isinstance(item, Mapping):
            yield _wrong_type(name, item.spot, N_("a map"), item)
            continue
        given = item.values.get("id")
        id_ = given.text if isinstance(given, Scalar) else ""
        if given and id_ in first:
            yield Problem(Place(name, *given.spot), "duplicate-id", {"value": id_, "first": f"{name}:{first[id_]}"})
        elif id_:
            first[id_] = item.spot.line
        yield Entry(kind, id_, name, item)


def _wrong_type(name: str, spot: Spot, expected: Message, found: Node) -> Problem:
    return Problem(Place(name, *spot), "wrong-type", {"expected": expected, "found": type_name(found)})


def _text(root: Path, path: Path, *, named: bool) -> str:
    start = Spot(1, 1)
    if named and not can_name(path.stem):
        raise UnreadableError("bad-file-name", start, name=path.stem, suggestion=file_stem(path.stem))
    if not path.is_file():  # a folder, a pipe that would never end, a link to nothing or to itself
        raise UnreadableError("not-a-file", start)
    if not path.resolve().is_relative_to(root.resolve()):
        raise UnreadableError("outside-atlas", start)
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise UnreadableError("too-large", start, size=str(-(-size // 1024)), limit=str(MAX_BYTES // 1024))
    try:
        content = path.read_bytes()
    except OSError:
        raise UnreadableError("not-a-file", start) from None
    if content.startswith(b"\xef\xbb\xbf"):
        raise UnreadableError("byte-order-mark", start)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line_start = before.rfind(b"\n") + 1
        spot = Spot(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)
        byte = f"0x{content[error.start]:02X}"
        raise UnreadableError("not-utf-8", spot, byte=byte, position=str(error.start + 1)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
