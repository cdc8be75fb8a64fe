"""One piece of the benchmark of the content, in a process of its own: `python -m benchmarks.content_work ATLAS`."""

import json
import sys
from pathlib import Path

from benchmarks.measure import Figures, cost
from ops_atlas.pipeline import read
from ops_atlas.render.site import pages
from ops_atlas.wording import Wording


def pages_of(root: Path) -> Figures:
    """Load, validate, link and write every page as Markdown, in Danish."""
    reading = read(root)
    assert not reading.problems, reading.problems[:3]
    written = sum(1 for _ in pages(reading.atlas, Wording("da")))
    return {"cases": len(reading.atlas.cases), "pages": written}


if __name__ == "__main__":
    figures = cost(lambda: pages_of(Path(sys.argv[1])))
    figures["cpu_ms_a_case"] = round(1000 * figures["cpu_s"] / figures["cases"], 2)
    sys.stdout.write(json.dumps(figures) + "\n")
