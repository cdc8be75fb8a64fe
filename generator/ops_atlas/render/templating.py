"""The Jinja environment: what a template prints is escaped, and a name that is missing is an error."""

from decimal import Decimal
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ops_atlas.render import charts, labels
from ops_atlas.render.escape import compact, finalize, tidy
from ops_atlas.render.naming import within
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
    environment.filters["within"] = within
    environment.globals["charts"] = charts
    environment.globals["alone"] = None
    for name in ("STAGES", "ALLOCATIONS", "FITS", "USES", "SHARED", "DIFFERENT", "KIND_NAMES", "GAP_NAMES"):
        environment.globals[name] = getattr(labels, name)
    return environment


def fill(template: str, writer: Writer, **values: object) -> str:
    """Fill a template for one page. `w` writes Markdown in it, `h` HTML, `_` and `plural` translate."""
    return tidy(_environment().get_template(template).render(_names(writer) | values))


def draw(chart: str, writer: Writer, *values: object, alone: int) -> str:
    """Draw a chart that stands outside the site's pages, `alone` units wide, by the macro that draws it on the site."""
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
