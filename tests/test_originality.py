"""The atlas is written in its own words: it shares no longer run of words with the articles it began with."""

import re
from collections.abc import Iterator
from pathlib import Path

from shipped import ROOT, reading, texts

RUN = 10
SEEDS = ROOT.parent / "shared" / "seeds"


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    yield from zip(*(words[start:] for start in range(RUN)), strict=False)


def test_no_run_of_ten_words_stands_both_in_the_atlas_and_in_a_founding_article() -> None:
    articles = sorted(Path(SEEDS).glob("*.txt"))
    if not articles:
        print(f"The founding articles are not in {SEEDS}: nothing to compare with.")  # noqa: T201 - for who runs it
        return
    titles = {run for source in reading().atlas.sources.values() for run in runs(source.title)}
    theirs = {run for path in articles for run in runs(path.read_text(encoding="utf-8"))} - titles
    shared = [
        f"{place}: {' '.join(run)}"
        for language in ("da", "en")
        for place, text in texts(language)
        for run in runs(text)
        if run in theirs
    ]
    assert shared == []


def test_a_copied_sentence_would_be_found() -> None:
    copied = "Det er en sætning på mere end ti ord, som ingen har skrevet."
    assert set(runs(f"Før. {copied} Efter.")) & set(runs(copied))
    assert not set(runs("Ni ord er ikke nok til at blive fundet")) & set(runs("Ni ord er ikke nok til at blive fundet"))
