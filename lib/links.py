"""Addresses of sources are looked at: whether each still answers, and where it leads; what it holds is not read."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Retry, Timeout

AGENT: Final = "escalation-timelines-links/1 (looks whether a cited page still answers)"
AT_ONCE: Final = 8
SECONDS: Final = 20.0
REFUSED: Final = (401, 403, 405, 429, 501)  # answers to a program, which say nothing of the page


class State(NamedTuple):
    """What an address answered: `state` is ok, moved (to `final`), gone, refused, failed, or none without one."""

    key: str
    url: str
    state: str
    status: int
    final: str


def pages(sources: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Key and address of each source, given as key, address and archived address, and of its capture where one is."""
    return [page for key, url, archived in sources for page in ((key, url), *([(key, archived)] if archived else []))]


def states(pages: Iterable[tuple[str, str]]) -> Iterator[State]:
    """The state of each page, given as key and address, in their order."""
    pool = urllib3.PoolManager(maxsize=AT_ONCE, headers={"user-agent": AGENT}, timeout=Timeout(SECONDS))
    with ThreadPoolExecutor(AT_ONCE) as workers:
        yield from workers.map(lambda page: _state(pool, *page), pages)


def _state(pool: urllib3.PoolManager, key: str, url: str) -> State:
    if not url:
        return State(key, url, "none", 0, "")
    try:
        answer = pool.request("GET", url, preload_content=False, retries=Retry(3, backoff_factor=0.3, redirect=5))
    except HTTPError:
        return State(key, url, "failed", 0, "")
    answer.release_conn()
    final = urljoin(url, answer.geturl() or url)  # it may be told without its host
    return State(key, url, _named(answer.status, final != url), answer.status, final)


def _named(status: int, moved: bool) -> str:
    if status in REFUSED:
        return "refused"
    if status >= 400:
        return "gone" if status in (404, 410) else "failed"
    return "moved" if moved else "ok"
