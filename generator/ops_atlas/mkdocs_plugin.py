"""The door to MkDocs: pages as virtual files, edit links to the YAML, a reload when it changes. No logic here."""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin

from mkdocs.commands.build import build
from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ops_atlas.load import FOLDERS
from ops_atlas.pipeline import read
from ops_atlas.publish.report import as_text, summary
from ops_atlas.publish.search import IndexingError, index_site
from ops_atlas.render.address import source_link
from ops_atlas.render.data import data_files
from ops_atlas.render.downloads import Downloads
from ops_atlas.render.site import HANDWRITTEN, navigation, offers, pages
from ops_atlas.wording import LOCALES, Language, Wording

log = logging.getLogger("mkdocs.plugins.ops-atlas")


class AtlasConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
    """The plugin's settings in mkdocs.yml."""

    language: options.Choice[Language] = options.Choice(tuple(LOCALES))
    """The language of this site."""
    folder = options.Type(str, default="")
    """The folder of this site below the address of the whole, such as `en`."""
    translations = options.ListOfItems(options.File(exists=True), default=[])
    """Configurations of the same site in other languages, each built into a folder of this one."""


class AtlasPlugin(BasePlugin[AtlasConfig]):  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
    """Gives MkDocs the atlas's pages."""

    downloads: Downloads = ()
    """The documents that the site will hold beside its pages; MkDocs on its own makes none."""
    _offers: Mapping[str, tuple[str, str]] = MappingProxyType({})

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the navigation, and let nothing in the output depend on the day."""
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        if self.config.folder:
            config.site_url = f"{(config.site_url or '').rstrip('/')}/{self.config.folder}/"
        if config.nav is None:
            config.nav = navigation(Wording(self.config.language))

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add every generated page; stop if the content has faults."""
        root = _root(config)
        docs = Path(config.docs_dir).relative_to(root).as_posix()
        for path, _ in HANDWRITTEN:
            if file := files.get_file_from_path(path):
                file.edit_uri = f"{docs}/{path}"
        reading = read(root)
        wording = Wording(self.config.language)
        for problem in reading.problems:
            log.error(as_text(problem, wording))
        if reading.problems:
            raise PluginError(summary(reading.problems, wording))
        for page in pages(reading.atlas, wording, _edit_base(config), self.downloads):
            level = InclusionLevel.NOT_IN_NAV if page.key or page.derived else InclusionLevel.INCLUDED
            file = File.generated(config, page.path, content=page.markdown, inclusion=level)
            file.edit_uri = source_link(config.edit_uri or "", page.edit)
            files.append(file)
        self._offers = offers(self.downloads, wording)
        for data in data_files(reading.atlas, wording):
            files.append(File.generated(config, data.path, content=data.content))

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Let a page written by hand offer its document, as the others do by their front matter."""
        if offer := self._offers.get(page.file.src_uri):
            page.meta["pdf"], page.meta["pdf_title"] = offer[0], escape(offer[1], quote=True)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Hang each entry below its overview, so that the right tab is lit."""
        for file in _entries(files):
            overview = files.get_file_from_path(f"{file.src_uri.partition('/')[0]}/index.md")
            if file.page and overview and overview.page:
                file.page.parent = overview.page.parent

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
        """Reload when a content file changes, or what else the site of any language is made from."""
        for path in _followed(config, self.config.translations):
            server.watch(path)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build the other languages into this site, and index the whole."""
        for path in self.config.translations:
            whole = {"site_url": config.site_url, "strict": config.strict}
            build_site(Path(path), Path(config.site_dir), downloads=self.downloads, **whole)
        if not self.config.folder:
            try:
                index_site(Path(config.site_dir))
            except IndexingError as error:
                raise PluginError(str(error)) from error


def build_site(config_file: Path, site_dir: Path, *, downloads: Downloads = (), **settings: Any) -> None:
    """Build the site of a configuration into a folder, or into the folder below it that the configuration names."""
    config = load_config(str(config_file), **settings)
    plugin = config.plugins["ops-atlas"]
    assert isinstance(plugin, AtlasPlugin), "the configuration names this plugin"
    plugin.downloads = downloads
    config.site_dir = str(site_dir / plugin.config["folder"])
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def without_plugin(config_file: Path) -> Iterator[Path]:
    """Name the configurations that do not name this plugin: this one, or those of its translations."""
    plugin = load_config(str(config_file)).plugins.get("ops-atlas")
    if plugin is None:
        yield config_file
        return
    for path in plugin.config["translations"]:
        yield from without_plugin(Path(path))


def site_address(config_file: Path) -> str:
    """Give the address of the site that a configuration is for, ending in a slash."""
    return f"{(load_config(str(config_file)).site_url or '').rstrip('/')}/"


def _followed(config: MkDocsConfig, translations: Iterable[str]) -> list[str]:
    """Give the files and folders that make the site, each once; nothing can watch those that are not there."""
    paths = [str(_root(config) / folder) for folder in FOLDERS]
    for each in (config, *(load_config(path) for path in translations)):
        paths += filter(None, (each.config_file_path, each.docs_dir, each.theme.custom_dir))
    return [path for path in dict.fromkeys(paths) if Path(path).exists()]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _edit_base(config: MkDocsConfig) -> str:
    """Give the address below which MkDocs' own edit buttons lead; empty without a repository."""
    if not (config.repo_url and config.edit_uri):
        return ""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)


def _entries(files: Files) -> Iterator[File]:
    return (file for file in files.documentation_pages() if file.inclusion is InclusionLevel.NOT_IN_NAV)
