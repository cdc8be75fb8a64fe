"""What `theme/assets/landscape.js` needs to draw any pair of dimensions, as JSON in the page."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from markupsafe import Markup

from ops_atlas.compare.landscape import by_name, level_of_case, primary_model
from ops_atlas.compare.models import level_of
from ops_atlas.entities import Case, Dimension, Model
from ops_atlas.entities.vocabulary import Level
from ops_atlas.problem import N_
from ops_atlas.render.charts.axes import Axis, across, upright
from ops_atlas.render.escape import escape, raw
from ops_atlas.render.in_words import NOT_REPORTED
from ops_atlas.render.writer import Writer

T = TypeVar("T", Case, Model)

AGAINST = N_("{x} against {y}")


def landscape_data(writer: Writer) -> Markup:
    """Write the data as a script element that no browser runs."""
    atlas, text = writer.atlas, writer.wording.text
    dimensions = list(atlas.dimensions.values())
    models = [
        {"id": f"models/{m.id}", "at": _places(m, dimensions, level_of)}
        for m in by_name(atlas, writer.wording.language)
    ]
    cases = [
        {
            "id": f"cases/{c.id}",
            "model": f"models/{primary_model(c)}",
            "at": _places(c, dimensions, partial(level_of_case, atlas)),
        }
        for c in atlas.cases.values()
    ]
    data = {
        "against": text(AGAINST),
        "dimensions": [_dimension(writer, dimension) for dimension in dimensions],
        "models": models,
        "cases": cases,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return raw(f'<script type="application/json" id="landscape-data">{written}</script>')


def _dimension(writer: Writer, dimension: Dimension) -> Mapping[str, object]:
    """Give a dimension as an axis across and upright, each level with its name and the lines it breaks into."""
    language, unknown = writer.wording.language, writer.wording.text(NOT_REPORTED)
    x, y = across(dimension, language, unknown), upright(dimension, language, unknown)
    return {
        "id": dimension.id,
        "label": dimension.label.in_(language)[0],
        "labels": {lv.id if lv else "": lv.label.in_(language)[0] if lv else unknown for lv in x.levels},
        "column": x.column,
        "x": {"name": _lines(x.name), "levels": _levels(x)},
        "y": {"name": _lines(y.name), "levels": _levels(y)},
    }


def _levels(axis: Axis) -> list[tuple[str, list[str]]]:
    return [(lv.id if lv else "", _lines(lines)) for lv, lines in zip(axis.levels, axis.labels, strict=True)]


def _lines(lines: Iterable[str]) -> list[str]:
    """Escape lines of text, since the script puts them into the picture as they are."""
    return [str(escape(line)) for line in lines]


def _places(
    item: T, dimensions: Iterable[Dimension], level: Callable[[T, Dimension], Level | None]
) -> Mapping[str, str]:
    """Give the level on every dimension, empty where none is reported."""
    found = ((dimension.id, level(item, dimension)) for dimension in dimensions)
    return {id_: here.id if here else "" for id_, here in found}
