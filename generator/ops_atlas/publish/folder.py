"""The pages as plain Markdown files with a navigation, for any other host."""

import json
from collections.abc import Iterable
from pathlib import Path

from ops_atlas.render.data import DataFile
from ops_atlas.render.page import Page


def write_pages(pages: Iterable[Page], folder: Path) -> int:
    """Write each page to its place below a folder; gives how many."""
    written = 0
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8", newline="\n")
        written += 1
    return written


def write_data(files: Iterable[DataFile], folder: Path) -> None:
    """Write what the pages' scripts read to its place below a folder."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.content, encoding="utf-8", newline="\n")


def write_navigation(navigation: Iterable[dict[str, object]], path: Path) -> None:
    """Write the navigation in the form of MkDocs' `nav`; JSON is YAML, so any generator of that family reads it."""
    items = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in navigation)
    path.write_text(f"nav: [\n{items}\n]\n", encoding="utf-8", newline="\n")
