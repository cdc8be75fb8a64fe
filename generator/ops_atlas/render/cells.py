"""Models and cases as columns of a comparison: what stands in each row, and whether two columns say the same there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from ops_atlas.compare import case_position, uses
from ops_atlas.entities import Case, Dimension, Model
from ops_atlas.entities.base import UNKNOWN
from ops_atlas.entities.ids import Ref
from ops_atlas.entities.model import Position, position
from ops_atlas.entities.text import Claim
from ops_atlas.problem import N_, Message
from ops_atlas.render.entries import headline
from ops_atlas.render.escape import escape, raw
from ops_atlas.render.labels import FITS, STAGES
from ops_atlas.render.naming import within
from ops_atlas.render.writer import Writer

TEXT = "*"


class Cell(NamedTuple):
    """One row of one column."""

    row: str
    """The row's id, the same for all columns of a kind."""
    label: str
    """What the row is about."""
    key: str | None
    """What it says, in brief: cells with the same key say the same. `TEXT`: it is to be read, not to be compared.
    `None`: no source says."""
    html: str


def model_cells(writer: Writer, model: Model) -> Iterator[Cell]:
    """Give a model's column: every dimension, then what is said of its fit and who has used it."""
    for dimension in writer.atlas.dimensions.values():
        yield _position(writer, dimension, position(model.positions, dimension.id))
    yield _cell(writer, "suits", N_("Suits which problems"), TEXT, _problems(writer, model))
    yield _cell(writer, "fits", N_("When it fits"), TEXT, _claims(writer, model.fits))
    yield _cell(writer, "fits-not", N_("When it does not fit"), TEXT, _claims(writer, model.fits_not))
    cases = [writer.entity(case, "cases") for case, _ in uses(writer.atlas, model)]
    yield _cell(writer, "cases", N_("Cases that used it"), TEXT, _list(cases))


def case_cells(writer: Writer, case: Case) -> Iterator[Cell]:
    """Give a case's column: the facts at a glance, then where it stands on every dimension."""
    yield _refs(writer, "models", N_("Model"), [use.model for use in case.models])
    yield _refs(writer, "problems", N_("Type of problem"), case.problem_types)
    yield _refs(writer, "sector", N_("Sector"), [case.sector])
    yield _refs(writer, "where", N_("Where"), case.municipalities)
    known = case.period.start != UNKNOWN or case.period.end != UNKNOWN
    period = writer.period(case.period) + writer.cite(case.period.cite or ()) if known else raw("")
    yield _cell(writer, "when", N_("When"), str(writer.period(case.period)), period)
    yield _refs(writer, "status", N_("Status"), [case.status])
    yield _refs(writer, "scale", N_("Scale"), [case.scale] if case.scale != "not-reported" else [])
    target = raw("") if case.target_group == UNKNOWN else writer.phrase(case.target_group)
    yield _cell(writer, "for-whom", N_("For whom"), TEXT, target)
    yield _cell(writer, "result", N_("Result"), TEXT, _result(writer, case))
    for dimension in writer.atlas.dimensions.values():
        stands, whose = case_position(writer.atlas, case, dimension.id)
        remark = N_("the case itself") if whose is case else N_("as the model")
        yield _position(writer, dimension, stands, remark)


def _cell(writer: Writer, row: str, label: Message, key: str, html: Markup) -> Cell:
    return Cell(row, writer.wording.text(label), key if html else None, html or writer.not_reported())


def _position(writer: Writer, dimension: Dimension, stands: Position | None, remark: Message | None = None) -> Cell:
    label = dimension.label.in_(writer.wording.language)[0]
    note = raw(f"<p>{writer.line(stands.note)}</p>") if stands and stands.note else raw("")
    level = dimension.level(str(stands.level)) if stands else None
    if not stands or not level or not stands.evidence:
        return Cell(dimension.id, label, None, writer.not_reported() + note)
    basis = raw(f"{writer.evidence(stands.evidence)}{writer.cite(stands.cite)}")
    whose = raw(f" <small>{escape(writer.wording.text(remark))}</small>") if remark else ""
    return Cell(dimension.id, label, level.id, f"<strong>{writer.phrase(level.label)}</strong>{whose} {basis}{note}")


def _refs(writer: Writer, row: str, label: Message, refs: Iterable[Ref]) -> Cell:
    """Write the entries that references name, as links where they have a page."""
    listed = list(refs)
    paged = ("models", "sectors", "municipalities")
    written = [writer.ref(ref) if ref.kind in paged else writer.label(ref) for ref in listed]
    return _cell(writer, row, label, ",".join(sorted(listed)), raw(", ").join(written))


def _claims(writer: Writer, claims: Iterable[Claim] | str) -> Markup:
    return raw("") if isinstance(claims, str) else _list([writer.claim(claim) for claim in claims])


def _problems(writer: Writer, model: Model) -> Markup:
    fits = [(writer.label(fit.problem), writer.wording.text(FITS[fit.fit]), fit.why) for fit in model.problems]
    return _list([raw(f"{label} – {escape(within(fit))}: {writer.claim(why)}") for label, fit, why in fits])


def _result(writer: Writer, case: Case) -> Markup:
    """Write the first result, each reading with its stage, date, sources and grade."""
    figure = headline(case)
    if not figure:
        return raw("")
    items = []
    for reading in figure.readings:
        label = raw(f" – {writer.phrase(reading.label)}") if reading.label else ""
        stage = escape(writer.wording.text(STAGES[reading.stage]))
        value = raw(f"<strong>{writer.value(figure, reading)}</strong>{label}, {stage}, {writer.date(reading.when)}")
        items.append(raw(f"{value}{writer.cite(reading.cite)} {writer.evidence(reading.evidence)}"))
    return raw(f"{writer.phrase(figure.measure)}: {_list(items)}")


def _list(items: list[Markup]) -> Markup:
    return raw("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else "")
