"""Makes PDFs of documents: several at a time, and only those that have changed since the last time."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.pack import pack, page_count
from ops_atlas.publish.pdf.typesetter import TypesettingError, edition, typeset
from ops_atlas.render.downloads import Download

LARGE = 1_000_000
"""Characters from which a document is set in a process of its own; a long case has 50,000."""
T = TypeVar("T")


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
    asked: list[tuple[Document, Path | Future[Path]]] = []
    with _workers() as start:
        for document in documents:
            name = _name(document)
            asked.append((replace(document, data=""), known.get(name) or start(document, kept / name)))
        printed = [_printed(about, file if isinstance(file, Path) else file.result()) for about, file in asked]
    wanted = {copy.file for copy in printed}
    for path in kept.iterdir():
        if path not in wanted:
            path.unlink()
    return printed


def shelve(printed: Iterable[Printed], site: Path) -> None:
    """Put every finished file into its place on a site."""
    for copy in printed:
        home = site / copy.download.language if copy.download.language != "da" else site
        write_whole(home / copy.download.path, copy.file.read_bytes())


def print_each(documents: Sequence[Document]) -> list[tuple[bytes, int]]:
    """Set documents one after another; gives each file and how many pages it has."""
    return [_apart(print_one, document) if len(documents) > 1 else print_one(document) for document in documents]


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
    return sha256(b"".join((folder / name).read_bytes() for name in ("heads.py", "links.py", "pack.py"))).hexdigest()


def _name(document: Document) -> str:
    return sha256(f"{edition()}{_packing()}{document.fingerprint}".encode()).hexdigest()


def _printed(document: Document, file: Path) -> Printed:
    pages, size = int(file.name.split(".")[1]), file.stat().st_size
    return Printed(file, Download(document.path, document.language, document.title, document.key, pages, size))


def _set(document: Document, place: Path) -> Path:
    content, pages = print_one(document)
    file = place.with_name(f"{place.name}.{pages}.pdf")
    write_whole(file, content)
    return file


@contextmanager
def _workers() -> Iterator[Callable[[Document, Path], Future[Path]]]:
    """Give what has a document set beside others. Typst lets go of Python while it works, so threads suffice."""
    started: list[Future[Path]] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as beside, ThreadPoolExecutor(1) as alone:

        def start(document: Document, place: Path) -> Future[Path]:
            large = len(document.data) > LARGE
            started.append(
                alone.submit(_apart, _set, document, place) if large else beside.submit(_set, document, place)
            )
            return started[-1]

        try:
            yield start
        except BaseException:
            for waiting in started:
                waiting.cancel()
            raise


def _apart(work: Callable[..., T], document: Document, *more: object) -> T:
    """Do one document's work in a process of its own, for Typst keeps the memory that it has once used.

    The process ends with its work, also if this one is killed. Raises `TypesettingError` as the work does, and if the
    system ends the process.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, work, document, *more))
    process.start()
    theirs.close()
    try:
        found: T | TypesettingError = ours.recv()
    except EOFError:
        where = f"{document.origin} ({document.language}, {document.path})"
        found = TypesettingError(f"{where}: the system ended the process that set it; it may have run out of memory")
    process.join()
    if isinstance(found, TypesettingError):
        raise found
    return found


def _answer(to: Connection, work: Callable[..., object], *given: object) -> None:
    try:
        to.send(work(*given))
    except TypesettingError as error:
        to.send(error)
