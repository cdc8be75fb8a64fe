"""The stages in their order: bytes, located trees, entities, atlas."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ops_atlas.link import Atlas, link
from ops_atlas.load import load
from ops_atlas.problem import Problem
from ops_atlas.validate import validate


@dataclass(frozen=True)
class Reading:
    """An atlas as far as it could be read, and everything that is wrong with its content, in order of place."""

    atlas: Atlas
    problems: tuple[Problem, ...]


def read(root: Path) -> Reading:
    """Load, validate and link the content below a folder; faults in content are values, never exceptions."""
    with _nothing_collected():
        loaded = load(root)
        validated = [validate(entry) for entry in loaded.entries]
        atlas, found = link(validated, loaded)
        problems = [*loaded.problems, *(problem for v in validated for problem in v.problems), *found]
        return Reading(atlas, tuple(sorted(problems)))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep the garbage collector still, and away from what has been read.

    All of it stays, and to go through it again and again takes long: with 1,000 cases a second each time. Only where
    one process reads several times, as `mkdocs serve` does, what it read before has to go.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
