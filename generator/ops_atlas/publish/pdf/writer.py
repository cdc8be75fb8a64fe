"""Entities' texts as nodes of one PDF: the small Markdown, links, citations, grades, numbers and dates."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from ops_atlas.entities import Entity, Source
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.case import Case, Period
from ops_atlas.entities.edtf import Edtf
from ops_atlas.entities.figure import Figure, Reading
from ops_atlas.entities.ids import EvidenceRef, Ref
from ops_atlas.entities.text import Claim, Phrase, Prose
from ops_atlas.link import Atlas, Key
from ops_atlas.prose import Block, Cite, CrossLink, Emphasis, Inline, Items, Link, Paragraph, Plain, Quote
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.glyphs import kept_together, pieces, printable, unbroken
from ops_atlas.publish.pdf.nodes import Blocks, Inlines, Node
from ops_atlas.render import address, in_words
from ops_atlas.render.naming import authors, name_of, short_label, within
from ops_atlas.render.pictures import Studio
from ops_atlas.render.references import Cited, References, uncited
from ops_atlas.wording import Wording

INDEXED = ("municipalities", "actors")
"""Kinds whose mentions are noted for the index."""
WORD_JOINER = "\N{WORD JOINER}"
FIRM = ("research", "official-record")
"""Grades that are framed by a full line, as on the site."""


class Writer:
    """Writes for one document. It notes what can be linked to; the links are closed once all is written."""

    def __init__(
        self,
        atlas: Atlas,
        wording: Wording,
        site: str,
        *,
        paged: bool = False,
        elsewhere: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Begin a document. `site` is the Danish site's address; `paged` notes places, for an index by page.

        `elsewhere` gives the file on the site, relative to the language's root, of each entry in another volume.
        """
        self.atlas, self.wording, self.paged = atlas, wording, paged
        self.site = f"{site}en/" if wording.language == "en" else site
        self.references, self.studio = References(), Studio(atlas, wording)
        self.elsewhere, self.anchors = elsewhere, set[str]()
        self.mentions: dict[Key, list[str]] = {}
        """Where each entity is linked to, as anchors in the order of the text: for the index."""
        self._open: list[tuple[str, Node]] = []

    # Links

    def anchor(self, key: Key) -> str:
        """Note that an entity stands here; gives the name of the place."""
        name = f"{key.kind}/{key.id}"
        self.anchors.add(name)
        return name

    def close_links(self) -> None:
        """Let every link to an entity in this document stay inside it; of those to the site, keep each one's first.

        On paper a name that is coloured each time it comes up says no more than one, and every link adds to the file.
        """
        seen: set[str] = set()
        for name, node in self._open:
            if name in self.anchors:
                node["to"] = name
            elif name in seen:
                node["t"] = "span"
            elif name in self.elsewhere:
                node["url"] = f"{self.site}{self.elsewhere[name]}#nameddest={name}"
            seen.add(name)

    def link(self, key: Key, label: str | None = None, *, lower: bool = False) -> Inlines:
        """Link to an entity by its name, or by other words."""
        name = name_of(self.atlas.entities[key], self.wording)
        written = within(name.text) if lower else name.text
        text = self.text(label) if label else self._in_language(self.text(written), name.language)
        node: Node = {"t": "link", "url": self.address(key), "x": text}
        if self.paged and key.kind in INDEXED:
            node["at"] = self._mention(key)
        self._open.append((f"{key.kind}/{key.id}", node))
        return [node]

    def _mention(self, key: Key) -> str:
        marks = self.mentions.setdefault(key, [])
        marks.append(f"at/{key.kind}/{key.id}/{len(marks) + 1}")
        return marks[-1]

    def entity(self, entity: Entity, kind: str) -> Inlines:
        """Link to an entity at hand."""
        return self.link(Key(kind, entity.id))

    def ref(self, ref: Ref, *, lower: bool = False) -> Inlines:
        """Link to the entity that a reference names."""
        return self.link(Key(ref.kind, str(ref)), lower=lower)

    def refs(self, refs: Iterable[Ref]) -> Inlines:
        """Link to several entities."""
        return nodes.joined([self.ref(ref) for ref in refs])

    def address(self, key: Key) -> str:
        """Give an entity's address on the site."""
        return address.site_link(self.site, address.page_path(key)) + address.fragment(key)

    def outside(self, url: str, text: str | None = None) -> Inlines:
        """Link to an address outside the atlas."""
        return [{"t": "link", "url": url, "x": self.text(text or url)}]

    # Texts

    def text(self, text: str) -> Inlines:
        """Write characters that mean exactly themselves."""
        return list(_plain(text))

    def say(self, message: str, **params: object) -> Inlines:
        """Write words of the interface."""
        return self.text(self.wording.text(message, **params))

    def phrase(self, phrase: Phrase, *, lower: bool = False) -> Inlines:
        """Write a short text, marked if it is not in the document's language."""
        text, language = phrase.in_(self.wording.language)
        return self._in_language(self.text(within(text) if lower else text), language)

    def label(self, ref: Ref, *, lower: bool = False) -> Inlines:
        """Write the label of an entry in a closed list."""
        return self.phrase(self.atlas.term(ref).label, lower=lower)

    def prose(self, text: Prose, before: Inlines | None = None, rests_on: Iterable[Cited] | None = None) -> Blocks:
        """Write a text as blocks, with words before its first line and after its last what it has not cited itself."""
        document, language = text.in_(self.wording.language)
        written = [self._block(block) for block in document.blocks]
        if language != self.wording.language:
            note = nodes.paragraph(nodes.emphasis(self.say(in_words.DANISH_ONLY)), "note")
            written = [note, nodes.in_language(language, written)]
        if before:
            written = self._led(written, before)
        rest = self.cite(uncited(rests_on or (), document))
        return self.followed(written, [WORD_JOINER, *rest]) if rest else written

    def status(self, case: Case) -> Inlines:
        """Write in which state a case is, within a line."""
        known = in_words.has_status(case)
        return self.label(case.status, lower=True) if known else self.unknown(in_words.NO_STATUS)

    def known(self, text: Prose | str) -> Blocks:
        """Write a text, or that no source says."""
        return [nodes.paragraph(self.not_reported())] if isinstance(text, str) else self.prose(text)

    @staticmethod
    def _led(blocks: Blocks, before: Inlines) -> Blocks:
        first = blocks[0]
        if first["t"] == "p" and first["form"] == "body":
            return [nodes.paragraph([*before, *_inlines(first)]), *blocks[1:]]
        return [nodes.paragraph(before), *blocks]

    @staticmethod
    def followed(blocks: Blocks, after: Inlines) -> Blocks:
        """Put words after the last line of blocks."""
        last = blocks[-1]
        if last["t"] == "p":
            return [*blocks[:-1], nodes.paragraph([*_inlines(last), *after], str(last["form"]))]
        return [*blocks, nodes.paragraph(after)]

    def _block(self, block: Block) -> Node:
        match block:
            case Paragraph(children):
                return nodes.paragraph(self._inlines(children))
            case Quote(children):
                return nodes.quote([self._block(child) for child in children])
            case Items(items, ordered):
                return nodes.items([[self._block(child) for child in item] for item in items], ordered=ordered)

    def _inlines(self, inlines: Iterable[Inline]) -> Inlines:
        found: Inlines = []
        for inline in inlines:
            if isinstance(inline, Cite) and found and isinstance(found[-1], str):
                found[-1] = tied(found[-1].rstrip(" "))  # a reference follows its word closely
            found += self._inline(inline)
        return found

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Plain(text):
                return self.text(text)
            case Emphasis(children, strong):
                return (nodes.strong if strong else nodes.emphasis)(self._inlines(children))
            case Link(url, children):
                return [{"t": "link", "url": url, "x": self._inlines(children)}]
            case Cite(citations):
                return self.cite(citations)
            case CrossLink(target, label):
                return self.link(self.atlas.resolve(target)[0], label)

    def _in_language(self, text: Inlines, language: str) -> Inlines:
        return text if language == self.wording.language else nodes.of_language(language, text)

    # Citations and evidence

    def cite(self, citations: Iterable[Cited] | None) -> Inlines:
        """Write the numbers of the references, each a link to its entry in the list."""
        listed = list(citations or ())
        marks = [
            [
                reference.number,
                self.anchor(Key("sources", reference.source)),
                reference.mark(use) if self.paged else None,
            ]
            for reference, use in self.references.cite(listed)
        ]
        return [{"t": "cite", "x": marks}] if marks else []

    def claim(self, claim: Claim, before: Inlines | None = None) -> Blocks:
        """Write a claim with its grade of evidence, each source's number once."""
        return self.followed(self.prose(claim.text, before, claim.cite), [" ", *self.evidence(claim.evidence)])

    def speakers(self, citations: Iterable[Cited]) -> Inlines:
        """Name who makes a claim: the sources' authors, and the organisations that speak through them."""
        ids = {str(citation.source): None for citation in citations}
        return nodes.joined([self._speaker(self.atlas.sources[id_]) for id_ in ids], "; ")

    def _speaker(self, source: Source) -> Inlines:
        label = self.text(short_label(source, self.wording))  # its number follows and is the link
        return nodes.joined([label, *(self.ref(actor) for actor in source.stake.actors)])

    def citation(self, source: Source) -> Inlines:
        """Write a source's entry in a list of references; its title leads to its address, or to its page."""
        who = authors(source)
        name = name_of(source, self.wording)
        title = nodes.work(self._in_language(self.text(name.text), name.language))
        outlet = source.container_title or source.publisher
        parts = [self.text(who) if who else self.unknown(in_words.AUTHOR_UNKNOWN)]
        parts += [self.issued(source)]
        parts += [[{"t": "link", "url": source.url or self.address(Key("sources", source.id)), "x": title}]]
        parts += [self.text(outlet)] if outlet and outlet != who else []
        return [*nodes.joined([*parts, self.label(source.type, lower=True)]), "."]

    def issued(self, source: Source) -> Inlines:
        """Write a source's date, or that it has none and when it was probably made."""
        if source.issued != UNKNOWN:
            return self.date(source.issued)
        guess = in_words.estimate(source, self.wording)
        return [*self.unknown(in_words.UNDATED), *(self.text(f", {guess}") if guess else [])]

    def evidence(self, ref: EvidenceRef) -> Inlines:
        """Write a grade of evidence as a badge."""
        return [{"t": "grade", "x": self.label(ref), "firm": str(ref) in FIRM}]

    def not_reported(self) -> Inlines:
        """Write that no source says."""
        return self.unknown(in_words.NOT_REPORTED)

    def unknown(self, words: str) -> Inlines:
        """Write in so many words what no source says."""
        return [{"t": "unknown", "x": self.say(words)}]

    # Numbers and dates

    def date(self, date: Edtf | str) -> Inlines:
        """Write a date or an interval."""
        return self._reported(in_words.date(date, self.wording))

    def period(self, period: Period) -> Inlines:
        """Write from when to when a case ran, as far as is known."""
        return self._reported(in_words.period(period, self.wording))

    def value(self, figure: Figure, reading: Reading) -> Inlines:
        """Write a reading's value or range with its unit."""
        return self._reported(in_words.value(self.atlas.units[str(figure.unit)], reading, self.wording))

    def _reported(self, text: str | None) -> Inlines:
        return self.not_reported() if text is None else self.text(text)


def tied(text: str) -> str:
    """Let no line break between a text and the reference that follows; after a letter none does anyway (UAX 14)."""
    return text if text[-1:].isalnum() else text + WORD_JOINER


def _inlines(paragraph: Node) -> Inlines:
    text = paragraph["x"]
    assert isinstance(text, list)
    return text


@lru_cache(maxsize=1 << 15)
def _plain(text: str) -> tuple[nodes.Inline, ...]:
    """Write plain characters; labels come again and again, in every document."""
    parts = unbroken(kept_together(printable(text)))
    found = _cut(parts[0])
    for whole, after in zip(parts[1::2], parts[2::2], strict=True):
        found += [{"t": "whole", "x": [whole]}, *_cut(after)]
    return tuple(found)


def _cut(text: str) -> Inlines:
    """Let endless words break; a text without any stays a string."""
    cut = pieces(text)
    return ([cut[0]] if cut[0] else []) if len(cut) == 1 else [{"t": "cut", "x": cut}]
