"""Makes PDFs of documents: several at a time, and only those that have changed since the last time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryFile

from ops_atlas.publish.lock import holding, lock_of
from ops_atlas.publish.pdf import processes
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.printing import print_file, print_one, write_whole
from ops_atlas.publish.pdf.typesetter import TypesettingError, edition
from ops_atlas.render.downloads import Download

LARGE = 1_000_000
"""Characters from which a document is set in a process of its own; a long case has 50,000."""
_KEPT = re.compile(r"(?P<name>[0-9a-f]{64})\.\d+\.pdf")
_HALF = re.compile(rf"\.{_KEPT.pattern}\.\d+\.new")
"""What a run that was killed may leave of a file."""


@dataclass(frozen=True)
class Printed:
    """A document and its finished file."""

    file: Path
    download: Download


@contextmanager
def undisturbed(kept: Path) -> Iterator[Path]:
    """Have a folder of finished files to oneself, and wait for it: another run would remove what this one needs."""
    with holding(lock_of(kept), wait=True):
        yield kept


def press(documents: Iterable[Document], kept: Path, workers: Executor | None = None) -> list[Printed]:
    """Set every document, in their order; what the cache has already is not set again.

    `kept` is a folder of files named by what decides their bytes, so it never changes what comes out; those that this
    run did not ask for are removed. `workers` set the documents that are not large, by default a process on each
    core. Raises `TypesettingError` with the entry and the place in the template.
    """
    kept.mkdir(parents=True, exist_ok=True)
    known = {match["name"]: path for path in kept.iterdir() if (match := _KEPT.fullmatch(path.name))}
    asked: list[tuple[Document, Path | Future[Path]]] = []
    with _working(workers or processes.several()) as (beside, alone):
        for document in documents:
            name = _name(document)
            file = known.get(name) or _begun(document, kept / name, beside, alone)
            asked.append((replace(document, data=""), file))
        printed = [_printed(about, file if isinstance(file, Path) else file.result()) for about, file in asked]
    wanted = {copy.file for copy in printed}
    for path in kept.iterdir():
        if path not in wanted and (_KEPT.fullmatch(path.name) or _HALF.fullmatch(path.name)):
            path.unlink(missing_ok=True)
    return printed


def try_to_write(file: Path) -> None:
    """Raise the `OSError` that writing a file would end in, before it has taken long to make what goes into it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryFile(dir=file.parent):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def shelve(printed: Iterable[Printed], site: Path) -> None:
    """Put every finished file into its place on a site."""
    for copy in printed:
        home = site / copy.download.language if copy.download.language != "da" else site
        write_whole(home / copy.download.path, copy.file.read_bytes())


def print_each(documents: Sequence[Document]) -> list[tuple[bytes, int]]:
    """Set documents one after another; gives each file and how many pages it has."""
    if len(documents) == 1:
        return [print_one(documents[0].data, documents[0].about)]
    return [processes.apart(print_one, document.data, document.about) for document in documents]


@contextmanager
def _working(workers: Executor) -> Iterator[tuple[Executor, Executor]]:
    """Give the workers for small documents and one for large; after a fault none of those that wait is begun."""
    with workers as beside, ThreadPoolExecutor(1) as alone:
        try:
            yield beside, alone
        except BaseException as fault:
            for executor in (beside, alone):
                executor.shutdown(cancel_futures=True)
            if isinstance(fault, BrokenProcessPool):
                raise TypesettingError(processes.LOST) from fault
            raise


def _begun(document: Document, place: Path, beside: Executor, alone: Executor) -> Future[Path]:
    if len(document.data) > LARGE:
        return alone.submit(processes.apart, partial(print_file, place=place), document.data, document.about)
    return beside.submit(print_file, document.data, document.about, place)


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
