"""Pydantic's errors as problems: its codes become ours, its `loc` a line and a column."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ops_atlas.load import Entry
from ops_atlas.load.tree import Node, Scalar, find, key_spot, type_name
from ops_atlas.problem import KINDS, N_, Message, Problem
from ops_atlas.suggest import nearest
from ops_atlas.validate.advice import advice
from ops_atlas.validate.fields import known_fields, types_at

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
        "bool_type": N_("true or false"),
    }
)
_PATTERNS: Mapping[str, Message] = MappingProxyType(
    {
        r"^\d{4}$": N_("four digits"),
        r"^[A-Z]{3}$": N_("three capital letters"),
        r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$": N_("the tag of a language, such as da, en or nb"),
    }
)


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
    context = {key: str(value) for key, value in details.get("ctx", {}).items()}
    hint = advice(kind, types_at(cls, entry.tree, path), node, context.get("value", ""))
    if kind == "missing":
        return entry.problem("missing-field", node.spot, field=str(path[-1]), **hint)
    if kind in _EXPECTED:
        # Where a class takes a text as well, it has read the text before pydantic could object to it.
        expected = N_("a map") if kind == "model_type" and isinstance(node, Scalar) else _EXPECTED[kind]
        return entry.problem("wrong-type", node.spot, expected=expected, found=type_name(node), **hint)
    if kind in KINDS:
        is_key = path[-1:] == ("[key]",)
        spot = key_spot(entry.tree, path[:-1]) if is_key else node.spot
        return entry.problem(kind, spot, **context, **hint)
    return _bad_value(entry, node, details)


def _bad_value(entry: Entry, node: Node, details: ErrorDetails) -> Problem:
    """Say what was expected: for a closed choice its values, for a pattern its meaning, else pydantic's own words."""
    value = node.text if isinstance(node, Scalar) else type_name(node)
    context = details.get("ctx", {})
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if details["type"] == "bool_parsing":
        choices = ["true", "false"]
    pattern = _PATTERNS.get(str(context.get("pattern", "")))
    reason = ", ".join(choices) or pattern or str(details["msg"])
    return entry.problem("bad-value", node.spot, value=value, reason=reason, suggestion=nearest(value, choices))
