"""Entities to the linked atlas, and the problems that only show when all are together."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ops_atlas.entities import Case, Entity
from ops_atlas.entities.actor import Actor
from ops_atlas.entities.ids import Ref
from ops_atlas.entities.walk import walk
from ops_atlas.link.atlas import LINKABLE, Atlas, Key, Relation, actor_ids, named_actor
from ops_atlas.link.rules import Linking, problems_of
from ops_atlas.load import Entry, Loaded
from ops_atlas.problem import Problem
from ops_atlas.prose import Document

__all__ = ["LINKABLE", "Atlas", "Key", "Relation", "link"]


def link(pairs: Iterable[tuple[Entry, Entity]], loaded: Loaded) -> tuple[Atlas, list[Problem]]:
    """Join all valid entities; references to entries that exist but are faulty themselves are not reported again."""
    both = list(pairs)
    entities: dict[Key, Entity] = {Key(entry.kind, entry.id): entity for entry, entity in both}
    files = {Key(entry.kind, entry.id): entry.file for entry, _ in both}
    entities |= _named_actors(entities, files)
    bare = Atlas(MappingProxyType(entities), (), MappingProxyType(files))
    relations = tuple(r for key, entity in entities.items() for r in _relations(bare, key, entity))
    atlas = Atlas(bare.entities, relations, bare.files)
    linking = Linking(atlas, frozenset(Key(*key) for key in loaded.claimed))
    problems = [problem for entry, entity in both for problem in problems_of(linking, entry, entity)]
    return atlas, problems


def _named_actors(entities: Mapping[Key, Entity], files: dict[Key, str]) -> dict[Key, Entity]:
    """Make the actors that parties name without a file, and note the first case that does."""
    known = actor_ids(entity for entity in entities.values() if isinstance(entity, Actor))
    made: dict[Key, Entity] = {}
    for key, entity in entities.items():
        for party in entity.parties if isinstance(entity, Case) else ():
            if party.name and party.name.casefold() not in known:
                actor = named_actor(party.name)
                known[party.name.casefold()] = actor.id
                if Key("actors", actor.id) not in entities:
                    made[Key("actors", actor.id)] = actor
                    files[Key("actors", actor.id)] = files[key]
    return made


def _relations(atlas: Atlas, key: Key, entity: Entity) -> Iterator[Relation]:
    for path, value in walk(entity):
        if isinstance(value, Ref) and value.kind:
            yield Relation(key, Key(value.kind, str(value)), path)
        elif isinstance(value, Document):
            for citation in value.citations():
                yield Relation(key, Key("sources", citation.source), path)
            for cross_link in value.cross_links():
                for target in atlas.resolve(cross_link.target):
                    yield Relation(key, target, path)
    if isinstance(entity, Case):
        for index, party in enumerate(entity.parties):
            if party.name:
                yield Relation(key, atlas.party(party), ("parties", index, "name"))
