"""An actor as blocks."""

from typing import cast

from ops_atlas.entities import Actor, Case
from ops_atlas.entities.actor import LookAlike
from ops_atlas.entities.case import Party
from ops_atlas.link import Key
from ops_atlas.problem import N_
from ops_atlas.publish.pdf import nodes
from ops_atlas.publish.pdf.nodes import Blocks, Inlines
from ops_atlas.publish.pdf.parts import paragraph, uses
from ops_atlas.publish.pdf.writer import Writer
from ops_atlas.render import entries


def actor(w: Writer, this: Actor, level: int) -> Blocks:
    """Write an actor: what it is, what it has to gain, and what it has done."""
    context = entries.actor(w.atlas, this, w.wording)
    roles = cast(list[tuple[Case, Party]], context["roles"])
    looks = cast(list[tuple[Actor, LookAlike]], context["inverse_looks"])
    speaks = cast(list[Key], context["speaks"])
    name = (this.name_en if w.wording.language == "en" else None) or this.name
    found: Blocks = [nodes.heading(level, "item", w.text(name), w.anchor(Key("actors", this.id)), listed=False)]
    found += w.prose(this.description, rests_on=this.cite) if this.description else []
    rows: list[tuple[Inlines, Blocks]] = []
    if this.kind:
        rows.append((w.say(N_("Kind")), paragraph(w.label(this.kind))))
    if this.aliases:
        rows.append((w.say(N_("Also called")), paragraph(w.text(", ".join(this.aliases)))))
    if this.seat:
        rows.append((w.say(N_("Based in")), paragraph(w.ref(this.seat))))
    if this.url:
        rows.append((w.say(N_("Website")), paragraph(w.outside(this.url))))
    if this.interest:
        rows.append((w.say(N_("Interest")), w.prose(this.interest)))
    listed = [w.prose(look.text, before=[*w.ref(look.actor), ": "]) for look in this.look_alikes]
    listed += [w.prose(look.text, before=[*w.entity(other, "actors"), ": "]) for other, look in looks]
    if listed:
        rows.append((w.say(N_("Not to be confused with")), [block for item in listed for block in item]))
    if roles:
        rows.append((w.say(N_("Roles in cases")), [block for pair in roles for block in _role(w, *pair)]))
    if speaks:
        rows.append((w.say(N_("Speaks in")), uses(w, speaks)))
    return [*found, *([nodes.facts(rows)] if rows else [])]


def _role(w: Writer, case: Case, party: Party) -> Blocks:
    return paragraph([*w.entity(case, "cases"), ": ", *w.label(party.role, lower=True)])
