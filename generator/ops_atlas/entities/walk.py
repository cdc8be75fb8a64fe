"""Visit everything an entity is made of, each value with the path that leads to it in its file."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from ops_atlas.entities.base import Path


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield each part, text and reference below a value, outer before inner, with the names used in the file."""
    yield path, value
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        for name, child in value.__dict__.items():
            if child is not None:
                yield from walk(child, (*path, fields[name].alias or name))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from walk(child, (*path, index))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield (*path, key), key
            yield from walk(child, (*path, key))
