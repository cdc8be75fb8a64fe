"""The search index, where something else has an event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ops_atlas.publish.search import FOLDER, index_site

PAGE = "<html lang=da><title>Veje</title><body><article><h1>Veje</h1><p>Vejdrift.</p></article></body></html>"


def test_a_program_with_an_event_loop_may_build_the_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE)

    async def build() -> int:
        return index_site(tmp_path)

    with ThreadPoolExecutor(max_workers=1) as own:  # pytest's thread has Playwright's loop once a browser is open
        assert own.submit(asyncio.run, build()).result() == 1
    assert (tmp_path / FOLDER / "pagefind-entry.json").is_file()
