"""Two models side by side: where they differ and by how many steps, what nobody knows, and when to choose which."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ops_atlas.compare.models import FIT_ORDER, level_of
from ops_atlas.entities import Case, Dimension, Model
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.case import ModelUse
from ops_atlas.entities.model import VERSUS, ModelRelation, Position, ProblemFit, position
from ops_atlas.entities.text import Claim
from ops_atlas.entities.vocabulary import Level
from ops_atlas.link import Atlas, Key

Kind = Literal["apart", "first-only", "second-only", "same", "unknown"]
KINDS: tuple[Kind, ...] = ("apart", "first-only", "second-only", "same", "unknown")
"""How two positions can stand to each other, in the order in which a comparison shows them."""


@dataclass(frozen=True)
class Contrast:
    """Two models on one dimension."""

    dimension: Dimension
    positions: tuple[Position, Position]
    levels: tuple[Level | None, Level | None]
    """`None` where no source says."""
    steps: int | None
    """How many steps of the scale lie between them; `None` where a scale or a position on it is missing."""

    @property
    def kind(self) -> Kind:
        """How the two positions stand to each other."""
        match self.levels:
            case (None, None):
                return "unknown"
            case (_, None):
                return "first-only"
            case (None, _):
                return "second-only"
            case (first, second):
                return "same" if first == second else "apart"


@dataclass(frozen=True)
class Suits:
    """A type of problem that a model suits better than the other, by what is said of each."""

    fit: ProblemFit
    other: ProblemFit | None
    """What is said of the other model; `None` if nothing is."""


@dataclass(frozen=True)
class Choice:
    """What speaks for choosing one model of a pair. Every statement is the model's own, with its source."""

    model: Model
    fits: tuple[Claim, ...]
    fits_not: tuple[Claim, ...]
    suits: tuple[Suits, ...]
    brings: tuple[tuple[Dimension, Level], ...]
    """The levels that come with the choice and would not with the other one, the furthest apart first."""


@dataclass(frozen=True)
class Pair:
    """Two models in the one order that their page has: by id."""

    first: Model
    second: Model
    contrasts: tuple[Contrast, ...]
    """One for each dimension: what differs first, the furthest apart before the nearer, and what nobody knows last."""
    relations: tuple[tuple[Model, ModelRelation], ...]
    """What the models' own files say of each other, with the model whose file says it."""
    cases: tuple[tuple[tuple[Case, ModelUse], ...], tuple[tuple[Case, ModelUse], ...]]
    """The cases that used each."""
    choices: tuple[Choice, Choice]

    def of(self, kind: Kind) -> tuple[Contrast, ...]:
        """Give the dimensions on which the two stand to each other in one way."""
        return tuple(contrast for contrast in self.contrasts if contrast.kind == kind)


def pairs(atlas: Atlas) -> Iterator[tuple[Model, Model]]:
    """Give every pair of models once, each pair and the pairs themselves in order of id."""
    return combinations(sorted(atlas.models.values(), key=lambda model: model.id), 2)


def pair_id(one: str, other: str) -> str:
    """Name a pair by its models' ids, the same whichever comes first: `bum-vs-partnership`."""
    return f"-{VERSUS}-".join(sorted((one, other)))


def pair(atlas: Atlas, first: Model, second: Model) -> Pair:
    """Put two models side by side."""
    contrasts = [_contrast(dimension, first, second) for dimension in atlas.dimensions.values()]
    contrasts.sort(key=lambda contrast: (KINDS.index(contrast.kind), -(contrast.steps or 0)))
    apart = [contrast for contrast in contrasts if contrast.kind == "apart"]
    return Pair(
        first,
        second,
        tuple(contrasts),
        (*_relations(first, second), *_relations(second, first)),
        (uses(atlas, first), uses(atlas, second)),
        (_choice(first, second, apart, 0), _choice(second, first, apart, 1)),
    )


def steps(dimension: Dimension, one: Level | None, other: Level | None) -> int | None:
    """Count the steps between two levels; `None` without a scale, or where one of them is unknown or beside it."""
    scale = [level.id for level in dimension.levels if not level.off_scale]
    if not dimension.ordered or one is None or other is None or one.off_scale or other.off_scale:
        return None
    return abs(scale.index(one.id) - scale.index(other.id))


def uses(atlas: Atlas, model: Model) -> tuple[tuple[Case, ModelUse], ...]:
    """Give the cases that used a model, those in which it was the primary one first."""
    naming = (r.source.id for r in atlas.incoming(Key("models", model.id)) if r.source.kind == "cases")
    cases = [atlas.cases[id_] for id_ in dict.fromkeys(naming)]
    found = [(case, use) for case in cases for use in case.models if str(use.model) == model.id]
    return tuple(sorted(found, key=lambda found: found[1].role))


def _contrast(dimension: Dimension, first: Model, second: Model) -> Contrast:
    levels = (level_of(first, dimension), level_of(second, dimension))
    nothing = Position(level=UNKNOWN)
    here, there = (position(model.positions, dimension.id) or nothing for model in (first, second))
    return Contrast(dimension, (here, there), levels, steps(dimension, *levels))


def _relations(model: Model, other: Model) -> tuple[tuple[Model, ModelRelation], ...]:
    return tuple((model, relation) for relation in model.relations if str(relation.model) == other.id)


def _choice(model: Model, other: Model, apart: list[Contrast], side: Literal[0, 1]) -> Choice:
    return Choice(
        model,
        () if model.fits == UNKNOWN else model.fits,
        () if model.fits_not == UNKNOWN else model.fits_not,
        tuple(_suits(model, other)),
        tuple((contrast.dimension, level) for contrast in apart if (level := contrast.levels[side])),
    )


def _suits(model: Model, other: Model) -> Iterator[Suits]:
    said = {str(fit.problem): fit for fit in other.problems}
    worst = len(FIT_ORDER)
    for fit in model.problems:
        theirs = said.get(str(fit.problem))
        if fit.fit != "poor" and FIT_ORDER.index(fit.fit) < (FIT_ORDER.index(theirs.fit) if theirs else worst):
            yield Suits(fit, theirs)
