"""A located tree to an entity, or to every problem that it has by itself."""

from pydantic import ValidationError

from ops_atlas.entities import FILES, KINDS, Entity
from ops_atlas.entities.walk import walk
from ops_atlas.load import Entry
from ops_atlas.load.tree import Mapping, Scalar, data, find, key_spot, type_name
from ops_atlas.problem import N_, Problem
from ops_atlas.prose import Document
from ops_atlas.validate.explain import explain
from ops_atlas.validate.fields import known_fields


def validate(entry: Entry) -> tuple[Entity | None, list[Problem]]:
    """Read an entry as an entity; the entity is given only if it has no problem."""
    if not isinstance(entry.tree, Mapping):
        params = {"expected": N_("a map"), "found": type_name(entry.tree)}
        return None, [entry.problem("wrong-type", entry.tree.spot, **params)]
    cls = KINDS[entry.kind]
    problems: list[Problem] = []
    content = data(entry.tree)
    assert isinstance(content, dict), "a map"
    if entry.kind in FILES:
        if "id" in content:
            fields = known_fields(cls, ())
            spot = key_spot(entry.tree, ("id",))
            problems.append(entry.problem("unknown-field", spot, field="id", known=", ".join(fields), suggestion=""))
        content["id"] = entry.id
    try:
        entity = cls.model_validate(content)
    except ValidationError as error:
        return None, problems + explain(entry, cls, error)
    problems += prose_problems(entry, entity)
    return (None if problems else entity), problems


def prose_problems(entry: Entry, entity: Entity) -> list[Problem]:
    """Give what the small Markdown does not allow, each at the very words."""
    problems = []
    for path, value in walk(entity):
        if isinstance(value, Document) and value.faults:
            node = find(entry.tree, path)
            for fault in value.faults:
                spot = node.find(fault.excerpt) if isinstance(node, Scalar) else node.spot
                params = {"excerpt": fault.excerpt} | ({"what": fault.what} if fault.what else {})
                problems.append(entry.problem(fault.code, spot, **params))
    return problems
