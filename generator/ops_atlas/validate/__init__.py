"""A located tree to an entity, or to every problem that it has by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from ops_atlas.entities import FILES, KINDS, Entity
from ops_atlas.entities.model import VERSUS
from ops_atlas.entities.walk import walk
from ops_atlas.load import Entry
from ops_atlas.load.tree import Mapping, Places, Spot, data, find, key_spot, type_name
from ops_atlas.problem import N_, Problem
from ops_atlas.prose import Document
from ops_atlas.validate.explain import explain
from ops_atlas.validate.fields import known_fields
from ops_atlas.validate.folder import CALLED, right_folder
from ops_atlas.validate.salvage import Piece, salvage


@dataclass(frozen=True)
class Validated:
    """What became of an entry."""

    entry: Entry
    entity: Entity | None
    """The entity, if all its fields could be read."""
    parts: Sequence[Piece]
    """Everything that the entity is made of, outer before inner, or whatever of it could be read."""
    problems: tuple[Problem, ...]
    right_folder: str = ""
    """Where the file belongs, if it clearly lies in the wrong folder."""


def validate(entry: Entry) -> Validated:
    """Read an entry as an entity, and name everything that is wrong with it by itself."""
    if not isinstance(entry.tree, Mapping):
        params = {"expected": N_("a map"), "found": type_name(entry.tree)}
        return Validated(entry, None, (), (entry.problem("wrong-type", entry.tree.spot, **params),))
    if entry.kind in FILES and (right := right_folder(entry.kind, frozenset(entry.tree.values))):
        return _misplaced(entry, entry.tree, right)
    cls = KINDS[entry.kind]
    content = data(entry.tree)
    assert isinstance(content, dict), "a map"
    problems: list[Problem] = []
    if entry.kind in FILES:
        problems += [*_own_id(entry, entry.tree), *_own_page(entry)]
        content["id"] = entry.id
    entity: Entity | None = None
    try:
        entity = cls.model_validate(content)
        parts = walk(entity)
    except ValidationError as error:
        problems += explain(entry, cls, error)
        parts = _readable(cls, entry.tree)
    problems += prose_problems(entry, parts)
    return Validated(entry, entity, parts, tuple(problems))


def _misplaced(entry: Entry, tree: Mapping, right: str) -> Validated:
    """Say of a file in the wrong folder only this; what it refers to is in use all the same."""
    params = {"what": CALLED[right], "folder": entry.kind, "right": right}
    problem = entry.problem("wrong-folder", tree.spot, **params)
    return Validated(entry, None, _readable(FILES[right], tree), (problem,), right)


def _readable(cls: type[Entity], tree: Mapping) -> list[Piece]:
    return [part for start, piece in salvage(cls, tree) for part in walk(piece, start)]


def _own_id(entry: Entry, tree: Mapping) -> Iterator[Problem]:
    """Refuse an id inside a file that is an entity: its id is its name."""
    if "id" in tree.keys:
        known = ", ".join(known_fields(KINDS[entry.kind], ()))
        yield entry.problem("unknown-field", key_spot(tree, ("id",)), field="id", known=known, suggestion="")


def _own_page(entry: Entry) -> Iterator[Problem]:
    """Refuse a model's id that holds the word between the two ids of a pair: two pairs could have one page."""
    if entry.kind == "models" and VERSUS in entry.id.split("-"):
        yield entry.problem("pair-as-id", Spot(1, 1), value=entry.id)


def prose_problems(entry: Entry, parts: Iterable[Piece]) -> Iterator[Problem]:
    """Give what the small Markdown does not allow, each at the very words."""
    for path, value in parts:
        if isinstance(value, Document) and value.faults:
            places = Places(find(entry.tree, path))
            for fault in value.faults:
                params = {"excerpt": fault.excerpt} | ({"what": fault.what} if fault.what else {})
                yield entry.problem(fault.code, places.next(fault.excerpt), **params)
