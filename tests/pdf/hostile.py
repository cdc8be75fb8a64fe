"""Texts that would do harm if anything took them for more than text, and an atlas in which every text is one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from ops_atlas.entities import Actor
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.case import Party
from ops_atlas.entities.text import Phrase
from ops_atlas.link import Atlas
from ops_atlas.prose import CrossLink, Document, Emphasis, Items, Link, Paragraph, Plain, Quote

CODE = (
    '#read("/etc/passwd")',
    '#import "@preview/x:0.1.0"',
    '#include "main.typ"',
    '#json("document.json")',
    '#eval("1+1")',
    "#panic()",
    "#sys.inputs",
    "#{ while true { } }",
    "#{",
    "#set page(width: 1pt)",
    "#show: none",
    "#let x = 1",
    "#x.y(z)",
    "#",
    "##",
    "$x$",
    "$ sum_(k=0)^n k $",
    "*a* _b_ **c** __d__",
    "@ref <label> @hansen-2017",
    "= heading",
    "- item",
    "+ item",
    "/ term: explained",
    "1. item",
    "// remark",
    "/* remark",
    "*/",
    "`raw`",
    "```typ #panic() ```",
    "\\",
    "\\u{1F600} \\# \\n",
    "[unbalanced",
    "unbalanced]",
    "(((",
    "}}}",
    "\"quoted\" 'quoted'",
    "~ -- --- ... -?",
    "https://example.org/#read",
    "<script>alert(1)</script>",
    "&amp; &#35; &lt;",
    "{{ 7 * 7 }} {% raw %}",
    "%PDF-1.7 endobj endstream >> ]] (a) \\( /S/TD",
    "1.23456 Td [0.123456] TJ",
)
"""Typst's markup and code, and what other languages of the house would obey."""

SIGNS = (
    "NUL \0 BEL \a ESC \x1b[31m DEL \x7f C1 \x85",
    "tab\tnewline\nreturn\r\nline\u2028paragraph\u2029",
    "bidi \u202eover\u202c \u2066isolate\u2069 \u200frtl\u200e",
    "zero\u200bwidth\u200cjoin\u200ders\u2060\ufeff",
    "soft\u00adhyphen no\u00a0break non\u2011breaking",
    "emoji 😀👩‍👩‍👧🇩🇰",
    "CJK 漢字かな한글",
    "Arabic العربية Hebrew עברית Thai ไทย",
    "combining e\u0301 a\u030a n\u0303 g\u0308\u0323",
    "lone \u0301mark",
    "Z\u0351\u036b\u0343a\u0321\u0331l\u0358\u0327g\u0300\u0300\u0300\u0300o",
    "Å Å A\u030a ﬁ ﬂ Ǿ ǽ ẞ",
    "private \ue000 unassigned \u0378 tag \U000e0041 last \U0010ffff",
    "replaced \ufffd noncharacter \ufffe",
    "surrogate \ud800 alone",
    "math ∑ ∫ ≤ ≠ → ⇒ ⟨ 𝔄",
    "old ſ þ ð ʒ fractions ½ ⅓ ⅞",
)
"""Signs that fonts, writing directions or decoders stumble over."""

LONG = (
    "x" * 500,
    "Ordsammensætningsulykke" * 22,
    "https://example.org/" + "sti/" * 150 + "?a=" + "b" * 300,
    "-" * 600,
    "1234567890" * 60,
)
"""Words that no line can hold."""

CELL = "ord " * 1_250
"""More than a page can hold of a cell."""

_NAMES = "abbreviation aliases family given isbn literal name name_en title title_translated"
_PLACES = "container_title issue locator number page publisher volume"
_LINES = frozenset(f"{_NAMES} {_PLACES}".split())
"""Fields that hold a line of text as it is."""


def overrun(atlas: Atlas, text: Callable[[str], str]) -> Atlas:
    """Replace every text of every entity by what `text` makes of it."""
    return replace(atlas, entities={key: _overrun(entity, text) for key, entity in atlas.entities.items()})


def _overrun(value: Any, text: Callable[[str], str]) -> Any:  # noqa: C901 - one branch for each kind of value
    match value:
        case Document():
            blocks = tuple(_overrun(block, text) for block in value.blocks)
            return Document(value.source, blocks)
        case Paragraph(children) | Quote(children):
            return replace(value, children=tuple(_overrun(child, text) for child in children))
        case Emphasis(children) | Link(_, children):
            return replace(value, children=tuple(_overrun(child, text) for child in children))
        case Items(items):
            return replace(value, items=tuple(tuple(_overrun(block, text) for block in item) for item in items))
        case Plain(words):
            return Plain(text(words))
        case CrossLink(_, label) if label:
            return replace(value, label=text(label))
        case Phrase():
            return value.model_copy(update={"da": text(value.da), "en": text(value.en) if value.en else None})
        case BaseModel():
            fields = {name: _field(value, name, found, text) for name, found in value.__dict__.items()}
            if isinstance(value, Actor):  # parties still find it by the names it had
                fields["aliases"] = (*fields["aliases"], value.name, *value.aliases)
            return value.model_copy(update=fields)
        case tuple():
            return tuple(_overrun(each, text) for each in value)
        case dict():
            return {key: _overrun(each, text) for key, each in value.items()}
    return value


def _field(owner: BaseModel, name: str, value: Any, text: Callable[[str], str]) -> Any:
    if name not in _LINES or isinstance(owner, Party) or value == UNKNOWN:
        return _overrun(value, text)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, tuple):
        return tuple(text(each) if isinstance(each, str) else _overrun(each, text) for each in value)
    return _overrun(value, text)
