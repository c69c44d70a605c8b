"""The choice in a real browser: what an address says, what the reader does, and that both agree."""

import random
import re
from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from lib import load, look, view, words
from tests.browser.conftest import drawn

CASE = load.cases()["donbas-2021"]
SMALL = "/timeline?case=donbas-2021&since=2021-04-01&until=2021-04-10"
GO = """(query) => {
  history.pushState(null, "", query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""

FILLED = """async ([texts, n]) => {
  const href = document.querySelector('link[href$="/card.js"]').href.replace("card.js", "words.js");
  const { say } = await import(href);
  const values = (text) => Object.fromEntries([...text.matchAll(/\\{(\\w+)/g)].map((place) => [place[1], n]));
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, say(text, values(text))]));
}"""


def caption(page: Page) -> Locator:
    return page.get_by_test_id("stText").first


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=yesterday", "is not a day"),
        ("since=1999-01-01", "outside this case"),
        ("since=2021-05-01&until=2021-04-01", "the two days were exchanged"),
        ("actor=nobody", "which this case does not have"),
    ],
)
def test_a_value_that_is_put_right_gives_a_notice(
    page: Page, visit: Callable[..., None], query: str, said: str
) -> None:
    visit(f"/timeline?case=donbas-2021&{query}", "timeline")
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text(said)


def odd(chance: random.Random) -> str:
    """A query string of names that the dashboard knows and values that it may not."""
    names = [*view.View.__dataclass_fields__, *look.Look.__dataclass_fields__, "v", "embed", "x"]
    values = [
        "",
        "donbas-2021",
        "ukraine-2022",
        "2021-04-05",
        "2022-02-20",
        "2021-02-31",
        "-1",
        "side-russia",
        "osce-smm",
    ]
    values += [
        "ASSAULT",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "Київ",
        "\u202e\u0000",
        "9" * 50,
        "none",
        "'; --",
    ]
    pairs = [(chance.choice(names), chance.choice(values)) for _ in range(chance.randrange(6))]
    return "?" + (urlencode(pairs) if chance.random() < 0.9 else quote("".join(map(str, pairs)), safe="&=%"))


def test_a_thousand_odd_addresses_never_give_an_error_page(page: Page, visit: Callable[..., None]) -> None:
    visit("/method")
    chance = random.Random(2021)
    for n in range(1, 1001):
        query = f"{odd(chance)}&number={n}"
        page.evaluate(GO, query)
        # The menu carries the whole address, with what this version does not know of it.
        page.locator(f'.st-key-header a[href$="&number={n}"]').first.wait_for(state="attached")
        assert page.locator(".stException, [data-testid=stAlertContentError]").count() == 0, query
    expect(caption(page)).to_be_visible()


def test_another_case_leaves_no_day_and_no_actor_behind(page: Page, visit: Callable[..., None]) -> None:
    visit(f"{SMALL}&actor=khomchak&record=shumy-four-killed&words=the", "timeline")
    page.locator(".st-key-filter_case").get_by_role("combobox").click()
    page.get_by_role("option", name="Ukraine").click()
    expect(page).to_have_url(re.compile("case=ukraine-2022"))
    drawn(page, "timeline")
    assert not re.search("actor|record|words|2021-04", page.url)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_the_choice_survives_a_reload_and_a_change_of_page(page: Page, visit: Callable[..., None]) -> None:
    visit(f"{SMALL}&actor=side-russia", "timeline")
    said = caption(page).inner_text()
    assert "1 to 10 April 2021, Russia" in said
    page.reload()
    drawn(page, "timeline")
    expect(caption(page)).to_have_text(said)
    page.locator(".st-key-header").get_by_role("link", name="Map", exact=True).click()
    drawn(page, "map")
    expect(caption(page)).to_have_text(said)


def drag(page: Page, start: float, end: float) -> None:
    """Drags over a part of the timeline's days, as fractions of its width."""
    box = page.locator(".et-timeline .et-lanes").bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.3
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    for part in range(1, 6):
        page.mouse.move(box["x"] + box["width"] * (start + (end - start) * part / 5), y)
    page.mouse.up()


def test_a_drag_sets_the_days_and_a_double_click_shows_the_whole_case(page: Page, visit: Callable[..., None]) -> None:
    visit("/timeline?case=donbas-2021", "timeline")
    drag(page, 0.5, 0.6)
    expect(page).to_have_url(re.compile(r"since=2021-0[34]-\d\d&until=2021-04-\d\d"))
    drawn(page, "timeline")
    assert caption(page).inner_text() != view.whole(CASE).in_words(CASE)
    box = page.locator(".et-timeline .et-lanes").bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 4, box["y"] + box["height"] * 0.3)
    expect(page).to_have_url(re.compile("since=2021-01-01&until=2021-06-30"))


