"""Bytes to located trees. `load.reader` is the only importer of yaml."""

from ops_atlas.load.files import FOLDERS, Entry, Loaded, load

__all__ = ["FOLDERS", "Entry", "Loaded", "load"]
