"""Sets one document into a finished file. A process that does so loads this, and nothing else of the atlas."""

import os
from pathlib import Path

from ops_atlas.publish.pdf.pack import pack, page_count
from ops_atlas.publish.pdf.typesetter import TypesettingError, typeset


def print_one(data: str, about: str) -> tuple[bytes, int]:
    """Set one document's JSON text; gives the file and how many pages it has.

    Raises `TypesettingError` with what the document is about and the place in the template.
    """
    try:
        pdf = typeset(data)
        return pack(pdf), page_count(pdf)
    except TypesettingError as error:
        raise TypesettingError(f"{about}:\n{error}") from error


def print_file(data: str, about: str, place: Path) -> Path:
    """Set one document beside its place, and name it by the place and the number of pages."""
    content, pages = print_one(data, about)
    file = place.with_name(f"{place.name}.{pages}.pdf")
    write_whole(file, content)
    return file


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place, then into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
