"""What the templates of single entries need besides the entity itself."""

from collections.abc import Iterable, Mapping
from typing import cast

from ops_atlas.compare import alternatives, case_position, gaps, nearest, profile, uses
from ops_atlas.compare.peers import is_used, peers
from ops_atlas.entities import Case, Entity, Model, Source
from ops_atlas.entities.actor import Actor
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.case import Party
from ops_atlas.entities.figure import Figure
from ops_atlas.entities.model import position
from ops_atlas.entities.theme import Theme
from ops_atlas.link import Atlas, Key, Relation
from ops_atlas.prose import Document
from ops_atlas.render.comparisons import pair_path
from ops_atlas.render.naming import by_name, name_of
from ops_atlas.render.overviews import models_by_name
from ops_atlas.slug import collate
from ops_atlas.wording import Wording

Context = Mapping[str, object]
PAGES_OF_USE = ("cases", "models", "themes", "disagreements", "actors", "sources", "glossary", "wanted")
"""Kinds that can name another entity, in the order in which a page lists those that do."""


def description(atlas: Atlas, entity: Entity, wording: Wording, limit: int = 155) -> str:
    """Give the beginning of an entry's summary as plain text, cut at a word."""
    text = getattr(entity, "summary", None) or getattr(entity, "description", None)
    if text is None:
        return ""
    document: Document = text.in_(wording.language)[0]
    words = document.words(lambda target: name_of(atlas.entities[atlas.resolve(target)[0]], wording).text)
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:–") + " …"


def case(atlas: Atlas, entity: Entity, _: Wording) -> Context:
    """Give a case's facts at a glance, its models beside alternatives, and who refers to it."""
    this = cast(Case, entity)
    others = alternatives(atlas, this)
    primary = [atlas.models[str(use.model)] for use in this.models if use.role == "primary"]
    rows = [
        (
            dimension,
            case_position(atlas, this, dimension.id),
            [position(alternative.model.positions, dimension.id) for alternative in others],
        )
        for dimension in atlas.dimensions.values()
    ]
    return {
        "headline": headline(this),
        "primary": primary,
        "alternatives": others,
        "comparison": rows,
        "sources": _sources_of(atlas, Key("cases", this.id)),
        "gaps": gaps(atlas, this),
        "inverse": _inverse(atlas, Key("cases", this.id), "related"),
        "nearest": nearest(atlas, this),
        "mentions": mentions(atlas, Key("cases", this.id), but=("related",)),
    }


def model(atlas: Atlas, entity: Entity, wording: Wording) -> Context:
    """Give a model's profile among the others, the cases that used it, and who refers to it."""
    this = cast(Model, entity)
    key = Key("models", this.id)
    others = [other for other in models_by_name(atlas, wording) if other is not this]
    return {
        "profile": profile(atlas, this, others),
        "uses": sorted(uses(atlas, this), key=lambda use: (use[1].role, collate(name_of(use[0], wording).text))),
        "others": others,
        "pair_path": pair_path,
        "peers": peers(atlas, this),
        "used": is_used(atlas, this),
        "gaps": gaps(atlas, this),
        "inverse": _inverse(atlas, key, "relations"),
        "mentions": mentions(atlas, key, but=("relations",), without=("cases", "models")),
    }


def source(atlas: Atlas, entity: Entity, _: Wording) -> Context:
    """Give everything that leans on a source, each place once per field."""
    return {"mentions": mentions(atlas, Key("sources", entity.id))}


def actor(atlas: Atlas, entity: Entity, wording: Wording) -> Context:
    """Give an actor's roles, the sources it speaks through, and its look-alikes from both sides."""
    key = Key("actors", entity.id)
    looks = cast(Actor, entity).look_alikes
    named = {str(look.actor) for look in looks}
    inverse = [
        (other, look)
        for other in atlas.actors.values()
        for look in other.look_alikes
        if str(look.actor) == entity.id and other.id not in named
    ]
    return {
        "roles": _roles(atlas, key, wording),
        "speaks": [r.source for r in atlas.incoming(key) if r.source.kind == "sources" and r.field == "stake"],
        "inverse_looks": sorted(inverse, key=lambda look: collate(name_of(look[0], wording).text)),
        "mentions": mentions(atlas, key, but=("parties", "stake", "look_alikes")),
    }


def sector(atlas: Atlas, entity: Entity, wording: Wording) -> Context:
    """Give a sector's cases."""
    found = by_name((case for case in atlas.cases.values() if str(case.sector) == entity.id), wording)
    used = {str(use.model) for case in found for use in case.models}
    models = [item for item in models_by_name(atlas, wording) if item.id in used]
    return {"cases": found, "models": models, "mentions": mentions(atlas, Key("sectors", entity.id), but=("sector",))}


def municipality(atlas: Atlas, entity: Entity, wording: Wording) -> Context:
    """Give the cases in a municipality and its own roles."""
    key = Key("municipalities", entity.id)
    place = by_name((c for c in atlas.cases.values() if entity.id in [str(m) for m in c.municipalities]), wording)
    seated = by_name((a for a in atlas.actors.values() if str(a.seat) == entity.id), wording)
    return {
        "cases": place,
        "roles": _roles(atlas, key, wording),
        "seated": seated,
        "mentions": mentions(atlas, key, but=("municipalities", "parties", "seat")),
    }


def theme(atlas: Atlas, entity: Entity, _: Wording) -> Context:
    """Give who refers to a theme."""
    return {"gaps": [], "mentions": mentions(atlas, Key("themes", cast(Theme, entity).id))}


def headline(this: Case) -> Figure | None:
    """Give the figure to show at a glance: the first result."""
    return None if this.results == UNKNOWN or not this.results else this.results[0]


def mentions(
    atlas: Atlas, key: Key, *, but: Iterable[str] = (), without: Iterable[str] = ()
) -> list[tuple[str, list[Key]]]:
    """Give the entities that name this one, by kind; fields in `but` and kinds in `without` are shown elsewhere."""
    skip, hidden = tuple(but), tuple(without)
    groups = []
    for kind in PAGES_OF_USE:
        found = {r.source: None for r in atlas.incoming(key) if r.source.kind == kind and _counts(r, skip, hidden)}
        if found:
            groups.append((kind, list(found)))
    return groups


def _counts(relation: Relation, but: tuple[str, ...], without: tuple[str, ...]) -> bool:
    return relation.field not in but and not (
        relation.source.kind in without and relation.field in ("models", "problems")
    )


def _inverse(atlas: Atlas, key: Key, field: str) -> list[tuple[Key, object]]:
    """Give relations that others have written to this entity and that it has not written itself."""
    own = {str(r.target.id) for r in atlas.outgoing(key) if r.field == field and r.target.kind == key.kind}
    found = []
    for relation in atlas.incoming(key):
        if relation.field == field and relation.source.kind == key.kind and relation.source.id not in own:
            written = getattr(atlas.entities[relation.source], field)[cast(int, relation.path[1])]
            found.append((relation.source, written))
    return found


def _roles(atlas: Atlas, key: Key, wording: Wording) -> list[tuple[Case, Party]]:
    found = [(c, party) for c in atlas.cases.values() for party in c.parties if atlas.party(party) == key]
    return sorted(found, key=lambda role: collate(name_of(role[0], wording).text))


def _sources_of(atlas: Atlas, key: Key) -> list[Source]:
    ids = {relation.target.id: None for relation in atlas.outgoing(key) if relation.target.kind == "sources"}
    return [atlas.sources[id_] for id_ in ids]
