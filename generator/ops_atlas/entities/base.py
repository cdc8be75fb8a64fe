"""What all entities share: frozen, no unknown fields, and the explicit value for what nobody has said."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from ops_atlas.entities.ids import Id


class Part(BaseModel):
    """A value made of named fields; an unknown field is a fault, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(Part):
    """A part with an id and a page or an entry of its own."""

    id: Id
    """From the file's name, or the entry's own in a vocabulary."""


Path = tuple[str | int, ...]
"""The way from an entity to one of its values: field names and list positions."""

Unknown = Literal["unknown"]
UNKNOWN: Unknown = "unknown"
T = TypeVar("T")


def at_least(least: int) -> AfterValidator:
    """Refuse a list with too few entries. Pydantic's own check would also object where entries are faulty."""

    def check(value: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(value) < least:
            raise PydanticCustomError("too-few", "too few", {"found": len(value), "least": least})
        return value

    return AfterValidator(check)


Several = Annotated[tuple[T, ...], at_least(1), Field(json_schema_extra={"minItems": 1})]
"""A list with at least one entry; an empty one would say neither what is known nor that nothing is."""


def _known_or_not(value: Any) -> str:
    return "unknown" if value == UNKNOWN else "known"


Known = Annotated[
    Annotated[T, Tag("known")] | Annotated[Unknown, Tag("unknown")],
    Discriminator(_known_or_not),
]
"""A value, or `unknown` where no source says: shown as such and counted among the gaps."""
