"""The search index: whole and the same each time, also where something else has an event loop."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ops_atlas.publish.search import FOLDER, IndexingError, index_site

PAGE = "<html lang={0}><title>{1}</title><body><article><h1>{1}</h1><p>Vejdrift.</p></article></body></html>"


def site(folder: Path) -> Path:
    """Two pages in different languages."""
    for language, title in (("da", "Veje"), ("en", "Roads")):
        (folder / language).mkdir(parents=True)
        (folder / language / "index.html").write_text(PAGE.format(language, title), encoding="utf-8")
    return folder


def index(folder: Path) -> dict[str, bytes]:
    """Index a folder's pages and give what was written."""
    assert index_site(folder) == 2
    written = (folder / FOLDER).rglob("*")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in written if path.is_file()}


def test_many_runs_at_a_time_leave_the_same_whole_files(tmp_path: Path) -> None:
    with ThreadPoolExecutor(max_workers=4) as beside:
        first, *others = beside.map(index, [site(tmp_path / str(n)) for n in range(12)])
    assert sorted(json.loads(first[f"{FOLDER}/pagefind-entry.json"])["languages"]) == ["da", "en"]
    assert [name for name, content in first.items() if not content] == []
    assert all(other == first for other in others)


def test_a_program_with_an_event_loop_may_build_the_site(tmp_path: Path) -> None:
    async def build() -> int:
        return index_site(site(tmp_path / "site"))

    with ThreadPoolExecutor(max_workers=1) as own:  # pytest's thread has Playwright's loop once a browser is open
        assert own.submit(asyncio.run, build()).result() == 2


def test_a_site_that_cannot_be_indexed_is_a_fault_that_says_why(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    (folder / FOLDER).write_text("in the way", encoding="utf-8")
    with pytest.raises(IndexingError, match=r"\w"):
        index_site(folder)
