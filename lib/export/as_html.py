"""A briefing as one HTML file that any browser opens and any web server hands out: styles, fonts, scripts, libraries,
basemap and data stand in it, and it may ask no host for anything."""

import datetime as dt
import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urljoin

from lib import serve, words
from lib.briefing import Briefing
from lib.compose import explore, standalone, talk
from lib.compose import map as maps
from lib.compose import shown as shown_
from lib.draw import theme
from lib.export import inline
from lib.load import Case
from lib.view import Link

MEDIA: Final = "text/html"
MOST: Final = 10_000_000  # bytes
FONT: Final = re.compile(r'url\("(fonts/[^"]+)"\)')
LICENCES: Final = ("libraries/plotly-LICENSE", "libraries/deck-LICENSE", "fonts/LICENSE.txt")
GEO: Final = re.compile(r"/geo/(\w+\.geojson)\?v=\w+")


class TooLargeError(ValueError):
    """A briefing that makes no file of the allowed size, with a sentence that says what to do."""


def file(cases: Mapping[str, Case], shown: Briefing, address: str = "", day: dt.date | None = None) -> bytes:
    """The page in UTF-8. `address` restores the briefing where its server is known, `day` is that of the export, today
    where none is given."""
    head, foot = _head(cases, shown, address, day or dt.date.today()), _foot(cases, shown)
    made = _page(shown, head, foot, "\n".join(_blocks(cases, shown, address))).encode()
    if len(made) > MOST:
        size, most = (f"{n / 1e6:.1f}" for n in (len(made), MOST))
        raise TooLargeError(words.say("file.too_large", size=size, most=most))
    return made


def _page(shown: Briefing, head: str, foot: str, blocks: str) -> str:
    start = (serve.CLIENT / "file_start.js").read_text("utf-8")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(start)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{inline.text(shown.title or words.say("app.title"))}</title>
<link rel="icon" href="data:,">
<style>{_styles()}</style>
</head>
<body>
<main id="root" class="et-view et-file">
{head}
<div id="et-file"></div>
<footer>
{foot}
</footer>
</main>
{blocks}
<script>{start}</script>
</body>
</html>
"""


def policy(start: str) -> str:
    """The Content-Security-Policy: the one script that starts the page, and what the page holds itself; no host."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {inline.digest(start)} blob:",
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "font-src data:",
            "connect-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _head(cases: Mapping[str, Case], shown: Briefing, address: str, day: dt.date) -> str:
    """What stands in the page without any script: title, choice, numbers, version, the link that restores it."""
    of = standalone.shelves(cases, shown)
    title = inline.text(shown.title or of[0].case.title)
    said = "\n".join(f"<p>{inline.text(sentence)}</p>" for sentence in standalone.told(of, day))
    link = words.say("file.link")
    restore = f'<p><a href="{inline.text(address)}">{inline.text(link)}</a></p>' if known(address) else ""
    return f"""<header>
<p class="et-brand">{inline.text(words.say("app.title"))}</p>
<h1>{title}</h1>
{said}
{restore}
<noscript><p class="et-notice">{inline.text(words.say("file.no_scripts"))}</p></noscript>
</header>"""


def _foot(cases: Mapping[str, Case], shown: Briefing) -> str:
    """Whose the data, the map and the code are."""
    said = [words.say("page.credits", data=shown_.data_of(case)) for case, _ in standalone.shelves(cases, shown)]
    return "\n".join(f'<p class="et-hint">{inline.text(one)}</p>' for one in [*said, words.say("file.libraries")])


def known(address: str) -> bool:
    """Whether an address is one of the web."""
    return address.startswith(("https://", "http://"))


def _blocks(cases: Mapping[str, Case], shown: Briefing, address: str) -> Iterator[str]:
    """All that the scripts read."""
    at = urljoin(address, "timeline") if known(address) else ""
    yield inline.block("steps", inline.packed(standalone.steps(cases, shown) | {"at": at}))
    of = standalone.shelves(cases, shown)
    for n, shelf in enumerate(of):
        yield inline.block(
            f"cards-{n}", _cards(shelf.case, standalone.named(shown) if _large(shelf.case) else frozenset())
        )
        yield inline.block(f"sources-{n}", _sources(shelf))
    if not _large(of[0].case):
        yield inline.block("explore", _explored(*of[0]))
    yield _parts()


def _large(case: Case) -> bool:
    return len(case.records) > explore.MOST


@functools.lru_cache(maxsize=8)
def _cards(case: Case, only: frozenset[str]) -> str:
    return inline.packed(standalone.cards(case, only))


@functools.lru_cache(maxsize=8)
def _sources(shelf: standalone.Shelf) -> str:
    return inline.packed(standalone.all_sources(shelf))


@functools.lru_cache(maxsize=8)
def _explored(case: Case, link: Link) -> str:
    return inline.packed(explore.data(case, link))


@functools.cache
def _parts() -> str:
    """What is the same in every file: modules, libraries, basemap."""
    libraries = [inline.block(name, inline.small(serve.library(name)), "text/plain") for name in serve.LIBRARIES]
    basemap = inline.block("basemap", inline.small(json.dumps(_basemap()).encode()), "text/plain")
    licences = {name: (serve.CLIENT / name).read_text("utf-8") for name in LICENCES}
    texts = [inline.block("modules", inline.plain(_modules())), inline.block("licences", inline.plain(licences))]
    return "\n".join([*texts, *libraries, basemap])


def _modules() -> dict[str, str]:
    """The text of each module that the page runs, by name."""
    views = [view for view, _ in (*talk.PARTS.values(), talk.EXCHANGE)]
    names = frozenset().union(*(serve.modules(name) for name in ("file", *views))) - {"ask"}
    return {name: (serve.CLIENT / f"{name}.js").read_text("utf-8") for name in sorted(names)}


def _basemap() -> dict[str, str]:
    """The files of the basemap that the map draws or reads, by the address under which it knows them."""
    spec: Any = json.dumps(maps.layers())
    folder = serve.ROOT / "data" / "geo"
    return {found[0]: (folder / found[1]).read_text("utf-8") for found in GEO.finditer(spec)}


@functools.cache
def _styles() -> str:
    """The style sheets with the fonts in them, and the paper of the reader's scheme."""
    light, dark = theme.PAPER["paper"]
    paper = f"body{{background:{light}}}@media (prefers-color-scheme:dark){{body{{background:{dark}}}}}"
    own = (serve.CLIENT / "file.css").read_text("utf-8")
    sheets = "\n".join([serve.styles(), own, paper])
    return FONT.sub(lambda found: f'url("{inline.url((serve.CLIENT / found[1]).read_bytes(), "font/woff2")}")', sheets)


def briefing(cases: Mapping[str, Case], shown: Briefing, base: str = "") -> bytes:
    """The page of a briefing; `base` is the address of the dashboard, which ends with a slash."""
    return file(cases, shown, f"{base}briefing" if base else "")


BRIEFINGS: Final = {"briefing.html": briefing}
