"""Choosing in the one HTML file: its rows are those of `View.of`, its views draw what the server composes."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lib import area, briefing, load, view
from lib.compose import explore, timeline
from lib.compose import map as maps
from lib.export import as_html
from lib.view import Link, View
from tests.browser.opened import Opened

CASE = load.cases()["donbas-2021"]
LENGTH = (CASE.last_day - CASE.first_day).days
CHOOSE = """async ({ actor, area, since, until }) => {
  const { unpacked } = await window.etModule("file_ask");
  const { of, day } = await window.etModule("choice");
  window.rows ??= unpacked("explore").rows;
  const first = day(window.firstDay ??= document.querySelector(".et-timeline").component.data.window[0]);
  const { shown, certain } = of(window.rows, { actor, area }, day(since) - first, day(until) - first);
  return shown.map((i) => [window.rows.key[i], certain[i]]);
}"""
DATA = """(changes) => {
  const at = (name) => document.querySelector(`.et-file-explore .et-${name}`).component;
  at("map").setTriggerValue("chosen", changes);
  return Object.fromEntries(["timeline", "map", "feed"].map((name) => [name, at(name).data]));
}"""


@pytest.fixture
def page(context: BrowserContext, tmp_path: Path) -> Iterator[Page]:
    """The file of the case's own briefing."""
    path = tmp_path / "briefing.html"
    path.write_bytes(as_html.file({CASE.key: CASE}, briefing.of_case(CASE)))
    opened = Opened(context, path)
    for name in ("timeline", "map", "feed"):
        expect(opened.page.locator(f".et-file-explore .et-{name}[data-drawn]")).to_be_attached()
    yield opened.page
    opened.close()


def choices(n: int, seed: int) -> Iterator[View]:
    """Choices by chance of days, actors and areas: regions, and boxes that records lie in."""
    chance, words = random.Random(seed), view.vocabularies(CASE)
    for _ in range(n):
        since, until = (
            CASE.first_day + dt.timedelta(days=day) for day in sorted(chance.choices(range(LENGTH + 1), k=2))
        )
        actor = chance.sample(words["actor"], chance.choice([0, 0, 1, 1, 2, 5]))
        west, south = chance.randint(-10, 40), chance.randint(35, 50)
        box = f"{west},{south},{west + chance.randint(1, 20)}.{chance.randint(0, 99):02},{south + chance.randint(1, 9)}"
        assert area.box(box)
        places = chance.choice([[], [], [box], chance.sample(words["area"], 2), [words["area"][0], box]])
        yield View(CASE.key, since, until, actor=tuple(actor), area=tuple(places))


def asked(chosen: View) -> dict[str, Any]:
    days = {"since": str(chosen.since), "until": str(chosen.until)}
    return days | {"actor": list(chosen.actor), "area": list(chosen.area)}


def test_the_file_chooses_as_view_of_does(page: Page) -> None:
    found = 0
    for chosen in choices(50, 2021):
        wanted = chosen.of(CASE.records)
        assert page.evaluate(CHOOSE, asked(chosen)) == [
            list(row) for row in zip(wanted["key"], wanted["certain"].tolist(), strict=True)
        ]
        found += len(wanted)
    assert found > 500


def test_the_views_of_the_file_draw_what_the_server_composes(page: Page) -> None:
    for chosen in choices(12, 1962):
        drawn = page.evaluate(DATA, asked(chosen))
        link = Link(chosen)
        feed = explore.feeds(CASE, link)
        for name in ("title", "balance", "chips", "n", "order"):
            assert drawn["feed"][name] == feed[name], name
        assert parts(drawn["feed"]) == parts(feed)
        placed = maps.data(CASE, link)
        for name in ("places", "moves", "zones", "tempo", "sides", "alt", "since", "until", "area"):
            assert drawn["map"][name] == placed[name], name
        assert sorted(drawn["map"]["without"]) == sorted(placed["without"])
        circles = [layer["data"] for layer in placed["spec"]["layers"][-2:]]
        assert [layer["data"] for layer in drawn["map"]["spec"]["layers"][-2:]] == circles
        lanes = timeline.data(CASE, link)
        for name in ("lanes", "replies", "tempo", "undated", "legend", "chapters"):
            assert drawn["timeline"][name] == lanes[name], name
        assert rows(drawn["timeline"]["rows"]) == rows(lanes["rows"])


def parts(feed: dict[str, Any]) -> list[list[Any]]:
    """The rows of each part; an empty note on doubt is none."""
    return [[{name: value for name, value in row.items() if value or name != "maybe"} for row in rows]
            for rows in feed["parts"].values()]  # fmt: skip


def rows(columns: dict[str, list[Any]]) -> list[list[Any]]:
    """A timeline's rows with the texts for which numbers stand."""
    coded = {"side": "sides", "kind": "kinds", "who": "people", "where": "places"}
    plain = ("key", "title", "when", "first", "last", "lane", "flags", "credibility", "weight", "sources")
    texts = [[columns[of][n] for n in columns[name]] for name, of in coded.items()]
    return [list(row) for row in zip(*(columns[name] for name in plain), *texts, strict=True)]
