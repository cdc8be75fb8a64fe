"""When cases ran: what their dates can mean at most, and what they mean for certain."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ops_atlas.entities import Case, Term
from ops_atlas.entities.edtf import Edtf
from ops_atlas.entities.text import Language
from ops_atlas.link import Atlas, Key
from ops_atlas.slug import collate

End = Literal["known", "ongoing", "unknown"]


@dataclass(frozen=True)
class Span:
    """A case in time. A date such as “2018” is a year wide: the case began between `first` and `begun`."""

    case: Case
    first: date | None
    """The first day it can have begun; `None` if no source says."""
    begun: date | None
    """The last day it can have begun."""
    ending: date | None
    """The first day it can have ended; `None` unless the end is known."""
    last: date | None
    """The last day it can have ended."""
    end: End
    heard: date | None
    """Up to when somebody has told of it: when its newest dated source was written."""


@dataclass(frozen=True)
class Timeline:
    """The cases with a date, by status in the vocabulary's order, and those without."""

    groups: tuple[tuple[Term, tuple[Span, ...]], ...]
    undated: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every case, dated ones first."""
        return tuple(span for _, spans in self.groups for span in spans) + self.undated


def timeline(atlas: Atlas, language: Language) -> Timeline:
    """Order the cases by status, within it by when they began, or ended if that is all that is known, then by title."""

    def order(span: Span) -> tuple[date, date, tuple[str, str]]:
        title = span.case.title.in_(language)[0]
        return span.first or span.last or date.max, span.last or date.max, collate(title)

    spans = sorted((span(case, heard(atlas, case)) for case in atlas.cases.values()), key=order)
    dated = [s for s in spans if s.first or s.last]
    groups = [
        (status, tuple(s for s in dated if str(s.case.status) == status.id))
        for status in atlas.terms("statuses").values()
    ]
    undated = tuple(s for s in spans if not (s.first or s.last))
    return Timeline(tuple((status, found) for status, found in groups if found), undated)


def heard(atlas: Atlas, case: Case) -> date | None:
    """Give the first day on which the newest dated source of a case can have been written."""
    ids = {r.target.id for r in atlas.outgoing(Key("cases", case.id)) if r.target.kind == "sources"}
    issued = (atlas.sources[id_].issued for id_ in ids)
    return max((d.start.first for d in issued if isinstance(d, Edtf) and d.start), default=None)


def span(case: Case, heard: date | None = None) -> Span:
    """Read a case's period."""
    start, end = case.period.start, case.period.end
    first = begun = ending = last = None
    if isinstance(start, Edtf):
        first, begun = (start.start.first if start.start else None), (start.end.last if start.end else None)
    if isinstance(end, Edtf):
        ending, last = (end.start.first if end.start else None), (end.end.last if end.end else None)
    kind: End = "ongoing" if end == "ongoing" else "known" if last else "unknown"
    return Span(case, first, begun, ending if last else None, last, kind, heard)
