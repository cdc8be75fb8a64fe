"""Which fields a file may have at a place, and what they may hold."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from ops_atlas.entities.base import UNKNOWN, Path
from ops_atlas.entities.model import Position
from ops_atlas.load.tree import Node, Scalar, find


def known_fields(cls: type[BaseModel], path: Path) -> list[str]:
    """Name the fields that a file may have at a path, as the file writes them."""
    classes = [cls]
    for step in path:
        fields = [field for c in classes for name, field in c.model_fields.items() if step in (name, field.alias)]
        if fields:
            classes = [model for field in fields for model in models(field.annotation)]
    return [field.alias or name for c in classes for name, field in c.model_fields.items() if name != "id"]


def models(annotation: object) -> list[type[BaseModel]]:
    """Name the classes of parts that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in models(argument)]


def types_at(cls: type[BaseModel], tree: Node, path: Path) -> list[Any]:
    """Name the types that the value at a path may have; a choice is taken apart.

    Steps that only pydantic knows are passed over, and so are those into a text that stands for a map.
    """
    types = list(_choices(cls))
    for step in path:
        if isinstance(tree, Scalar):
            break
        inner = [type_ for outer in types for type_ in _inside(outer, step)]
        types, tree = inner or types, find(tree, (step,))
    return types


def allows_unknown(types: list[Any]) -> bool:
    """Tell whether a value of these types may say that nobody has said."""
    return Position in types or any(get_origin(type_) is Literal and UNKNOWN in get_args(type_) for type_ in types)


def bare(annotation: Any) -> Any:
    """Give a type without what is written around it."""
    return bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _choices(annotation: Any) -> Iterator[Any]:
    """Yield the sides of a union, and of the unions in it; any other type as it is."""
    inner = bare(annotation)
    if get_origin(inner) in (Union, UnionType):
        for side in get_args(inner):
            yield from _choices(side)
    else:
        yield inner if get_origin(inner) is Literal else annotation


def _inside(annotation: Any, step: str | int) -> Iterator[Any]:
    """Yield the types of a part of a value."""
    type_ = bare(annotation)
    origin, arguments = get_origin(type_), get_args(type_)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        for name, field in type_.model_fields.items():
            if step in (name, field.alias):
                yield from _choices(field.annotation)
    elif origin is tuple and isinstance(step, int):
        yield from _choices(arguments[0])
    elif origin is MappingType and isinstance(step, str):
        yield from _choices(arguments[1])
