"""Followers in browsers of their own: they stand where the presenter stands, also when the server is lost."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bench.server import started
from lib import briefing, load, words
from tests.browser.conftest import Watched, drawn

OWN = briefing.of_case(load.cases()["donbas-2021"])
TITLES = [step.title for step in OWN.steps]
# The same steps without a map: a machine without a graphics card draws many at once slowly.
LIGHT = briefing.write(
    dataclasses.replace(OWN, steps=tuple(dataclasses.replace(s, layout=("timeline",)) for s in OWN.steps))
)
SIZES = ({"width": 1366, "height": 768}, {"width": 390, "height": 844})
SHOWN = ".et-step.et-shown"


@pytest.fixture
def followers(browser: Browser) -> Iterator[list[Page]]:
    """A laptop and a phone, neither of which knows the other or the presenter."""
    contexts = [browser.new_context(viewport=size) for size in SIZES]  # type: ignore[arg-type]
    watches = [Watched(context) for context in contexts]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()
    assert [watch.foreign for watch in watches] == [[], []]
    complaints = [said for watch in watches for said in watch.complaints]
    assert [said for said in complaints if "Failed to load resource" not in said] == []  # that is the lost server


def opened(presenter: Page) -> str:
    """The address of a talk that the presenter opens."""
    presenter.get_by_role("button", name="Let others follow").click()
    address = presenter.locator(".et-room-address")
    expect(address).to_be_visible()
    return address.inner_text()


def light(presenter: Page) -> None:
    """Gives a browser a briefing without maps."""
    name = "'escalation.briefing'"
    presenter.add_init_script(f"localStorage.getItem({name}) ?? localStorage.setItem({name}, {json.dumps(LIGHT)})")


def presented(presenter: Page) -> None:
    presenter.get_by_role("button", name="Present", exact=True).click()
    expect(presenter.locator(f".et-present {SHOWN} .et-timeline[data-drawn]")).to_be_visible()


def followed(presenter: Page, followers: list[Page]) -> None:
    """Opens a talk and presents it; all followers stand on its first step."""
    address = opened(presenter)
    presented(presenter)
    for follower in followers:
        follower.goto(address)
        at(follower, 1)


def at(page: Page, step: int) -> None:
    expect(page.locator(".et-present")).to_have_attribute("data-step", str(step))
    expect(page.locator(f"{SHOWN} h1")).to_have_text(TITLES[step - 1])


def test_two_browsers_follow_a_presenter(page: Page, visit: Callable[..., None], followers: list[Page]) -> None:
    visit("/briefing?case=donbas-2021", "briefing")
    address = opened(page)
    for follower in followers:
        follower.goto(address)
        expect(follower.get_by_text(words.say("room.waiting"))).to_be_visible()
    presented(page)
    for follower in followers:
        at(follower, 1)
        expect(follower.locator(f"{SHOWN} .et-timeline[data-drawn]")).to_be_visible()
        expect(follower.locator(f"{SHOWN} .et-map .et-mark").first).to_be_visible()
    page.keyboard.press("PageDown")
    for follower in followers:
        at(follower, 2)
    expect(page.locator(".et-present-room")).to_contain_text("2 follow")
    for follower in followers:
        violations = Axe().run(follower).response["violations"]
        assert [rule["id"] for rule in violations if rule["impact"] in ("serious", "critical")] == []
    page.keyboard.press("b")
    for follower in followers:
        expect(follower.locator(".et-present-blank")).to_be_visible()
    page.keyboard.press("b")
    for follower in followers:
        expect(follower.locator(".et-present-blank")).to_be_hidden()


def test_a_follower_reads_a_card_and_moves_nobody(
    page: Page, visit: Callable[..., None], followers: list[Page]
) -> None:
    visit("/briefing?case=donbas-2021", "briefing")
    followed(page, followers)
    for follower in followers:
        follower.locator(f"{SHOWN} sup a").first.click()
        expect(follower.locator(".et-present-card h2")).to_have_text("OSCE chief monitor says ceasefire is fraying")
        follower.keyboard.press("PageDown")
        follower.keyboard.press("Escape")
        expect(follower.locator(".et-present-card")).to_be_hidden()
        at(follower, 1)
    at(page, 1)
    expect(page.locator(".et-present-card")).to_be_hidden()


def test_followers_see_what_the_presenter_has_changed(
    page: Page, visit: Callable[..., None], followers: list[Page]
) -> None:
    light(page)
    visit("/briefing?case=donbas-2021", "briefing")
    follower = followers[0]
    follower.goto(opened(page))
    item = page.locator(".et-step-item").first
    item.get_by_text("Edit").click()
    item.get_by_label("Title").fill("A truce")
    item.get_by_label("Title").press("Tab")
    expect(item.locator("h3")).to_have_text("1 A truce")
    presented(page)
    expect(follower.locator(f"{SHOWN} h1")).to_have_text("A truce")


def test_a_talk_ends_by_the_presenters_button(page: Page, visit: Callable[..., None], followers: list[Page]) -> None:
    light(page)
    visit("/briefing?case=donbas-2021", "briefing")
    followed(page, followers)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="End the talk").click()
    expect(page.get_by_role("button", name="Let others follow")).to_be_focused()
    for follower in followers:
        expect(follower.get_by_text(words.say("room.over"))).to_be_visible()
        at(follower, 1)
        follower.reload()
        expect(follower.get_by_text(words.say("room.unknown"))).to_be_visible()


def test_where_the_server_is_lost_the_step_stands_and_the_talk_goes_on_when_it_is_back(
    browser: Browser, followers: list[Page]
) -> None:
    context = browser.new_context()
    presenter, (follower, other) = context.new_page(), followers
    light(presenter)
    with ExitStack() as first:
        base = first.enter_context(started())
        presenter.goto(f"{base}/briefing?case=donbas-2021")
        drawn(presenter, "briefing")
        address = opened(presenter)
        presented(presenter)
        presenter.keyboard.press("PageDown")
        for one in (follower, other):
            one.goto(address)
            at(one, 2)
            expect(one.locator(f"{SHOWN} .et-timeline[data-drawn]")).to_be_visible()  # all that it draws with is there
    for one in (follower, other):
        expect(one.get_by_text(words.say("room.lost"))).to_be_visible()
        at(one, 2)
        expect(one.locator(f"{SHOWN} .et-timeline[data-drawn]")).to_be_visible()
    expect(presenter.get_by_text(words.say("briefing.lost"))).to_be_visible()
    presenter.keyboard.press("PageDown")
    at(presenter, 3)
    at(follower, 2)
    with started(port=urlsplit(base).port or 0):
        for one in (follower, other):
            at(one, 3)
            expect(one.get_by_text(words.say("room.back"))).to_be_visible()
    context.close()
