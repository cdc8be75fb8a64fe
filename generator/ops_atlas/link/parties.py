"""Who is meant by a party of a case that is written by name only: an actor with a file, or one made of the name."""

import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256

from ops_atlas.entities.actor import Actor
from ops_atlas.load.folders import file_stem
from ops_atlas.slug import MAX_LENGTH

_MEANT = "LMNS"
"""Letters, marks, digits and signs tell names apart; punctuation, white space and capitals do not."""
_SHORTEST = 6
"""How many digits an id has at its end where others have the same letters."""


def names_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Map every name and alias of the actors, in lower case, to the actor's id."""
    found: dict[str, str] = {}
    for actor in actors:
        for name in (actor.name, actor.name_en, *actor.aliases):
            if name:
                found.setdefault(name.casefold(), actor.id)
    return found


def named(names: Iterable[str], actors: Iterable[Actor]) -> dict[str, str]:
    """Map every name of the actors and of the parties, in lower case, to the id of the actor that is meant.

    A party is the actor that has its name, else the one whose id is made in the same way, else an actor of its own.
    Which id that is depends on the names alone, not on their order.
    """
    found = names_of(actors)
    with_file = set(found.values())
    unknown = dict.fromkeys(name for name in names if name.casefold() not in found)
    alike: dict[str, dict[str, list[str]]] = {}
    for name in unknown:
        alike.setdefault(file_stem(name), {}).setdefault(_letters(name), []).append(name)
    taken = with_file | alike.keys()
    for id_ in sorted(alike):
        spellings = alike[id_]
        ids = dict.fromkeys(spellings, id_) if id_ in with_file else dict(_ids(id_, sorted(spellings), taken))
        found |= {name.casefold(): ids[letters] for letters, some in spellings.items() for name in some}
    return found


def _ids(id_: str, different: list[str], taken: set[str]) -> Iterator[tuple[str, str]]:
    """Give names of which the same id would be made an id each, which stays whichever others come or go."""
    for letters in different:
        yield letters, id_ if len(different) == 1 else _own_id(id_, letters, taken)


def _own_id(id_: str, letters: str, taken: set[str]) -> str:
    digest = sha256(letters.encode()).hexdigest()
    for length in range(_SHORTEST, len(digest)):
        own = f"{id_[: MAX_LENGTH - 1 - length].rstrip('-')}-{digest[:length]}"
        if own not in taken:
            taken.add(own)
            return own
    raise AssertionError("as many names alike as there are digests")


def _letters(name: str) -> str:
    """Give what tells a name from others; a name without letters is told by all its characters."""
    whole = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in whole if unicodedata.category(char)[0] in _MEANT) or whole
