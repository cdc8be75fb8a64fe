"""The stages in their order: bytes, located trees, entities, atlas."""

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
    loaded = load(root)
    problems, valid = list(loaded.problems), []
    for entry in loaded.entries:
        entity, found = validate(entry)
        problems += found
        if entity is not None:
            valid.append((entry, entity))
    atlas, found = link(valid, loaded)
    return Reading(atlas, tuple(sorted(problems + found)))
