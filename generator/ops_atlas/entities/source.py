"""A source: CSL item types and field names, EDTF dates, and what its author has at stake."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ops_atlas.entities.base import Entity, Known, Part, Several
from ops_atlas.entities.edtf import Date
from ops_atlas.entities.ids import ActorRef, GenreRef, StakeRef
from ops_atlas.entities.text import Cited, Line, Prose, Url


class Name(Part):
    """An author's name as in CSL: `family` and `given`, or `literal` for an organisation."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None

    @model_validator(mode="after")
    def _person_or_not(self) -> Self:
        given = [name for name in ("family", "literal") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "one-of-these", "exactly one", {"fields": "family, literal", "given": ", ".join(given) or "–"}
            )
        return self

    @property
    def full(self) -> str:
        """The name in reading order."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)

    @property
    def sort(self) -> str:
        """The name as lists order it."""
        return self.family or self.literal or ""


class DateEstimate(Part):
    """When an undated source was probably made, and why one thinks so."""

    date: Date
    basis: Prose


class Stake(Part):
    """What the author or publisher has to gain, as far as is known."""

    kind: StakeRef
    note: Prose | None = None
    """Who speaks, and what they have at stake."""
    actors: tuple[ActorRef, ...] = ()
    """The organisations that speak through the source."""
    cite: Cited | None = None
    """Where the stake is known from, if not from the source itself."""


class Source(Entity):
    """A text that claims in the atlas rest on."""

    type: GenreRef
    """The CSL item type."""
    title: Known[Line]
    """The title in the source's own language."""
    title_translated: Annotated[Line | None, Field(alias="title-translated")] = None
    """The title in English, where the source is in another language."""
    author: Known[Several[Name]]
    """Who wrote it; `unknown` where no name is given."""
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    """The newspaper, site or journal it appeared in."""
    publisher: Line | None = None
    """Who published it."""
    issued: Known[Date]
    """When it was published."""
    issued_estimate: Annotated[DateEstimate | None, Field(alias="issued-estimate")] = None
    """For an undated source: the likely date and its basis."""
    accessed: Date | None = None
    """When the text was last read at its address."""
    url: Annotated[Url | None, Field(alias="URL")] = None
    """Its web address."""
    archive_url: Annotated[Url | None, Field(alias="archive-URL")] = None
    """A lasting copy of it."""
    isbn: Annotated[Line | None, Field(alias="ISBN")] = None
    """International standard book number."""
    number: Line | None = None
    """The number of an act, report or case file."""
    volume: Line | None = None
    """The volume of a periodical."""
    issue: Line | None = None
    """The issue of a periodical."""
    page: Line | None = None
    """Page or pages."""
    language: Annotated[Line, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")] = "da"
    """The source's language, as a BCP 47 tag."""
    stake: Stake
    """The author's interest."""
    extent_read: Annotated[Prose | None, Field(alias="extent-read")] = None
    """How much of the source the atlas rests on, if not the whole."""
    about: Prose | None = None
    """What it says, and how it goes about it."""
    leaves_out: Annotated[tuple[Prose, ...], Field(alias="leaves-out")] = ()
    """What the source does not say, but other sources do."""

    @property
    def sort_date(self) -> Date | None:
        """The date to order by: published, else estimated."""
        if not isinstance(self.issued, str):
            return self.issued
        return self.issued_estimate.date if self.issued_estimate else None
