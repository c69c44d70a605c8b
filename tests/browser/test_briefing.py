"""Briefings in a real browser: views are added, ordered and edited, saved and shared, and presented by keys alone."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lib import briefing, load
from lib.briefing import Briefing, Step
from tests.browser.conftest import drawn, walked

CASE = load.cases()["donbas-2021"]
PRESENT = ".et-present"


def presented(page: Page, visit: Callable[..., None]) -> None:
    visit("/briefing?case=donbas-2021", "briefing")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(f"{PRESENT} .et-shown .et-timeline[data-drawn]")).to_be_visible()


def test_the_chapters_are_presented_by_keys(page: Page, visit: Callable[..., None]) -> None:
    presented(page, visit)
    titles = CASE.chapters["title"].tolist()
    overlay = page.locator(PRESENT)
    expect(page.locator(f"{PRESENT} .et-shown h1")).to_have_text(titles[0])
    walked(page, titles)
    page.keyboard.press("Escape")
    expect(overlay).to_have_count(0)
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()


def test_letter_keys_can_be_turned_off(page: Page, visit: Callable[..., None]) -> None:
    presented(page, visit)
    page.get_by_role("checkbox", name="Letter keys").uncheck()
    page.locator(PRESENT).focus()
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    expect(page.locator(PRESENT)).to_have_attribute("data-step", "2")
    expect(page.locator(".et-present-blank")).to_be_hidden()


def test_the_next_step_stands_ready_and_few_maps_are_kept(page: Page, visit: Callable[..., None]) -> None:
    presented(page, visit)
    expect(page.locator(f"{PRESENT} .et-step .et-map[data-drawn]")).to_have_count(2)
    page.keyboard.press("PageDown")
    expect(page.locator(f"{PRESENT} .et-step .et-map[data-drawn]")).to_have_count(3)
    page.keyboard.press("End")
    expect(page.locator(f"{PRESENT} .et-step")).to_have_count(2)


CHAPTERS = [f"{row.since:%Y-%m-%d}/{row.until:%Y-%m-%d}" for row in CASE.chapters.itertuples()]
TOLD = """() => new MutationObserver((seen) => {
  const said = seen.map(({ target }) => target.dataset.marks);
  document.body.dataset.seen = [document.body.dataset.seen, ...said].filter(Boolean).join(" ");
}).observe(document.querySelector(".et-step:not(.et-shown) .et-timeline"), { attributeFilter: ["data-marks"] })"""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_days_come_from_the_step_before_where_motion_is_wanted(
    page: Page, visit: Callable[..., None], motion: Literal["no-preference", "reduce"]
) -> None:
    page.emulate_media(reduced_motion=motion)
    presented(page, visit)
    expect(page.locator(f"{PRESENT} .et-step .et-map[data-drawn]")).to_have_count(2)
    page.evaluate(TOLD)
    page.keyboard.press("PageDown")
    way = f"{CHAPTERS[0]} .* {CHAPTERS[1]}" if motion == "no-preference" else f"{CHAPTERS[1]}"
    expect(page.locator("body")).to_have_attribute("data-seen", re.compile(f"^{way}$"))


def test_records_that_a_step_names_are_marked(page: Page, visit: Callable[..., None]) -> None:
    presented(page, visit)
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    named = CASE.chapters["focus"][2][:2]
    shown = page.locator(f"{PRESENT} .et-shown")
    for key in named:
        expect(shown.locator(f'.et-tmark.et-selected[data-key="{key}"]')).to_be_visible()
    expect(shown.locator(".et-mark.et-selected")).to_have_count(1)  # the other was told far from there


def test_a_number_in_the_text_opens_the_card_of_its_record(page: Page, visit: Callable[..., None]) -> None:
    presented(page, visit)
    page.locator(f"{PRESENT} .et-shown sup a").first.click()
    expect(page.locator(".et-present-card h2")).to_have_text("OSCE chief monitor says ceasefire is fraying")
    page.keyboard.press("Escape")
    expect(page.locator(".et-present-card")).to_be_hidden()
    expect(page.locator(PRESENT)).to_be_visible()


def test_notes_stand_in_a_second_window_that_follows(
    page: Page, visit: Callable[..., None], context: BrowserContext
) -> None:
    presented(page, visit)
    with context.expect_page() as opened:
        page.keyboard.press("n")
    second = opened.value
    notes = CASE.chapters["notes"]
    expect(second.locator("p").nth(1)).to_have_text(notes.iloc[0])
    page.bring_to_front()
    page.locator(PRESENT).focus()
    page.keyboard.press("PageDown")
    expect(second.locator("p").nth(1)).to_have_text(notes.iloc[1])
    expect(second.locator("p").first).to_contain_text(re.compile(r"Step 2 of \d · Clock \d\d:\d\d · Elapsed \d\d:\d\d"))
    page.keyboard.press("Escape")
    expect(page.locator(PRESENT)).to_have_count(0)
    assert second.is_closed()


def test_it_plays_by_itself(page: Page, visit: Callable[..., None]) -> None:
    visit("/briefing?case=donbas-2021", "briefing")
    page.get_by_role("spinbutton", name="seconds a step").first.fill("1")
    page.get_by_role("button", name="Play by itself").click()
    expect(page.locator(PRESENT)).to_have_attribute("data-step", "3")


def test_a_view_is_added_edited_saved_shared_and_loaded(
    page: Page, visit: Callable[..., None], context: BrowserContext, tmp_path: Path
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit("/timeline?case=donbas-2021&since=2021-04-12&until=2021-04-18", "timeline")
    page.get_by_role("button", name="Add this view to the briefing").click()
    expect(page.get_by_text("In the briefing: 1 step")).to_be_visible()
    visit("/map?case=donbas-2021&since=2021-03-26&until=2021-03-26", "map")
    page.get_by_role("button", name="Add this view to the briefing").click()
    page.locator(".st-key-header").get_by_role("link", name="Briefing", exact=True).click()
    items = page.locator(".et-step-item")
    expect(page.get_by_role("heading", name="Your briefing")).to_be_visible()
    expect(items).to_have_count(2)
    items.first.get_by_text("Edit").click()
    items.first.get_by_label("Title").fill("A week")
    items.first.get_by_label("Title").press("Tab")
    expect(items.first.locator("h3")).to_have_text("1 A week")
    page.get_by_role("button", name=re.compile("Move up: Step 2")).click()
    expect(items.nth(1).locator("h3")).to_have_text("2 A week")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "talk.json"
    saved.value.save_as(file)
    assert [step["title"] for step in json.loads(file.read_text("utf-8"))["steps"]] == ["26 March 2021", "A week"]
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The link is in the clipboard.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Back to the case's own").click()
    expect(items).to_have_count(2)  # it asks first
    page.get_by_role("button", name="Drop it").click()
    expect(items).to_have_count(len(CASE.chapters))
    page.goto(link)
    drawn(page, "briefing")
    page.reload()
    expect(items).to_have_count(2)


def test_a_file_that_is_loaded_is_kept_and_what_is_none_is_refused(page: Page, visit: Callable[..., None]) -> None:
    visit("/briefing?case=donbas-2021", "briefing")
    items, field = page.locator(".et-step-item"), page.locator("input[type=file]")
    steps = (Step("One", "case=donbas-2021"), Step("Two", "case=donbas-2021", ("text",), (), "Said."))
    text = briefing.write(Briefing("Mine", steps)).encode()
    field.set_input_files({"name": "talk.json", "mimeType": "application/json", "buffer": text})
    expect(items.nth(1).locator("h3")).to_have_text("2 Two")
    page.reload()
    expect(items.nth(1).locator("h3")).to_have_text("2 Two")
    field.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(page.get_by_role("alert").filter(has_text="no briefing")).to_be_visible()
    page.reload()
    expect(items.nth(1).locator("h3")).to_have_text("2 Two")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768)])
def test_a_step_fits_the_screen(page: Page, visit: Callable[..., None], width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    presented(page, visit)
    over = page.locator(PRESENT).evaluate(
        "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
    )
    assert max(over) <= 1
    expect(page.locator(f"{PRESENT} .et-shown .et-map-frame")).to_be_in_viewport()
    expect(page.locator(f"{PRESENT} .et-shown .et-lanes")).to_be_in_viewport(ratio=0.97)


def test_down_turns_the_pages_of_a_long_step_and_then_goes_on(page: Page, visit: Callable[..., None]) -> None:
    visit("/briefing?case=donbas-2021", "briefing")
    days = "case=donbas-2021&since=2021-03-26&until=2021-04-22"
    own = Briefing("Own", (Step("Claims", days, ("article",)), Step("Days", days, ("timeline",))))
    sent = {"name": "own.json", "mimeType": "application/json", "buffer": briefing.write(own).encode()}
    page.locator("input[type=file]").set_input_files(sent)  # type: ignore[arg-type]
    expect(page.get_by_text("Claims").first).to_be_visible()
    page.get_by_role("button", name="Present", exact=True).click()
    claims = page.locator(f"{PRESENT} .et-shown .et-check")
    expect(claims.first).to_be_in_viewport()
    assert (
        claims.evaluate_all("all => all.filter((one) => one.getBoundingClientRect().bottom < innerHeight).length") > 4
    )
    page.keyboard.press("ArrowDown")
    expect(claims.first).not_to_be_in_viewport()
    expect(page.locator(PRESENT)).to_have_attribute("data-step", "1")
    claims.last.scroll_into_view_if_needed()
    page.locator(f"{PRESENT} .et-shown .et-present-article").evaluate("part => part.scrollTo(0, part.scrollHeight)")
    page.keyboard.press("ArrowDown")
    expect(page.locator(PRESENT)).to_have_attribute("data-step", "2")
    page.keyboard.press("ArrowUp")
    expect(page.locator(PRESENT)).to_have_attribute("data-step", "1")
    expect(claims.last).to_be_in_viewport()
