"""The timeline in a real browser: nothing is hidden, nothing overprints, and it answers before the server does."""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from bench.server import serving
from lib import load, view
from tests.browser.conftest import drawn

CASE = load.cases()["donbas-2021"]
WHOLE = "/timeline?case=donbas-2021"
WEEK = f"{WHOLE}&since=2021-04-12&until=2021-04-18"

STATE = """() => {
  const { parts } = document.querySelector(".et-timeline");
  const cells = [...document.querySelectorAll(".et-tcell")].reduce((sum, cell) => sum + Number(cell.dataset.n), 0);
  const { from, to } = parts.frame;
  return { from, to, marks: document.querySelectorAll(".et-tmark").length, cells };
}"""
COUNTED = """() => [...document.querySelectorAll(".et-tcell")].reduce(
  (sum, { dataset: { lane, n } }) => ({ ...sum, [lane]: (sum[lane] || 0) + Number(n) }), {})"""
OVER = """() => {
  const seen = [".et-tmark path", ".et-lanes text", ".et-lane", ".et-chapter", ".et-aside", ".et-tempo-label",
    ".et-chart .textpoint text"];
  const boxes = [...document.querySelectorAll(seen.join())].map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height);
  const over = [];
  boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const named = (element) => element.textContent || element.parentElement.dataset.key;
    if (across > 1.5 && down > 1.5) over.push([named(one), named(other)]);
  }));
  return over;
}"""


@pytest.fixture(scope="module")
def thousand() -> Iterator[str]:
    """A server whose first case has a thousand events."""
    with serving("1000") as served:
        yield served.address


def in_sight(since: dt.date, until: dt.date, start: float, end: float, case: load.Case = CASE) -> int:
    """Records of a choice of days that the days in sight meet; these are counted from the first of the case."""
    chosen = view.View(case.key, since, until).of(case.records)
    first, last = ((chosen[name] - pd.Timestamp(case.first_day)).dt.days for name in ("first_day", "last_day"))
    return int(((last + 1 > start) & (first < end)).sum())


def press(page: Page, name: str) -> None:
    page.locator(".et-timeline .et-controls").get_by_role("button", name=re.compile(name)).click()


@pytest.mark.parametrize("width", [1366, 1920, 390])
@pytest.mark.parametrize("lanes", ["side", "actor", "kind", "place"])
def test_every_record_is_in_a_mark_or_in_a_counted_cell_at_any_zoom(
    page: Page, visit: Callable[..., None], lanes: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    visit(f"{WHOLE}&since=2021-02-01&until=2021-05-31&lanes={lanes}", "timeline")
    for name in ("", "Zoom in", "Zoom in", "Later", "Zoom in", "Zoom in", "Zoom in", "Zoom in", "Fit", "Zoom out"):
        if name and page.get_by_role("button", name=re.compile(name)).is_enabled():
            press(page, name)
        state = page.evaluate(STATE)
        wanted = in_sight(dt.date(2021, 2, 1), dt.date(2021, 5, 31), state["from"], state["to"])
        assert state["marks"] + state["cells"] == wanted


CHOICES = {
    "the whole case": WHOLE,
    "a week": WEEK,
    "one day": f"{WHOLE}&since=2021-04-13&until=2021-04-13",
    "one actor": f"{WHOLE}&actor=side-ukraine",
    "a record that is answered": f"{WHOLE}&since=2021-03-20&until=2021-04-10&record=shumy-four-killed",
    "lanes by kind": f"{WHOLE}&lanes=kind",
    "all panels": f"{WHOLE}&series=violations&series=explosions&series=troops&series=groups",
}


@pytest.mark.parametrize("width", [1366, 1920, 390])
@pytest.mark.parametrize("address", CHOICES.values(), ids=list(CHOICES))
def test_nothing_overprints(page: Page, visit: Callable[..., None], address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1080 if width == 1920 else 768})
    visit(address, "timeline")
    assert page.evaluate(OVER) == []
    press(page, "Zoom in")
    press(page, "Later")
    assert page.evaluate(OVER) == []


def test_a_thousand_events_are_all_there_and_none_overprints(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}/timeline")
    drawn(page, "timeline")
    caption = page.get_by_test_id("stText").first.inner_text()
    assert "1000 of 1000 events" in caption
    state = page.evaluate(STATE)
    assert state["marks"] + state["cells"] == 1000 + len(CASE.statements)
    assert page.evaluate(OVER) == []


