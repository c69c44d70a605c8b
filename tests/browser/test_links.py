"""Addresses in a real browser: deep links on a fresh server, Back and Forward, two views in one tab."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import drawn

VIEW_OF = {
    "": "chapters",
    "timeline": "timeline",
    "map": "map",
    "statements": "feed",
    "sources": "sources",
    "method": "",
}


@pytest.mark.parametrize("path", VIEW_OF)
def test_a_fresh_server_opens_a_deep_link_with_its_frame(fresh_server: str, page: Page, path: str) -> None:
    page.goto(f"{fresh_server}/{path}?case=donbas-2021&since=2021-04-01&until=2021-04-10")
    drawn(page, VIEW_OF[path])
    expect(page.locator(".st-key-filters")).to_be_visible()
    expect(page.get_by_test_id("stText").first).to_contain_text("1 to 10 April 2021")


def test_timeline_and_map_live_in_one_tab(page: Page, visit: Callable[..., None]) -> None:
    visit("/", "chapters")
    for name, view in (("Map", "map"), ("Timeline", "timeline"), ("Map", "map")):
        page.locator(".st-key-header").get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(f"/{view}"))
        drawn(page, view)
    expect(page.locator(".et-map[data-basemap=drawn]")).to_be_attached()
    expect(page.locator(".et-map .et-mark").first).to_be_visible()


def test_a_click_while_the_script_still_runs_counts_when_it_rests(page: Page, visit: Callable[..., None]) -> None:
    visit("/", "chapters")
    page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'running'")
    page.locator(".et-chapters h3 a").nth(1).click()
    page.locator(".et-chapters h3 a").nth(2).click()
    here = page.url
    page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'notRunning'")
    expect(page.locator(".et-chapters li").nth(2)).to_have_attribute("aria-current", "true")
    assert page.url != here


def test_four_changes_a_record_and_a_page_then_five_backs_and_a_forward_bring_each_picture(
    page: Page, visit: Callable[..., None]
) -> None:
    visit("/timeline?case=donbas-2021&since=2021-03-01&until=2021-05-31", "timeline")
    seen = [_state(page)]
    for act in (_choose_period, _choose_actor, _type_words, _pick_type, _open_record, _go_to_map):
        act(page)
        seen.append(_state(page))
    assert len(set(seen)) == len(seen)
    for state in reversed(seen[1:-1]):
        page.go_back()
        _expect_state(page, state)
    page.go_forward()
    _expect_state(page, seen[2])


def _choose_period(page: Page) -> None:
    page.locator(".st-key-filter_preset").get_by_role("combobox").click()
    page.get_by_role("option", name="Troops on the move").click()
    expect(page).to_have_url(re.compile("since=2021-04-06"))
    drawn(page, "timeline")


def _choose_actor(page: Page) -> None:
    page.locator(".st-key-filter_actor").get_by_role("combobox").click()
    page.get_by_role("option", name="Russia (all)").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("actor=side-russia"))
    drawn(page, "timeline")


def _type_words(page: Page) -> None:
    box = page.locator(".st-key-filter_words input")
    box.fill("the")
    box.press("Enter")
    expect(page).to_have_url(re.compile("words=the"))
    drawn(page, "timeline")


def _pick_type(page: Page) -> None:
    page.get_by_role("button", name="More filters").click()
    page.locator(".st-key-filter_type").get_by_role("combobox").click()
    page.get_by_role("option", name="MOBILIZE").click()
    expect(page).to_have_url(re.compile("type=MOBILIZE"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    drawn(page, "timeline")


def _open_record(page: Page) -> None:
    page.locator(".et-timeline .et-tmark path").first.click()
    expect(page).to_have_url(re.compile("record="))
    expect(page.locator(".et-card h2")).to_be_visible()


def _go_to_map(page: Page) -> None:
    page.locator(".st-key-header").get_by_role("link", name="Map", exact=True).click()
    drawn(page, "map")
    expect(page).to_have_url(re.compile("/map"))


def _state(page: Page) -> tuple[str, str]:
    drawn(page)
    return page.url, page.get_by_test_id("stText").first.inner_text()


def _expect_state(page: Page, state: tuple[str, str]) -> None:
    expect(page).to_have_url(state[0])
    expect(page.get_by_test_id("stText").first).to_have_text(state[1])
    drawn(page)
