"""Shares the whole atlas out between volumes where one book would take too much memory to set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LARGEST = 5_000_000
"""Characters of JSON that one book or volume may hold.

Typst takes about 310 MB for each million of them beside 50 MB for itself: measured 782 MB for 2.37 million (336 pages),
1,116 MB for 3.25, 1,177 MB for 3.78 and 1,522 MB for 4.85 (706 pages). Its index makes a volume up to an eighth larger
than its cases and sources; the largest of 300 cases took 1,770 MB, under the 2 GB that are promised.
"""


@dataclass(frozen=True)
class Part:
    """The cases of a sector in one volume, by their ids."""

    sector: str
    cases: tuple[str, ...]
    number: int = 1
    """Which part of its sector it is, from 1."""
    of: int = 1
    """In how many parts its sector stands."""


Volume = tuple[Part, ...]


@dataclass(frozen=True)
class Weight:
    """What a case adds to a volume: its own characters, and its sources unless the volume has them already."""

    id: str
    own: int
    sources: frozenset[str]


Sectors = Sequence[tuple[str, Sequence[Weight]]]
"""The sectors in their order, each with its cases in theirs."""
Fits = Callable[[Sequence[Weight]], bool]


def share(rest: int, sectors: Sectors, sources: Mapping[str, int], largest: int = LARGEST) -> list[Volume]:
    """Give the volumes that hold the cases, in order; none if they fit into one book with the rest.

    `rest` and the values of `sources` are sizes in characters. Small sectors share a volume; one that is too large for
    a volume is parted between two cases. A case that is too large alone has a volume to itself.
    """

    def size(cases: Sequence[Weight]) -> int:
        cited = frozenset[str]().union(*(case.sources for case in cases))
        return sum(case.own for case in cases) + sum(sources[id_] for id_ in cited)

    if rest + size([case for _, cases in sectors for case in cases]) <= largest:
        return []
    volumes: list[Volume] = []
    open_, held = Volume(), list[Weight]()
    for sector, cases in sectors:
        for part, weights in _parts(sector, cases, lambda some: size(some) <= largest):
            if held and size([*held, *weights]) > largest:
                volumes.append(open_)
                open_, held = (), []
            open_, held = (*open_, part), [*held, *weights]
    return [*volumes, open_] if open_ else volumes


def _parts(sector: str, cases: Sequence[Weight], fit: Fits) -> list[tuple[Part, list[Weight]]]:
    """Part a sector between cases where a volume is full; gives each part with its cases."""
    found: list[list[Weight]] = []
    for case in cases:
        if found and fit([*found[-1], case]):
            found[-1].append(case)
        else:
            found.append([case])
    return [
        (Part(sector, tuple(case.id for case in some), number, len(found)), some)
        for number, some in enumerate(found, start=1)
    ]
