"""Subjects that cut across models: questions every collaboration meets, and points on which the sources disagree."""

from typing import Annotated

from pydantic import Field

from ops_atlas.entities.base import Entity, at_least
from ops_atlas.entities.ids import CaseRef, ModelRef
from ops_atlas.entities.text import CitedProse, Claim, Phrase, Prose


class Theme(Entity):
    """A question that is not a model of its own, such as how risk is shared."""

    title: Phrase
    summary: Prose
    """What the question is, in one to three sentences."""
    text: CitedProse
    """What is known, with sources."""
    claims: tuple[Claim, ...]
    """What has been said about it, each statement with its source."""
    models: tuple[ModelRef, ...] = ()
    """The models it bears on."""
    cases: tuple[CaseRef, ...] = ()
    """The cases that throw light on it."""
    open_questions: tuple[Prose, ...]
    """What the sources do not say."""


class Disagreement(Entity):
    """A point on which sources contradict each other; the statements stand side by side, unsmoothed."""

    title: Phrase
    sides: Annotated[tuple[Claim, ...], at_least(2), Field(json_schema_extra={"minItems": 2})]
    """The statements that do not go together, at least two."""
    note: Prose | None = None
    """What the contradiction may come from, and what would settle it."""
    models: tuple[ModelRef, ...] = ()
    """The models it bears on."""
    cases: tuple[CaseRef, ...] = ()
    """The cases it bears on."""
