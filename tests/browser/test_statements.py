"""The feed and the sources in a real browser: order, chips, cards, more of the feed, publishers that unfold."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import drawn

SAID = ".et-said"
LINKS = """(root) => [...root.querySelectorAll("a[target=_blank]")].map((a) => [new URL(a.href).protocol, a.rel])"""


def test_the_order_turns_the_feed_and_stands_in_the_address(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?actor=peskov", "feed")
    before = page.locator(f"{SAID} .et-when").all_inner_texts()
    page.get_by_role("button", name="Oldest first").click()
    expect(page).to_have_url(re.compile("order=oldest"))
    expect(page.locator(f"{SAID} .et-when").first).to_have_text(before[-1])
    assert page.locator(f"{SAID} .et-when").all_inner_texts() == before[::-1]
    expect(page.get_by_role("button", name="Oldest first")).to_have_attribute("aria-pressed", "true")


def test_a_chip_filters_by_its_actor_and_a_second_click_clears_it(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements", "feed")
    chip = page.locator('.et-chip[data-key="peskov"]')
    n = int(chip.locator("strong").inner_text())
    chip.click()
    expect(page).to_have_url(re.compile("actor=peskov"))
    expect(page.locator(SAID)).to_have_count(n)
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_focused()
    assert all(title.startswith("Dmitry Peskov") for title in page.locator(f"{SAID} h3").all_inner_texts())
    chip.click()
    expect(page).not_to_have_url(re.compile("actor="))
    expect(page.locator(SAID)).to_have_count(30)


def test_a_heading_opens_the_card_and_escape_leads_back_to_it(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements", "feed")
    item = page.locator(SAID).nth(20)
    heading = item.locator("h3 a")
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


def test_more_of_the_feed_follows_where_it_ended(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements", "feed")
    page.get_by_role("button", name=re.compile("^Show 30 more")).click()
    expect(page.locator(SAID)).to_have_count(60)
    expect(page).to_have_url(re.compile("shown=60"))
    expect(page.locator(f"{SAID} h3 a").nth(30)).to_be_focused()


def test_a_choice_without_statements_offers_a_way_out(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?type=ASSAULT", "feed")
    expect(page.locator(SAID)).to_have_count(0)
    page.locator(".et-none button").click()
    expect(page.locator(SAID)).to_have_count(30)
    expect(page).not_to_have_url(re.compile("type="))


def test_links_of_the_feed_lead_to_web_pages_that_learn_nothing(page: Page, visit: Callable[..., None]) -> None:
    visit("/statements?shown=225", "feed")
    links = page.locator(".et-feed").evaluate(LINKS)
    assert len(links) > 225
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
