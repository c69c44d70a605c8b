"""How long a key takes in presenting: to the next step, which stands ready, and to a blank screen as its floor.

From the event of the key to the frame in which every part of the step says that it is drawn. Between two keys the
neighbours of the step are drawn, as they are while somebody speaks.
"""

from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

from bench import rows
from bench.rows import Row, Times
from bench.server import Server
from bench.tab import WINDOW
from lib import load

PROBE: Final = Path(__file__).with_name("presenter.js")
PAGE: Final = "briefing"
STEP: Final = "step"
WARM_UPS: Final = 2


def measured(browser: Browser, server: Server, name: str, pairs: int) -> Row:
    """The row of steps through the case's own briefing."""
    page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
    page.add_init_script(path=PROBE)
    case = load.case(server.case)
    page.goto(f"{server.address}/{PAGE}?case={case.key}")
    page.get_by_role("button", name="Present", exact=True).click()
    page.locator(".et-step.et-shown").wait_for()
    steps, blanks = [], []
    for i in range(WARM_UPS + pairs):
        page.evaluate("presenting.ready()")
        blanks.append(_key(page, "blank", "b"))
        page.keyboard.press("b")
        last = i % len(case.chapters) == len(case.chapters) - 1
        if last:
            page.keyboard.press("Home")
            page.evaluate("presenting.ready()")
        else:
            steps.append(_key(page, "step", "ArrowRight"))
    page.close()
    zero = [0.0] * len(steps)
    return rows.row(
        PAGE, name, STEP, Times(steps[WARM_UPS:], zero, [0] * len(steps)), Times(blanks[WARM_UPS:], zero, []), [0]
    )


def _key(page: Page, what: str, key: str) -> float:
    page.evaluate(f"void (window.asked = presenting.{what}())")  # a promise would be waited for
    page.keyboard.press(key)
    return float(page.evaluate("asked"))
