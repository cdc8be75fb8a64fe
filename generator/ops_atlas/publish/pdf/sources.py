"""Sources as blocks: the short list of references of one entry, and the book's chapter."""

from ops_atlas.entities import Source
from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks, Node
from ops_atlas.publish.pdf.parts import paragraph, section
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render.references import Reference


def references(w: Writer, level: int) -> Blocks:
    """List the sources cited so far, each with what its author has at stake and the pages that cite it."""
    if not w.references.by_source:
        return []
    listed = [(reference, _short(w, w.atlas.sources[reference.source])) for reference in w.references]
    return [section(w, N_("Sources"), level), _list(w, listed)]


def chapter(w: Writer, *, every: bool = True) -> Node:
    """List every source of the atlas in full, those already cited first, by their numbers; or only those cited."""
    for id_ in w.atlas.sources if every else ():
        w.references.by_source.setdefault(id_, Reference(len(w.references.by_source) + 1, id_))
    listed: list[tuple[Reference, Blocks]] = []
    while more := list(w.references)[len(listed) :]:  # a source's own text may cite another
        listed += [(reference, full(w, w.atlas.sources[reference.source])) for reference in more]
    return _list(w, listed)


def _list(w: Writer, listed: list[tuple[Reference, Blocks]]) -> Node:
    # The texts are written before the places are listed: a source's own text may cite another.
    rows = [
        {
            "n": reference.number,
            "anchor": w.anchor(Key("sources", reference.source)),
            "x": blocks,
            "places": _places(w, reference),
        }
        for reference, blocks in listed
    ]
    words = {"cited": w.wording.text(N_("Cited:")), "page": w.wording.text(N_("p."))}
    return {"t": "references", "x": rows, "words": words}


def _places(w: Writer, reference: Reference) -> list[list[object]]:
    """Give the places in the source that are cited, each with the anchors of its uses if pages are counted."""
    found: list[list[object]] = []
    for locator, uses in reference.places:
        marks = [reference.mark(use) for use in uses] if w.paged else []
        if locator or marks:
            found.append([w.text(locator) if locator else None, marks])
    return found


def _short(w: Writer, source: Source) -> Blocks:
    return paragraph([*w.citation(source), " ", *nodes.small([*w.label(source.stake.kind), "."])])


def full(w: Writer, source: Source) -> Blocks:
    """Write all that is known of a source."""
    found = paragraph(w.citation(source))
    if source.url:
        found += [nodes.paragraph(w.outside(source.url), "note")]
    if source.issued_estimate:
        found += w.prose(source.issued_estimate.basis, [*nodes.emphasis(w.say(N_("On the date"))), ": "])
    stake = [*nodes.emphasis(w.label(source.stake.kind)), ". "]
    note, cited = source.stake.note, source.stake.cite
    found += w.prose(note, stake, cited) if note else paragraph([*stake, *w.cite(cited)])
    if source.about:
        found += w.prose(source.about)
    if source.leaves_out:
        lead = nodes.paragraph([*nodes.emphasis(w.say(N_("What it leaves out"))), ":"], "lead")
        found += [lead, nodes.items([w.prose(text) for text in source.leaves_out])]
    return found
