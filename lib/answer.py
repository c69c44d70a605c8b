"""What answers over HTTP have in common: refusals by RFC 9457, tags by the version of the data, and bounds."""

import datetime as dt
import functools
import hashlib
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from lib import check, known, load, view, words
from lib.load import Case
from lib.look import Look
from lib.view import Link, View

Endpoint = Callable[[Request], Awaitable[Response]]
PROBLEM: Final = "application/problem+json"
LONGEST: Final = 8_000  # letters of a query string
RANGE: Final = re.compile(r"bytes=(\d{0,12})-(\d{0,12})", re.ASCII)
PARTED: Final[OrderedDict[str, tuple[bytes, str, str]]] = OrderedDict()
MOST_PARTED: Final = 4
FIELDS: Final = ("v", *View.__dataclass_fields__, *Look.__dataclass_fields__)


class RefusedError(Exception):
    """A request that is not answered: the status, and a sentence for whoever asked."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status


def problem(status: int, said: str, headers: dict[str, str] | None = None) -> Response:
    """A refusal by RFC 9457."""
    body = {"type": "about:blank", "status": status, "detail": said}
    return JSONResponse(body, status, headers, media_type=PROBLEM)


def own(base: str) -> bool:
    """True for an address that other machines do not reach."""
    host = urlsplit(base).hostname or ""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def asked(request: Request) -> tuple[Case, Link]:
    """The case and the choice that an address names, by the parameters of the pages; RefusedError where the case is not
    there, a parameter is none of them, or a value had to be put right."""
    cases, key = load.cases(), request.path_params["case"]
    if key not in cases:
        raise RefusedError(404, words.say("api.no_case", case=key[:40], cases=", ".join(cases)))
    if len(request.url.query) > LONGEST:
        raise RefusedError(414, words.say("api.too_long", most=LONGEST))
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    unknown = [name for name in query if name not in FIELDS]
    if unknown:
        raise RefusedError(400, words.say("api.no_parameter", name=unknown[0][:40], names=", ".join(FIELDS)))
    link = view.from_query(query | {"case": [key]}, cases)
    if link.notices:
        raise RefusedError(400, " ".join(link.notices))
    return known.case(cases[key], link.view.known), link


async def body(request: Request, most: int) -> bytes:
    """The JSON that was sent; RefusedError where it is none or has more bytes than `most`, before more is read. A page
    of another origin cannot send JSON here without asking, which nobody answers."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise RefusedError(415, words.say("api.no_json"))
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > most:
            raise RefusedError(413, words.say("api.too_large", most=most))
    return found


def kept(request: Request, case: Case, made: Callable[[], tuple[bytes, str, str]]) -> Response:
    """What `made` says (bytes, type, name of the file), or 304 where the reader holds it. Who asks for parts asks many
    times: the last files that were asked for in parts are not made anew."""
    found = held(request, case)
    if found:
        return found
    if "range" not in request.headers:
        return tagged(request, case, *made())
    tag = _headers(request, case)["etag"]
    said = PARTED.pop(tag, None) or made()
    PARTED[tag] = said
    while len(PARTED) > MOST_PARTED:
        PARTED.popitem(last=False)
    return tagged(request, case, *said)


def held(request: Request, case: Case) -> Response | None:
    """304 where the reader holds this answer already: the same address gives the same one until the data or the
    program change."""
    headers = _headers(request, case)
    return Response(status_code=304, headers=headers) if _held(request, headers["etag"], _changed(case)) else None


