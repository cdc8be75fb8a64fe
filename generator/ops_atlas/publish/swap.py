"""Build beside and swap: a build that fails or is killed leaves what stood there before."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops_atlas.publish.lock import holding, lock_of


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty folder to build in; it takes the target's place if the block ends without an exception.

    Both folders stand side by side, so that the swap is two renames. A run that was killed between them has left
    the old folder aside, and the next run puts it back before anything else. Two runs would build in the same folder,
    so the second is refused with a `HeldError`; an `OSError` tells that nothing can be put there.
    """
    if os.path.ismount(target):  # it could be filled, but nothing can take its place
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(target))
    with holding(lock_of(target)), _swapping(target) as new:
        yield new


@contextmanager
def _swapping(target: Path) -> Iterator[Path]:
    new, old = (target.with_name(f".{target.name}.{suffix}") for suffix in ("new", "old"))
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        if target.exists():
            target.rename(old)
        new.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(new, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
