"""The talks that others follow over HTTP: opened and moved by who holds the token, followed by who has the code, by
server-sent events. What is shown is composed once a talk, without the presenter's notes."""

import asyncio
import gzip
import html
import json
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from lib import answer, briefing, load, room, serve, words
from lib.answer import Endpoint, RefusedError
from lib.compose import talk
from lib.room import Room, Rooms

MOST_BYTES: Final = 1_000_000  # of a briefing that is sent here
RETRY: Final = 2000  # ms after which a browser asks again for a stream that broke
ROOMS: Final = Rooms()
OPENING: Final = answer.Rate(burst=20, steady=0.1)
COMPOSING: Final = asyncio.Lock()  # one talk at a time: readers of the dashboard wait less
UNSAVED: Final = {"cache-control": "no-store"}

PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base href="/">
<title>{title}</title>
<link rel="icon" href="{base}/icon.png">
<link rel="stylesheet" href="{base}/styles.css">
{scripts}
</head>
<body class="et-room-page" data-room="{code}" data-words="{words}">
<p class="et-room-said" role="status">{said}</p>
</body>
</html>
"""


def routes() -> list[BaseRoute]:
    """The addresses of talks, and the page for who follows."""
    return [
        Route("/api/room", _refusing(_open), methods=["POST"]),
        Route("/api/room/{code}", _refusing(_move), methods=["POST"]),
        Route("/api/room/{code}", _refusing(_follow)),
        Route("/api/room/{code}/briefing.json", _refusing(_shown)),
        Route("/room/{code}", _page),
    ]


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """What the server does while it starts; from then on its signal to stop lets go of the followers too."""
    async with serve.lifespan(app):
        if threading.current_thread() is threading.main_thread():
            for name in (signal.SIGINT, signal.SIGTERM):
                _also(name, asyncio.get_running_loop())
        yield


def _also(name: signal.Signals, loop: asyncio.AbstractEventLoop) -> None:
    before = signal.getsignal(name)

    def stop(number: int, frame: Any) -> None:
        loop.call_soon_threadsafe(ROOMS.stop)
        if callable(before):
            before(number, frame)

    if callable(before):  # else nobody waits for the followers: the process ends at once
        signal.signal(name, stop)


def _refusing(make: Endpoint) -> Endpoint:
    """The answer, or the refusal by RFC 9457."""

    async def answered(request: Request) -> Response:
        try:
            return await make(request)
        except RefusedError as error:
            return answer.problem(error.status, str(error))
        except room.TokenError:
            return answer.problem(403, words.say("room.no_token"))
        except room.FullError:
            return answer.problem(503, words.say("room.full"))

    return answered


async def _open(request: Request) -> Response:
    """Opens a talk of the briefing in the body. With a token its talk is opened again, or shows the new briefing."""
    if OPENING.wait(request.client.host if request.client else ""):
        raise RefusedError(429, words.say("api.too_often"))
    found, token = await _body(request), _token(request) or room.new_token()
    if not room.TOKEN.fullmatch(token):
        raise room.TokenError
    code = await asyncio.to_thread(room.code_of, token)
    if not ROOMS.find(code):
        ROOMS.check()
    try:
        shown = briefing.read(json.dumps(found))
    except briefing.BriefingError as error:
        raise RefusedError(400, str(error)) from None
    async with COMPOSING:
        packed = await asyncio.to_thread(_packed, shown)
    opened = ROOMS.open(token, code)
    opened.show(packed, len(shown.steps))
    return JSONResponse({"code": code, "token": token, "path": f"/room/{code}", **_told(opened)}, 201, UNSAVED)


async def _move(request: Request) -> Response:
    """Moves a talk to a step, blanks it, ends it; an empty body says that its presenter is still there."""
    found = ROOMS.of_presenter(_room(request), _token(request))
    asked = await _body(request)
    step, blank = asked.get("step", found.step), asked.get("blank", found.blank)
    if type(step) is not int or not 0 <= step <= found.steps or not isinstance(blank, bool):
        raise RefusedError(400, words.say("room.no_step", all=found.steps))
    if asked.get("end") is True:
        ROOMS.end(found)
    elif (step, blank) != (found.step, found.blank):
        found.step, found.blank = step, blank
        found.tell()
    return JSONResponse(_told(found), headers=UNSAVED)


async def _follow(request: Request) -> Response:
    """The stream of a talk: its state now and at each change."""
    found = _room(request)
    if request.method == "HEAD":
        return Response(headers=UNSAVED)
    if found.followers >= room.MOST_FOLLOWERS:
        raise room.FullError
    return Stream(found)


async def _shown(request: Request) -> Response:
    """What followers draw, packed once for all of them."""
    packed = _room(request).shown
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=UNSAVED | {"content-encoding": "gzip"}, media_type="application/json")
    return Response(gzip.decompress(packed), headers=UNSAVED, media_type="application/json")


async def _page(request: Request) -> Response:
    """The page for who follows: it draws by our modules alone and needs no session of the dashboard."""
    found = ROOMS.find(request.path_params["code"])
    names = serve.modules("follow", "timeline", "map", "card")
    scripts = [f'<link rel="modulepreload" href="{serve.BASE}/{name}.js">' for name in names]
    scripts.append(f'<script type="module" src="{serve.BASE}/follow.js"></script>')
    page = PAGE.format(
        base=serve.BASE,
        title=html.escape(words.say("app.title")),
        scripts="\n".join(scripts) if found else "",
        code=found.code if found else "",
        words=html.escape(json.dumps(words.section("room"))),
        said=html.escape(words.say("room.loading" if found else "room.unknown")),
    )
    return HTMLResponse(page, 200 if found else 404, UNSAVED)


class Stream(StreamingResponse):
    """The server-sent events of a talk; counts its follower for as long as the connection stands."""

    def __init__(self, followed: Room) -> None:
        headers = UNSAVED | {"x-accel-buffering": "no"}
        super().__init__(_events(followed), headers=headers, media_type="text/event-stream")
        self.followed = followed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers until the talk ends or the follower leaves."""
        self.followed.followers += 1
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.followed.followers -= 1


async def _events(followed: Room) -> AsyncIterator[str]:
    yield f"retry: {RETRY}\n\n"
    async for state in ROOMS.follow(followed):
        yield _event("state", state) if state else _event("beat", {})
    if not ROOMS.stopped:
        yield _event("end", {})


def _event(name: str, told: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(told)}\n\n"


def _room(request: Request) -> Room:
    found = ROOMS.find(request.path_params["code"])
    if not found:
        raise RefusedError(404, words.say("room.unknown"))
    return found


def _token(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ").strip()


async def _body(request: Request) -> dict[str, Any]:
    """The object in the body."""
    body = await answer.body(request, MOST_BYTES)
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise RefusedError(400, words.say("api.no_json"))
    return found


def _told(found: Room) -> dict[str, Any]:
    """What a presenter is told."""
    return found.state() | {"steps": found.steps, "followers": found.followers}


def _packed(shown: briefing.Briefing) -> bytes:
    made = talk.followed(load.cases(), shown)
    return gzip.compress(json.dumps(made, ensure_ascii=False).encode(), 6, mtime=0)
