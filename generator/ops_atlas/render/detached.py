"""Texts that leave their page, such as a cell put into a table by a script: each citation names its source in words."""

from collections.abc import Iterable

from markupsafe import Markup

from ops_atlas.link import Atlas, Key
from ops_atlas.render.escape import escape, raw
from ops_atlas.render.naming import short_label
from ops_atlas.render.references import Cited, References
from ops_atlas.render.writer import Writer
from ops_atlas.wording import Wording


class DetachedWriter(Writer):
    """Writes HTML for a page that has no list of references; links are relative to that page."""

    def __init__(self, atlas: Atlas, wording: Wording, path: str) -> None:
        super().__init__(atlas, wording, path, "html", References())

    @property
    def html(self) -> Writer:
        """The writer itself: it writes nothing but HTML."""
        return self

    def cite(self, citations: Iterable[Cited]) -> Markup:
        """Name each source by author and year, with the place in it: ` (Mikkelsen 2017, page 2)`."""
        named = [self._named(citation) for citation in citations]
        return raw(f' <span class="atlas-said">({raw("; ").join(named)})</span>' if named else "")

    def _named(self, citation: Cited) -> Markup:
        key = Key("sources", str(citation.source))
        link = self.link(key, short_label(self.atlas.sources[key.id], self.wording))
        return raw(f"{link}, {escape(citation.locator)}") if citation.locator else link