def tagged(request: Request, case: Case, body: bytes, media: str, name: str) -> Response:
    """An answer with its tag and the name under which it is saved; the part of it that was asked for (RFC 9110, 14),
    which is how GDAL, and QGIS with it, reads a file from the web."""
    headers = _headers(request, case) | {"content-disposition": f'inline; filename="{name}"', "accept-ranges": "bytes"}
    asked_for = RANGE.fullmatch(request.headers.get("range", ""))
    whole = request.headers.get("if-range", headers["etag"]) != headers["etag"]
    first, last = asked_for.groups() if asked_for and not whole and request.method == "GET" else ("", "")
    if not (first or last) or (first and last and int(last) < int(first)):  # none, or one to be ignored
        return Response(body, 200, headers, media)
    start = int(first) if first else max(0, len(body) - int(last))
    end = min(int(last), len(body) - 1) if first and last else len(body) - 1
    headers["content-encoding"] = "identity"  # a part is not compressed: its numbers count bytes of the whole
    if start > end:
        return Response(b"", 416, headers | {"content-range": f"bytes */{len(body)}"})
    headers["content-range"] = f"bytes {start}-{end}/{len(body)}"
    return Response(body[start : end + 1], 206, headers, media)


def _headers(request: Request, case: Case) -> dict[str, str]:
    named = f"{request.url.path}?{request.url.query}|{request.base_url}|{case.version}|{program().version}"
    return {
        "etag": f'"{hashlib.sha256(named.encode()).hexdigest()[:20]}"',
        "last-modified": format_datetime(_changed(case), usegmt=True),
        "cache-control": "no-cache",
        "access-control-allow-origin": "*",
        "x-data-version": case.version,
    }


def _held(request: Request, tag: str, changed: dt.datetime) -> bool:
    """True where the reader holds this answer already (RFC 9110: a tag goes before a time)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags == "*" or tag in [part.strip().removeprefix("W/") for part in tags.split(",")]
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return changed <= since
    except (ValueError, TypeError):
        return False


def _changed(case: Case) -> dt.datetime:
    """When the newest file of the case or of the program was written, to the second."""
    data = [path.stat().st_mtime for path in check.paths(load.DATA / case.key).values() if path.exists()]
    return dt.datetime.fromtimestamp(int(max([*data, program().written])), dt.UTC)


class Program(NamedTuple):
    """A hash of this program's own files, since what it answers changes with them, and when the newest was written."""

    version: str
    written: float


@functools.cache
def program() -> Program:
    """The program as it was started."""
    digest, paths = hashlib.sha256(), sorted(Path(__file__).parent.rglob("*.py"))
    for path in paths:
        digest.update(path.read_bytes())
    return Program(digest.hexdigest()[:12], max(path.stat().st_mtime for path in paths))


class Rate:
    """How often one reader may ask: `burst` times at once, then `steady` times a second."""

    MOST: Final = 10_000  # readers that are remembered

    def __init__(self, burst: int, steady: float, now: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.steady, self.now = burst, steady, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def forget(self) -> None:
        """Lets everybody begin anew."""
        with self._lock:
            self._left.clear()

    def wait(self, reader: str) -> float:
        """0 where the reader may ask now, which counts; else the seconds until then."""
        with self._lock:
            now = self.now()
            left, then = self._left.pop(reader, (float(self.burst), now))
            left = min(self.burst, left + (now - then) * self.steady)
            allowed = left >= 1
            self._left[reader] = (left - 1 if allowed else left, now)
            while len(self._left) > self.MOST:
                self._left.popitem(last=False)
            return 0.0 if allowed else (1 - left) / self.steady


def threaded(make: Callable[[Request], Response]) -> Endpoint:
    """An endpoint that works in a thread, so that no other reader waits."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(make, request)

    return endpoint


def bounded(rate: Rate, make: Endpoint) -> Endpoint:
    """An endpoint that refuses with a sentence what RefusedError says, and whoever asks too often."""

    async def endpoint(request: Request) -> Response:
        wait = rate.wait(request.client.host if request.client else "")
        if wait:
            return problem(429, words.say("api.too_often"), {"retry-after": str(int(wait) + 1)})
        try:
            return await make(request)
        except RefusedError as refused:
            return problem(refused.status, str(refused))

    return endpoint
