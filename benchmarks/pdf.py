"""Measures the PDFs against WeasyPrint: `python -m benchmarks.pdf [--cases 30 300 3000] [--out FILE]`."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.atlas import make
from benchmarks.measure import Figures, apart, machine

PROJECT = Path(__file__).resolve().parents[1]
SECONDS, GIGABYTES = 900, 16
"""What each piece may take at most; one that needs more is reported as stopped."""
SOME: Mapping[str, tuple[int, int]] = {"book": (1000, 1), "entries": (1000, 300), "side_by_side": (100, 1)}
"""From how many cases on only some of a piece is done, and how many: the largest volumes, the PDFs of cases spread
evenly, and side by side with WeasyPrint the smallest volumes."""


def main() -> None:
    """Run every piece once, one after another, and write the figures beside those of other sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[30, 300, 3000])
    parser.add_argument("--out", type=Path, default=PROJECT / "benchmarks" / "results" / "pdf.json")
    parser.add_argument("--whole", action="store_true", help="all volumes and entries, however many")
    wanted = parser.parse_args()
    results: Figures = json.loads(wanted.out.read_text("utf-8")) if wanted.out.is_file() else {}
    for cases in wanted.cases:
        results[str(cases)] = {
            "command": f"python -m benchmarks.pdf --cases {cases}",
            "date": datetime.now(UTC).date().isoformat(),
            "limits": {"seconds": SECONDS, "gigabytes": GIGABYTES},
            "machine": machine("typst", "weasyprint", "ops-atlas"),
            **_measured(cases, whole=wanted.whole),
        }
        wanted.out.parent.mkdir(exist_ok=True)
        wanted.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _measured(cases: int, *, whole: bool) -> Figures:
    found: Figures = {}
    with TemporaryDirectory() as folder:
        atlas = make(PROJECT, cases, Path(folder) / "atlas")
        for work, (many, some) in SOME.items():
            wanted = some if cases >= many and not whole else 0
            found[work] = apart("benchmarks.pdf_work", [work, str(atlas), str(wanted)], SECONDS, GIGABYTES)
            sys.stderr.write(f"{cases} {work} {json.dumps(found[work])}\n")
    return found


if __name__ == "__main__":
    main()
