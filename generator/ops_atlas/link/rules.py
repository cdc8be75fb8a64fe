"""Rules that span entities. Each takes one entity in its atlas and gives its problems."""

from collections.abc import Iterator
from dataclasses import dataclass

from ops_atlas.entities import Case, Entity, Model, Source
from ops_atlas.entities.base import UNKNOWN, Path
from ops_atlas.entities.figure import Reading
from ops_atlas.entities.guide import Question, Speaks
from ops_atlas.entities.ids import Ref
from ops_atlas.entities.model import Position
from ops_atlas.entities.text import Claim
from ops_atlas.entities.walk import walk
from ops_atlas.link.atlas import LINKABLE, Atlas, Key
from ops_atlas.load import Entry
from ops_atlas.load.tree import Scalar, find, key_spot
from ops_atlas.problem import Problem
from ops_atlas.prose import Document
from ops_atlas.suggest import nearest


@dataclass(frozen=True)
class Linking:
    """The atlas, and the entries that exist though they could not be read."""

    atlas: Atlas
    claimed: frozenset[Key]

    def exists(self, key: Key) -> bool:
        """Tell whether a reference leads anywhere."""
        return key in self.atlas or key in self.claimed

    def nearest(self, key: Key) -> str:
        """Give the id of the same kind that is most like a wrong one."""
        return nearest(key.id, (known.id for known in self.claimed if known.kind == key.kind))


def problems_of(linking: Linking, entry: Entry, entity: Entity) -> Iterator[Problem]:
    """Give everything that is wrong with an entity among the others."""
    for path, value in walk(entity):
        if isinstance(value, Ref):
            yield from _reference(linking, entry, path, value)
        elif isinstance(value, Document):
            yield from _text(linking, entry, path, value)
        elif isinstance(value, Claim | Reading | Position):
            yield from _evidence(linking, entry, path, value)
    if isinstance(entity, Case | Model):
        yield from _positions(linking.atlas, entry, entity)
    if isinstance(entity, Question):
        yield from _guide_levels(linking.atlas, entry, entity)
    if isinstance(entity, Source) and not linking.atlas.incoming(Key("sources", entity.id)):
        yield entry.problem("unused-source", entry.tree.spot)


def _reference(linking: Linking, entry: Entry, path: Path, ref: Ref) -> Iterator[Problem]:
    key = Key(ref.kind, str(ref))
    if not ref.kind:  # a level, which belongs to its dimension
        return
    is_key = path[-1] == ref and isinstance(path[-1], Ref)
    spot = key_spot(entry.tree, path) if is_key else find(entry.tree, path).spot
    if key == Key(entry.kind, entry.id):
        yield entry.problem("link-to-itself", spot)
    elif not linking.exists(key):
        yield entry.problem("unknown-id", spot, folder=key.kind, value=key.id, suggestion=linking.nearest(key))


def _text(linking: Linking, entry: Entry, path: Path, text: Document) -> Iterator[Problem]:
    node = find(entry.tree, path)

    def problem(code: str, excerpt: str, **params: str) -> Problem:
        return entry.problem(code, node.find(excerpt) if isinstance(node, Scalar) else node.spot, **params)

    for citation in text.citations():
        key = Key("sources", citation.source)
        if not linking.exists(key):
            near = linking.nearest(key)
            yield problem("unknown-id", f"@{key.id}", folder=key.kind, value=key.id, suggestion=near)
    for cross_link in text.cross_links():
        target, found = cross_link.target, linking.atlas.resolve(cross_link.target)
        if len(found) > 1:
            candidates = ", ".join(f"{key.kind}/{key.id}" for key in found)
            yield problem("ambiguous-id", f"[[{target}", value=target, candidates=candidates)
        elif not found and not _claimed(linking, target):
            ids = (f"{k.kind}/{k.id}" if "/" in target else k.id for k in linking.claimed if k.kind in LINKABLE)
            near = nearest(target, ids)
            yield problem("unknown-id", f"[[{target}", folder=", ".join(LINKABLE), value=target, suggestion=near)


def _claimed(linking: Linking, target: str) -> bool:
    kind, slash, id_ = target.rpartition("/")
    return any(Key(k, id_ if slash else target) in linking.claimed for k in ((kind,) if slash else LINKABLE))


def _evidence(linking: Linking, entry: Entry, path: Path, claim: Claim | Reading | Position) -> Iterator[Problem]:
    """Find a claim that is graded higher than the stakes of all its sources allow."""
    atlas = linking.atlas
    sources = [atlas.sources.get(str(citation.source)) for citation in claim.cite]
    stakes = [atlas.stakes.get(str(source.stake.kind)) if source else None for source in sources]
    caps = [stake.evidence_cap if stake else None for stake in stakes]
    order = list(atlas.evidence)
    if not caps or claim.evidence not in order or any(cap not in order for cap in caps):
        return
    strongest = min(caps, key=lambda cap: order.index(str(cap)))
    if order.index(str(claim.evidence)) < order.index(str(strongest)):
        labels = {grade: atlas.evidence[str(grade)].id for grade in (claim.evidence, strongest)}
        names = ", ".join(sorted({str(citation.source) for citation in claim.cite}))
        params = {"evidence": labels[claim.evidence], "cap": labels[strongest], "sources": names}
        yield entry.problem("evidence-too-strong", find(entry.tree, (*path, "evidence")).spot, **params)


def _guide_levels(atlas: Atlas, entry: Entry, question: Question) -> Iterator[Problem]:
    """Find levels that an answer names and that its dimension does not have."""
    for path, value in walk(question):
        dimension = atlas.dimensions.get(str(value.dimension)) if isinstance(value, Speaks) else None
        for name, ids in (("for", value.for_), ("against", value.against)) if isinstance(value, Speaks) else ():
            for index, id_ in enumerate(ids):
                if dimension and not dimension.level(str(id_)):
                    levels = ", ".join(level.id for level in dimension.levels)
                    params = {"value": str(id_), "dimension": dimension.id, "levels": levels}
                    yield entry.problem("wrong-level", find(entry.tree, (*path, name, index)).spot, **params)


def _positions(atlas: Atlas, entry: Entry, entity: Case | Model) -> Iterator[Problem]:
    for id_, position in entity.positions.items():
        dimension = atlas.dimensions.get(str(id_))
        if dimension and position.level != UNKNOWN and not dimension.level(str(position.level)):
            levels = ", ".join(level.id for level in dimension.levels)
            spot = find(entry.tree, ("positions", str(id_), "level")).spot
            params = {"value": str(position.level), "dimension": str(id_), "levels": levels}
            yield entry.problem("wrong-level", spot, **params)
    if isinstance(entity, Model):
        for dimension_id in atlas.dimensions:
            if dimension_id not in entity.positions:
                spot = key_spot(entry.tree, ("positions",))
                yield entry.problem("missing-position", spot, dimension=dimension_id)
