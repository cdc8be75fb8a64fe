"""The small Markdown of longer texts: what it means, and what it refuses."""

import random
import re
from collections.abc import Callable

import pytest
from lxml import etree
from lxml.html import HtmlElement

from ops_atlas import prose
from ops_atlas.entities.text import Prose
from ops_atlas.entities.walk import walk
from ops_atlas.pipeline import Reading
from ops_atlas.prose import (
    Block,
    Citation,
    Cite,
    CrossLink,
    Emphasis,
    Fault,
    Inline,
    Items,
    Link,
    Paragraph,
    Plain,
    Quote,
    fold,
    parse,
    plain,
)
from ops_atlas.render.references import References
from ops_atlas.render.writer import Writer
from ops_atlas.wording import Wording
from shipped import reading
from texts import HOSTILE, SIGNS, shown, trimmed

TAGS = ("em", "strong", "a", "ul", "ol", "li", "blockquote")
ToHtml = Callable[[str], HtmlElement]


def inlines(text: str) -> tuple[Inline, ...]:
    """Parse a text of one paragraph that has no faults."""
    document = parse(text)
    assert document.faults == ()
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def faults(text: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.excerpt) for fault in parse(text).faults]


def words(text: str) -> str:
    return parse(text).words(str)


def test_a_plain_text_is_one_paragraph_on_one_line() -> None:
    assert inlines("En tekst\n  på to  linjer.") == (Plain("En tekst på to linjer."),)


def test_a_blank_line_begins_a_paragraph() -> None:
    assert parse("Et\n\nTo\n \nTre").blocks == tuple(Paragraph((Plain(text),)) for text in ("Et", "To", "Tre"))


def test_emphasis_is_single_or_double_and_nests() -> None:
    assert inlines("*a* **b _c_**") == (
        Emphasis((Plain("a"),)),
        Plain(" "),
        Emphasis((Plain("b "), Emphasis((Plain("c"),))), strong=True),
    )


def test_links_lead_to_the_web_or_to_a_mailbox() -> None:
    assert inlines("[a](https://x.dk/?b=1&c=2) [d](mailto:e@f.dk) <http://g.dk>") == (
        Link("https://x.dk/?b=1&c=2", (Plain("a"),)),
        Plain(" "),
        Link("mailto:e@f.dk", (Plain("d"),)),
        Plain(" "),
        Link("http://g.dk", (Plain("http://g.dk"),)),
    )


def test_lists_and_quotations_nest() -> None:
    assert parse("- a\n  - b\n\n1. c\n\n> d\n>\n> - e").blocks == (
        Items(((Paragraph((Plain("a"),)), Items(((Paragraph((Plain("b"),)),),))),)),
        Items(((Paragraph((Plain("c"),)),),), ordered=True),
        Quote((Paragraph((Plain("d"),)), Items(((Paragraph((Plain("e"),)),),)))),
    )


def test_a_citation_names_sources_and_places_in_them() -> None:
    assert inlines("Ja [@a; @b-2017,  »Hvem\n ejer?«;\n@c, s. 3, note 1].") == (
        Plain("Ja "),
        Cite((Citation("a"), Citation("b-2017", "»Hvem ejer?«"), Citation("c", "s. 3, note 1"))),
        Plain("."),
    )


def test_a_cross_link_shows_a_name_or_other_words() -> None:
    assert inlines("[[bum]] og [[models/bum|den *model*]]") == (
        CrossLink("bum"),
        Plain(" og "),
        CrossLink("models/bum", "den *model*"),
    )


def test_citations_and_cross_links_are_found_wherever_they_stand() -> None:
    document = parse("*[[a]] [@b]*\n\n- [c [[d]]](https://x.dk)\n\n> 1. [@e; @f, s. 2]")
    assert [link.target for link in document.cross_links()] == ["a", "d"]
    assert [(c.source, c.locator) for c in document.citations()] == [("b", None), ("e", None), ("f", "s. 2")]


def test_texts_with_nothing_but_references_in_them_come_out_as_from_the_markdown_parser() -> None:
    entities = reading().atlas.entities.values()
    documents = [part for entity in entities for _, part in walk(entity) if isinstance(part, prose.Document)]
    assert sum("[" in document.source for document in documents) > 1000
    assert [d.source for d in documents if d.blocks != prose._whole(d.source).blocks] == []


PIECES = (
    "Alt",
    " ",
    "\n",
    "\n\n",
    ". ",
    "-",
    "1",
    "[@a]",
    "[@b, s. 2; @c]",
    "[@B]",
    "[@",
    "[[d]]",
    "[[e|f g]]",
    "[[E]]",
    "]",
    "(",
)


