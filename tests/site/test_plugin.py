"""The plugin as MkDocs drives it, on the small atlas: same bytes each time, faults stop it, changes reload it."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from ops_atlas.load import FOLDERS
from ops_atlas.mkdocs_plugin import build_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(atlas: Path) -> Path:
    """Give the small atlas what a site needs."""
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, atlas / name)
    shutil.copytree(ROOT / "theme", atlas / "theme")
    return atlas


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class _Shuffled:
    """What os.scandir gives, in another order."""

    def __init__(self, entries: Any) -> None:
        self.entries = list(entries)
        random.Random(7).shuffle(self.entries)  # noqa: S311 - no secret

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return iter(self.entries)

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return iter(self.entries)

    def __next__(self) -> os.DirEntry[str]:
        if not self.entries:
            raise StopIteration
        return self.entries.pop(0)

    def close(self) -> None:
        pass


def test_two_builds_are_the_same_bytes_whatever_the_order_of_the_file_system(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(project / "mkdocs.yml", tmp_path / "one")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda *path: _Shuffled(scandir(*path)))
    build_site(project / "mkdocs.yml", tmp_path / "two")
    monkeypatch.undo()
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_mkdocs_alone_names_every_fault_and_stops(project: Path) -> None:
    case = next((project / "cases").glob("*.yaml"))
    case.write_text(case.read_text("utf-8") + "titel: Alpha\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project / "out")]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert run.returncode != 0
    assert f"cases/{case.name}" in run.stderr
    assert "unknown-field" in run.stderr
    assert "Traceback" not in run.stderr


def watched(project: Path) -> set[str]:
    """What the plugin lets `mkdocs serve` follow in a project."""
    config = load_config(str(project / "mkdocs.yml"))
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(project))
    try:
        config.plugins["ops-atlas"].on_serve(server, config=config, builder=None)
        return {Path(path).relative_to(project.resolve()).as_posix() for path in server._watched_paths}
    finally:
        server.server_close()


SITE = {"mkdocs.yml", "mkdocs.en.yml", "docs/da", "docs/en", "theme"}


def test_mkdocs_serve_watches_every_folder_of_content_and_whatever_else_makes_the_site(project: Path) -> None:
    assert watched(project) == {*FOLDERS, *SITE}


@pytest.mark.parametrize("name", ["themes", "disagreements"])
def test_mkdocs_serve_does_without_a_folder_that_is_missing(project: Path, name: str) -> None:
    (project / name).rename(project / "elsewhere")
    assert watched(project) == {*FOLDERS, *SITE} - {name}


def test_a_fork_sets_its_addresses_by_environment_variables(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPS_ATLAS_SITE_URL", "https://atlas.example/")
    monkeypatch.setenv("OPS_ATLAS_REPO_URL", "https://forge.example/fork")
    build_site(project / "mkdocs.yml", tmp_path / "site")
    page = (tmp_path / "site" / "en" / "about" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://atlas.example/en/about/">' in page
    assert "https://forge.example/fork/edit/main/docs/en/about.md" in page
    assert "ops-atlas.github.io" not in page
