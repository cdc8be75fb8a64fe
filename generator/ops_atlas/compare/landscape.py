"""Models and cases placed by two dimensions: who stands where, and of whom it is not reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from ops_atlas.compare.models import case_position, level_of
from ops_atlas.entities import Case, Dimension, Model
from ops_atlas.entities.text import Language
from ops_atlas.entities.vocabulary import Level
from ops_atlas.link import Atlas
from ops_atlas.slug import collate

DEFAULT = ("dialogue-before", "risk-carrier")
"""Dialogue against who carries the risk. Of the two dimensions of dialogue this one has the most cases that stand on
both scales."""

Place = tuple[Level | None, Level | None]
"""A level on each dimension; `None` where no source says."""


@dataclass(frozen=True)
class Group:
    """What stands together in a cell: a model with those of its cases that stand there, or cases alone."""

    model: Model | None
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Landscape:
    """Two dimensions and what stands where on them."""

    x: Dimension
    y: Dimension
    cells: dict[Place, tuple[Group, ...]]

    @property
    def placed(self) -> tuple[Model, ...]:
        """The models with at least one known position."""
        return tuple(g.model for place, groups in self.cells.items() if any(place) for g in groups if g.model)

    @property
    def unplaced(self) -> tuple[Model, ...]:
        """The models of which neither position is known."""
        return tuple(group.model for group in self.cells.get((None, None), ()) if group.model)


def landscape(atlas: Atlas, x: Dimension, y: Dimension, language: Language) -> Landscape:
    """Place every model and case; a case of which nothing else is said stands with its primary model."""
    cells: dict[Place, list[Group]] = {}
    cases = {case.id: (level_of_case(atlas, case, x), level_of_case(atlas, case, y)) for case in atlas.cases.values()}
    for model in by_name(atlas, language):
        place = level_of(model, x), level_of(model, y)
        beside = tuple(c for c in atlas.cases.values() if primary_model(c) == model.id and cases[c.id] == place)
        cells.setdefault(place, []).append(Group(model, beside))
    shown = {case.id for groups in cells.values() for group in groups for case in group.cases}
    for place in dict.fromkeys(cases.values()):
        alone = tuple(c for c in atlas.cases.values() if cases[c.id] == place and c.id not in shown)
        if alone:
            cells.setdefault(place, []).append(Group(None, alone))
    return Landscape(x, y, {place: tuple(groups) for place, groups in cells.items()})


def by_name(atlas: Atlas, language: Language) -> list[Model]:
    """Give the models in the alphabetical order of a language, which numbers them."""
    return sorted(atlas.models.values(), key=lambda model: collate(model.name.in_(language)[0]))


def level_of_case(atlas: Atlas, case: Case, dimension: Dimension) -> Level | None:
    """Give the level a case stands on: its own position's, else its primary model's."""
    found, _ = case_position(atlas, case, dimension.id)
    return dimension.level(str(found.level)) if found else None


def primary_model(case: Case) -> str | None:
    """Give the id of the model that a case used first of all."""
    return next((str(use.model) for use in case.models if use.role == "primary"), None)


def default_pair(atlas: Atlas) -> tuple[Dimension, Dimension] | None:
    """Give the two dimensions to begin with; the first two if a vocabulary lacks the usual ones, `None` below two."""
    first, second = (atlas.dimensions.get(id_) for id_ in DEFAULT)
    if first and second:
        return first, second
    match tuple(atlas.dimensions.values()):
        case (x, y, *_):
            return x, y
        case _:
            return None


def telling_pairs(atlas: Atlas, limit: int = 3) -> tuple[tuple[Dimension, Dimension], ...]:
    """Give the pairs of scales on which most models stand on both, each dimension once."""
    scales = [dimension for dimension in atlas.dimensions.values() if dimension.ordered]
    pairs = [(x, y) for i, x in enumerate(scales) for y in scales[i + 1 :]]
    pairs.sort(key=lambda pair: -sum(1 for _ in _on_both(atlas, *pair)))
    chosen: list[tuple[Dimension, Dimension]] = []
    for x, y in pairs:
        if not any(d in pair for pair in chosen for d in (x, y)):
            chosen.append((x, y))
    return tuple(chosen[:limit])


def _on_both(atlas: Atlas, x: Dimension, y: Dimension) -> Iterator[Model]:
    for model in atlas.models.values():
        levels = level_of(model, x), level_of(model, y)
        if all(level and not level.off_scale for level in levels):
            yield model
