"""Names as ids and anchors, and Danish alphabetical order."""

import re
import unicodedata

MAX_LENGTH = 80
"""The most characters an id can have: file systems and people remember no more."""
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue", "ß": "ss", "&": " og "})
# æ, ø and å come last, in this order; the signs chosen sort after z.
_COLLATION = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def slug(name: str) -> str:
    """Make an id of a name: lower-case ASCII words joined by hyphens, æ ø å written out."""
    text = unicodedata.normalize("NFKD", name.lower().translate(_DANISH))
    words = re.sub(r"[^a-z0-9]+", "-", text.encode("ascii", "ignore").decode())
    return words.strip("-")[:MAX_LENGTH].rstrip("-") or "x"


def collate(text: str) -> tuple[str, str]:
    """Give a sort key for Danish alphabetical order, letter case and punctuation aside.

    `aa` counts as `å`, as Dansk Sprognævn has it for Danish names: Aalborg and Aarhus come last. So it does in English,
    for the names of Danish places keep their order there; a foreign name with another `aa` would stand among them.
    """
    folded = text.casefold().replace("aa", "å").translate(_COLLATION)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^0-9a-z{|} ]+", "", plain), text
