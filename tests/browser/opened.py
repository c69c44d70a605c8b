"""A page that is opened from a folder, with the cable out."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext


class Opened:
    """A page from a folder for which every request to a host is refused, and what it asked for and complained of."""

    def __init__(self, context: BrowserContext, path: Path, width: int = 1366) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        context.route(re.compile("^(https?|wss?):"), self._refuse)
        context.on("request", lambda request: self._keep(request.url))
        self.page = context.new_page()
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.set_viewport_size({"width": width, "height": 768})
        self.page.goto(path.as_uri())

    def close(self) -> None:
        """Nothing was asked of a host and nothing was complained of."""
        assert self.asked == []
        assert [said for said in self.complaints if "GPU stall" not in said] == []

    def _refuse(self, route: Any) -> None:
        route.abort()

    def _keep(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.asked.append(url)
