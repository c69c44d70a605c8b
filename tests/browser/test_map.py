"""The map in a real browser: its days play without the server, a box on it chooses for every page."""

import datetime as dt
import re
from collections.abc import Callable

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from lib import load, view
from tests.browser.conftest import drawn

CASE = load.cases()["donbas-2021"]
WHOLE = "/map?case=donbas-2021"
SINCE, UNTIL = dt.date(2021, 3, 26), dt.date(2021, 4, 22)
PART = f"{WHOLE}&since={SINCE}&until={UNTIL}"
DAY = ".et-play-day"


def counted(page: Page) -> int:
    line = page.locator(".et-counts")
    return sum(int(line.get_attribute(f"data-{name}") or 0) for name in ("inside", "outside", "without"))


def on_days(first: dt.date, last: dt.date) -> int:
    chosen = view.View(CASE.key, SINCE, UNTIL).of(CASE.records)
    meets = (chosen["last_day"] >= pd.Timestamp(first)) & (chosen["first_day"] <= pd.Timestamp(last))
    return int(meets.sum())


@pytest.mark.parametrize(("mode", "days"), [("only this day", 1), ("7 days", 7), ("everything so far", 999)])
def test_each_day_shows_the_records_of_its_days(page: Page, visit: Callable[..., None], mode: str, days: int) -> None:
    visit(PART, "map")
    page.get_by_label("Records shown beside those of the day").select_option(mode)
    for at in (0, 11, 18, 27):
        page.get_by_label("Day on the map").fill(str(at))
        day = SINCE + dt.timedelta(days=at)
        expect(page.locator(DAY)).to_have_text(f"{day:%a} {day.day} {day:%B %Y}")
        assert counted(page) == on_days(max(day - dt.timedelta(days=days - 1), SINCE), day)
    page.get_by_role("button", name="All days", exact=True).click()
    assert counted(page) == on_days(SINCE, UNTIL)


def test_space_plays_to_the_last_day_and_asks_the_server_nothing(page: Page, visit: Callable[..., None]) -> None:
    visit(PART, "map")
    page.evaluate("""() => {
      window.sent = 0;
      const own = WebSocket.prototype.send;
      WebSocket.prototype.send = function (...given) { window.sent += 1; return own.apply(this, given); };
    }""")
    page.get_by_label("Speed").select_option("10 days a second")
    page.get_by_label("Day on the map").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(page.locator(DAY)).to_have_text("Thu 22 April 2021")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert page.evaluate("window.sent") == 0


def test_who_wants_less_motion_goes_step_by_step(page: Page, visit: Callable[..., None]) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(PART, "map")
    step = page.get_by_role("button", name="One day on", exact=True)
    step.click()
    expect(page.locator(DAY)).to_have_text("Fri 26 March 2021")
    step.click()
    expect(page.locator(DAY)).to_have_text("Sat 27 March 2021")


def test_a_box_on_the_map_chooses_for_every_page(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "map")
    page.get_by_role("button", name="Draw an area").click()
    box = page.locator(".et-map-frame").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.48, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.65, box["y"] + box["height"] * 0.7, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile("area="))
    drawn(page, "map")
    chosen = page.get_by_test_id("stText").first
    expect(chosen).to_contain_text("in the box")
    said = chosen.inner_text()
    events, statements = (int(n) for n in re.findall(r"(\d+) of \d+ (?:events|statements)", said))
    assert 0 < events < len(CASE.events)
    page.get_by_role("link", name="Timeline").click()
    drawn(page, "timeline")
    rows = page.locator(".et-timeline").evaluate("timeline => timeline.parts.rows.key.length")
    assert rows == events + statements
    page.get_by_role("link", name="Map").click()
    drawn(page, "map")
    page.get_by_role("button", name="Whole map").click()
    expect(page).not_to_have_url(re.compile("area="))
    expect(chosen).to_contain_text(f"{len(CASE.events)} of {len(CASE.events)} events")


def test_a_layer_that_is_switched_off_is_counted_as_hidden(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "map")
    whole = counted(page)
    switch = page.get_by_role("checkbox", name="events", exact=True)
    switch.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("off=events"))
    drawn(page, "map")
    expect(page.locator(".et-counts")).to_contain_text(f"hidden {len(CASE.events)}")
    assert counted(page) == whole - len(CASE.events)
    expect(switch).to_be_focused()
    page.reload()
    drawn(page, "map")
    expect(switch).not_to_be_checked()


