"""Every page of the atlas in one language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from ops_atlas.entities import Entity
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_, Message
from ops_atlas.render import entries, overviews
from ops_atlas.render.address import page_path
from ops_atlas.render.downloads import Download, Downloads, Shelf, of_overview, shelf
from ops_atlas.render.naming import name_of
from ops_atlas.render.page import Page
from ops_atlas.render.references import References
from ops_atlas.render.templating import fill
from ops_atlas.render.writer import Writer
from ops_atlas.wording import Wording

Context = Mapping[str, object]

ENTRIES: Mapping[str, Callable[[Atlas, Entity], Context]] = MappingProxyType(
    {
        "cases": entries.case,
        "models": entries.model,
        "sources": entries.source,
        "actors": entries.actor,
        "sectors": entries.sector,
        "municipalities": entries.municipality,
        "themes": entries.theme,
    }
)
"""For each kind with a page of its own: what its template needs besides the entity."""


@dataclass(frozen=True)
class Overview:
    """A page about many entities."""

    path: str
    title: Message
    description: Message
    context: Callable[[Atlas], Context]
    edit: str
    hide: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        """The template's name."""
        return self.path.replace("/index", "").removesuffix(".md") + ".md.jinja"


OVERVIEWS: tuple[Overview, ...] = (
    Overview(
        "index.md",
        N_("Home"),
        N_("Cases, models and comparisons of Danish public-private collaboration (OPS), each claim with its source."),
        overviews.home,
        "vocabulary/sectors.yaml",
    ),
    Overview(
        "cases/index.md",
        N_("Cases"),
        N_("All collaborations in the atlas: where, when, in which form, and how well documented."),
        overviews.cases,
        "cases",
    ),
    Overview(
        "models/index.md",
        N_("Models"),
        N_("All collaboration models compared on every dimension, in words and with sources."),
        overviews.models,
        "models",
        hide=("navigation", "toc"),
    ),
    Overview(
        "themes/index.md",
        N_("Themes"),
        N_("Questions that cut across the models."),
        overviews.themes,
        "themes",
    ),
    Overview(
        "disagreements.md",
        N_("What the sources disagree on"),
        N_("Statements that contradict each other, side by side with who says so."),
        overviews.disagreements,
        "disagreements",
    ),
    Overview(
        "sources/index.md",
        N_("Sources"),
        N_("Every source the atlas rests on, with its date, its genre and its author's interest."),
        overviews.sources,
        "sources",
    ),
    Overview(
        "actors/index.md",
        N_("Actors"),
        N_("Companies, funds, institutions and organisations in the cases and behind the sources."),
        overviews.actors,
        "actors",
    ),
    Overview(
        "sectors/index.md",
        N_("Sectors"),
        N_("The cases by sector of public service."),
        overviews.sectors,
        "vocabulary/sectors.yaml",
    ),
    Overview(
        "municipalities/index.md",
        N_("Municipalities"),
        N_("The municipalities that take part in a case."),
        overviews.municipalities,
        "vocabulary/municipalities.yaml",
    ),
    Overview(
        "glossary.md",
        N_("Glossary"),
        N_("The words of public-private collaboration explained."),
        overviews.glossary,
        "vocabulary/glossary.yaml",
    ),
    Overview(
        "evidence.md",
        N_("Evidence and interest"),
        N_("How the atlas grades evidence, and what authors have at stake."),
        overviews.evidence,
        "vocabulary/evidence.yaml",
    ),
    Overview(
        "downloads.md",
        N_("Downloads"),
        N_("The whole atlas, the models and every case as accessible PDF documents."),
        overviews.downloads,
        "generator/ops_atlas/render/templates/downloads.md.jinja",
    ),
)

SECTIONS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (N_("Home"), ("index.md",)),
    (N_("Cases"), ("cases/index.md", "sectors/index.md", "municipalities/index.md", "actors/index.md")),
    (N_("Models"), ("models/index.md", "themes/index.md")),
    (N_("Sources"), ("sources/index.md", "evidence.md", "disagreements.md")),
    (N_("Glossary"), ("glossary.md",)),
    (N_("About"), ("about.md", "method.md", "downloads.md")),
)
"""The main navigation: the tabs and the pages below each."""

HANDWRITTEN: tuple[tuple[str, Message], ...] = (("method.md", N_("Method")), ("about.md", N_("About the atlas")))
"""Pages in docs/, with their titles in the navigation."""


def pages(atlas: Atlas, wording: Wording, downloads: Downloads = ()) -> Iterator[Page]:
    """Write every generated page, overviews first, in an order that depends on the content alone.

    `downloads` are the documents that the site will hold, in every language; a page offers only what is there.
    """
    own = shelf(downloads, wording.language)
    for overview in OVERVIEWS:
        yield _overview(atlas, wording, overview, own)
    for key in atlas.entities:
        if has_page(atlas, key):
            yield _entry(atlas, wording, key, own)


def has_page(atlas: Atlas, key: Key) -> bool:
    """Tell whether an entity has a page of its own: of the municipalities and sectors, those that are in use."""
    if key.kind in ("municipalities", "sectors"):
        return bool(atlas.incoming(key))
    return key.kind in ENTRIES


def navigation(wording: Wording) -> list[dict[str, object]]:
    """Give the main pages as MkDocs' nav; entries stay out, or each page would carry them all."""
    titles = {overview.path: overview.title for overview in OVERVIEWS} | dict(HANDWRITTEN)

    def item(path: str) -> dict[str, object]:
        return {wording.text(titles[path]): path}

    return [
        item(paths[0]) if len(paths) == 1 else {wording.text(name): [item(path) for path in paths]}
        for name, paths in SECTIONS
    ]


def _overview(atlas: Atlas, wording: Wording, overview: Overview, documents: Shelf) -> Page:
    writer = Writer(atlas, wording, overview.path, "markdown", References())
    title = wording.text(overview.title)
    body = fill(overview.template, writer, title=title, downloads=documents.values(), **overview.context(atlas))
    description = wording.text(overview.description)
    pdf = _offer(of_overview(documents, overview.path), wording)
    return Page(overview.path, wording.language, title, description, body, overview.edit, hide=overview.hide, pdf=pdf)


def _offer(download: Download | None, wording: Wording) -> tuple[str, str] | None:
    """Say what a page offers for download: what, how long and how large."""
    if download is None:
        return None
    pages_ = wording.plural("{n} page", "{n} pages", download.pages)
    words = wording.text(
        N_("PDF: {title} ({pages}, {size} kB)"),
        title=download.title,
        pages=pages_,
        size=wording.number(Decimal(download.kilobytes)),
    )
    return download.path, words


def _entry(atlas: Atlas, wording: Wording, key: Key, documents: Shelf) -> Page:
    path, entity = page_path(key), atlas.entities[key]
    writer = Writer(atlas, wording, path, "markdown", References())
    name = name_of(entity, wording)
    context = ENTRIES[key.kind](atlas, entity)
    parent = next(overview for overview in OVERVIEWS if overview.path == f"{key.kind}/index.md")
    values = {"entity": entity, "key": key, "name": name, "parent": parent, "title": name.text}
    body = fill(f"entries/{key.kind}.md.jinja", writer, **values, **context)
    description = entries.description(entity, wording) or wording.text(parent.description)
    pdf = _offer(documents.get(key), wording)
    return Page(path, wording.language, name.text, description, body, atlas.files[key], key, ("navigation",), pdf)
