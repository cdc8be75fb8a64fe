"""What to call an entity on a page, and in which language that name is."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from ops_atlas.entities import Case, Entity, Model, Source
from ops_atlas.entities.actor import Actor
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.text import Phrase
from ops_atlas.entities.theme import Disagreement, Theme
from ops_atlas.entities.vocabulary import GlossaryTerm, Municipality, Term
from ops_atlas.problem import N_
from ops_atlas.slug import collate
from ops_atlas.wording import Language, Wording

E = TypeVar("E", bound=Entity)


class Name(NamedTuple):
    """A name and its language."""

    text: str
    language: Language | str


def name_of(entity: Entity, wording: Wording) -> Name:
    """Give an entity's title or name in the page's language, if it has one there."""
    match entity:
        case Case() | Theme() | Disagreement():
            return Name(*entity.title.in_(wording.language))
        case Model():
            return Name(*entity.name.in_(wording.language))
        case GlossaryTerm():
            return Name(*entity.term.in_(wording.language))
        case Term():
            return Name(*entity.label.in_(wording.language))
        case Source():
            return Name(source_title(entity, wording), entity.language if entity.title != UNKNOWN else wording.language)
        case Actor():
            translated = entity.name_en if wording.language == "en" else None
            return Name(translated or entity.name, wording.language)
        case Municipality():
            return Name(entity.name, wording.language)
        case _:
            return Name(entity.id, wording.language)


def by_name(entities: Iterable[E], wording: Wording) -> list[E]:
    """Order entities by their names in the page's language."""
    return sorted(entities, key=lambda entity: collate(name_of(entity, wording).text))


def other_names(term: GlossaryTerm, language: Language) -> list[Phrase]:
    """Give what a word is also called in a language: two Danish words may have the same English one."""
    known, others = {term.term.in_(language)[0].casefold()}, []
    for alias in term.aliases:
        if (name := alias.in_(language)[0].casefold()) not in known:
            known.add(name)
            others.append(alias)
    return others


def within(name: str) -> str:
    """Write a name as it stands inside a sentence: `Dialogue-based tender` begins small, `BUM` and `OPI` do not."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def source_title(source: Source, wording: Wording) -> str:
    """Give a source's title, or say that it has none and where it appeared."""
    if source.title != UNKNOWN:
        return source.title
    outlet = source.container_title or source.publisher
    return wording.text(N_("Untitled, {outlet}"), outlet=outlet) if outlet else wording.text(N_("Untitled"))


def authors(source: Source) -> str:
    """Name all authors in reading order; empty if none is known."""
    return "" if source.author == UNKNOWN else ", ".join(name.full for name in source.author)


def short_label(source: Source, wording: Wording) -> str:
    """Name a source as running text does: author or publisher, and year."""
    if source.author == UNKNOWN:
        who = source.publisher or source.container_title or wording.text(N_("Unnamed author"))
    else:
        families = [name.sort for name in source.author]
        limit = 2
        who = " & ".join(families) if len(families) <= limit else wording.text(N_("{first} et al."), first=families[0])
    return f"{who} {year(source, wording)}"


def year(source: Source, wording: Wording) -> str:
    """Give the year a source is from, or say that it is undated."""
    if source.issued == UNKNOWN:
        return wording.text(N_("n.d."))
    start = source.issued.start
    return str(start.year) if start else wording.text(N_("n.d."))
