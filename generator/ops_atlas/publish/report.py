"""Problems as text for people, as annotations for GitHub and as JSON for programs: pure functions of a problem."""

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ops_atlas.problem import N_, Message, Problem, texts
from ops_atlas.wording import Wording

LONGEST = 300
"""How many characters of a file's own words a message quotes."""


def message(problem: Problem, wording: Wording) -> tuple[str, str]:
    """Give what is wrong and what would be right, in the wording's language."""
    what, hint = texts(problem)
    params = {name: value if isinstance(value, Message) else _shown(value) for name, value in problem.params.items()}
    return wording.text(what, **params), wording.text(hint, **params)


def _shown(text: str) -> str:
    """Quote a text on one line: it may come from anyone, and a log takes some lines and characters for commands."""
    printable = "".join(char if char.isprintable() else " " for char in text[:LONGEST])
    return printable if len(text) <= LONGEST else f"{printable} …"


def as_text(problem: Problem, wording: Wording) -> str:
    """Write `file:line:column: what is wrong [code]`, and the hint below it."""
    what, hint = message(problem, wording)
    file, line, column = problem.place
    return f"{_shown(file)}:{line}:{column}: {what} [{problem.code}]\n    {hint}"


def as_github(problem: Problem, wording: Wording) -> str:
    """Write a GitHub workflow command that puts the problem on its line in a pull request."""
    what, hint = message(problem, wording)
    file, line, column = problem.place
    place = f"file={_property(_shown(file))},line={line},col={column},title={problem.code}"
    return f"::error {place}::{_data(f'{what} {hint}')}"


def as_json(problem: Problem, wording: Wording) -> str:
    """Write one JSON object on a line."""
    what, hint = message(problem, wording)
    file, line, column = problem.place
    fields = {"file": _shown(file), "line": line, "column": column, "code": problem.code, "message": what, "hint": hint}
    return json.dumps(fields, ensure_ascii=False)


FORMATS: Mapping[str, Callable[[Problem, Wording], str]] = MappingProxyType(
    {"text": as_text, "github": as_github, "json": as_json}
)


def summary(problems: Sequence[Problem], wording: Wording) -> str:
    """Say how many problems there are in how many files."""
    if not problems:
        return wording.text(N_("No problems."))
    files = wording.plural("{n} file", "{n} files", len({problem.place.file for problem in problems}))
    return wording.plural("{n} problem in {files}.", "{n} problems in {files}.", len(problems), files=files)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
