"""What the scripts of a page read: small JSON files beside it, made of the same entities as the pages."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ops_atlas.link import Atlas, Key
from ops_atlas.render.address import page_path, url_link
from ops_atlas.render.cells import Cell, case_cells, model_cells
from ops_atlas.render.detached import DetachedWriter
from ops_atlas.render.naming import name_of
from ops_atlas.wording import Wording

COMPARE = "compare/index.md"


class DataFile(NamedTuple):
    """A file that is published as it is."""

    path: str
    """Relative to the language's root."""
    content: str


def data_files(atlas: Atlas, wording: Wording) -> Iterator[DataFile]:
    """Give every data file of one language, in an order that depends on the content alone."""
    writer = DetachedWriter(atlas, wording, COMPARE)
    for model in atlas.models.values():
        yield _column(writer, Key("models", model.id), model_cells(writer, model))
    for case in atlas.cases.values():
        yield _column(writer, Key("cases", case.id), case_cells(writer, case))


def _column(writer: DetachedWriter, key: Key, cells: Iterable[Cell]) -> DataFile:
    """Write an entry as a column of the compare page; texts are HTML, escaped like those of the pages."""
    content = {
        "name": name_of(writer.atlas.entities[key], writer.wording).text,
        "href": url_link(COMPARE, page_path(key)),
        "rows": [cell._asdict() for cell in cells],
    }
    return DataFile(f"compare/{key.kind}/{key.id}.json", as_json(content))


def as_json(content: object) -> str:
    """Write JSON with a line feed at its end."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
