"""What the Typst template understands: blocks and runs of text as plain values. It knows no others.

A text is always a string somewhere in such a value; the template shows it and never evaluates it.
"""

from collections.abc import Sequence

Node = dict[str, object]
Inline = str | Node
Inlines = list[Inline]
Block = Node
Blocks = list[Block]


def heading(level: int, role: str, text: Inlines, anchor: str | None = None, *, listed: bool = True) -> Block:
    """Make a heading. `role` decides its form (chapter, group, entry, section, part), `listed` whether contents do."""
    return {"t": "heading", "level": level, "role": role, "x": text, "anchor": anchor, "listed": listed}


def paragraph(text: Inlines, form: str = "body") -> Block:
    """Make a paragraph; `form` is body, note, or lead, which stays with what follows it."""
    return {"t": "p", "x": text, "form": form}


def items(found: Sequence[Blocks], *, ordered: bool = False) -> Block:
    """Make a list; each item is a run of blocks."""
    return {"t": "ol" if ordered else "ul", "x": list(found)}


def quote(blocks: Blocks) -> Block:
    """Make a block quotation."""
    return {"t": "quote", "x": blocks}


def in_language(language: str, blocks: Blocks) -> Block:
    """Mark blocks as being in another language than the document."""
    return {"t": "lang-block", "lang": language, "x": blocks}


def of_language(language: str, text: Inlines) -> Inlines:
    """Mark text as being in another language than the document; of a BCP 47 tag the first part."""
    return [{"t": "lang", "lang": language.partition("-")[0], "x": text}]


def facts(rows: Sequence[tuple[Inlines, Blocks]]) -> Block:
    """Make a list of names and values, the names in the margin."""
    return {"t": "facts", "x": [[name, value] for name, value in rows]}


def terms(rows: Sequence[tuple[Inlines, Blocks, str | None]]) -> Block:
    """Make a list of words and their explanations, each with an anchor if it can be linked to."""
    return {"t": "terms", "x": [[name, value, anchor] for name, value, anchor in rows]}


def group(title: Inlines | None, rows: Sequence[Sequence[Blocks]]) -> Node:
    """Make a run of table rows below a heading of their own, which is repeated with the table's head."""
    found = [{"cells": list(row), "whole": max(map(_length, row), default=0) <= KEPT_WHOLE} for row in rows]
    return {"title": title, "rows": found}


def table(
    caption: Inlines,
    columns: Sequence[float],
    head: Sequence[Inlines],
    groups: Sequence[Node],
    *,
    dense: bool = False,
) -> Block:
    """Make a table; `columns` are shares of the width, and the first cell of each row names it.

    A dense one is set smaller, for many rows of few words.

    Heads and the titles of groups are repeated on each page, so they may hold no links and no citations.
    """
    found = {"t": "table", "caption": caption, "columns": list(columns), "head": list(head), "groups": list(groups)}
    return found | {"dense": dense}


def figure(
    drawings: Sequence[Node], words: str, caption: Inlines, *, wide: bool = False, floating: bool = False
) -> Block:
    """Put drawings side by side; `words` say the same to those who cannot see them.

    A floating one goes to the head or foot of a page, and the text goes on where it would have stood.
    """
    return {
        "t": "figure",
        "x": list(drawings),
        "alt": words,
        "caption": caption,
        "wide": wide,
        "floating": floating,
    }


def landscape(blocks: Blocks) -> Block:
    """Put blocks on pages of their own, turned."""
    return {"t": "landscape", "x": blocks}


def new_page() -> Block:
    """Begin a page."""
    return {"t": "new-page"}


def strong(text: Inlines) -> Inlines:
    """Set text in bold."""
    return [{"t": "strong", "x": text}]


def emphasis(text: Inlines) -> Inlines:
    """Set text in italics."""
    return [{"t": "em", "x": text}]


def work(title: Inlines) -> Inlines:
    """Set the title of a work in italics; it is not stressed, so it needs no tag."""
    return [{"t": "work", "x": title}]


def small(text: Inlines) -> Inlines:
    """Set text in a smaller size."""
    return [{"t": "small", "x": text}]


def joined(parts: Sequence[Inlines], between: str = ", ") -> Inlines:
    """Put runs of text one after another."""
    found: Inlines = []
    for index, part in enumerate(parts):
        found += [between, *part] if index else part
    return found


LINE_BREAK: Node = {"t": "br"}
KEPT_WHOLE = 900
"""Characters in a cell up to which its row stays on one page: in a fifth of the width two thirds of it."""


def _length(value: object) -> int:
    """Count the characters that a value shows, roughly."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return _length(value.get("x", ""))
    return sum(map(_length, value)) if isinstance(value, list) else 0
