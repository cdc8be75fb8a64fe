"""The Jinja environment: what a template prints is escaped, and a name that is missing is an error."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ops_atlas.render import charts, labels
from ops_atlas.render.escape import compact, finalize, tidy
from ops_atlas.render.writer import Writer


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ops_atlas.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["compact"] = compact
    environment.globals["charts"] = charts
    environment.globals["alone"] = None
    for name in ("STAGES", "ALLOCATIONS", "FITS", "USES", "SHARED", "DIFFERENT", "KIND_NAMES", "GAP_NAMES"):
        environment.globals[name] = getattr(labels, name)
    return environment


def fill(template: str, writer: Writer, **values: object) -> str:
    """Fill a template for one page. `w` writes Markdown in it, `h` HTML, `_` and `plural` translate."""
    return tidy(_environment().get_template(template).render(_names(writer) | values))


@dataclass(frozen=True)
class Alone:
    """How a chart is drawn that stands outside the site's pages, where no style sheet reaches it."""

    width: int
    """In the units of its own drawing: what takes 100 % of a page on the site."""
    font: str


def draw(chart: str, writer: Writer, *values: object, alone: Alone) -> str:
    """Draw a chart as an SVG that stands alone, by the macro that draws it on the site."""
    module = _environment().get_template(f"charts/{chart}.jinja").make_module(_names(writer) | {"alone": alone})
    return str(getattr(module, f"{chart}_drawing")(*values)).strip()


def _names(writer: Writer) -> dict[str, object]:
    """Give what every template knows."""
    wording = writer.wording
    return {
        "w": writer,
        "h": writer.html,
        "_": wording.text,
        "plural": wording.plural,
        "number": lambda number: wording.number(Decimal(number)),
        "atlas": writer.atlas,
        "references": writer.references,
    }
