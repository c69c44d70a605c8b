"""The ways in which a reader changes the choice, done with keyboard and mouse; each change makes a choice not seen
among the last ones, so that no answer comes out of a cache that a reader would not have filled."""

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from lib import offers, view
from lib.load import Case

Act = Callable[[Page], None]

MOST_ACTORS: Final = 40
CHART: Final = ".et-timeline .et-lanes"


@dataclass(frozen=True)
class Step:
    """One change: what is done, and what is done before it, itself a change whose time does not count."""

    act: Act
    before: Act | None = None


def date_typed(case: Case, seed: int) -> Iterator[Step]:
    """Types days into the field From, which hands a day on when the focus leaves it."""
    return (Step(_typing(day)) for day in itertools.cycle(days(case, seed)))


def days(case: Case, seed: int) -> list[dt.date]:
    """Days in chance order that leave a third of the case at least; the first day, which is chosen already, is none."""
    window = case.last_day - case.first_day
    later = [case.first_day + dt.timedelta(days=i) for i in range(1, window.days * 2 // 3)]
    random.Random(seed).shuffle(later)
    return later


def _typing(day: dt.date) -> Act:
    def act(page: Page) -> None:
        page.locator(".st-key-filter_since [role=spinbutton]").first.click()
        page.keyboard.type(f"{day:%Y%m%d}")
        page.keyboard.press("Tab")  # to the button of the calendar
        page.keyboard.press("Tab")  # out of the field

    return act


def actor(case: Case, seed: int) -> Iterator[Step]:
    """Picks and unpicks actors, those with many records: one and two of them in turn."""
    chosen = most_recorded(case)
    random.Random(seed).shuffle(chosen)
    yield Step(_picking(chosen[0]))
    for old, new in itertools.pairwise(itertools.cycle(chosen)):
        yield Step(_picking(new))
        yield Step(_unpicking(old))


def most_recorded(case: Case) -> list[str]:
    """The names, as the menu has them, of the actors and sides with most records."""
    counts = Counter(itertools.chain.from_iterable(case.records["who"]))
    names, allowed = offers.menu_names(case), view.vocabularies(case)["actor"]
    return [names[key] for key, _ in counts.most_common() if key in allowed][:MOST_ACTORS]


def _picking(name: str) -> Act:
    def act(page: Page) -> None:
        page.locator(".st-key-filter_actor").get_by_role("combobox").click()
        page.keyboard.type(name)
        page.get_by_role("option", name=name, exact=True).click()

    return act


def _unpicking(name: str) -> Act:
    def act(page: Page) -> None:
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")  # else the menu's end swallows the click
        page.locator(f'.st-key-filter_actor button[aria-label="Remove {name}"]').click()

    return act


def brushed(case: Case, seed: int) -> Iterator[Step]:
    """Drags across the timeline, from its last third to its first, since names of lanes may stand at its left; before
    each, a double click opens the whole case."""
    chance = random.Random(seed)
    for before in itertools.chain([None], itertools.repeat(_opening)):
        yield Step(_dragging(chance.uniform(0.05, 0.35), chance.uniform(0.65, 0.95)), before)


def _dragging(start: float, end: float) -> Act:
    def act(page: Page) -> None:
        x, y, width = _chart(page)
        page.mouse.move(x + end * width, y)
        page.mouse.down()
        page.mouse.move(x + start * width, y, steps=6)
        page.mouse.up()

    return act


def _opening(page: Page) -> None:
    x, y, width = _chart(page)
    page.mouse.dblclick(x + width - 4, y)


def _chart(page: Page) -> tuple[float, float, float]:
    """Left edge of the timeline, a height above its marks, and its width, px."""
    box = page.locator(CHART).first.bounding_box()
    if not box:
        raise LookupError("the page has no timeline to drag across")
    return box["x"], box["y"] + 3, box["width"]


WAYS: Final = {"date typed": date_typed, "actor": actor, "brushed": brushed}