def test_the_browser_chooses_as_the_server_does(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "timeline")
    chance = random.Random(20210412)
    length = (CASE.last_day - CASE.first_day).days
    for _ in range(60):
        a, b = sorted((chance.randint(0, length), chance.randint(0, length)))
        since, until = (CASE.first_day + dt.timedelta(days=n) for n in (a, b))
        found = page.evaluate(
            """async ([since, until]) => {
              const href = document.querySelector('link[href$="/card.js"]').href.replace("card.js", "choice.js");
              const { chosen } = await import(href);
              const { rows } = document.querySelector(".et-timeline").parts;
              const { shown, certain } = chosen(rows, since, until);
              return shown.map((i) => [rows.key[i], certain[i]]);
            }""",
            [a, b],
        )
        wanted = view.View(CASE.key, since, until).of(CASE.records)
        assert dict(found) == dict(zip(wanted["key"], wanted["certain"], strict=True))


def test_marks_follow_a_drag_and_stand_before_the_server_answers(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "timeline")
    seen: dict[str, Any] = page.evaluate("""() => {
      const view = document.querySelector(".et-timeline");
      const svg = view.querySelector(".et-lanes");
      const { left, top, width } = svg.getBoundingClientRect();
      const at = (part) => ({ clientX: left + width * part, clientY: top + 4, button: 0, pointerId: 1, bubbles: true });
      const point = (type, part) => svg.dispatchEvent(new PointerEvent(type, at(part)));
      svg.setPointerCapture = () => {};
      point("pointerdown", 0.4);
      point("pointermove", 0.5);
      const wide = (veil) => veil.getBoundingClientRect().width;
      const veiled = () => [...view.querySelectorAll(".et-veil.et-over")].map(wide);
      const said = () => view.querySelector(".et-aside").textContent;
      const early = { veiled: veiled(), said: said() };
      point("pointermove", 0.6);
      const later = { veiled: veiled(), said: said() };
      point("pointerup", 0.6);
      return { width, early, later, after: veiled(), marks: view.dataset.marks, drawn: view.dataset.drawn };
    }""")
    since, until = seen["marks"].split("/")
    (left, right), (still, less) = seen["early"]["veiled"], seen["later"]["veiled"]
    assert left == pytest.approx(still, abs=1)
    assert right > less > 0
    assert right - less > 0.08 * seen["width"]
    assert seen["after"] == []
    chosen = view.View(CASE.key, dt.date.fromisoformat(since), dt.date.fromisoformat(until)).of(CASE.records)
    assert seen["later"]["said"] == f"{since} to {until}: {len(chosen)} of {len(CASE.records)} records"
    assert seen["early"]["said"] != seen["later"]["said"]
    assert f"since={since}" not in seen["drawn"]
    expect(page).to_have_url(re.compile(f"since={since}&until={until}"))
    drawn(page, "timeline")
    expect(page.locator(f'.et-timeline[data-marks="{seen["marks"]}"]')).to_be_attached()


def test_a_lane_folds_into_its_strip_and_the_address_keeps_it(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "timeline")
    before, counted = page.evaluate(STATE), page.evaluate(COUNTED)
    page.locator(".et-lane").first.click()
    expect(page).to_have_url(re.compile("folded="))
    drawn(page, "timeline")
    after = page.evaluate(STATE)
    assert after["marks"] + after["cells"] == before["marks"] + before["cells"]
    lane = re.search(r"folded=([\w-]+)", page.url)
    assert lane
    assert page.evaluate(COUNTED)[lane[1]] > counted.get(lane[1], 0)
    page.reload()
    drawn(page, "timeline")
    expect(page.locator(".et-lane").first).to_have_attribute("aria-expanded", "false")


def test_a_strip_opens_into_its_days_without_changing_the_choice(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "timeline")
    url, before = page.url, page.evaluate(STATE)
    cell = page.locator(".et-tcell").first
    hidden = int(cell.get_attribute("data-n") or 0)
    cell.locator("rect").click()
    after = page.evaluate(STATE)
    assert hidden > 0
    assert after["to"] - after["from"] < before["to"] - before["from"]
    assert page.url == url
    press(page, "Fit to choice")
    fitted = page.evaluate(STATE)
    assert (fitted["from"], fitted["to"]) == (before["from"], before["to"])
    assert fitted["marks"] + fitted["cells"] == before["marks"] + before["cells"]


