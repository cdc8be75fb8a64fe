"""Nothing in a text is markup or code to a PDF: it is set as it stands, validly, and nothing else is read."""

import json
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hostile import CELL, CODE, LONG, SIGNS, overrun
from inspect_pdf import ELSEWHERE, Tool, accessibility, conformance, ink, misplaced, said, text

from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.catalogue import documents, selection
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.glyphs import printable
from ops_atlas.publish.pdf.printing import print_one
from ops_atlas.publish.pdf.typesetter import _template
from ops_atlas.wording import Language, Wording

Set = tuple[Sequence[str], list[tuple[Document, Path]]]


TEXTS = {"code": ("da", CODE), "signs": ("en", SIGNS), "long": ("da", LONG * 5 + (CELL,))}


@pytest.fixture(scope="module", params=TEXTS)
def overrun_files(request: Any, small: Reading, tmp_path_factory: pytest.TempPathFactory) -> Set:
    """Every document of an atlas in which each text ends in a hostile one, in turn; and a selection from it."""
    language, texts = TEXTS[request.param]
    turn, wording = cycle(texts), Wording(language)
    atlas = overrun(small.atlas, lambda words: f"{words} {next(turn)}")
    chosen = [key for key in atlas.entities if key.kind in ("cases", "themes")][:2]
    found = [*documents(atlas, wording, ELSEWHERE), selection(atlas, wording, ELSEWHERE, chosen, chosen)]
    if request.param == "long":  # one of each kind will do
        found = list({document.key.kind if document.key else "": document for document in found}.values())
    folder, files = tmp_path_factory.mktemp("hostile"), []
    for number, document in enumerate(found):
        path = folder / f"{number}.pdf"
        path.write_bytes(print_one(document.data, document.about)[0])
        files.append((document, path))
    return texts, files


def test_every_document_is_set_and_valid(overrun_files: Set) -> None:
    assert [line for _, path in overrun_files[1] for line in (*conformance(path), *accessibility(path))] == []


def test_every_text_can_be_read_as_it_stands(overrun_files: Set, tool: Tool) -> None:
    texts, files = overrun_files
    expected = [ink(printable(each)) for each in texts]
    missing = {each for each in expected if len(each) < 200}
    for document, path in files:
        shown = ink(text(path, tool("pdftotext")))
        whole = ink(" ".join(said(json.loads(document.data)["blocks"])))
        here = {each for each in expected if each in whole}
        missing -= here
        lost = [each for each in here if each not in shown and each[:60] not in shown]
        assert lost == [], document.path
    assert missing == set()


def test_no_word_leaves_its_place(overrun_files: Set, tool: Tool) -> None:
    """The labels of charts are drawn where they belong and break nowhere."""
    text_alone = [path for document, path in overrun_files[1] if '"t":"figure"' not in document.data]
    assert len(text_alone) >= 3
    assert [wrong for path in text_alone for wrong in misplaced(path, tool("pdftotext"))][:5] == []


def test_the_template_reads_its_own_files_and_the_document_and_evaluates_nothing() -> None:
    source = b"\n".join(_template().values()).decode()
    lines = [line.partition("//")[0] for line in source.splitlines()]
    code = "\n".join(lines)
    for word in (
        "eval(",
        "plugin(",
        "#include",
        "yaml(",
        "toml(",
        "csv(",
        "xml(",
        "cbor(",
        "@preview",
    ):
        assert word not in code
    assert code.count("json(") == 1
    assert code.count("read(") == code.count('read("document.json")') == 1


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_title_is_no_markup(language: Language, small: Reading, tool: Tool, tmp_path: Path) -> None:
    """The title stands in the metadata and on the book's cover, beside the text."""
    atlas = overrun(small.atlas, lambda _: '#read("/etc/passwd") *x* $y$ \x07')
    for number, document in enumerate(documents(atlas, Wording(language), ELSEWHERE)):
        if document.key:
            path = tmp_path / f"{number}.pdf"
            path.write_bytes(print_one(document.data, document.about)[0])
            assert '#read("/etc/passwd") *x* $y$ [U+0007]' in text(path, tool("pdftotext"))
