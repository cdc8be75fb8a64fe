"""The charts as pictures that stand alone, each with words that say the same: what the PDFs need."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from ops_atlas.compare.landscape import Landscape
from ops_atlas.compare.models import Standing
from ops_atlas.compare.timeline import Timeline
from ops_atlas.entities import Model
from ops_atlas.entities.figure import Figure
from ops_atlas.link import Atlas
from ops_atlas.problem import N_
from ops_atlas.render import charts, in_words
from ops_atlas.render.charts.denmark import Counts
from ops_atlas.render.lettering import NAMESPACE, Label, unlettered
from ops_atlas.render.naming import name_of
from ops_atlas.render.references import References
from ops_atlas.render.templating import draw
from ops_atlas.render.writer import Writer
from ops_atlas.wording import Wording

HALF, COLUMN, PAGE = 328, 560, 680
"""Units to the width of half a page, of a column of text and of a page: the letters become 9 points high in each."""
ROOM = 72
"""Letters that fit beside a value in a picture of readings."""
BARS = 16
"""How many cases of the timeline fit on a page."""
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold."""


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG; its units are those of its width and height."""

    svg: str
    """The drawing without its letters."""
    labels: tuple[Label, ...]
    """The letters, each line with its place."""
    width: float
    height: float
    words: str
    """What it shows, for those who cannot see it."""


class Studio:
    """Draws an atlas's pictures in one language. Nothing in them leads anywhere."""

    def __init__(self, atlas: Atlas, wording: Wording) -> None:
        self._atlas, self._wording = atlas, wording
        self._writer = Writer(atlas, wording, "index.md", "html", References())

    def profile(self, model: Model, standings: Sequence[Standing], peers: Sequence[Model]) -> Iterator[Picture]:
        """Draw where a model stands on every dimension among the others, in two halves to stand side by side."""
        middle = -(-len(standings) // 2)
        for part in (standings[:middle], standings[middle:]):
            unknown, last = self._wording.text(in_words.NOT_REPORTED), part[-1:] == standings[-1:]
            chart = charts.profile_picture(part, peers, self._wording.language, unknown, legend=last)
            yield self._draw("profile", chart, name_of(model, self._wording).text, width=HALF)

    def readings(self, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Picture]]:
        """Draw each figure of which several readings are known."""
        for chart in charts.readings_pictures(tuple(figures), self._atlas, self._wording, ROOM):
            yield chart.figure, self._draw("readings", chart, "readings")

    def timeline(self, found: Timeline) -> Iterator[Picture]:
        """Draw when the cases ran, on as many pages as they need."""
        for chart in charts.timeline_sheets(found, self._wording.language, BARS):
            yield self._draw("timeline", chart, width=PAGE)

    def landscape(self, land: Landscape, numbers: Mapping[str, int]) -> Picture:
        """Draw the models, by their numbers, and the cases on two dimensions."""
        unknown = self._wording.text(in_words.NOT_REPORTED)
        return self._draw("landscape", charts.plot(land, numbers, self._wording.language, unknown), "landscape")

    def denmark(self, counts: Counts) -> Picture:
        """Draw the municipalities that have cases."""
        title = self._wording.text(N_("Map of Denmark with the municipalities that have cases"))
        return self._draw("denmark", "map", charts.country_map(counts), title, "")

    def capital(self, counts: Counts) -> Picture:
        """Draw the capital's surroundings, enlarged."""
        title = self._wording.text(N_("The capital and its surroundings, enlarged"))
        return self._draw("denmark", "capital", charts.capital_map(counts), title, "")

    def _draw(self, chart: str, *values: object, width: int = COLUMN) -> Picture:
        svg = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", draw(chart, self._writer, *values, alone=width))
        root = ET.fromstring(svg)  # noqa: S314 - drawn by our own templates, every text escaped
        said = [words for name in ("title", "desc") if (words := root.findtext(f"{{{NAMESPACE}}}{name}"))]
        left, top, across, down = map(float, root.get("viewBox", f"0 0 {width} {root.get('height')}").split())
        shapes, labels = unlettered(root, across)
        moved = tuple(replace(label, x=label.x - left, y=label.y - top) for label in labels)
        return Picture(shapes, moved, across, down, ". ".join(said))
