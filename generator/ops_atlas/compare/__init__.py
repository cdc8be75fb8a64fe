"""What can be said of entries side by side: pure functions over the atlas."""

from ops_atlas.compare.gaps import Gap, Missing, Shared, gaps, missing, shared, totals
from ops_atlas.compare.guide import Ranked, Reason, rank
from ops_atlas.compare.models import Alternative, Standing, alternatives, case_position, level_of, profile
from ops_atlas.compare.pairs import Choice, Contrast, Pair, pair, pair_id, pairs, uses
from ops_atlas.compare.similarity import Near, nearest

__all__ = [
    "Alternative",
    "Choice",
    "Contrast",
    "Gap",
    "Missing",
    "Near",
    "Pair",
    "Ranked",
    "Reason",
    "Shared",
    "Standing",
    "alternatives",
    "case_position",
    "gaps",
    "level_of",
    "missing",
    "nearest",
    "pair",
    "pair_id",
    "pairs",
    "profile",
    "rank",
    "shared",
    "totals",
    "uses",
]
