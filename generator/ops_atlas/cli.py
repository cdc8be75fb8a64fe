"""The command line. With the plugin the only place that prints, and the only one that exits."""

import errno
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from ops_atlas import __version__
from ops_atlas.load import FOLDERS, PAGES, content_files, page_files, strays
from ops_atlas.pipeline import Reading, read
from ops_atlas.problem import N_
from ops_atlas.publish.lock import HeldError
from ops_atlas.publish.report import FORMATS, as_text, message, summary
from ops_atlas.wording import LOCALES, Language, Wording, language_of

FAULTS = 1
"""Exit code when the content has problems."""
UNDONE = 2
"""Exit code when a command was not understood, as click has it, or could not be carried out."""

_atlas = click.option(
    "--atlas",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="this folder",
    help="The folder that holds cases/, models/, sources/ and vocabulary/.",
)
_language = click.option(
    "--lang",
    "language",
    type=click.Choice(list(LOCALES)),
    default=language_of,
    show_default="from the locale",
    help="The language of the messages.",
)


class _Program(click.Group):
    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run the program so that it can say everything, in escapes what the terminal's encoding has no sign for."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*arguments, **settings)


class _UndoneError(click.ClickException):
    """A command could not be carried out."""

    exit_code = UNDONE


def _plainly(command: Callable[..., None]) -> Callable[..., None]:
    """Let whatever stops a command besides faults of the content be told in a message, and end with one exit code."""

    @wraps(command)
    def run(**given: Any) -> None:
        with _told(Wording(given["language"])):
            command(**given)

    return run


@contextmanager
def _told(wording: Wording) -> Iterator[None]:
    try:
        yield
    except (BrokenPipeError, click.UsageError):  # click tells them; of the first, nobody reads what is printed
        raise
    except click.ClickException as error:  # MkDocs has some of its own
        raise _UndoneError(error.format_message()) from error
    except HeldError as error:
        said = N_("Another run of ops-atlas is at work there (it holds {file}). Wait until it has finished.")
        raise _UndoneError(wording.text(said, file=error)) from error
    except OSError as error:
        raise _UndoneError(_refused(error, wording)) from error


