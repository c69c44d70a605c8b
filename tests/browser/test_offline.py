"""With the cable out: no page asks another host, in either scheme, with the security headers on."""

import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_and_complains_of_nothing(
    page: Page, visit: Callable[..., None], path: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit(f"/{path}", PAGES[path])
    expect(page.locator(f"html[data-scheme={scheme}]")).to_be_attached()


@pytest.mark.parametrize(
    "address", ["/", "/timeline", "/client/styles.css", "/geo/countries.geojson", "/_stcore/health", "/nothing.here"]
)
def test_every_answer_carries_the_security_headers(server: str, address: str) -> None:
    request = urllib.request.Request(server + address)
    with urllib.request.build_opener(_Every).open(request) as answer:
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


class _Every(urllib.request.HTTPDefaultErrorHandler):
    def http_error_default(self, req, fp, code, msg, headers):  # type: ignore[no-untyped-def]
        return fp
