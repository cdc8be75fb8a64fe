"""Files that lie in the wrong folder: their fields are those of another kind."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ops_atlas.entities import FILES
from ops_atlas.problem import N_, Message

CALLED: Mapping[str, Message] = MappingProxyType(
    {
        "cases": N_("a case"),
        "models": N_("a model"),
        "sources": N_("a source"),
        "actors": N_("an actor"),
        "themes": N_("a theme"),
        "disagreements": N_("a disagreement"),
    }
)
"""What a file of each folder is."""
_MUCH_BETTER = 3
"""How many times fewer faults the right kind makes of the fields than the wrong one."""


def right_folder(folder: str, fields: frozenset[str]) -> str:
    """Give the folder in which a file with these fields belongs, if it is quite clearly another."""
    strange, missing = _misfit(folder, fields)
    if not strange:
        return ""
    others = [(_misfit(other, fields), other) for other in FILES if other != folder]
    (stranger, lacking), best = min(others, key=lambda other: (sum(other[0]), other[1]))
    is_clear = stranger * _MUCH_BETTER <= strange and (stranger + lacking) * _MUCH_BETTER <= strange + missing
    return best if is_clear else ""


def _misfit(folder: str, fields: frozenset[str]) -> tuple[int, int]:
    """Count the fields that a kind does not know, and those that it lacks."""
    known, required = _fields(folder)
    return len(fields - known), len(required - fields)


@cache
def _fields(folder: str) -> tuple[frozenset[str], frozenset[str]]:
    fields = {field.alias or name: field for name, field in FILES[folder].model_fields.items() if name != "id"}
    return frozenset(fields), frozenset(name for name, field in fields.items() if field.is_required())
