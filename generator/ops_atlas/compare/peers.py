"""Which other models are used where a model is used."""

from ops_atlas.entities import Model
from ops_atlas.link import Atlas


def peers(atlas: Atlas, model: Model) -> tuple[Model, ...]:
    """Give the other models used in the same sectors; every other model if no case has used this one."""
    used: dict[str, set[str]] = {}
    for case in atlas.cases.values():
        used.setdefault(str(case.sector), set()).update(str(use.model) for use in case.models)
    together = {id_ for ids in used.values() if model.id in ids for id_ in ids}
    others = tuple(other for other in atlas.models.values() if other.id != model.id)
    return tuple(other for other in others if other.id in together) if together else others


def is_used(atlas: Atlas, model: Model) -> bool:
    """Tell whether any case has used a model."""
    return any(str(use.model) == model.id for case in atlas.cases.values() for use in case.models)
