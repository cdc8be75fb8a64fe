"""The small safe Markdown of all longer texts: parsed once into blocks, written by each output in its own way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ops_atlas.problem import N_


@dataclass(frozen=True)
class Citation:
    """A place in a source."""

    source: str
    locator: str | None = None


@dataclass(frozen=True)
class Plain:
    """A run of text that means exactly its characters."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Emphasised text; `strong` for the double form."""

    children: "tuple[Inline, ...]"
    strong: bool = False


@dataclass(frozen=True)
class Link:
    """A link to an address outside the atlas (http, https, mailto)."""

    url: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True)
class Cite:
    """One bracket of citations."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class CrossLink:
    """A link to another entity: its id or `kind/id`, and the words to show if not its own title."""

    target: str
    label: str | None = None


Inline = Plain | Emphasis | Link | Cite | CrossLink


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Items:
    """A list; each item is a run of blocks."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False


@dataclass(frozen=True)
class Quote:
    """A block quotation."""

    children: "tuple[Block, ...]"


Block = Paragraph | Items | Quote


@dataclass(frozen=True)
class Fault:
    """Something the small Markdown does not allow; `excerpt` stands in the source as it is given here."""

    code: str
    excerpt: str
    what: str = ""


@dataclass(frozen=True)
class Document:
    """A parsed text: what it says, what is wrong with it, and the source it came from."""

    source: str
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...] = field(default=(), compare=False)

    def words(self, name: Callable[[str], str]) -> str:
        """Give the words alone, on one line, without citations; `name` names the target of a bare cross-link."""
        text = " ".join(_words(block, name) for block in self.blocks)
        return fold(text).replace(" .", ".").replace(" ,", ",")

    @cached_property
    def _all(self) -> tuple[Inline, ...]:
        """Every inline element, outer before inner, in reading order; asked for at every stage, so kept."""
        return tuple(inline for block in self.blocks for inline in _inlines(block))

    def citations(self) -> tuple[Citation, ...]:
        """Every citation, in reading order."""
        return tuple(c for i in self._all if isinstance(i, Cite) for c in i.citations)

    def cross_links(self) -> tuple[CrossLink, ...]:
        """Every link to another entity, in reading order."""
        return tuple(i for i in self._all if isinstance(i, CrossLink))


def _inlines(node: Block | Inline) -> Iterator[Inline]:
    match node:
        case Paragraph(children) | Quote(children):
            for child in children:
                yield from _inlines(child)
        case Items(items):
            for item in items:
                for block in item:
                    yield from _inlines(block)
        case Emphasis(children) | Link(_, children):
            yield node
            for child in children:
                yield from _inlines(child)
        case _:
            yield node


def _words(node: Block | Inline, name: Callable[[str], str]) -> str:
    match node:
        case Plain(text):
            return text
        case Paragraph(children) | Emphasis(children) | Link(_, children):
            return "".join(_words(child, name) for child in children)
        case Quote(children):
            return " ".join(_words(child, name) for child in children)
        case Items(items):
            return " ".join(_words(block, name) for item in items for block in item)
        case CrossLink(target, label):
            return label or name(target)
        case Cite():
            return ""


# Most texts are paragraphs with no more than references in them: they need no Markdown parser, which takes longer.
_MARKUP = re.compile(r"[*_\[\]<>&`#|~\\!]|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|(?: {2}|\\)\n", re.MULTILINE)
FOLDED = (" ", "\t", "\r", "\n")
"""The white space that means no more than a space."""
_FOLDED = re.compile(r"[ \t\r\n]+")
_BLANK = re.compile(r"\n\s*\n")
_CITE = re.compile(r"\[@(?P<body>[^\[\]]+)\]")
_ONE_CITE = re.compile(r"(?P<source>[a-z0-9-]+)(?:,\s*(?P<locator>[^;]+))?")
_BROKEN_CITE = re.compile(r"\[@[^\]\n]*\]?")
_CROSS = re.compile(r"\[\[(?P<target>[a-z0-9/-]+)(?:\|(?P<label>[^\[\]|]+))?\]\]")
_BROKEN_CROSS = re.compile(r"\[\[(?!@)[^\[\]\n]*\]\]")
_REFERENCE = re.compile(r"(\[@[^\[\]\n]+\]|\[\[[a-z0-9/-]+(?:\|[^\[\]|\n]+)?\]\])")
_SAFE_URL = re.compile(r"(?:https?://[^\s<>\"]+|mailto:[^\s<>\"]+)\Z", re.IGNORECASE)

