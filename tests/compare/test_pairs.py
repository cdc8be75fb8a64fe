"""A pair of models says what differs, by how much, what nobody knows, and repeats the models' own statements."""

from small_atlas import case, claim, join, model

from ops_atlas.compare import pair, pair_id, pairs
from ops_atlas.compare.pairs import steps


def test_levels_of_one_scale_are_as_far_apart_as_the_steps_between_them(dimensions):
    _, risk, _ = dimensions
    assert steps(risk, risk.level("authority"), risk.level("investor")) == 3
    assert steps(risk, risk.level("provider"), risk.level("provider")) == 0


def test_no_steps_are_counted_without_a_scale_beside_it_or_from_the_unknown(dimensions):
    freedom, _, payment = dimensions
    assert steps(freedom, freedom.level("low"), freedom.level("free")) is None
    assert steps(payment, payment.level("price"), payment.level("outcome")) is None
    assert steps(freedom, freedom.level("low"), None) is None


def test_what_differs_most_comes_first_and_what_nobody_knows_last(dimensions):
    one = model("one", {"freedom": "low", "risk": "authority", "payment": "price"})
    two = model("two", {"freedom": "high", "risk": "investor", "payment": "unknown"})
    found = pair(join(*dimensions, one, two), one, two)
    assert [(c.dimension.id, c.kind, c.steps) for c in found.contrasts] == [
        ("risk", "apart", 3),
        ("freedom", "apart", 2),
        ("payment", "first-only", None),
    ]


def test_equal_levels_are_the_same_even_beside_the_scale_and_two_unknowns_are_not(dimensions):
    one = model("one", {"freedom": "free", "risk": "unknown", "payment": "price"})
    two = model("two", {"freedom": "free", "risk": "unknown", "payment": "outcome"})
    kinds = {c.dimension.id: c.kind for c in pair(join(*dimensions, one, two), one, two).contrasts}
    assert kinds == {"payment": "apart", "freedom": "same", "risk": "unknown"}


def test_a_choice_repeats_what_the_models_files_say_and_adds_nothing(dimensions):
    levels = {"freedom": "low", "risk": "shared", "payment": "price"}
    good = {"problem": "into-work", "fit": "good", "why": claim("It worked.")}
    equal = {"problem": "choice", "fit": "good", "why": claim("Both.")}
    bad = {"problem": "pilot", "fit": "poor", "why": claim("Never.")}
    worse = {"problem": "into-work", "fit": "conditional", "why": claim("Perhaps.")}
    one = model("one", levels, fits=[claim("When the task is known.")], problems=[good, equal, bad])
    two = model("two", {**levels, "freedom": "high"}, problems=[worse, equal])
    first, second = pair(join(*dimensions, one, two), one, two).choices
    assert [c.text.da.source for c in first.fits] == ["When the task is known."]
    assert [(str(s.fit.problem), s.other.fit) for s in first.suits if s.other] == [("into-work", "conditional")]
    assert [(d.id, level.id) for d, level in first.brings] == [("freedom", "low")]
    assert (second.fits, second.fits_not, second.suits) == ((), (), ())


def test_the_cases_of_each_model_stand_on_its_own_side(dimensions):
    levels = {"freedom": "low", "risk": "shared", "payment": "price"}
    one, two = model("one", levels), model("two", levels)
    found = pair(join(*dimensions, one, two, case("a", models=["two"]), case("b", models=["two", "one"])), one, two)
    assert [[c.id for c, _ in side] for side in found.cases] == [["b"], ["a", "b"]]


def test_every_pair_is_given_once_in_one_order_of_ids():
    atlas = join(model("b", {}), model("a", {}), model("c", {}))
    assert [(one.id, two.id) for one, two in pairs(atlas)] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert pair_id("b", "a") == pair_id("a", "b") == "a-vs-b"
