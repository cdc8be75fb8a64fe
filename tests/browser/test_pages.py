"""Pages of every kind as a reader's browser shows them."""

import pytest
from accessibility import WIDTHS, focus, resize, violations
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "",
    "cases/",
    "cases/aalborg-impact60/",
    "en/cases/holstebro-roads/",
    "models/",
    "models/social-impact-bond/",
    "compare/",
    "compare/bum-vs-partnership/",
    "guide/",
    "landscape/",
    "en/landscape/?x=payment-basis&y=steering",
    "timeline/",
    "en/cases/boblberg-platform/",
    "themes/scaling/",
    "sources/mikkelsen-2017/",
    "sources/",
    "actors/den-sociale-kapitalfond/",
    "sectors/employment/",
    "municipalities/roskilde/",
    "municipalities/",
    "glossary/",
    "disagreements/",
    "gaps/",
    "evidence/",
    "search/?q=dialog",
    "en/about/",
    "method/",
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_is_quiet_private_narrow_and_accessible(browser: Browser, address: str, path: str) -> None:
    complaints: list[str] = []
    phone = {"width": 360, "height": 900}
    context = browser.new_context(base_url=address, viewport=phone, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((address, "data:")) else complaints.append(r.url))
    page.goto(path)
    for width in WIDTHS:
        resize(page, width)
        assert violations(page) == [], f"{width} px, light"
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert violations(page, "dark") == [], "1280 px, dark"
    context.close()
    assert complaints == []


def test_the_menu_of_a_phone_is_accessible_when_open(page: Page, scheme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("cases/holstebro-roads/")
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_timeout(500)
    assert violations(page, scheme) == []


LONG_WORDS = """() => {
  const title = document.querySelector("h1");
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(title);
  const pen = Object.assign(document.createElement("canvas").getContext("2d"), {
    font: `${fontWeight} ${fontSize} ${fontFamily}`,
  });
  const words = title.firstChild.textContent.split(/[\\s-]+/);
  return words.filter((word) => pen.measureText(word).width > title.clientWidth);
}"""


@pytest.mark.parametrize("model", ["match-events", "innovation-partnership", "partnership-tender"])
def test_a_long_danish_word_in_a_title_fits_on_a_phone(reader: Page, model: str) -> None:
    """Not every browser hyphenates Danish; one that does not would leave the last letter on a line of its own."""
    reader.set_viewport_size({"width": 360, "height": 800})
    reader.goto(f"models/{model}/")
    assert reader.evaluate(LONG_WORDS) == []


def test_the_search_knows_inflection_and_keeps_the_question_in_the_address(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("")
    page.get_by_role("searchbox").fill("entreprenørerne")
    page.keyboard.press("Enter")
    page.locator("#atlas-results").get_by_role("link", name="Park- og vejdrift i Holstebro").wait_for()
    assert "q=entrepren" in page.url
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("Holstebro", "cases/holstebro-roads/"),
        ("Frederiksberg", "cases/frederiksberg-rainwater/"),
        ("Aarhus", "cases/aarhus-diabetes/"),
        ("Aalborg", "cases/aalborg-impact60/"),
        ("hjemløse", "cases/aarhus-youth-homelessness/"),
        ("udlicitering", "models/outsourcing/"),
        ("innovationspartnerskab", "models/innovation-partnership/"),
        ("social effektinvestering", "models/social-impact-bond/"),
        ("BUM", "models/bum/"),
        ("OPI", "models/public-private-innovation/"),
        ("OPP", "models/public-private-partnership/"),
        ("dialogbaseret udbud", "models/dialogue-based-tender/"),
        ("homeless", "en/cases/aarhus-youth-homelessness/"),
        ("social impact bond", "en/models/social-impact-bond/"),
    ],
)
def test_a_search_shows_the_case_or_model_looked_for_among_the_first(reader: Page, query: str, entry: str) -> None:
    reader.goto(f"{'en/' if entry.startswith('en/') else ''}search/?q={query}")
    found = reader.locator("#atlas-results > li")
    expect(found).not_to_have_count(0)
    first = [found.nth(n).get_by_role("link").get_attribute("href") or "" for n in range(3)]
    assert any(href.endswith(f"/{entry}") for href in first), first


def test_a_search_shows_a_source_by_its_title(reader: Page) -> None:
    reader.goto("search/?q=licitationen holstebro")
    found = reader.locator("#atlas-results > li")
    expect(found.get_by_role("link", name="Holstebro", exact=False).first).to_be_visible()
    assert all(len(title) > 1 for title in found.get_by_role("link").all_inner_texts())


SLOW_INDEX = """
await new Promise((resolve) => setTimeout(resolve, 300)); // the reader types before the index has come
const later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 200));
const hit = (_, n) => ({ data: () => later({ url: `/${n}/`, meta: { title: `Hit ${n}` }, excerpt: "" }) });
export const options = () => later();
export const search = (query) => later({ results: Array.from({ length: query === "few" ? 2 : 20 }, hit) });
"""


def test_a_search_without_its_index_says_so(reader: Page) -> None:
    reader.route("**/pagefind.js", lambda route: route.abort())
    reader.goto("search/?q=vej")
    expect(reader.locator("#atlas-found")).to_contain_text("Søgningen kunne ikke")


def test_an_impatient_reader_gets_each_hit_once(reader: Page) -> None:
    reader.route("**/pagefind.js", lambda route: route.fulfill(body=SLOW_INDEX, content_type="text/javascript"))
    reader.goto("search/")
    box, hits, more = (reader.locator(name) for name in ("#atlas-query", "#atlas-results > li a", "#atlas-more"))
    box.fill("many")
    for _ in range(3):
        box.press("Enter")
    reader.wait_for_timeout(1_000)
    expect(hits).to_have_text([f"Hit {n}" for n in range(15)])
    focus(more)
    more.evaluate("button => { button.click(); button.click(); }")
    reader.wait_for_timeout(1_000)
    expect(hits).to_have_text([f"Hit {n}" for n in range(20)])
    expect(hits.nth(15)).to_be_focused()
    box.fill("many")
    box.press("Enter")
    box.fill("few")
    box.press("Enter")
    reader.wait_for_timeout(1_000)
    expect(hits).to_have_text(["Hit 0", "Hit 1"])


def test_everything_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/cases/holstebro-roads/")
    page.get_by_role("link", name="Dialogue-based tender").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Dialogue-based tender")
    page.get_by_role("link", name="Dansk").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Dialogbaseret udbud")
    context.close()


def test_a_reference_leads_to_its_source_and_back(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("en/cases/holstebro-roads/")
    page.locator("#cite-1-1").click()
    page.locator("#ref-1 cite a").click()
    assert "/en/sources/" in page.url
    page.get_by_role("article").get_by_role("link", name="Parks and roads in Holstebro").click()
    assert page.url.endswith("/en/cases/holstebro-roads/")
    context.close()


def test_no_english_is_left_on_a_danish_page(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("cases/holstebro-roads/")
    titles = page.eval_on_selector_all("[title], [aria-label]", "e => e.map(x => x.title || x.ariaLabel)")
    english = [
        t for t in titles if any(word in t for word in ("Permanent", "Jump", "Back", "Switch", "Edit", "Search"))
    ]
    assert english == []
    context.close()
