"""The guide's rule: points for and against, nothing for the unknown, and an order that anyone can check."""

import pytest
from small_atlas import join, model

from ops_atlas.compare import rank
from ops_atlas.entities.guide import Question
from ops_atlas.link import Atlas


@pytest.fixture
def atlas(dimensions) -> Atlas:
    said = {"dimension": "freedom", "for": ["high"], "against": ["low"], "why": "x"}
    risk = {"dimension": "risk", "for": ["investor"], "against": [], "why": "x"}
    yes, no = {"id": "yes", "label": "yes", "speaks": [said, risk]}, {"id": "no", "label": "no"}
    question = Question.model_validate({"id": "new", "question": "New?", "answers": [yes, no]})
    levels = {
        "bound": {"freedom": "low", "risk": "investor"},
        "free": {"freedom": "high", "risk": "shared"},
        "quiet": {"freedom": "unknown", "risk": "unknown"},
        "torn": {"freedom": "high", "risk": "unknown"},
    }
    return join(*dimensions, question, *(model(id_, placed) for id_, placed in levels.items()))


def ranking(atlas: Atlas, answers: dict[str, str]) -> list[tuple[str, int, int]]:
    return [(one.model.id, one.points, one.unknown) for one in rank(atlas, list(atlas.models.values()), answers)]


def test_levels_spoken_for_add_a_point_and_levels_spoken_against_take_one(atlas):
    assert {id_: points for id_, points, _ in ranking(atlas, {"new": "yes"})} == {
        "free": 1,
        "torn": 1,
        "bound": 0,
        "quiet": 0,
    }


def test_among_equals_the_one_of_which_least_is_unknown_comes_first(atlas):
    assert [id_ for id_, _, _ in ranking(atlas, {"new": "yes"})] == ["free", "torn", "bound", "quiet"]


def test_a_position_that_nobody_gives_is_counted_as_unknown_and_never_guessed(atlas):
    (quiet,) = (one for one in rank(atlas, [atlas.models["quiet"]], {"new": "yes"}))
    assert [(reason.dimension.id, reason.level, reason.verdict) for reason in quiet.reasons] == [
        ("freedom", None, "unknown"),
        ("risk", None, "unknown"),
    ]


@pytest.mark.parametrize("answers", [{}, {"new": "no"}, {"new": "perhaps"}, {"else": "yes"}])
def test_a_skipped_neutral_or_misspelt_answer_leaves_all_models_as_they_were(atlas, answers):
    assert ranking(atlas, answers) == [(id_, 0, 0) for id_ in atlas.models]
