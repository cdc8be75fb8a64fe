"""Entities to the linked atlas, and the problems that only show when all are together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from ops_atlas.entities import Case, Entity
from ops_atlas.entities.actor import Actor
from ops_atlas.entities.base import Path
from ops_atlas.entities.ids import Ref, SourceRef
from ops_atlas.link.atlas import LINKABLE, Atlas, Key, Relation
from ops_atlas.link.parties import named
from ops_atlas.link.rules import Linking, problems_of, problems_of_page
from ops_atlas.load import Loaded
from ops_atlas.problem import Problem
from ops_atlas.prose import Document
from ops_atlas.validate import Validated

__all__ = ["LINKABLE", "Atlas", "Key", "Relation", "link"]


def link(validated: Iterable[Validated], loaded: Loaded) -> tuple[Atlas, list[Problem]]:
    """Join all valid entities; references to entries that exist but are faulty themselves are not reported again."""
    all_ = list(validated)
    entities: dict[Key, Entity] = {Key(v.entry.kind, v.entry.id): v.entity for v in all_ if v.entity}
    files = {Key(v.entry.kind, v.entry.id): v.entry.file for v in all_ if v.entity}
    ids = _with_parties(entities, files)
    bare = Atlas(MappingProxyType(entities), (), MappingProxyType(files), MappingProxyType(ids))
    parts = {Key(v.entry.kind, v.entry.id): v.parts for v in all_ if v.entity}
    relations = tuple(relation for key, found in parts.items() for relation in _relations(bare, key, found))
    atlas = replace(bare, relations=relations)
    cited = frozenset(_cited(v for v in all_ if not v.entity))
    meant = {Key(v.right_folder, v.entry.id) for v in all_ if v.right_folder}
    claimed = frozenset(Key(*key) for key in loaded.claimed) | meant
    linking = Linking(atlas, claimed, loaded.unread, cited)
    found = [problem for v in all_ for problem in problems_of(linking, v)]
    return atlas, [*found, *(problem for page in loaded.pages for problem in problems_of_page(linking, page))]


def _cited(faulty: Iterable[Validated]) -> Iterator[str]:
    """Name the sources that faulty entries cite: they are in use, though no relation says so."""
    for validated in faulty:
        for _, value in validated.parts:
            if isinstance(value, SourceRef):
                yield str(value)
            elif isinstance(value, Document):
                yield from (citation.source for citation in value.citations())


def _with_parties(entities: dict[Key, Entity], files: dict[Key, str]) -> dict[str, str]:
    """Add the actors that parties name without a file, each in the first case that does; gives who each name means."""
    actors = [entity for entity in entities.values() if isinstance(entity, Actor)]
    first: dict[str, str] = {}
    for key, entity in entities.items():
        for party in entity.parties if isinstance(entity, Case) else ():
            if party.name:
                first.setdefault(party.name, files[key])
    ids = named(first, actors)
    for name, file in first.items():
        key = Key("actors", ids[name.casefold()])
        if key not in entities:
            entities[key], files[key] = Actor(id=key.id, name=name), file
    return ids


def _relations(atlas: Atlas, key: Key, parts: Iterable[tuple[Path, object]]) -> Iterator[Relation]:
    for path, value in parts:
        if isinstance(value, Ref) and value.kind:
            yield Relation(key, Key(value.kind, str(value)), path)
        elif isinstance(value, Document):
            for citation in value.citations():
                yield Relation(key, Key("sources", citation.source), path)
            for cross_link in value.cross_links():
                for target in atlas.resolve(cross_link.target):
                    yield Relation(key, target, path)
    entity = atlas.entities[key]
    if isinstance(entity, Case):
        for index, party in enumerate(entity.parties):
            if party.name:
                yield Relation(key, atlas.party(party), ("parties", index, "name"))
