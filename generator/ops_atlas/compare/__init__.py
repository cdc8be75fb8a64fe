"""What can be said of entries side by side: pure functions over the atlas."""

from ops_atlas.compare.gaps import Gap, Missing, Shared, gaps, missing, shared, totals
from ops_atlas.compare.models import Alternative, Standing, alternatives, case_position, profile

__all__ = [
    "Alternative",
    "Gap",
    "Missing",
    "Shared",
    "Standing",
    "alternatives",
    "case_position",
    "gaps",
    "missing",
    "profile",
    "shared",
    "totals",
]
