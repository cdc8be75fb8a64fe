"""Visit everything an entity is made of, each value with the path that leads to it in its file."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel

from ops_atlas.entities.base import Path


def walk(value: object, start: Path = ()) -> list[tuple[Path, object]]:
    """Give each part, text and reference below a value, outer before inner, with the names used in the file."""
    found: list[tuple[Path, object]] = []
    waiting: list[tuple[Path, object]] = [(start, value)]
    while waiting:
        path, value = step = waiting.pop()
        found.append(step)
        if isinstance(value, str):  # by far the most, so they come first
            continue
        if isinstance(value, BaseModel):
            names = _names(type(value))
            children = [((*path, names[name]), child) for name, child in value.__dict__.items() if child is not None]
            waiting += reversed(children)
        elif isinstance(value, tuple):
            waiting += reversed([((*path, index), child) for index, child in enumerate(value)])
        elif isinstance(value, Mapping):
            pairs = [((*path, key), part) for key, child in value.items() for part in (key, child)]
            waiting += reversed(pairs)
    return found


@cache
def _names(cls: type[BaseModel]) -> dict[str, str]:
    """Name each field as the file does."""
    return {name: field.alias or name for name, field in cls.model_fields.items()}
