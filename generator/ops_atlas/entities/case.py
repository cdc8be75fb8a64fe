"""A case: who tried what, in which form, with which result, and who says so."""

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from ops_atlas.entities.base import UNKNOWN, Entity, Known, Part, Several, Unknown
from ops_atlas.entities.edtf import Date, Edtf
from ops_atlas.entities.figure import Figure
from ops_atlas.entities.ids import (
    ActorRef,
    CaseRef,
    EntryKindRef,
    ModelRef,
    MunicipalityRef,
    ProblemTypeRef,
    RegionRef,
    RelationRef,
    RiskRef,
    RoleRef,
    ScaleRef,
    SectorRef,
    StatusRef,
)
from ops_atlas.entities.model import Positions
from ops_atlas.entities.text import Cited, CitedProse, Claim, Line, Phrase, Prose


def _ongoing_or_not(value: Any) -> str:
    return str(value) if value in (UNKNOWN, "ongoing") else "known"


End = Annotated[
    Annotated[Date, Tag("known")] | Annotated[Unknown, Tag("unknown")] | Annotated[Literal["ongoing"], Tag("ongoing")],
    Discriminator(_ongoing_or_not),
]
"""When something ended, `ongoing` if it has not, or `unknown`."""


class Period(Part):
    """When the case began and ended."""

    start: Known[Date]
    end: End
    note: Prose | None = None
    """What the dates cover, and where sources differ."""
    cite: Cited | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if isinstance(self.start, Edtf) and isinstance(self.end, Edtf) and self.start.sort_key[0] > self.end.last:
            raise PydanticCustomError(
                "ends-before-start", "wrong order", {"start": str(self.start), "end": str(self.end)}
            )
        return self


class ModelUse(Part):
    """A model that the case used."""

    model: ModelRef
    role: Literal["primary", "secondary"]
    why: Prose
    """In what way the case is an example of the model."""


class Party(Part):
    """Someone who took part, and in which role: a municipality, an actor with a file, or just a name."""

    municipality: MunicipalityRef | None = None
    actor: ActorRef | None = None
    name: Line | None = None
    role: RoleRef
    note: Prose | None = None
    """What it did, if the role does not say it all."""
    cite: Cited

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        given = [name for name in ("municipality", "actor", "name") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "one-of-these",
                "exactly one",
                {"fields": "municipality, actor, name", "given": ", ".join(given) or "–"},
            )
        return self


class Story(Part):
    """The case told in order; each part cites its sources."""

    problem: Known[CitedProse]
    """The problem that was to be solved."""
    why_this_form: Known[CitedProse]
    """Why the parties chose this form of collaboration."""
    process: Known[CitedProse]
    """How it went from idea to agreement."""
    solution: Known[CitedProse]
    """What was built or done."""
    outcome: Known[CitedProse]
    """What came of it, and what is not known."""


class Risk(Part):
    """A risk and who carries it, in the terms of OCDS for PPPs."""

    risk: RiskRef
    allocation: Literal["public-authority", "private-party", "shared", "undefined"]
    text: Prose


class Lessons(Part):
    """What helped and what got in the way, according to whom."""

    helps: Known[Several[Claim]]
    hinders: Known[Several[Claim]]


class CaseRelation(Part):
    """How a case stands to another."""

    case: CaseRef
    kind: RelationRef
    text: Prose
    """What connects or divides the two."""


class Case(Entity):
    """A collaboration, or an attempt at one."""

    title: Phrase
    kind: EntryKindRef
    summary: Prose
    """Three sentences: what was tried, in which form, and what is known of the outcome."""
    status: StatusRef
    period: Period
    municipalities: tuple[MunicipalityRef, ...] = ()
    regions: tuple[RegionRef, ...] = ()
    """Regions that take part as authorities; the municipalities' own regions follow by themselves."""
    sector: SectorRef
    scale: ScaleRef
    problem_types: tuple[ProblemTypeRef, ...]
    """The types of problem it set out to solve; decides which models are shown as alternatives."""
    target_group: Known[Phrase]
    """The citizens or users it is for."""
    models: tuple[ModelUse, ...]
    parties: tuple[Party, ...]
    story: Story
    results: Known[Several[Figure]]
    """What came out in figures; the first is shown among the facts at a glance."""
    money: Known[Several[Figure]]
    """What it cost or brought in."""
    risks: Known[Several[Risk]]
    """Who carried which risk."""
    citizen_role: Known[Prose]
    """What influence and choice the citizen had."""
    lessons: Lessons
    positions: Positions = Field(default_factory=dict)
    """Where the case stands on a dimension when its sources say so; else its model's position is shown."""
    related: tuple[CaseRelation, ...] = ()
    open_questions: tuple[Prose, ...]
    """What the sources do not say."""
