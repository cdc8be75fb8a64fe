"""Measures reading and checking: `python -m benchmarks.content [--cases 1000 10000] [--out FILE]`."""

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.atlas import make
from benchmarks.measure import Figures, apart, cost, machine

PROJECT = Path(__file__).resolve().parents[1]
SECONDS, GIGABYTES = 900, 16
TIMES = 5
"""How often `check` is run; the best counts."""


def main() -> None:
    """Run every piece, one after another, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--out", type=Path, default=PROJECT / "benchmarks" / "results" / "content.json")
    wanted = parser.parse_args()
    results: Figures = {
        "command": "python -m benchmarks.content",
        "date": datetime.now(UTC).date().isoformat(),
        "limits": {"seconds": SECONDS, "gigabytes": GIGABYTES},
        "machine": machine("ops-atlas", "pydantic", "pyyaml"),
        "check": {"shipped atlas": _check(), "one file": _check("cases/holstebro-roads.yaml")},
        "pages": {},
    }
    for cases in wanted.cases:
        with TemporaryDirectory() as folder:
            atlas = make(PROJECT, cases, Path(folder) / "atlas")
            results["pages"][str(cases)] = apart("benchmarks.content_work", [str(atlas)], SECONDS, GIGABYTES)
        sys.stderr.write(f"{cases} {json.dumps(results['pages'][str(cases)])}\n")
    wanted.out.parent.mkdir(exist_ok=True)
    wanted.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _check(*files: str) -> Figures:
    command = [sys.executable, "-m", "ops_atlas", "check", *files]

    def run() -> Figures:
        subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)  # noqa: S603 - this program itself
        return {}

    best = min((cost(run) for _ in range(TIMES)), key=lambda figures: figures["cpu_s"])
    return {name: best[name] for name in ("wall_s", "cpu_s")}


if __name__ == "__main__":
    main()
