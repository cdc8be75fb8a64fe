"""Where models stand on the dimensions, and which suit the same problem."""

from collections.abc import Iterable
from dataclasses import dataclass

from ops_atlas.entities import Case, Dimension, Model
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.model import Position, ProblemFit, position
from ops_atlas.entities.vocabulary import Level
from ops_atlas.link import Atlas

FIT_ORDER = ("good", "conditional", "poor")


@dataclass(frozen=True)
class Standing:
    """A model's position on a dimension, and who stands where beside it."""

    dimension: Dimension
    position: Position
    level: Level | None
    same: tuple[Model, ...]
    """Other models on the same level."""
    others: tuple[tuple[Level, tuple[Model, ...]], ...]
    """The other levels that models stand on, in the scale's order."""
    unknown: tuple[Model, ...]
    """Models of which nobody says where they stand."""


@dataclass(frozen=True)
class Alternative:
    """A model that suits a problem of the case but was not used, with what is said of its fit."""

    model: Model
    fits: tuple[ProblemFit, ...]


def profile(atlas: Atlas, model: Model, others: Iterable[Model]) -> tuple[Standing, ...]:
    """Place a model among others, in their order, on every dimension."""
    beside = [other for other in others if other is not model]
    return tuple(_standing(model, beside, dimension) for dimension in atlas.dimensions.values())


def _standing(model: Model, beside: Iterable[Model], dimension: Dimension) -> Standing:
    here = level_of(model, dimension)
    by_level: dict[str, list[Model]] = {}
    for other in beside:
        there = level_of(other, dimension)
        by_level.setdefault(there.id if there else UNKNOWN, []).append(other)
    return Standing(
        dimension,
        position(model.positions, dimension.id) or Position(level=UNKNOWN),
        here,
        tuple(by_level.get(here.id, ())) if here else (),
        tuple((lv, tuple(by_level[lv.id])) for lv in dimension.levels if lv.id in by_level and lv != here),
        tuple(by_level.get(UNKNOWN, ())),
    )


def level_of(model: Model, dimension: Dimension) -> Level | None:
    """Give the level a model stands on, or `None` where no source says."""
    found = position(model.positions, dimension.id)
    return dimension.level(str(found.level)) if found else None


def alternatives(atlas: Atlas, case: Case, limit: int = 3) -> tuple[Alternative, ...]:
    """Give the models that suit the case's types of problem and were not used, the best suited first."""
    used = {str(use.model) for use in case.models}
    problems = [str(problem) for problem in case.problem_types]
    found = [
        Alternative(model, fits)
        for model in atlas.models.values()
        if model.id not in used
        and (fits := tuple(f for f in model.problems if str(f.problem) in problems and f.fit != "poor"))
    ]
    found.sort(key=lambda a: (FIT_ORDER.index(min((f.fit for f in a.fits), key=FIT_ORDER.index)), -len(a.fits)))
    return tuple(found[:limit])


def case_position(atlas: Atlas, case: Case, dimension: str) -> tuple[Position | None, Case | Model | None]:
    """Give where a case stands on a dimension and whose position that is: its own, else its primary model's."""
    own = position(case.positions, dimension)
    if own:
        return own, case
    primary = next((atlas.models[str(use.model)] for use in case.models if use.role == "primary"), None)
    return (position(primary.positions, dimension), primary) if primary else (None, None)
