"""Text from a content file means exactly its characters, wherever a page puts it."""

import random
from collections.abc import Callable
from html import unescape

import pytest
from lxml.html import HtmlElement
from markupsafe import Markup

from ops_atlas.prose import fold
from ops_atlas.render.escape import compact, escape, finalize
from texts import HOSTILE, SIGNS, shown, trimmed

ToHtml = Callable[[str], HtmlElement]

FRAMES = ["{}", "# {}", "-   {}", "1.  {}", "> {}", "<p>{}</p>", "**{}**", "[{}](x.md)", "before {} after", "{}."]


def strings(seed: int, number: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - the same each time is what a test wants
    made = ("".join(chance.choices(SIGNS, k=chance.randrange(1, 25))) for _ in range(number))
    return [text for text in made if fold(text)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is_written(text: str, to_html: ToHtml) -> None:
    for frame in FRAMES:
        around = frame if frame in ("before {} after", "{}.") else "{}"
        assert shown(to_html(frame.format(escape(text)))) == trimmed(around.format(fold(text))), frame


@pytest.mark.parametrize("frame", ["{}", "-   {}", "> {}", "<p>{}</p>", "before {} after"])
def test_any_text_at_all_is_shown_as_it_is_written(frame: str, to_html: ToHtml) -> None:
    texts = strings(seed=5, number=400)
    page = to_html("\n\n<hr>\n\n".join(frame.format(escape(text)) for text in texts))
    pieces: list[str] = [""]
    for element in page:
        if element.tag == "hr":
            pieces.append("")
        else:
            pieces[-1] += element.text_content()
    around = frame if "before" in frame else "{}"
    assert [trimmed(piece) for piece in pieces] == [trimmed(around.format(fold(text))) for text in texts]


def test_any_text_at_all_is_safe_in_an_attribute(to_html: ToHtml) -> None:
    for text in strings(seed=6, number=200) + HOSTILE:
        (paragraph,) = to_html(f'<p title="{escape(text)}">x</p>')
        assert paragraph.attrib == {"title": fold(text)}


def test_escaped_text_is_one_line_that_any_reader_of_html_understands() -> None:
    for text in strings(seed=7, number=500) + HOSTILE:
        escaped = escape(text)
        assert "\n" not in escaped
        assert unescape(escaped) == fold(text)


def test_what_a_template_prints_is_escaped_once() -> None:
    assert finalize("<b>") == "&#60;b&#62;"
    assert finalize(Markup("<b>")) == "<b>"
    assert finalize(5) == "5"


def test_a_block_of_html_keeps_no_blank_line_that_would_end_it() -> None:
    assert compact("<dl>\n\n   <dt>x</dt>\n \n</dl>\n") == "<dl>\n<dt>x</dt>\n</dl>\n"
