"""Locks between processes: held for the length of a block, and given back by the system if the process is killed."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_PAUSE = 0.1
"""Seconds between two looks at a lock that is waited for."""


class HeldError(RuntimeError):
    """Another process holds the lock."""


def lock_of(path: Path) -> Path:
    """Name the lock file of a path, which stands beside it."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def holding(lock: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold a lock for the length of the block; its file is gone afterwards.

    Raises `HeldError` if another process holds it, unless it is to be waited for.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    file = _locked(lock, wait=wait)
    try:
        yield
    finally:
        _give_back(file, lock)


def _locked(lock: Path, *, wait: bool) -> BinaryIO:
    while True:
        file = lock.open("ab")
        if _take(file):
            if _is_at(file, lock):
                return file
            file.close()  # whoever held it has removed it in the meantime, so that others lock another file
            continue
        file.close()
        if not wait:
            raise HeldError(str(lock))
        time.sleep(_PAUSE)


def _is_at(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(file: BinaryIO, lock: Path) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        file.close()
        with suppress(OSError):  # Windows removes no file that another process has open
            lock.unlink()

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _give_back(file: BinaryIO, lock: Path) -> None:
        with suppress(OSError):
            lock.unlink()  # while it is held, for the next to hold it may have made another by then
        file.close()
