"""The command: pages and sizes as asked, a table to read, a file to keep."""

import argparse
import datetime as dt
import json
import os
import platform
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from bench import files, measure, play, presenter, rows, server
from bench.rows import Row
from bench.tab import ARGS

RESULTS: Final = Path(__file__).with_name("results")
PAGES: Final = (
    "overview", "timeline", "map", "statements", "sources", "article", "coverage", "corrections", "files", "method",
    "briefing", files.PAGE, play.PAGE,
)  # fmt: skip
PACKAGES: Final = ("streamlit", "pandas", "plotly", "pydeck", "playwright")


def main(chromium: str) -> int:
    """Measures what the command line asks for with the Chromium at a path; writes and prints the rows."""
    asked = _asked()
    found: list[Row] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        around = environment(browser) | {"load_before": os.getloadavg()[0]}
        for size in asked.sizes:
            with server.serving(size) as served:
                smooth = partial(play.measured, playwright.chromium, chromium)
                for row in _measured(browser, served, asked, size, smooth):
                    found.append(row)
                    print(rows.table([row]).splitlines()[1], flush=True)
                    _keep(asked.json, around, found)
        browser.close()
    print("\n" + rows.table(found))
    return 0


def _measured(
    browser: Browser, served: server.Server, asked: argparse.Namespace, size: str, smooth: Callable[..., Row]
) -> Iterator[Row]:
    """The rows of all pages that are asked for; that of briefings is how long a step takes in presenting, those of
    files how long each is written, that of playing how long a frame takes."""
    changed = [page for page in asked.pages if page not in (presenter.PAGE, files.PAGE, play.PAGE)]
    yield from measure.measured(browser, served, changed, size, asked.pairs)
    if presenter.PAGE in asked.pages:
        yield presenter.measured(browser, served, size, asked.pairs)
    if files.PAGE in asked.pages:
        yield from files.measured(served, size, asked.pairs)
    if play.PAGE in asked.pages:
        yield smooth(served, size)


def _keep(path: Path, around: dict[str, Any], found: list[Row]) -> None:
    """Writes the rows so far: what has been measured stands though a later page fails."""
    result = {"environment": around | {"load_after": os.getloadavg()[0]}, "rows": rows.as_json(found)}
    path.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How long a change of the choice takes, beside an empty page.")
    parser.add_argument("--pages", nargs="+", default=PAGES, choices=PAGES, help="pages to measure (all)")
    parser.add_argument(
        "--sizes",
        nargs="+",
        default=["real"],
        help="real, a case's key, or a number of events, as 1000 or 1000+1000 with statements (real)",
    )
    parser.add_argument("--pairs", type=int, default=20, help="changes on the page and on the empty page (20)")
    parser.add_argument("--json", type=Path, default=RESULTS / f"{dt.date.today()}.json", help="file of the result")
    return parser.parse_args()


def environment(browser: Browser) -> dict[str, Any]:
    """What a result depends on: versions, and the number and model of processors; no names of machines or folders."""
    return {
        "date": str(dt.date.today()),
        "versions": {name: version(name) for name in PACKAGES}
        | {"python": platform.python_version(), "chromium": browser.version},
        "processors": os.cpu_count(),
        "processor": _processor(),
        "system": platform.system(),
    }


def _processor() -> str:
    """The model of the processor as the system names it."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text("utf-8").splitlines() if known.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
