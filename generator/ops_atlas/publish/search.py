"""The search index of a finished site. The only module that knows Pagefind."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

FOLDER = "pagefind"
"""Where the index stands below the site."""

# What stands on every page, or repeats what another page says first, would only blur the results.
_EXCLUDED = (".headerlink", ".md-content__button", ".atlas-path", ".atlas-references", ".atlas-cite")
_SPARE = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces; the atlas has its own."""


def index_site(site: Path) -> int:
    """Index every page below a folder, each in the language of its `lang` attribute; gives the number of pages."""
    with ThreadPoolExecutor(max_workers=1) as own:  # in a thread of its own: whoever builds may run an event loop
        pages = own.submit(asyncio.run, _index(site)).result()
    folder = site / FOLDER
    for pattern in _SPARE:
        for path in sorted(folder.glob(pattern)):
            path.unlink()
    # Pagefind writes its languages in the order of a hash table.
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
    return pages


async def _index(site: Path) -> int:
    config = IndexConfig(root_selector="article", exclude_selectors=_EXCLUDED, output_path=str(site / FOLDER))
    async with PagefindIndex(config=config) as index:  # writes the index when it closes
        found = await index.add_directory(str(site))
    return int(found["page_count"])
