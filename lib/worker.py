"""Long files are written in a process of their own, so that no other reader waits for them."""

import asyncio
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from lib import briefing, export, load

MOST: Final = 6  # files that are asked for and not yet written


class BusyError(Exception):
    """So many files are asked for that another would have to wait too long."""


class Worker:
    """One process, started when a file is near and anew where it has ended."""

    def __init__(self) -> None:
        self.pool: ProcessPoolExecutor | None = None
        self.waiting = 0
        self._starting = threading.Lock()

    def ready(self, case: str) -> None:
        """Starts the process where there is none and lets it read the data and compose the cards of a case, so that
        the first file need not wait for that. It comes back at once."""
        if not self.pool:
            self._pool().submit(prepared, case)

    async def file(self, name: str, text: str, base: str) -> bytes:
        """A file of a briefing, which comes as JSON; BusyError, BriefingError, or what went wrong in writing it."""
        if self.waiting >= MOST:
            raise BusyError
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool(), written, name, text, base)
        except BrokenProcessPool:
            self.pool = None
            raise
        finally:
            self.waiting -= 1

    def _pool(self) -> ProcessPoolExecutor:
        with self._starting:
            if not self.pool:
                self.pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_end_with_server)
            return self.pool


def _end_with_server() -> None:
    """Lets this process end when the one that started it does, however that ended."""
    threading.Thread(target=_wait_for_server, daemon=True).start()


def _wait_for_server() -> None:
    server = multiprocessing.parent_process()
    if server:
        server.join()
        os._exit(0)


def written(name: str, text: str, base: str) -> bytes:
    """A file of a briefing, written here and now."""
    _, write = export.briefings()[name]
    return write(load.cases(), briefing.read(text), base)


def prepared(case: str) -> int:
    """Writes the one file of a case's own briefing that takes longest at first; its bytes."""
    shown = briefing.of_case(load.cases()[case])
    return len(written("briefing.html", briefing.write(shown), ""))
