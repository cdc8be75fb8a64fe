"""Shares the whole atlas out between volumes where one book would take too much memory to set."""

from collections.abc import Sequence
from dataclasses import dataclass

LARGEST = 4_500_000
"""Characters of JSON that one book or volume may hold.

Typst takes about 340 MB for each million of them beside 60 MB for itself: measured 667 MB for 1.7 million (300 pages),
1,133 MB for 2.9 and 1,416 MB for 3.9. So a volume stays below 1.7 GB, well under the 2 GB that are promised.
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
Sizes = Sequence[tuple[str, Sequence[tuple[str, int]]]]
"""The sectors in their order, each with its cases in theirs and how many characters each case takes."""


def share(rest: int, sectors: Sizes, largest: int = LARGEST) -> list[Volume]:
    """Give the volumes that hold the cases, in order; none if they fit into one book with the rest.

    Small sectors share a volume; one that is too large for a volume is parted between two cases. A case that is too
    large alone has a volume to itself.
    """
    if rest + sum(size for _, cases in sectors for _, size in cases) <= largest:
        return []
    volumes: list[Volume] = []
    open_, room = Volume(), largest
    for sector, cases in sectors:
        for part, size in _parts(sector, cases, largest):
            if open_ and size > room:
                volumes.append(open_)
                open_, room = (), largest
            open_, room = (*open_, part), room - size
    return [*volumes, open_] if open_ else volumes


def _parts(sector: str, cases: Sequence[tuple[str, int]], largest: int) -> list[tuple[Part, int]]:
    """Part a sector between cases where a volume is full; gives each part with its size."""
    held: list[tuple[list[str], int]] = []
    for id_, own in cases:
        if held and held[-1][1] + own <= largest:
            held[-1] = ([*held[-1][0], id_], held[-1][1] + own)
        else:
            held.append(([id_], own))
    return [(Part(sector, tuple(ids), n, len(held)), size) for n, (ids, size) in enumerate(held, start=1)]
