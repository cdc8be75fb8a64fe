"""What the contributor may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Give the candidate most like a word, capitals aside, or the empty text if none is."""
    known = {candidate.lower(): candidate for candidate in sorted(candidates, reverse=True)}
    found = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return known[found[0]] if found else ""
