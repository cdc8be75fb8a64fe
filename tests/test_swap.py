"""A build that fails or is killed leaves what stood there before."""

from pathlib import Path

import pytest

from ops_atlas.publish.swap import replacing


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fill(folder: Path, text: str = "new") -> None:
    (folder / "index.html").write_text(text, encoding="utf-8")


def test_a_build_takes_the_place_of_the_one_before(site: Path) -> None:
    (site / "gone.html").touch()
    with replacing(site) as folder:
        assert folder != site
        assert names(folder) == []
        fill(folder)
        assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert names(site) == ["index.html"]
    assert names(site.parent) == ["site"]


def test_the_first_build_needs_no_folder(tmp_path: Path) -> None:
    with replacing(tmp_path / "a" / "b" / "site") as folder:
        fill(folder)
    assert names(tmp_path / "a" / "b") == ["site"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_build_that_fails_changes_nothing(site: Path, error: type[BaseException]) -> None:
    def build() -> None:
        with replacing(site) as folder:
            fill(folder)
            raise error

    with pytest.raises(error):
        build()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert names(site.parent) == ["site"]


def test_a_build_killed_half_way_leaves_the_old_site_and_is_cleared_away(site: Path) -> None:
    begun = site.parent / ".site.new"
    begun.mkdir()
    fill(begun, "half")
    (begun / "half.html").touch()
    with replacing(site) as folder:
        assert names(folder) == []
        fill(folder)
    assert names(site) == ["index.html"]
    assert names(site.parent) == ["site"]


def test_a_build_killed_between_the_two_renames_is_repaired(site: Path) -> None:
    finished = site.parent / ".site.new"
    finished.mkdir()
    fill(finished)
    site.rename(site.parent / ".site.old")

    def build() -> None:
        with replacing(site):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert names(site.parent) == ["site"]


def test_a_build_killed_before_it_cleared_up_is_cleared_up(site: Path) -> None:
    (site.parent / ".site.old").mkdir()
    with replacing(site) as folder:
        fill(folder)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert names(site.parent) == ["site"]


def test_a_swap_that_cannot_be_finished_puts_the_old_site_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == ".site.new":
            raise PermissionError(self)
        return rename(self, target)

    def build() -> None:
        with replacing(site) as folder:
            fill(folder)
            monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises(PermissionError):
        build()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
