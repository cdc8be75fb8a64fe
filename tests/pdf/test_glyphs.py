"""Every character that is said to be printable has a glyph in every style in use, and the others show a number."""

import json
from pathlib import Path

import pytest
from inspect_pdf import Tool, ink, text

from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.glyphs import PRINTABLE, pieces, printable
from ops_atlas.publish.pdf.typesetter import TypesettingError, typeset

ALL = [chr(code) for first, last in PRINTABLE for code in range(first, last + 1)]
STYLES = {"regular": [], "italic": ["em"], "strong": ["strong"], "strong italic": ["strong", "em"]}
"""What puts a text into each style, the inner first."""


def sheet(document: Document, text: list[object]) -> str:
    """Put a text in the place of everything that a document says."""
    start = {"t": "heading", "level": 1, "role": "entry", "x": ["X"], "anchor": None, "listed": True}
    data = json.loads(document.data)
    return json.dumps(data | {"blocks": [start, {"t": "p", "form": "body", "x": text}]})


@pytest.mark.parametrize("style", STYLES)
def test_every_printable_character_has_a_glyph(
    style: str, small_documents: dict[str, Document], tool: Tool, tmp_path: Path
) -> None:
    runs: list[object] = [f"{character} " for character in ALL]
    for kind in STYLES[style]:
        runs = [{"t": kind, "x": runs}]
    path = tmp_path / "all.pdf"
    path.write_bytes(typeset(sheet(small_documents["da/pdf/cases/alpha.pdf"], runs)))
    shown = ink(text(path, tool("pdftotext")))
    assert [character for character in ALL if ink(character) not in shown] == []


def test_a_character_without_a_glyph_would_stop_the_export(small_documents: dict[str, Document]) -> None:
    with pytest.raises(TypesettingError):
        typeset(sheet(small_documents["da/pdf/cases/alpha.pdf"], ["\N{GRINNING FACE}"]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ærø, “Økonomi” – 1½ mio. €", "Ærø, “Økonomi” – 1½ mio. €"),
        ("A\u030alborg", "Ålborg"),
        ("😀", "[U+1F600]"),
        ("\0\t\n", "[U+0000][U+0009][U+000A]"),
        ("\u202eabc", "[U+202E]abc"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_what_no_font_has_is_shown_by_its_number(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kort",
        "x" * 500,
        "https://example.org/" + "a/b-c_d.e?f=g&" * 40,
        " x " * 99,
        "Speciallægepraksisplanlægning",
    ],
)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert all(len(piece) <= 60 or " " in piece for piece in found)