MAX_LENGTH = 10_000
"""The most characters of one text: a parser's time grows faster than a hostile text's length."""
_MAX_DEPTH = 15
"""How deep lists and quotations may be nested; markdown-it silently drops what lies below its own limit of 20."""
_DEEP = N_("A list or quotation inside so many others")
_COUNTED_FROM = N_("A numbered list that does not begin with 1")

_NAMES = {
    "heading_open": N_("A heading"),
    "code_block": N_("Indented code"),
    "fence": N_("A code block"),
    "hr": N_("A horizontal rule"),
    "html_block": N_("HTML"),
    "html_inline": N_("HTML"),
    "image": N_("An image"),
    "code_inline": N_("Code"),
    "hardbreak": N_("A forced line break"),
    "table_open": N_("A table"),
}


def parse(text: str) -> Document:
    """Read a text; whatever is not allowed becomes a fault and stands in the document as plain characters."""
    source = text.strip("\n")
    if len(source) > MAX_LENGTH:
        return Document(source, plain(source).blocks, (Fault("text-too-long", source.split("\n")[0], str(MAX_LENGTH)),))
    return _whole(source) if _MARKUP.search(_REFERENCE.sub("x", source)) else _paragraphs(source)


def _paragraphs(source: str) -> Document:
    """Read a text of paragraphs in which nothing but references is marked up."""
    faults: list[Fault] = []
    reader = _Reader([], faults, source)
    paragraphs = (_merge(reader.references(fold(p))) for p in _BLANK.split(source) if p.strip())
    return Document(source, tuple(Paragraph(tuple(inlines)) for inlines in paragraphs), tuple(faults))


def _whole(source: str) -> Document:
    """Read a text with the Markdown parser."""
    faults: list[Fault] = []
    tokens = _MARKDOWN.parse(source)
    if any(token.level > _MAX_DEPTH for token in tokens):
        excerpt = source.split("\n", maxsplit=1)[0][:80]
        return Document(source, plain(source).blocks, (Fault("markup-not-allowed", excerpt, _DEEP),))
    blocks = _Reader(tokens, faults, source).blocks()
    return Document(source, tuple(blocks), tuple(faults))


def plain(text: str) -> Document:
    """Make a document of one paragraph that means exactly the characters given."""
    return Document(text, (Paragraph((Plain(fold(text)),)),))


def fold(text: str) -> str:
    """Fold white space to single spaces; a no-break space is a character that the writer chose, and stays."""
    return " ".join(part for part in _FOLDED.split(text) if part)


def _citation_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    match = _CITE.match(state.src, state.pos) or _BROKEN_CITE.match(state.src, state.pos)
    assert match, "the second pattern takes whatever begins so"
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True


