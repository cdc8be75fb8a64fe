"""The whole atlas as one book, or in volumes that lead to each other."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import cast

from ops_atlas.entities import Term
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_, Message
from ops_atlas.publish.pdf import sources
from ops_atlas.publish.pdf.actor import actor
from ops_atlas.publish.pdf.book import Chosen, book, everything, volume
from ops_atlas.publish.pdf.case import case
from ops_atlas.publish.pdf.document import Document, Frame, document
from ops_atlas.publish.pdf.model import model
from ops_atlas.publish.pdf.nodes import Blocks
from ops_atlas.publish.pdf.volumes import LARGEST, Listing, Part, Volume, Weight, share
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.downloads import WHOLE, volume_path
from ops_atlas.wording import Wording

IN_THE_FIRST = ("themes", "disagreements", "glossary")
"""Kinds whose entries stand in the first volume whatever its size."""
FRONT: Mapping[str, Message] = MappingProxyType({"models": N_("Models"), "actors": N_("Actors")})
"""Kinds whose entries stand before the cases, in the order of reading."""


@dataclass(frozen=True)
class _Edition:
    """What all volumes share."""

    atlas: Atlas
    wording: Wording
    site: str
    volumes: Sequence[Volume]
    places: Mapping[str, str]
    """The file of the volume in which each entry stands."""


def whole(atlas: Atlas, wording: Wording, site: str, largest: int | None = None) -> Iterator[Document]:
    """Write the book; volumes, one after another, if it would be larger than so many characters (`LARGEST`)."""
    volumes = _shared_out(atlas, wording, site, largest or LARGEST)
    if not volumes:
        w = Writer(atlas, wording, site, paged=True)
        title = wording.text(N_("Public-private collaboration in Denmark"))
        subtitle = w.say(N_("Cases, models and comparisons, each claim with its source"))
        frame = Frame(title, ["OPS-atlas"], w.site, WHOLE, ".", book=True, subtitle=subtitle)
        yield document(w, frame, book(w, everything(atlas, wording), every_source=True))
        return
    edition = _Edition(atlas, wording, site, volumes, _places(atlas, volumes))
    for number in range(1, len(volumes) + 1):
        yield _volume(edition, number)


def _shared_out(atlas: Atlas, wording: Wording, site: str, largest: int) -> list[Volume]:
    def weight(id_: str, write: Callable[[Writer], Blocks]) -> Weight:
        w = Writer(atlas, wording, site, paged=True)
        return Weight(id_, _length(write(w)), frozenset(w.references.by_source))

    chosen = everything(atlas, wording)
    # The rest holds its own sources already, so they count twice: better too much than too little.
    rest = weight("", lambda w: book(w, Chosen(dimensions=True), every_source=False))
    models = [weight(this.id, partial(model, this=this, level=2)) for this in chosen.models]
    actors = [weight(this.id, partial(actor, this=this, level=2)) for this in chosen.actors]
    cases = [
        ("cases", sector.id, [weight(this.id, partial(case, this=this, level=3)) for this in some])
        for sector, some in chosen.cases
    ]
    w = Writer(atlas, wording, site, paged=True)
    listings = {
        id_: Listing(_length(sources.full(w, source)), _cited(atlas, Key("sources", id_)))
        for id_, source in atlas.sources.items()
    }
    return share(rest, [("models", "", models), ("actors", "", actors)], cases, listings, largest)


def _cited(atlas: Atlas, key: Key) -> frozenset[str]:
    return frozenset(r.target.id for r in atlas.outgoing(key) if r.target.kind == "sources")


def _length(blocks: Blocks) -> int:
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def _places(atlas: Atlas, volumes: Sequence[Volume]) -> dict[str, str]:
    found = {f"{key.kind}/{key.id}": volume_path(1) for key in atlas.entities if key.kind in IN_THE_FIRST}
    for number, volume_ in enumerate(volumes, start=1):
        for part in volume_:
            found |= {f"{part.kind}/{id_}": volume_path(number) for id_ in part.entries}
            if part.sector:
                found.setdefault(f"sectors/{part.sector}", volume_path(number))
            if _has_dimensions(part):
                found |= {f"dimensions/{id_}": volume_path(number) for id_ in atlas.dimensions}
    return found


def _has_dimensions(part: Part) -> bool:
    return part.kind == "models" and part.number == 1


def _volume(edition: _Edition, number: int) -> Document:
    """Write a volume; the first has what cannot be parted."""
    own = volume_path(number)
    elsewhere = {name: path for name, path in edition.places.items() if path != own}
    w = Writer(edition.atlas, edition.wording, edition.site, paged=True, elsewhere=elsewhere)
    parts = edition.volumes[number - 1]
    title = edition.wording.text(
        N_("Public-private collaboration in Denmark, volume {n} of {m}"), n=number, m=len(edition.volumes)
    )
    subtitle = w.text(_subtitle(w, parts, first=number == 1))
    frame = Frame(title, ["OPS-atlas"], w.site, own, ".", book=True, subtitle=subtitle)
    chosen = _chosen(edition.atlas, parts)
    return document(w, frame, book(w, chosen, every_source=False) if number == 1 else volume(w, chosen))


def _chosen(atlas: Atlas, parts: Volume) -> Chosen:
    return Chosen(
        cases=[(_sector(atlas, part), [atlas.cases[id_] for id_ in part.entries]) for part in parts if part.sector],
        models=[atlas.models[id_] for part in parts if part.kind == "models" for id_ in part.entries],
        actors=[atlas.actors[id_] for part in parts if part.kind == "actors" for id_ in part.entries],
        dimensions=any(map(_has_dimensions, parts)),
    )


def _subtitle(w: Writer, parts: Volume, *, first: bool) -> str:
    """Say what a volume holds."""
    if first and [(part.kind, part.of) for part in parts] == [(kind, 1) for kind in FRONT]:
        return w.wording.text(N_("Models, comparisons, actors and terms; the cases stand in the other volumes"))
    named = [w.wording.text(N_("Comparisons, themes and terms"))] if first else []
    named += [_named(w, part, w.wording.text(FRONT[part.kind])) for part in parts if not part.sector]
    sectors = [
        _named(w, part, _sector(w.atlas, part).label.in_(w.wording.language)[0]) for part in parts if part.sector
    ]
    named += [w.wording.text(N_("Cases: {sectors}"), sectors="; ".join(sectors))] if sectors else []
    return "; ".join(named)


def _named(w: Writer, part: Part, name: str) -> str:
    return w.wording.text(N_("{sector}, part {n}"), sector=name, n=part.number) if part.of > 1 else name


def _sector(atlas: Atlas, part: Part) -> Term:
    return cast(Term, atlas.entities[Key("sectors", part.sector)])
