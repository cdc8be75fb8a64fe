"""What can still be read of a faulty entry, so that one fault does not hide those that follow it."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from ops_atlas.entities.base import Path
from ops_atlas.entities.ids import Ref, is_id
from ops_atlas.load.tree import Mapping, Node, Sequence, data
from ops_atlas.validate.fields import models

Piece = tuple[Path, object]
"""A value that could be read, and the way to it."""


def salvage(cls: type[BaseModel], node: Node, path: Path = ()) -> Iterator[Piece]:
    """Yield a part whole if it can be read, else each of its fields, else what can be read inside them."""
    try:
        yield path, cls.model_validate(data(node))
    except ValidationError:
        if isinstance(node, Mapping):
            for name, field in cls.model_fields.items():
                key = field.alias or name
                if key in node.values:
                    yield from _field(cls, name, node.values[key], (*path, key))


def _field(cls: type[BaseModel], name: str, node: Node, path: Path) -> Iterator[Piece]:
    try:
        yield path, _adapter(cls, name).validate_python(data(node))
    except ValidationError:
        annotation = cls.model_fields[name].annotation
        yield from (((*path, key), key) for key in _keys(annotation, node))
        for step, inner, child in _children(annotation, node):
            yield from salvage(inner, child, (*path, *step))


def _children(annotation: Any, node: Node) -> Iterator[tuple[Path, type[BaseModel], Node]]:
    """Yield the parts of a value, each with its step from the value and the class it should have."""
    for model in models(annotation):
        match node:
            case Sequence():
                yield from (((index,), model, item) for index, item in enumerate(node.items))
            case Mapping() if _key_type(annotation):
                yield from (((key,), model, value) for key, value in node.values.items())
            case _:
                yield (), model, node


def _keys(annotation: Any, node: Node) -> Iterator[Ref]:
    """Yield a map's keys where they are references."""
    key_type = _key_type(annotation)
    if key_type and isinstance(node, Mapping):
        yield from (key_type(key) for key in node.values if is_id(key))


def _key_type(annotation: Any) -> type[Ref] | None:
    arguments = get_args(annotation)
    if get_origin(annotation) is MappingType:
        return arguments[0] if issubclass(arguments[0], Ref) else None
    return next((found for argument in arguments if (found := _key_type(argument))), None)


@cache
def _adapter(cls: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = cls.model_fields[name]
    annotation: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(annotation)
