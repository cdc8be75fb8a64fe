"""The numbered references of one page, in order of first mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from ops_atlas.prose import Document


class Cited(Protocol):
    """A source's id and the place in it."""

    @property
    def source(self) -> str:
        """The id of the source."""

    @property
    def locator(self) -> str | None:
        """The place in it."""


def uncited(citations: Iterable[Cited], text: Document) -> list[Cited]:
    """Give the citations of sources that a text rests on without citing them itself."""
    own = {str(citation.source) for citation in text.citations()}
    return [citation for citation in citations if str(citation.source) not in own]


@dataclass
class Reference:
    """A source cited on the page, and each place in the text that cites it."""

    number: int
    source: str
    uses: list[tuple[str | None, ...]] = field(default_factory=list)
    """For each place in the text that cites it, the places in the source; `None` is the source as a whole."""

    @property
    def anchor(self) -> str:
        """The id of the entry in the list of references."""
        return f"ref-{self.number}"

    @property
    def places(self) -> list[tuple[str | None, list[int]]]:
        """Give each place in the source with the numbers of the uses that cite it, in order of first use."""
        found: dict[str | None, list[int]] = {}
        for use, locators in enumerate(self.uses, start=1):
            for locator in locators:
                found.setdefault(locator, []).append(use)
        return list(found.items())

    def mark(self, use: int) -> str:
        """Give the id of the use with this number (from 1) in the text."""
        return f"cite-{self.number}-{use}"


class References:
    """Grows while a page is written."""

    def __init__(self) -> None:
        self.by_source: dict[str, Reference] = {}

    def cite(self, citations: Iterable[Cited]) -> list[tuple[Reference, int]]:
        """Note citations that stand together; gives each source's reference and which use of it this is, from 1."""
        cited: dict[str, list[str | None]] = {}
        for citation in citations:
            cited.setdefault(str(citation.source), []).append(citation.locator)
        found = []
        for id_, locators in cited.items():
            reference = self.by_source.setdefault(id_, Reference(len(self.by_source) + 1, id_))
            reference.uses.append(tuple(dict.fromkeys(locators)))
            found.append((reference, len(reference.uses)))
        return found

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.by_source.values())
