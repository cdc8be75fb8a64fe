"""Numbers: what was measured, in which unit, and every reading of it side by side with who says so."""

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from ops_atlas.entities.base import UNKNOWN, Known, Part, Several
from ops_atlas.entities.edtf import Date
from ops_atlas.entities.ids import EvidenceRef, UnitRef
from ops_atlas.entities.number import Number
from ops_atlas.entities.text import Cited, Phrase, Prose

Stage = Literal["planned", "actual", "estimate", "proposal"]
Qualifier = Literal["about", "over", "under", "nearly", "at-least", "at-most"]


class Reading(Part):
    """One value of a figure as one source gives it."""

    stage: Stage = "actual"
    """Whether the value was planned, found, estimated or proposed."""
    value: Known[Number] | None = None
    """The value in the figure's unit, or `unknown`."""
    low: Number | None = None
    """The lower end of a range."""
    high: Number | None = None
    """The upper end of a range."""
    qualifier: Qualifier | None = None
    """How the source hedges the value."""
    when: Known[Date]
    """The time the value holds for."""
    price_year: Known[Date] | None = None
    """For money: the year whose prices it is given in."""
    label: Phrase | None = None
    """What tells this reading from the others, such as the group counted."""
    evidence: EvidenceRef
    """How strong its basis is."""
    cite: Cited
    note: Prose | None = None
    """What a reader must know to use it."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        alone = self.value is not None and self.low is None and self.high is None
        ranged = self.value is None and self.low is not None and self.high is not None and self.low < self.high
        if not (alone or ranged):
            raise PydanticCustomError("no-figure", "neither value nor range")
        return self

    @property
    def is_known(self) -> bool:
        """Whether anyone gives a number."""
        return self.value != UNKNOWN


class Figure(Part):
    """A measure and its readings; conflicting ones stand beside each other and are never averaged."""

    measure: Phrase
    """What is counted or measured."""
    unit: UnitRef
    per: Known[Phrase] | None = None
    """For an amount: per year, per contract, per person; `unknown` where the source does not say."""
    readings: Several[Reading]
    note: Prose | None = None
    """What holds for all readings, such as an unresolved contradiction."""
