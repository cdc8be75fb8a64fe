"""Bytes to located trees. `load.reader` is the only importer of yaml."""

from ops_atlas.load.files import Entry, Loaded, load
from ops_atlas.load.folders import FOLDERS, content_files, strays
from ops_atlas.load.pages import PAGES, Page, page_files

__all__ = ["FOLDERS", "PAGES", "Entry", "Loaded", "Page", "content_files", "load", "page_files", "strays"]
