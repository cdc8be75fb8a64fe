"""Sets one document with Typst. The only module that knows Typst."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Literal

import typst

STANDARDS: Sequence[Literal["ua-1", "a-2a"]] = ("ua-1", "a-2a")
"""PDF/UA-1 (accessible) and PDF/A-2a (lasting), both in one file."""


class TypesettingError(RuntimeError):
    """The template could not set a document: a fault of the program, never of the content."""


@cache
def _template() -> Mapping[str, bytes]:
    """Read the template's files; `main.typ` is the first to be read by Typst."""
    folder = files("ops_atlas.publish.pdf") / "templates"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir(), key=lambda path: path.name)}


@cache
def _fonts() -> typst.Fonts:
    """Read the fonts in the Typst package once for all documents: alone they would take 5 ms of each."""
    return typst.Fonts(include_system_fonts=False)


@cache
def edition() -> str:
    """Tell apart what decides the bytes besides the document: Typst with its fonts, and the template."""
    parts = [
        version("typst"),
        *STANDARDS,
        *(f"{name}:{sha256(text).hexdigest()}" for name, text in _template().items()),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()


def typeset(data: str) -> bytes:
    """Set a document from its JSON text; gives the PDF.

    The template and this text are all it reads, both from memory, and the only fonts are those in the Typst package.
    Raises `TypesettingError` with the place in the template.
    """
    source = {**_template(), "document.json": b"//" + data.encode()}
    try:
        pdf = typst.compile(  # type: ignore[call-overload] # takes files by name, which its types leave out
            source, format="pdf", pdf_standards=list(STANDARDS), font_paths=_fonts()
        )
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic) from error
    assert isinstance(pdf, bytes), "one PDF comes as bytes"
    return pdf
