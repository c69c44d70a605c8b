"""A view in an article: without menu and filters, whole in its frame, with a way to the dashboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lib import oembed
from tests.browser.conftest import drawn

CHOSEN = "case=donbas-2021&since=2021-04-12&until=2021-04-18"


@pytest.mark.parametrize("wide", [1100, 700])
def test_the_timeline_fits_its_frame(wide: int, page: Page, visit: Callable[..., None]) -> None:
    name = "timeline"
    page.set_viewport_size({"width": wide, "height": oembed.HEIGHTS[name][wide < oembed.COLUMNS]})
    visit(f"/{name}?{CHOSEN}&embed=true", name)
    last = page.locator(f".et-{name}").bounding_box()
    assert last
    assert last["y"] + last["height"] <= oembed.HEIGHTS[name][wide < oembed.COLUMNS]
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_an_embedded_view_leads_to_the_dashboard(page: Page, visit: Callable[..., None]) -> None:
    visit(f"/timeline?{CHOSEN}&embed=true", "timeline")
    expect(page.locator(".st-key-filters")).to_have_count(0)
    expect(page.get_by_role("link", name="Statements", exact=True)).to_have_count(0)
    link = page.get_by_role("link", name="Open in the dashboard")
    expect(link).to_have_attribute("href", re.compile(r"since=2021-04-12"))
    assert "embed" not in str(link.get_attribute("href"))
    expect(link).to_have_attribute("target", "_blank")
    with page.context.expect_page() as opened:
        link.click()
    drawn(opened.value, "timeline")
    expect(opened.value.locator(".st-key-filters")).to_be_attached()


def test_a_page_says_where_its_frame_is_described(page: Page, visit: Callable[..., None], server: str) -> None:
    visit(f"/timeline?{CHOSEN}", "timeline")
    found = page.locator('link[type="application/json+oembed"]').get_attribute("href")
    made = page.request.get(f"{server}{found}").json()
    assert "2021-04-12" in made["html"]
    assert made["title"].startswith("Donbas, spring 2021: 12 to 18 April 2021")
