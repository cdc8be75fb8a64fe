"""Reading again and again, as `mkdocs serve` does at every save."""

import gc
from pathlib import Path

from ops_atlas.pipeline import read


class _Built:
    """What a build leaves behind: things that hold each other, which only the garbage collector can take away."""

    def __init__(self, root: Path) -> None:
        self.reading = read(root)
        self.itself = self


def test_what_was_read_before_is_not_kept_for_ever(atlas: Path) -> None:
    frozen = []
    for _ in range(6):
        _Built(atlas)
        frozen.append(gc.get_freeze_count())
    assert max(frozen[2:]) - min(frozen[2:]) < 100
    assert gc.isenabled()
