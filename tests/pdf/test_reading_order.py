"""What a screen reader is told: every text, in order; bookmarks that lead to their headings; what heads each cell."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from inspect_pdf import Tool, _elements, ink, said, words

from ops_atlas.publish.pdf.document import Document

SOME = ["da/pdf/cases/alpha.pdf", "en/pdf/cases/alpha.pdf", "da/pdf/models/bond.pdf", "en/pdf/themes/risk.pdf"]
SOME += ["da/pdf/compare/bond-vs-open-tender.pdf", "en/pdf/models.pdf", "da/pdf/ops-atlas.pdf"]
HEADING = 60
"""Points that a heading of two lines takes, with the space above it."""


def structure(path: Path, pdfinfo: str) -> list[tuple[str, str]]:
    """Give each element's kind with the text directly in it, in the order of the tags."""
    command = [pdfinfo, "-struct-text", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace").stdout  # noqa: S603 - a fixed tool
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if part := re.match(r' *"(.*)"$', line):
            found.append((found[-1][0] if found else "", part[1]))
        elif kind := re.match(r" *([A-Z]\w*)\b", line):
            found.append((kind[1], ""))
    return found


def unbroken(text: str) -> str:
    """Leave out hyphens, for those at the ends of lines come as text."""
    return re.sub("[-\u2010\u2011]", "", ink(text))


@pytest.mark.parametrize("name", SOME)
def test_every_text_is_read_out_in_the_order_in_which_it_was_written(
    name: str, small_documents: dict[str, Document], small_files: dict[str, Path], tool: Tool
) -> None:
    read_out = unbroken("".join(text for _, text in structure(small_files[name], tool("pdfinfo"))))
    position, lost = 0, []
    for text in said(json.loads(small_documents[name].data)["blocks"]):
        at = read_out.find(unbroken(text), position)
        if at < 0:
            lost.append(text)
        else:
            position = at + len(unbroken(text))
    assert lost == []


@pytest.mark.parametrize("name", SOME)
def test_bookmarks_are_the_headings_and_lead_to_them(name: str, small_files: dict[str, Path], tool: Tool) -> None:
    path = small_files[name]
    _, found = words(path, tool("pdftotext"))
    with pikepdf.open(path) as pdf:
        headings = [kind for kind, _ in _elements(pdf.Root.StructTreeRoot) if re.fullmatch(r"H\d", kind)]
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        heights = [float(page.mediabox[3]) for page in pdf.pages]
        with pdf.open_outline() as outline:
            marks = list(flat(outline.root))
        assert len(marks) == len(headings)
        for title, target in marks:
            page = pages[target[0].objgen]
            top = heights[page - 1] - float(target[3])
            here = [word for word in found if word.page == page and -1 < word.top - top < HEADING]
            here.sort(key=lambda word: (round(word.bottom), word.left))
            assert ink(title) in ink("".join(word.text for word in here)), title


def flat(items: Any) -> Any:
    for item in items:
        yield item.title, item.destination
        yield from flat(item.children)


def test_every_cell_has_the_head_of_its_column_and_the_name_of_its_row(small_files: dict[str, Path]) -> None:
    """Where rows have a title of their own, that is the name; otherwise the first cell is."""
    with pikepdf.open(small_files["da/pdf/cases/alpha.pdf"]) as pdf:
        tables = [element for kind, element in _elements(pdf.Root.StructTreeRoot) if kind == "Table"]
        titled, plain = rows(tables[0]), rows(tables[2])
    heads = [cell["/ID"] for kind, cell in titled[0]]
    assert [kind for kind, _ in titled[0]] == ["TH"] * 4
    (_, title), *rest = titled[1]
    assert (rest, title["/ColSpan"], "/Headers" in title) == ([], 4, False)
    for row in titled[2:4]:
        assert [list(cell["/Headers"]) for _, cell in row] == [[head, title["/ID"]] for head in heads]
    assert [cell["/Scope"] for _, cell in plain[0]] == ["/Column"] * 3
    for row in plain[1:]:
        assert [kind for kind, _ in row] == ["TH", "TD", "TD"]
        assert row[0][1]["/Scope"] == "/Row"
        assert all("/Headers" not in cell for _, cell in row)


def rows(table: Any) -> list[list[tuple[str, dict[str, Any]]]]:
    """Give each row's cells with their kind and what they say of themselves."""
    found: list[list[tuple[str, dict[str, Any]]]] = []
    for kind, element in _elements(table):
        if kind == "TR":
            found.append([])
        elif kind in ("TH", "TD"):
            about = {str(name): value for part in element.get("/A", []) for name, value in part.items()}
            if "/ID" in element:
                about["/ID"] = element.ID
            found[-1].append((kind, {name: plain(value) for name, value in about.items()}))
    return found


def plain(value: Any) -> Any:
    """Take a value out of its file."""
    if isinstance(value, pikepdf.Array):
        return [str(each) for each in value]
    return value if isinstance(value, int) else str(value)
