"""Words of the glossary in running text."""

import pytest

from ops_atlas.entities.text import Language, Phrase, Prose
from ops_atlas.entities.vocabulary import GlossaryTerm
from ops_atlas.prose import parse
from ops_atlas.render.naming import other_names
from ops_atlas.render.terms import TermFinder, Terms, first_sentence


def term(
    id_: str, da: str, en: str, *, aliases: tuple[tuple[str, str], ...] = (), in_text: bool = True
) -> GlossaryTerm:
    return GlossaryTerm(
        id=id_,
        term=Phrase(da=da, en=en),
        aliases=tuple(Phrase(da=one, en=other) for one, other in aliases),
        definition=Prose(da=parse("En forklaring."), en=parse("An explanation.")),
        in_text=in_text,
    )


GLOSSARY = (
    term("udbud", "Udbud", "Tender"),
    term("ops", "Offentlig-privat samarbejde (OPS)", "Public-private collaboration (OPS)", aliases=(("OPS", "OPS"),)),
    term("sib", "Social effektinvestering", "Social impact bond (SIB)"),
    term("effekt", "Effekt", "Outcome"),
    term("light", "Light-regimet", "The light regime"),
    term("kommissioner", "Bestiller", "Commissioner", in_text=False),
)


def found(text: str, language: Language) -> list[str]:
    finder = TermFinder(GLOSSARY, language)
    return [text[start:end] for start, end, _ in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Opgaven kom i udbud.", ["udbud"]),
        ("Udbuddet og udbuddene fulgte udbuddets regler.", ["Udbuddet", "udbuddene", "udbuddets"]),
        ("De sociale effektinvesteringer og effekten", ["sociale effektinvesteringer", "effekten"]),
        ("Et offentligt-privat samarbejde", []),
        ("OPS'er i OPS-Danmark og OPSA", ["OPS'er"]),
        ("Den Sociale Effektinvestering A/S", []),
        ("Kommunen udbudte og bestiller", []),
        ("Under light-regimets regler", ["light-regimets"]),
    ],
)
def test_a_word_is_found_whole_and_inflected_but_not_in_other_words_or_names(text: str, words: list[str]) -> None:
    assert found(text, "da") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tenders under the light regime", ["Tenders", "light regime"]),
        ("a social impact bond's outcomes", ["social impact bond's", "outcomes"]),
        ("tendered and pretender", []),
    ],
)
def test_english_words_are_found_in_the_plural_and_the_genitive(text: str, words: list[str]) -> None:
    assert found(text, "en") == words


def test_only_the_first_use_on_a_page_leads_to_the_glossary() -> None:
    terms = Terms(TermFinder(GLOSSARY, "da"))
    first = [(words, t and t.id) for words, t in terms.split("Et udbud er et udbud.")]
    assert first == [("Et ", None), ("udbud", "udbud"), (" er et udbud.", None)]
    assert [t for _, t in terms.split("Udbud igen") if t] == []


def test_the_explanation_is_the_first_sentence() -> None:
    assert first_sentence("Lov nr. 1564 af 15. december 2015, som gælder. Loven er ændret.") == (
        "Lov nr. 1564 af 15. december 2015, som gælder."
    )


def test_what_a_word_is_also_called_is_not_the_word_itself() -> None:
    word = term("udbud", "Udbud", "Tender", aliases=(("Licitation", "tender"), ("Udbudsforretning", "Tendering")))
    assert [alias.en for alias in other_names(word, "en")] == ["Tendering"]
    assert [alias.da for alias in other_names(word, "da")] == ["Licitation", "Udbudsforretning"]
    same = term("udbud", "Udbud", "Tender", aliases=(("Licitation", "Tender"),))
    assert other_names(same, "en") == []
