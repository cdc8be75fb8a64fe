"""The whole atlas as a book, and a reader's own selection from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ops_atlas.entities import Actor, Case, Model, Term
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_, Message
from ops_atlas.publish.pdf import field, lists, nodes, sources
from ops_atlas.publish.pdf.actor import actor
from ops_atlas.publish.pdf.case import case
from ops_atlas.publish.pdf.matrix import dimensions, matrix
from ops_atlas.publish.pdf.model import model
from ops_atlas.publish.pdf.nodes import Block, Blocks
from ops_atlas.publish.pdf.parts import paragraph
from ops_atlas.publish.pdf.theme import disagreement, theme
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.naming import by_name, name_of
from ops_atlas.render.overviews import cases_by_sector
from ops_atlas.slug import collate
from ops_atlas.wording import Wording

INDEXES: tuple[tuple[str, Message], ...] = (
    ("municipalities", N_("Index: municipalities")),
    ("actors", N_("Index: actors")),
)


@dataclass(frozen=True)
class Chosen:
    """The entries that one volume holds, of the kinds that can be shared out between several."""

    cases: Sequence[tuple[Term, Sequence[Case]]] = ()
    """By sector, both in the order of reading."""
    models: Sequence[Model] = ()
    actors: Sequence[Actor] = ()
    dimensions: bool = False
    """Whether what the models are compared on stands before them."""


def everything(atlas: Atlas, wording: Wording) -> Chosen:
    """Choose every entry of the atlas, those of a kind in alphabetical order."""
    models, actors = by_name(atlas.models.values(), wording), by_name(atlas.actors.values(), wording)
    return Chosen(cases_by_sector(atlas, wording), models, actors, dimensions=True)


def book(w: Writer, chosen: Chosen, *, every_source: bool) -> Blocks:
    """Write a book, or the first of several volumes: the entries chosen, and what stands in one place only."""
    reading = _chapter(w, N_("How to read this book"), _how_to_read(w))
    found = [
        *_chapter(w, N_("The field at a glance"), _glance(w, cited=every_source)),
        *_cases(w, chosen),
        *_models(w, chosen),
        *_chapter(w, N_("Comparisons"), _comparisons(w)),
        *_chapter(w, N_("Themes"), [b for t in w.atlas.themes.values() for b in theme(w, t, 2)]),
        *_chapter(w, N_("What the sources disagree on"), _disagreements(w)),
        *_actors(w, chosen),
    ]
    glossary = _chapter(w, N_("Glossary"), lists.glossary(w))
    return [
        *reading,
        *contents(w, 1, "chapter"),
        *found,
        *_sources(w, every=every_source),
        *glossary,
        *_back(w, chosen),
    ]


def volume(w: Writer, chosen: Chosen) -> Blocks:
    """Write another of several volumes: the entries chosen, the sources they cite, and an index."""
    found = [*_cases(w, chosen), *_models(w, chosen), *_actors(w, chosen)]
    return [*contents(w, 1, "chapter"), *found, *_sources(w, every=False), *_back(w, chosen)]


def contents(w: Writer, level: int, role: str) -> Blocks:
    """Make a table of contents."""
    start = [nodes.new_page()] if level == 1 else []
    return [*start, nodes.heading(level, role, w.say(N_("Contents")), listed=False), {"t": "contents"}]


def _chapter(w: Writer, words: Message, blocks: Blocks) -> Blocks:
    return [nodes.new_page(), nodes.heading(1, "chapter", w.say(words)), *blocks]


def _how_to_read(w: Writer) -> Blocks:
    atlas, texts = (
        w.atlas,
        (
            N_(
                "The atlas gathers what is publicly known about Danish public-private collaboration (OPS): which "
                "municipalities have worked with whom, in which form, and what came of it. Every claim has its source, "
                "and every source shows what its author has at stake. What no source says is shown as “not reported”."
            ),
            N_(
                "A number in square brackets leads to the source with that number in the chapter on sources, where you "
                "can see who wrote it, what the author has at stake, and on which pages it is cited."
            ),
            N_(
                "Figures that contradict each other stand side by side, each with its source. They are not averaged, "
                "and the atlas does not choose between them."
            ),
            N_(
                "Beside a claim stands the grade of its evidence. The grade says what the claim rests on, not whether "
                "it is true."
            ),
        ),
    )
    counts = [
        w.wording.plural(
            "{n} case with parties, results and gaps", "{n} cases with parties, results and gaps", len(atlas.cases)
        ),
        w.wording.plural(
            "{n} model on {d} dimensions", "{n} models on {d} dimensions", len(atlas.models), d=len(atlas.dimensions)
        ),
        w.wording.plural(
            "{n} source with its author's interest", "{n} sources with their authors' interests", len(atlas.sources)
        ),
        w.wording.plural("{n} term explained", "{n} terms explained", len(atlas.glossary)),
    ]
    return [
        *(nodes.paragraph(w.say(text)) for text in texts),
        nodes.items([paragraph(w.text(count)) for count in counts]),
        nodes.heading(2, "section", w.say(N_("Grades of evidence, strongest first")), listed=False),
        *lists.grades(w),
        nodes.heading(2, "section", w.say(N_("Authors' interests")), listed=False),
        *lists.stakes(w),
    ]


def _cases(w: Writer, chosen: Chosen) -> Blocks:
    found: Blocks = []
    for sector, cases in chosen.cases:
        found.append(nodes.heading(2, "group", w.phrase(sector.label), w.anchor(Key("sectors", sector.id))))
        for this in cases:
            found += case(w, this, 3)
    return _chapter(w, N_("Cases"), found) if found else []


def _glance(w: Writer, *, cited: bool) -> Blocks:
    return [
        nodes.heading(2, "section", w.say(N_("Where the cases are"))),
        *field.map_of_cases(w),
        nodes.new_page(),
        nodes.heading(2, "section", w.say(N_("When the cases ran"))),
        *field.timeline(w, cited=cited),
    ]


def _models(w: Writer, chosen: Chosen) -> Blocks:
    found: Blocks = []
    if chosen.dimensions:
        found += [nodes.heading(2, "group", w.say(N_("The dimensions"))), *dimensions(w)]
    for this in chosen.models:
        found += model(w, this, 2)
    return _chapter(w, N_("Models"), found) if found else []


def _comparisons(w: Writer) -> Blocks:
    lead = N_(
        "The table places each model on each dimension, as the sources describe it. The number leads to the source."
    )
    pairs = N_("The page of each pair says when to choose which, and has a document of its own.")
    return [
        *paragraph(w.say(lead)),
        nodes.landscape([nodes.heading(2, "group", w.say(N_("Models compared on every dimension"))), *matrix(w)]),
        nodes.heading(2, "group", w.say(N_("The landscape"))),
        *field.landscape(w),
        nodes.heading(2, "group", w.say(N_("Every pair of models"))),
        *paragraph(w.say(pairs)),
        field.every_pair(w),
    ]


def _disagreements(w: Writer) -> Blocks:
    lead = N_(
        "Where sources contradict each other, the atlas shows the statements side by side and does not choose "
        "between them."
    )
    found = paragraph(w.say(lead))
    for this in w.atlas.disagreements.values():
        found += disagreement(w, this, 2)
    return found


def _actors(w: Writer, chosen: Chosen) -> Blocks:
    found = [block for this in chosen.actors for block in actor(w, this, 2)]
    return _chapter(w, N_("Actors"), found) if found else []


def _sources(w: Writer, *, every: bool) -> Blocks:
    numbers = paragraph(w.say(N_("The sources are numbered in the order in which the book first cites them.")))
    return _chapter(w, N_("Sources"), [*numbers, sources.chapter(w, every=every)])


def _back(w: Writer, chosen: Chosen) -> Blocks:
    lead = w.say(N_("A page in italics is that of the actor's own entry."))
    return _chapter(w, N_("Index"), [*(paragraph(lead) if chosen.actors else ()), *_index(w, chosen)])


def _index(w: Writer, chosen: Chosen) -> Blocks:
    """List the pages that name each municipality and actor, and where an actor has its entry."""
    described = {Key("actors", this.id) for this in chosen.actors}
    found: list[Block] = []
    for kind, words in INDEXES:
        keys = {key for key in (*w.mentions, *described) if key.kind == kind}
        named = sorted(
            (collate(name), name, key) for key in keys for name in [name_of(w.atlas.entities[key], w.wording).text]
        )
        rows = [
            {
                "x": w.text(name),
                "anchor": w.anchor(key) if kind == "municipalities" else None,
                "own": w.anchor(key) if key in described else None,
                "places": w.mentions.get(key, []),
            }
            for _, name, key in named
        ]
        if rows:
            found += [nodes.heading(2, "section", w.say(words)), {"t": "index", "x": rows}]
    return found
