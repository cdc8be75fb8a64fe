"""Where each page is, and how one page's link to another is written."""

import posixpath
from collections.abc import Mapping
from types import MappingProxyType

from ops_atlas.link import Key

FOLDERS = ("cases", "models", "sources", "actors", "sectors", "municipalities", "themes")
"""Kinds whose entities have a page each."""

SHARED: Mapping[str, str] = MappingProxyType(
    {
        "glossary": "glossary.md",
        "disagreements": "disagreements.md",
        "dimensions": "models/index.md",
        "regions": "municipalities/index.md",
        "evidence": "evidence.md",
        "wanted": "gaps.md",
    }
)
"""Kinds whose entities share a page, each with its id as an anchor there."""


def page_path(key: Key) -> str:
    """Give the Markdown file of an entity's page; raises `KeyError` for a kind that has none."""
    return f"{key.kind}/{key.id}.md" if key.kind in FOLDERS else SHARED[key.kind]


def fragment(key: Key) -> str:
    """Give the anchor on the page, with its `#`; empty for an entity with a page of its own."""
    return f"#{key.id}" if key.kind in SHARED else ""


def file_link(origin: str, target: str) -> str:
    """Link from one Markdown file to another, as Markdown writes it: `../models/bum.md`."""
    return _relative(posixpath.dirname(origin), target)


def url_link(origin: str, target: str) -> str:
    """Link from one page to another, as HTML needs it where each page is a folder: `../../models/bum/`."""
    return _relative(_url(origin), _url(target)) + "/"


def site_link(site: str, target: str) -> str:
    """Give the whole address of a page on the site at an address that ends in a slash."""
    folder = _url(target)
    return f"{site}{folder}/" if folder else site


def source_link(edit_uri: str, path: str) -> str:
    """Give the place, relative to MkDocs' `edit_uri`, where a file can be changed or a folder be looked into."""
    if path.endswith("/") and edit_uri.startswith("edit/"):
        return f"{'../' * edit_uri.count('/')}tree/{edit_uri.removeprefix('edit/')}{path.rstrip('/')}"
    return path


def _url(path: str) -> str:
    folder, name = posixpath.split(path)
    return folder if name == "index.md" else path.removesuffix(".md")


def _relative(origin: str, target: str) -> str:
    """Lead from a folder to a path, both below the site's root, which is empty; `posixpath.relpath` asks the system."""
    start, end = (path.split("/") if path else [] for path in (origin, target))
    shared = len(posixpath.commonprefix([start, end]))
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "."