def test_the_table_has_the_records_with_a_place_and_their_distance(page: Page, visit: Callable[..., None]) -> None:
    visit(PART, "map")
    chosen = view.View(CASE.key, SINCE, UNTIL).of(CASE.records)
    placed = chosen[chosen["place"] != ""]
    page.locator(".et-map summary", has_text="table").click()
    rows = page.locator(".et-map .et-table tbody tr")
    expect(rows).to_have_count(len(placed))
    page.locator(".et-map .et-table thead").get_by_role("button", name="km to the line").click()
    nearest = rows.first.locator("td")
    assert int(nearest.nth(3).inner_text()) < 10
    title = nearest.nth(1).inner_text()
    nearest.nth(1).get_by_role("button").click()
    expect(page.locator(".et-card h2")).to_have_text(title)


def test_a_link_to_this_view_brings_the_extent_back(page: Page, visit: Callable[..., None]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(f"{WHOLE}&map=black-sea", "map")
    page.locator(".et-map").get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.get_by_text("The link is in the clipboard.")).to_be_visible()
    where = (
        "map => [map.parts.camera.longitude, map.parts.camera.latitude, map.parts.camera.zoom].map((n) => n.toFixed(1))"
    )
    before = page.locator(".et-map").evaluate(where)
    address = page.evaluate("navigator.clipboard.readText()")
    assert "camera=" in address
    page.goto(address)
    drawn(page, "map")
    assert page.locator(".et-map").evaluate(where) == before
    page.locator(".et-controls").get_by_role("button", name="Donbas", exact=True).click()
    expect(page).not_to_have_url(re.compile("camera="))
    expect(page).to_have_url(re.compile("map=donbas"))


def test_names_on_the_map_follow_the_picked_language(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "map")
    page.get_by_role("combobox", name="Names").select_option("Ukrainian")
    expect(page).to_have_url(re.compile("names=uk"))
    expect(page.locator(".et-name.et-town", has_text="Луганськ")).to_be_attached()
    expect(page.locator(".et-name", has_text="Luhansk")).to_have_count(0)


def test_signs_take_the_size_of_a_figure(page: Page, visit: Callable[..., None]) -> None:
    visit(f"{WHOLE}&size=killed", "map")
    expect(page.get_by_role("combobox", name="Size of a sign")).to_have_value("killed")
    assert page.locator(".et-map").evaluate("map => map.parts.component.data.sizes['shumy-four-killed']") == 4


# The colour of the middle of a map on a plain canvas, and where its camera looks.
SEEN = """() => {
  const canvas = document.querySelector(".et-map-canvas canvas");
  const [x, y] = [canvas.width / 2, canvas.height / 2];
  return {
    middle: [...canvas.getContext("2d").getImageData(x, y, 1, 1).data],
    camera: document.querySelector(".et-map").parts.camera,
  };
}"""
NO_WEBGL = """() => {
  const own = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...given) {
    return kind.startsWith("webgl") ? null : own.call(this, kind, ...given);
  };
}"""


def test_without_webgl_a_plain_canvas_draws_land_and_sea_and_follows_the_reader(
    page: Page, visit: Callable[..., None]
) -> None:
    page.add_init_script(f"({NO_WEBGL})()")
    visit(f"{PART}&camera=34,42,6", "map")  # the Black Sea
    expect(page.locator(".et-map[data-basemap=drawn]")).to_be_attached()
    sea = page.evaluate(SEEN)
    canvas = page.locator(".et-map-canvas canvas")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    moved = page.evaluate(SEEN)["camera"]
    assert moved["longitude"] > sea["camera"]["longitude"]
    assert moved["zoom"] == sea["camera"]["zoom"] + 1
    visit(f"{PART}&camera=32,49,6", "map")  # land on the Dnipro's right bank
    expect(page.locator(".et-map[data-basemap=drawn]")).to_be_attached()
    land = page.evaluate(SEEN)
    assert sea["middle"] != land["middle"]
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 20)
    page.mouse.up()
    assert page.evaluate(SEEN)["camera"]["longitude"] < land["camera"]["longitude"]
