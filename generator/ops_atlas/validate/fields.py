"""Which fields a file may have at a place."""

from typing import get_args

from pydantic import BaseModel

from ops_atlas.entities.base import Path


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
