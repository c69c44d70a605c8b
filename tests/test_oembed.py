"""A view that stands in an article: its frame has a size that fits, and nothing but pages of this server is framed."""

import html
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib import api, oembed

BASE = "http://testserver/"
CLIENT = TestClient(Starlette(routes=api.routes()))


def ask(url: str, **more: str) -> tuple[int, dict[str, object]]:
    found = CLIENT.get("/api/oembed", params={"url": url, **more})
    return found.status_code, found.json()


@pytest.mark.parametrize("name", oembed.HEIGHTS)
def test_every_page_that_can_be_embedded_says_its_frame(name: str) -> None:
    status, made = ask(f"{BASE}{name}?case=donbas-2021&since=2021-04-12&until=2021-04-18", maxwidth="700")
    assert (status, made["type"], made["version"], made["width"]) == (200, "rich", "1.0", 700)
    source = html.unescape(str(re.search('src="([^"]+)"', str(made["html"]))[1]))  # type: ignore[index]
    assert source.startswith(f"{BASE}{name}?")
    assert {"embed=true", "since=2021-04-12", "until=2021-04-18"} <= set(source.partition("?")[2].split("&"))
    assert f'height="{made["height"]}"' in str(made["html"])


def test_a_frame_is_no_larger_than_its_place() -> None:
    _, made = ask(f"{BASE}timeline", maxwidth="500", maxheight="400")
    assert (made["width"], made["height"]) == (500, 400)


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("https://example.org/timeline", {}, 404),
        (f"{BASE}method", {}, 404),
        ("", {}, 404),
        ("javascript:alert(1)", {}, 404),
        (f"{BASE}timeline", {"format": "xml"}, 501),
        (f"{BASE}timeline", {"maxwidth": "wide"}, 400),
    ],
)
def test_what_cannot_be_embedded_is_refused_with_a_sentence(url: str, more: dict[str, str], status: int) -> None:
    found, said = ask(url, **more)
    assert (found, said["status"]) == (status, status)
    assert said["detail"]


def test_words_of_the_choice_are_no_html() -> None:
    _, made = ask(f'{BASE}timeline?words="><script>alert(1)</script>')
    assert "<script" not in str(made["html"])
