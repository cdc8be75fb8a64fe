"""Processes that set documents: several for many small ones, and one of its own for each that is large."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Thread
from types import ModuleType
from typing import ParamSpec, TypeVar

from ops_atlas.publish.pdf.typesetter import TypesettingError

P = ParamSpec("P")
T = TypeVar("T")
_hiding = Lock()
LOST = "the system ended a process that set PDFs; it may have run out of memory"


def several() -> Executor:
    """Give a process for each core; it starts when there is work for it. Threads would wait for each other's turn."""
    return _Bare(os.cpu_count(), get_context("spawn"), _end_with_parent)


class _Bare(ProcessPoolExecutor):
    """Processes that load what their work needs, and nothing of the program that gives it."""

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Give work, and start a process for it if there is none that waits."""
        with _unseen_program():
            return super().submit(work, *arguments, **named)


@contextmanager
def _unseen_program() -> Iterator[None]:
    """Hide the program that runs: a process that starts would load it, with all it loads, for a third of a second."""
    with _hiding:
        program = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = program


def apart(work: Callable[[str, str], T], data: str, about: str) -> T:
    """Do one document's work in a process of its own, for Typst keeps the memory that it has once used.

    The process ends with its work, also if this one is killed. Raises `TypesettingError` as the work does, and if the
    system ends the process.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, work, data, about))
    with _unseen_program():
        process.start()
    theirs.close()
    try:
        found: T | TypesettingError = ours.recv()
    except EOFError:
        found = TypesettingError(f"{about}: {LOST}")
    process.join()
    if isinstance(found, TypesettingError):
        raise found
    return found


def _answer(to: Connection, work: Callable[[str, str], object], data: str, about: str) -> None:
    try:
        to.send(work(data, about))
    except TypesettingError as error:
        to.send(error)


def _end_with_parent() -> None:
    """Leave an interruption to the process that gives the work, and end if that one is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent, "this process was started by another"

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()
