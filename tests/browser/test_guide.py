"""The guide as a reader uses it, and its rule in the page against the same rule in the generator."""

import random
from typing import Any

import pytest
from accessibility import WIDTHS, focus, resize, violations
from playwright.sync_api import Browser, Page, expect

from ops_atlas.compare import rank
from ops_atlas.pipeline import Reading
from ops_atlas.render.overviews import models_by_name
from ops_atlas.wording import LOCALES, Language, Wording

FILLED = "guide/?answers=describable:no,on-the-market:no,risk:investor"
SETS = 300
LATE = "const soon = fetch; fetch = (...asked) => new Promise((d) => setTimeout(d, 500)).then(() => soon(...asked));"


def answer_sets(reading: Reading) -> list[dict[str, str]]:
    """Draw answers: each question skipped, answered, or answered with something that is not an answer."""
    draw = random.Random(1)  # noqa: S311 - the same sets each time
    questions = reading.atlas.guide.values()
    choices = {q.id: [None, *(str(a.id) for a in q.answers), "nonsense"] for q in questions}
    return [{id_: answer for id_, options in choices.items() if (answer := draw.choice(options))} for _ in range(SETS)]


@pytest.mark.parametrize("language", LOCALES)
def test_the_page_ranks_as_the_generator_does(reader: Page, reading: Reading, language: Language) -> None:
    sets, atlas = answer_sets(reading), reading.atlas
    reader.goto("guide/" if language == "da" else f"{language}/guide/")
    in_page: list[Any] = reader.evaluate(
        """async (sets) => {
          const { rank } = await import("../assets/rank.js");
          const data = await (await fetch("guide.json")).json();
          return sets.map((answers) => rank(data, answers).map(({ model, points, unknown, reasons }) => [
            model.id, points, unknown, reasons.map((r) => [r.question, r.dimension, r.level, r.verdict]),
          ]));
        }""",
        sets,
    )
    in_generator = [
        [
            [
                one.model.id,
                one.points,
                one.unknown,
                [[r.question.id, r.dimension.id, r.level.id if r.level else None, r.verdict] for r in one.reasons],
            ]
            for one in rank(atlas, models_by_name(atlas, Wording(language)), answers)
        ]
        for answers in sets
    ]
    assert in_page == in_generator


def test_answers_rank_the_models_with_reasons_that_lead_to_the_sourced_position(reader: Page, address: str) -> None:
    reader.goto("en/guide/")
    expect(reader.locator("#guide-status")).to_contain_text("No question is answered yet.")
    reader.get_by_role("group", name="Who should carry the risk").get_by_label("A third party").check()
    first = reader.locator("#guide-ranking > li").first
    expect(first.get_by_role("heading", level=3)).to_have_text("Social impact bond")
    assert reader.url == address + "en/guide/?answers=risk:investor"
    reader.get_by_role("link", name="Who carries the risk: An investor").first.click()
    target = reader.locator("#position-risk-carrier")
    expect(target).to_be_visible()
    expect(target.locator(".atlas-cite").first).to_be_visible()


def test_an_address_opened_cold_shows_what_the_clicks_showed(reader: Page, browser: Browser) -> None:
    reader.goto("guide/")
    for question, answer in (("describable", "no"), ("on-the-market", "no"), ("risk", "investor")):
        reader.locator(f"input[name={question}][value={answer}]").check()
    ranking = reader.locator("#guide-ranking").inner_html()
    cold = browser.new_page()
    cold.goto(reader.url)
    expect(cold.locator("#guide-result")).to_be_visible()
    assert cold.locator("#guide-ranking").inner_html() == ranking
    cold.close()


def test_what_nobody_has_said_is_shown_and_counted(reader: Page) -> None:
    reader.goto(FILLED)
    second = reader.locator("#guide-ranking > li").nth(1)
    expect(second.locator("summary")).to_contain_text("ikke belyst: 1")
    expect(second.get_by_role("heading", name="Ikke belyst")).to_be_visible()
    expect(second.get_by_role("link", name="Hvem bærer risikoen")).to_be_visible()


def test_answers_that_the_guide_does_not_know_are_named(reader: Page, reading: Reading) -> None:
    reader.goto(FILLED + ",risk:fate,<b>")
    expect(reader.locator("#guide-status")).to_contain_text("Findes ikke i guiden: risk:fate, <b>.")
    assert reader.locator("#guide-ranking > li").count() == len(reading.atlas.models)


def test_models_of_which_the_answers_say_the_same_share_a_place(reader: Page) -> None:
    reader.goto("guide/?answers=risk:investor")
    items = reader.locator("#guide-ranking > li")
    expect(items).not_to_have_count(0)
    found = items.evaluate_all("items => items.map((item) => [item.value, item.querySelector('summary').textContent])")
    said = [(place, text.partition("(")[0], text.rpartition(":")[2]) for place, text in found]
    places = [place for place, *_ in said]
    assert places == [said.index(next(one for one in said if one[1:] == own[1:])) + 1 for own in said]
    assert len(set(places)) < len(places)
    names = items.locator("h3").all_inner_texts()
    first = [name for name, place in zip(names, places, strict=True) if place <= 3]
    expect(reader.locator("#guide-status")).to_contain_text(f"Først: {', '.join(first)}.")
    assert any("Point: \u22121 " in text for _, text in found)
    assert not any("-1" in text for _, text in found)


def test_the_first_three_can_be_compared_and_the_guide_started_over(reader: Page) -> None:
    reader.goto("en/" + FILLED)
    reader.get_by_role("link", name="Compare the first").click()
    expect(reader.locator("#comparison-title")).to_contain_text("Social impact bond · Innovation partnership")
    reader.go_back()
    reader.get_by_role("button", name="Start over").click()
    expect(reader.locator("#guide-result")).to_be_hidden()
    assert reader.url.endswith("/en/guide/")


def test_the_keyboard_alone_is_enough_however_late_the_data_come(reader: Page) -> None:
    reader.add_init_script(LATE)
    reader.goto("en/guide/")
    focus(reader.locator("input[name=describable]:checked"))
    reader.keyboard.press("ArrowUp")
    expect(reader.locator("#guide-status")).to_contain_text("Questions answered: 1.")
    focus(reader.get_by_role("button", name="Go to the ranking"))
    reader.keyboard.press("Enter")
    expect(reader.locator("#guide-title")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Compare the first")).to_be_focused()


def test_without_its_data_the_guide_says_so(reader: Page) -> None:
    reader.route("**/guide.json", lambda route: route.abort())
    reader.goto("guide/")
    expect(reader.locator("#guide-status")).to_contain_text("kunne ikke hentes")


def test_without_javascript_the_questions_their_levels_and_reasons_stand_in_a_table(
    browser: Browser, address: str, reading: Reading
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/guide/")
    table = page.get_by_role("table").inner_text()
    for question in reading.atlas.guide.values():
        assert question.question.in_("en")[0] in table
        for speaks in (speaks for answer in question.answers for speaks in answer.speaks):
            assert speaks.why.in_("en")[0] in table
    context.close()


@pytest.mark.parametrize("path", [FILLED, "en/" + FILLED])
def test_a_filled_in_guide_is_accessible(page: Page, scheme: str, path: str) -> None:
    page.goto(path)
    expect(page.locator("#guide-result")).to_be_visible()
    page.locator("#guide-ranking details").last.locator("summary").click()
    for width in WIDTHS:
        resize(page, width)
        assert violations(page, scheme) == [], f"{width} px"
