"""Which files make up the atlas, and which lie among them without being read."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ops_atlas.entities import FILES, VOCABULARIES
from ops_atlas.entities.ids import Ref, can_name
from ops_atlas.problem import Place, Problem
from ops_atlas.slug import slug
from ops_atlas.suggest import nearest

VOCABULARY = "vocabulary"
FOLDERS = (*FILES, VOCABULARY)
SUFFIX = ".yaml"
_NEEDED = sorted({ref.kind for ref in Ref.__subclasses__()} & set(VOCABULARIES))
"""Lists that a field takes its ids from. An atlas can do without the others: a glossary, a guide, what is wanted."""
_LEFT_BEHIND = re.compile(r"\.[_#].*|\..*(?<!\.yaml)|.*~|#.*#|.*\.sw[a-p]|Thumbs\.db|desktop\.ini")
"""Names of files that systems and editors make for themselves."""
_ENDINGS = re.compile(r"(?:\s*\.(?:ya?ml|yalm|yam|txt))+\s*\Z", re.IGNORECASE)
"""What stands at the end of a name that was probably meant to end in `.yaml`."""


class Stray(NamedTuple):
    """A file in a content folder that is not read, and the kind and id it would have by its right name, if any."""

    kind: str
    id: str
    problem: Problem


def content_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each content file with its kind, in an order that does not depend on the file system."""
    for kind in FILES:
        for path in sorted((root / kind).glob(f"*{SUFFIX}"), key=lambda path: path.stem):  # as their ids
            if not _LEFT_BEHIND.fullmatch(path.name):
                yield kind, path
    for kind in VOCABULARIES:
        path = root / VOCABULARY / f"{kind}{SUFFIX}"
        if path.exists() or path.is_symlink():
            yield kind, path


def strays(root: Path) -> Iterator[Stray]:
    """Yield every other file below the content folders, so that nobody takes silence about it for praise."""
    read = {path for _, path in content_files(root)}
    for folder in FOLDERS:
        for path in _below(root / folder, read):
            yield _stray(root, path, folder, read)
    for misspelt, meant in _misspelt(root):
        for path in sorted(misspelt.glob(f"*{SUFFIX}")):
            yield _stray(root, path, meant, read)


def missing_lists(root: Path) -> Iterator[tuple[str, Problem]]:
    """Yield each list that fields need and the atlas does not have."""
    there = {kind for kind, _ in content_files(root)}
    for kind in _NEEDED:
        if kind not in there:
            place = Place(f"{VOCABULARY}/{kind}{SUFFIX}", 1, 1)
            yield kind, Problem(place, "missing-list", {"name": f"{kind}{SUFFIX}"})


def file_stem(text: str) -> str:
    """Make a text the id that a file can be named by."""
    near = slug(text)
    return near if can_name(near) else f"{near}-1"


def _below(folder: Path, read: set[Path]) -> list[Path]:
    """Find the files below a folder that are not read; links are not followed."""
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        try:
            inside = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in inside:
            path = Path(entry.path)
            if path in read or _LEFT_BEHIND.fullmatch(entry.name):
                continue
            (waiting if entry.is_dir(follow_symlinks=False) else found).append(path)
    return sorted(found)


def _misspelt(root: Path) -> Iterator[tuple[Path, str]]:
    """Find folders whose names are nearly that of a content folder, each with the name probably meant."""
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        meant = nearest(folder.name, FOLDERS) if folder.is_dir() else ""
        # where the file system knows no capitals, or by a link, another name can be the right folder
        if meant and not ((root / meant).exists() and folder.samefile(root / meant)):
            yield folder, meant


def _stray(root: Path, path: Path, folder: str, read: set[Path]) -> Stray:
    """Tell what is wrong with a file that is not read and was meant for a content folder."""
    steps = path.relative_to(root)
    place = Place(steps.as_posix(), 1, 1)
    lists = [kind for kind in VOCABULARIES if root / VOCABULARY / f"{kind}{SUFFIX}" not in read]
    stem = _meant(path.name, lists if folder == VOCABULARY else None)
    right = f"{stem}{SUFFIX}" if stem and root / folder / f"{stem}{SUFFIX}" not in read else ""
    params = {"name": path.name, "folder": folder, "suggestion": right}
    elsewhere = params | ({"suggestion": f"{folder}/{right}"} if right else {})
    if steps.parts[0] != folder:
        problem = Problem(place, "misspelt-folder", elsewhere | {"given": steps.parts[0]})
    elif path.parent != root / folder:
        problem = Problem(place, "in-subfolder", elsewhere)
    elif folder == VOCABULARY and (path.suffix == SUFFIX or not stem):
        known = ", ".join(f"{kind}{SUFFIX}" for kind in VOCABULARIES)
        problem = Problem(place, "unknown-list", params | {"known": known})
    else:
        problem = Problem(place, "not-read", params)
    if not right:
        return Stray("", "", problem)
    return Stray(stem, "", problem) if folder == VOCABULARY else Stray(folder, stem, problem)


def _meant(name: str, lists: Sequence[str] | None) -> str:
    """Give the id that a file was probably meant to be named by; nothing if it looks like no content file."""
    ending = _ENDINGS.search(name)
    stem = name[: ending.start()] if ending else name
    if not stem or not (ending or can_name(name)):
        return ""
    if lists is None or stem in VOCABULARIES:
        return file_stem(stem)
    return nearest(stem, lists)
