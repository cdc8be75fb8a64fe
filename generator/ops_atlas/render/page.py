"""A page as it leaves the core: Markdown with what a host must know of it."""

import json
from dataclasses import dataclass
from html import escape

from ops_atlas.link import Key
from ops_atlas.wording import Language


@dataclass(frozen=True)
class Page:
    """A page in one language; the same path in each."""

    path: str
    """Its Markdown file, relative to the language's root."""
    language: Language
    title: str
    description: str
    """One plain sentence for search engines and link previews."""
    body: str
    edit: str
    """The content file to change, relative to the atlas; a folder ends in a slash."""
    key: Key | None = None
    """The entity that the page is about."""
    hide: tuple[str, ...] = ()
    """What gives way to the text on a wide screen: `navigation`, `toc`."""
    derived: bool = False
    """Put together from entries that have pages themselves: left out of the navigation and the search."""
    minor: bool = False
    """What it is about is on other pages too, which say more of it: a search shows it after them."""
    script: str = ""
    """The name of the one script that only this page loads, from the theme's assets."""
    files: str = ""
    """Words that lead to the content files, where they are many in a folder."""
    pdf: tuple[str, str] | None = None
    """The document that says the same, relative to the language's root, and the words that offer it."""

    @property
    def markdown(self) -> str:
        """The whole file, front matter included."""
        # Themes print both values into HTML as they are. JSON strings are YAML.
        front = {"title": escape(self.title, quote=True), "description": escape(self.description, quote=True)}
        if self.pdf:
            front |= {"pdf": self.pdf[0], "pdf_title": escape(self.pdf[1], quote=True)}
        if self.files:
            front["files"] = escape(self.files, quote=True)
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items() if value]
        hide = [f"hide: {json.dumps(self.hide)}"] if self.hide else []
        marks = [f"{name}: true" for name in ("derived", "minor") if getattr(self, name)]
        script = [f"script: {self.script}"] if self.script else []
        return "\n".join(["---", *lines, *hide, *marks, *script, "---", "", self.body.strip(), ""])
