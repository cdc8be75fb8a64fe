"""The model matrix as blocks: every model on every dimension, a few dimensions to a table so that print can be read."""

from ops_atlas.entities import Dimension
from ops_atlas.entities.model import position as position_on
from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks, Inlines, Node
from ops_atlas.publish.pdf.parts import paragraph, position
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.overviews import models as models_context

DIMENSIONS_A_TABLE = 5


def matrix(w: Writer) -> Blocks:
    """Write the tables, each on a page of its own; the numbers lead to the sources."""
    parts = _batched(list(w.atlas.dimensions.values()))
    found: Blocks = []
    for number, part in enumerate(parts, start=1):
        of = w.wording.text(N_("part {n} of {total}"), n=number, total=len(parts))
        caption = [*w.say(N_("Models compared on every dimension")), *w.text(f", {of}" if len(parts) > 1 else "")]
        found += [*([nodes.new_page()] if found else []), _table(w, part, caption)]
    return found


def _batched(dimensions: list[Dimension]) -> list[list[Dimension]]:
    """Share the dimensions out evenly."""
    tables = -(-len(dimensions) // DIMENSIONS_A_TABLE) or 1
    size = -(-len(dimensions) // tables)
    return [dimensions[i : i + size] for i in range(0, len(dimensions), size)]


def _table(w: Writer, dimensions: list[Dimension], caption: Inlines) -> Node:
    head = [w.say(N_("Model")), *(w.phrase(dimension.label) for dimension in dimensions)]
    rows = [
        [
            paragraph(w.entity(model, "models")),
            *(paragraph(position(w, d, position_on(model.positions, d.id))) for d in dimensions),
        ]
        for model in models_context(w.atlas, w.wording)["models"]  # type: ignore[attr-defined] # contexts are made for templates
    ]
    return nodes.table(caption, [1] * len(head), head, [nodes.group(None, rows)], dense=True)


def dimensions(w: Writer) -> Blocks:
    """Explain what is asked on each dimension, and the possible answers."""
    rows: list[tuple[Inlines, Blocks, str | None]] = []
    for dimension in w.atlas.dimensions.values():
        ordered, unordered = (
            N_("The levels are steps of one scale, lowest first:"),
            N_("The levels do not form a scale:"),
        )
        levels = []
        for level in dimension.levels:
            beside: Inlines = [" (", *w.say(N_("off the scale")), ")"] if level.off_scale else []
            levels.append([*w.phrase(level.label, lower=True), *beside])
        scale = w.say(ordered if dimension.ordered else unordered)
        text = paragraph([*w.phrase(dimension.question), " ", *scale, " ", *nodes.joined(levels), "."])
        text += w.prose(dimension.description) if dimension.description else []
        rows.append((w.phrase(dimension.label), text, w.anchor(Key("dimensions", dimension.id))))
    return [nodes.terms(rows)]
