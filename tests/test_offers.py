"""Every page offers its own PDF, in its own language; a page without one offers the whole atlas."""

from collections.abc import Iterator

import pytest

from ops_atlas.compare import pair_id, pairs
from ops_atlas.link import Key
from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.catalogue import KINDS
from ops_atlas.render.downloads import MATRIX, WHOLE, Download, volume_path
from ops_atlas.render.site import offers, pages
from ops_atlas.wording import LOCALES, Language, Wording


def downloads(small: Reading) -> Iterator[Download]:
    """Every document that there would be, without setting any."""
    for language in LOCALES:
        keys = [key for key in small.atlas.entities if key.kind in KINDS]
        keys += [Key("compare", pair_id(one.id, other.id)) for one, other in pairs(small.atlas)]
        for path in (WHOLE, MATRIX):
            yield Download(path, language, path, None, 3, 30_000)
        for key in keys:
            yield Download(f"pdf/{key.kind}/{key.id}.pdf", language, key.id, key, 3, 30_000)


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_offers_its_own_document_or_the_whole_atlas(language: Language, small: Reading) -> None:
    offered = {}
    for page in pages(small.atlas, Wording(language), downloads=tuple(downloads(small))):
        assert page.pdf, page.path
        offered[page.path] = page.pdf[0]
        assert f"pdf: {page.pdf[0]}" in page.markdown.replace('"', "")
    own = {path for path in offered if path.partition("/")[0] in ("cases", "models", "themes", "compare")}
    for path in own - {path for path in own if path.endswith("index.md")}:
        assert offered[path] == f"pdf/{path.removesuffix('.md')}.pdf"
    assert offered["models/index.md"] == MATRIX
    others = {path: pdf.partition("#") for path, pdf in offered.items() if path not in own}
    assert {file for file, _, _ in others.values()} == {WHOLE}
    entries = {path: place for path, (_, _, place) in others.items() if "/" in path and not path.endswith("index.md")}
    assert {"actors", "sources", "sectors", "municipalities"} == {path.partition("/")[0] for path in entries}
    for path, place in entries.items():
        assert place == f"nameddest={path.removesuffix('.md')}"


def test_an_entry_of_an_atlas_in_volumes_offers_the_first(small: Reading) -> None:
    volumes = [Download(volume_path(n), "da", str(n), None, 3, 30_000) for n in (1, 2)]
    offered = {page.path: page.pdf for page in pages(small.atlas, Wording("da"), downloads=volumes)}
    assert {offer[0] for offer in offered.values() if offer} == {volume_path(1)}
    assert None not in offered.values()


def test_a_page_written_by_hand_offers_its_own_document_if_there_is_one() -> None:
    about = Download("pdf/about.pdf", "en", "About the atlas", None, 3, 30_000)
    whole = Download(WHOLE, "en", "Everything", None, 300, 2_000_000)
    found = offers([whole, about], Wording("en"))
    assert found["about.md"] == ("pdf/about.pdf", "PDF: About the atlas (3 pages, 30 kB)")
    assert found["method.md"][0] == WHOLE
    assert offers([whole], Wording("da")) == {}


def test_a_host_without_documents_offers_none(small: Reading) -> None:
    assert all(page.pdf is None for page in pages(small.atlas, Wording("da")))
