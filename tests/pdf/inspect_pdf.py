"""What the tests look at in a finished PDF. Each takes a path, so that several can be looked at at a time."""

import re
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import page
import pdfua
import pikepdf

LIMITS = page.SafetyLimits(max_reference_depth=100_000)
LENGTH = "PDFA2A-STREAM-LENGTH-001"
"""Raised wrongly where a stream's compressed data ends in a carriage return; `lengths_hold` decides."""
_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")


def conformance(path: Path) -> list[str]:
    """What page-validation finds against PDF/UA-1 and PDF/A-2a."""
    found = []
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf(str(path), profile=profile, limits=LIMITS)
        found += [f"{path.name}: {f.rule_id} {f.message}" for f in report.failures]
    waived = [line for line in found if LENGTH in line and lengths_hold(path.read_bytes())]
    return [line for line in found if line not in waived]


def lengths_hold(pdf: bytes) -> bool:
    """Tell whether every stream is exactly as long as it says."""
    return all(
        pdf[match.end() + int(match[1]) :].startswith(b"\nendstream") and _inflates(pdf, match)
        for match in _STREAM.finditer(pdf)
    )


def _inflates(pdf: bytes, match: re.Match[bytes]) -> bool:
    if b"/FlateDecode" not in match[0] and b"/FlateDecode" not in pdf[match.start() - 120 : match.start()]:
        return True
    inflater = zlib.decompressobj()
    inflater.decompress(pdf[match.end() : match.end() + int(match[1])])
    return inflater.eof and not inflater.unused_data


def accessibility(path: Path) -> list[str]:
    """What pdfua finds against PDF/UA-1."""
    return [f"{path.name}: {finding}" for finding in pdfua.validate(str(path)).findings]


class Facts(NamedTuple):
    """What a PDF says of itself."""

    language: str
    title: str
    shows_title: bool
    tagged: bool
    bookmarks: int
    headings: list[str]
    tables: int
    tables_without_headers: int
    links: list[str]


def facts(path: Path) -> Facts:
    """Read a PDF's own description and its tags."""
    with pikepdf.open(path) as pdf:
        root: Any = pdf.Root
        elements = list(_elements(root.StructTreeRoot))
        tables = [element for kind, element in elements if kind == "Table"]
        bare = [table for table in tables if not any(kind == "TH" for kind, _ in _elements(table))]
        links = [str(a.A.URI) for p in pdf.pages for a in p.get("/Annots", []) if "/A" in a and "/URI" in a.A]
        with pdf.open_outline() as outline:
            bookmarks = len(outline.root)
        return Facts(
            str(root.Lang),
            str(pdf.docinfo["/Title"]),
            bool(root.ViewerPreferences.DisplayDocTitle),
            bool(root.MarkInfo.Marked),
            bookmarks,
            [kind for kind, _ in elements if re.fullmatch(r"H\d", kind)],
            len(tables),
            len(bare),
            links,
        )


def _elements(node: Any) -> Iterator[tuple[str, Any]]:
    """Every element of the structure below a node, in reading order."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S)[1:], child
            yield from _elements(child)


class Word(NamedTuple):
    """A word on a page, with its box in points from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


_PAGE = re.compile(r'<page width="([\d.]+)"')
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


def words(path: Path, pdftotext: str) -> tuple[list[float], list[Word]]:
    """Give the width of each page and every word with its place."""
    command = [pdftotext, "-bbox", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - a fixed tool
    widths, found = [], []
    for line in text.splitlines():
        if sheet := _PAGE.search(line):
            widths.append(float(sheet[1]))
        elif word := _WORD.search(line):
            left, top, right, bottom = (float(word[i]) for i in range(1, 5))
            found.append(Word(len(widths), left, top, right, bottom, word[5]))
    return widths, found


def text(path: Path, pdftotext: str) -> str:
    """Give a PDF's text as a reader copies it, on one line and without soft hyphens and joiners."""
    command = [pdftotext, "-raw", str(path), "-"]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - the same
    return " ".join(re.sub("\N{SOFT HYPHEN}\\s*|\N{WORD JOINER}", "", found).split())
