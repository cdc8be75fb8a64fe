"""An organisation that takes part in cases or speaks through sources."""

from ops_atlas.entities.base import Entity, Part
from ops_atlas.entities.ids import ActorKindRef, ActorRef, MunicipalityRef
from ops_atlas.entities.text import Cited, Line, Prose, Url


class LookAlike(Part):
    """Another actor that is easily taken for this one."""

    actor: ActorRef
    text: Prose
    """How to tell the two apart."""


class Actor(Entity):
    """A company, association, fund, institution or authority; municipalities have their own list."""

    name: Line
    """The name it uses itself."""
    name_en: Line | None = None
    """Its own English name, if it has one."""
    kind: ActorKindRef | None = None
    """What kind of organisation it is."""
    aliases: tuple[Line, ...] = ()
    """Other names and spellings found in sources."""
    url: Url | None = None
    """Its website."""
    seat: MunicipalityRef | None = None
    """The municipality where it is based."""
    description: Prose | None = None
    """What it is."""
    interest: Prose | None = None
    """What it has to gain where it speaks in the atlas's sources."""
    look_alikes: tuple[LookAlike, ...] = ()
    """Actors it is easily confused with."""
    cite: Cited | None = None
    """Where this is known from."""
