"""All entities by id, every relation between them from both ends, and where each stands in the files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from ops_atlas.entities import Case, Dimension, Entity, Evidence, Model, Municipality, Source, StakeKind, Term
from ops_atlas.entities.actor import Actor
from ops_atlas.entities.base import Path
from ops_atlas.entities.case import Party
from ops_atlas.entities.guide import Question
from ops_atlas.entities.ids import Ref
from ops_atlas.entities.theme import Disagreement, Theme
from ops_atlas.entities.vocabulary import GlossaryTerm, Region, RelationKind, Unit, Wanted

E = TypeVar("E", bound=Entity)


class Key(NamedTuple):
    """What names an entity: its kind (the folder or the vocabulary) and its id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Relation:
    """One entity names another: written once, shown at both ends."""

    source: Key
    target: Key
    path: Path
    """Where in the source's file, for instance `("models", 0, "model")`."""

    @property
    def field(self) -> str:
        """The field of the source in which it stands."""
        return str(self.path[0])


@dataclass(frozen=True)
class Atlas:
    """The linked whole; the same files give the same atlas, in the same order."""

    entities: Mapping[Key, Entity]
    relations: tuple[Relation, ...]
    files: Mapping[Key, str]
    """The file each entity is written in, relative to the atlas."""
    named: Mapping[str, str] = field(default_factory=dict)
    """The actor's id by each name, in lower case, that an actor has or that a party is known by only."""

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such an entity."""
        return key in self.entities

    def all(self, cls: type[E], kind: str) -> Mapping[str, E]:
        """Give the entities of a kind by id, files in order of name and lists in their own."""
        return {key.id: cast(E, entity) for key, entity in self.entities.items() if key.kind == kind}

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """All cases by id."""
        return self.all(Case, "cases")

    @cached_property
    def models(self) -> Mapping[str, Model]:
        """All models by id."""
        return self.all(Model, "models")

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return self.all(Source, "sources")

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id, those known by name only among them."""
        return self.all(Actor, "actors")

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """All themes by id."""
        return self.all(Theme, "themes")

    @cached_property
    def disagreements(self) -> Mapping[str, Disagreement]:
        """All points on which sources disagree, by id."""
        return self.all(Disagreement, "disagreements")

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """All dimensions by id, in the matrix's order."""
        return self.all(Dimension, "dimensions")

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """All grades of evidence, strongest first."""
        return self.all(Evidence, "evidence")

    @cached_property
    def stakes(self) -> Mapping[str, StakeKind]:
        """What authors can have at stake."""
        return self.all(StakeKind, "stakes")

    @cached_property
    def municipalities(self) -> Mapping[str, Municipality]:
        """The Danish municipalities by id."""
        return self.all(Municipality, "municipalities")

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """The Danish regions by id."""
        return self.all(Region, "regions")

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units of measurement by id."""
        return self.all(Unit, "units")

    @cached_property
    def relation_kinds(self) -> Mapping[str, RelationKind]:
        """Kinds of relation between cases or models."""
        return self.all(RelationKind, "relations")

    @cached_property
    def glossary(self) -> Mapping[str, GlossaryTerm]:
        """The glossary by id."""
        return self.all(GlossaryTerm, "glossary")

    @cached_property
    def wanted(self) -> Mapping[str, Wanted]:
        """What the atlas as a whole lacks, the most wanted first."""
        return self.all(Wanted, "wanted")

    @cached_property
    def guide(self) -> Mapping[str, Question]:
        """The questions of the guide, in the order in which they are asked."""
        return self.all(Question, "guide")

    def terms(self, kind: str) -> Mapping[str, Term]:
        """Give the entries of a closed list that have a label."""
        return self.all(Term, kind)

    def term(self, ref: Ref) -> Term:
        """Follow a reference into a closed list."""
        return cast(Term, self.entities[Key(ref.kind, str(ref))])

    def party(self, party: Party) -> Key:
        """Tell which municipality or actor takes part."""
        if party.municipality is not None:
            return Key("municipalities", str(party.municipality))
        if party.actor is not None:
            return Key("actors", str(party.actor))
        return Key("actors", self.named[(party.name or "").casefold()])

    @cached_property
    def _outgoing(self) -> Mapping[Key, tuple[Relation, ...]]:
        return _grouped((relation.source, relation) for relation in self.relations)

    @cached_property
    def _incoming(self) -> Mapping[Key, tuple[Relation, ...]]:
        return _grouped((relation.target, relation) for relation in self.relations)

    @cached_property
    def _namers(self) -> Mapping[tuple[Key, str], frozenset[Key]]:
        groups: dict[tuple[Key, str], set[Key]] = {}
        for relation in self.relations:
            spot = ".".join(part for part in relation.path if isinstance(part, str))
            groups.setdefault((relation.target, spot), set()).add(relation.source)
        return {named: frozenset(namers) for named, namers in groups.items()}

    def namers(self, key: Key, *spots: str) -> frozenset[Key]:
        """Give the entities that name this one in any of these spots: fields within fields, as `parties.actor`."""
        found = [namers for spot in spots if (namers := self._namers.get((key, spot)))]
        return found[0] if len(found) == 1 else frozenset[Key]().union(*found)  # one of thousands need not be copied

    def outgoing(self, key: Key) -> tuple[Relation, ...]:
        """Give all relations that an entity's own file states."""
        return self._outgoing.get(key, ())

    def incoming(self, key: Key) -> tuple[Relation, ...]:
        """Give all relations that other files state to an entity."""
        return self._incoming.get(key, ())

    def resolve(self, target: str) -> list[Key]:
        """Find what a cross-link in a text can mean: `id` or `kind/id`."""
        kind, slash, id_ = target.rpartition("/")
        kinds = (kind,) if slash else LINKABLE
        return [key for k in kinds if k in LINKABLE and (key := Key(k, id_ if slash else target)) in self.entities]


LINKABLE = ("cases", "models", "sources", "actors", "themes", "disagreements", "sectors", "municipalities", "glossary")
"""Kinds that a text can link to: those with a page, or a place on one."""


def _grouped(pairs: Iterable[tuple[Key, Relation]]) -> dict[Key, tuple[Relation, ...]]:
    groups: dict[Key, list[Relation]] = {}
    for key, relation in pairs:
        groups.setdefault(key, []).append(relation)
    return {key: tuple(relations) for key, relations in groups.items()}
