"""What the templates of overview pages need."""

from collections.abc import Mapping

from ops_atlas.entities import Case, Term
from ops_atlas.entities.actor import Actor
from ops_atlas.link import Atlas, Key
from ops_atlas.slug import collate

Context = Mapping[str, object]


def home(atlas: Atlas) -> Context:
    """Give what the front page counts and lists."""
    return {"groups": cases_by_sector(atlas)}


def cases(atlas: Atlas) -> Context:
    """Give the cases by sector."""
    return {"groups": cases_by_sector(atlas)}


def models(atlas: Atlas) -> Context:
    """Give the matrix: all models against all dimensions."""
    return {"models": sorted(atlas.models.values(), key=lambda model: collate(model.name.da))}


def themes(atlas: Atlas) -> Context:
    """Give all themes."""
    return {"themes": list(atlas.themes.values())}


def disagreements(atlas: Atlas) -> Context:
    """Give every point on which sources contradict each other."""
    return {"disagreements": list(atlas.disagreements.values())}


def sources(atlas: Atlas) -> Context:
    """Give the sources by what their authors have at stake."""
    groups = [
        (stake, [source for source in atlas.sources.values() if str(source.stake.kind) == stake.id])
        for stake in atlas.stakes.values()
    ]
    return {"groups": [(stake, found) for stake, found in groups if found]}


def actors(atlas: Atlas) -> Context:
    """Give the actors by kind, in alphabetical order, those of no known kind last."""
    by_kind: dict[str, list[Actor]] = {}
    for actor in sorted(atlas.actors.values(), key=lambda actor: collate(actor.name)):
        by_kind.setdefault(str(actor.kind or ""), []).append(actor)
    groups = [(kind, by_kind[kind.id]) for kind in atlas.terms("actor-kinds").values() if kind.id in by_kind]
    return {"groups": groups, "others": by_kind.get("", [])}


def sectors(atlas: Atlas) -> Context:
    """Give the sectors that have cases."""
    return {"groups": cases_by_sector(atlas)}


def municipalities(atlas: Atlas) -> Context:
    """Give the municipalities that take part in a case, by region."""
    used = [
        m
        for m in atlas.municipalities.values()
        if any(r.field != "seat" for r in atlas.incoming(Key("municipalities", m.id)))
    ]
    used.sort(key=lambda m: collate(m.name))
    groups = [(region, [m for m in used if str(m.region) == region.id]) for region in atlas.regions.values()]
    counts = {m.id: [c for c in atlas.cases.values() if takes_part(atlas, c, m.id)] for m in used}
    return {"groups": [(region, found) for region, found in groups if found], "cases": counts}


def glossary(atlas: Atlas) -> Context:
    """Give the glossary."""
    return {"terms": list(atlas.glossary.values())}


def evidence(atlas: Atlas) -> Context:
    """Give the grades of evidence and the kinds of stake."""
    return {"grades": list(atlas.evidence.values()), "stakes": list(atlas.stakes.values())}


def downloads(_: Atlas) -> Context:
    """Give nothing: the documents for download are no part of the atlas, and the page gets them as they are."""
    return {}


def cases_by_sector(atlas: Atlas) -> list[tuple[Term, list[Case]]]:
    """Group the cases by sector, in the vocabulary's order; within a sector by title."""
    by_sector: dict[str, list[Case]] = {}
    for case in sorted(atlas.cases.values(), key=lambda case: collate(case.title.da)):
        by_sector.setdefault(str(case.sector), []).append(case)
    return [(sector, by_sector[sector.id]) for sector in atlas.terms("sectors").values() if sector.id in by_sector]


def takes_part(atlas: Atlas, case: Case, municipality: str) -> bool:
    """Tell whether a case is in a municipality or has it as a party."""
    key = Key("municipalities", municipality)
    return municipality in [str(m) for m in case.municipalities] or key in (atlas.party(p) for p in case.parties)
