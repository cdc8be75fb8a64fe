"""The pages of pairs of models: where each is, and what its sentences call the two."""

from ops_atlas.compare import Pair, pair_id
from ops_atlas.render.naming import name_of, within
from ops_atlas.wording import Wording


def pair_path(one: str, other: str) -> str:
    """Give the Markdown file of the page of two models, whichever is named first."""
    return f"compare/{pair_id(one, other)}.md"


def names_within(pair: Pair, wording: Wording) -> tuple[str, str]:
    """Name the two models of a pair as a sentence does."""
    first, second = (within(name_of(model, wording).text) for model in (pair.first, pair.second))
    return first, second
