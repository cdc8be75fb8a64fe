"""Every kind of fault, found at its place: the files of tests/invalid mark their own faults.

A file's first line says where in the small atlas it goes: `# file: actors/x.yaml`. A line that holds a fault ends in
`# <- code`, or `# <- code @column`, or several of these divided by commas. Nothing else may be reported anywhere.
A variant of a case is named `code.variant.yaml`.
"""

import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from ops_atlas.load.files import MAX_BYTES
from ops_atlas.pipeline import read
from ops_atlas.problem import KINDS, Place, Problem
from ops_atlas.prose import MAX_LENGTH
from ops_atlas.publish.report import message
from ops_atlas.wording import Language, Wording

FILES = sorted((Path(__file__).parent / "invalid").glob("*.yaml"))
MARK = re.compile(r"# <- (.+)$")
ATLAS = Path(__file__).parent / "atlas"
Write = Callable[[str, str | bytes], Path]
ProblemsOf = Callable[[Path], tuple[Problem, ...]]


class Fault(NamedTuple):
    line: int
    code: str
    column: int | None


UNMARKABLE: dict[str, tuple[bytes, Fault]] = {
    "not-utf-8": (b"name: Ek\nname_en: K\xf8benhavn\n", Fault(2, "not-utf-8", 11)),
    "not-utf-8.utf-16": ("name: Øby\n".encode("utf-16"), Fault(1, "not-utf-8", 1)),
    "byte-order-mark": (b"\xef\xbb\xbfname: X\n", Fault(1, "byte-order-mark", 1)),
    "too-large": (b"name: X\n#" + b"x" * MAX_BYTES, Fault(1, "too-large", 1)),
    "empty-file": (b"", Fault(1, "empty-file", 1)),
    "empty-file.quotes": (b'""\n', Fault(1, "empty-file", 1)),
    "broken-yaml.nul": (b"name: X\nkind: com\0pany\n", Fault(2, "broken-yaml", 10)),
    "broken-yaml.utf-16-without-mark": ("name: X\n".encode("utf-16-le"), Fault(1, "broken-yaml", 2)),
    "too-deep.lists": (b"[" * 100_000, Fault(1, "too-deep", 22)),
    "too-deep.maps": (b"{a: " * 60_000, Fault(1, "too-deep", 82)),
    "too-deep.blocks": (b"- " * 100_000, Fault(1, "too-deep", 43)),
    "text-too-long": (b"name: X\ninterest: " + b"x" * (MAX_LENGTH + 1), Fault(2, "text-too-long", 11)),
}
"""Faults that no comment can mark, as the bytes of `actors/x.yaml`."""

SPECIAL = {"not-a-file", "outside-atlas"}
"""Codes that have a test of their own, because no content makes them."""


def marks(text: str) -> list[Fault]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if match := MARK.search(line):
            for mark in match[1].split(", "):
                code, _, column = mark.partition(" @")
                found.append(Fault(number, code, int(column) if column else None))
    return sorted(found, key=str)


def reported(problems: tuple[Problem, ...], name: str, expected: list[Fault]) -> list[Fault]:
    """Give the faults found, with their column where the marks say one."""
    assert {problem.place.file for problem in problems} == {name}
    without = {(fault.line, fault.code) for fault in expected if fault.column is None}
    faults = [Fault(p.place.line, p.code, p.place.column) for p in problems]
    return sorted((f._replace(column=None) if f[:2] in without else f for f in faults), key=str)


@pytest.fixture(scope="module")
def problems_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], tuple[Problem, ...]]:
    """Read the small atlas with a file of tests/invalid in it."""
    copy = Path(shutil.copytree(ATLAS, tmp_path_factory.mktemp("invalid") / "atlas"))

    @cache
    def read_with(path: Path) -> tuple[Problem, ...]:
        text = path.read_text(encoding="utf-8")
        place, original = copy / goes_to(text), ATLAS / goes_to(text)
        place.write_text(text, encoding="utf-8")
        try:
            return read(copy).problems
        finally:
            place.unlink() if not original.exists() else shutil.copy(original, place)

    return read_with


def goes_to(text: str) -> str:
    return text.split("\n", maxsplit=1)[0].removeprefix("# file: ").partition("  #")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_marked_fault_is_reported_and_nothing_else(path: Path, problems_of: ProblemsOf) -> None:
    text = path.read_text(encoding="utf-8")
    expected = marks(text)
    assert path.stem.partition(".")[0] in {fault.code for fault in expected}
    assert reported(problems_of(path), goes_to(text), expected) == expected


@pytest.mark.parametrize("case", UNMARKABLE)
def test_a_fault_of_the_bytes_is_reported_once(case: str, atlas: Path, write: Write) -> None:
    content, fault = UNMARKABLE[case]
    write("actors/x.yaml", content)
    assert reported(read(atlas).problems, "actors/x.yaml", [fault]) == [fault]


def test_a_link_out_of_the_atlas_is_not_followed(atlas: Path) -> None:
    secret = atlas.parent / "secret.yaml"
    secret.write_text("name: Secret\n", encoding="utf-8")
    (atlas / "actors" / "x.yaml").symlink_to(secret)
    assert [str(p.place.file) + p.code for p in read(atlas).problems] == ["actors/x.yamloutside-atlas"]


