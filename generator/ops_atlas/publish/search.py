"""The search index of a finished site. The only module that knows Pagefind."""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
"""Where the index stands below the site."""

# What stands on every page, or repeats what another page says first, would only blur the results.
_EXCLUDED = (".headerlink", ".md-content__button", ".atlas-path", ".atlas-references", ".atlas-cite")
_SPARE = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces; the atlas has its own."""


class IndexingError(RuntimeError):
    """The search index could not be made."""


def index_site(site: Path) -> int:
    """Index every page below a folder, each in the language of its `lang` attribute; gives the number of pages.

    Raises `IndexingError` with what Pagefind said.
    """
    folder = site / FOLDER
    _run(site, folder)
    for pattern in _SPARE:
        for path in sorted(folder.glob(pattern)):
            path.unlink()
    # Pagefind writes its languages in the order of a hash table.
    entry = folder / "pagefind-entry.json"
    found = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(found, sort_keys=True), "utf-8")
    return sum(int(language["page_count"]) for language in found["languages"].values())


def _run(site: Path, folder: Path) -> None:
    # As a program that ends by itself: the wheel's interface for Python ends it as soon as it has answered, and now and
    # then some files are still empty then.
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site), "--output-path", str(folder)]
    command += ["--root-selector", "article"]
    for selector in _EXCLUDED:
        command += ["--exclude-selectors", selector]
    # In the site's own folder, for it would read settings that stand where it is started.
    done = subprocess.run(command, cwd=site, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - fixed
    if done.returncode:
        raise IndexingError((done.stderr or done.stdout).strip())
