"""The feed and the sources in a real browser: order, chips, cards, more of the feed, publishers that unfold."""

import datetime as dt
import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from lib import known, load, view
from tests.browser.conftest import Watched, drawn

CASE = load.cases()["donbas-2021"]

SAID = ".et-said"
LINKS = """(root) => [...root.querySelectorAll("a[target=_blank]")].map((a) => [new URL(a.href).protocol, a.rel])"""


def test_the_order_turns_the_feed_and_stands_in_the_address(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?actor=putin", "feed")
    before = page.locator(f"{SAID} .et-when").all_inner_texts()
    order = page.get_by_role("combobox", name="Order")
    order.focus()
    order.select_option("Oldest first")
    expect(page).to_have_url(re.compile("order=oldest"))
    expect(page.locator(f"{SAID} .et-when").first).to_have_text(before[-1])
    assert page.locator(f"{SAID} .et-when").all_inner_texts() == before[::-1]
    expect(order).to_have_value("oldest")
    expect(order).to_be_focused()


def test_a_chip_filters_by_its_actor_and_a_second_click_clears_it(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements", "feed")
    chip = page.locator('.et-chip[data-key="peskov"]')
    n = int(chip.locator("strong").inner_text())
    chip.click()
    expect(page).to_have_url(re.compile("actor=peskov"))
    expect(page.locator(SAID).first).to_have_attribute("aria-setsize", str(n))
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_focused()
    assert all(title.startswith("Dmitry Peskov") for title in page.locator(f"{SAID} h4").all_inner_texts())
    chip.click()
    expect(page).not_to_have_url(re.compile("actor="))
    expect(page.locator(SAID).first).to_have_attribute("aria-setsize", str(len(CASE.statements)))


def test_a_heading_opens_the_card_and_escape_leads_back_to_it(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements", "feed")
    item = page.locator(SAID).nth(15)
    heading = item.locator("h4 a")
    title, key = heading.inner_text(), item.get_attribute("data-key")
    heading.click()
    expect(page).to_have_url(re.compile(f"record={key}"))
    expect(page.locator(".et-card h2")).to_have_text(title)
    expect(page.locator(".et-card h2")).to_be_in_viewport()
    expect(item).to_have_attribute("aria-current", "true")
    expect(page.locator(f"{SAID}[aria-current]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(f"{SAID}[aria-current]")).to_have_count(0)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_the_feed_scrolls_to_its_end_and_keeps_only_what_is_near(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?case=donbas-2021", "feed")
    parts = page.locator(".et-part")
    last = parts.last
    expect(last.locator(SAID)).to_have_count(0)
    for _ in range(parts.count()):  # parts that are filled on the way push the last one down
        last.evaluate("one => one.scrollIntoView({ block: 'end' })")
        expect(page.locator(".et-part[aria-busy]")).to_have_count(0)
    oldest = CASE.statements.sort_values(["first_day", "date", "key"])["key"].iloc[0]
    expect(last.locator(SAID).last).to_have_attribute("data-key", oldest)
    expect(last.locator(SAID).last).to_have_attribute("aria-posinset", str(len(CASE.statements)))
    expect(parts.first.locator(SAID)).to_have_count(0)
    assert page.locator(SAID).count() < len(CASE.statements) / 2


def test_a_link_to_a_statement_far_down_brings_it_into_sight(page: Page, visit: Callable[..., None]) -> None:
    key = CASE.statements.sort_values(["first_day", "date", "key"])["key"].iloc[2]
    visit(f"/statements?case=donbas-2021&record={key}", "feed")
    item = page.locator(f'{SAID}[data-key="{key}"]')
    expect(item).to_be_in_viewport()
    expect(item).to_have_attribute("aria-current", "true")


def test_a_part_that_does_not_come_says_so_and_is_asked_again(
    page: Page, visit: Callable[..., None], context: BrowserContext, watched: Watched
) -> None:
    context.route("**/feed.json*", lambda route: route.fulfill(status=503))
    visit("/statements?case=donbas-2021", "feed")
    second = page.locator(".et-part").nth(1)
    second.scroll_into_view_if_needed()
    again = second.get_by_role("button", name="Ask again")
    expect(again).to_be_visible()
    context.unroute("**/feed.json*")
    again.click()
    expect(second.locator(SAID).first).to_be_visible()
    assert all("503" in complaint for complaint in watched.complaints)
    watched.complaints.clear()  # the browser itself complains of the refusal that is tried here


def test_words_are_marked_and_the_best_match_stands_first(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?case=donbas-2021&words=Шойгу", "feed")
    expect(page.get_by_role("combobox", name="Order")).to_have_value("best")
    expect(page.locator(f"{SAID} mark").first).to_have_text("Shoigu")
    expect(page.locator(".et-day")).to_have_count(0)


def test_an_exchange_joins_answers_and_takes_other_sides(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?case=donbas-2021&since=2021-03-26&until=2021-04-22", "feed")
    page.get_by_role("button", name="Exchange of two sides").click()
    drawn(page, "exchange")
    page.get_by_role("combobox", name="Left").select_option("Ukraine")
    expect(page).to_have_url(re.compile("pair=ukraine&pair=russia"))
    chosen = view.View(CASE.key, dt.date(2021, 3, 26), dt.date(2021, 4, 22)).of(CASE.statements)
    both = chosen[chosen["side"].isin(["Ukraine", "Russia"])]
    expect(page.locator(".et-xbox")).to_have_count(len(both))
    expect(page.locator(".et-xline")).to_have_count(int(both["replies_to"].isin(both["key"]).sum()))
    page.locator(".et-xbox a").first.click()
    expect(page.locator(".et-card h2")).to_be_visible()
    expect(page.locator(".et-xbox[aria-current]")).to_have_count(1)


def test_stances_have_their_numbers_as_a_table(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?case=donbas-2021", "stances")
    page.locator(".et-stances summary").click()
    cells = page.locator(".et-stances td").all_inner_texts()
    assert sum(int(cell) for cell in cells if cell) == len(CASE.statements)


def test_a_card_shows_the_conversation_the_claims_and_a_citation(
    page: Page, visit: Callable[..., None], context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit("/statements?case=donbas-2021&record=khomchak-28-btg", "card")
    assert page.locator(".et-thing table").count() >= 1
    page.get_by_role("button", name="Chicago").click()
    expect(page.locator(".et-cite [role=status]")).to_have_text("Copied.")
    text = page.locator(".et-citation").input_value()
    assert "record=khomchak-28-btg" in text
    assert "RECORDADDRESS" not in text
    assert "ACCESSED" not in text
    page.goto(page.url.replace("khomchak-28-btg", "lavrov-2021-04-01-destroy-ukraine"))
    drawn(page, "card")
    expect(page.locator(".et-thread li[aria-current]")).to_have_count(1)
    page.locator(".et-thread a").first.click()
    expect(page).to_have_url(re.compile("record=khomchak-2021-03-30-28-btg"))


def test_every_page_can_be_put_back_to_a_day(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?case=donbas-2021&known=2021-04-02", "feed")
    caption = page.get_by_test_id("stText").first
    expect(caption).to_contain_text("as known on 2 April 2021")
    page.locator(".st-key-header").get_by_role("link", name="Timeline", exact=True).click()
    drawn(page, "timeline")
    expect(caption).to_contain_text("as known on 2 April 2021")
    rows = page.locator(".et-timeline").evaluate("timeline => timeline.parts.rows.key.length")
    assert rows == len(known.case(CASE, dt.date(2021, 4, 2)).records)
    page.get_by_role("button", name="Show what is known today").click()
    expect(caption).not_to_contain_text("as known on")
    expect(page).not_to_have_url(re.compile("known="))


def test_the_least_grade_says_what_it_hides(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?case=donbas-2021&grade=A", "feed")
    expect(page.get_by_text(re.compile("The least grade A hides"))).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_contain_text("More than half")


def test_a_choice_without_statements_offers_a_way_out(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?type=ASSAULT", "feed")
    expect(page.locator(SAID)).to_have_count(0)
    page.locator(".et-none button").click()
    expect(page.locator(SAID).first).to_be_visible()
    expect(page).not_to_have_url(re.compile("type="))


def test_links_of_the_feed_lead_to_web_pages_that_learn_nothing(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?actor=side-ukraine", "feed")
    links = page.locator(".et-feed").evaluate(LINKS)
    assert len(links) > 20
    assert {tuple(link) for link in links} <= {(scheme, "noopener noreferrer") for scheme in ("http:", "https:")}


def test_a_publisher_unfolds_to_its_sources_and_another_folds_it(page: Page, visit: Callable[..., None]) -> None:
    visit("/sources", "sources")
    expect(page.locator(".et-pages a")).to_have_count(0)
    for name in ("tass", "unian"):
        row = page.locator(f'details[data-key="{name}"]')
        n = int(re.findall(r"\d+", row.locator(".et-n").first.inner_text())[0])
        row.locator("summary").click()
        expect(page).to_have_url(re.compile(f"publisher={name}"))
        expect(row.locator(".et-pages > li")).to_have_count(n)
        expect(page.locator("details[open]")).to_have_count(1)
        expect(row.locator("summary")).to_be_in_viewport()
        links = row.evaluate(LINKS)
        assert {tuple(link) for link in links} <= {(scheme, "noopener noreferrer") for scheme in ("http:", "https:")}
        assert links
    page.locator('details[data-key="unian"] summary').press("Enter")
    expect(page.locator("details[open]")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("publisher="))


def test_a_record_of_a_source_opens_its_card(page: Page, visit: Callable[..., None]) -> None:
    visit("/sources?publisher=tass", "sources")
    record = page.locator(".et-rests").first
    record.locator("a").click()
    expect(page.locator(".et-card h2")).to_have_text(record.locator("a").inner_text())
    expect(record).to_have_attribute("aria-current", "true")
    drawn(page, "sources")
