"""`ops-atlas pdf` as its users meet it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from click.testing import CliRunner, Result
from inspect_pdf import ELSEWHERE, Facts, accessibility, conformance, facts

from ops_atlas.cli import main
from ops_atlas.publish.pdf import typesetter

OLD = b"what stood there"

Run = Callable[..., Result]


class Made(NamedTuple):
    facts: Facts
    headings: list[str]
    said: str


@pytest.fixture
def run(configured: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `ops-atlas pdf` in the copy of the small atlas, in English; no run may end in a traceback."""
    monkeypatch.chdir(configured)

    def invoke(*arguments: str) -> Result:
        result = CliRunner(env={"LANGUAGE": "en"}).invoke(main, ["pdf", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.stdout == ""
        return result

    return invoke


@pytest.fixture
def make(run: Run, atlas: Path) -> Callable[..., Made]:
    """Make a document and look at it: its bookmarks of the first level."""

    def made(*arguments: str) -> Made:
        result = run(*arguments, "--out", "my.pdf")
        assert result.exit_code == 0, result.stderr
        with pikepdf.open(atlas / "my.pdf") as pdf, pdf.open_outline() as outline:
            return Made(facts(atlas / "my.pdf"), [item.title for item in outline.root], result.stderr)

    return made


ALPHA, BETA, GAMMA = "Øby's roads: *not* <i>italic</i>", "Beta in Zinkborg", "Gamma"


def test_one_entry_stands_as_it_does_on_the_site(make: Callable[..., Made]) -> None:
    made = make("alpha")
    assert made.headings == [ALPHA]
    assert made.facts.language == "en-GB"
    assert made.facts.title == ALPHA
    assert made.said == "4 pages written to my.pdf.\n"


def test_nothing_chosen_is_the_whole_atlas(make: Callable[..., Made]) -> None:
    made = make()
    assert made.facts.title == "Public-private collaboration in Denmark"
    assert {"Cases", "Models", "Actors", "Sources", "Glossary", "Index"} <= set(made.headings)


@pytest.mark.parametrize(("language", "tag", "title"), [("da", "da-DK", "Øbys veje"), ("en", "en-GB", "Øby's roads")])
def test_the_document_is_in_the_language_asked_for(
    language: str, tag: str, title: str, make: Callable[..., Made]
) -> None:
    made = make("alpha", "--lang", language)
    assert made.facts.language == tag
    assert made.facts.title.startswith(title)


@pytest.mark.parametrize("name", ["bond-vs-open-tender", "open-tender-vs-bond", "compare/bond-vs-open-tender"])
def test_any_comparison_can_be_had_in_either_order(name: str, make: Callable[..., Made]) -> None:
    made = make(name)
    assert made.facts.title == "Impact bond or open tender"
    assert made.facts.tables == 1


def test_a_selection_holds_what_was_named_in_that_order_each_once(make: Callable[..., Made], atlas: Path) -> None:
    made = make("open-tender", "bond-vs-open-tender", "models/bond", "alpha", "risk", "open-tender-vs-bond", "alpha")
    title = "Selection: Open tender; Impact bond or open tender; Impact bond and 2 more"
    assert made.facts.title == title
    found = [heading for heading in made.headings if heading not in (title, "Contents")]
    assert found[0] == "Open tender"
    assert found[1] == "Impact bond or open tender"
    assert found[2] == "Impact bond"
    assert found[3] == ALPHA
    assert len(found) == 6  # the theme, and the sources
    assert [*conformance(atlas / "my.pdf"), *accessibility(atlas / "my.pdf")] == []


@pytest.mark.parametrize(
    ("options", "title"),
    [
        (["--sector", "roads"], "Selection: Roads"),
        (["gamma", "--municipality", "oeby"], "Selection: Øby; Gamma"),
    ],
)
def test_a_selection_is_named_by_what_was_asked_for(options: list[str], title: str, make: Callable[..., Made]) -> None:
    assert make(*options).facts.title == title


def test_links_between_the_chosen_stay_inside_and_the_others_go_to_the_site(make: Callable[..., Made]) -> None:
    alone = set(make("alpha").facts.links)
    together = set(make("alpha", "open-tender", "gamma").facts.links)
    chosen = {f"{ELSEWHERE}en/{page}/" for page in ("models/open-tender", "cases/gamma")}
    assert chosen <= alone
    assert not chosen & together
    assert f"{ELSEWHERE}en/actors/firma/" in alone & together
    assert f"{ELSEWHERE}en/models/co-development/" in alone & together


@pytest.mark.parametrize(
    ("options", "cases"),
    [
        (["--sector", "roads"], [ALPHA, GAMMA]),
        (["--model", "open-tender"], [ALPHA]),
        (["--model", "co-development"], [ALPHA]),
        (["--municipality", "zinkborg"], [BETA]),
        (["--sector", "roads", "--sector", "health"], [ALPHA, BETA, GAMMA]),
        (["--sector", "roads", "--model", "open-tender", "--model", "bond", "--municipality", "oeby"], [ALPHA]),
        (["gamma", "--municipality", "oeby"], [GAMMA, ALPHA]),
        (["gamma", "--sector", "roads"], [GAMMA, ALPHA]),
        (["alpha", "--municipality", "oeby"], [ALPHA]),
    ],
)
def test_options_choose_cases_that_fit_every_kind_of_option(
    options: list[str], cases: list[str], make: Callable[..., Made]
) -> None:
    assert [heading for heading in make(*options).headings if heading in (ALPHA, BETA, GAMMA)] == cases


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["alpah"], "There is no entry “alpah”. Did you mean “alpha”?"),
        (["alpha", "bond-vs-open-tendre"], "Did you mean “bond-vs-open-tender”?"),
        (["bond-vs-bond"], "There is no entry “bond-vs-bond”."),
        (["firma"], "There is no entry “firma”."),
        (["--sector", "raods"], "Did you mean “roads”?"),
        (["--model", "open-tendre"], "Did you mean “open-tender”?"),
        (["--municipality", "oebi"], "Did you mean “oeby”?"),
        (["--sector", "health", "--municipality", "oeby"], "No case fits “health, oeby”."),
        (["--sector", "unused"], "No case fits “unused”."),
        (["--sektor", "roads"], "--sektor"),
        (["--lang", "sv"], "sv"),
        (["--atlas", "nowhere"], "nowhere"),
        (["--atlas", "docs"], "There is no atlas in"),
    ],
)
def test_wrong_usage_is_explained_and_leaves_the_file_as_it_was(
    arguments: list[str], said: str, run: Run, atlas: Path
) -> None:
    (atlas / "my.pdf").write_bytes(OLD)
    result = run(*arguments, "--out", "my.pdf")
    assert result.exit_code == 2
    assert said in result.stderr
    assert (atlas / "my.pdf").read_bytes() == OLD


