"""The same document as plain HTML for print, so that another program can set it: the nodes that Typst reads."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

Node = Mapping[str, Any]

CSS = """
@page { size: A4; margin: 26mm 22mm 25mm 52mm; @top-left { content: "OPS-atlas"; font-size: 9pt; margin-left: -30mm }
  @top-right { content: string(running, first-except); font: italic 9pt serif }
  @bottom-left { content: string(foot); font-size: 9pt; margin-left: -30mm } @bottom-right { content: counter(page) } }
@page turned { size: A4 landscape }
html { font: 9.5pt/1.4 "DejaVu Serif Condensed", serif; color: #1b1f22; hyphens: auto;
  text-align: justify; widows: 2; orphans: 2 }
h1, h2, h3, h4, h5 { font-weight: normal; hyphens: none; text-align: left; margin-left: -30mm; break-after: avoid }
p + .entry { break-before: auto !important }
.chapter, .entry { string-set: running content() }
.chapter { font-size: 24pt; color: #0b5f7a } .entry { font-size: 22pt; break-before: page }
.group, .part { font-style: italic } .new { break-before: page } .turned { page: turned }
.foot { string-set: foot content() }
p, ul, ol, dl, dd { margin-top: .3em; margin-bottom: .3em } dl.terms dd { margin-left: 6mm }
h2, h3, h4, h5 { margin-top: 8mm; margin-bottom: 3mm } h1 { margin: 0 0 10mm } td > * { margin: 0 }
dl.facts dt { float: left; clear: left; width: 27mm; font-size: .86em } dl.facts dd { margin-left: 30mm }
table, dl.facts { margin-left: -30mm; width: calc(100% + 30mm) }
table { border-collapse: collapse; table-layout: fixed; font-size: 7.8pt; line-height: 1.3 }
td, th { vertical-align: top; text-align: left; font-weight: normal; padding: 1.5mm; border-bottom: .4pt solid #b8c3c8 }
thead { display: table-header-group; font-style: italic; color: #0b5f7a } tr.whole { break-inside: avoid }
tbody th { background: #eef3f5 } a { color: #0b5f7a; text-decoration: none } sup a { font-size: .72em }
.pages a::before { content: target-counter(attr(href url), page) } .contents li a::after {
  content: leader(".") target-counter(attr(href url), page) } .contents { list-style: none }
span.whole { hyphens: none } .lead { break-after: avoid }
.note, small, .unknown { color: #4b5459 } .index { columns: 2 } figure { break-inside: avoid; margin: 0 }
.grade { border: .5pt solid #4b5459; border-radius: 1pt; padding: 0 2pt; font-size: .78em } svg, img { max-width: 100% }
"""


def with_weasyprint(data: str, _: str) -> tuple[bytes, int]:
    """Set a document's JSON text with WeasyPrint as PDF/UA-1; gives the file and how many pages it has."""
    from weasyprint import HTML  # noqa: PLC0415 - only this needs it

    rendered = HTML(string=page(json.loads(data))).render(pdf_variant="pdf/ua-1")
    return rendered.write_pdf() or b"", len(rendered.pages)


def page(data: Node) -> str:
    """Write a document's JSON, read, as one HTML page."""
    outline: list[tuple[str, str, int]] = []
    body = _blocks(data["blocks"], outline)
    listed = "".join(f'<li><a href="#{anchor}">{text}</a></li>' for anchor, text, level in outline if level <= DEEPEST)
    body = body.replace(CONTENTS, f'<ul class="contents">{listed}</ul>')
    kicker, foot = _run(data["kicker"]), _run(data["foot"])
    cover = f"<h1>{escape(data['title'])}</h1><p>{_run(data['subtitle'] or [])}</p>" if data["book"] else ""
    head = f"<meta charset=utf-8><title>{escape(data['title'])}</title><style>{CSS}</style>"
    return f'<html lang="{data["lang"]}">{head}<body><p>{kicker}</p><p class="foot">{foot}</p>{cover}{body}'


CONTENTS = "<!--contents-->"
DEEPEST = 3


def _blocks(blocks: Sequence[Node], outline: list[tuple[str, str, int]]) -> str:
    def inner(found: Sequence[Node]) -> str:
        return _blocks(found, outline)

    return "".join(_heading(b, outline) if b["t"] == "heading" else BLOCKS[b["t"]](b, inner) for b in blocks)


def _heading(node: Node, outline: list[tuple[str, str, int]]) -> str:
    anchor, text, level = node["anchor"] or f"h{len(outline)}-{id(node)}", _run(node["x"]), node["level"]
    if node["listed"]:
        outline.append((anchor, text, level))
    return f'<h{level} class="{node["role"]}" id="{anchor}">{text}</h{level}>'


def _items(node: Node, inner: Callable[[Sequence[Node]], str]) -> str:
    return f"<{node['t']}>{''.join(f'<li>{inner(item)}</li>' for item in node['x'])}</{node['t']}>"


def _terms(node: Node, inner: Callable[[Sequence[Node]], str]) -> str:
    rows = "".join(
        f"<dt{_id(row[2] if len(row) > 2 else None)}>{_run(row[0])}</dt><dd>{inner(row[1])}</dd>"  # noqa: PLR2004 - name, text, anchor
        for row in node["x"]
    )
    return f'<dl class="{node["t"]}">{rows}</dl>'


def _table(node: Node, inner: Callable[[Sequence[Node]], str]) -> str:
    width = len(node["columns"])
    shares = "".join(f'<col style="width: {100 * share / sum(node["columns"]):.1f}%">' for share in node["columns"])
    head = "".join(f'<th scope="col">{_run(words)}</th>' for words in node["head"])
    body = ""
    for group in node["groups"]:
        rows = "".join(_row(row, inner) for row in group["rows"])
        title = group["title"]
        named = f'<tr><th scope="rowgroup" colspan="{width}">{_run(title)}</th></tr>' if title is not None else ""
        body += f"<tbody>{named}{rows}</tbody>"
    return f"<table><caption>{_run(node['caption'])}</caption>{shares}<thead><tr>{head}</tr></thead>{body}</table>"


def _row(row: Node, inner: Callable[[Sequence[Node]], str]) -> str:
    cells = "".join(f"<td>{inner(cell)}</td>" for cell in row["cells"])
    return f'<tr class="whole">{cells}</tr>' if row["whole"] else f"<tr>{cells}</tr>"


def _figure(node: Node, _: Callable[[Sequence[Node]], str]) -> str:
    drawn = "".join(_drawing(one, escape(node["alt"])) for one in node["x"])
    return f"<figure><figcaption>{_run(node['caption'])}</figcaption>{drawn}</figure>"


def _drawing(one: Node, words: str) -> str:
    address = f"data:image/svg+xml;base64,{b64encode(one['svg'].encode()).decode()}"
    return f'<img style="width: {one["width"]}mm" alt="{words}" src="{address}">'


def _references(node: Node, inner: Callable[[Sequence[Node]], str]) -> str:
    found = ""
    for row in node["x"]:
        places = "; ".join(f"{_run(locator or [])} {_pages(labels)}" for locator, labels in row["places"])
        found += f'<li id="{row["anchor"]}" value="{row["n"]}">{inner(row["x"])}<small>{places}</small></li>'
    return f"<ol>{found}</ol>"


def _index(node: Node, _: Callable[[Sequence[Node]], str]) -> str:
    rows = ""
    for row in node["x"]:
        own = f"<em>{_pages([row['own']])}</em>" if row["own"] else ""
        rows += f"<li{_id(row['anchor'])}>{_run(row['x'])} {_pages(row['places'])} {own}</li>"
    return f'<ul class="index">{rows}</ul>'


def _pages(labels: Sequence[str]) -> str:
    return '<span class="pages">' + ", ".join(f'<a href="#{label}"></a>' for label in labels) + "</span>"


def _id(anchor: str | None) -> str:
    return f' id="{anchor}"' if anchor else ""


BLOCKS: Mapping[str, Callable[[Node, Callable[[Sequence[Node]], str]], str]] = {
    "p": lambda n, _: f'<p class="{n["form"]}">{_run(n["x"])}</p>',
    "ul": _items,
    "ol": _items,
    "quote": lambda n, inner: f"<blockquote>{inner(n['x'])}</blockquote>",
    "lang-block": lambda n, inner: f'<div lang="{n["lang"]}">{inner(n["x"])}</div>',
    "facts": _terms,
    "terms": _terms,
    "table": _table,
    "figure": _figure,
    "references": _references,
    "index": _index,
    "contents": lambda _, __: CONTENTS,
    "colophon": lambda n, inner: f"<h2>{_run(n['title'])}</h2>{inner(n['x'])}",
    "new-page": lambda _, __: '<div class="new"></div>',
    "landscape": lambda n, inner: f'<div class="turned">{inner(n["x"])}</div>',
}


def _run(nodes: Sequence[Any]) -> str:
    return "".join(escape(node) if isinstance(node, str) else RUNS[node["t"]](node) for node in nodes)


def _cite(node: Node) -> str:
    marks = (f'<a href="#{target}"{_id(here)}>[{number}]</a>' for number, target, here in node["x"])
    return f"<sup>{''.join(marks)}</sup>"


def _link(node: Node) -> str:
    target = f"#{node['to']}" if "to" in node else node["url"]
    return f'<a href="{escape(target)}"{_id(node.get("at"))}>{_run(node["x"])}</a>'


RUNS: Mapping[str, Callable[[Node], str]] = {
    "br": lambda _: "<br>",
    "cut": lambda n: "<wbr>".join(map(escape, n["x"])),
    "whole": lambda n: f'<span class="whole">{_run(n["x"])}</span>',
    "cite": _cite,
    "link": _link,
    "span": lambda n: f"<span{_id(n.get('at'))}>{_run(n['x'])}</span>",
    "strong": lambda n: f"<strong>{_run(n['x'])}</strong>",
    "em": lambda n: f"<em>{_run(n['x'])}</em>",
    "work": lambda n: f"<cite>{_run(n['x'])}</cite>",
    "small": lambda n: f"<small>{_run(n['x'])}</small>",
    "lang": lambda n: f'<span lang="{n["lang"]}">{_run(n["x"])}</span>',
    "unknown": lambda n: f'<em class="unknown">{_run(n["x"])}</em>',
    "grade": lambda n: f'<span class="grade">{_run(n["x"])}</span>',
}
