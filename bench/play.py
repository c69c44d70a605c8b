"""How smoothly the days of the map play: the time from one frame to the next while a new day comes with every other
frame, and while the map stands still as its floor.

In Chromium as it is where there is no graphics card: it puts the page together without one, and only the map itself is
drawn by an emulated one. The other rows of the benchmark force the emulated one upon the whole page.
"""

from typing import Final

from playwright.sync_api import BrowserType, Page

from bench import rows
from bench.rows import Row, Times
from bench.server import Server
from bench.tab import WINDOW
from lib import load

PAGE: Final = "play"
ARGS: Final = ("--no-sandbox", "--enable-unsafe-swiftshader")
SECONDS: Final = 4.0
FASTEST: Final = "30"  # days a second
FRAMES: Final = """seconds => new Promise((done) => {
  const seen = [];
  const next = (now) => {
    seen.push(now);
    if (now - seen[0] < seconds * 1000) requestAnimationFrame(next);
    else done(seen.slice(1).map((at, i) => at - seen[i]));
  };
  requestAnimationFrame(next);
})"""


def measured(kind: BrowserType, chromium: str, server: Server, size: str) -> Row:
    """One row: the milliseconds of a frame in playing, and standing still."""
    browser = kind.launch(executable_path=chromium, args=list(ARGS))
    page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
    case = load.case(server.case)
    page.goto(f"{server.address}/map?case={case.key}&since={case.first_day}&until={case.last_day}")
    page.locator(".et-map[data-drawn] .et-map-frame").wait_for()
    play = page.locator(".et-play")
    play.get_by_role("combobox").nth(1).select_option(FASTEST)
    still = _frames(page)
    play.get_by_role("button", name="Play", exact=True).click()
    playing = _frames(page)
    browser.close()
    none = [0.0]
    return rows.row("map", size, PAGE, Times(playing, none, [0]), Times(still, none, []), [0])


def _frames(page: Page) -> list[float]:
    intervals: list[float] = page.evaluate(FRAMES, SECONDS)
    return intervals
