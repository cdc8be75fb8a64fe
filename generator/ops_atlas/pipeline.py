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
    validated = [validate(entry) for entry in loaded.entries]
    atlas, found = link(validated, loaded)
    problems = [*loaded.problems, *(problem for v in validated for problem in v.problems), *found]
    return Reading(atlas, tuple(sorted(problems)))
