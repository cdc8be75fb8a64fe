"""Words of the glossary in running text: found once on each page, in their inflected forms too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ops_atlas.entities.vocabulary import GlossaryTerm
from ops_atlas.wording import Language

_BRACKETED = re.compile(r"\s*\([^)]*\)")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_START = 2
_WORD = re.compile(rf"(?<![\w-])\w{{{_START}}}")
"""The beginning of a word: nearly all words are done with when no term begins like them."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ»“])")

# What may follow a word: in Danish a noun's endings, of which some double its last letter, and before a noun an
# adjective's; in English the plural and the genitive. Of an abbreviation only what an apostrophe sets apart.
_DANISH = r"(?:ens?|ets?|ers?|ernes?|enes?|e?s?|{last}(?:ens?|ets?|ers?|ernes?|enes?))?"
_DANISH_AFTER_E = r"(?:ns?|ts?|rs?|rnes?|s)?"
_ENGLISH = r"(?:e?s|['’]s|s['’])?"
_ABBREVIATION: Mapping[Language, str] = MappingProxyType({"da": r"(?:['’](?:en|et|er|erne|s))?", "en": r"(?:s|['’]s)?"})


def first_sentence(text: str) -> str:
    """Give the first sentence of a plain text."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


class TermFinder:
    """Finds the glossary's words in texts of one language; made once for all pages."""

    def __init__(self, glossary: Iterable[GlossaryTerm], language: Language) -> None:
        forms = {form: term for term in glossary if term.in_text for form in _forms(term, language)}
        by_start: dict[str, dict[str, GlossaryTerm]] = {}
        for form in sorted(forms, key=lambda form: (-len(form), form)):
            by_start.setdefault(form[:_START].lower(), {})[form] = forms[form]
        self.groups = {start: (_pattern(group, language), tuple(group.values())) for start, group in by_start.items()}

    def find(self, text: str) -> Iterator[tuple[int, int, GlossaryTerm]]:
        """Give each use of a word: where it begins and ends, and what it is."""
        done = 0
        for beginning in _WORD.finditer(text):
            group = self.groups.get(beginning[0].lower())
            if group and beginning.start() >= done and (match := group[0].match(text, beginning.start())):
                done = match.end()
                yield match.start(), done, group[1][(match.lastindex or 1) - 1]


class Terms:
    """The words not yet explained on one page; shrinks while the page is written."""

    def __init__(self, finder: TermFinder) -> None:
        self.finder = finder
        self.seen: set[str] = set()

    def split(self, text: str) -> Iterator[tuple[str, GlossaryTerm | None]]:
        """Cut a text into runs, each with the term that it uses for the first time on the page, if any."""
        done = 0
        for start, end, term in self.finder.find(text):
            if term.id not in self.seen:
                self.seen.add(term.id)
                yield text[done:start], None
                yield text[start:end], term
                done = end
        yield text[done:], None


def _forms(term: GlossaryTerm, language: Language) -> set[str]:
    """Give the words a term goes by in a language, without what stands in brackets and without an article."""
    phrases = [phrase.in_(language) for phrase in (term.term, *term.aliases)]
    return {_ARTICLE.sub("", _BRACKETED.sub("", text)).strip() for text, own in phrases if own == language} - {""}


def _pattern(forms: Iterable[str], language: Language) -> re.Pattern[str]:
    return re.compile("|".join(f"({_inflected(form, language)})(?![\\w-])" for form in forms))


def _inflected(form: str, language: Language) -> str:
    """Match a form as it is written, and without its own capital letter: a name is written with more of them."""
    first, *rest = form.split(" ")
    if first.isupper():
        return re.escape(form) + _ABBREVIATION[language]
    words = [f"[{first[0].lower()}{first[0].upper()}]{re.escape(first[1:])}", *map(re.escape, rest)]
    if language == "en":
        return r"\s+".join(words) + _ENGLISH
    if rest and not first.endswith("e"):
        words[0] += "[et]?"
    ending = _DANISH_AFTER_E if form.endswith("e") else _DANISH.format(last=re.escape(form[-1]))
    return r"\s+".join(words) + ending
