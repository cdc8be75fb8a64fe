"""The command line as its users meet it."""

import errno
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ops_atlas import __version__
from ops_atlas.cli import main

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]
FAULTY = "nmae: X\n"


@pytest.fixture
def run(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `ops-atlas` in the copy of the small atlas; no command may end in a traceback."""
    monkeypatch.chdir(atlas)

    def invoke(*arguments: str, **environment: str) -> Result:
        env = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_GB.UTF-8"} | environment
        result = CliRunner(env=env).invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_atlas_without_faults_passes(run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No problems.\n")


def test_faults_are_listed_and_counted(run: Run, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    result = run("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "actors/x.yaml:1:1: The field “name” is missing. [missing-field]"
    assert lines[2:] == [
        "actors/x.yaml:1:1: “nmae” is not a field here. [unknown-field]",
        "    Did you mean “name”?",
    ]
    assert result.stderr == "2 problems in 1 file.\n"


def test_the_locale_chooses_the_language_and_an_option_overrules_it(run: Run) -> None:
    assert run("check", LANG="da_DK.UTF-8").stderr == "Ingen fejl.\n"
    assert run("check", LANG="C").stderr == "Ingen fejl.\n"
    assert run("check", "--lang", "da").stderr == "Ingen fejl.\n"
    assert run("check", "--lang", "en", LANG="da_DK.UTF-8").stderr == "No problems.\n"


def test_github_and_programs_get_one_line_for_each_fault(run: Run, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    github = run("check", "--format", "github").stdout.splitlines()
    assert [line.partition("::“")[0] for line in github[1:]] == [
        "::error file=actors/x.yaml,line=1,col=1,title=unknown-field"
    ]
    objects = [json.loads(line) for line in run("check", "--format", "json").stdout.splitlines()]
    assert [(o["file"], o["line"], o["code"]) for o in objects] == [
        ("actors/x.yaml", 1, "missing-field"),
        ("actors/x.yaml", 1, "unknown-field"),
    ]


def test_only_the_files_asked_for_are_reported(run: Run, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    write("sources/x.yaml", FAULTY)
    result = run("check", "actors/x.yaml", "cases/alpha.yaml")
    assert result.exit_code == 1
    assert {line.partition(":")[0] for line in result.stdout.splitlines() if line[0] != " "} == {"actors/x.yaml"}
    assert run("check", "cases/alpha.yaml").exit_code == 0


def test_a_folder_stands_for_all_that_lies_below_it(run: Run, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    write("sources/x.yaml", FAULTY)
    result = run("check", "actors")
    assert {line.partition(":")[0] for line in result.stdout.splitlines() if line[0] != " "} == {"actors/x.yaml"}
    assert result.exit_code == 1
    assert run("check", "cases/").exit_code == 0
    assert run("check", ".").stdout == run("check").stdout


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("cases/x.yml", "x.yaml"),
        ("cases/X.YAML", "x.yaml"),
        ("cases/sub/x.yaml", "cases/x.yaml"),
        ("case/x.yaml", "cases/x.yaml"),
    ],
)
def test_a_file_that_is_not_read_cannot_be_checked(name: str, right: str, run: Run, atlas: Path, write: Write) -> None:
    (atlas / name).parent.mkdir(exist_ok=True)
    write(name, FAULTY)
    result = run("check", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"“{right}”" in " ".join(result.stderr.split())


def test_a_file_outside_the_content_cannot_be_checked(run: Run, atlas: Path, write: Write) -> None:
    (atlas / "drafts").mkdir()
    write("drafts/x.yaml", FAULTY)
    result = run("check", "drafts/x.yaml")
    assert result.exit_code == 2
    assert "drafts/x.yaml is not a content file." in result.stderr


def test_links_to_themselves_are_asked_for_like_any_file(run: Run, atlas: Path) -> None:
    (atlas / "cases" / "x.yaml").symlink_to("x.yaml")
    assert run("check", "cases/alpha.yaml").exit_code == 0
    assert run("check", "cases/x.yaml").stdout.startswith("cases/x.yaml:1:1: ")


def test_a_file_is_known_by_whatever_way_leads_to_it(run: Run, atlas: Path, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    (atlas.parent / "link").symlink_to(atlas)
    for arguments in (
        ["actors/../actors/x.yaml"],
        [str(atlas.parent / "link" / "actors" / "x.yaml")],
        ["--atlas", "../link", "actors/x.yaml"],
    ):
        assert run("check", *arguments).exit_code == 1


def test_the_atlas_can_be_elsewhere(run: Run, atlas: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    monkeypatch.chdir(atlas.parent)
    result = run("check", "--atlas", "atlas", "atlas/actors/x.yaml")
    assert result.exit_code == 1
    assert result.stdout.startswith("actors/x.yaml:1:1: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "chekc"),
        (["check", "--lang", "sv"], "sv"),
        (["check", "--format", "xml"], "xml"),
        (["check", "--atlas", "nowhere"], "nowhere"),
        (["check", "cases/nobody.yaml"], "There is no file cases/nobody.yaml."),
        (["check", "mkdocs.yml"], "There is no file mkdocs.yml."),
        (["check", ".."], "There are no content files in .."),
        (["check", "--atlas", "docs"], "There is no atlas in"),
        (["check", "docs/notes.md"], "There is no file docs/notes.md."),
        (["write"], "FOLDER"),
        (["write", "docs"], "docs is not empty."),
        (["write", "docs/da/out"], "docs/da/out lies in docs/, which is part of the atlas."),
        (["write", "themes/../cases/out"], "lies in cases/, which is part of the atlas."),
        (["write", "vocabulary/units.yaml"], "vocabulary/units.yaml"),
        (["build", "--out", "docs"], "docs holds something other than a website."),
        (["build", "--out", "."], "holds something other than a website."),
        (["build", "--out", "docs/da/site"], "docs/da/site lies in docs/, which is part of the atlas."),
    ],
)
def test_wrong_usage_is_explained_and_changes_nothing(arguments: list[str], said: str, run: Run, atlas: Path) -> None:
    before = files(atlas)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert files(atlas) == before


def test_usage_is_explained_in_danish_too(run: Run) -> None:
    result = run("check", "--lang", "da", "cases/nobody.yaml")
    assert "Filen cases/nobody.yaml findes ikke." in result.stderr


def test_the_pages_are_written_as_markdown_with_a_navigation(run: Run, atlas: Path) -> None:
    result = run("write", "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "pages written to out." in result.stderr
    written = files(atlas / "out")
    assert {"nav.da.yml", "nav.en.yml", "da/about.md", "en/method.md", "en/cases/alpha.md"} <= set(written)
    danish = [name.removeprefix("da/") for name in written if name.startswith("da/")]
    assert danish == [name.removeprefix("en/") for name in written if name.startswith("en/")]
    navigation = (atlas / "out" / "nav.da.yml").read_text(encoding="utf-8")
    assert navigation.startswith("nav: [\n")
    assert "cases/index.md" in navigation


def test_an_empty_folder_may_be_written_to(run: Run, atlas: Path) -> None:
    (atlas / "out").mkdir()
    assert run("write", "out").exit_code == 0


def test_an_atlas_without_handwritten_pages_can_be_written(run: Run, atlas: Path) -> None:
    (atlas / "docs").rename(atlas / "elsewhere")
    assert run("write", "out").exit_code == 0


@pytest.mark.parametrize("command", [["write", "out"], ["build"]])
def test_nothing_is_written_while_there_are_faults(command: list[str], run: Run, atlas: Path, write: Write) -> None:
    write("actors/x.yaml", FAULTY)
    before = files(atlas)
    result = run(*command)
    assert result.exit_code == 1
    assert "actors/x.yaml:1:1: “nmae” is not a field here." in result.stdout
    assert result.stderr.endswith("2 problems in 1 file.\n")
    assert files(atlas) == before


def test_a_build_that_cannot_be_done_leaves_the_site_as_it_was(run: Run, atlas: Path, write: Write) -> None:
    (atlas / "site").mkdir()
    write("site/index.html", "old")
    before = files(atlas)
    result = run("build")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr
    assert files(atlas) == before


def plain_site(write: Write, plugins: str = "{ops-atlas: {language: da, folder: da}}") -> None:
    """Give the small atlas a configuration that is soon built."""
    write(
        "mkdocs.yml",
        "site_name: X\ndocs_dir: docs/da\nsite_url: https://example.org/\ntheme: {name: mkdocs}\n"
        f"plugins: {plugins}\nmarkdown_extensions: [attr_list]\n",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# About\n\n`[@kilde-2017]` and `[[roskilde-jobkadet]]`\n", None),
        (b"# About\n\n[@kilde-2017]\n", "docs/en/about.md:3:2: “kilde-2017” is not an id in sources/."),
        (b"# About\n\n[[kilde]]\n", "docs/en/about.md:3:1: “kilde” is not an id in cases, models"),
        (b"# About\n\n\xd8by\n", "docs/en/about.md:3:1: The file is not UTF-8"),
        (b"# About\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "docs/en/about.md:3:1: A table is not allowed"),
        (b"---\ntitle: x\n---\n# About\n\n![A](b.png)\n", "docs/en/about.md:6:1: An image is not allowed"),
    ],
)
def test_a_page_written_by_hand_is_checked_before_it_is_set(
    content: bytes, said: str | None, run: Run, write: Write
) -> None:
    plain_site(write)
    write("docs/en/about.md", content)
    for command in (["check"], ["check", "docs/en/about.md"], ["check", "docs/"], ["build"]):
        result = run(*command)
        assert result.exit_code == (1 if said else 0), result.output
        assert result.stdout.startswith(said or "")


@pytest.mark.parametrize("plugins", ["[search]", "{ops-atlas: {language: da, translations: [en.yml]}}"])
def test_a_configuration_without_the_plugin_is_told_at_once(plugins: str, run: Run, atlas: Path, write: Write) -> None:
    plain_site(write, plugins)
    write("en.yml", "site_name: X\ndocs_dir: docs/en\n")
    before = files(atlas)
    result = run("build")
    assert result.exit_code == 2
    name = "mkdocs.yml" if "search" in plugins else "en.yml"
    assert f"{name} does not name the plugin ops-atlas" in result.stderr
    assert files(atlas) == before


def test_two_builds_at_once_are_refused_and_one_that_was_killed_is_not_in_the_way(
    run: Run, atlas: Path, write: Write
) -> None:
    plain_site(write)
    program = (
        "import sys; from pathlib import Path; from ops_atlas.publish.swap import replacing\n"
        "with replacing(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'index.html').touch(); print('begun', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(atlas / "site")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # noqa: S603 - our own
        assert other.stdout
        assert other.stdout.readline().strip() == b"begun"
        result = run("build")
        assert result.exit_code == 2
        assert "Another run of ops-atlas is at work there" in result.stderr
        assert (atlas / ".site.new" / "index.html").exists()
        assert not (atlas / ".cache").exists()
        other.kill()
    assert run("build").exit_code == 0
    assert list(atlas.glob(".site*")) == []


@pytest.fixture
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail if a PDF is set: it takes minutes in a large atlas."""
    monkeypatch.setattr("ops_atlas.publish.pdf.printing.typeset", lambda _: pytest.fail("something was set"))


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["build", "--out", "mkdocs.yml/site"], "mkdocs.yml"),
        (["build"], ".cache"),
        (["write", "mkdocs.yml/out"], "mkdocs.yml"),
        (["pdf", "--out", "mkdocs.yml/my.pdf"], "mkdocs.yml"),
    ],
)
@pytest.mark.usefixtures("nothing_set")
def test_what_cannot_be_written_is_told_in_a_sentence_before_anything_is_set(
    arguments: list[str], place: str, run: Run, atlas: Path, write: Write
) -> None:
    plain_site(write)
    write(".cache", "a file")
    before = files(atlas)
    for language, said in (("da", "kan hverken læses eller skrives"), ("en", "cannot be read or written")):
        result = run(*arguments, "--lang", language)
        assert result.exit_code == 2
        line = rf"^Error: \S*{re.escape(place)}\S* {said}: Not a directory\.$"
        assert re.search(line, result.stderr, re.MULTILINE)
    assert files(atlas) == before


