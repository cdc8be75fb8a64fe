"""What the tests look at in a finished PDF: all at once, so that many files can be looked at side by side."""

import atexit
import html
import json
import re
import subprocess
import sys
import sysconfig
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import pdfua
import pikepdf
from pdfua.document import PdfDocument, StructElement

from ops_atlas.publish.pdf.press import Printed

ELSEWHERE = "https://example.org/atlas/"
"""The address of a site that does not exist."""
Tool = Callable[[str], str]
"""Gives the path of a program of the system."""
LENGTH = "PDFA2A-STREAM-LENGTH-001"
"""Raised wrongly where a stream's compressed data ends in a carriage return; `lengths_hold` decides."""
ONE_LINE = 0.6
"""Share of the lower one's height that the boxes of two words have in common if they stand on one line."""
KERNING = 2
"""Points by which the boxes of two neighbours may share their width."""
_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")


def conformance(path: Path) -> list[str]:
    """What page-validation finds against PDF/UA-1 and PDF/A-2a."""
    ask, answer = _validator()
    ask.write(f"{path}\n")
    ask.flush()
    found = [f"{path.name}: {failure}" for failure in json.loads(answer.readline())]
    waived = [line for line in found if LENGTH in line and lengths_hold(path.read_bytes())]
    return [line for line in found if line not in waived]


@cache
def _validator() -> tuple[TextIO, TextIO]:
    """Start page-validation once for each process of the tests; gives what it reads and what it writes."""
    programs = sysconfig.get_path("scripts", vars={"base": str(Path(sys.prefix) / "validation")})
    command = [str(Path(programs) / "python"), str(Path(__file__).with_name("conformance.py"))]
    pipe = subprocess.PIPE
    running = subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8")  # noqa: S603 - a fixed program
    assert running.stdin
    assert running.stdout
    atexit.register(running.communicate)
    return running.stdin, running.stdout


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


def _build_once(self: PdfDocument, node: Any, depth: int, around: int | None) -> StructElement | None:
    """Build each element once; pdfua builds it anew for each of its ancestors, which takes three quarters of its time.

    The elements are the same; only those that several tools would share are kept, by their numbers in the file.
    """
    made: dict[tuple[int, int], StructElement | None] = self.__dict__.setdefault("made", {})
    if node.is_indirect and node.objgen in made:
        return made[node.objgen]
    element = _build(self, node, depth, around)
    if node.is_indirect:
        made[node.objgen] = element
    return element


_build = PdfDocument._build
PdfDocument._build = _build_once


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
    header_cells_without_scope: int
    figures_without_words: int
    languages: set[str]
    """Those of passages marked as being in another language."""
    links: list[str]
    """Addresses outside the document."""
    links_without_tag: int
    links_without_words: int
    fonts: set[str]
    """With the tag of a subset before the name, and a remark after it if the font is not embedded."""


def facts(path: Path) -> Facts:
    """Read a PDF's own description, its tags, links and fonts."""
    with pikepdf.open(path) as pdf:
        root: Any = pdf.Root
        elements = list(_elements(root.StructTreeRoot))
        tables = [element for kind, element in elements if kind == "Table"]
        bare = [table for table in tables if not any(kind == "TH" for kind, _ in _elements(table))]
        annotations = [a for p in pdf.pages for a in p.get("/Annots", []) if a.Subtype == "/Link"]
        tagged = [parts for kind, element in elements if kind == "Link" and (parts := _parts(element))]
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
            sum(kind == "TH" and not _has_scope(element) for kind, element in elements),
            sum(kind == "Figure" and not str(element.get("/Alt", "")).strip() for kind, element in elements),
            {str(element.Lang) for _, element in elements if "/Lang" in element},
            [str(a.A.URI) for a in annotations if "/A" in a and "/URI" in a.A],
            len(annotations) - sum(objects for objects, _ in tagged),
            sum(not words for _, words in tagged),
            {_font(font) for p in pdf.pages for font in p.Resources.get("/Font", {}).values()},
        )


