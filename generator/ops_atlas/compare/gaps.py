"""What nobody has said: the open ends of each entry, and which of them are wanted most."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ops_atlas.entities import Case, Dimension, Entity, Model
from ops_atlas.entities.base import UNKNOWN, Path
from ops_atlas.entities.text import Phrase, Prose
from ops_atlas.entities.theme import Theme
from ops_atlas.entities.walk import walk
from ops_atlas.link import Atlas, Key

FIGURES = ("results", "money")


@dataclass(frozen=True)
class Gap:
    """A value that is `unknown`."""

    field: str
    """The field's name; for a position, the dimension's id."""
    dimension: Dimension | None = None
    """The dimension on which no position is known."""
    measure: Phrase | None = None
    """For a part of a figure: what the figure measures."""


@dataclass(frozen=True)
class Missing:
    """Everything that is missing from one entry."""

    key: Key
    gaps: tuple[Gap, ...]
    questions: tuple[Prose, ...]
    leaning: int
    """How many other entries of the atlas refer to this one."""

    @property
    def count(self) -> int:
        """How many things are missing."""
        return len(self.gaps) + len(self.questions)


@dataclass(frozen=True)
class Shared:
    """A gap that several entries of a kind have, and how many."""

    gap: Gap
    entries: int
    of: int
    """How many entries there are of the kind."""


def gaps(atlas: Atlas, entity: Entity) -> tuple[Gap, ...]:
    """Give what is `unknown` in an entry, in the file's order and each once."""
    found = (_gap(atlas, entity, path) for path, value in walk(entity) if value == UNKNOWN)
    return tuple(dict.fromkeys(found))


def _gap(atlas: Atlas, entity: Entity, path: Path) -> Gap:
    if path[0] == "positions":
        return Gap(str(path[1]), dimension=atlas.dimensions[str(path[1])])
    field = next(str(step) for step in reversed(path) if isinstance(step, str))
    if path[0] in FIGURES and len(path) > 1:
        return Gap(field, measure=getattr(entity, str(path[0]))[path[1]].measure)
    return Gap(field)


def missing(atlas: Atlas, kind: str) -> tuple[Missing, ...]:
    """List what entries of a kind lack, most wanted first: where most others lean, then where most is missing."""
    found = [_missing(atlas, key, entity) for key, entity in atlas.entities.items() if key.kind == kind]
    return tuple(sorted((m for m in found if m.count), key=lambda m: (-m.leaning, -m.count, m.key)))


def _missing(atlas: Atlas, key: Key, entity: Entity) -> Missing:
    questions = entity.open_questions if isinstance(entity, Case | Model | Theme) else ()
    leaning = len({r.source for r in atlas.incoming(key) if r.source.kind != "wanted"})
    return Missing(key, gaps(atlas, entity), questions, leaning)


def shared(entries: Iterable[Missing], of: int, least: int = 2) -> tuple[Shared, ...]:
    """Count in how many of `of` entries each gap occurs, the commonest first; parts of figures are counted as one."""
    counts = Counter(gap for entry in entries for gap in {Gap(g.field, g.dimension) for g in entry.gaps})
    found = [Shared(gap, n, of) for gap, n in counts.items() if n >= least]
    return tuple(sorted(found, key=lambda s: (-s.entries, s.gap.field)))


def totals(kinds: Mapping[str, tuple[Missing, ...]]) -> int:
    """Count everything that is missing."""
    return sum(entry.count for entries in kinds.values() for entry in entries)
