"""What a piece of work costs: wall time, processor time and the most memory, its child processes included."""

import json
import os
import platform
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

Figures = dict[str, Any]
MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


def cost(work: Callable[[], Figures]) -> Figures:
    """Do the work; gives what it tells of itself, and what it took."""
    wall, processor = time.perf_counter(), _processor()
    told = work()
    taken = {"wall_s": time.perf_counter() - wall, "cpu_s": _processor() - processor}
    most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    rounded = {name: round(value, 2) for name, value in taken.items()}
    return {**told, **rounded, "peak_mb": round(most[0] / MEGABYTE), "peak_child_mb": round(most[1] / MEGABYTE)}


def _processor() -> float:
    found = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in found)


def apart(module: str, arguments: Sequence[str], seconds: int, gigabytes: int) -> Figures:
    """Run a module's work in a process of its own, within limits; gives its figures, or which limit it met."""
    memory = gigabytes * 1024**3

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    command = [sys.executable, "-m", module, *arguments]
    pipe = subprocess.PIPE
    child = subprocess.Popen(  # noqa: S603 - this program itself
        command,
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        preexec_fn=limited,  # noqa: PLW1509 - no threads here
        start_new_session=True,
    )
    try:
        told, said = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)  # and what it has started in its turn
        child.communicate()
        return {"stopped": f"after {seconds} s"}
    if child.returncode:
        return {"stopped": (said.strip().splitlines() or ["no message"])[-1][:200]}
    figures: Figures = json.loads(told.splitlines()[-1])
    return figures


def machine(*packages: str) -> Figures:
    """Describe what the figures were taken on."""
    info = Path("/proc/cpuinfo").read_text(encoding="ascii")
    model = next(line.partition(":")[2].strip() for line in info.splitlines() if line.startswith("model name"))
    memory = Path("/proc/meminfo").read_text(encoding="ascii").split()[1]
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "memory_gb": round(int(memory) / 1024**2),
        "python": platform.python_version(),
        "load_at_start": [round(load, 1) for load in os.getloadavg()],
        **{name: version(name) for name in packages},
    }
