"""Dates, periods and figures as both writers put them into words; `None` where no source says."""

from decimal import Decimal

from ops_atlas.entities import Source, Unit
from ops_atlas.entities.case import Case, Period
from ops_atlas.entities.edtf import Edtf
from ops_atlas.entities.figure import Reading
from ops_atlas.problem import N_
from ops_atlas.wording import Wording

NOT_REPORTED = N_("not reported")
UNDATED, AUTHOR_UNKNOWN = N_("undated"), N_("author not reported")
"""What a source's entry in a list of references does not know."""
NO_STATUS = N_("status not reported")
DANISH_ONLY = N_("This text is available in Danish only.")


def has_status(case: Case) -> bool:
    """Tell whether a source says in which state a case is."""
    return case.status != "not-reported"


def date(written: Edtf | str, wording: Wording) -> str | None:
    """Write a date or an interval."""
    return None if isinstance(written, str) else wording.span(written.start, written.end, interval=written.interval)


def estimate(source: Source, wording: Wording) -> str | None:
    """Write when an undated source was probably made."""
    if not (guess := source.issued_estimate):
        return None
    return wording.text(N_("estimated {value}"), value=wording.sometime(guess.date.start, guess.date.end))


def period(written: Period, wording: Wording) -> str | None:
    """Write from when to when a case ran, as far as is known."""
    start = None if isinstance(written.start, str) else written.start.start
    end = None if isinstance(written.end, str) else written.end.end
    if written.end == "ongoing":
        still = N_("from {value}") if start else N_("still running; beginning not reported")
        return wording.text(still, value=wording.day(start) if start else "")
    if not start and not end:
        return None
    span = wording.span(start, end)
    if not start:
        return wording.text(N_("{value}; beginning not reported"), value=span)
    return span if end else wording.text(N_("{value}; end not reported"), value=span)


def value(unit: Unit, reading: Reading, wording: Wording) -> str | None:
    """Write a reading's value or range with its unit, hedged as its source does."""
    one, other = (phrase.in_(wording.language)[0] for phrase in (unit.one, unit.other))
    if reading.low is not None and reading.high is not None:
        written = wording.range(reading.low, reading.high, unit.currency, other)
    elif isinstance(reading.value, Decimal):
        written = wording.quantity(reading.value, unit.currency, one, other)
    else:
        return None
    return wording.qualified(written, reading.qualifier)
