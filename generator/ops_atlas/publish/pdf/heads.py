"""Says which heads each cell of a table has (ISO 32000-1, 14.8.5.7), as far as Typst cannot.

Typst knows heads of columns. It cannot name a row by its first cell, and where a run of rows has a title, it gives the
cells that title alone and the title every column. A screen reader would read out neither the row's name nor the
column's.
"""

import re
from collections.abc import Mapping

_ROW = re.compile(rb"<</Type/StructElem/S/TR/P \d+ 0 R/K\[([^\]]*)\]")
_CELL = b"<</Type/StructElem/S/TD/"
_NUMBER = re.compile(rb"(\d+) 0 R")
_HEADS = re.compile(rb"<</O/Table/Headers\[\((U\d+x)\d+y(\d+)\)\]>>")
_TITLE = re.compile(rb"(?<=/Scope/Column)/Headers\[[^\]]*\](?=/ColSpan)")
_NOTHING = re.compile(rb"/A\[\s*\]")


def headed(objects: Mapping[int, bytes]) -> dict[int, bytes]:
    """Give the objects of a PDF with their tables' heads put right.

    In a table without titled rows each row's first cell becomes its head, and readers find both heads by their scopes.
    Where rows have a title, each cell names its column's head and the title.
    """
    changed: dict[int, bytes] = {}
    for number, body in objects.items():
        if row := _ROW.match(body):
            cells = [int(cell) for cell in _NUMBER.findall(row[1])]
            if all(objects[cell].startswith(_CELL) for cell in cells):
                changed |= {cell: _cell(objects[cell], column) for column, cell in enumerate(cells)}
        elif b"/ColSpan" in body:
            changed[number] = _TITLE.sub(b"", body)
    return {**objects, **changed}


def _cell(body: bytes, column: int) -> bytes:
    found = _HEADS.search(body)
    if found is None:
        return body
    table, line = found[1], found[2]
    if line != b"0":
        return body.replace(
            found[0], b"<</O/Table/Headers[(%bx%dy0)(%bx0y%b)]>>" % (table[:-1], column, table[:-1], line)
        )
    if column == 0:
        return body.replace(b"/S/TD/", b"/S/TH/", 1).replace(found[0], b"<</O/Table/Scope/Row>>")
    return _NOTHING.sub(b"", body.replace(found[0], b""), count=1)
