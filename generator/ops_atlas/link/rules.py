"""Rules that span entities. Each takes one value of an entry among the others and gives its problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ops_atlas.entities import VOCABULARIES, Model, Source
from ops_atlas.entities.base import UNKNOWN, Path
from ops_atlas.entities.case import Party
from ops_atlas.entities.figure import Reading
from ops_atlas.entities.guide import Speaks
from ops_atlas.entities.ids import RESERVED, Ref, is_id
from ops_atlas.entities.model import Position
from ops_atlas.entities.text import Claim
from ops_atlas.link.atlas import LINKABLE, Atlas, Key
from ops_atlas.link.parties import names_of
from ops_atlas.load import PAGES, Entry, Page
from ops_atlas.load.folders import file_stem
from ops_atlas.load.pages import Heading, as_prose, parts
from ops_atlas.load.tree import Places, find, key_spot
from ops_atlas.problem import N_, Problem
from ops_atlas.prose import CrossLink, Document, parse, plain
from ops_atlas.slug import slug
from ops_atlas.suggest import nearest
from ops_atlas.validate import Validated, prose_problems

_FEW = 15
"""How many ids a hint names at most."""


@dataclass(frozen=True)
class Linking:
    """The atlas, and what is known of the entries that could not be read."""

    atlas: Atlas
    claimed: frozenset[Key]
    """Every entry there is, readable or not."""
    unread: frozenset[str]
    """Kinds of which something could not be read at all."""
    cited: frozenset[str]
    """Sources that entries with faults cite."""

    def exists(self, key: Key) -> bool:
        """Tell whether a reference leads anywhere, or may lead to what could not be read."""
        return key in self.atlas or key in self.claimed or (key.kind in VOCABULARIES and key.kind in self.unread)

    def unknown(self, key: Key) -> dict[str, str]:
        """Say of an id that nobody has where it was looked for, and which there are."""
        place = f"vocabulary/{key.kind}.yaml" if key.kind in VOCABULARIES else f"{key.kind}/"
        ids = sorted(known.id for known in self.claimed if known.kind == key.kind and is_id(known.id))
        named = ", ".join(ids) if len(ids) <= _FEW else ""
        return {"folder": place, "value": key.id, "suggestion": self.nearest(key), "known": named}

    def nearest(self, key: Key) -> str:
        """Give the id of the same kind that is most like a wrong one."""
        return nearest(key.id, (known.id for known in self.claimed if known.kind == key.kind))


def problems_of(linking: Linking, validated: Validated) -> Iterator[Problem]:
    """Give everything that is wrong with an entry among the others, as far as it could be read."""
    entry, entity = validated.entry, validated.entity
    if validated.right_folder:
        return
    for path, value in validated.parts:
        yield from _problems_at(linking, entry, path, value)
    if isinstance(entity, Model):
        spot = key_spot(entry.tree, ("positions",))
        missing = (id_ for id_ in linking.atlas.dimensions if id_ not in entity.positions)
        yield from (entry.problem("missing-position", spot, dimension=id_) for id_ in missing)
    if isinstance(entity, Source):
        yield from _source(linking, entry, entity)


def problems_of_page(linking: Linking, page: Page) -> Iterator[Problem]:
    """Give everything on a page written by hand that its PDF could not show."""
    for part in parts(page.text):
        text = part.title if isinstance(part, Heading) else part
        entry = Entry(PAGES, "", page.file, text)
        if isinstance(part, Heading):
            yield from _heading(entry, text.text)
        else:
            document = parse(as_prose(text.text, page.language, lambda _: "https://page"))
            yield from prose_problems(entry, [((), document)])
            yield from _text(linking, entry, (), document)


def _heading(entry: Entry, title: str) -> Iterator[Problem]:
    if parse(f"x {title}").blocks != plain(f"x {title}").blocks:
        yield entry.problem("markup-not-allowed", entry.tree.spot, what=N_("Markup in a heading"), excerpt=title)


def _source(linking: Linking, entry: Entry, source: Source) -> Iterator[Problem]:
    if source.issued == UNKNOWN and source.issued_estimate is None:
        yield entry.problem("undated", find(entry.tree, ("issued",)).spot)
    if not _in_use(linking, Key(entry.kind, entry.id)):
        yield entry.problem("unused-source", entry.tree.spot)


def _problems_at(linking: Linking, entry: Entry, path: Path, value: object) -> Iterator[Problem]:
    if isinstance(value, Ref):
        yield from _reference(linking, entry, path, value)
    elif isinstance(value, Document):
        yield from _text(linking, entry, path, value)
    elif isinstance(value, Claim | Reading | Position):
        yield from _evidence(linking, entry, path, value)
    elif isinstance(value, Party) and value.name:
        yield from _party(linking.atlas, entry, path, value.name)
    if isinstance(value, Position):
        yield from _levels(linking.atlas, entry, str(path[-1]), {(*path, "level"): value.level})
    if isinstance(value, Speaks):
        sides = (("for", value.for_), ("against", value.against))
        named = {(*path, side, place): level for side, levels in sides for place, level in enumerate(levels)}
        yield from _levels(linking.atlas, entry, str(value.dimension), named)


def _in_use(linking: Linking, key: Key) -> bool:
    """Tell whether a source is cited; a file that cannot be read may cite anything."""
    others = (relation for relation in linking.atlas.incoming(key) if relation.source != key)
    return bool(linking.unread) or key.id in linking.cited or any(others)


def _reference(linking: Linking, entry: Entry, path: Path, ref: Ref) -> Iterator[Problem]:
    key = Key(ref.kind, str(ref))
    if not ref.kind:  # a level, which belongs to its dimension
        return
    is_key = path[-1] == ref and isinstance(path[-1], Ref)
    spot = key_spot(entry.tree, path) if is_key else find(entry.tree, path).spot
    if key == Key(entry.kind, entry.id):
        yield entry.problem("link-to-itself", spot)
    elif not linking.exists(key):
        yield entry.problem("unknown-id", spot, **linking.unknown(key))


def _party(atlas: Atlas, entry: Entry, path: Path, name: str) -> Iterator[Problem]:
    """Find a name that no page can have, and one that is taken for an actor who is not called so."""
    key = Key("actors", atlas.named.get(name.casefold()) or file_stem(name))
    has_file = atlas.files.get(key, "").startswith(f"{key.kind}/")
    if has_file and name.casefold() in names_of([atlas.actors[key.id]]):
        return
    spot = find(entry.tree, (*path, "name")).spot
    if slug(name) in RESERVED:
        yield entry.problem("reserved-name", spot, value=name)
    elif has_file:
        yield entry.problem("unclear-party", spot, value=name, id=key.id, name=atlas.actors[key.id].name)


def _text(linking: Linking, entry: Entry, path: Path, text: Document) -> Iterator[Problem]:
    places = Places(find(entry.tree, path))
    for citation in text.citations():
        key = Key("sources", citation.source)
        if not linking.exists(key):
            yield entry.problem("unknown-id", places.next(f"@{key.id}"), **linking.unknown(key))
    for cross_link in text.cross_links():
        yield from _cross_link(linking, entry, places, cross_link)


def _cross_link(linking: Linking, entry: Entry, places: Places, cross_link: CrossLink) -> Iterator[Problem]:
    target, found = cross_link.target, linking.atlas.resolve(cross_link.target)
    if len(found) > 1:
        names = [f"{key.kind}/{key.id}" for key in found]
        params = {"value": target, "candidates": ", ".join(names), "example": names[0]}
        yield entry.problem("ambiguous-id", places.next(f"[[{target}"), **params)
    elif not any(linking.exists(key) for key in _meanings(target)):
        ids = (f"{k.kind}/{k.id}" if "/" in target else k.id for k in linking.claimed if k.kind in LINKABLE)
        params = {"folder": ", ".join(LINKABLE), "value": target, "suggestion": nearest(target, ids)}
        yield entry.problem("unknown-id", places.next(f"[[{target}"), **params)


def _meanings(target: str) -> list[Key]:
    """Name every entry that a cross-link could mean."""
    kind, slash, id_ = target.rpartition("/")
    return [Key(k, id_) for k in ((kind,) if slash else LINKABLE) if k in LINKABLE]


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
        names = ", ".join(sorted({str(citation.source) for citation in claim.cite}))
        params = {"evidence": str(claim.evidence), "cap": str(strongest), "sources": names}
        yield entry.problem("evidence-too-strong", find(entry.tree, (*path, "evidence")).spot, **params)


def _levels(atlas: Atlas, entry: Entry, id_: str, named: Mapping[Path, str]) -> Iterator[Problem]:
    """Find the levels, each at its path, that a dimension does not have."""
    dimension = atlas.dimensions.get(id_)
    for path, level in named.items() if dimension else ():
        if dimension and level != UNKNOWN and not dimension.level(level):
            levels = ", ".join(known.id for known in dimension.levels)
            spot = find(entry.tree, path).spot
            yield entry.problem("wrong-level", spot, value=level, dimension=id_, levels=levels)
