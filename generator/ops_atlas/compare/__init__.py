"""What can be said of entries side by side: pure functions over the atlas."""

from ops_atlas.compare.models import Alternative, Standing, alternatives, case_position, profile

__all__ = ["Alternative", "Standing", "alternatives", "case_position", "profile"]
