"""Pages written by hand: code means its characters, and every part knows its place."""

import pytest

from ops_atlas.load.pages import Heading, as_prose, parts
from ops_atlas.prose import parse

PAGE = """---
title: A page
---

# Title

Words,
more words.

## `code` in a heading

-   last
"""


@pytest.mark.parametrize(
    "code",
    [
        "?x=dialogue-before&y=risk-carrier",
        "[@kilde-2017]",
        "[[roskilde-jobkadet]]",
        "*a* <b> ![c](d.md) # &amp; \\",
        "a.md",
    ],
)
def test_code_is_plain_text_in_quotation_marks(code: str) -> None:
    for written in (f"`{code}`", f"``{code}``"):
        document = parse(as_prose(f"See {written} and [this](method.md#part).", "da", lambda page: f"https://x/{page}"))
        assert document.faults == ()
        assert document.words(str) == f"See »{code}« and this."
        assert (document.citations(), document.cross_links()) == ((), ())


def test_what_is_no_code_is_left_as_it_is() -> None:
    for text in ("one ` sign", "a `b\n\nc` d", "\\`[@x]`", "```\nfenced\n```"):
        assert as_prose(text, "en", str) == text


def test_every_part_of_a_page_knows_its_place() -> None:
    found = list(parts(PAGE))
    scalars = [part.title if isinstance(part, Heading) else part for part in found]
    assert [(s.spot.line, s.spot.column, s.text.split("\n")[0]) for s in scalars] == [
        (5, 3, "Title"),
        (7, 1, "Words,"),
        (10, 4, "`code` in a heading"),
        (12, 1, "-   last"),
    ]
    assert [part.level for part in found if isinstance(part, Heading)] == [1, 2]
