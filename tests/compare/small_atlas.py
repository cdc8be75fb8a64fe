"""A small atlas made of entities, without files: two ordered dimensions, one without an order, three models."""

from types import MappingProxyType
from typing import Any

from ops_atlas.entities import Case, Dimension, Entity, Model, Question
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.ids import Ref
from ops_atlas.entities.walk import walk
from ops_atlas.link import Atlas, Key, Relation


def dimension(id_: str, levels: str, *, ordered: bool = True) -> Dimension:
    """Make a dimension of the levels named; one that ends in `*` stands beside the scale."""
    found = [{"id": name.strip("*"), "label": name, "off_scale": name.endswith("*")} for name in levels.split()]
    return Dimension.model_validate({"id": id_, "label": id_, "question": id_, "ordered": ordered, "levels": found})


def claim(text: str) -> dict[str, Any]:
    return {"text": text, "evidence": "research", "cite": ["a-source"]}


def model(id_: str, positions: dict[str, str], **fields: Any) -> Model:
    """Make a model with these levels; `unknown` stays so."""
    placed = {
        name: level if level == UNKNOWN else {"level": level, "evidence": "research", "cite": ["a-source"]}
        for name, level in positions.items()
    }
    silent = dict.fromkeys(("steps", "fits", "fits_not", "advantages", "drawbacks", "legal_basis"), UNKNOWN)
    text = {"name": id_, "summary": id_, "definition": "What it is [@a-source]."}
    return Model.model_validate({"id": id_, "positions": placed, **text, **silent, **fields})


def case(id_: str, **fields: Any) -> Case:
    """Make a case of which nothing is known but the fields given."""
    story = dict.fromkeys(("problem", "why_this_form", "process", "solution", "outcome"), UNKNOWN)
    models = [{"model": name, "role": "primary", "why": "x"} for name in fields.pop("models", ())]
    parties = [{"actor": name, "role": "provider", "cite": ["a-source"]} for name in fields.pop("parties", ())]
    related = [{"case": name, "kind": "similar-to", "text": "x"} for name in fields.pop("related", ())]
    plain: dict[str, Any] = {
        "title": id_, "kind": "collaboration", "summary": id_, "status": "running", "sector": "health",
        "period": {"start": UNKNOWN, "end": UNKNOWN}, "scale": "not-reported", "problem_types": [],
        "target_group": UNKNOWN, "models": models, "parties": parties, "story": story, "results": UNKNOWN,
        "money": UNKNOWN, "risks": UNKNOWN, "citizen_role": UNKNOWN, "related": related, "open_questions": [],
        "lessons": {"helps": UNKNOWN, "hinders": UNKNOWN},
    }  # fmt: skip
    return Case.model_validate({"id": id_, **plain, **fields})


def join(*entities: Entity) -> Atlas:
    """Link entities as the linker does, by the references in them."""
    kinds = {Case: "cases", Model: "models", Dimension: "dimensions", Question: "guide"}
    by_key = {Key(kinds[type(entity)], entity.id): entity for entity in entities}
    relations = [
        Relation(key, Key(value.kind, str(value)), path)
        for key, entity in by_key.items()
        for path, value in walk(entity)
        if isinstance(value, Ref) and value.kind
    ]
    return Atlas(MappingProxyType(by_key), tuple(relations), MappingProxyType({}))