def test_a_link_within_the_atlas_is_read_like_a_file(atlas: Path) -> None:
    (atlas / "actors" / "x.yaml").symlink_to(atlas / "actors" / "firma-fonden.yaml")
    reading = read(atlas)
    assert not reading.problems
    assert "x" in reading.atlas.actors


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing", "link to itself"])
def test_what_is_no_file_is_reported_and_never_waited_for(kind: str, atlas: Path) -> None:
    path = atlas / "actors" / "x.yaml"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link to nothing":
            path.symlink_to(atlas / "nothing")
        case _:
            path.symlink_to(path)
    assert [(p.place, p.code) for p in read(atlas).problems] == [(Place("actors/x.yaml", 1, 1), "not-a-file")]


def test_every_code_has_a_file_that_shows_it() -> None:
    shown = {path.stem.partition(".")[0] for path in FILES} | {case.partition(".")[0] for case in UNMARKABLE}
    assert shown | SPECIAL == set(KINDS)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_message_and_hint_are_whole_sentences(path: Path, language: Language, problems_of: ProblemsOf) -> None:
    for problem in problems_of(path):
        for sentence in message(problem, Wording(language)):
            assert sentence.rstrip("»«”)").endswith((".", "?")), sentence
            assert not re.search(r"\{\w*\}|\{\{|\}\}", sentence), sentence


def hints(atlas: Path) -> dict[str, str]:
    """Give the English hint of every problem by the value that it is about."""
    english = Wording("en")
    return {
        str(problem.params.get("field") or problem.params.get("value")): message(problem, english)[1]
        for problem in read(atlas).problems
    }


def test_a_typo_gets_the_nearest_right_word(atlas: Path, write: Write) -> None:
    write(
        "actors/x.yaml",
        "nmae: X\nkind: compny\nURL: https://example.org\n"
        "description: '[[open-tendr]] [[models/bnd]] [@hansen-2071]'\n",
    )
    found = hints(atlas)
    assert found["nmae"] == "Did you mean “name”?"
    assert found["compny"] == "Did you mean “company”?"
    assert found["URL"] == "Did you mean “url”?"
    assert found["open-tendr"] == "Did you mean “open-tender”?"
    assert found["models/bnd"] == "Did you mean “models/bond”?"
    assert found["hansen-2071"] == "Did you mean “hansen-2017”?"


def test_a_word_unlike_all_others_gets_the_list_instead(atlas: Path, write: Write) -> None:
    write("actors/x.yaml", "name: X\nqqqq: Y\n")
    assert hints(atlas)["qqqq"].startswith("The fields here: name, name_en, kind, aliases")


def test_a_closed_choice_names_its_values_and_the_nearest(atlas: Path) -> None:
    path = atlas / "cases" / "beta.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("role: primary", "role: primry"), encoding="utf-8")
    (problem,) = read(atlas).problems
    what, hint = message(problem, Wording("en"))
    assert what == "“primry” is not allowed here; use: primary, secondary."
    assert hint == "Did you mean “primary”?"


def test_a_fault_in_an_entry_makes_no_fault_elsewhere(atlas: Path, write: Write) -> None:
    write("sources/x.yaml", (atlas / "sources" / "oeby-2015.yaml").read_bytes())
    write("actors/x.yaml", "nmae: X\ninterest: '[@x] [[actors/x]]'\n")
    assert {p.place.file for p in read(atlas).problems} == {"actors/x.yaml"}


@pytest.mark.parametrize("name", ["cases/alpha.yaml", "vocabulary/sectors.yaml", "vocabulary/glossary.yaml"])
def test_a_file_that_cannot_be_read_makes_no_fault_elsewhere(name: str, atlas: Path, write: Write) -> None:
    write(name, "- [broken\n")
    assert [(p.place.file, p.code) for p in read(atlas).problems] == [(name, "broken-yaml")]


def test_problems_come_in_the_order_of_files_lines_and_columns(atlas: Path, write: Write) -> None:
    write("sources/oeby-2015.yaml", "type: x\n")
    write("actors/firma.yaml", "b: 1\na: 2\n")
    problems = read(atlas).problems
    assert len(problems) > 4
    assert list(problems) == sorted(problems, key=lambda problem: (problem.place, problem.code))


def test_a_line_end_that_no_editor_shows_is_not_counted(atlas: Path, write: Write) -> None:
    write("actors/x.yaml", "name: X\u2028Y\naliases: [A\x85B]\nknd: company\n")
    assert [p.place for p in read(atlas).problems] == [Place("actors/x.yaml", 3, 1)]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_editors_line_ends_are_understood(end: str, atlas: Path, write: Write) -> None:
    write("actors/x.yaml", end.join(["name: X", "description: |", "  en", "  to", "knd: company", ""]))
    assert [p.place for p in read(atlas).problems] == [Place("actors/x.yaml", 5, 1)]


def test_an_unknown_code_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="no such problem code"):
        Problem(Place("x", 1, 1), "no-such-code")