def test_a_full_disk_is_told_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("ops_atlas.publish.folder.write_pages", full)
    result = run("write", "out")
    assert result.exit_code == 2
    assert "A file cannot be read or written: No space left on device." in result.stderr


def test_a_folder_that_is_mounted_is_refused_at_once(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_site(write)
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "site")
    result = run("build")
    assert result.exit_code == 2
    assert "site cannot be read or written: Device or resource busy." in result.stderr


def test_a_terminal_that_lacks_a_sign_gets_it_in_an_escape(atlas: Path, write: Write) -> None:
    write("actors/x.yaml", "name: X\nkind: Москва\n")
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "LANGUAGE": "en"}
    for arguments in (["check"], ["check", "нет.yaml"]):
        done = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-m", "ops_atlas", *arguments],
            cwd=atlas,
            env=environment,
            capture_output=True,
            check=False,
        )
        said = (done.stdout + done.stderr).decode("cp1252")
        assert "Traceback" not in said
        assert "\\u041c" in said or "\\u043d" in said


def test_a_site_is_built_and_replaces_the_one_before(run: Run, atlas: Path, write: Write) -> None:
    plain_site(write)
    (atlas / "site").mkdir()
    write("site/index.html", "old")
    result = run("build")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "The website is in site." in result.stderr
    assert "Øbys veje" in (atlas / "site" / "da" / "cases" / "alpha" / "index.html").read_text(encoding="utf-8")
    assert not (atlas / "site" / "index.html").exists()
    assert not list(atlas.glob(".site*"))


def test_the_version_is_told(run: Run) -> None:
    assert __version__ in run("--version").stdout


@pytest.mark.parametrize("name", [None, *main.commands])
def test_help_explains_every_command_and_option(name: str | None, run: Run) -> None:
    command: click.Command = main.commands[name] if name else main
    result = run(*([name] if name else []), "--help")
    assert result.exit_code == 0
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(option in result.stdout for option in parameter.opts)
        else:
            assert str(parameter.name).upper() in result.stdout
    if isinstance(command, click.Group):
        assert all(f"  {each} " in result.stdout for each in command.commands)


def test_help_cuts_no_sentence_off(run: Run) -> None:
    help_ = run("--help").stdout
    assert not re.search(r"\w\.\.\.", help_)
    assert all(word in help_ for word in ("case", "model", "source", "actor", "theme", "disagreement"))


def test_the_same_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["ops_atlas", "--version"])
    with pytest.raises(SystemExit) as exit_:
        runpy.run_module("ops_atlas", run_name="__main__")
    assert exit_.value.code == 0
    assert __version__ in capsys.readouterr().out
