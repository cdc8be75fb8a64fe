"""What all entities share: frozen, no unknown fields, and the explicit value for what nobody has said."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Tag


class Part(BaseModel):
    """A value made of named fields; an unknown field is a fault, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(Part):
    """A part with an id and a page or an entry of its own."""

    id: str
    """From the file's name, or the entry's own in a vocabulary."""


Path = tuple[str | int, ...]
"""The way from an entity to one of its values: field names and list positions."""

Unknown = Literal["unknown"]
UNKNOWN: Unknown = "unknown"
T = TypeVar("T")


def _known_or_not(value: Any) -> str:
    return "unknown" if value == UNKNOWN else "known"


Known = Annotated[
    Annotated[T, Tag("known")] | Annotated[Unknown, Tag("unknown")],
    Discriminator(_known_or_not),
]
"""A value, or `unknown` where no source says: shown as such and counted among the gaps."""