def test_the_keyboard_walks_the_marks_in_time_order_and_opens_one(page: Page, visit: Callable[..., None]) -> None:
    visit(WEEK, "timeline")
    page.locator(".et-lanes").focus()
    first_day = dict(zip(CASE.records["key"], CASE.records["first_day"], strict=True))
    walked = []
    for _ in range(page.evaluate(STATE)["marks"]):
        focused = page.locator(".et-lanes :focus")
        assert focused.get_attribute("aria-label")
        walked.append(focused.get_attribute("data-key"))
        page.keyboard.press("ArrowRight")
    days = [max(first_day[key], pd.Timestamp("2021-04-12")) for key in walked if key]
    assert len(days) > 20
    assert days == sorted(days)
    while not page.locator(".et-tmark:focus").count():
        page.keyboard.press("ArrowLeft")
    key = page.locator(".et-tmark:focus").get_attribute("data-key")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"record={key}"))
    expect(page.locator(".et-card h2")).to_be_visible()


def test_the_focus_stays_on_its_record_when_the_lanes_are_drawn_anew(page: Page, visit: Callable[..., None]) -> None:
    visit(WEEK, "timeline")
    page.locator(".et-lanes").focus()
    while not page.locator(".et-tmark:focus").count():
        page.keyboard.press("ArrowRight")
    key = page.locator(".et-tmark:focus").get_attribute("data-key")
    page.locator(".et-tmark:focus").evaluate("mark => { mark.dataset.old = true }")
    page.set_viewport_size({"width": 1500, "height": 900})
    expect(page.locator(f".et-tmark[data-key='{key}']:focus:not([data-old])")).to_have_count(1)


def test_a_selected_record_shows_what_answers_it(page: Page, visit: Callable[..., None]) -> None:
    visit(f"{WHOLE}&record=shumy-four-killed", "timeline")
    answers = int((CASE.statements["replies_to"] == "shumy-four-killed").sum())
    assert answers > 1
    expect(page.locator(".et-reply")).to_have_count(answers)
    expect(page.locator(".et-tmark.et-selected")).to_have_attribute("data-key", "shumy-four-killed")


def test_a_chapter_above_the_lanes_sets_the_days(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "timeline")
    page.get_by_role("button", name="Chapter 5: Troops on the move").click()
    expect(page).to_have_url(re.compile("since=2021-04-06&until=2021-04-16"))


def test_the_table_has_the_rows_of_the_chart_and_sorts_them(page: Page, visit: Callable[..., None]) -> None:
    visit(WEEK, "timeline")
    chosen = view.View(CASE.key, dt.date(2021, 4, 12), dt.date(2021, 4, 18)).of(CASE.records)
    page.locator(".et-timeline summary").click()
    titles = page.locator(".et-table tbody td .et-link")
    expect(titles).to_have_text(chosen["title"].tolist())
    page.locator(".et-table thead").get_by_role("button", name="What").click()
    assert titles.all_inner_texts() == sorted(chosen["title"])
    expect(page.locator(".et-table th[aria-sort=ascending]")).to_have_text("What ↑")
    titles.first.click()
    expect(page.locator(".et-card h2")).to_be_visible()


def test_the_table_can_be_saved(page: Page, visit: Callable[..., None]) -> None:
    visit(WEEK, "timeline")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as CSV").click()
    text = saved.value.path().read_text("utf-8-sig")
    chosen = view.View(CASE.key, dt.date(2021, 4, 12), dt.date(2021, 4, 18)).of(CASE.records)
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == chosen["key"].tolist()
    assert saved.value.suggested_filename == "donbas-2021-2021-04-12-2021-04-18-records.csv"


def test_series_are_picked_and_the_address_keeps_them(page: Page, visit: Callable[..., None]) -> None:
    visit(WHOLE, "timeline")
    page.get_by_role("button", name="Troops", exact=True).click()
    expect(page).to_have_url(re.compile("series=violations&series=troops"))
    expect(page.locator(".et-panel-titles > div")).to_have_count(2)
    page.get_by_role("button", name="Violations", exact=True).click()
    expect(page.locator(".et-panel-titles > div")).to_have_count(1)
    page.get_by_role("button", name="Troops", exact=True).click()
    expect(page).to_have_url(re.compile("series=none"))
    expect(page.locator(".et-series")).to_be_hidden()


def test_a_double_click_on_a_mark_resets_the_days_and_opens_nothing(page: Page, visit: Callable[..., None]) -> None:
    visit(WEEK, "timeline")
    page.locator(".et-tmark path").nth(5).dblclick()  # finds its mark again when the lanes are drawn anew meanwhile
    expect(page).to_have_url(re.compile(f"since={CASE.first_day}&until={CASE.last_day}"))
    drawn(page, "timeline")
    expect(page).not_to_have_url(re.compile("record="))
    expect(page.locator(".et-card h2")).to_have_count(0)
