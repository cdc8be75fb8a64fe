"""Pydantic's errors as problems: its codes become ours, its `loc` a line and a column."""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ops_atlas.load import Entry
from ops_atlas.load.tree import Scalar, find, key_spot, type_name
from ops_atlas.problem import KINDS, N_, Message, Problem
from ops_atlas.suggest import nearest
from ops_atlas.validate.fields import known_fields

_EXPECTED: Mapping[str, Message] = MappingProxyType(
    {
        "string_type": N_("a text"),
        "string_sub_type": N_("a text"),
        "tuple_type": N_("a list"),
        "dict_type": N_("a map"),
        "mapping_type": N_("a map"),
        "model_type": N_("a text or a map"),
        "model_attributes_type": N_("a map"),
        "decimal_type": N_("a number"),
    }
)
_NUMBERS = ("decimal_parsing", "decimal_max_digits", "finite_number")


def explain(entry: Entry, cls: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Turn all that pydantic found wrong with an entry into problems."""
    return [_problem(entry, cls, details) for details in error.errors(include_url=False)]


def _problem(entry: Entry, cls: type[BaseModel], details: ErrorDetails) -> Problem:
    kind, path = details["type"], details["loc"]
    node = find(entry.tree, path)
    if kind == "extra_forbidden":
        fields = known_fields(cls, path[:-1])
        field = str(path[-1])
        if " " in field and isinstance(node, Scalar) and not node.text:
            return entry.problem("unquoted-comma", key_spot(entry.tree, path), field=field)
        params = {"field": field, "known": ", ".join(fields), "suggestion": nearest(field, fields)}
        return entry.problem("unknown-field", key_spot(entry.tree, path), **params)
    if kind == "missing":
        return entry.problem("missing-field", node.spot, field=str(path[-1]))
    if kind in _EXPECTED:
        return entry.problem("wrong-type", node.spot, expected=_EXPECTED[kind], found=type_name(node))
    if kind in KINDS:
        params = {key: str(value) for key, value in details.get("ctx", {}).items()}
        return entry.problem(kind, node.spot, **params)
    value = node.text if isinstance(node, Scalar) else str(type_name(node))
    if kind in _NUMBERS:
        return entry.problem("bad-number", node.spot, value=value)
    return entry.problem("bad-value", node.spot, value=value, reason=_reason(details))


def _reason(details: ErrorDetails) -> str:
    """Say what was expected: for a closed choice its values, else pydantic's own words."""
    context = details.get("ctx", {})
    return str(context.get("expected") or context.get("pattern") or details["msg"])
