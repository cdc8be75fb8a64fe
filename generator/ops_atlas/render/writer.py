"""Entities' texts as parts of one page: the small Markdown, links, citations, numbers and dates."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from ops_atlas.entities import Entity, Source
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.case import Case, Period
from ops_atlas.entities.edtf import Edtf
from ops_atlas.entities.figure import Figure
from ops_atlas.entities.figure import Reading as FigureReading
from ops_atlas.entities.ids import EvidenceRef, Ref
from ops_atlas.entities.text import Claim, Phrase, Prose
from ops_atlas.entities.vocabulary import GlossaryTerm
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_
from ops_atlas.prose import FOLDED, Block, Cite, CrossLink, Emphasis, Inline, Items, Link, Paragraph, Plain, Quote, fold
from ops_atlas.render import address, in_words
from ops_atlas.render.escape import escape, raw
from ops_atlas.render.naming import authors, name_of, short_label, within
from ops_atlas.render.references import Cited, Reference, References, uncited
from ops_atlas.render.terms import Terms, first_sentence
from ops_atlas.wording import Wording

Form = Literal["markdown", "html"]
APART = raw("<!-- -->")
"""Keeps a list or quotation from joining the one before it, and one that begins an item from being taken for code."""


@dataclass(frozen=True)
class Writer:
    """Writes for one page, in one of two forms: Markdown for the body, HTML for what stands inside HTML."""

    atlas: Atlas
    wording: Wording
    path: str
    """The page's Markdown file."""
    form: Form
    references: References
    terms: Terms | None = None
    """The words of the glossary still to be explained on this page; none where no text leads to it."""
    edit_base: str = ""
    """The web address below which the content files can be changed."""

    @property
    def html(self) -> "Writer":
        """The same page's writer for what stands inside HTML."""
        return replace(self, form="html", terms=None)

    @property
    def bare(self) -> "Writer":
        """The same writer for a text that leads nowhere else, such as a link's own words."""
        return self if self.terms is None else replace(self, terms=None)

    # Links

    def href(self, target: str, fragment: str = "") -> str:
        """Give the address of another page (a Markdown path) as this form writes it."""
        link = address.file_link if self.form == "markdown" else address.url_link
        return link(self.path, target) + fragment

    def root(self) -> str:
        """Give the address of the whole site, all languages, as HTML needs it on this page."""
        home = address.url_link(self.path, "index.md")
        return home if self.wording.language == "da" else home + "../"

    def link(self, key: Key, label: str | None = None) -> Markup:
        """Link to an entity by its name, or by other words."""
        name = name_of(self.atlas.entities[key], self.wording)
        text = escape(label) if label else self._in_language(escape(name.text), name.language)
        return self.page_link(address.page_path(key), text, address.fragment(key))

    def entity(self, entity: Entity, kind: str) -> Markup:
        """Link to an entity at hand."""
        return self.link(Key(kind, entity.id))

    def ref(self, ref: Ref, label: str | None = None) -> Markup:
        """Link to the entity that a reference names."""
        return self.link(Key(ref.kind, str(ref)), label)

    def page_link(self, path: str, text: Markup, fragment: str = "") -> Markup:
        """Link to a page; on the page itself, to a place on it."""
        href = fragment if path == self.path and fragment else self.href(path, fragment)
        if self.form == "markdown":
            return raw(f"[{text}]({href})")
        return raw(f'<a href="{href}">{text}</a>')

    def outside(self, url: str, text: str) -> Markup:
        """Link to an address outside the atlas."""
        return raw(f'<a href="{escape(url)}">{escape(text)}</a>')

    def contribute(self, file: str) -> Markup:
        """Lead to the place where a content file can be changed; where there is none, name the file."""
        text = self.wording.text(N_("Write it in {file}"), file=file)
        return self.outside(self.edit_base + file, text) if self.edit_base else escape(text)

    # Texts

    def phrase(self, phrase: Phrase) -> Markup:
        """Write a short text, marked if it is not in the page's language."""
        text, language = phrase.in_(self.wording.language)
        return self._in_language(escape(text), language)

    def label(self, ref: Ref) -> Markup:
        """Write the label of an entry in a closed list."""
        return self.phrase(self.atlas.term(ref).label)

    def status(self, case: Case) -> Markup:
        """Write a case's status where no word before it says that it is one."""
        return self.label(case.status) if in_words.has_status(case) else self.unknown(in_words.NO_STATUS)

    def prose(self, text: Prose) -> Markup:
        """Write a text as blocks."""
        document, language = text.in_(self.wording.language)
        if language != self.wording.language:
            note = escape(self.wording.text(in_words.DANISH_ONLY))
            inner = self.html.blocks(document.blocks)
            return raw(f'<div class="atlas-fallback"><p>{note}</p><div lang="{language}">{inner}</div></div>')
        return self.blocks(document.blocks)

    def line(self, text: Prose) -> Markup:
        """Write a text inside a line or a cell: without a paragraph around it if it is only one."""
        document, language = text.in_(self.wording.language)
        match document.blocks:
            case (Paragraph(children),):
                writer = self if language == self.wording.language else self.bare
                return self._in_language(writer.inlines(children), language)
            case blocks:
                return self._in_language(self.html.blocks(blocks), language)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Write paragraphs, lists and quotes."""
        if self.form == "html":
            return raw("\n").join(self._block(block) for block in blocks)
        written: list[Markup] = []
        before: Block | None = None
        for block in blocks:
            if type(block) is type(before) and not isinstance(block, Paragraph):
                written.append(APART)
            written.append(self._block(block))
            before = block
        return raw("\n\n").join(written)

    def _block(self, block: Block) -> Markup:
        html = self.form == "html"
        match block:
            case Paragraph(children):
                text = self.inlines(children)
                return raw(f"<p>{text}</p>") if html else text
            case Quote(children):
                inner = self.blocks(children)
                return raw(f"<blockquote>{inner}</blockquote>") if html else _prefixed(inner, "> ", "> ")
            case Items(items, ordered):
                return self._list(items, ordered=ordered)

    def _list(self, items: tuple[tuple[Block, ...], ...], *, ordered: bool) -> Markup:
        inner = [self.blocks(item) for item in items]
        if self.form == "markdown":
            inner = [
                raw(f"{APART}\n\n{text}") if item and isinstance(item[0], Quote) else text
                for item, text in zip(items, inner, strict=True)
            ]
            mark = "1.  " if ordered else "-   "
            tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in items)
            between = "\n" if tight else "\n\n"
            return raw(between).join(_prefixed(item, mark, "    ") for item in inner)
        tag = "ol" if ordered else "ul"
        body = "".join(f"<li>{item}</li>" for item in inner)
        return raw(f"<{tag}>{body}</{tag}>")

    def inlines(self, inlines: Iterable[Inline]) -> Markup:
        """Write what stands within a paragraph."""
        listed = list(inlines)
        for index, inline in enumerate(listed[:-1]):
            if isinstance(inline, Plain) and isinstance(
                listed[index + 1], Cite
            ):  # a reference follows its word closely
                listed[index] = Plain(inline.text.rstrip(" "))
        return raw("".join(self._inline(inline) for inline in listed))

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case Plain(text):
                return self._words(text)
            case Emphasis(children, strong):
                tag = "strong" if strong else "em"
                return raw(f"<{tag}>{self.bare.inlines(children)}</{tag}>")
            case Link(url, children):
                return raw(f'<a href="{escape(url)}">{self.bare.inlines(children)}</a>')
            case Cite(citations):
                return self.cite(citations)
            case CrossLink(target, label):
                return self.link(self.atlas.resolve(target)[0], label)

    def _words(self, text: str) -> Markup:
        """Write running text; the first use of a glossary's word on the page leads to what it means."""
        if self.terms is None:
            return _spaced(text)
        return raw("").join(
            self._term(words, term) if term else _spaced(words) for words, term in self.terms.split(text)
        )

    def _term(self, words: str, term: GlossaryTerm) -> Markup:
        href = address.url_link(self.path, address.SHARED["glossary"]) + f"#{term.id}"
        definition = term.definition.in_(self.wording.language)[0].words(self._name_of)
        tip = escape(first_sentence(definition))
        return raw(f'<a class="atlas-term" href="{href}" title="{tip}">{escape(words)}</a>')

    def _name_of(self, target: str) -> str:
        return name_of(self.atlas.entities[self.atlas.resolve(target)[0]], self.wording).text

    def _in_language(self, text: Markup, language: str) -> Markup:
        if language == self.wording.language:
            return text
        return raw(f'<span lang="{escape(language)}">{text}</span>')

    # Citations and evidence

    def cite(self, citations: Iterable[Cited]) -> Markup:
        """Write the numbers of the references, each a link to its entry in the list."""
        marks = [self._mark(reference, use) for reference, use in self.references.cite(citations)]
        return raw(f'<sup class="atlas-cite">{"".join(marks)}</sup>' if marks else "")

    def claim(self, claim: Claim) -> Markup:
        """Write a claim with its grade of evidence, each source's number once."""
        return raw(f"{self.line(claim.text)}{self.cite_rest(claim.cite, claim.text)} {self.evidence(claim.evidence)}")

    def cite_rest(self, citations: Iterable[Cited] | None, text: Prose | None) -> Markup:
        """Write, after a text if there is one, the numbers of what it rests on and has not cited itself."""
        listed = citations or ()
        return self.cite(uncited(listed, text.in_(self.wording.language)[0]) if text else listed)

    def _mark(self, reference: Reference, use: int) -> Markup:
        label = short_label(self.atlas.sources[reference.source], self.wording)
        places = "; ".join(locator for locator in reference.uses[use - 1] if locator)
        title = f"{label}, {places}" if places else label
        mark, number = reference.mark(use), f"&#91;{reference.number}&#93;"
        return raw(f'<a id="{mark}" href="#{reference.anchor}" title="{escape(title)}">{number}</a>')

    def speakers(self, citations: Iterable[Cited]) -> Markup:
        """Name who makes a claim: the sources' authors, and the organisations that speak through them."""
        ids = {str(citation.source): None for citation in citations}
        return raw("<br>").join(self._speaker(self.atlas.sources[id_]) for id_ in ids)

    def _speaker(self, source: Source) -> Markup:
        label = self.link(Key("sources", source.id), short_label(source, self.wording))
        return raw(", ").join([label, *(self.ref(actor) for actor in source.stake.actors)])

    def source_name(self, source: Source) -> Markup:
        """Write a source's title in its own language."""
        name = name_of(source, self.wording)
        return self._in_language(escape(name.text), name.language)

    def citation(self, source: Source) -> Markup:
        """Write a source's entry in a list of references; its title leads to its page."""
        who = authors(source)
        title = self.link(Key("sources", source.id))
        outlet = source.container_title or source.publisher
        parts = [
            escape(who) if who else self.unknown(in_words.AUTHOR_UNKNOWN),
            self.issued(source),
            raw(f"<cite>{title}</cite>"),
            escape(outlet) if outlet and outlet != who else None,
            raw(within(self.label(source.type))),
        ]
        return raw(", ".join(part for part in parts if part) + ".")

    def issued(self, source: Source) -> Markup:
        """Write a source's date, or that it has none and when it was probably made."""
        if source.issued != UNKNOWN:
            return self.date(source.issued)
        guess = in_words.estimate(source, self.wording)
        return self.unknown(in_words.UNDATED) + (f", {guess}" if guess else "")

    def evidence(self, ref: EvidenceRef) -> Markup:
        """Write a grade of evidence as a badge that leads to its explanation."""
        href = address.url_link(self.path, address.SHARED["evidence"]) + f"#{ref}"
        return raw(f'<a class="atlas-evidence atlas-evidence--{ref}" href="{href}">{self.label(ref)}</a>')

    def not_reported(self) -> Markup:
        """Write that no source says."""
        return self.unknown(in_words.NOT_REPORTED)

    def unknown(self, words: str) -> Markup:
        """Write in so many words what no source says."""
        return raw(f'<span class="atlas-unknown">{escape(self.wording.text(words))}</span>')

    # Numbers and dates

    def date(self, date: Edtf | str) -> Markup:
        """Write a date or an interval."""
        return self._reported(in_words.date(date, self.wording))

    def period(self, period: Period) -> Markup:
        """Write from when to when a case ran, as far as is known."""
        return self._reported(in_words.period(period, self.wording))

    def plain_value(self, figure: Figure, value: Decimal) -> Markup:
        """Write a number with a figure's unit."""
        unit = self.atlas.units[str(figure.unit)]
        one, other = (phrase.in_(self.wording.language)[0] for phrase in (unit.one, unit.other))
        return escape(self.wording.quantity(value, unit.currency, one, other))

    def value(self, figure: Figure, reading: FigureReading) -> Markup:
        """Write a reading's value or range with its unit."""
        unit = self.atlas.units[str(figure.unit)]
        return self._reported(in_words.value(unit, reading, self.wording))

    def _reported(self, text: str | None) -> Markup:
        return self.not_reported() if text is None else escape(text)


def _spaced(text: str) -> Markup:
    """Escape a run of text that others follow; folding must not take the space between them."""
    lead = " " if text.startswith(FOLDED) else ""
    tail = " " if text.endswith(FOLDED) and fold(text) else ""
    return raw(f"{lead}{escape(text)}{tail}")


def _prefixed(text: Markup, first: str, rest: str) -> Markup:
    """Put a list's or a quotation's marks before the lines of a block."""
    lines = [rest + line if line else rest.rstrip() for line in str(text).split("\n")]
    return raw(first + "\n".join(lines)[len(rest) :])
