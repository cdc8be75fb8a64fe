"""The documents that the pages offer for download."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ops_atlas.link import Key
from ops_atlas.slug import collate
from ops_atlas.wording import Language


@dataclass(frozen=True)
class Download:
    """A finished document on the site."""

    path: str
    """Its file, relative to the language's root."""
    language: Language
    title: str
    key: Key | None
    """The entry it is about, if it is about one."""
    pages: int
    size: int
    """In bytes."""

    @property
    def kind(self) -> str:
        """The kind of entry it is about; empty for one about the whole."""
        return self.key.kind if self.key else ""

    @property
    def kilobytes(self) -> int:
        """The size in kB, as people are told it."""
        return max(1, round(self.size / 1000))


Downloads = Sequence[Download]
"""Every document, in every language; none where a host builds the pages alone."""

WHOLE = "pdf/ops-atlas.pdf"
MATRIX = "pdf/models.pdf"


def volume_path(number: int) -> str:
    """Give the file of a volume, where the whole atlas is no single book; the volumes are counted from 1."""
    return f"pdf/ops-atlas-{number}.pdf"


Shelf = Mapping[Key | str, Download]
"""The documents in one language, by the entry that each is about, else by its path."""


def shelf(downloads: Downloads, language: Language) -> Shelf:
    """Sort the documents of a language: those about the whole first, then by kind and title."""
    own = [download for download in downloads if download.language == language]
    own.sort(key=lambda download: (download.kind, collate(download.title) if download.key else ("", "")))
    return {download.key or download.path: download for download in own}


def of_page(shelf_: Shelf, path: str) -> Download | None:
    """Find the document that says the same as an overview or a page written by hand, else the whole atlas.

    Where that is in volumes, the first tells of the others.
    """
    own = MATRIX if path == "models/index.md" else f"pdf/{path.removesuffix('.md')}.pdf"
    return next((shelf_[name] for name in (own, WHOLE, volume_path(1)) if name in shelf_), None)


def place_in_whole(key: Key) -> str:
    """Give the place of an entry in the document of the whole atlas, as an address ends with it."""
    return f"#nameddest={key.kind}/{key.id}"