def test_zoom_changes_no_choice_and_survives_a_click(page: Page, visit: Callable[..., None]) -> None:
    visit("/timeline?case=donbas-2021", "timeline")
    before = page.url
    page.get_by_role("button", name="Zoom in").click()
    timeline = page.locator(".et-timeline")
    sight = "view => [view.parts.frame.from, view.parts.frame.to]"
    zoomed = timeline.evaluate(sight)
    assert zoomed[0] > 0
    assert page.url == before
    page.locator(".et-tmark path").nth(20).click()
    expect(page.locator(".et-card h2")).to_be_visible()
    assert timeline.evaluate(sight) == zoomed
    axis = "chart => chart.layout.xaxis.range.map(String)"
    panel = page.locator(".et-chart").evaluate(axis)
    page.locator(".et-timeline").get_by_role("button", name="Violations", exact=True).click()
    expect(page).to_have_url(re.compile("series=none"))
    page.locator(".et-timeline").get_by_role("button", name="Violations", exact=True).click()
    expect(page.locator(".et-series")).to_be_visible()
    drawn(page, "timeline")
    assert timeline.evaluate(sight) == zoomed
    assert page.locator(".et-chart").evaluate(axis) == panel


def test_the_card_is_walked_and_closed_by_keys(page: Page, visit: Callable[..., None]) -> None:
    visit(f"{SMALL}&record=rada-resolution-5312", "card")
    visit("/timeline?case=donbas-2021&record=shumy-four-killed", "card")
    title = page.locator(".et-card h2")
    expect(title).to_have_text(re.compile("Four soldiers"))
    first = page.locator(".et-card-bar span").inner_text()
    n, of = map(int, first.split(" of "))
    title.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".et-card-bar span")).to_have_text(f"{n + 1} of {of}")
    expect(title).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".et-card-bar span")).to_have_text(first)
    page.keyboard.press("Escape")
    expect(title).to_have_count(0)
    expect(page).not_to_have_url(re.compile("record="))


def test_a_record_that_the_choice_hides_opens_and_says_why(page: Page, visit: Callable[..., None]) -> None:
    visit(f"{SMALL}&record=shumy-four-killed", "card")
    expect(page.locator(".et-card h2")).to_be_visible()
    expect(page.locator(".et-card .et-notice")).to_contain_text("outside the present choice")


def test_an_empty_choice_offers_the_filter_that_brings_most_back(page: Page, visit: Callable[..., None]) -> None:
    visit("/timeline?case=donbas-2021&words=qxqxqx")
    page.get_by_role("button", name=re.compile("Words")).click()
    expect(page).not_to_have_url(re.compile("words="))
    drawn(page, "timeline")


def counted(page: Page) -> list[int]:
    line = page.locator(".et-counts")
    return [int(line.get_attribute(f"data-{name}") or -1) for name in ("inside", "outside", "without")]


@pytest.mark.parametrize("preset", ["Case", "Donbas", "Black Sea", "World"])
def test_the_maps_three_counts_add_up_to_the_choice(page: Page, visit: Callable[..., None], preset: str) -> None:
    visit("/map?case=donbas-2021", "map")
    page.locator(".et-controls").get_by_role("button", name=preset, exact=True).click()
    expect(page.locator(".et-controls").get_by_role("button", name=preset, exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    drawn(page, "map")
    assert sum(counted(page)) == len(CASE.records)
    assert min(counted(page)) >= 0


def test_every_record_of_a_cluster_is_one_click_away(page: Page, visit: Callable[..., None]) -> None:
    visit("/map?case=donbas-2021", "map")
    mark = page.locator(".et-mark", has=page.locator("svg text")).first
    n = int(mark.locator("svg text").text_content() or 0)
    mark.click()
    items = page.locator(".et-records li a")
    expect(items).to_have_count(n)
    title = items.first.inner_text()
    items.first.click()
    expect(page.locator(".et-card h2")).to_have_text(title)
    expect(items).to_have_count(n)
    page.get_by_role("button", name="Close the list").click()
    expect(page.locator(".et-records")).to_have_count(0)


def test_records_without_a_place_are_listed(page: Page, visit: Callable[..., None]) -> None:
    visit("/map?case=donbas-2021", "map")
    without = counted(page)[2]
    page.locator(".et-counts").get_by_role("button", name="list").click()
    expect(page.locator(".et-records li")).to_have_count(without)


def test_a_chapter_is_a_way_in(page: Page, visit: Callable[..., None]) -> None:
    visit("/", "chapters")
    page.locator(".et-chapters").get_by_role("link", name="Troops on the move").click()
    expect(page).to_have_url(re.compile("since=2021-04-06&until=2021-04-16"))
    expect(page.locator('.et-chapters li[aria-current="true"]')).to_have_count(1)


def test_a_typed_day_counts_on_enter(page: Page, visit: Callable[..., None]) -> None:
    visit("/timeline?case=donbas-2021", "timeline")
    page.locator(".st-key-filter_since").get_by_role("spinbutton", name="day").click()
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("since=2021-01-15"))
    drawn(page, "timeline")
    expect(caption(page)).to_contain_text("15 January to 30 June 2021")


def test_the_browser_fills_a_text_as_the_server_does(page: Page, visit: Callable[..., None]) -> None:
    visit(SMALL, "timeline")
    texts = {f"{section}.{name}": text for section, texts in words.catalogue().items() for name, text in texts.items()}
    counted = {name: text for name, text in texts.items() if re.search(r"\{\w+:[^}]*\|", str(text))}
    assert counted
    for n in (0, 1, 2):
        filled = page.evaluate(
            FILLED,
            [counted, n],
        )
        for name, text in counted.items():
            assert filled[name] == words.say(name, **dict.fromkeys(re.findall(r"\{(\w+)", text), n))
