"""Problems as text for people, as annotations for GitHub and as JSON for programs."""

import json

import pytest

from ops_atlas.problem import Message, Place, Problem
from ops_atlas.publish.report import FORMATS, LONGEST, as_github, as_json, as_text, message, summary
from ops_atlas.wording import Language, Wording

DANISH, ENGLISH = Wording("da"), Wording("en")
PLACE = Place("cases/x.yaml", 14, 3)
TYPO = Problem(PLACE, "unknown-field", {"field": "titel", "suggestion": "title", "known": "title, kind"})


def test_a_person_reads_the_place_the_fault_and_what_would_be_right() -> None:
    assert as_text(TYPO, ENGLISH) == (
        "cases/x.yaml:14:3: “titel” is not a field here. [unknown-field]\n    Did you mean “title”?"
    )
    assert as_text(TYPO, DANISH) == (
        "cases/x.yaml:14:3: »titel« er ikke et felt her. [unknown-field]\n    Mente du »title«?"
    )


def test_github_shows_the_fault_on_its_line() -> None:
    assert as_github(TYPO, ENGLISH) == (
        "::error file=cases/x.yaml,line=14,col=3,title=unknown-field"
        "::“titel” is not a field here. Did you mean “title”?"
    )


def test_github_takes_nothing_in_a_file_for_a_command() -> None:
    problem = Problem(Place("cases/a,b:c%\n::set-env.yaml", 1, 1), "bad-id", {"value": "50 %\r\n::add-mask::x"})
    line = as_github(problem, ENGLISH)
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=cases/a%2Cb%3Ac%25 %3A%3Aset-env.yaml,line=1,")
    assert "“50 %25  ::add-mask::x”" in line


def test_a_program_reads_one_object_a_line() -> None:
    text = as_json(TYPO, DANISH)
    assert "\n" not in text
    assert json.loads(text) == {
        "file": "cases/x.yaml",
        "line": 14,
        "column": 3,
        "code": "unknown-field",
        "message": "»titel« er ikke et felt her.",
        "hint": "Mente du »title«?",
    }


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("value", ["a\nb", "a\x1b[2Jb", "a\x00b", "a\u2028b", "a\u202eb", "a\udcffb", "æ" * 5_000])
def test_whatever_a_file_holds_is_quoted_on_one_short_line(form: str, value: str) -> None:
    written = FORMATS[form](Problem(Place(f"cases/{value[:9]}.yaml", 1, 1), "bad-id", {"value": value}), ENGLISH)
    assert all(line.isprintable() for line in written.split("\n"))
    assert len(written.split("\n")) == (2 if form == "text" else 1)
    assert len(written) < 2 * LONGEST + 200
    written.encode("utf-8")


def test_braces_in_a_file_are_no_placeholders() -> None:
    problem = Problem(PLACE, "bad-id", {"value": "{value} {0} {x!r} {{"})
    assert message(problem, ENGLISH)[0] == "“{value} {0} {x!r} {{” cannot be an id."


@pytest.mark.parametrize("language", ["da", "en"])
def test_words_of_the_program_inside_a_message_are_translated(language: Language) -> None:
    problem = Problem(PLACE, "wrong-type", {"expected": Message("a map"), "found": Message("a list")})
    what, _ = message(problem, Wording(language))
    assert ("list" in what, "liste" in what) == (True, language == "da")


def test_the_summary_counts_problems_and_files() -> None:
    other = Problem(Place("cases/y.yaml", 1, 1), "empty-file")
    assert summary([], ENGLISH) == "No problems."
    assert summary([TYPO], ENGLISH) == "1 problem in 1 file."
    assert summary([TYPO, TYPO, other], ENGLISH) == "3 problems in 2 files."
    assert summary([TYPO, TYPO, other], DANISH) == "3 fejl i 2 filer."
