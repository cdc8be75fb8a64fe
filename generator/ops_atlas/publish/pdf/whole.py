"""The whole atlas as one book, or in volumes that lead to each other."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from ops_atlas.entities import Case, Term
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import sources
from ops_atlas.publish.pdf.book import Groups, all_but_cases, book, cases_alone
from ops_atlas.publish.pdf.case import case
from ops_atlas.publish.pdf.document import Document, Frame, document
from ops_atlas.publish.pdf.nodes import Block, Inlines
from ops_atlas.publish.pdf.volumes import LARGEST, Part, Volume, Weight, share
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.downloads import WHOLE, volume_path
from ops_atlas.render.overviews import cases_by_sector
from ops_atlas.wording import Wording

BESIDE_CASES = ("models", "dimensions", "themes", "disagreements", "actors", "glossary")
"""Kinds whose entries stand in the first volume."""


@dataclass(frozen=True)
class _Edition:
    """What all volumes share."""

    atlas: Atlas
    wording: Wording
    site: str
    volumes: Sequence[Volume]
    """Those that hold the cases; they follow the first."""
    places: Mapping[str, str]
    """The file of the volume in which each entry stands."""


def whole(atlas: Atlas, wording: Wording, site: str, largest: int | None = None) -> Iterator[Document]:
    """Write the book; volumes, one after another, if it would be larger than so many characters (`LARGEST`)."""
    groups = cases_by_sector(atlas)
    w = Writer(atlas, wording, site, paged=True)
    rest = _length(all_but_cases(w))
    weights = [(sector.id, [_weight(w, this) for this in cases]) for sector, cases in groups]
    texts = {id_: _length(sources.full(w, source)) for id_, source in atlas.sources.items()}
    volumes = share(rest, weights, texts, largest or LARGEST)
    if not volumes:
        w = Writer(atlas, wording, site, paged=True)
        title = wording.text(N_("Public-private collaboration in Denmark"))
        subtitle = w.say(N_("Cases, models and comparisons, each claim with its source"))
        yield document(w, Frame(title, ["OPS-atlas"], w.site, WHOLE, ".", book=True, subtitle=subtitle), book(w))
        return
    edition = _Edition(atlas, wording, site, volumes, _places(atlas, volumes))
    for number in range(1, len(volumes) + 2):
        yield _volume(edition, number)


def _weight(like: Writer, this: Case) -> Weight:
    w = Writer(like.atlas, like.wording, like.site, paged=True)
    return Weight(this.id, _length(case(w, this, 3)), frozenset(w.references.by_source))


def _length(blocks: list[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def _places(atlas: Atlas, volumes: Sequence[Volume]) -> dict[str, str]:
    found = {f"{key.kind}/{key.id}": volume_path(1) for key in atlas.entities if key.kind in BESIDE_CASES}
    for number, volume in enumerate(volumes, start=2):
        for part in volume:
            found.setdefault(f"sectors/{part.sector}", volume_path(number))
            found |= {f"cases/{id_}": volume_path(number) for id_ in part.cases}
    return found


def _volume(edition: _Edition, number: int) -> Document:
    """Write a volume; the first has everything but the cases."""
    own = volume_path(number)
    elsewhere = {name: path for name, path in edition.places.items() if path != own}
    w = Writer(edition.atlas, edition.wording, edition.site, paged=True, elsewhere=elsewhere)
    volume = edition.volumes[number - 2] if number > 1 else ()
    title = edition.wording.text(
        N_("Public-private collaboration in Denmark, volume {n} of {m}"), n=number, m=len(edition.volumes) + 1
    )
    frame = Frame(title, ["OPS-atlas"], w.site, own, ".", book=True, subtitle=_subtitle(w, volume))
    return document(w, frame, cases_alone(w, _groups(w.atlas, volume)) if volume else all_but_cases(w))


def _subtitle(w: Writer, volume: Volume) -> Inlines:
    if not volume:
        return w.say(N_("Models, comparisons, actors and terms; the cases stand in the other volumes"))
    return w.say(N_("Cases: {sectors}"), sectors="; ".join(_named(w, part) for part in volume))


def _named(w: Writer, part: Part) -> str:
    name = _sector(w.atlas, part).label.in_(w.wording.language)[0]
    return w.wording.text(N_("{sector}, part {n}"), sector=name, n=part.number) if part.of > 1 else name


def _groups(atlas: Atlas, volume: Volume) -> Groups:
    return [(_sector(atlas, part), [atlas.cases[id_] for id_ in part.cases]) for part in volume]


def _sector(atlas: Atlas, part: Part) -> Term:
    return cast(Term, atlas.entities[Key("sectors", part.sector)])
