"""The closed lists: every one an editor may extend without touching the program."""

from typing import Annotated, Literal

from pydantic import Field

from ops_atlas.entities.base import Entity, Several
from ops_atlas.entities.ids import CaseRef, EvidenceRef, ModelRef, RegionRef, ThemeRef
from ops_atlas.entities.number import Number
from ops_atlas.entities.text import Cited, Line, Phrase, Prose


class Term(Entity):
    """An entry of a closed list."""

    label: Phrase
    description: Prose | None = None
    """What it covers, and where its limits are."""


class Level(Term):
    """A step on a dimension's scale, or a value beside it."""

    off_scale: bool = False
    """True for a value that is not a step on the scale, such as “not tendered”."""


class Dimension(Term):
    """Something models are compared on."""

    question: Phrase
    """The question that a position answers."""
    ordered: bool
    """Whether the levels are steps of one scale, lowest first."""
    levels: Several[Level]

    def level(self, id_: str) -> Level | None:
        """Find a level by its id."""
        return next((level for level in self.levels if level.id == id_), None)


class Evidence(Term):
    """A grade of evidence; the list runs from the strongest to the weakest."""


class StakeKind(Term):
    """What an author can have at stake."""

    evidence_cap: EvidenceRef | None = None
    """The strongest grade that a claim may have when all its sources have such a stake."""


class RelationKind(Term):
    """A relation between two cases or two models; the label is read from the first to the second."""

    inverse: Phrase
    """The label read from the second to the first."""


class Risk(Term):
    """A risk category."""

    ocds: Line
    """The code in OCDS for PPPs."""


class Unit(Entity):
    """A unit of measurement."""

    kind: Literal["money", "percent", "count"]
    one: Phrase
    """The unit after the number one."""
    other: Phrase
    """The unit after other numbers."""
    currency: Annotated[Line | None, Field(pattern=r"^[A-Z]{3}$")] = None
    """For money: the ISO 4217 code."""


class Region(Term):
    """A Danish region."""

    code: Annotated[Line, Field(pattern=r"^\d{4}$")]
    """The official region code."""


class Municipality(Entity):
    """A Danish municipality."""

    name: Line
    code: Annotated[Line, Field(pattern=r"^\d{4}$")]
    """The official municipality code."""
    region: RegionRef
    lon: Number
    """Longitude of a point within it, in degrees east (WGS 84)."""
    lat: Number
    """Latitude of a point within it, in degrees north (WGS 84)."""


class GlossaryTerm(Entity):
    """A word that a lay reader may need explained."""

    term: Phrase
    aliases: tuple[Phrase, ...] = ()
    """Other forms and spellings."""
    definition: Prose
    cite: Cited | None = None
    in_text: bool = True
    """Whether running text leads to it; false for a word that also has an everyday meaning."""


class Wanted(Term):
    """Something that the atlas as a whole lacks; the list runs from the most wanted."""

    cases: tuple[CaseRef, ...] = ()
    """Cases that an answer would throw light on."""
    models: tuple[ModelRef, ...] = ()
    """Models that an answer would throw light on."""
    themes: tuple[ThemeRef, ...] = ()
    """Themes that an answer would throw light on."""
