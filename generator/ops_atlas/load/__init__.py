"""Bytes to located trees. `load.reader` is the only importer of yaml."""

from ops_atlas.load.files import Entry, Loaded, load
from ops_atlas.load.folders import FOLDERS, content_files, strays

__all__ = ["FOLDERS", "Entry", "Loaded", "content_files", "load", "strays"]
