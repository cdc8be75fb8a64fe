"""Identifiers, and references from one entity to another that know which kind they lead to."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from ops_atlas.slug import MAX_LENGTH

RESERVED = ("index", "unknown")
"""An overview's file name, and the word for what nobody has said."""


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: lower-case ASCII words joined by single hyphens, at most `MAX_LENGTH` long."""
    return len(text) <= MAX_LENGTH and text.replace("-", "a").isalnum() and text.isascii() and _tidy(text)


def _tidy(text: str) -> bool:
    return text == text.lower() and not text.startswith("-") and not text.endswith("-") and "--" not in text


def can_name(text: str) -> bool:
    """Tell whether a text can be the id of an entry of its own."""
    return is_id(text) and text not in RESERVED


def _own_id(text: str) -> str:
    if not can_name(text):
        raise PydanticCustomError("bad-id", "not an id", {"value": text})
    return text


Id = Annotated[str, AfterValidator(_own_id)]
"""The id of an entry itself."""


class Ref(str):
    """The id of another entity; the class says of which kind."""

    __slots__ = ()
    kind: ClassVar[str] = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read a text that is an id; whether the entity exists is decided when the atlas is linked."""
        return core_schema.no_info_after_validator_function(
            cls._read, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def _read(cls, text: str) -> "Ref":
        if not is_id(text):
            raise PydanticCustomError("bad-id", "not an id", {"value": text})
        return cls(text)


class CaseRef(Ref):
    """The id of a case."""

    kind = "cases"


class ModelRef(Ref):
    """The id of a collaboration model."""

    kind = "models"


class SourceRef(Ref):
    """The id of a source."""

    kind = "sources"


class ActorRef(Ref):
    """The id of an actor."""

    kind = "actors"


class ActorKindRef(Ref):
    """A kind of actor."""

    kind = "actor-kinds"


class DimensionRef(Ref):
    """A dimension that models are compared on."""

    kind = "dimensions"


class EntryKindRef(Ref):
    """What a case file tells of: a collaboration, a proposal, an arena of dialogue."""

    kind = "entry-kinds"


class EvidenceRef(Ref):
    """A grade of evidence."""

    kind = "evidence"


class GenreRef(Ref):
    """A CSL item type."""

    kind = "genres"


class MunicipalityRef(Ref):
    """A Danish municipality."""

    kind = "municipalities"


class ProblemTypeRef(Ref):
    """A type of problem that a collaboration is to solve."""

    kind = "problem-types"


class RegionRef(Ref):
    """A Danish region."""

    kind = "regions"


class RelationRef(Ref):
    """A kind of relation between two cases or two models."""

    kind = "relations"


class RiskRef(Ref):
    """An OCDS risk category."""

    kind = "risks"


class RoleRef(Ref):
    """A party's role in a case."""

    kind = "roles"


class ScaleRef(Ref):
    """How large a collaboration is."""

    kind = "scales"


class SectorRef(Ref):
    """A sector of public service."""

    kind = "sectors"


class StakeRef(Ref):
    """What the author of a source has at stake."""

    kind = "stakes"


class StatusRef(Ref):
    """How far a case has come."""

    kind = "statuses"


class ThemeRef(Ref):
    """The id of a theme."""

    kind = "themes"


class UnitRef(Ref):
    """A unit of measurement."""

    kind = "units"
