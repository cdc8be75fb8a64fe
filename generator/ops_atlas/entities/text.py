"""Texts in Danish, with English beside: one line without markup, or prose in the small Markdown."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ops_atlas import prose
from ops_atlas.entities.base import Part
from ops_atlas.entities.ids import EvidenceRef, SourceRef, is_id

Language = Literal["da", "en"]


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not a text")
    if not value.strip():
        raise PydanticCustomError("empty-text", "empty")
    return value


def _line(value: Any) -> str:
    return prose.fold(_string(value))


def _document(value: Any) -> prose.Document:
    return value if isinstance(value, prose.Document) else prose.parse(_string(value))


Line = Annotated[str, BeforeValidator(_line)]
"""A text of one line that means exactly its characters; white space is folded."""

Markdown = Annotated[
    prose.Document,
    PlainValidator(_document),
    PlainSerializer(lambda document: document.source, return_type=str),
    WithJsonSchema({"type": "string", "contentMediaType": "text/markdown"}),
]


class _Bilingual(Part):
    @model_validator(mode="before")
    @classmethod
    def _danish_alone(cls, value: Any) -> Any:
        return {"da": value} if isinstance(value, str) else value


class Phrase(_Bilingual):
    """A short text without markup: a title, a name, a label. A plain string is Danish."""

    da: Line
    en: Line | None = None

    def in_(self, language: Language) -> tuple[str, Language]:
        """Give the text in a language, or in Danish if there is none, and the language it is in."""
        return (self.en, "en") if language == "en" and self.en is not None else (self.da, "da")


class Prose(_Bilingual):
    """A text in the small Markdown, with citations and cross-links. A plain string is Danish."""

    da: Markdown
    en: Markdown | None = None

    @model_validator(mode="after")
    def _same_citations(self) -> Self:
        if self.en is not None:
            danish, english = ({c.source for c in text.citations()} for text in (self.da, self.en))
            if danish != english:
                difference = ", ".join(sorted(danish ^ english))
                raise PydanticCustomError("citations-differ", "not the same", {"difference": difference})
        return self

    def in_(self, language: Language) -> tuple[prose.Document, Language]:
        """Give the text in a language, or in Danish if there is none, and the language it is in."""
        return (self.en, "en") if language == "en" and self.en is not None else (self.da, "da")


class CitedProse(Prose):
    """A text that makes claims, so it cites at least one source."""

    @model_validator(mode="after")
    def _cites(self) -> Self:
        if not self.da.citations():
            raise PydanticCustomError("uncited-text", "no citation")
        return self


class Citation(Part):
    """A source and, if known, the place in it; written `id` or `id: place`."""

    source: SourceRef
    locator: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        source, _, locator = value.partition(":")
        if not is_id(source.strip()):
            raise PydanticCustomError("bad-citation", "not a citation", {"value": value})
        return {"source": source.strip(), "locator": prose.fold(locator) or None}


def _url(value: Any) -> str:
    text = _string(value).strip()
    if not re.fullmatch(r"https?://[^\s/<>\"{}|\\^`]+(?:/[^\s<>\"{}|\\^`]*|\?[^\s<>\"{}|\\^`]*)?", text):
        raise PydanticCustomError("bad-address", "not a web address", {"value": text})
    return text


Url = Annotated[str, BeforeValidator(_url)]


def _cited(value: tuple[Citation, ...]) -> tuple[Citation, ...]:
    if not value:
        raise PydanticCustomError("missing-source", "no source")
    return value


Cited = Annotated[tuple[Citation, ...], AfterValidator(_cited)]
"""The sources of a claim; never none."""


class Claim(Part):
    """A statement with who stands behind it."""

    text: Prose
    evidence: EvidenceRef
    """How strong the statement's basis is."""
    cite: Cited
