"""Everything by id, and every relation known at both ends."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ops_atlas.entities import FILES, VOCABULARIES
from ops_atlas.link import Atlas, Key
from ops_atlas.pipeline import Reading, read
from ops_atlas.publish.report import message
from ops_atlas.wording import Wording

Write = Callable[[str, str], Path]

ALPHA = Key("cases", "alpha")


def test_entries_are_in_the_order_of_kinds_and_of_their_files(small: Reading) -> None:
    kinds = list(dict.fromkeys(key.kind for key in small.atlas.entities if key in small.atlas.files))
    order = [*FILES, *VOCABULARIES]
    assert kinds == sorted(kinds, key=order.index)
    assert list(small.atlas.cases) == ["alpha", "beta", "gamma"]
    assert list(small.atlas.evidence) == ["research", "official-record", "interested-party", "opinion"]


def test_entries_are_in_the_order_of_their_ids(atlas: Path) -> None:
    for name in ("firma-a", "firma0", "fir"):  # "firma-a.yaml" comes before "firma.yaml"
        (atlas / "actors" / f"{name}.yaml").write_text(f"name: N {name}\n", encoding="utf-8")
    with_files = [id_ for id_ in read(atlas).atlas.actors if (atlas / "actors" / f"{id_}.yaml").exists()]
    assert with_files == sorted(with_files)


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


def parties(atlas: Path, write: Write, *cases: list[str]) -> Atlas:
    """Read the small atlas with cases whose parties are known by these names only."""
    text = (atlas / "cases" / "gamma.yaml").read_text(encoding="utf-8")
    for number, names in enumerate(cases):
        listed = "".join(
            f"\n  - {{name: {json.dumps(name, ensure_ascii=False)}, role: buyer, cite: [oeby-2015]}}" for name in names
        )
        write(f"cases/x{number}.yaml", text.replace("parties: []", f"parties: {listed}"))
    reading = read(atlas)
    assert reading.problems == ()
    return reading.atlas


def ids(atlas: Atlas, number: int = 0) -> list[str]:
    """Whose pages the parties of a case lead to."""
    found = [atlas.party(party) for party in atlas.cases[f"x{number}"].parties]
    assert all(key in atlas and any(atlas.incoming(key)) for key in found)
    return [key.id for key in found]


def test_names_that_differ_in_capitals_and_punctuation_are_one_actor(atlas: Path, write: Write) -> None:
    found = parties(atlas, write, ["Alpha Co", "Alpha-Co", "ALPHA CO."], ["alpha co"])
    assert ids(found) == ["alpha-co"] * 3
    assert ids(found, 1) == ["alpha-co"]
    assert found.actors["alpha-co"].name == "Alpha Co"


def test_names_that_differ_in_letters_have_a_page_each_which_no_other_name_moves(atlas: Path, write: Write) -> None:
    names = ["Αθήνα", "Москва", "Øby Fonden", "Oeby Fonden", "x" * 90, "x" * 91]
    one = dict(zip(names, ids(parties(atlas, write, names)), strict=True))
    other = dict(zip(reversed(names), ids(parties(atlas, write, names[::-1])), strict=True))
    assert len(set(one.values())) == len(names)
    assert one == other
    assert dict(zip(names, ids(parties(atlas, write, [*names, "Київ", "Öby Fonden"])), strict=False)) == one


@pytest.mark.parametrize(
    ("name", "code"),
    [("Firma", "unclear-party"), ("firma-fonden", None), ("Firma Fonden", "unclear-party"), ("Index", "reserved-name")],
)
def test_a_faulty_case_hides_no_fault_of_its_parties_names(name: str, code: str | None, atlas: Path) -> None:
    path = atlas / "cases" / "gamma.yaml"
    text = path.read_text(encoding="utf-8").replace("title:", "titel:")
    party = f"[{{name: {name}, role: buyer, cite: [oeby-2015]}}]"
    path.write_text(text.replace("parties: []", f"parties: {party}"), encoding="utf-8")
    codes = {problem.code for problem in read(atlas).problems}
    assert codes - {"missing-field", "unknown-field"} == ({code} if code else set())


def test_the_hint_for_an_unclear_party_names_the_actor_to_write(atlas: Path) -> None:
    path = atlas / "cases" / "gamma.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("parties: []", "parties: [{name: Firma, role: buyer, cite: [oeby-2015]}]"), encoding="utf-8"
    )
    (problem,) = read(atlas).problems
    what, hint = message(problem, Wording("en"))
    assert what == "“Firma” is not a name of “Firma A/S”, but would have the same page: actors/firma."
    assert "“actor: firma”" in hint
    assert "actors/firma.yaml" in hint
