"""Makes an atlas of any number of cases out of the shipped one, the same each time.

Each further round repeats the shipped cases under new ids and titles, with sources of their own; what they say of
each other and cite is led to the same round. Models, actors and vocabularies are shared, as in an atlas that grows.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

SHARED = ("models", "actors", "themes", "disagreements", "vocabulary", "docs", "sources", "mkdocs.yml", "mkdocs.en.yml")
_TITLE = re.compile(r"^(title: \{da: )(.*?)(, en: )(.*)\}$", re.MULTILINE)
_WORD = re.compile(r"[\w-]+")
_CASE = re.compile(r"^(  - case: )([a-z0-9-]+)$|(\[\[)([a-z0-9-]+)(?=[\]|])", re.MULTILINE)


def make(shipped: Path, cases: int, out: Path) -> Path:
    """Write an atlas of so many cases into a new folder; gives the folder."""
    out.mkdir(parents=True)
    for name in SHARED:
        part = shipped / name
        (shutil.copytree if part.is_dir() else shutil.copy)(part, out / name)
    (out / "cases").mkdir()
    originals = {path.stem: path.read_text("utf-8") for path in sorted((shipped / "cases").glob("*.yaml"))}
    sources = {path.stem: path.read_text("utf-8") for path in sorted((shipped / "sources").glob("*.yaml"))}
    for start in range(0, cases, len(originals)):
        _round(start // len(originals), dict(list(originals.items())[: cases - start]), sources, out)
    return out


def _round(number: int, cases: Mapping[str, str], sources: Mapping[str, str], out: Path) -> None:
    """Write one round; the first is the shipped cases themselves."""
    end = f"-{number}" if number else ""
    for id_, text in cases.items():
        if number:
            text = _TITLE.sub(lambda title: _titled(title, number), text)  # noqa: PLW2901 - the same, renamed
        text = _CASE.sub(lambda link: _led(link, end, cases), _led_to_sources(text, end, sources))  # noqa: PLW2901
        _put(out / "cases" / f"{id_}{end}.yaml", text)
    for id_ in sorted(_cited(cases.values(), sources)) if number else ():
        _put(out / "sources" / f"{id_}{end}.yaml", _led_to_sources(sources[id_], end, sources))


def _cited(texts: Iterable[str], sources: Mapping[str, str]) -> set[str]:
    """Find the sources that texts cite, and those that these cite in their turn."""
    found: set[str] = set()
    more = {word for text in texts for word in _WORD.findall(text) if word in sources}
    while more:
        found |= more
        more = {word for id_ in more for word in _WORD.findall(sources[id_]) if word in sources} - found
    return found


def _led_to_sources(text: str, end: str, sources: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: word[0] + end if word[0] in sources else word[0], text)


def _titled(title: re.Match[str], number: int) -> str:
    danish, english = (title[i].strip('"') for i in (2, 4))
    return f'{title[1]}"{danish} ({number})"{title[3]}"{english} ({number})"}}'


def _led(link: re.Match[str], end: str, cases: Mapping[str, str]) -> str:
    before, id_ = (link[1], link[2]) if link[2] else (link[3], link[4])
    return f"{before}{id_}{end}" if id_ in cases else f"{before}{id_}"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
