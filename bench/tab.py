"""A tab of Chromium that is measured: opened without a cache, changed step by step, with the bytes that reach it."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page

from bench.ways import Act

ARGS: Final = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
WINDOW: Final = {"width": 1366, "height": 768}
PROBE: Final = Path(__file__).with_name("probe.js")
FRAME: Final = (
    "[data-testid=stApp][data-test-script-state=notRunning]:not(:has([data-testid=stSkeleton])) [data-testid=stText]"
)
MARKS: Final = {
    "timeline": ".et-timeline[data-drawn] .et-tmark",
    "map": ".et-map[data-drawn] .et-mark",
    "statements": ".et-feed[data-drawn] *",
    "sources": ".et-sources[data-drawn] *",
    "article": ".et-checked[data-drawn] *",
    "coverage": ".et-tables[data-drawn] *",
    "corrections": ".et-corrections[data-drawn] *",
    "files": ".et-files[data-drawn] *",
    "method": ".st-key-read h2",
    "empty": FRAME,
}


def marks(page: str) -> str:
    """A selector of what must stand for a page to have its first marks: on the overview those of any of its views; on
    the empty page the whole frame, with no control of the filter bar still to come."""
    return MARKS.get(page, f"{MARKS['timeline']}, {MARKS['map']}")


class Tab:
    """One page in a browser context of its own: nothing cached, nothing shared with other tabs."""

    def __init__(self, browser: Browser, name: str) -> None:
        self.context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.page.add_init_script(f"window.benchMarks = {json.dumps(marks(name))};")
        self.page.add_init_script(path=PROBE)

    def load(self, address: str) -> float:
        """Opens an address; ms from the start of the navigation to the first marks, once the page has settled."""
        self.page.goto(address, wait_until="commit")
        return float(self.page.evaluate("bench.opened()"))

    def change(self, act: Act) -> float:
        """Does what changes the choice; ms from the key or mouse button that began it to the last active frame."""
        self.page.bring_to_front()
        self.page.evaluate("bench.arm()")
        act(self.page)
        return float(self.page.evaluate("bench.changed()"))

    def marked(self) -> float:
        """The ms from the end of the last drag to the frame that holds the marks of the new days."""
        return float(self.page.evaluate("bench.marked()"))

    @contextmanager
    def received(self) -> Iterator[list[int]]:
        """A list that grows by the bytes of each answer and each websocket message that reach the tab in the block."""
        sizes: list[int] = []
        session = self.context.new_cdp_session(self.page)
        session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        session.on("Network.webSocketFrameReceived", lambda event: sizes.append(_payload(event["response"])))
        session.send("Network.enable")
        yield sizes
        session.detach()

    def close(self) -> None:
        """Closes the tab and forgets what it cached."""
        self.context.close()


def _payload(frame: dict[str, Any]) -> int:
    text = str(frame["payloadData"])
    return len(base64.b64decode(text)) if frame["opcode"] == 2 else len(text.encode())
