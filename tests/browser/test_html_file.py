"""The one HTML file in a real browser, opened from a folder: it asks no host for anything, presents, and opens every
card."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from lib import briefing, load
from lib.briefing import Step
from lib.export import as_html
from lib.view import View
from tests.browser.conftest import walked
from tests.browser.opened import Opened

CASE = load.cases()["donbas-2021"]
PRESENT = ".et-present"
DRAWN = ".et-file-explore .et-{}[data-drawn]"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the case's own briefing, in a folder."""
    path = tmp_path_factory.mktemp("handed out") / "briefing.html"
    path.write_bytes(as_html.file({CASE.key: CASE}, briefing.of_case(CASE)))
    return path


@pytest.fixture
def page(context: BrowserContext, made: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The file in a window of usual width, or of that which a test asks for by `indirect`."""
    opened = Opened(context, made, getattr(request, "param", 1366))
    for name in ("timeline", "map", "feed"):
        expect(opened.page.locator(DRAWN.format(name))).to_be_attached()
    yield opened.page
    opened.close()


def test_days_and_actors_change_the_marks_of_all_views(page: Page) -> None:
    told = page.locator(".et-file-told")
    n = len(CASE.records)
    expect(told).to_have_text(f"{n} of {n} records")
    page.locator("input[name=since]").fill("2021-04-01")
    page.locator("input[name=until]").fill("2021-04-10")
    page.locator(".et-file-picker summary").click()
    page.get_by_role("checkbox", name="Russia (all)", exact=True).check()
    page.keyboard.press("Escape")
    wanted = View(CASE.key, dt.date(2021, 4, 1), dt.date(2021, 4, 10), actor=("side-russia",)).of(CASE.records)
    maybe = len(wanted) - int(wanted["certain"].sum())
    expect(told).to_contain_text(f"{len(wanted) - maybe} of {n} records")
    marks, cells = page.locator(".et-timeline .et-tmark"), page.locator(".et-timeline .et-tcell")
    counted = sum(int(one.get_attribute("data-n") or 0) for one in cells.all())
    assert marks.count() + counted == len(wanted)
    line = page.locator(".et-file-map .et-counts")
    assert sum(int(line.get_attribute(f"data-{name}") or 0) for name in ("inside", "outside", "without")) == len(wanted)
    statements = int((wanted["kind"] == "statement").sum())
    expect(page.locator(".et-feed h2")).to_contain_text(f"{statements} statements")
    page.get_by_role("button", name="Whole case", exact=True).click()
    expect(told).to_have_text(f"{n} of {n} records")


def test_an_area_drawn_on_the_map_chooses(page: Page) -> None:
    page.get_by_role("button", name="Draw an area").click()
    frame = page.locator(".et-file-map .et-map-frame")
    frame.evaluate("one => one.scrollIntoView({ block: 'center' })")
    box = frame.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.35)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.75)
    page.mouse.up()
    expect(page.get_by_role("combobox", name="Area on the map")).to_contain_text("The box on the map")
    drawn = page.locator(".et-feed").evaluate("one => one.component.data.drawn")
    (chosen,) = re.findall(r"\[\"([-\d.,]+)\"\]\]$", drawn)
    wanted = View(CASE.key, CASE.first_day, CASE.last_day, area=(chosen,)).of(CASE.records)
    assert len(wanted)
    expect(page.locator(".et-file-told")).to_contain_text(f"{len(wanted)} of ")


def test_a_mark_a_row_and_a_statement_open_the_card(page: Page) -> None:
    title = page.locator(".et-file-card .et-card h2")
    page.locator(".et-feed .et-said h4 a").first.click()
    expect(title).to_have_text(page.locator(".et-feed .et-said h4 a").first.inner_text())
    page.locator(".et-file-card").get_by_role("button", name="Close").click()
    page.locator(".et-timeline .et-tmark path").first.click(force=True)
    expect(title).to_be_visible()
    first = page.locator(".et-card-bar span").inner_text()
    page.locator(".et-card-bar button").first.or_(page.locator(".et-card-bar button").nth(1)).last.click()
    expect(page.locator(".et-card-bar span")).not_to_have_text(first)
    page.locator(".et-file-card").get_by_role("button", name="Close").click()
    page.locator(".et-file-map summary").filter(has_text="same records").click()
    row = page.locator(".et-file-map tbody .et-link").first
    name = row.inner_text()
    row.click()
    expect(title).to_have_text(name)
    assert all(
        url.startswith("http")
        for url in page.locator(".et-card .et-sources a").evaluate_all("all => all.map(one => one.href)")
    )


def test_a_place_with_many_records_lists_them(page: Page) -> None:
    page.locator(".et-file-map .et-far").first.click()
    items = page.locator(".et-records li a")
    expect(page.get_by_role("heading", name=re.compile(f"{items.count()} records$"))).to_be_visible()
    name = items.first.inner_text()
    items.first.click()
    expect(page.locator(".et-file-card .et-card h2")).to_have_text(name)


def test_the_map_plays_its_days(page: Page) -> None:
    page.get_by_label("Speed").select_option("30 days a second")
    page.get_by_label("Day on the map").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(page.locator(".et-play-day")).to_have_text(f"{CASE.last_day:%a} {CASE.last_day.day} {CASE.last_day:%B %Y}")


def test_panels_lanes_and_names_are_switched(page: Page) -> None:
    page.locator(".et-timeline").get_by_role("button", name="Troops", exact=True).click()
    expect(page.locator(".et-panel-titles div")).to_have_count(2)
    page.get_by_role("button", name="Log", exact=True).click()
    expect(page.get_by_role("button", name="Log", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Lanes by").select_option("kind")
    expect(page.locator(".et-timeline .et-lane").first).to_contain_text(re.compile("statement|Statement"))
    page.locator(".et-file-map").get_by_label("Names").select_option("uk")
    expect(page.locator(".et-map-marks")).to_contain_text("Донецьк")


def test_the_steps_are_presented_by_keys_and_cards_open(page: Page) -> None:
    titles = CASE.chapters["title"].tolist()
    page.get_by_role("button", name="Present", exact=True).click()
    overlay = page.locator(PRESENT)
    expect(overlay.locator(".et-shown .et-timeline[data-drawn]")).to_be_visible()
    expect(overlay.locator(".et-shown .et-map[data-drawn]")).to_be_visible()
    walked(page, titles)
    expect(overlay.get_by_role("button", name="Notes")).to_have_count(0)  # the file has none: they are the presenter's
    overlay.locator(".et-shown .et-present-words .et-list button").first.click()
    expect(page.locator(".et-present-card h2")).to_be_visible()
    expect(page.locator(".et-present-card .et-card-bar span")).to_have_text(re.compile(r"^\d+ of \d+$"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(overlay).to_have_count(0)


def test_a_publisher_unfolds_and_its_records_open(page: Page) -> None:
    row = page.locator(".et-file-sources .et-publishers details").first
    row.locator("summary").click()
    record = row.locator(".et-rests a").first
    name = record.inner_text()
    record.click()
    expect(page.locator(".et-file-card .et-card h2")).to_have_text(name)


@pytest.mark.parametrize("page", [1366, 390], indirect=True)
def test_nothing_is_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_file_has_no_serious_barrier(page: Page) -> None:
    page.locator(".et-timeline .et-tmark path").first.click(force=True)
    expect(page.locator(".et-file-card .et-card h2")).to_be_visible()
    page.locator(".et-file-picker summary").click()
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []


def test_a_wider_window_has_wider_series(page: Page) -> None:
    page.set_viewport_size({"width": 1800, "height": 900})
    svg = page.locator(".et-timeline .et-chart .main-svg").first
    expect(svg).to_have_attribute("width", re.compile(r"^1[12]\d\d"))


def test_every_layout_and_both_cases_are_presented(context: BrowserContext, tmp_path: Path) -> None:
    views = {"timeline": "timeline", "map": "map", "statements": "feed", "article": "checked", "number": "figures"}
    steps = [Step(name, f"case={CASE.key}&actor=side-russia", (name,)) for name in views]
    steps.append(Step("other", "case=ukraine-2022", ("timeline", "map"), ("staromarivka-incident",)))
    path = tmp_path / "layouts.html"
    path.write_bytes(as_html.file(load.cases(), briefing.Briefing("All", tuple(steps))))
    opened = Opened(context, path)
    opened.page.get_by_role("button", name="Present", exact=True).click()
    for view_ in [*views.values(), "map"]:
        expect(opened.page.locator(f"{PRESENT} .et-shown .et-{view_}[data-drawn]")).to_be_visible()
        opened.page.keyboard.press("PageDown")
    opened.page.locator(f"{PRESENT} .et-shown .et-present-words button").click()
    expect(opened.page.locator(".et-present-card h2")).to_be_visible()
    opened.close()


def test_hostile_texts_are_shown_as_texts(context: BrowserContext, small_folder: Path, tmp_path: Path) -> None:
    hostile = "</script><img src=x onerror=document.title=1>"
    events = small_folder / "events.csv"
    first = load.case(small_folder).events["title"].iloc[0]
    events.write_text(events.read_text("utf-8").replace(first, hostile), "utf-8")
    case = load.case(small_folder)
    path = tmp_path / "hostile.html"
    path.write_bytes(as_html.file({case.key: case}, briefing.Briefing(hostile, ())))
    opened = Opened(context, path)
    expect(opened.page.locator(DRAWN.format("timeline"))).to_be_attached()
    expect(opened.page.get_by_role("heading", level=1, name=hostile)).to_be_visible()
    expect(opened.page.locator(".et-records")).to_contain_text(hostile)
    assert opened.page.locator("img").count() == 0
    assert opened.page.title() == hostile
    opened.close()
