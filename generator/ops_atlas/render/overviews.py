"""What the templates of overview pages need; lists are in the alphabetical order of the page's language."""

from collections.abc import Mapping
from datetime import date

from ops_atlas.compare import level_of, missing, shared, totals
from ops_atlas.compare.landscape import default_pair, level_of_case, telling_pairs
from ops_atlas.compare.landscape import landscape as place
from ops_atlas.compare.timeline import timeline as in_time
from ops_atlas.entities import Case, Entity, Model, Source, Term
from ops_atlas.entities.actor import Actor
from ops_atlas.entities.guide import Speaks
from ops_atlas.entities.ids import Ref
from ops_atlas.entities.vocabulary import Level
from ops_atlas.link import Atlas, Key
from ops_atlas.render.comparisons import pair_path
from ops_atlas.render.naming import by_name, other_names
from ops_atlas.slug import collate
from ops_atlas.wording import Wording

Context = Mapping[str, object]


def home(atlas: Atlas, wording: Wording) -> Context:
    """Give what the front page counts and lists."""
    return {"groups": cases_by_sector(atlas, wording)}


def cases(atlas: Atlas, wording: Wording) -> Context:
    """Give the cases by sector."""
    return {"groups": cases_by_sector(atlas, wording)}


def models(atlas: Atlas, wording: Wording) -> Context:
    """Give the matrix: all models against all dimensions."""
    return {"models": models_by_name(atlas, wording)}


def compare(atlas: Atlas, wording: Wording) -> Context:
    """Give the models, each to be found with every other, and the cases to choose from."""
    return {"models": models_by_name(atlas, wording), "groups": cases_by_sector(atlas, wording), "pair_path": pair_path}


def landscape(atlas: Atlas, wording: Wording) -> Context:
    """Give the models by the first pair of dimensions and by those on which most is known, and a number for each."""
    ordered, first = models_by_name(atlas, wording), default_pair(atlas)
    if first is None:
        return {"land": None}
    return {
        "land": place(atlas, *first, wording.language),
        "numbers": {model.id: number for number, model in enumerate(ordered, start=1)},
        "standings": {
            "models": [(m, [level_of(m, d) for d in first]) for m in ordered],
            "cases": [(c, [level_of_case(atlas, c, d) for d in first]) for c in by_name(atlas.cases.values(), wording)],
        },
        "others": [place(atlas, *pair, wording.language) for pair in telling_pairs(atlas) if set(pair) != set(first)],
    }


def timeline(atlas: Atlas, wording: Wording) -> Context:
    """Give the cases by status and time."""
    return {"timeline": in_time(atlas, wording.language)}


def themes(atlas: Atlas, _: Wording) -> Context:
    """Give all themes."""
    return {"themes": list(atlas.themes.values())}


def disagreements(atlas: Atlas, _: Wording) -> Context:
    """Give every point on which sources contradict each other."""
    return {"disagreements": list(atlas.disagreements.values())}


def sources(atlas: Atlas, _: Wording) -> Context:
    """Give the sources by what their authors have at stake, then by author, date and title."""
    ordered = sorted(atlas.sources.values(), key=_by_author)
    groups = [
        (stake, [source for source in ordered if str(source.stake.kind) == stake.id]) for stake in atlas.stakes.values()
    ]
    return {"groups": [(stake, found) for stake, found in groups if found]}


def _by_author(source: Source) -> tuple[list[tuple[str, str]], tuple[date, str], tuple[str, str]]:
    """Give what orders a source: its author, or where it appeared; its date, if it has none the last; its title."""
    names = [] if isinstance(source.author, str) else [name.sort for name in source.author]
    who = names or [source.container_title or source.publisher or ""]
    when = source.sort_date.sort_key if source.sort_date else (date.max, "")
    return [collate(name) for name in who], when, collate(str(source.title))


