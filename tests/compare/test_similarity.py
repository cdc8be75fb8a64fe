"""The nearest cases: what they share decides, and hand-written relations are not repeated."""

from dataclasses import replace

from small_atlas import case, join

from ops_atlas.compare import nearest
from ops_atlas.compare.similarity import LIMIT
from ops_atlas.link import Key, Relation


def test_the_case_with_the_same_model_is_nearer_than_the_one_with_the_same_problem():
    here = case("here", models=["bond"], problem_types=["into-work"], sector="employment")
    problem = case("problem", problem_types=["into-work"], sector="employment")
    both = case("both", models=["bond"], problem_types=["into-work"])
    found = nearest(join(here, problem, both), here)
    assert [(near.case.id, near.weight) for near in found] == [("both", 7), ("problem", 5)]


def test_the_reason_names_what_is_shared_and_what_is_not():
    here = case("here", models=["bond"], sector="employment", scale="pilot")
    other = case("other", models=["bond"], sector="health", scale="pilot")
    (near,) = nearest(join(here, other), here)
    assert [trait.key.id for trait in near.shared] == ["bond", "pilot"]
    assert near.differs == ("problem-types", "sectors")


def test_a_case_that_someone_has_related_by_hand_is_not_listed_again():
    here = case("here", models=["bond"], related=["named"])
    named, naming = case("named", models=["bond"]), case("naming", models=["bond"], related=["here"])
    assert nearest(join(here, named, naming), here) == ()


def test_nothing_is_near_by_parties_alone_or_by_an_unreported_scale():
    here = case("here", sector="employment", parties=["a", "b", "c", "d"])
    other = case("other", sector="health", parties=["a", "b", "c", "d"])
    assert nearest(join(here, other), here) == ()
    (near,) = nearest(join(here, other.model_copy(update={"sector": here.sector})), here)
    assert [trait.key.id for trait in near.shared] == ["employment", "a", "b", "c", "d"]


def test_a_model_that_a_text_merely_mentions_is_not_shared():
    here = case("here", models=["bond"], problem_types=["into-work"], sector="employment")
    other = case("other", models=["tender"], problem_types=["into-work"], sector="employment")
    atlas = join(here, other)
    mention = Relation(Key("cases", "other"), Key("models", "bond"), ("models", 0, "why"))
    (near,) = nearest(replace(atlas, relations=(*atlas.relations, mention)), here)
    assert [trait.key.id for trait in near.shared] == ["into-work", "employment"]


def test_equally_near_cases_come_in_order_of_id_and_no_more_than_asked_for():
    cases = [case(f"c{n}", models=["bond"]) for n in range(9)]
    assert [near.case.id for near in nearest(join(*cases[::-1]), cases[5], limit=3)] == ["c0", "c1", "c2"]


def test_in_a_large_atlas_the_rare_trait_is_found_among_many_common_ones():
    crowd = [case(f"c{n:04}", models=["bond"]) for n in range(3 * LIMIT)]
    here, twin = (case(id_, models=["bond"], problem_types=["rare"]) for id_ in ("c0001a", "z"))
    found = nearest(join(*crowd, here, twin), here)
    assert found[0].case.id == "z"
