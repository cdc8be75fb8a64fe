"""What the pages that put entries side by side need: one for each pair of models, and the page that chooses."""

from collections.abc import Mapping

from ops_atlas.compare import Pair, pair_id
from ops_atlas.entities import Model
from ops_atlas.link import Atlas
from ops_atlas.render.naming import name_of, within
from ops_atlas.slug import collate
from ops_atlas.wording import Wording

Context = Mapping[str, object]


def pair_path(one: str, other: str) -> str:
    """Give the Markdown file of the page of two models, whichever is named first."""
    return f"compare/{pair_id(one, other)}.md"


def models_by_name(atlas: Atlas) -> list[Model]:
    """Give the models in Danish alphabetical order, the same in both languages."""
    return sorted(atlas.models.values(), key=lambda model: collate(model.name.da))


def compare(atlas: Atlas) -> Context:
    """Give the models, each to be found with every other."""
    return {"models": models_by_name(atlas), "pair_path": pair_path}


def names_within(pair: Pair, wording: Wording) -> tuple[str, str]:
    """Name the two models of a pair as a sentence does."""
    first, second = (within(name_of(model, wording).text) for model in (pair.first, pair.second))
    return first, second
