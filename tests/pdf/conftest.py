"""What is seen in the shipped PDFs, looked at once for all tests; and the small atlas set. Nothing needs the site."""

import shutil
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from inspect_pdf import ELSEWHERE, Looks, Tool, look

from lacking import lacking
from ops_atlas.mkdocs_plugin import site_address
from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.catalogue import documents
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.press import Printed
from ops_atlas.publish.pdf.printing import print_one
from ops_atlas.render.downloads import MATRIX, WHOLE
from ops_atlas.wording import LOCALES, Wording

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tool() -> Tool:
    """Find a program of the system, or say plainly that there is none."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            lacking(name, "nothing was checked with it")
        return path

    return find


@pytest.fixture(scope="session")
def home() -> str:
    """The address of the Danish site."""
    return site_address(PROJECT / "mkdocs.yml")


@pytest.fixture(scope="session")
def looks(printed: list[Printed]) -> Looks:
    """What every tool says of every document, by language and path; the largest first, so that none is waited for.

    Words are looked at in the books, which hold every entry, in the matrices, and in every fifth of the others.
    """
    qpdf, pdftotext = shutil.which("qpdf"), shutil.which("pdftotext")
    fifth = {copy.file for i, copy in enumerate(printed) if copy.download.path in (WHOLE, MATRIX) or not i % 5}
    ordered = sorted(printed, key=lambda copy: -copy.download.size)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        waiting = [workers.submit(look, c.file, qpdf, pdftotext if c.file in fifth else None) for c in ordered]
        found = [each.result() for each in waiting]
    pairs = zip(ordered, found, strict=True)
    return {f"{copy.download.language}/{copy.download.path}": (copy, its) for copy, its in pairs}


@pytest.fixture(scope="session")
def small_documents(small: Reading) -> dict[str, Document]:
    """Every document of the small atlas, by language and path."""
    found = (d for language in LOCALES for d in documents(small.atlas, Wording(language), ELSEWHERE))
    return {f"{document.language}/{document.path}": document for document in found}


@pytest.fixture(scope="session")
def small_files(small_documents: Mapping[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same, set."""
    folder, files = tmp_path_factory.mktemp("small"), {}
    for number, (name, document) in enumerate(small_documents.items()):
        files[name] = folder / f"{number}.pdf"
        files[name].write_bytes(print_one(document.data, document.about)[0])
    return files


@pytest.fixture
def configured(atlas: Path) -> Path:
    """Give the copy of the small atlas a site's address, which the command reads."""
    config = f"site_name: X\nsite_url: {ELSEWHERE}\ntheme: {{name: mkdocs}}\n"
    (atlas / "mkdocs.yml").write_text(config, encoding="utf-8")
    return atlas
