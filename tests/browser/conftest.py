"""A real server and a real Chromium. Every page refuses requests to other hosts, and any of them fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.server import started
from bench.tab import ARGS

SETTLED = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"

expect.set_options(timeout=45_000)

# Every page by its address, with the view whose picture says that it stands.
PAGES = {
    "": "chapters",
    "timeline": "timeline",
    "map": "map",
    "statements": "feed",
    "sources": "sources",
    "article": "checked",
    "briefing": "briefing",
    "coverage": "tables",
    "files": "files",
    "corrections": "corrections",
    "method": "",
}


def chromium() -> str | None:
    """The system's Chromium, or None where Playwright's own is to be used."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ARGS}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with started() as base:
        yield base


@pytest.fixture
def fresh_server() -> Iterator[str]:
    with started() as base:
        yield base


class Watched:
    """What a page asked for and complained of, beyond what is allowed."""

    def __init__(self, context: BrowserContext) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        context.route(lambda url: True, self._route)
        context.on("page", self._watch)

    def _route(self, route: Any) -> None:
        url = route.request.url
        if url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(url)
            route.abort()

    def _watch(self, page: Page) -> None:
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    watch = Watched(context)
    yield watch
    assert watch.foreign == []
    assert watch.complaints == []


@pytest.fixture
def page(watched: Watched, context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def visit(page: Page, server: str) -> Callable[..., None]:
    """Opens an address of the dashboard and waits until its view is drawn."""

    def opened(address: str, view: str = "", base: str = server) -> None:
        page.goto(base + address)
        drawn(page, view)

    return opened


def drawn(page: Page, view: str = "", stamp: str | None = None) -> None:
    """Waits until the script has run and a view shows the picture of its data."""
    expect(page.locator(SETTLED)).to_be_attached()
    if view:
        wanted = f'[data-drawn="{stamp}"]' if stamp is not None else "[data-drawn]"
        expect(page.locator(f".et-{view}{wanted}")).to_be_attached()
        expect(page.locator(SETTLED)).to_be_attached()  # what is clicked while the script still runs may be lost


def walked(page: Page, titles: list[str]) -> None:
    """Goes through a briefing that is presented by each of its keys; it ends on step 3 with nothing above it."""
    overlay = page.locator(".et-present")
    for key, at in (("PageDown", 1), ("ArrowRight", 2), ("PageUp", 1), ("End", len(titles) - 1), ("Home", 0)):
        page.keyboard.press(key)
        expect(overlay).to_have_attribute("data-step", str(at + 1))
        expect(overlay.locator(".et-shown h1")).to_have_text(titles[at])
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(overlay).to_have_attribute("data-step", "3")
    page.keyboard.press("b")
    expect(page.locator(".et-present-blank")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("o")
    expect(page.locator(".et-present-overview li")).to_have_count(len(titles))
    page.keyboard.press("Escape")
