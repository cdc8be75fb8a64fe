"""The shipped content holds what the atlas promises to hold, and every statement in it its source."""

import re
from collections.abc import Iterator

import pytest

from ops_atlas.entities.actor import Actor
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.case import CaseRelation, Lessons, ModelUse, Risk
from ops_atlas.entities.figure import Reading as FigureReading
from ops_atlas.entities.model import Position
from ops_atlas.entities.text import Citation, Claim, Phrase, Prose
from ops_atlas.entities.walk import walk
from ops_atlas.link import Atlas, Key
from ops_atlas.prose import Citation as InProse
from ops_atlas.prose import Document
from shipped import reading

CASES = {
    "holstebro-roads",
    "frederiksberg-rainwater",
    "roskilde-jobkadet",
    "roskilde-nextwork",
    "aalborg-impact60",
    "copenhagen-activity-ready-tender",
    "elderly-meal-vouchers",
    "night-visits",
    "granhoejen-homes",
    "duos-services",
    "boblberg-platform",
    "bostedsystemet",
    "kl-forum-2018",
    "ops-indsigt-debate",
    "elderly-care-bankruptcies",
    "employment-result-contracts",
}
IMPACT_BONDS = {
    "ikast-brande-homelessness",
    "vejle-family-counselling",
    "roskilde-youth-homelessness",
    "aarhus-diabetes",
    "aarhus-education-in-care",
    "aarhus-family-violence",
    "aarhus-youth-homelessness",
    "aarhus-youth-homelessness-most-vulnerable",
    "rudersdal-stress",
    "broendby-substance-abuse-families",
    "slagelse-employment",
    "holbaek-employment",
    "viborg-families",
}
MODELS = {
    "bum",
    "detailed-tender",
    "dialogue-based-tender",
    "partnership-tender",
    "outsourcing",
    "innovation-partnership",
    "public-private-innovation",
    "public-private-partnership",
    "partnership",
    "direct-co-development",
    "match-events",
    "operating-agreement",
    "single-place-purchase",
    "social-investment",
    "social-impact-bond",
    "payment-by-results",
    "free-choice-voucher",
    "co-developed-platform",
    "own-production",
}
THEMES = {"risk-sharing", "scaling"}
LOOK_ALIKES = {"den-sociale-kapitalfond", "den-sociale-investeringsfond", "fonden-for-sociale-investeringer"}
FOUNDING_ARTICLES = {"ops-indsigt-nd", "houmark-2018", "bukdahl-vickery-nd", "mikkelsen-2017", "skaksen-2013"}
MATTERS_NOBODY_COVERS = {
    "citizens-own-voices",
    "employees-and-unions",
    "municipal-critics",
    "failed-collaborations",
    "small-municipalities",
    "personal-data-and-supervision",
    "legal-basis-of-agreements",
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return reading().atlas


def parts(atlas: Atlas, *kinds: type) -> Iterator[tuple[str, object]]:
    """Give every part of these kinds in the whole content, with its place."""
    for key, entity in atlas.entities.items():
        for path, value in walk(entity):
            if isinstance(value, kinds):
                yield ".".join(map(str, (*key, *path))), value


def test_the_content_has_no_faults() -> None:
    assert reading().problems == ()


def test_no_case_model_or_theme_is_lost(atlas: Atlas) -> None:
    assert set(atlas.cases) >= CASES | IMPACT_BONDS
    assert set(atlas.models) >= MODELS
    assert set(atlas.themes) >= THEMES


def test_conferences_and_debates_are_not_disguised_as_collaborations(atlas: Atlas) -> None:
    for id_ in ("kl-forum-2018", "ops-indsigt-debate"):
        assert atlas.cases[id_].kind == "dialogue-arena"


def test_every_impact_bond_names_who_pays_who_invests_and_who_provides(atlas: Atlas) -> None:
    for id_ in sorted(IMPACT_BONDS):
        roles = {str(party.role) for party in atlas.cases[id_].parties}
        assert roles >= {"outcome-payer", "investor", "provider"}, id_
        assert "social-impact-bond" in [str(use.model) for use in atlas.cases[id_].models], id_
        assert atlas.cases[id_].money != UNKNOWN, id_


def test_the_two_figures_for_frederiksberg_stand_side_by_side_unconverted(atlas: Atlas) -> None:
    money = atlas.cases["frederiksberg-rainwater"].money
    assert money != UNKNOWN
    units = {str(figure.unit) for figure in money if "samlede investering" in figure.measure.da}
    assert {"dkk", "eur"} <= units


def test_the_three_funds_name_each_other_as_look_alikes(atlas: Atlas) -> None:
    for id_ in sorted(LOOK_ALIKES):
        assert {str(look.actor) for look in atlas.actors[id_].look_alikes} >= LOOK_ALIKES - {id_}


def test_each_founding_article_says_whose_interest_it_serves_and_what_it_leaves_out(atlas: Atlas) -> None:
    for id_ in sorted(FOUNDING_ARTICLES):
        source = atlas.sources[id_]
        assert source.stake.note, id_
        assert source.leaves_out, id_


def test_every_undated_source_has_an_estimate_with_its_basis(atlas: Atlas) -> None:
    undated = [source for source in atlas.sources.values() if source.issued == UNKNOWN]
    assert [source.id for source in undated if source.issued_estimate is None] == []


def test_every_source_says_who_speaks(atlas: Atlas) -> None:
    assert [source.id for source in atlas.sources.values() if source.stake.note is None] == []


def test_every_actor_has_a_kind_and_an_interest(atlas: Atlas) -> None:
    lacking = [actor.id for actor in atlas.actors.values() if actor.kind is None or actor.interest is None]
    assert lacking == []


def test_what_nobody_covers_is_said_of_the_atlas_as_a_whole(atlas: Atlas) -> None:
    assert set(atlas.wanted) >= MATTERS_NOBODY_COVERS
    assert [w.id for w in atlas.wanted.values() if w.description is None] == []


def test_every_claim_figure_and_known_position_names_a_source_that_exists(atlas: Atlas) -> None:
    unsourced = [
        place
        for place, part in parts(atlas, Claim, FigureReading, Position)
        if not (isinstance(part, Position) and not part.is_known)
        and not [c for c in part.cite if str(c.source) in atlas.sources]
    ]
    assert unsourced == []


def test_every_party_and_risk_of_a_case_is_sourced(atlas: Atlas) -> None:
    for case in atlas.cases.values():
        assert [party for party in case.parties if not party.cite] == [], case.id
    risks = [place for place, part in parts(atlas, Risk) if isinstance(part, Risk) and not part.text.da.citations()]
    assert risks == []


def test_every_relation_is_sourced_or_joins_two_entries_that_are(atlas: Atlas) -> None:
    """A relation compares two pages; what it says beyond them needs a source of its own."""
    for place, part in parts(atlas, CaseRelation, ModelUse):
        text = part.text if isinstance(part, CaseRelation) else part.why
        kind, id_, *_ = place.split(".")
        own = {r.target.id for r in atlas.outgoing(Key(kind, id_)) if r.target.kind == "sources"}
        assert text.da.citations() or own, place


def test_a_place_in_a_source_is_named_in_one_way(atlas: Atlas) -> None:
    places = {
        (citation.source, citation.locator)
        for entity in atlas.entities.values()
        for _, value in walk(entity)
        for citation in (value.citations() if isinstance(value, Document) else [value])
        if isinstance(citation, InProse | Citation) and citation.locator
    }
    assert places
    assert sorted(where for _, where in places if not where.startswith(("»", "§"))) == []


def test_every_source_is_used(atlas: Atlas) -> None:
    assert [id_ for id_ in atlas.sources if not atlas.incoming(Key("sources", id_))] == []


def test_what_rests_on_interested_authors_alone_is_graded_no_higher(atlas: Atlas) -> None:
    grades = list(atlas.evidence)
    too_high = [
        place
        for place, part in parts(atlas, Claim, FigureReading, Position)
        if (sources := [atlas.sources[str(c.source)] for c in part.cite])
        and all(source.stake.kind == "interested" for source in sources)
        and grades.index(str(part.evidence)) < grades.index("interested-party")
    ]
    assert too_high == []


def test_every_interested_author_is_described(atlas: Atlas) -> None:
    silent = [s.id for s in atlas.sources.values() if s.stake.kind == "interested" and not s.stake.note]
    assert silent == []


def test_every_text_has_english(atlas: Atlas) -> None:
    assert [place for place, text in parts(atlas, Phrase, Prose) if text.en is None] == []


def test_every_summary_of_a_case_is_three_sentences(atlas: Atlas) -> None:
    """What was tried, in which form, and what is known of the outcome."""
    end = re.compile(r"(?<!kr)(?<!mio)(?<!pct)(?<!no)(?<!nr)[.!?]\s+(?=[^\W\d_a-zæøå]|\d)")
    for case in atlas.cases.values():
        for language in ("da", "en"):
            sentences = end.split(case.summary.in_(language)[0].words(str))
            assert len(sentences) == 3, (case.id, language, sentences)


def test_every_model_stands_on_every_dimension_or_says_that_nobody_has_said(atlas: Atlas) -> None:
    for model in atlas.models.values():
        assert set(map(str, model.positions)) == set(atlas.dimensions), model.id


def test_actors_are_described_and_people_are_not_actors(atlas: Atlas) -> None:
    written = [actor for key, actor in atlas.actors.items() if atlas.files[Key("actors", key)].startswith("actors/")]
    assert [actor.id for actor in written if not isinstance(actor, Actor) or actor.description is None] == []
    authors = {name.full for s in atlas.sources.values() if s.author != UNKNOWN for name in s.author if name.family}
    assert authors & {actor.name for actor in atlas.actors.values()} == set()


def test_lessons_are_given_or_said_to_be_unknown(atlas: Atlas) -> None:
    assert [place for place, part in parts(atlas, Lessons) if () in (part.helps, part.hinders)] == []


def test_no_case_or_model_is_about_a_mere_analogy(atlas: Atlas) -> None:
    names = [e.title.da for e in atlas.cases.values()] + [e.name.da for e in atlas.models.values()]
    assert [name for name in names if any(word in name for word in ("Novo", "LEGO", "Danfoss"))] == []
