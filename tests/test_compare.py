"""Where models stand beside each other, and which suit the same problem."""

from ops_atlas.compare import alternatives, case_position, profile
from ops_atlas.entities import Case, Model
from ops_atlas.pipeline import Reading


def positions(small: Reading, model: str) -> dict[str, tuple[list[str], list[tuple[str, list[str]]], list[str]]]:
    return {
        standing.dimension.id: (
            [other.id for other in standing.same],
            [(level.id, [other.id for other in models]) for level, models in standing.others],
            [other.id for other in standing.unknown],
        )
        for standing in profile(small.atlas, small.atlas.models[model], small.atlas.models.values())
    }


def test_a_profile_places_every_other_model_on_every_dimension(small: Reading) -> None:
    assert positions(small, "bond") == {
        "dialogue": (["co-development"], [("none", ["open-tender"])], []),
        "what-is-tendered": ([], [("solution", ["open-tender"]), ("not-tendered", ["co-development"])], []),
        "payment": ([], [("hours", ["co-development"])], ["open-tender"]),
    }


def test_a_model_of_which_nobody_says_where_it_stands_has_no_level(small: Reading) -> None:
    standing = profile(small.atlas, small.atlas.models["open-tender"], small.atlas.models.values())[2]
    assert (standing.dimension.id, standing.level, standing.position.is_known) == ("payment", None, False)
    assert standing.same == ()


def test_alternatives_suit_the_same_problem_and_were_not_used(small: Reading) -> None:
    (found,) = alternatives(small.atlas, small.atlas.cases["beta"])
    assert found.model.id == "co-development"
    assert [fit.fit for fit in found.fits] == ["good"]
    assert alternatives(small.atlas, small.atlas.cases["alpha"]) == ()
    assert alternatives(small.atlas, small.atlas.cases["gamma"]) == ()


def changed(case: Case, **values: object) -> Case:
    return case.model_copy(update=values)


def test_the_best_suited_come_first_and_the_ill_suited_never(small: Reading) -> None:
    beta = small.atlas.cases["beta"]
    both = changed(beta, problem_types=("no-solution", "known-task"), models=())
    assert [found.model.id for found in alternatives(small.atlas, both)] == ["co-development", "open-tender", "bond"]
    assert [found.model.id for found in alternatives(small.atlas, both, limit=1)] == ["co-development"]
    unsolved = changed(beta, models=())
    assert [found.model.id for found in alternatives(small.atlas, unsolved)] == ["co-development", "bond"]


def test_a_case_stands_where_its_own_sources_say_and_else_where_its_model_does(small: Reading) -> None:
    alpha = small.atlas.cases["alpha"]
    own, whose = case_position(small.atlas, alpha, "dialogue")
    assert own is not None
    assert (str(own.level), isinstance(whose, Case)) == ("some", True)
    inherited, whose = case_position(small.atlas, alpha, "what-is-tendered")
    assert inherited is not None
    assert (str(inherited.level), isinstance(whose, Model)) == ("solution", True)
    assert case_position(small.atlas, small.atlas.cases["gamma"], "dialogue") == (None, None)
