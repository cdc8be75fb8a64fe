"""Neither the machine, the day, nor the order of the file system changes a byte of a PDF."""

import os
import random
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from inspect_pdf import ELSEWHERE

from ops_atlas.pipeline import read
from ops_atlas.publish.pdf.catalogue import documents
from ops_atlas.publish.pdf.press import press
from ops_atlas.wording import LOCALES, Wording

ATLAS = Path(__file__).resolve().parents[1] / "atlas"
PROGRAM = "import sys; from pathlib import Path; from test_same_everywhere import digests; digests(Path(sys.argv[1]))"


def digests(kept: Path) -> None:
    """Print what identifies each file of the small atlas."""
    atlas = read(ATLAS).atlas
    wanted = (document for language in LOCALES for document in documents(atlas, Wording(language), ELSEWHERE))
    for copy in press(wanted, kept):
        sys.stdout.write(f"{sha256(copy.file.read_bytes()).hexdigest()} {copy.file.name} {copy.download!a}\n")


def test_the_same_bytes_come_out_on_another_machine_on_another_day_and_from_the_cache(tmp_path: Path) -> None:
    here = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    home = {"PYTHONHASHSEED": "1", "TZ": "Europe/Copenhagen", "LC_ALL": "C.UTF-8"}
    away = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "da_DK.UTF-8", "HOME": "/"}
    away |= {"SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "0"}
    found = []
    for folder, other in (("home", home), ("away", away), ("home", away)):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / folder)]
        environment = {name: value for name, value in here.items() if name != "SOURCE_DATE_EPOCH"} | other
        done = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603 - this very file
        found.append(done.stdout)
    assert found[0].count(b"\n") > 20
    assert found[0] == found[1] == found[2]


def test_the_order_of_the_file_system_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set is the same, so the same files come out."""

    def fingerprints() -> list[str]:
        return [document.fingerprint for document in documents(read(ATLAS).atlas, Wording("da"), ELSEWHERE)]

    def shuffled(path: Path, *arguments: Any) -> list[Path]:
        found = sorted(really[path_method](path, *arguments))
        random.Random(8).shuffle(found)  # noqa: S311 - the same each time is what a test wants
        return found

    expected = fingerprints()
    really = {name: getattr(Path, name) for name in ("iterdir", "glob", "rglob")}
    for path_method in really:
        with monkeypatch.context() as patch:
            patch.setattr(Path, path_method, shuffled)
            assert fingerprints() == expected


def test_the_only_date_in_a_file_is_that_of_the_newest_source(small_files: dict[str, Path]) -> None:
    with pikepdf.open(small_files["da/pdf/cases/alpha.pdf"]) as pdf:
        assert {str(value) for name, value in pdf.docinfo.items() if "Date" in name} == {"D:20260101000000Z"}
        with pdf.open_metadata() as metadata:
            dates = {str(value) for name, value in metadata.items() if "Date" in name}
        assert {datetime.fromisoformat(date).year for date in dates} == {2026}
