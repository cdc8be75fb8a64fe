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

SPECIAL = {"not-a-file", "outside-atlas", "missing-list"}
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
        place.parent.mkdir(exist_ok=True)
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


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("cases/x.yml", "not-read", "Call it “x.yaml”."),
        ("cases/X.YAML", "not-read", "Call it “x.yaml”."),
        ("cases/x.yaml.txt", "not-read", "Call it “x.yaml”."),
        ("cases/x", "not-read", "Call it “x.yaml”."),
        ("cases/Ærø.yml", "not-read", "Call it “aeroe.yaml”."),
        ("cases/alpha.yml", "not-read", "Only files whose names end in “.yaml” are read; move this one elsewhere."),
        ("cases/photo.jpg", "not-read", "Only files whose names end in “.yaml” are read; move this one elsewhere."),
        ("cases/sub/x.yaml", "in-subfolder", "Move it to “cases/x.yaml”."),
        ("cases/sub/deep/x.yml", "in-subfolder", "Move it to “cases/x.yaml”."),
        ("cases/sub/photo.jpg", "in-subfolder", "Move it out of “cases”, or remove it."),
        ("vocabulary/wantd.yaml", "unknown-list", "Did you mean “wanted.yaml”?"),
        ("vocabulary/wanted.yml", "not-read", "Call it “wanted.yaml”."),
        ("case/x.yaml", "misspelt-folder", "Move it to “cases/x.yaml”."),
        ("Source/Ny kilde.yaml", "misspelt-folder", "Move it to “sources/ny-kilde.yaml”."),
        ("vocabulry/wanted.yaml", "misspelt-folder", "Move it to “vocabulary/wanted.yaml”."),
        ("case/alpha.yaml", "misspelt-folder", "Call the folder “cases”, or move the file elsewhere."),
    ],
)
def test_a_file_that_is_not_read_is_reported(name: str, code: str, hint: str, atlas: Path, write: Write) -> None:
    (atlas / name).parent.mkdir(parents=True, exist_ok=True)
    write(name, "nonsense")
    (problem,) = read(atlas).problems
    assert (problem.place, problem.code) == (Place(name, 1, 1), code)
    assert message(problem, Wording("en"))[1] == hint


@pytest.mark.parametrize("name", ["notes/x.yaml", "case/notes.md", "theme/theme.css", "cassette.yaml"])
def test_what_lies_beside_the_content_folders_is_no_content(name: str, atlas: Path, write: Write) -> None:
    (atlas / name).parent.mkdir(exist_ok=True)
    write(name, "nonsense")
    assert read(atlas).problems == ()


def test_a_content_folder_by_two_names_is_read_once(atlas: Path) -> None:
    (atlas / "Cases").symlink_to(atlas / "cases")  # what a file system that knows no capitals says of either name
    assert read(atlas).problems == ()


def test_a_new_list_is_said_to_be_a_change_to_the_program(atlas: Path, write: Write) -> None:
    write("vocabulary/new-list.yaml", "- {id: x, label: X}\n")
    (problem,) = read(atlas).problems
    what, hint = message(problem, Wording("en"))
    assert what == "“new-list.yaml” is not one of the lists of the atlas, so it is not read."
    assert "statuses.yaml" in hint


@pytest.mark.parametrize(
    "name", [".gitkeep", ".DS_Store", "alpha.yaml~", ".alpha.yaml.swp", "._alpha.yaml", ".#alpha.yaml", "#alpha.yaml#"]
)
def test_what_systems_and_editors_leave_behind_is_passed_over(name: str, atlas: Path, write: Write) -> None:
    write(f"cases/{name}", b"\0")
    assert read(atlas).problems == ()


def test_a_folder_that_is_linked_to_is_not_entered(atlas: Path) -> None:
    (atlas / "cases" / "again").symlink_to(atlas / "cases")
    assert [(p.place.file, p.code) for p in read(atlas).problems] == [("cases/again", "not-read")]


def test_an_entry_in_a_file_that_is_not_read_makes_no_fault_elsewhere(atlas: Path) -> None:
    (atlas / "models" / "bond.yaml").rename(atlas / "models" / "bond.yml")
    (atlas / "cases" / "alpha.yaml").rename(atlas / "cases" / "alpha.yaml.txt")
    assert [p.place.file for p in read(atlas).problems] == ["cases/alpha.yaml.txt", "models/bond.yml"]


def test_entries_in_a_misspelt_folder_make_no_fault_elsewhere(atlas: Path) -> None:
    (atlas / "actors").rename(atlas / "actor")
    assert {p.code for p in read(atlas).problems} == {"misspelt-folder"}


@pytest.mark.parametrize("name", ["statuses", "sectors", "evidence", "dimensions", "municipalities"])
def test_a_missing_list_is_reported_once(name: str, atlas: Path) -> None:
    (atlas / "vocabulary" / f"{name}.yaml").unlink()
    assert [(p.place.file, p.code) for p in read(atlas).problems] == [(f"vocabulary/{name}.yaml", "missing-list")]


