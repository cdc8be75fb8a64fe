"""The questions of the guide “Which model fits?”, and what each answer speaks for and against."""

from typing import Annotated

from pydantic import Field

from ops_atlas.entities.base import Entity, Part, Several
from ops_atlas.entities.ids import DimensionRef, Ref
from ops_atlas.entities.text import Phrase


class Speaks(Part):
    """What an answer says of one dimension."""

    dimension: DimensionRef
    for_: Annotated[tuple[Ref, ...], Field(alias="for")]
    """The levels that the answer speaks for."""
    against: tuple[Ref, ...]
    """The levels that the answer speaks against."""
    why: Phrase


class Answer(Part):
    """A possible answer; one that speaks for nothing leaves all models as they were."""

    id: Ref
    """Stands in the address of a filled-in guide, so it does not change."""
    label: Phrase
    speaks: tuple[Speaks, ...] = ()


class Question(Entity):
    """A question that a planner can answer; it can be skipped."""

    question: Phrase
    answers: Several[Answer]

    def answer(self, id_: str) -> Answer | None:
        """Find an answer by its id."""
        return next((answer for answer in self.answers if answer.id == id_), None)
