"""Text that means exactly its characters, in HTML and in Markdown alike."""

import re
from functools import lru_cache

from markupsafe import Markup

from ops_atlas.prose import fold

KEPT = 20_000
"""So many texts are remembered escaped: names and labels stand on hundreds of pages."""


def raw(markup: str) -> Markup:
    """Declare a text to be markup: for strings put together from escaped parts and the program's own tags."""
    return Markup(markup)  # noqa: S704 - the one place that says so


# A numeric character reference is text to HTML, to CommonMark and to Python-Markdown, in a body as in an attribute.
_SPECIAL = str.maketrans({char: f"&#{ord(char)};" for char in '&<>"`*_{}[]#|~\\!'})
_LINE_START = re.compile(r"^(?:[-+=:]|(?P<number>\d+)(?=[.)]\s))")


@lru_cache(KEPT)
def escape(text: str) -> Markup:
    """Escape a text for any place in a page; white space is folded to single spaces."""
    folded = fold(text)
    start = _LINE_START.match(folded)
    if start and start["number"]:
        head, rest = start[0], folded[start.end() :]
        return raw(head + f"&#{ord(rest[0])};" + rest[1:].translate(_SPECIAL))
    if start:
        return raw(f"&#{ord(folded[0])};" + folded[1:].translate(_SPECIAL))
    return raw(folded.translate(_SPECIAL))


def finalize(value: object) -> object:
    """Escape whatever a template prints, unless it is markup that this package made."""
    return value if isinstance(value, Markup) else escape(str(value))


def compact(html: str) -> Markup:
    """Take out blank lines and indentation, which would end an HTML block inside Markdown."""
    lines = (line.strip() for line in str(html).split("\n"))  # no markup, whose every line would be escaped once more
    return raw("\n".join(line for line in lines if line) + "\n")


def tidy(markdown: str) -> str:
    """Leave one blank line where a template has left several."""
    return re.sub(r"\n{3,}", "\n\n", markdown)
