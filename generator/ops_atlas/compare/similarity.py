"""Which cases are nearest to a case, by what their files say in closed lists, and in what the nearness consists."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ops_atlas.entities import Case
from ops_atlas.link import Atlas, Key, Relation

WEIGHTS = {"models": 4, "problem-types": 3, "sectors": 2, "parties": 1, "scales": 1}
"""What it counts to share each kind of trait."""
CORE = ("models", "problem-types", "sectors")
"""The kinds of which two near cases share at least one: the same funds do not make two cases alike."""
ENOUGH = 4
"""The least weight that makes two cases near each other: a model, or two lesser things."""
LIMIT = 200
"""So many cases are looked at; beyond that, those that share the rarest traits."""
SPOTS = {
    "models": ("models.model",),
    "problem-types": ("problem_types",),
    "sectors": ("sector",),
    "parties": ("parties.municipality", "parties.actor", "parties.name"),
    "scales": ("scale",),
}
"""Where in a case's file each kind of trait is named."""
SILENT = (Key("scales", "not-reported"),)
"""Values that say nothing, so that sharing them says nothing either."""


class Trait(NamedTuple):
    """Something two cases can share."""

    kind: str
    """One of the keys of `WEIGHTS`."""
    key: Key


@dataclass(frozen=True)
class Near:
    """A case near another, and why."""

    case: Case
    shared: tuple[Trait, ...]
    differs: tuple[str, ...]
    """The kinds of `CORE` of which the two share nothing."""
    weight: int

    def shared_by_kind(self) -> Iterator[tuple[str, tuple[Key, ...]]]:
        """Give each kind of trait the two share and what they share of it, the weightiest first."""
        for kind in WEIGHTS:
            if keys := tuple(trait.key for trait in self.shared if trait.kind == kind):
                yield kind, keys


def nearest(atlas: Atlas, case: Case, limit: int = 4) -> tuple[Near, ...]:
    """Give the cases nearest to a case, the nearest first, and by id where they are equally near.

    Two cases are the nearer, the more weight there is in what they share: a model 4, each type of problem 3, the
    sector 2, each party 1, the scale 1. They are not near if all they share is parties and scale. Cases that one of
    the two names as related are left out: they are shown first and say more.
    """
    own = traits(atlas, case)
    candidates = _candidates(atlas, case, own)
    shared: dict[Key, list[Trait]] = {}
    for trait in own:
        for key in candidates & atlas.namers(trait.key, *SPOTS[trait.kind]):
            shared.setdefault(key, []).append(trait)
    weights = {key: sum(WEIGHTS[trait.kind] for trait in both) for key, both in shared.items()}
    ranked = sorted((key for key in weights if weights[key] >= ENOUGH), key=lambda key: (-weights[key], key.id))
    near = (Near(atlas.cases[key.id], tuple(shared[key]), _differs(shared[key]), weights[key]) for key in ranked)
    return tuple(islice((one for one in near if one.differs != CORE), limit))


def traits(atlas: Atlas, case: Case) -> tuple[Trait, ...]:
    """Give what a case can share with others, the weightiest first."""
    keys = {
        "models": [Key("models", str(use.model)) for use in case.models],
        "problem-types": [Key("problem-types", str(problem)) for problem in case.problem_types],
        "parties": [atlas.party(party) for party in case.parties],
        "sectors": [Key("sectors", str(case.sector))],
        "scales": [key for key in (Key("scales", str(case.scale)),) if key not in SILENT],
    }
    return tuple(dict.fromkeys(Trait(kind, key) for kind in WEIGHTS for key in keys[kind]))


def _differs(shared: Iterable[Trait]) -> tuple[str, ...]:
    kinds = {trait.kind for trait in shared}
    return tuple(kind for kind in CORE if kind not in kinds)


def _candidates(atlas: Atlas, case: Case, own: tuple[Trait, ...]) -> set[Key]:
    """Give the cases that share anything, as far as the limit reaches, those that share something rare first."""
    known = {Key("cases", id_) for id_ in (case.id, *(str(relation.case) for relation in case.related))}
    known |= {r.source for r in atlas.incoming(Key("cases", case.id)) if r.field == "related"}
    found: set[Key] = set()
    for trait in sorted(own, key=lambda trait: len(atlas.incoming(trait.key))):
        for key in _around(case.id, atlas.incoming(trait.key)):
            if len(found) == LIMIT:
                return found
            if key not in known:
                found.add(key)
    return found


def _around(id_: str, relations: tuple[Relation, ...]) -> Iterator[Key]:
    """Give the cases among those who name a trait: from a long row, the ones next to this one in it."""
    start = 0
    if len(relations) > LIMIT:
        # Cases come first among an entry's relations, in the order of their files.
        start = bisect_left(relations, (False, id_), key=lambda r: (r.source.kind != "cases", r.source.id))
        start = max(0, min(start - LIMIT // 2, len(relations) - LIMIT))
    return (r.source for r in relations[start : start + LIMIT] if r.source.kind == "cases")
