"""What the writer of a faulty value probably meant: parameters from which a problem's hint is chosen."""

import json
import re
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.ids import Ref, can_name
from ops_atlas.load.tree import Node, Scalar
from ops_atlas.slug import slug
from ops_atlas.suggest import nearest
from ops_atlas.validate.fields import allows_unknown, bare

_MISSING = ("missing", "too-few", "empty-text", "uncited-text")
_UNKNOWN_WORDS = frozenset(
    (
        "",
        "?",
        "-",
        "–",
        "~",
        "null",
        "n/a",
        "ukendt",
        "uoplyst",
        "ikke oplyst",
        "ikke belyst",
        "not reported",
        "not known",
    )
)
"""What people write where nobody has said anything."""
_CURLY = "“”„‟‘’‚‛«»"
_LONGEST_ITEM = 60
"""How many characters a text can have that is suggested as a list."""
_NEEDS_QUOTES = re.compile(r"[:#\[\]{},&*!|>'\"%@`]|^[-?]")


def advice(kind: str, types: list[Any], node: Node, value: str) -> dict[str, str]:
    """Say what would be right in place of a value, given what it may be and, if the fault lies in it, its text."""
    unknown: dict[str, str] = {"unknown": UNKNOWN} if allows_unknown(types) else {}
    if kind in _MISSING:
        return unknown
    if straight := _straight(value):
        return {"straight": straight}
    if kind == "bad-id":
        near = slug(value)
        return {"suggestion": near} if can_name(near) and any(map(str.isalnum, value)) else {}
    if not isinstance(node, Scalar):
        return unknown
    if _means_unknown(node.text):
        return {"suggestion": UNKNOWN} if unknown else {}
    items = (get_args(bare(type_))[0] for type_ in types if get_origin(bare(type_)) is tuple)
    return unknown | {"suggestion": next(filter(None, (_as_list(item, node.text) for item in items)), "")}


def _means_unknown(text: str) -> bool:
    word = text.strip().rstrip(".").lower()
    return word in _UNKNOWN_WORDS or bool(nearest(word, (UNKNOWN,)))


def _straight(value: str) -> str:
    """Give the text between curly quotation marks; nothing if there are none around it."""
    text = value.strip()
    return text.strip(_CURLY) if text[:1] in _CURLY or text[-1:] in _CURLY else ""


def _as_list(item: Any, text: str) -> str:
    """Write a text as the list that it was probably meant to be; nothing if it could not be one."""
    parts = [text.strip()]
    if isinstance(item, type) and issubclass(item, Ref):
        parts = [slug(part) for part in text.split(",")]
    try:
        TypeAdapter(tuple[item, ...]).validate_python(parts)
    except ValidationError:
        return ""
    if any(len(part) > _LONGEST_ITEM or "\n" in part for part in parts):
        return ""
    return f"[{', '.join(_quoted(part) for part in parts)}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if _NEEDS_QUOTES.search(text) else text
