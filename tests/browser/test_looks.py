"""What a page looks like, measured: sizes of text, overlapping labels, sideways scrolling, the first mark in sight."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES

SIZES = {"laptop": (1366, 768), "projector": (1920, 1080), "phone": (390, 844)}
LABELS = (
    ".et-map .et-name, .et-map .et-mark, .et-scale, .et-tmark path, .et-lanes text, .et-lane, .et-tempo-label, "
    ".et-chapter, .et-aside, .et-panel-titles > div, .et-chart .ytick text"
)

MEASURE = """(labels) => {
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = document.createTreeWalker(document.querySelector(".stApp"), NodeFilter.SHOW_TEXT);
  const small = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { parentElement } = node;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(parentElement.tagName) || !seen(parentElement)) continue;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    if (size < 12) small.push([size, node.data.trim().slice(0, 40)]);
  }
  const boxes = [...document.querySelectorAll(labels)].filter(seen)
    .map((element) => [element.textContent, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height);
  const over = [];
  boxes.forEach(([text, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1.5 && down > 1.5) over.push([text, other, across, down]);
  }));
  const wide = [document.documentElement, document.querySelector(".stMain")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => [element.tagName, element.scrollWidth, element.clientWidth]);
  return { small, over, wide };
}"""


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest, page: Page) -> str:
    width, height = SIZES[request.param]
    page.set_viewport_size({"width": width, "height": height})
    return str(request.param)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_readable(page: Page, visit: Callable[..., None], path: str, size: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    visit(f"/{path}?record=shumy-four-killed", PAGES[path])
    expect(page.locator(f"html[data-scheme={scheme}]")).to_be_attached()
    if size == "phone" and path in ("", "timeline"):
        expect(page.locator(".et-timeline[data-narrow=true]")).to_be_attached()
    if path in ("", "map"):
        expect(page.locator(".et-map[data-basemap=drawn]")).to_be_attached()
    found = page.evaluate(MEASURE, LABELS)
    assert found == {"small": [], "over": [], "wide": []}


@pytest.mark.parametrize("path", ["", "timeline", "map"])
def test_the_first_mark_is_in_sight_without_scrolling(page: Page, visit: Callable[..., None], path: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    visit(f"/{path}", "map" if path == "map" else "timeline")
    marks = page.locator(".et-map .et-mark" if path == "map" else ".et-tmark")
    expect(marks.first).to_be_attached()
    bottoms = marks.evaluate_all("marks => marks.map((mark) => mark.getBoundingClientRect().bottom)")
    assert min(bottoms) < 768


@pytest.mark.parametrize("path", PAGES)
def test_no_page_fails_on_a_choice_without_a_record(page: Page, visit: Callable[..., None], path: str) -> None:
    visit(f"/{path}?case=donbas-2021&words=qxqxqx")
    expect(page.get_by_test_id("stText").first).to_contain_text("0 of")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
