"""Pairs of changes, one on the measured page and one on the empty page, become rows.

browser ms
    From the key or mouse button after which the page first writes to its server, to the end of the last active frame
    before 300 ms of quiet, which do not count. Active is: any change of the DOM, any drawing on a canvas, a main thread
    that is held up, and the script while it runs; quiet begins only when every view's `data-drawn` is the choice in
    the address. The drag itself and the typing of all but the last key are before the start.
server ms
    Wall time of the main script from its first to its last line, summed over the runs that a change caused. It has
    neither the websocket nor what Streamlit does before and after the script.
bytes
    What reached the tab in the three warm-up changes (their median): HTTP answers with their headers as they were sent,
    websocket messages without the compression of the wire. Warm-ups alone are watched, as watching costs time.
marks
    From the end of a drag to the frame that holds the marks of the chosen days, which the browser draws before its
    server answers. It has no floor of its own: the floor in its row is that of the whole change.
load
    From the start of the navigation, nothing cached, the server warm, to the frame that holds the first marks; for
    the empty page to the frame in which the script has ended and every control of the filter bar stands.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Final

from playwright.sync_api import Browser

from bench import rows
from bench.rows import Row, Times
from bench.server import Server
from bench.tab import Tab
from bench.ways import CHART, WAYS, Step
from lib import load
from lib.load import Case

WARM_UPS: Final = 3
LOAD: Final = "load"
MARKS: Final = "marks"
SEEDS: Final = count(1)  # no two series of changes are alike

Timed = Callable[[], float]


@dataclass
class Notes:
    """Times of one page as they come, and the bytes of its warm-ups."""

    browser: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    marks: list[float] = field(default_factory=list)

    def times(self) -> Times:
        """The times without the warm-ups."""
        return Times(*(values[WARM_UPS:] for values in (self.browser, self.server, self.runs)))  # type: ignore[arg-type]


def measured(browser: Browser, server: Server, pages: Sequence[str], name: str, pairs: int) -> Iterator[Row]:
    """The rows of all pages at one size, each as soon as it is measured."""
    case = load.case(server.case)
    for page in pages:
        visit = _address(server, page, case)
        _warm(browser, visit, page)
        floor = _address(server, "empty", case)
        yield _loads(browser, server, (page, name), (visit, floor), pairs)
        for way in WAYS:
            yield from _changes(browser, server, (page, name, way), (visit, floor), case, pairs)


def _address(server: Server, page: str, case: Case) -> str:
    path = "" if page == "overview" else page
    return f"{server.address}/{path}?case={case.key}&since={case.first_day}&until={case.last_day}"


def _warm(browser: Browser, address: str, page: str) -> None:
    """A first visit that nobody counts: the server reads its data and packs its files."""
    with closing(Tab(browser, page)) as tab:
        tab.load(address)


def _loads(browser: Browser, server: Server, what: tuple[str, str], addresses: tuple[str, str], pairs: int) -> Row:
    page, floor = Notes(), Notes()
    for i in range(WARM_UPS + pairs):
        both = [(page, what[0], addresses[0]), (floor, "empty", addresses[1])]
        for notes, name, address in both if i % 2 else reversed(both):
            with closing(Tab(browser, name)) as tab:
                _note(notes, tab, server, partial(tab.load, address))
    return rows.row(*what, LOAD, page.times(), floor.times(), page.bytes)


def _changes(
    browser: Browser, server: Server, what: tuple[str, str, str], addresses: tuple[str, str], case: Case, pairs: int
) -> Iterator[Row]:
    """The row of one way; none where the page has no timeline to drag across. The floor of a drag is a typed date."""
    way = what[2]
    with closing(Tab(browser, what[0])) as tab, closing(Tab(browser, "empty")) as floor:
        tabs, notes = (tab, floor), (Notes(), Notes())
        for one, address in zip(tabs, addresses, strict=True):
            one.load(address)
        if way == "brushed" and not tab.page.locator(CHART).count():
            return
        ways = WAYS[way], WAYS["date typed" if way == "brushed" else way]
        steps = [make(case, next(SEEDS)) for make in ways]
        for i in range(WARM_UPS + pairs):
            for k in (i % 2, 1 - i % 2):
                _step(notes[k], tabs[k], server, next(steps[k]))
                notes[k].marks.append(tabs[k].marked())
    measured, bare = notes[0].times(), notes[1].times()
    yield rows.row(*what, measured, bare, notes[0].bytes)
    if way == "brushed":
        marks = replace(measured, browser=notes[0].marks[WARM_UPS:])
        yield rows.row(*what[:2], MARKS, marks, bare, notes[0].bytes)


def _step(notes: Notes, tab: Tab, server: Server, step: Step) -> None:
    if step.before:
        tab.change(step.before)
    _note(notes, tab, server, partial(tab.change, step.act))


def _note(notes: Notes, tab: Tab, server: Server, act: Timed) -> None:
    """Measures once; the bytes only while warming up."""
    known = len(server.runs())
    if len(notes.browser) < WARM_UPS:
        with tab.received() as sizes:
            notes.browser.append(act())
        notes.bytes.append(sum(sizes))
    else:
        notes.browser.append(act())
    runs = server.runs()[known:]
    notes.server.append(sum(runs))
    notes.runs.append(len(runs))
