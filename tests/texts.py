"""Texts that mean harm, and what a reader sees of a page."""

from lxml.html import HtmlElement

from ops_atlas.prose import fold

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></table><h1>x</h1>",
    "<!-- not a comment -->",
    "&lt;b&gt; &amp; &copy; &#42;",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<javascript:alert(1)>",
    "[x]: https://example.org",
    "[ref][x] [^1] [@source] [[case]]",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "{: #id .class onclick=alert(1) }",
    '#let x = sys.inputs; #eval("1") $x^2$ @ref <label>',
    '--8<-- "/etc/passwd"',
    ";--8<-- ```",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1:A3)",
    "*emphasis* **strong** _a_ __b__ ***",
    "`code` ``code`` ~~~",
    "# heading",
    "heading #",
    "> quote",
    "- item",
    "+ item",
    "1. item",
    "2017. Et år",
    "1986) item",
    "12",
    ": definition",
    "| a | b |",
    "--- | ---",
    "===",
    "---",
    "***",
    "!!! note",
    "??? note",
    "*[HTML]: x",
    "a\\*b \\\\ \\",
    "https://example.org/?a=1&b=2 www.example.org a@example.org",
    "quotes \" and ' and “ ”",
    "title: x",
    "a no-break\u00a0space",
    "æøå ÆØÅ é 🙂 \u202eright\u202c",
    "wzxhzdk:0 klzzwxh:0001",
    "  folded \n\t white   space  ",
]
SIGNS = [*"<>&\"'`*_{}[]()#|~\\!$^+-=:;.,@%/?1a \næ\u00a0", "&#", "&amp;", "](", "{:", "--", "==", "1. "]
"""What random texts are made of: the signs that mean something to Markdown, HTML, Jinja, Typst or a spreadsheet."""


def shown(page: HtmlElement) -> str:
    """Give the text of a page; white space at its ends, no-break or not, is nothing that anyone sees."""
    for link in page.find_class("headerlink"):
        link.drop_tree()
    return trimmed(page.text_content())


def trimmed(text: str) -> str:
    return fold(text).strip(" \u00a0")
