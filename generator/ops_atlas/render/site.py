"""Every page of the atlas in one language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from ops_atlas.compare import Pair, pair, pair_id, pairs
from ops_atlas.entities import Entity
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_, Message
from ops_atlas.render import comparisons, entries, overviews
from ops_atlas.render.address import SHARED, page_path
from ops_atlas.render.downloads import WHOLE, Download, Downloads, Shelf, of_page, place_in_whole, shelf
from ops_atlas.render.naming import name_of
from ops_atlas.render.page import Page
from ops_atlas.render.references import References
from ops_atlas.render.templating import fill
from ops_atlas.render.terms import TermFinder, Terms
from ops_atlas.render.writer import Writer
from ops_atlas.wording import Wording

Context = Mapping[str, object]

ENTRIES: Mapping[str, Callable[[Atlas, Entity, Wording], Context]] = MappingProxyType(
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
    context: Callable[[Atlas, Wording], Context]
    edit: str
    """The file behind it; a folder, ending in a slash, if there are many."""
    hide: tuple[str, ...] = ()
    script: str = ""

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
        "generator/ops_atlas/render/templates/index.md.jinja",
        hide=("navigation",),
    ),
    Overview(
        "cases/index.md",
        N_("Cases"),
        N_("All collaborations in the atlas: where, when, in which form, and how well documented."),
        overviews.cases,
        "cases/",
    ),
    Overview(
        "timeline.md",
        N_("Timeline"),
        N_("When the cases began and ended, as far as anyone has said."),
        overviews.timeline,
        "cases/",
        hide=("toc",),
    ),
    Overview(
        "models/index.md",
        N_("Models"),
        N_("All collaboration models compared on every dimension, in words and with sources."),
        overviews.models,
        "models/",
        hide=("navigation", "toc"),
    ),
    Overview(
        "compare/index.md",
        N_("Compare"),
        N_("Two to four models, or two to four cases, side by side with who says what."),
        overviews.compare,
        "models/",
        hide=("navigation", "toc"),
        script="compare",
    ),
    Overview(
        "guide.md",
        N_("Which model fits?"),
        N_("Answer what you can, and see which models it speaks for and against, and what nobody knows."),
        overviews.guide,
        "vocabulary/guide.yaml",
        hide=("navigation",),
        script="guide",
    ),
    Overview(
        "landscape.md",
        N_("The landscape"),
        N_("Models and cases placed by two dimensions of your choice."),
        overviews.landscape,
        "models/",
        hide=("toc",),
        script="landscape",
    ),
    Overview(
        "themes/index.md",
        N_("Themes"),
        N_("Questions that cut across the models."),
        overviews.themes,
        "themes/",
    ),
    Overview(
        "disagreements.md",
        N_("What the sources disagree on"),
        N_("Statements that contradict each other, side by side, and who makes them."),
        overviews.disagreements,
        "disagreements/",
    ),
    Overview(
        "sources/index.md",
        N_("Sources"),
        N_("Every source the atlas rests on, with its date, its genre and its author's interest."),
        overviews.sources,
        "sources/",
    ),
    Overview(
        "gaps.md",
        N_("What nobody has said"),
        N_("What no source says about cases and models, the most wanted first, and how to add it."),
        overviews.gaps,
        "vocabulary/wanted.yaml",
    ),
    Overview(
        "actors/index.md",
        N_("Actors"),
        N_("Companies, funds, institutions and organisations in the cases and behind the sources."),
        overviews.actors,
        "actors/",
    ),
    Overview(
        "sectors/index.md",
        N_("Sectors"),
        N_("The cases by public-service sector."),
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
        hide=("navigation",),
    ),
    Overview(
        "search.md",
        N_("Search"),
        N_("Search all pages of the atlas."),
        overviews.search,
        "generator/ops_atlas/render/templates/search.md.jinja",
        hide=("navigation", "toc"),
    ),
    Overview(
        "evidence.md",
        N_("Evidence and interest"),
        N_("How the atlas grades evidence, and what interests authors have."),
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
    (
        N_("Cases"),
        ("cases/index.md", "sectors/index.md", "municipalities/index.md", "timeline.md", "actors/index.md"),
    ),
    (N_("Models"), ("models/index.md", "guide.md", "compare/index.md", "landscape.md", "themes/index.md")),
    (N_("Sources"), ("sources/index.md", "evidence.md", "disagreements.md", "gaps.md")),
    (N_("Glossary"), ("glossary.md",)),
    (N_("About"), ("about.md", "method.md", "downloads.md")),
)
"""The main navigation: the tabs and the pages below each."""

HANDWRITTEN: tuple[tuple[str, Message], ...] = (("method.md", N_("Method")), ("about.md", N_("About the atlas")))
"""Pages in docs/, with their titles in the navigation."""


@dataclass(frozen=True)
class _Setting:
    """What all pages of one language share."""

    atlas: Atlas
    wording: Wording
    finder: TermFinder
    edit_base: str
    documents: Shelf

    def writer(self, path: str) -> Writer:
        terms = Terms(self.finder) if path != SHARED["glossary"] else None
        return Writer(self.atlas, self.wording, path, "markdown", References(), terms, self.edit_base)


def pages(atlas: Atlas, wording: Wording, edit_base: str = "", downloads: Downloads = ()) -> Iterator[Page]:
    """Write every generated page, overviews first, in an order that depends on the content alone.

    `edit_base` is the web address below which the content files can be changed; without one, files are only named.
    `downloads` are the documents that the site will hold, in every language; a page offers only what is there.
    """
    finder = TermFinder(atlas.glossary.values(), wording.language)
    setting = _Setting(atlas, wording, finder, edit_base, shelf(downloads, wording.language))
    for overview in OVERVIEWS:
        yield _overview(setting, overview)
    for first, second in pairs(atlas):
        yield _pair(setting, pair(atlas, first, second))
    for key, entity in atlas.entities.items():
        if has_page(atlas, key):
            yield _entry(setting, key, entity)


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


def _overview(setting: _Setting, overview: Overview) -> Page:
    atlas, wording, documents = setting.atlas, setting.wording, setting.documents
    title = wording.text(overview.title)
    values = {"title": title, "downloads": documents.values(), **overview.context(atlas, wording)}
    body = fill(overview.template, setting.writer(overview.path), **values)
    return Page(
        overview.path,
        wording.language,
        title,
        wording.text(overview.description),
        body,
        overview.edit,
        hide=overview.hide,
        script=overview.script,
        files=wording.text(N_("The files behind this page")) if overview.edit.endswith("/") else "",
        pdf=_offer(of_page(documents, overview.path), wording),
    )


def offers(downloads: Downloads, wording: Wording) -> Mapping[str, tuple[str, str]]:
    """Say what each page written by hand offers for download, as `Page.pdf` does."""
    documents = shelf(downloads, wording.language)
    found = {path: _offer(of_page(documents, path), wording) for path, _ in HANDWRITTEN}
    return {path: offer for path, offer in found.items() if offer}


def _offer(download: Download | None, wording: Wording, key: Key | None = None) -> tuple[str, str] | None:
    """Say what a page offers for download: what, how long and how large; of the whole atlas, an entry's own place."""
    if download is None:
        return None
    pages_ = wording.plural("{n} page", "{n} pages", download.pages)
    words = wording.text(
        N_("PDF: {title} ({pages}, {size} kB)"),
        title=download.title,
        pages=pages_,
        size=wording.number(Decimal(download.kilobytes)),
    )
    place = place_in_whole(key) if key and download.path == WHOLE else ""
    return f"{download.path}{place}", words