def test_a_list_by_a_wrong_name_is_missing_and_not_read(atlas: Path) -> None:
    (atlas / "vocabulary" / "statuses.yaml").rename(atlas / "vocabulary" / "statuses.yml")
    assert [(p.place.file, p.code) for p in read(atlas).problems] == [
        ("vocabulary/statuses.yaml", "missing-list"),
        ("vocabulary/statuses.yml", "not-read"),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("label:", "lable:", "unknown-field"),
        ("id: roads", "id: Roads", "bad-id"),
        ("id: roads", "id: health", "duplicate-id"),
        ("id: roads", "idd: roads", "unknown-field"),
        ("{id: roads", "{id: health, id: roads", "duplicate-key"),
    ],
)
def test_a_fault_in_a_list_makes_no_fault_where_it_is_used(
    right: str, wrong: str, code: str, atlas: Path, write: Write
) -> None:
    text = (atlas / "vocabulary" / "sectors.yaml").read_text(encoding="utf-8")
    assert right in text
    write("vocabulary/sectors.yaml", text.replace(right, wrong, 1))
    problems = read(atlas).problems
    assert code in {p.code for p in problems}
    assert {p.place.file for p in problems} == {"vocabulary/sectors.yaml"}


@pytest.mark.parametrize("name", ["models/alpha.yaml", "sources/alpha.yaml", "actors/alpha.yaml"])
def test_a_file_in_the_wrong_folder_is_one_fault(name: str, atlas: Path) -> None:
    (atlas / "cases" / "alpha.yaml").rename(atlas / name)
    (problem,) = read(atlas).problems
    assert (problem.place.file, problem.code) == (name, "wrong-folder")
    assert message(problem, Wording("da")) == (
        f"Det ligner en case, men filen ligger i {name.partition('/')[0]}/.",
        "Læg filen i cases/.",
    )


@pytest.mark.parametrize("path", sorted(p for p in ATLAS.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_a_file_with_one_field_missing_is_in_its_right_folder(path: Path, atlas: Path, write: Write) -> None:
    name, text = f"{path.parent.name}/{path.name}", path.read_text(encoding="utf-8")
    for key in re.findall(r"(?m)^\w[\w-]*(?=:)", text):
        write(name, re.sub(rf"(?m)^{key}:", f"{key}x:", text))
        assert "wrong-folder" not in {p.code for p in read(atlas).problems}


def test_a_short_list_is_named_in_full_with_its_file(atlas: Path) -> None:
    path = atlas / "cases" / "alpha.yaml"
    path.write_text(re.sub(r"sector: .*", "sector: zzz", path.read_text(encoding="utf-8")), encoding="utf-8")
    (problem,) = read(atlas).problems
    what, hint = message(problem, Wording("en"))
    assert what == "“zzz” is not an id in vocabulary/sectors.yaml."
    assert hint == "Use one of those there: health, roads, unused. Or add a new one there first."


def test_unknown_is_suggested_only_where_it_is_allowed(atlas: Path, write: Write) -> None:
    write(
        "cases/x.yaml",
        "title: {en: X}\nmoney: ukendt\nrisks: 5\nmunicipalities: ukendt\nstory: {problem: ''}\nresults: []\n",
    )
    english = Wording("en")
    found = {f"{p.code} {p.params.get('field') or p.place.line}": message(p, english)[1] for p in read(atlas).problems}
    add, unknown = "Add it, as in an existing file", "where no source says, write “unknown”."
    assert found["missing-field da"] == found["missing-field summary"] == f"{add}."
    assert found["missing-field citizen_role"] == found["missing-field process"] == f"{add}; {unknown}"
    assert found["wrong-type 2"] == "Did you mean “unknown”?"
    assert found["wrong-type 3"] == f"Compare with the same field in an existing file; {unknown}"
    assert found["wrong-type 4"] == "Compare with the same field in an existing file."
    assert found["empty-text 5"] == f"Write it; {unknown}"
    assert found["too-few 6"] == f"Add what is missing; {unknown}"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("issued: “2000”", 'The quotation marks are curly; write straight ones: "2000".'),
        ("issued: ukendt", "Did you mean “unknown”?"),
        ("accessed: ukendt", "Write 2017, 2017-11 or 2017-11-27, with ~ for about and ? for uncertain: 2018~."),
        ("author: Hansen", "Compare with the same field in an existing file; where no source says, write “unknown”."),
        ("leaves-out: 'Nej: aldrig.'", 'Did you mean “["Nej: aldrig."]”?'),
        ("stake: {kind: None known}", "Did you mean “none-known”?"),
        ("stake: {kind: none-known, actors: Firma}", "Did you mean “[firma]”?"),
        ("stake: {kind: none-known, cite: hansen-2017}", "Did you mean “[hansen-2017]”?"),
        ("stake: {kind: none-known, cite: 'hansen-2017: s. 2'}", 'Did you mean “["hansen-2017: s. 2"]”?'),
    ],
)
def test_what_was_probably_meant_is_suggested(line: str, hint: str, atlas: Path) -> None:
    path = atlas / "sources" / "oeby-2015.yaml"
    fields = {"type": "webpage", "title": "X", "author": "unknown", "issued": "unknown", "stake": "{kind: none-known}"}
    key, _, value = line.partition(": ")
    path.write_text("".join(f"{k}: {v}\n" for k, v in (fields | {key: value}).items()), encoding="utf-8")
    (problem,) = read(atlas).problems
    assert message(problem, Wording("en"))[1] == hint


def test_an_id_with_capitals_and_a_text_for_a_list_are_understood(atlas: Path) -> None:
    path = atlas / "cases" / "alpha.yaml"
    text = path.read_text(encoding="utf-8")
    for written, hint in (
        ("[Øby]", "Did you mean “oeby”?"),
        ("oeby", "Did you mean “[oeby]”?"),
        ("Øby, Aastrup", "Did you mean “[oeby, aastrup]”?"),
    ):
        path.write_text(re.sub(r"(?m)^municipalities: .*", f"municipalities: {written}", text), encoding="utf-8")
        (problem,) = read(atlas).problems
        assert message(problem, Wording("en"))[1] == hint


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
