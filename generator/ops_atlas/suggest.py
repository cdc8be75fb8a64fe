"""What the contributor may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Give the candidate most like a word, or the empty text if none is."""
    return next(iter(get_close_matches(word, sorted(candidates), n=1, cutoff=0.6)), "")
