"""Pictures as blocks: the site's charts, as vectors."""

from collections.abc import Sequence

from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.glyphs import printable
from ops_atlas.publish.pdf.nodes import Block, Inlines, Node
from ops_atlas.render.lettering import Label
from ops_atlas.render.pictures import Picture

COLUMN, PAGE = 136.0, 166.0
"""Millimetres across: the column of text, and the page between its margins."""
TALLEST = 205.0
"""Millimetres down that leave room for a heading and a caption."""
GAP = 6.0
"""Millimetres between pictures side by side."""


def pictures(
    found: Sequence[Picture],
    caption: Inlines,
    *,
    wide: bool = False,
    shares: Sequence[float] = (),
    floating: bool = False,
) -> Block:
    """Set pictures side by side below their caption, as wide as the column, or the page, and their height allow.

    They are drawn to one scale, or divide the width by `shares`.
    """
    parts = shares or [picture.width for picture in found]
    room = (PAGE if wide else COLUMN) - GAP * (len(found) - 1)
    scales = [room * part / sum(parts) / picture.width for part, picture in zip(parts, found, strict=True)]
    shrunk = min(1.0, *(TALLEST / (picture.height * scale) for scale, picture in zip(scales, found, strict=True)))
    drawn = [_drawn(picture, scale * shrunk) for scale, picture in zip(scales, found, strict=True)]
    return nodes.figure(
        drawn, printable(". ".join(picture.words for picture in found)), caption, wide=wide, floating=floating
    )


def _drawn(picture: Picture, scale: float) -> Node:
    """Give a drawing to the template, `scale` millimetres to a unit."""
    svg = printable(" ".join(picture.svg.split("\n")))
    labels = [_label(label, scale) for label in picture.labels if label.runs]
    return {"svg": svg, "labels": labels, "width": picture.width * scale, "height": picture.height * scale}


def _label(label: Label, scale: float) -> Node:
    runs = [[printable(run.text), run.fill, run.italic] for run in label.runs]
    return {
        "x": label.x * scale,
        "y": label.y * scale,
        "size": label.size * scale,
        "anchor": label.anchor,
        "runs": runs,
    }
