"""What the server adds to every answer: security headers, one compression a file, and the browser's own files."""

import asyncio
import functools
import gzip
import hashlib
import importlib.util
import os
import re
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import brotli
from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import load
from lib.draw import theme

ROOT: Final = Path(__file__).resolve().parents[1]
CLIENT: Final = ROOT / "lib" / "client"
FOREVER: Final = "public, max-age=31536000, immutable"
CODINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "br": functools.partial(brotli.compress, quality=9),
    "gzip": functools.partial(gzip.compress, compresslevel=6),
}
MOST_KEPT: Final = 500
# The views of each page, and the library that a view draws with: asked for while the front end still starts.
VIEWS: Final = {
    "/": ("figures", "timeline", "map", "chapters", "records"),
    "/timeline": ("timeline",),
    "/map": ("map",),
    "/statements": ("feed", "exchange", "stances"),
    "/sources": ("sources", "tables"),
    "/article": ("checked",),
    "/briefing": ("briefing", "timeline", "map"),
    "/coverage": ("tables",),
    "/corrections": ("corrections",),
    "/files": ("files",),
}
FIRST: Final = ("fonts/IBMPlexSans-Regular-Latin1.woff2", "fonts/IBMPlexSans-SemiBold-Latin1.woff2")
FONT: Final = re.compile(rb"<link\s[^>]*SourceSans[^>]*>")  # the front end's own, which is not used
COMMON: Final = ("card", "dom", "shell", "theme")
NEEDS: Final = {"/": "deck.js", "/timeline": "plotly.js", "/map": "deck.js"}
COMPRESSED: Final = ("/static/js/", "/static/css/", "/client/", "/geo/")
TEXTS: Final = ("text/", "application/javascript", "application/json", "application/geo+json", "image/svg")


def policy(embed_from: str = "") -> str:
    """The Content-Security-Policy; pages of another origin may frame the dashboard where `embed_from` names it."""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {' '.join(_inline_scripts())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            f"frame-ancestors 'self' {embed_from}".strip(),
        ]
    )


def _inline_scripts() -> list[str]:
    """Hashes of the inline scripts of the installed Streamlit's page: its text is pinned with its version."""
    page = (_package("streamlit") / "static" / "index.html").read_text("utf-8")
    texts = re.findall(r"<script>(.*?)</script>", page, re.S)
    return [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """While the server starts, the data are read beside it, so that the first reader does not wait for them."""
    reading = asyncio.create_task(asyncio.to_thread(load.cases))
    reading.add_done_callback(lambda task: task.exception())  # the page says what is wrong
    yield


class SecurityHeaders:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "content-security-policy": policy(os.environ.get("ESCALATION_EMBED_FROM", "")),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does, with the headers added."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class Opening:
    """Tells the front end where its server is, and the browser which of our files it will want first.

    Without the first, a deep link begins with two questions to /timeline/_stcore/… that fail before the right ones
    are asked.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.added = f'<script src="{BASE}/host.js"></script><link rel="stylesheet" href="{BASE}/styles.css">'

    def head(self, path: str, address: URL | None = None) -> str:
        """What is added to the head of a page: what it needs at once, then what its views will ask for."""
        views = VIEWS.get(path, ())
        wanted = [f'<link rel="modulepreload" href="{BASE}/{name}.js">' for name in modules(*COMMON, *views)]
        if path in NEEDS:
            wanted.append(f'<script async src="{BASE}/{NEEDS[path]}"></script>')
        if address:
            page = address.remove_query_params(["embed", "embed_options"])
            found = urlencode({"url": str(page), "format": "json"})
            wanted.append(f'<link rel="alternate" type="application/json+oembed" href="/api/oembed?{found}">')
        fonts = "".join(
            f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{BASE}/{f}">' for f in FIRST
        )
        return self.added + fonts + "".join(wanted) + "</head>"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with the front end's page, our lines added to its head; everything else passes."""
        if scope["type"] != "http" or scope["method"] != "GET" or not re.fullmatch(r"/[a-z-]*", scope["path"]):
            return await self.app(scope, receive, send)
        status, headers, body = await _whole(self.app, scope)
        if headers.get("content-type", "").startswith("text/html"):
            body = FONT.sub(b"", body).replace(b"</head>", self.head(scope["path"], URL(scope=scope)).encode(), 1)
            del headers["content-length"], headers["etag"]
        return await Response(body, status, dict(headers))(scope, receive, send)


class OneFont:
    """Answers with our font where the front end asks for its own ones, in which nothing is written here.

    It fetches them all the same, and the one of its icons, of which none is shown, is 375 kB.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a font of the front end; everything else passes."""
        if scope["type"] != "http" or not re.fullmatch(r"/static/media/[^/]*\.woff2", scope["path"]):
            return await self.app(scope, receive, send)
        return await RedirectResponse(f"{BASE}/{FIRST[0]}", headers={"cache-control": FOREVER})(scope, receive, send)


class CompressedOnce:
    """Compresses each file of the front end on its first request and keeps the result.

    The front end's own server leaves its bundles plain, since it would compress them anew for every reader.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[tuple[str, str], Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a file from what is kept; everything else passes."""
        asked = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or not scope["path"].startswith(COMPRESSED)
            or "range" in asked
        ):
            return await self.app(scope, receive, send)
        coding = next((c for c in CODINGS if c in asked.get("accept-encoding", "")), "")
        key = (scope["path"], coding)
        answer = self.kept.get(key) or await self._answer(scope, coding)
        if answer.status_code == 200 and len(self.kept) < MOST_KEPT:
            self.kept[key] = answer
        return await answer(scope, receive, send)

    async def _answer(self, scope: Scope, coding: str) -> Response:
        status, headers, body = await _whole(self.app, scope)
        if status == 200 and len(body) != int(headers.get("content-length", len(body))):
            return Response(status_code=503)  # never kept: the next request asks anew
        if scope["path"].startswith(BASE) or scope["query_string"]:
            headers["cache-control"] = FOREVER
        if status == 200 and coding and headers.get("content-type", "").startswith(TEXTS):
            headers["content-encoding"], headers["vary"] = coding, "accept-encoding"
            body = await asyncio.to_thread(CODINGS[coding], body)
        del headers["content-length"]
        return Response(body, status, dict(headers))


