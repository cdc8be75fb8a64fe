"""The entities: the only description of what a content file may say."""

from collections.abc import Mapping
from types import MappingProxyType

from ops_atlas.entities.actor import Actor
from ops_atlas.entities.base import Entity
from ops_atlas.entities.case import Case
from ops_atlas.entities.guide import Question
from ops_atlas.entities.model import Model
from ops_atlas.entities.source import Source
from ops_atlas.entities.theme import Disagreement, Theme
from ops_atlas.entities.vocabulary import (
    Dimension,
    Evidence,
    GlossaryTerm,
    Municipality,
    Region,
    RelationKind,
    Risk,
    StakeKind,
    Term,
    Unit,
    Wanted,
)

__all__ = [
    "FILES",
    "KINDS",
    "VOCABULARIES",
    "Actor",
    "Case",
    "Dimension",
    "Disagreement",
    "Entity",
    "Evidence",
    "GlossaryTerm",
    "Model",
    "Municipality",
    "Question",
    "Region",
    "RelationKind",
    "Risk",
    "Source",
    "StakeKind",
    "Term",
    "Theme",
    "Unit",
    "Wanted",
]

FILES: Mapping[str, type[Entity]] = MappingProxyType(
    {
        "cases": Case,
        "models": Model,
        "sources": Source,
        "actors": Actor,
        "themes": Theme,
        "disagreements": Disagreement,
    }
)
"""Folders in which each file is an entity."""

VOCABULARIES: Mapping[str, type[Entity]] = MappingProxyType(
    {
        "actor-kinds": Term,
        "dimensions": Dimension,
        "entry-kinds": Term,
        "evidence": Evidence,
        "genres": Term,
        "glossary": GlossaryTerm,
        "guide": Question,
        "municipalities": Municipality,
        "problem-types": Term,
        "regions": Region,
        "relations": RelationKind,
        "risks": Risk,
        "roles": Term,
        "scales": Term,
        "sectors": Term,
        "stakes": StakeKind,
        "statuses": Term,
        "units": Unit,
        "wanted": Wanted,
    }
)
"""Files of `vocabulary/`, each a list of entities."""

KINDS: Mapping[str, type[Entity]] = MappingProxyType({**FILES, **VOCABULARIES})
