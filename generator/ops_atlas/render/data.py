"""What the scripts of a page read: small JSON files beside it, made of the same entities as the pages."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ops_atlas.compare import level_of
from ops_atlas.entities import Dimension
from ops_atlas.entities.guide import Question
from ops_atlas.link import Atlas, Key
from ops_atlas.render.address import page_path, url_link
from ops_atlas.render.cells import Cell, case_cells, model_cells
from ops_atlas.render.detached import DetachedWriter
from ops_atlas.render.naming import name_of
from ops_atlas.render.overviews import models_by_name
from ops_atlas.wording import Language, Wording

COMPARE, GUIDE = "compare/index.md", "guide.md"


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
    yield _guide(writer)


def _guide(writer: DetachedWriter) -> DataFile:
    """Write what the guide's script needs: the questions, and every model's position on the dimensions they use."""
    atlas = writer.atlas
    used = dict.fromkeys(str(s.dimension) for q in atlas.guide.values() for a in q.answers for s in a.speaks)
    dimensions = [atlas.dimensions[id_] for id_ in used]
    content = {
        "questions": [_question(question, writer.wording.language) for question in atlas.guide.values()],
        "dimensions": {d.id: _dimension(d, writer.wording.language) for d in dimensions},
        "models": [
            {
                "id": model.id,
                "name": name_of(model, writer.wording).text,
                "href": url_link(GUIDE, page_path(Key("models", model.id))),
                "positions": {d.id: level.id if (level := level_of(model, d)) else None for d in dimensions},
            }
            for model in models_by_name(atlas, writer.wording)
        ],
    }
    return DataFile("guide/guide.json", as_json(content))


def _question(question: Question, language: Language) -> dict[str, object]:
    answers = [
        {
            "id": answer.id,
            "speaks": [
                {"dimension": s.dimension, "for": s.for_, "against": s.against, "why": s.why.in_(language)[0]}
                for s in answer.speaks
            ],
        }
        for answer in question.answers
    ]
    return {"id": question.id, "answers": answers}


def _dimension(dimension: Dimension, language: Language) -> dict[str, object]:
    levels = {level.id: level.label.in_(language)[0] for level in dimension.levels}
    return {"label": dimension.label.in_(language)[0], "levels": levels}


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