def modules(*names: str) -> list[str]:
    """Modules of lib/client and all that they import, in the order of the alphabet."""
    return sorted({module for name in names for module in _modules(name)})


@functools.cache
def _modules(name: str) -> frozenset[str]:
    """A module of lib/client and all that it imports."""
    text = (CLIENT / f"{name}.js").read_text("utf-8")
    names = re.findall(r'^import .* from "\./(\w+)\.js";$', text, re.M)
    return frozenset({name}).union(*(_modules(other) for other in names))


async def _whole(app: ASGIApp, scope: Scope) -> tuple[int, MutableHeaders, bytes]:
    """Status, headers and plain body of what the application answers, whatever the reader's cache holds.

    The application is not told when the reader leaves: what it then cuts short would be kept for everybody.
    """
    messages: list[Message] = []
    dropped = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    plain = {**scope, "headers": [h for h in scope["headers"] if h[0] not in dropped]}
    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        return next(asked, None) or await asyncio.get_running_loop().create_future()

    async def keep(message: Message) -> None:
        messages.append(message)

    await app(plain, receive, keep)
    body = b"".join(m.get("body", b"") for m in messages[1:])
    return messages[0]["status"], MutableHeaders(scope=messages[0]), body


def _package(name: str) -> Path:
    """The folder of an installed package; it is not imported."""
    spec = importlib.util.find_spec(name)
    if not spec or not spec.origin:
        raise ModuleNotFoundError(f"{name} is not installed; scripts/run installs it")
    return Path(spec.origin).parent


# Libraries for the browser under the names that our modules import, each of files that are sent unchanged, one after
# the other. They are of the versions that the packages plotly and pydeck hold, and a quarter of the size of those
# bundles: a second less until the first marks stand.
LIBRARIES: Final = {
    "plotly.js": ("plotly-basic.min.js",),
    "deck.js": ("deck-core.min.js", "deck-layers.min.js", "deck-json.min.js"),
}


def _version() -> str:
    """A hash of all the browser's files: it stands in their addresses, so that a browser may keep them for good."""
    files = sorted(p for p in CLIENT.rglob("*") if p.is_file())
    digest = hashlib.sha256(theme.css().encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def styles() -> str:
    """All style sheets as one: colours, type and page first, then those of the views."""
    rest = sorted(path.stem for path in CLIENT.glob("*.css") if path.stem not in ("fonts", "page", "file"))
    sheets = [(CLIENT / f"{name}.css").read_text("utf-8") for name in ("fonts", "page", *rest)]
    return "\n".join([theme.css(), *sheets])


def library(name: str) -> bytes:
    """The script of a library of others, its files one after the other."""
    return b"\n".join((CLIENT / "libraries" / file).read_bytes() for file in LIBRARIES[name])


def _styles(_: Request) -> Response:
    return Response(styles(), media_type="text/css")


def _library(request: Request) -> Response:
    return Response(library(request.url.path.rpartition("/")[2]), media_type="text/javascript")


VERSION: Final = _version()
BASE: Final = f"/client/{VERSION}"


def routes() -> list[BaseRoute]:
    """The browser's files: our modules and styles, the libraries that they draw with, and the basemap."""
    libraries = [Route(f"/{name}", _library) for name in LIBRARIES]
    client = [Route("/styles.css", _styles), *libraries, Mount("/", StaticFiles(directory=CLIENT))]
    return [
        Mount(BASE, routes=client),
        Mount("/client", routes=client),
        Mount("/geo", StaticFiles(directory=ROOT / "data" / "geo")),
    ]