@pytest.mark.parametrize("seed", range(200))
def test_a_text_put_together_at_random_means_what_the_markdown_parser_reads(seed: int) -> None:
    text = "".join(random.Random(seed).choices(PIECES, k=8)).strip()  # noqa: S311 - the same each time is meant
    found, expected = parse(text), prose._whole(text)
    assert folded(found.blocks) == folded(expected.blocks), text
    assert [fault.code for fault in found.faults] == [fault.code for fault in expected.faults], text


def folded(blocks: object) -> str:
    return re.sub(r"\s+", " ", repr(blocks))


def test_the_words_alone_leave_citations_out_and_name_what_links_lead_to() -> None:
    document = parse("Se *her* [@a], [[b]] og [[c|d]] [@e].\n\n- f\n- g\n\n> h")
    assert document.words({"b": "Beta"}.__getitem__) == "Se her, Beta og d. f g h"


@pytest.mark.parametrize("text", ["1\\. maj", "2 * 3 * 4", "snake_case_name", "a \\*b\\*", "100 % & mere", "[ ] åben"])
def test_signs_that_mark_nothing_up_are_signs(text: str) -> None:
    assert faults(text) == []
    assert words(text) == text.replace("\\", "")


def test_character_references_are_written_as_they_stand() -> None:
    assert words("&lt;b&gt; &copy; &#42;") == "&lt;b&gt; &copy; &#42;"


@pytest.mark.parametrize(
    ("text", "what", "excerpt"),
    [
        ("a <b>c", "HTML", "<b>"),
        ("<div>\na\n</div>", "HTML", "<div>"),
        ("a <!-- b --> c", "HTML", "<!-- b -->"),
        ("# a", "A heading", "# a"),
        ("a\n===", "A heading", "a"),
        ("a\n---", "A heading", "a"),
        ("    a", "Indented code", "a"),
        ("```\na\n```", "A code block", "```"),
        ("~~~ {.python}\na", "A code block", "~~~ {.python}"),
        ("a `b`", "Code", "b"),
        ("***", "A horizontal rule", "***"),
        ("a ![b](https://c.dk)", "An image", "![b"),
        ("a  \nb", "A forced line break", "a"),
        ("a\\\nb", "A forced line break", "a"),
        ("|a|b|\n|-|-|", "A table", "|a|b|"),
        ("3. a", "A numbered list that does not begin with 1", "3. a"),
    ],
)
def test_other_markup_is_named_with_its_very_words(text: str, what: str, excerpt: str) -> None:
    assert parse(text).faults == (Fault("markup-not-allowed", excerpt, what),)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "//x.dk", "/x", "x.md", "#x", ""],
)
def test_a_link_elsewhere_is_refused_and_its_words_stay(address: str) -> None:
    assert faults(f"a [b]({address})") == [("unsafe-link", address)]
    assert words(f"a [b]({address})") == "a b"


@pytest.mark.parametrize("text", ["[@]", "[@A 2017]", "[@a; b]", "[@a", "[@a, »[1]«]", "[@a b]", "[@a,]"])
def test_what_looks_like_a_citation_must_be_one(text: str) -> None:
    assert [code for code, _ in faults(f"Ja {text}")] == ["broken-citation"]


@pytest.mark.parametrize("text", ["[[A]]", "[[a b]]", "[[ a ]]", "[[]]", "[[a|]]", "[[a|b|c]]", "[[æ]]"])
def test_what_looks_like_a_cross_link_must_be_one(text: str) -> None:
    assert faults(f"Se {text}") == [("broken-cross-link", text)]


