"""Everything by id, and every relation known at both ends."""

from ops_atlas.entities import FILES, VOCABULARIES
from ops_atlas.link import Key
from ops_atlas.pipeline import Reading

ALPHA = Key("cases", "alpha")


def test_entries_are_in_the_order_of_kinds_and_of_their_files(small: Reading) -> None:
    kinds = list(dict.fromkeys(key.kind for key in small.atlas.entities if key in small.atlas.files))
    order = [*FILES, *VOCABULARIES]
    assert kinds == sorted(kinds, key=order.index)
    assert list(small.atlas.cases) == ["alpha", "beta", "gamma"]
    assert list(small.atlas.evidence) == ["research", "official-record", "interested-party", "opinion"]


def test_a_relation_is_written_once_and_known_at_both_ends(small: Reading) -> None:
    (relation,) = [r for r in small.atlas.outgoing(ALPHA) if r.field == "related" and r.target.kind == "cases"]
    assert (relation.source, relation.target) == (ALPHA, Key("cases", "gamma"))
    assert relation in small.atlas.incoming(Key("cases", "gamma"))


def test_every_relation_leads_from_an_entity_to_an_entity(small: Reading) -> None:
    atlas = small.atlas
    assert atlas.relations
    assert all(relation.source in atlas and relation.target in atlas for relation in atlas.relations)
    assert sum(len(atlas.incoming(key)) for key in atlas.entities) == len(atlas.relations)
    assert sum(len(atlas.outgoing(key)) for key in atlas.entities) == len(atlas.relations)


def test_links_and_citations_in_texts_are_relations_too(small: Reading) -> None:
    targets = {relation.target for relation in small.atlas.outgoing(Key("themes", "risk"))}
    assert {
        Key("models", "bond"),
        Key("actors", "firma-fonden"),
        Key("sources", "english-2020"),
        Key("cases", "beta"),
    } <= targets


def test_a_party_known_by_name_only_becomes_an_actor(small: Reading) -> None:
    key = Key("actors", "aerlig-og-co")
    assert small.atlas.actors["aerlig-og-co"].name == "Ærlig & Co."
    assert small.atlas.files[key] == "cases/alpha.yaml"
    assert [(r.source, r.path) for r in small.atlas.incoming(key)] == [(ALPHA, ("parties", 2, "name"))]


def test_a_party_named_as_an_actor_is_also_called_is_that_actor(small: Reading) -> None:
    parties = small.atlas.cases["alpha"].parties
    assert [small.atlas.party(party) for party in parties] == [
        Key("municipalities", "oeby"),
        Key("actors", "firma"),
        Key("actors", "aerlig-og-co"),
        Key("actors", "firma"),
    ]


def test_a_link_in_a_text_names_an_id_or_a_kind_and_an_id(small: Reading) -> None:
    resolve = small.atlas.resolve
    assert resolve("bond") == [Key("models", "bond")]
    assert resolve("models/bond") == [Key("models", "bond")]
    assert resolve("beta") == [Key("cases", "beta"), Key("glossary", "beta")]
    assert resolve("glossary/beta") == [Key("glossary", "beta")]
    assert resolve("cases/bond") == []
    assert resolve("roles/buyer") == [], "an entry without a page or a place on one"
    assert resolve("a/b/bond") == []