def _pair(setting: _Setting, both: Pair) -> Page:
    atlas, wording = setting.atlas, setting.wording
    path = comparisons.pair_path(both.first.id, both.second.id)
    names = comparisons.names_within(both, wording)
    title = wording.text(N_("{first} or {second}"), first=name_of(both.first, wording).text, second=names[1])
    values = {"pair": both, "names": names, "title": title, "parent": _parent("compare")}
    body = fill("pair.md.jinja", setting.writer(path), **values)
    description = wording.text(N_("Where {first} and {second} differ, and what nobody has said."), **_named(names))
    edit = atlas.files[Key("models", both.first.id)]
    document = setting.documents.get(Key("compare", pair_id(both.first.id, both.second.id)))
    pdf = _offer(document or of_page(setting.documents, path), wording)
    return Page(path, wording.language, title, description, body, edit, hide=("navigation",), derived=True, pdf=pdf)


def _named(names: tuple[str, str]) -> dict[str, str]:
    return {"first": names[0], "second": names[1]}


def _parent(folder: str) -> Overview:
    return next(overview for overview in OVERVIEWS if overview.path == f"{folder}/index.md")


def _entry(setting: _Setting, key: Key, entity: Entity) -> Page:
    atlas, wording = setting.atlas, setting.wording
    path = page_path(key)
    name = name_of(entity, wording)
    context = ENTRIES[key.kind](atlas, entity, wording)
    parent = _parent(key.kind)
    values = {"entity": entity, "key": key, "name": name, "parent": parent, "title": name.text}
    body = fill(f"entries/{key.kind}.md.jinja", setting.writer(path), **values, **context)
    description = entries.description(atlas, entity, wording) or wording.text(parent.description)
    document = setting.documents.get(key) or of_page(setting.documents, path)
    hide, pdf, minor = ("navigation",), _offer(document, wording, key), key.kind == "sources"
    edit = atlas.files[key]
    return Page(path, wording.language, name.text, description, body, edit, key, hide, minor=minor, pdf=pdf)
