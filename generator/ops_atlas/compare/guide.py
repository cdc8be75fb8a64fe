"""Which models the answers to the guide's questions speak for: one small rule, the same here and in rank.js.

Every answer names levels of one or more dimensions that it speaks for or against. A model gets a point for each
dimension on which it stands on a level spoken for, and loses one for each on which it stands on a level spoken
against. Levels that the answer does not name count nothing, nor does a position that no source gives: it is shown as
not reported, and never guessed. The models are ranked by points; among equals those of which least is unknown come
first, and then the alphabet decides. No question weighs more than another, except that some speak of two dimensions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ops_atlas.compare.models import level_of
from ops_atlas.entities import Dimension, Model
from ops_atlas.entities.guide import Question, Speaks
from ops_atlas.entities.vocabulary import Level
from ops_atlas.link import Atlas

Verdict = Literal["for", "against", "unknown"]
POINTS: Mapping[Verdict, int] = {"for": 1, "against": -1, "unknown": 0}


@dataclass(frozen=True)
class Reason:
    """What one answer says of one model on one dimension."""

    question: Question
    dimension: Dimension
    level: Level | None
    """Where the model stands; `None` where no source says."""
    verdict: Verdict


@dataclass(frozen=True)
class Ranked:
    """A model with all that the answers say of it, in the order of the questions."""

    model: Model
    points: int
    reasons: tuple[Reason, ...]

    @property
    def unknown(self) -> int:
        """How many of the positions that matter no source gives."""
        return sum(reason.verdict == "unknown" for reason in self.reasons)


def rank(atlas: Atlas, models: Sequence[Model], answers: Mapping[str, str]) -> tuple[Ranked, ...]:
    """Rank models by answers (question id to answer id); ids that are not in the guide are left out of account.

    `models` are in alphabetical order, which decides among equals.
    """
    ranked = [_ranked(atlas, model, answers) for model in models]
    return tuple(sorted(ranked, key=lambda one: (-one.points, one.unknown)))


def _ranked(atlas: Atlas, model: Model, answers: Mapping[str, str]) -> Ranked:
    reasons = tuple(_reasons(atlas, model, answers))
    return Ranked(model, sum(POINTS[reason.verdict] for reason in reasons), reasons)


def _reasons(atlas: Atlas, model: Model, answers: Mapping[str, str]) -> Iterator[Reason]:
    for question in atlas.guide.values():
        answer = question.answer(answers.get(question.id, ""))
        for speaks in answer.speaks if answer else ():
            dimension = atlas.dimensions[str(speaks.dimension)]
            level = level_of(model, dimension)
            if verdict := _verdict(speaks, level):
                yield Reason(question, dimension, level, verdict)


def _verdict(speaks: Speaks, level: Level | None) -> Verdict | None:
    if level is None:
        return "unknown"
    if level.id in speaks.for_:
        return "for"
    return "against" if level.id in speaks.against else None