def actors(atlas: Atlas, wording: Wording) -> Context:
    """Give the actors by kind, in alphabetical order, those of no known kind last."""
    by_kind: dict[str, list[Actor]] = {}
    for actor in by_name(atlas.actors.values(), wording):
        by_kind.setdefault(str(actor.kind or ""), []).append(actor)
    groups = [(kind, by_kind[kind.id]) for kind in atlas.terms("actor-kinds").values() if kind.id in by_kind]
    return {"groups": groups, "others": by_kind.get("", [])}


def sectors(atlas: Atlas, wording: Wording) -> Context:
    """Give the sectors that have cases."""
    return {"groups": cases_by_sector(atlas, wording)}


def municipalities(atlas: Atlas, wording: Wording) -> Context:
    """Give the municipalities that take part in a case, by region."""
    used = [
        m
        for m in atlas.municipalities.values()
        if any(r.field != "seat" for r in atlas.incoming(Key("municipalities", m.id)))
    ]
    used.sort(key=lambda m: collate(m.name))
    groups = [(region, [m for m in used if str(m.region) == region.id]) for region in atlas.regions.values()]
    titled = by_name(atlas.cases.values(), wording)
    counts = {m.id: [c for c in titled if takes_part(atlas, c, m.id)] for m in used}
    everywhere = [(m, len(counts.get(m.id, ()))) for m in atlas.municipalities.values()]
    return {"groups": [(region, found) for region, found in groups if found], "cases": counts, "counts": everywhere}


def glossary(atlas: Atlas, wording: Wording) -> Context:
    """Give the words in alphabetical order, each with its other names."""
    return {
        "terms": [(term, other_names(term, wording.language)) for term in by_name(atlas.glossary.values(), wording)]
    }


def guide(atlas: Atlas, wording: Wording) -> Context:
    """Give the questions, and for each answer the models that stand on the levels it speaks for and against."""
    models = models_by_name(atlas, wording)

    def standing(speaks: Speaks, levels: tuple[Ref, ...]) -> list[tuple[Level, list[Model]]]:
        dimension = atlas.dimensions[str(speaks.dimension)]
        chosen = [level for level in dimension.levels if level.id in levels]
        return [(level, [m for m in models if level_of(m, dimension) == level]) for level in chosen]

    return {"questions": list(atlas.guide.values()), "standing": standing}


def search(_atlas: Atlas, _: Wording) -> Context:  # the index is made of the finished pages
    """Give nothing: what is found is the reader's to ask."""
    return {}


def evidence(atlas: Atlas, _: Wording) -> Context:
    """Give the grades of evidence and the kinds of stake."""
    return {"grades": list(atlas.evidence.values()), "stakes": list(atlas.stakes.values())}


def downloads(_atlas: Atlas, _: Wording) -> Context:
    """Give nothing: the documents for download are no part of the atlas, and the page gets them as they are."""
    return {}


def gaps(atlas: Atlas, _: Wording) -> Context:
    """Give what nobody has said: of the atlas as a whole, of most entries, and entry by entry."""
    found = {kind: missing(atlas, kind) for kind in ("cases", "models", "themes")}
    kinds = [(kind, shared(found[kind], len(atlas.all(Entity, kind)))) for kind in ("cases", "models")]
    return {"wanted": list(atlas.wanted.values()), "shared": kinds, "missing": found, "total": totals(found)}


def cases_by_sector(atlas: Atlas, wording: Wording) -> list[tuple[Term, list[Case]]]:
    """Group the cases by sector, in the vocabulary's order; within a sector by title."""
    by_sector: dict[str, list[Case]] = {}
    for case in by_name(atlas.cases.values(), wording):
        by_sector.setdefault(str(case.sector), []).append(case)
    return [(sector, by_sector[sector.id]) for sector in atlas.terms("sectors").values() if sector.id in by_sector]


def models_by_name(atlas: Atlas, wording: Wording) -> list[Model]:
    """Give the models in alphabetical order."""
    return by_name(atlas.models.values(), wording)


def takes_part(atlas: Atlas, case: Case, municipality: str) -> bool:
    """Tell whether a case is in a municipality or has it as a party."""
    key = Key("municipalities", municipality)
    return municipality in [str(m) for m in case.municipalities] or key in (atlas.party(p) for p in case.parties)
