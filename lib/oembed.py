"""How a view stands in an article: oEmbed 1.0 (https://oembed.com), which tells the width and height of its frame."""

import html
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from lib import load, view, words

WIDEST, NARROWEST = 1200, 320  # px
# Heights of an embedded page in px, with two columns and narrower, where the card stands below. The timeline fits;
# the other pages scroll in their frame.
HEIGHTS: Final = {
    "": (1000, 1000),
    "timeline": (1160, 1620),
    "map": (900, 1000),
    "statements": (900, 900),
    "article": (900, 900),
}
COLUMNS: Final = 760


def described(address: str, base: str, most_wide: int = WIDEST, most_high: int = 0) -> dict[str, Any] | None:
    """The answer for the address of a page of this dashboard; None where it is none that can be embedded."""
    asked = urlsplit(address)
    name = asked.path.strip("/")
    if f"{asked.scheme}://{asked.netloc}/" != base or name not in HEIGHTS:
        return None
    cases = load.cases()
    link = view.from_query(parse_qs(asked.query), cases)
    case = cases[link.view.case]
    wide = max(NARROWEST, min(WIDEST, most_wide))
    high = HEIGHTS[name][wide < COLUMNS]
    high = min(high, most_high) if most_high > 0 else high
    title = link.view.in_words(case)
    source = f"{base}{name}?{urlencode(link.query() | {'embed': ['true']}, doseq=True)}"
    frame = {"src": source, "width": str(wide), "height": str(high), "title": title, "loading": "lazy"}
    parts = " ".join(f'{key}="{html.escape(value)}"' for key, value in frame.items())
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": words.say("app.title"),
        "provider_url": base,
        "title": title,
        "width": wide,
        "height": high,
        "html": f'<iframe {parts} style="border:0"></iframe>',
    }