def test_every_fault_of_a_text_is_found() -> None:
    assert [code for code, _ in faults("<b>x</b> [a](b) [@]\n\n# c [[D]]\n\n![e](f)")] == [
        "markup-not-allowed",
        "markup-not-allowed",
        "unsafe-link",
        "broken-citation",
        "markup-not-allowed",
        "markup-not-allowed",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_plain_document_means_exactly_its_characters(text: str) -> None:
    (paragraph,) = plain(text).blocks
    assert paragraph == Paragraph((Plain(fold(text)),))


@pytest.fixture
def written(small: Reading, to_html: ToHtml) -> Callable[[str, str], HtmlElement]:
    """Write a text as one form of page does, and read the HTML that comes of it."""

    def convert(text: str, form: str) -> HtmlElement:
        writer = Writer(small.atlas, Wording("da"), "cases/alpha.md", "markdown", References())
        prose = Prose.model_validate(text)
        markup = writer.prose(prose) if form == "markdown" else f"<div>{writer.html.prose(prose)}</div>"
        return to_html(markup)

    return convert


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("text", [text for text in HOSTILE if "[[" not in text])
def test_a_hostile_text_comes_out_as_text(text: str, form: str, written: Callable[[str, str], HtmlElement]) -> None:
    document = parse(text)
    page = written(text, form)
    assert not page.xpath("//script | //img | //iframe | //form | //style | //table | //@onclick | //@onerror")
    assert all(href.startswith(("http://", "https://", "mailto:", "#", "../")) for href in page.xpath("//@href"))
    if not document.faults:
        assert shown(page).replace(" ", "") == trimmed(document.words(str)).replace(" ", "")


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_what_the_small_markdown_allows_becomes_its_html(form: str, written: Callable[[str, str], HtmlElement]) -> None:
    page = written("a *b **c*** [d](https://x.dk/?e&f)!\n\n- g\n\n    > h\n\n- > i\n  >\n  > j\n\n1. k", form)
    assert [element.tag for element in page.iter() if element.tag in TAGS] == [
        *("em", "strong", "a"),
        *("ul", "li", "blockquote", "li", "blockquote"),
        *("ol", "li"),
    ]
    assert not page.xpath("//pre")
    assert page.xpath("//a/@href") == ["https://x.dk/?e&f"]
    assert " ".join(page.itertext()).split() == ["a", "b", "c", "d", "!", "g", "h", "i", "j", "k"]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_an_exclamation_before_a_link_makes_no_image(form: str, written: Callable[[str, str], HtmlElement]) -> None:
    page = written("Se![[bond]] og! [a](https://x.dk)", form)
    assert not page.xpath("//img")
    assert page.xpath("//a/text()") == ["Effektinvestering", "a"]


def test_a_no_break_space_beside_emphasis_is_not_doubled(written: Callable[[str, str], HtmlElement]) -> None:
    assert written("*5*\u00a0*kr.*", "markdown").text_content() == "5\u00a0kr."


def test_a_reference_stands_close_to_the_word_before_it(written: Callable[[str, str], HtmlElement]) -> None:
    page = written("Ja [@oeby-2015; @firma-nd, s. 2] og [@oeby-2015].", "markdown")
    assert page.text_content() == "Ja[1][2] og[1]."
    assert page.xpath("//sup/a/@href") == ["#ref-1", "#ref-2", "#ref-1"]
    assert page.xpath("//sup/a/@id") == ["cite-1-1", "cite-2-1", "cite-1-2"]


def random_blocks(chance: random.Random, depth: int = 0) -> tuple[Block, ...]:
    kinds = "pppql" if depth < 3 else "p"
    return tuple(random_block(chance, chance.choice(kinds), depth) for _ in range(chance.randrange(1, 4)))


def random_block(chance: random.Random, kind: str, depth: int) -> Block:
    if kind == "q":
        return Quote(random_blocks(chance, depth + 1))
    if kind == "l":
        items = tuple(random_blocks(chance, depth + 1) for _ in range(chance.randrange(1, 4)))
        return Items(items, ordered=chance.random() < 0.5)
    text = trimmed("".join(chance.choices([*SIGNS, *"abcdefghij"], k=chance.randrange(1, 15))))
    return Paragraph((Plain(f"{text}x"), Emphasis((Plain("y"),)), Link("https://x.dk", (Plain("z"),))))


def outline(page: HtmlElement) -> list[tuple[str, str]]:
    """Give the elements and the texts in them, whether a list is set loosely or tightly."""
    found = []
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if isinstance(element.tag, str) and element.tag not in ("p", "div"):
            found.append((element.tag, event))
        text = element.text if event == "start" and isinstance(element.tag, str) else element.tail
        if text and text.strip() and element is not page:
            found.append(("text", trimmed(text)))
    return found


@pytest.mark.parametrize("seed", range(100))
def test_both_forms_of_a_text_become_the_same_html(seed: int, small: Reading, to_html: ToHtml) -> None:
    blocks = random_blocks(random.Random(seed))  # noqa: S311 - the same each time is what a test wants
    writer = Writer(small.atlas, Wording("da"), "cases/alpha.md", "markdown", References())
    as_markdown, as_html = to_html(writer.blocks(blocks)), to_html(f"<div>{writer.html.blocks(blocks)}</div>")
    assert outline(as_markdown) == outline(as_html), writer.blocks(blocks)
