"""Makes PDFs of documents: several at a time, and only those that have changed since the last time."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.pack import pack, page_count
from ops_atlas.publish.pdf.typesetter import TypesettingError, edition, typeset
from ops_atlas.render.downloads import Download


@dataclass(frozen=True)
class Printed:
    """A document and its finished file."""

    file: Path
    download: Download


def press(documents: Iterable[Document], kept: Path) -> list[Printed]:
    """Set every document, in their order; what the cache has already is not set again.

    `kept` is a folder of files named by what decides their bytes, so it never changes what comes out; files that
    this run did not ask for are removed. Raises `TypesettingError` with the entry and the place in the template.
    """
    kept.mkdir(parents=True, exist_ok=True)
    known = {path.name.partition(".")[0]: path for path in kept.glob("*.pdf")}
    # Typst lets go of Python while it works, so threads suffice.
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        printed = list(workers.map(lambda document: _printed(document, kept, known), documents))
    asked = {copy.file for copy in printed}
    for path in kept.iterdir():
        if path not in asked:
            path.unlink()
    return printed


def shelve(printed: Iterable[Printed], site: Path) -> None:
    """Put every finished file into its place on a site."""
    for copy in printed:
        home = site / copy.download.language if copy.download.language != "da" else site
        write_whole(home / copy.download.path, copy.file.read_bytes())


def print_one(document: Document) -> tuple[bytes, int]:
    """Set one document; gives the file and how many pages it has."""
    try:
        pdf = typeset(document.data)
        return pack(pdf), page_count(pdf)
    except TypesettingError as error:
        raise TypesettingError(f"{document.origin} ({document.language}, {document.path}):\n{error}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place, then into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@cache
def _packing() -> str:
    """Tell apart the ways in which files have been packed."""
    folder = files("ops_atlas.publish.pdf")
    return sha256(b"".join((folder / name).read_bytes() for name in ("pack.py", "links.py"))).hexdigest()


def _printed(document: Document, kept: Path, known: dict[str, Path]) -> Printed:
    name = sha256(f"{edition()}{_packing()}{document.fingerprint}".encode()).hexdigest()
    file = known.get(name)
    if file is None:
        content, pages = print_one(document)
        file = kept / f"{name}.{pages}.pdf"
        write_whole(file, content)
    pages = int(file.name.split(".")[1])
    size = file.stat().st_size
    about = Download(document.path, document.language, document.title, document.key, pages, size)
    return Printed(file, about)
