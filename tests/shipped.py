"""The shipped content as plain texts, for the tests that read it as a reader would."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ops_atlas.entities.text import Language, Phrase, Prose
from ops_atlas.entities.walk import walk
from ops_atlas.link import Key
from ops_atlas.pipeline import Reading, read
from ops_atlas.prose import Block, Cite, CrossLink, Emphasis, Inline, Items, Link, Paragraph, Plain, Quote

ROOT = Path(__file__).resolve().parents[1]


@cache
def reading() -> Reading:
    """Read the shipped content once for all tests."""
    return read(ROOT)


def texts(language: Language) -> Iterator[tuple[str, str]]:
    """Give every text of the shipped content in a language, without citations, and where it stands."""
    for key, entity in reading().atlas.entities.items():
        for path, value in walk(entity):
            if isinstance(value, Phrase | Prose):
                yield _place(key, path), _plain(value, language)
    for path in sorted((ROOT / "docs" / language).glob("*.md")):
        yield path.relative_to(ROOT).as_posix(), _page(path.read_text(encoding="utf-8"))


def _place(key: Key, path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, (*key, *path)))


def _plain(value: Phrase | Prose, language: Language) -> str:
    if isinstance(value, Phrase):
        return value.in_(language)[0]
    return "\n".join(_words(block) for block in value.in_(language)[0].blocks)


def _words(node: Block | Inline) -> str:
    match node:
        case Plain(text):
            return text
        case Paragraph(children) | Emphasis(children) | Link(_, children):
            return "".join(map(_words, children))
        case Quote(children):
            return "\n".join(map(_words, children))
        case Items(items):
            return "\n".join(_words(block) for item in items for block in item)
        case CrossLink(_, label):
            return label or "…"
        case Cite():
            return ""


def _page(markdown: str) -> str:
    """Strip a page's front matter, addresses and inline code."""
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|<[^>]*>|`[^`]*`|https?://\S+", " ", body)