def _parts(element: Any) -> tuple[int, int]:
    """Count the annotations and the pieces of text in an element."""
    children = element.get("/K", [])
    listed = list(children) if isinstance(children, pikepdf.Array) else [children]
    objects = sum(isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/OBJR" for child in listed)
    return objects, len(listed) - objects


def _has_scope(cell: Any) -> bool:
    attributes = cell.get("/A", [])
    listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return any("/Scope" in attribute for attribute in listed)


def _font(font: Any) -> str:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    embedded = any(f"/FontFile{form}" in descriptor for form in ("", "2", "3"))
    return str(font.BaseFont)[1:] + ("" if embedded else " is not embedded")


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
            found.append(Word(len(widths), left, top, right, bottom, html.unescape(word[5])))
    return widths, found


def text(path: Path, pdftotext: str) -> str:
    """Give a PDF's text as a reader copies it, on one line and without soft hyphens and joiners."""
    command = [pdftotext, "-raw", str(path), "-"]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - the same
    return " ".join(re.sub("\N{SOFT HYPHEN}\\s*|\N{WORD JOINER}", "", found).split())


def overlaps(found: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Find pairs of words on a line whose boxes share more than kerning explains."""
    ordered = sorted(found, key=lambda word: (word.page, word.top))
    pairs = []
    for i, one in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            two = ordered[j]
            if two.page != one.page or two.top >= one.bottom:
                break
            shared = (min(one.bottom, two.bottom) - two.top) / min(one.bottom - one.top, two.bottom - two.top)
            if shared > ONE_LINE and min(one.right, two.right) - max(one.left, two.left) > KERNING:
                pairs.append((one, two))
    return pairs


MARGIN = 62 - 4
"""Points: 22 mm on both sides, less what punctuation may hang out."""


def misplaced(path: Path, pdftotext: str) -> list[str]:
    """Tell which words leave the page's text or stand on one another."""
    widths, found = words(path, pdftotext)
    outside = [word for word in found if not MARGIN < word.left <= word.right < widths[word.page - 1] - MARGIN]
    return [f"{path.name}: {wrong}" for wrong in (*outside, *overlaps(found))]


def damage(path: Path, qpdf: str) -> list[str]:
    """What qpdf complains of."""
    done = subprocess.run([qpdf, "--check", str(path)], capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - a fixed tool
    said = done.stdout + done.stderr
    return [said] if done.returncode or "WARNING" in said else []


class Look(NamedTuple):
    """Everything the tests want to know of one file."""

    facts: Facts
    conformance: list[str]
    accessibility: list[str]
    damage: Sequence[str] = ()
    misplaced: Sequence[str] = ()


Looks = Mapping[str, tuple[Printed, Look]]
"""Every document's file with what was seen in it, by language and path."""


def look(path: Path, qpdf: str | None = None, pdftotext: str | None = None) -> Look:
    """Look at a file with every tool that is there."""
    return Look(
        facts(path),
        conformance(path),
        accessibility(path),
        damage(path, qpdf) if qpdf else (),
        misplaced(path, pdftotext) if pdftotext else (),
    )


_STACK = re.compile("([^\u0300-\u036f][\u0300-\u036f]+)\\1+")
_UNSEEN = re.compile(
    "[\\s\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}]+"
)


def ink(text: str) -> str:
    """Give the characters of a text that can be seen, so that neither lines nor hyphenation matter.

    Where marks are stacked on a letter, the PDF says what the stack stands for; poppler repeats it for each mark.
    """
    return _STACK.sub(r"\1", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def said(value: object) -> Iterator[str]:
    """Give every text of a document's blocks, in the order of reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from said(each)
    elif isinstance(value, dict) and value.get("t") == "cut":
        yield "".join(value["x"])
    elif isinstance(value, dict) and value.get("t") not in ("cite", "index", "terms", "references"):
        for key in ("caption", "head", "title", "x", "groups", "rows", "cells"):
            yield from said(value.get(key))
    elif isinstance(value, dict) and value.get("t") == "terms":
        yield from (text for name, words, _ in value["x"] for text in said([name, words]))
    elif isinstance(value, dict) and value.get("t") == "references":
        yield from (text for row in value["x"] for text in said(row["x"]))
