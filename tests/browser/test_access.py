"""What axe-core, the field's checker of accessibility, says of each page."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES

# Streamlit's own, which our code cannot change: rule, and words of the elements concerned.
STREAMLITS = {
    "target-size": ('data-type="',),  # the parts of a day in its date field
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_barrier(page: Page, visit: Callable[..., None], path: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    visit(f"/{path}?record=shumy-four-killed", PAGES[path])
    expect(page.locator(f"html[data-scheme={scheme}]")).to_be_attached()
    if path in ("", "map"):
        expect(page.locator(".et-map[data-basemap=drawn]")).to_be_attached()
    violations = Axe().run(page).response["violations"]
    ours = [
        (rule["id"], node["html"][:200], node["failureSummary"])
        for rule in violations
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if not any(word in node["html"] for word in STREAMLITS.get(rule["id"], ()))
    ]
    assert ours == []