def test_a_place_for_the_file_is_asked_for(run: Run) -> None:
    result = run("alpha")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_a_folder_is_no_file(run: Run, atlas: Path) -> None:
    result = run("alpha", "--out", "docs")
    assert result.exit_code == 2
    assert "docs" in result.stderr
    assert (atlas / "docs").is_dir()


def test_a_folder_that_does_not_exist_is_made(run: Run, atlas: Path) -> None:
    assert run("alpha", "--out", "new/er/my.pdf").exit_code == 0
    assert [path.name for path in (atlas / "new" / "er").iterdir()] == ["my.pdf"]


def test_a_place_that_cannot_be_written_is_named(run: Run) -> None:
    result = run("alpha", "--out", "cases/alpha.yaml/my.pdf")
    assert result.exit_code == 2
    assert "cases/alpha.yaml cannot be read or written: Not a directory." in result.stderr


def test_a_place_that_cannot_be_written_is_told_before_anything_is_set(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetter, "_template", lambda: pytest.fail("something was set"))
    assert run("alpha", "--out", "cases/alpha.yaml/my.pdf").exit_code == 2


def test_faults_of_the_content_are_listed_and_nothing_is_written(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (atlas / "actors" / "x.yaml").write_text("nmae: X\n", encoding="utf-8")
    monkeypatch.chdir(atlas)
    result = CliRunner().invoke(main, ["pdf", "alpha", "--out", "my.pdf", "--lang", "en"])
    assert result.exit_code == 1
    assert "actors/x.yaml:1:1: “nmae” is not a field here." in result.stdout
    assert not (atlas / "my.pdf").exists()


def test_a_fault_of_the_template_is_told_without_a_traceback_and_leaves_the_file_as_it_was(
    run: Run, atlas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = typesetter._template()
    broken = {**whole, "main.typ": whole["main.typ"] + b'#panic("broken")\n'}
    monkeypatch.setattr(typesetter, "_template", lambda: broken)
    (atlas / "my.pdf").write_bytes(OLD)
    before = sorted(path.name for path in atlas.iterdir())
    result = run("alpha", "--out", "my.pdf")
    assert result.exit_code == 2
    assert "cases/alpha.yaml (en, pdf/cases/alpha.pdf)" in result.stderr
    assert "main.typ:" in result.stderr
    assert "Traceback" not in result.stderr
    assert (atlas / "my.pdf").read_bytes() == OLD
    assert sorted(path.name for path in atlas.iterdir()) == before


def test_help_names_everything_that_can_be_chosen() -> None:
    result = CliRunner().invoke(main, ["pdf", "--help"])
    assert result.exit_code == 0
    options = ("--sector", "--model", "--municipality", "--out", "--lang", "--atlas")
    words = (*options, "IDS", "bum-vs-partnership", "themes")
    assert [word for word in words if word not in result.stdout] == []
