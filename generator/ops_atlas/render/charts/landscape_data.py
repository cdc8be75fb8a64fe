"""What `theme/assets/landscape.js` needs to draw any pair of dimensions, as JSON in the page."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from ops_atlas.compare.landscape import level_of_case, primary_model
from ops_atlas.compare.models import level_of
from ops_atlas.entities import Dimension
from ops_atlas.problem import N_
from ops_atlas.render.escape import raw
from ops_atlas.render.in_words import NOT_REPORTED
from ops_atlas.render.writer import Writer

AGAINST = N_("{x} against {y}")
SUMMARY = N_("Models in the picture: {placed}. Not reported on either dimension: {unplaced}.")


def landscape_data(writer: Writer, numbers: Mapping[str, int]) -> Markup:
    """Write the data as a script element that no browser runs."""
    text = writer.wording.text
    data = {
        "words": {"unknown": text(NOT_REPORTED), "against": text(AGAINST), "summary": text(SUMMARY)},
        "dimensions": [_dimension(writer, dimension) for dimension in writer.atlas.dimensions.values()],
        "models": _models(writer, numbers),
        "cases": _cases(writer),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return raw(f'<script type="application/json" id="landscape-data">{written}</script>')


def _dimension(writer: Writer, dimension: Dimension) -> Mapping[str, object]:
    language = writer.wording.language
    levels = [
        {"id": level.id, "label": level.label.in_(language)[0], "beside": level.off_scale} for level in dimension.levels
    ]
    label = dimension.label.in_(language)[0]
    return {"id": dimension.id, "label": label, "ordered": dimension.ordered, "levels": levels}


def _models(writer: Writer, numbers: Mapping[str, int]) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = []
    for model in writer.atlas.models.values():
        levels = ((d.id, level_of(model, d)) for d in writer.atlas.dimensions.values())
        at = {dimension: level.id for dimension, level in levels if level}
        name = model.name.in_(writer.wording.language)[0]
        href = writer.html.href(f"models/{model.id}.md")
        found.append({"id": model.id, "number": numbers[model.id], "name": name, "href": href, "at": at})
    return found


def _cases(writer: Writer) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = []
    for case in writer.atlas.cases.values():
        levels = ((d.id, level_of_case(writer.atlas, case, d)) for d in writer.atlas.dimensions.values())
        at = {dimension: level.id for dimension, level in levels if level}
        name = case.title.in_(writer.wording.language)[0]
        found.append({"id": case.id, "name": name, "model": primary_model(case), "at": at})
    return found