def _refused(error: OSError, wording: Wording) -> str:
    """Say which file the system refused to read or write, and why."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):  # of a whole tree
        _, file, reason = error.args[0][0]
    else:
        file, reason = error.filename, error.strerror or str(error)
    if isinstance(error, FileExistsError):  # a folder is made if it is not there, so it is a file that is in the way
        reason = os.strerror(errno.ENOTDIR)
    if file is None:
        return wording.text(N_("A file cannot be read or written: {reason}."), reason=reason)
    return wording.text(N_("{file} cannot be read or written: {reason}."), file=file, reason=reason)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ops-atlas")
def main() -> None:
    """Check, build and write OPS-atlas, a knowledge base of Danish public-private collaboration.

    The content is YAML: one file for each case, model, source, actor, theme and disagreement, and the closed lists in
    vocabulary/.
    Exit codes: 0 all is well, 1 the content has problems, 2 the command was not understood or could not be carried out.
    """


@main.command(short_help="Report every fault of the content.")
@_atlas
@_language
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text for people, github for annotations on a pull request, json for programs (an object a line).",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_plainly
def check(root: Path, language: Language, form: str, files: tuple[Path, ...]) -> None:
    """Report every fault of every content file: file, line, column, what is wrong and what would be right.

    With FILES, only their faults are shown; the rest of the atlas is still read, since entries refer to each other.
    A folder stands for all files below it.
    """
    wording = Wording(language)
    reading = _content(root, wording)
    wanted = [_chosen(root, path, wording) for path in files]
    problems = [p for p in reading.problems if not wanted or any(_is_below(p.place.file, name) for name in wanted)]
    for problem in problems:
        click.echo(FORMATS[form](problem, wording))
    click.echo(summary(problems, wording), err=True)
    sys.exit(FAULTS if problems else 0)


@main.command(short_help="Build the website with its PDFs.")
@_atlas
@_language
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    show_default="site/ in the atlas",
    help="Where the finished site goes. What stands there is replaced only if the build succeeds.",
)
@_plainly
def build(root: Path, language: Language, out: Path | None) -> None:
    """Build the whole website, in Danish and under en/ in English."""
    from ops_atlas.mkdocs_plugin import build_site, site_address  # noqa: PLC0415 - MkDocs takes long to load
    from ops_atlas.publish.pdf.catalogue import documents  # noqa: PLC0415
    from ops_atlas.publish.pdf.press import press, shelve, undisturbed  # noqa: PLC0415
    from ops_atlas.publish.swap import replacing  # noqa: PLC0415

    wording, console = Wording(language), Console(stderr=True)
    target, config = out or root / "site", root / "mkdocs.yml"
    if not _may_replace(target.resolve(), root.resolve()):
        raise click.UsageError(wording.text(N_("{folder} holds something other than a website."), folder=target))
    _refuse_content_folder(target, root, wording)
    reading = _reading(root, wording, console)
    _refuse_faults(reading, wording)
    _refuse_configuration(config, wording)
    logging.getLogger("mkdocs").addHandler(_logging(console))
    with replacing(target.resolve()) as folder, undisturbed(root / ".cache" / "pdf") as kept:
        with console.status(wording.text(N_("Setting the PDFs …"))), _template_faults():
            site = site_address(config)
            wanted = (document for lang in LOCALES for document in documents(reading.atlas, Wording(lang), site, root))
            printed = press(wanted, kept)
        with console.status(wording.text(N_("Building the website …"))):
            build_site(config, folder, downloads=[copy.download for copy in printed], strict=True)
            shelve(printed, folder)
    console.print(wording.text(N_("The website is in {folder}."), folder=target), highlight=False)


@main.command(short_help="Set a selection, or the whole atlas, as one PDF.")
@_atlas
@_language
@click.option("--sector", "sectors", multiple=True, metavar="ID", help="The cases of a sector.")
@click.option("--model", "models", multiple=True, metavar="ID", help="The cases that used a model.")
@click.option("--municipality", "municipalities", multiple=True, metavar="ID", help="The cases of a municipality.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The PDF to write.")
@click.argument("ids", nargs=-1)
@_plainly
def pdf(root: Path, language: Language, out: Path, ids: tuple[str, ...], **filters: tuple[str, ...]) -> None:
    """Set a selection as one PDF, in the language of --lang; without a choice, the whole atlas.

    IDS are cases, models, themes, and pairs of models named as their page is: bum-vs-partnership. The options choose
    cases; each may be given several times, and a case must fit every kind of option that is given.
    """
    from ops_atlas.mkdocs_plugin import site_address  # noqa: PLC0415
    from ops_atlas.publish.pdf.catalogue import selection  # noqa: PLC0415
    from ops_atlas.publish.pdf.choice import UnknownChoiceError, asked_for, choose  # noqa: PLC0415
    from ops_atlas.publish.pdf.press import print_each, try_to_write  # noqa: PLC0415
    from ops_atlas.publish.pdf.printing import write_whole  # noqa: PLC0415
    from ops_atlas.publish.pdf.whole import whole  # noqa: PLC0415

    wording, console = Wording(language), Console(stderr=True)
    reading = _reading(root, wording, console)
    _refuse_faults(reading, wording)
    try:
        keys = choose(reading.atlas, ids, filters)
    except UnknownChoiceError as error:
        raise click.UsageError(error.message(wording)) from error
    site = site_address(root / "mkdocs.yml")
    try_to_write(out)
    with console.status(wording.text(N_("Setting the PDFs …"))), _template_faults():
        atlas = reading.atlas
        asked = asked_for(atlas, ids, filters)
        documents = [selection(atlas, wording, site, keys, asked)] if keys else list(whole(atlas, wording, site))
        printed = print_each(documents)
    if len(printed) > 1:
        words = N_("The whole atlas is too large for one PDF and is written in {n} volumes.")
        console.print(wording.text(words, n=len(printed)), highlight=False)
    for number, (content, pages) in enumerate(printed, start=1):
        file = out.with_stem(f"{out.stem}-{number}") if len(printed) > 1 else out
        write_whole(file, content)
        done = wording.plural("{n} page written to {file}.", "{n} pages written to {file}.", pages, file=file)
        console.print(done, highlight=False)


@main.command(short_help="Write the pages as plain Markdown.")
@_atlas
@_language
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_plainly
def write(root: Path, language: Language, folder: Path) -> None:
    """Write the same pages as plain Markdown with a navigation into FOLDER, for any other site generator.

    FOLDER gets a folder for each language and a nav file beside it; if it exists, it must be empty.
    """
    from ops_atlas.publish.folder import write_data, write_navigation, write_pages  # noqa: PLC0415
    from ops_atlas.render.data import data_files  # noqa: PLC0415
    from ops_atlas.render.site import navigation, pages  # noqa: PLC0415

    wording, console = Wording(language), Console(stderr=True)
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(wording.text(N_("{folder} is not empty."), folder=folder))
    _refuse_content_folder(folder, root, wording)
    reading = _reading(root, wording, console)
    _refuse_faults(reading, wording)
    written = 0
    for lang in LOCALES:
        if (docs := root / PAGES / lang).is_dir():
            shutil.copytree(docs, folder / lang)
        written += write_pages(pages(reading.atlas, Wording(lang)), folder / lang)
        write_data(data_files(reading.atlas, Wording(lang)), folder / lang)
        write_navigation(navigation(Wording(lang)), folder / f"nav.{lang}.yml")
    done = wording.plural("{n} page written to {folder}.", "{n} pages written to {folder}.", written, folder=folder)
    console.print(done, highlight=False)


def _chosen(root: Path, path: Path, wording: Wording) -> str:
    """Give the name within the atlas of a file or folder to check; refuse what the check never reads."""
    if not os.path.lexists(path):
        raise click.UsageError(wording.text(N_("There is no file {path}."), path=path))
    spot, base = _absolute(path), _absolute(root / FOLDERS[0]).parent
    name = spot.relative_to(base).as_posix() if spot.is_relative_to(base) else ""
    content = [file.relative_to(root).as_posix() for _, file in (*content_files(root), *page_files(root))]
    unread = {stray.problem.place.file: stray.problem for stray in strays(root)}
    if name in content:
        return name
    if name in unread:
        raise click.UsageError(" ".join(message(unread[name], wording)))
    if path.is_dir() and name and any(_is_below(file, name) for file in (*content, *unread, *FOLDERS)):
        return name
    if path.is_dir():
        raise click.UsageError(wording.text(N_("There are no content files in {path}."), path=path))
    folders = ", ".join(f"{folder}/" for folder in FOLDERS)
    said = N_("{path} is not a content file. Content files end in .yaml and lie in one of these folders: {folders}.")
    raise click.UsageError(wording.text(said, path=path, folders=folders))


def _absolute(path: Path) -> Path:
    """Give the one path of a file, which may itself be a link, even one to itself."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - Path has nothing that takes “..” out and follows no link
    return Path(os.path.realpath(whole.parent), whole.name)


