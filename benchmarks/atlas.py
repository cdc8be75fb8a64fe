"""Makes an atlas of any number of cases out of the shipped one, the same each time.

Each further round repeats the shipped cases under new ids and titles, with sources of their own; what they say of
each other and cite is led to the same round. Models, actors and vocabularies are shared, as in an atlas that grows.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

SHARED = ("models", "actors", "themes", "disagreements", "vocabulary", "docs", "sources", "mkdocs.yml", "mkdocs.en.yml")
_TITLE = re.compile(r"^(title: \{da: )(.*?)(, en: )(.*)\}$", re.MULTILINE)
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
    cited = re.compile(rf"(?<![\w-])({'|'.join(sorted(sources, key=len, reverse=True))})(?![\w-])")
    end = f"-{number}" if number else ""
    wanted: set[str] = set()
    for id_, text in cases.items():
        _put(out / "cases" / f"{id_}{end}.yaml", _renamed(text, number, cases, cited))
        wanted |= set(cited.findall(text))
    while number and (more := {found for id_ in wanted for found in cited.findall(sources[id_])} - wanted):
        wanted |= more
    for id_ in sorted(wanted) if number else ():
        _put(out / "sources" / f"{id_}{end}.yaml", cited.sub(rf"\g<1>{end}", sources[id_]))


def _renamed(text: str, number: int, cases: Mapping[str, str], cited: re.Pattern[str]) -> str:
    if not number:
        return _CASE.sub(lambda link: _led(link, "", cases), text)
    text = _TITLE.sub(lambda title: _titled(title, number), text)
    return _CASE.sub(lambda link: _led(link, f"-{number}", cases), cited.sub(rf"\g<1>-{number}", text))


def _titled(title: re.Match[str], number: int) -> str:
    danish, english = (title[i].strip('"') for i in (2, 4))
    return f'{title[1]}"{danish} ({number})"{title[3]}"{english} ({number})"}}'


def _led(link: re.Match[str], end: str, cases: Mapping[str, str]) -> str:
    before, id_ = (link[1], link[2]) if link[2] else (link[3], link[4])
    return f"{before}{id_}{end}" if id_ in cases else f"{before}{id_}"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
