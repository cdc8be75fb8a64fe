"""The pages written by hand: their headings, and what stands between two of them in the small Markdown."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ops_atlas.load.tree import Scalar, Spot
from ops_atlas.prose import MAX_LENGTH
from ops_atlas.wording import LOCALES, Language

PAGES = "docs"
"""The folder that has one of pages for each language."""
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) +(.+)$", re.MULTILINE)
_TO_A_PAGE = re.compile(r"\]\((?!\w+:)(?P<page>[\w/.-]+\.md)(?P<place>#[\w-]+)?\)")
_CODE = re.compile(r"(?<![`\\])(`{1,2})(?!`)(?P<code>(?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_SIGN = re.compile(r"([!-/:-@\[-`{-~])")
_QUOTED: dict[Language, str] = {"da": "»{}«", "en": "“{}”"}


@dataclass(frozen=True)
class Page:
    """A page as it was written."""

    file: str
    """Relative to the atlas."""
    language: Language
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading of a page."""

    level: int
    title: Scalar


def page_files(root: Path) -> Iterator[tuple[Language, Path]]:
    """Yield each page written by hand with its language, in an order that does not depend on the file system."""
    for language in LOCALES:
        yield from ((language, path) for path in sorted((root / PAGES / language).glob("*.md")))


def parts(text: str) -> Iterator[Heading | Scalar]:
    """Divide a page into its headings and what stands between them, each with its place."""
    front = _FRONT_MATTER.match(text)
    position = front.end() if front else 0
    for heading in _HEADING.finditer(text, position):
        yield from _between(text, position, heading.start())
        yield Heading(len(heading[1]), _scalar(text, *heading.span(2)))
        position = heading.end()
    yield from _between(text, position, len(text))


def as_prose(text: str, language: Language, address: Callable[[str], str]) -> str:
    """Write a part in the small Markdown: code as words in quotation marks, pages of the site by their address."""
    if len(text) > MAX_LENGTH:  # which is refused; to look through it could take long
        return text
    pieces: list[str] = []
    position = 0
    for code in _CODE.finditer(text):
        pieces += [_addressed(text[position : code.start()], address), _plain(code["code"], language)]
        position = code.end()
    return "".join([*pieces, _addressed(text[position:], address)])


def _plain(code: str, language: Language) -> str:
    """Quote what means exactly its characters, whatever they mean elsewhere."""
    return _QUOTED[language].format(_SIGN.sub(r"\\\1", code))


def _addressed(text: str, address: Callable[[str], str]) -> str:
    return _TO_A_PAGE.sub(lambda to: f"]({address(to['page'])}{to['place'] or ''})", text)


def _between(text: str, start: int, end: int) -> Iterator[Scalar]:
    whole = text[start:end]
    if whole.strip():
        start += len(whole) - len(whole.lstrip())
        yield _scalar(text, start, start + len(whole.strip()))


def _scalar(text: str, start: int, end: int) -> Scalar:
    spot = Spot(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    return Scalar(spot, text[start:end].strip(), (text, start, end))
