"""Shares the whole atlas out between volumes where one book would take too much memory to set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LARGEST = 5_000_000
"""Characters of JSON that one book or volume may hold.

Typst takes about 310 MB for each million of them beside 50 MB for itself: measured 782 MB for 2.37 million (336 pages),
1,116 MB for 3.25, 1,177 MB for 3.78 and 1,522 MB for 4.85 (706 pages). Its index makes a volume up to an eighth larger
than its entries and sources; the largest of 300 cases, 5.33 million, took 1,593 MB, under the 2 GB that are promised.
"""


@dataclass(frozen=True)
class Part:
    """Entries of a kind in one volume, by their ids; of cases, those of one sector."""

    kind: str
    """cases, models or actors."""
    sector: str
    """Of cases, their sector; else empty."""
    entries: tuple[str, ...]
    number: int = 1
    """Which part it is of all that belong together, from 1."""
    of: int = 1
    """In how many parts they stand."""


Volume = tuple[Part, ...]


@dataclass(frozen=True)
class Listing:
    """What a source adds to a volume that lists it."""

    size: int
    """In characters."""
    cites: frozenset[str] = frozenset()
    """The sources that its own text cites: the volume lists them too."""


@dataclass(frozen=True)
class Weight:
    """What an entry adds to a volume: its own characters, and its sources unless the volume has them already."""

    id: str
    own: int
    sources: frozenset[str]


Sections = Sequence[tuple[str, str, Sequence[Weight]]]
"""Kind, sector and entries of what belongs together, in the order of reading."""
Fits = Callable[[Sequence[Weight]], bool]


def share(
    rest: Weight, front: Sections, cases: Sections, sources: Mapping[str, Listing], largest: int = LARGEST
) -> list[Volume]:
    """Give the volumes in their order; none if all fits into one book.

    The first volume has what cannot be parted (`rest`), and as much of `front` as fits beside it; `cases` begin a
    volume. What is small shares a volume; what is too large for one is parted between two entries. An entry that is too
    large alone has a volume to itself.
    """

    def fits(entries: Sequence[Weight]) -> bool:
        listed = _listed(frozenset[str]().union(*(entry.sources for entry in entries)), sources)
        return sum(entry.own for entry in entries) + sum(sources[id_].size for id_ in listed) <= largest

    if fits([rest, *(entry for _, _, entries in (*front, *cases) for entry in entries)]):
        return []
    return [*_filled(front, [rest], fits), *_filled(cases, [], fits)]


def _listed(cited: frozenset[str], sources: Mapping[str, Listing]) -> set[str]:
    """Give the sources cited and those that they cite in their turn."""
    found: set[str] = set()
    more = set(cited)
    while more:
        found |= more
        more = set[str]().union(*(sources[id_].cites for id_ in more)) - found
    return found


def _filled(sections: Sections, held: list[Weight], fits: Fits) -> list[Volume]:
    """Fill volumes one after another; `held` is what the first has already."""
    volumes: list[Volume] = []
    open_ = Volume()
    for section in sections:
        for part, weights in _parts(section, fits):
            if held and not fits([*held, *weights]):
                volumes.append(open_)
                open_, held = (), []
            open_, held = (*open_, part), [*held, *weights]
    return [*volumes, open_] if held else volumes


def _parts(section: tuple[str, str, Sequence[Weight]], fits: Fits) -> list[tuple[Part, list[Weight]]]:
    """Part what belongs together, if a volume cannot hold it, into like parts; gives each with its entries."""
    kind, sector, entries = section
    found = _cut(entries, fits)
    if len(found) > 1:  # filled one after another, the last would hold what is left: perhaps a single case
        enough = sum(entry.own for entry in entries) / len(found)
        like = _cut(entries, lambda some: sum(entry.own for entry in some[:-1]) < enough and fits(some))
        found = like if len(like) == len(found) else found
    return [
        (Part(kind, sector, tuple(entry.id for entry in some), number, len(found)), some)
        for number, some in enumerate(found, start=1)
    ]


def _cut(entries: Sequence[Weight], fits: Fits) -> list[list[Weight]]:
    """Put entries together, in their order, as long as they fit."""
    found: list[list[Weight]] = []
    for entry in entries:
        if found and fits([*found[-1], entry]):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found
