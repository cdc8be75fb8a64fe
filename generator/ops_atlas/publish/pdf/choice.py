"""Which entries and comparisons a reader has chosen for a document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ops_atlas.compare import pair_id, pairs
from ops_atlas.entities import Case
from ops_atlas.link import Atlas, Key
from ops_atlas.problem import N_, Message
from ops_atlas.publish.pdf.catalogue import KINDS
from ops_atlas.render.overviews import takes_part
from ops_atlas.suggest import nearest
from ops_atlas.wording import Wording

MISSING = N_("There is no entry “{wanted}”.")
Fits = Callable[[Atlas, Case, str], bool]
FILTERS: Mapping[str, Fits] = MappingProxyType(
    {
        "sectors": lambda _, case, id_: str(case.sector) == id_,
        "models": lambda _, case, id_: any(str(use.model) == id_ for use in case.models),
        "municipalities": takes_part,
    }
)
"""For each kind that chooses cases, whether a case fits one of its entries."""


class UnknownChoiceError(ValueError):
    """A choice that the atlas does not know, or that nothing fits."""

    def __init__(self, text: Message, wanted: str, suggestion: str = "") -> None:
        super().__init__(wanted)
        self.text, self.wanted, self.suggestion = text, wanted, suggestion

    def message(self, wording: Wording) -> str:
        """Say what is wrong, and the nearest right thing."""
        what = wording.text(self.text, wanted=self.wanted)
        hint = wording.text(N_("Did you mean “{suggestion}”?"), suggestion=self.suggestion) if self.suggestion else ""
        return f"{what} {hint}".strip()


def choose(atlas: Atlas, ids: Sequence[str], filters: Mapping[str, Sequence[str]]) -> list[Key]:
    """Give the entries and pairs of models named, then the cases that fit every kind of filter in use, each once.

    A pair is named as its page is, in either order. No choice gives none.
    Raises `UnknownChoiceError` for an id that does not exist, and if no case fits.
    """
    named = [_named(atlas, id_) for id_ in ids]
    used = {kind: wanted for kind, wanted in filters.items() if wanted}
    fitting = list(_fitting(atlas, used)) if used else []
    if used and not fitting:
        wanted = ", ".join(id_ for ids_ in used.values() for id_ in ids_)
        raise UnknownChoiceError(N_("No case fits “{wanted}”."), wanted)
    return list(dict.fromkeys([*named, *fitting]))


def asked_for(atlas: Atlas, ids: Sequence[str], filters: Mapping[str, Sequence[str]]) -> list[Key]:
    """Give what a choice that `choose` accepts was made by, each once: what cases were to fit, then what was named."""
    fitted = [Key(kind, id_) for kind, wanted in filters.items() for id_ in wanted]
    return list(dict.fromkeys([*fitted, *(_named(atlas, id_) for id_ in ids)]))


def _named(atlas: Atlas, id_: str) -> Key:
    found = [key for key in atlas.resolve(id_) if key.kind in KINDS]
    if found:
        return found[0]
    named = _pairs(atlas)
    pair = named.get(id_.removeprefix("compare/"))
    if pair is None:
        entries = [key.id for key in atlas.entities if key.kind in KINDS]
        raise UnknownChoiceError(MISSING, id_, nearest(id_, [*entries, *named]))
    return Key("compare", pair)


def _pairs(atlas: Atlas) -> Mapping[str, str]:
    """Give the id of each pair by both of its names."""
    found = ((one.id, other.id) for one, other in pairs(atlas))
    return {name: pair_id(*ids) for ids in found for name in ("-vs-".join(ids), "-vs-".join(reversed(ids)))}


def _fitting(atlas: Atlas, used: Mapping[str, Sequence[str]]) -> Iterator[Key]:
    for kind, wanted in used.items():
        for id_ in wanted:
            if Key(kind, id_) not in atlas:
                near = nearest(id_, (key.id for key in atlas.entities if key.kind == kind))
                raise UnknownChoiceError(MISSING, id_, near)
    for case in atlas.cases.values():
        if all(any(FILTERS[kind](atlas, case, id_) for id_ in wanted) for kind, wanted in used.items()):
            yield Key("cases", case.id)
