"""PDFs are made whole or not at all, only when something in them has changed, and a fault says where it is."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from inspect_pdf import ELSEWHERE

from ops_atlas.pipeline import read
from ops_atlas.publish.pdf import press as pressing
from ops_atlas.publish.pdf import printing, processes, typesetter
from ops_atlas.publish.pdf.catalogue import documents
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.press import Printed, shelve
from ops_atlas.publish.pdf.printing import write_whole
from ops_atlas.publish.pdf.typesetter import TypesettingError
from ops_atlas.wording import Wording

BROKEN = b'#panic("the template is broken")\n'


def danish(root: Path) -> list[Document]:
    return list(documents(read(root).atlas, Wording("da"), ELSEWHERE))


def press(documents: list[Document], kept: Path, workers: Executor | None = None) -> list[Printed]:
    """Set documents in this process, where what is set can be noted."""
    return pressing.press(documents, kept, workers or ThreadPoolExecutor(1))


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is set."""
    found: list[str] = []
    really = printing.typeset

    def noted(data: str) -> bytes:
        found.append(data)
        return really(data)

    monkeypatch.setattr(printing, "typeset", noted)
    return found


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the template."""
    whole = typesetter._template()
    monkeypatch.setattr(typesetter, "_template", lambda: {**whole, "main.typ": whole["main.typ"] + BROKEN})


def test_what_has_not_changed_is_not_set_again(atlas: Path, tmp_path: Path, typeset: list[str]) -> None:
    kept = tmp_path / "kept"
    first = press(danish(atlas), kept)
    assert len(typeset) == len(first)
    before = state(kept)
    typeset.clear()
    assert press(danish(atlas), kept) == first
    assert typeset == []
    assert state(kept) == before


def test_a_changed_case_is_set_again_and_what_says_the_same_is_not(
    atlas: Path, tmp_path: Path, typeset: list[str], write: Callable[[str, str], Path]
) -> None:
    kept, before = tmp_path / "kept", danish(atlas)
    press(before, kept)
    typeset.clear()
    text = (atlas / "cases/alpha.yaml").read_text(encoding="utf-8")
    write("cases/alpha.yaml", text.replace("Alle, der går og kører", "Alle, der cykler"))
    after = danish(atlas)
    printed = press(after, kept)
    changed = {new.path for new, old in zip(after, before, strict=True) if new.data != old.data}
    assert changed == {"pdf/ops-atlas.pdf", "pdf/cases/alpha.pdf"}
    assert sorted(typeset) == sorted(document.data for document in after if document.path in changed)
    assert {copy.file for copy in printed} == set(kept.iterdir())


@pytest.mark.parametrize("name", ["edition", "_packing"])
def test_another_typst_template_or_way_of_packing_sets_everything_again(
    name: str, atlas: Path, tmp_path: Path, typeset: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = danish(atlas)[1:5]
    press(some, tmp_path / "kept")
    monkeypatch.setattr(pressing, name, lambda: "another")
    press(some, tmp_path / "kept")
    assert len(typeset) == 2 * len(some)


def test_processes_set_the_same_and_a_fault_in_one_names_the_entry_the_language_and_the_place(
    atlas: Path, tmp_path: Path
) -> None:
    some = danish(atlas)[1:5]
    here = [copy.file.read_bytes() for copy in press(some, tmp_path / "here")]
    assert [copy.file.read_bytes() for copy in press(some, tmp_path / "kept", processes.several())] == here
    broken = replace(some[2], data="{}")
    with pytest.raises(TypesettingError) as error:
        press([*some[:2], broken], tmp_path / "kept", processes.several())
    assert str(error.value).startswith(f"{broken.about}:")
    assert "main.typ:" in str(error.value)


def test_a_process_that_the_system_ends_is_a_fault_and_not_a_hang(atlas: Path, tmp_path: Path) -> None:
    workers = processes.several()
    assert workers.submit(os._exit, 9).exception(timeout=60)
    with pytest.raises(TypesettingError, match="memory"):
        press(danish(atlas)[1:4], tmp_path / "kept", workers)


def test_an_edition_is_told_by_the_template_and_by_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = typesetter.edition.__wrapped__
    editions = {edition()}
    for name, other in (("version", lambda _: "0.0"), ("_template", lambda: {"main.typ": b""})):
        with monkeypatch.context() as patch:
            patch.setattr(typesetter, name, other)
            editions.add(edition())
    assert len(editions) == 3


@pytest.mark.usefixtures("broken")
def test_a_fault_of_the_template_names_the_entry_the_language_and_the_place(atlas: Path, tmp_path: Path) -> None:
    case = [document for document in danish(atlas) if document.path == "pdf/cases/alpha.pdf"]
    with pytest.raises(TypesettingError) as error:
        press(case, tmp_path / "kept")
    said = str(error.value)
    assert said.startswith("cases/alpha.yaml (da, pdf/cases/alpha.pdf):")
    line = typesetter._template()["main.typ"].count(b"\n")
    assert f"main.typ:{line}:" in said
    assert "the template is broken" in said


def test_a_fault_leaves_what_was_finished_for_the_next_run_and_no_half_file(
    atlas: Path, tmp_path: Path, typeset: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, wanted = tmp_path / "kept", danish(atlas)
    earlier = press(wanted[2:3], kept)[0].file.name

    def failing(data: str) -> bytes:
        if data == wanted[-1].data:
            raise TypesettingError("no")
        return typeset_(data)

    typeset_ = printing.typeset
    with monkeypatch.context() as patch:
        patch.setattr(printing, "typeset", failing)
        with pytest.raises(TypesettingError):
            press(wanted, kept)
    finished = {path.name for path in kept.iterdir()}
    assert earlier in finished
    assert all(path.suffix == ".pdf" and path.read_bytes().endswith(b"%%EOF\n") for path in kept.iterdir())
    typeset.clear()
    press(wanted, kept)
    assert len(typeset) == len(wanted) - len(finished)


def test_a_run_that_is_killed_leaves_whole_files_which_the_next_run_uses(
    atlas: Path, tmp_path: Path, typeset: list[str]
) -> None:
    kept = tmp_path / "kept"
    program = (
        "from pathlib import Path; import sys, test_press as t; "
        "t.pressing.press(t.danish(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", program, str(atlas), str(kept)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as run:  # noqa: S603 - this very file
        while run.poll() is None and not list(kept.glob("*.pdf")):
            time.sleep(0.005)
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=60)  # what it has started holds its output open until it ends too
    (kept / f".{'0' * 64}.1.pdf.1.new").write_bytes(b"%PDF")  # as a run killed at the worst moment leaves it
    finished = list(kept.glob("*.pdf"))
    assert finished
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in finished)
    wanted = danish(atlas)
    printed = press(wanted, kept)
    assert len(typeset) == len(wanted) - len(finished)
    assert {copy.file for copy in printed} == set(kept.iterdir())


def test_a_process_that_sets_pdfs_does_not_load_the_program_that_starts_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import operator\n"
        "from ops_atlas.publish.pdf import processes\n"
        "print('loaded', flush=True)\n"
        "if __name__ == '__main__':\n"
        "    with processes.several() as workers:\n"
        "        print(workers.submit(operator.add, 'se', 'veral').result(), flush=True)\n"
        "    print(processes.apart(operator.add, 'ap', 'art'))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, program], capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - written above
    assert done.stdout.split() == ["loaded", "several", "apart"]


@pytest.mark.parametrize("name", ["write_bytes", "replace"])
@pytest.mark.parametrize("fault", [OSError("disk full"), KeyboardInterrupt()], ids=["disk full", "interrupted"])
def test_a_file_that_cannot_be_written_stays_as_it_was(
    name: str, fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.pdf"
    target.write_bytes(b"old")

    def failing(path: Path, *_: Any) -> None:
        path.touch()
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(Path, name, failing)
        with pytest.raises(type(fault)):
            write_whole(target, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"mine.pdf": b"old"}


def test_finished_files_go_to_their_places_on_the_site(atlas: Path, tmp_path: Path) -> None:
    english = list(documents(read(atlas).atlas, Wording("en"), ELSEWHERE))[1:3]
    printed = press([*danish(atlas)[1:3], *english], tmp_path / "kept")
    shelve(printed, tmp_path / "site")
    found = sorted(path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.pdf"))
    assert found == ["en/pdf/cases/alpha.pdf", "en/pdf/models.pdf", "pdf/cases/alpha.pdf", "pdf/models.pdf"]
    assert (tmp_path / "site" / "pdf" / "models.pdf").stat().st_size == printed[0].download.size


def test_only_files_that_the_cache_has_made_are_removed(atlas: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    (kept / "folder.pdf").mkdir(parents=True)
    for name in ("mine.pdf", "notes.txt"):
        (kept / name).write_bytes(b"mine")
    for some in (danish(atlas)[1:2], danish(atlas)[2:3]):
        printed = press(some, kept)
        names = {copy.file.name for copy in printed} | {"folder.pdf", "mine.pdf", "notes.txt"}
        assert {path.name for path in kept.iterdir()} == names


def test_a_run_waits_for_another_one_to_finish_with_the_cache(atlas: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    program = (
        "import sys; from pathlib import Path; from ops_atlas.publish.pdf.press import undisturbed\n"
        "with undisturbed(Path(sys.argv[1])):\n    print('begun', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - written above
        [sys.executable, "-c", program, str(kept)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"begun"
        with ThreadPoolExecutor(1) as beside:
            waiting = beside.submit(_set_undisturbed, danish(atlas)[1:2], kept)
            time.sleep(0.5)
            assert not waiting.done()
            assert not kept.exists()
            other.communicate(timeout=60)
            assert len(waiting.result(timeout=60)) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def _set_undisturbed(documents: list[Document], kept: Path) -> list[Printed]:
    with pressing.undisturbed(kept):
        return press(documents, kept)


def test_a_cache_that_was_lost_changes_no_byte(atlas: Path, tmp_path: Path) -> None:
    some = danish(atlas)[1:4]
    kept = tmp_path / "kept"
    first = [copy.file.read_bytes() for copy in press(some, kept)]
    shutil.rmtree(kept)
    assert [copy.file.read_bytes() for copy in press(some, kept)] == first