def _cross_link_rule(state: StateInline, silent: bool) -> bool:
    match = _CROSS.match(state.src, state.pos) or _BROKEN_CROSS.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("cross_link", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table").disable(["reference", "entity"])
    # Every address passes here and is judged by the reader, which can name the fault.
    markdown.validateLink = lambda url: isinstance(url, str)  # type: ignore[method-assign]
    markdown.normalizeLink = str  # type: ignore[method-assign, assignment]
    markdown.inline.ruler.before("link", "citation", _citation_rule)
    markdown.inline.ruler.before("link", "cross_link", _cross_link_rule)
    return markdown


_MARKDOWN = _markdown()


class _Reader:
    """Turns markdown-it's flat token list into blocks."""

    def __init__(self, tokens: list[Token], faults: list[Fault], source: str) -> None:
        self.tokens = iter(tokens)
        self.faults = faults
        self.lines = source.split("\n")

    def blocks(self, until: str = "") -> list[Block]:
        found: list[Block] = []
        for token in self.tokens:
            match token.type:
                case _ if token.type == until:
                    break
                case "paragraph_open":
                    inline = next(self.tokens)
                    found.append(Paragraph(self._text(inline.children or [])))
                case "bullet_list_open" | "ordered_list_open":
                    if token.attrGet("start") not in (None, 1):
                        self.faults.append(Fault("markup-not-allowed", self._line(token), _COUNTED_FROM))
                    end = token.type.replace("_open", "_close")
                    found.append(Items(tuple(self._items(end)), token.type.startswith("ordered")))
                case "blockquote_open":
                    found.append(Quote(tuple(self.blocks("blockquote_close"))))
                case "paragraph_close":
                    pass
                case _:
                    found.append(self._not_allowed(token))
        return found

    def _items(self, end: str) -> Iterator[tuple[Block, ...]]:
        for token in self.tokens:
            if token.type == end:
                return
            yield tuple(self.blocks("list_item_close"))

    def _line(self, token: Token) -> str:
        first, last = token.map or (0, 1)
        return next((line.strip()[:80] for line in self.lines[first:last] if line.strip()), "")

    def _not_allowed(self, token: Token) -> Paragraph:
        first, last = token.map or (0, 1)
        raw = "\n".join(self.lines[first:last])
        self._refuse(token, self._line(token))
        if token.nesting == 1:
            closing, depth = token.type.replace("_open", "_close"), 1
            while depth:
                following = next(self.tokens)
                depth += (following.type == token.type) - (following.type == closing)
        return Paragraph((Plain(fold(raw)),))

    def references(self, text: str) -> Iterator[Inline]:
        """Read the citations and cross-links of a text in which nothing else is marked up."""
        for place, piece in enumerate(_REFERENCE.split(text)):
            if place % 2:
                yield self._citation(piece) if piece.startswith("[@") else self._cross_link(piece)
            else:
                yield Plain(piece)

    def _text(self, tokens: list[Token]) -> tuple[Inline, ...]:
        return tuple(_merge(self._inline(iter(tokens), "")))

    def _inline(self, tokens: Iterator[Token], until: str) -> Iterator[Inline]:
        before: Token | None = None
        for token in tokens:
            match token.type:
                case _ if token.type == until:
                    return
                case "text":
                    yield Plain(token.content)
                case "softbreak":
                    yield Plain(" ")
                case "em_open" | "strong_open":
                    children = tuple(_merge(self._inline(tokens, token.type.replace("_open", "_close"))))
                    yield Emphasis(children, token.type == "strong_open")
                case "link_open":
                    yield from self._link(token, tuple(_merge(self._inline(tokens, "link_close"))))
                case "citation":
                    yield self._citation(token.content)
                case "cross_link":
                    yield self._cross_link(token.content)
                case "hardbreak":
                    self._refuse(token, before.content[-40:] if before else "")
                    yield Plain(" ")
                case _:
                    excerpt = token.content or token.markup
                    shown = f"![{excerpt}" if token.type == "image" else excerpt
                    self._refuse(token, shown)
                    yield Plain(shown)
            before = token

    def _refuse(self, token: Token, excerpt: str) -> None:
        self.faults.append(Fault("markup-not-allowed", excerpt, _NAMES.get(token.type, N_("This"))))

    def _cross_link(self, raw: str) -> Inline:
        match = _CROSS.fullmatch(raw)
        if not match:
            self.faults.append(Fault("broken-cross-link", raw))
            return Plain(raw)
        return CrossLink(match["target"], match["label"])

    def _link(self, token: Token, children: tuple[Inline, ...]) -> Iterator[Inline]:
        url = str(token.attrGet("href") or "")
        if _SAFE_URL.match(url):
            yield Link(url, children)
        else:
            self.faults.append(Fault("unsafe-link", url))
            yield from children

    def _citation(self, raw: str) -> Inline:
        match = _CITE.fullmatch(raw)
        parts = [p.strip() for p in re.split(r";\s+@", match["body"])] if match else []
        read = [_ONE_CITE.fullmatch(part) for part in parts]
        if not read or not all(read):
            self.faults.append(Fault("broken-citation", raw))
            return Plain(raw)
        return Cite(tuple(Citation(m["source"], fold(m["locator"]) if m["locator"] else None) for m in read if m))


def _merge(inlines: Iterator[Inline]) -> Iterator[Inline]:
    """Join neighbouring runs of plain text, so that equal texts are equal documents."""
    waiting = ""
    for inline in inlines:
        if isinstance(inline, Plain):
            waiting += inline.text
            continue
        if waiting:
            yield Plain(waiting)
            waiting = ""
        yield inline
    if waiting:
        yield Plain(waiting)
