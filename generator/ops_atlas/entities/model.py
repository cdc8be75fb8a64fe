"""A collaboration model: what it is, how it runs, when it fits, and where it stands on every dimension."""

from collections.abc import Mapping
from typing import Literal, cast

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from ops_atlas.entities.base import UNKNOWN, Entity, Known, Part, Several
from ops_atlas.entities.ids import DimensionRef, EvidenceRef, ModelRef, ProblemTypeRef, Ref, RelationRef
from ops_atlas.entities.text import Citation, CitedProse, Claim, Line, Phrase, Prose

Fit = Literal["good", "conditional", "poor"]
VERSUS = "vs"
"""The word between two models' ids in the id of the pair, which is therefore none of theirs."""


class Position(Part):
    """Where a model or a case stands on a dimension."""

    level: Known[Ref]
    """A level of the dimension, or `unknown`."""
    note: Prose | None = None
    """What the level means here."""
    evidence: EvidenceRef | None = None
    cite: tuple[Citation, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _unknown_alone(cls, value: object) -> object:
        return {"level": UNKNOWN} if value == UNKNOWN else value

    @model_validator(mode="after")
    def _sourced(self) -> "Position":
        if self.level != UNKNOWN and not self.cite:
            raise PydanticCustomError("missing-source", "a position needs a source")
        if self.level != UNKNOWN and not self.evidence:
            raise PydanticCustomError("missing-field", "a position needs a grade", {"field": "evidence"})
        return self

    @property
    def is_known(self) -> bool:
        """Whether any source says."""
        return self.level != UNKNOWN


Positions = Mapping[DimensionRef, Position]


def position(positions: Positions, dimension: str) -> Position | None:
    """Look up the position on a dimension by its id."""
    return cast(Mapping[str, Position], positions).get(dimension)


class ProblemFit(Part):
    """How well a model suits a type of problem."""

    problem: ProblemTypeRef
    fit: Fit
    why: Claim


class ModelRelation(Part):
    """How a model stands to another."""

    model: ModelRef
    kind: RelationRef
    text: Prose
    """What connects or divides the two."""


class Model(Entity):
    """A way for public and private parties to work together."""

    name: Phrase
    abbreviation: Line | None = None
    aliases: tuple[Phrase, ...] = ()
    """Other names, among them the Danish one where the name is English."""
    summary: Prose
    """What it is, in one to three sentences."""
    definition: CitedProse
    """The definition, with sources, and what it must not be confused with."""
    steps: Known[Several[Prose]]
    """How it runs, step by step."""
    problems: tuple[ProblemFit, ...] = ()
    """The types of problem it suits, or does not."""
    fits: Known[Several[Claim]]
    """When it fits."""
    fits_not: Known[Several[Claim]]
    """When it does not."""
    advantages: Known[Several[Claim]]
    drawbacks: Known[Several[Claim]]
    legal_basis: Known[CitedProse]
    """The rules it rests on. The atlas gives no legal advice."""
    positions: Positions
    """A level on every dimension, or `unknown`."""
    relations: tuple[ModelRelation, ...] = ()
    """Variants, look-alikes and contrasts."""
    open_questions: tuple[Prose, ...] = ()
    """What the sources do not say."""