def _is_below(file: str, name: str) -> bool:
    return name in (".", file) or file.startswith(f"{name}/")


def _refuse_content_folder(target: Path, root: Path, wording: Wording) -> None:
    """Stop before something is written among the pages and files that are read."""
    for name in (PAGES, *FOLDERS):
        if target.resolve().is_relative_to((root / name).resolve()):
            said = N_("{folder} lies in {name}/, which is part of the atlas. Choose a folder elsewhere.")
            raise click.UsageError(wording.text(said, folder=target, name=name))


def _may_replace(target: Path, root: Path) -> bool:
    """Tell whether a folder may be thrown away: it is empty or holds a website, and the atlas is not in it."""
    if not target.is_dir() or not any(target.iterdir()):
        return True
    return (target / "index.html").is_file() and not root.is_relative_to(target)


def _reading(root: Path, wording: Wording, console: Console) -> Reading:
    with console.status(wording.text(N_("Reading the content …"))):
        return _content(root, wording)


def _content(root: Path, wording: Wording) -> Reading:
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise click.UsageError(wording.text(N_("There is no atlas in {folder}."), folder=root.absolute()))
    return read(root)


def _refuse_faults(reading: Reading, wording: Wording) -> None:
    """Stop before anything is written if the content has problems."""
    for problem in reading.problems:
        click.echo(as_text(problem, wording))
    if reading.problems:
        click.echo(summary(reading.problems, wording), err=True)
        sys.exit(FAULTS)


def _refuse_configuration(config: Path, wording: Wording) -> None:
    """Stop before it has taken long if MkDocs would make a site without the atlas."""
    from ops_atlas.mkdocs_plugin import without_plugin  # noqa: PLC0415

    for file in without_plugin(config):
        said = N_("{file} does not name the plugin ops-atlas under “plugins”, so the site would have no content.")
        raise _UndoneError(wording.text(said, file=file))


@contextmanager
def _template_faults() -> Iterator[None]:
    """Let a fault of the PDF template stop the run with the entry and the place, not with a traceback."""
    from ops_atlas.publish.pdf.typesetter import TypesettingError  # noqa: PLC0415

    try:
        yield
    except TypesettingError as error:
        raise _UndoneError(str(error)) from error


def _logging(console: Console) -> logging.Handler:
    from rich.logging import RichHandler  # noqa: PLC0415

    return RichHandler(logging.WARNING, console, show_time=False, show_path=False)
