"""Answers over HTTP beside the pages: the same choice in the same parameters, composed by the same modules."""

import logging
import uuid
from collections.abc import Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from lib import answer, briefing, export, known, load, oembed, openapi, view, words
from lib.answer import RefusedError
from lib.briefing import BriefingError
from lib.compose import card, feed, shown
from lib.load import Case
from lib.view import Link
from lib.worker import BusyError, Worker

LOG: Final = logging.getLogger("escalation")
RATE: Final = answer.Rate(burst=120, steady=4.0)
WORKER: Final = Worker()
MOST_ROWS: Final = 200_000
MOST_BODY: Final = 500_000  # bytes


def routes() -> list[BaseRoute]:
    """The addresses that are answered here."""
    answers = [
        Route("/openapi.json", _openapi),
        Route("/oembed", answer.bounded(RATE, answer.threaded(_oembed))),
        *(Route(f"/{name}", answer.bounded(RATE, _posted), methods=["POST"]) for name in export.briefings()),
        *(Route(f"/{{case}}/{name}", answer.bounded(RATE, _briefing)) for name in export.briefings()),
        Route("/{case}/feed.json", _feed),
        Route("/{case}/card.json", _card),
        Route("/{case}/{file:path}", answer.bounded(RATE, answer.threaded(_file))),
    ]
    return [Mount("/api", routes=answers)]


def _openapi(request: Request) -> Response:
    """What can be asked here, as OpenAPI 3.1."""
    return JSONResponse(openapi.described(load.cases(), _base(request)), headers={"access-control-allow-origin": "*"})


def _oembed(request: Request) -> Response:
    """How the view at an address stands in an article."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        raise RefusedError(501, words.say("api.no_xml"))
    sizes = [asked.get(name, "0") for name in ("maxwidth", "maxheight")]
    if not all(size.isascii() and size.isdigit() and len(size) < 6 for size in sizes):
        raise RefusedError(400, words.say("api.no_size"))
    wide, high = map(int, sizes)
    made = oembed.described(asked.get("url", ""), _base(request), wide or oembed.WIDEST, high)
    if not made:
        raise RefusedError(404, words.say("api.no_embed", pages=", ".join(f"/{name}" for name in oembed.HEIGHTS)))
    return JSONResponse(made, headers={"access-control-allow-origin": "*"})


def _file(request: Request) -> Response:
    """A file of the choice that the address names."""
    kind = export.files().get(request.path_params["file"])
    if not kind:
        name = request.path_params["file"][:40]
        raise RefusedError(404, words.say("api.no_file", file=name, files=", ".join(export.files())))
    case, link = answer.asked(request)
    if sum(int(mask.shown.sum()) for mask in view.marked(case, link.view)) > MOST_ROWS:
        raise RefusedError(413, words.say("api.too_many", most=MOST_ROWS))

    def made() -> tuple[bytes, str, str]:
        said = shown.of(case, link, _base(request))
        return kind.bytes(said), kind.media, kind.saved_as(said)

    return answer.kept(request, case, made)


async def _briefing(request: Request) -> Response:
    """The case's own briefing within the choice that the address names, as a file."""
    case, link = answer.asked(request)
    held = answer.held(request, case)
    if held:
        return held
    name = request.url.path.rpartition("/")[2]
    made = await _written(name, briefing.write(briefing.of_choice(load.cases()[case.key], link)), _base(request))
    return answer.tagged(request, case, made, export.briefings()[name][0], f"{case.key}-{name}")


async def _posted(request: Request) -> Response:
    """The briefing that was sent, as a file."""
    body = await answer.body(request, MOST_BODY)
    name = request.url.path.rpartition("/")[2]
    made = await _written(name, body.decode("utf-8", "replace"), _base(request))
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Response(made, 200, headers, export.briefings()[name][0])


async def _written(name: str, text: str, base: str) -> bytes:
    """A file of a briefing. An address that only this machine reaches is left out: the file goes to others."""
    try:
        return await WORKER.file(name, text, "" if answer.own(base) else base)
    except BriefingError as error:
        raise RefusedError(400, str(error)) from None
    except BusyError:
        raise RefusedError(503, words.say("api.busy")) from None
    except Exception as error:
        number = uuid.uuid4().hex[:8]
        LOG.exception("a file was not written, number %s", number)
        raise RefusedError(500, words.say("api.failed", why=type(error).__name__, id=number)) from None


def _base(request: Request) -> str:
    """The address of the dashboard, which ends with a slash."""
    return f"{request.url.scheme}://{request.url.netloc}/"


def _feed(request: Request) -> Response:
    """A part of the feed that the address chooses: `part` counts from 0."""
    number = request.query_params.get("part", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return answer.problem(400, words.say("api.no_part", found=number[:40]))
    return _answer(request, lambda case, link: feed.part(case, link, int(number)))


def _card(request: Request) -> Response:
    """The card of the record that the address opens."""
    return _answer(request, card.data)


def _answer(request: Request, make: Callable[[Case, Link], Any]) -> Response:
    """What is made of the case and the choice that an address of a page names: what is wrong in it is put right."""
    cases, key = load.cases(), request.path_params["case"]
    if key not in cases:
        return answer.problem(404, words.say("api.no_case", case=key, cases=", ".join(cases)))
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    link = view.from_query(query | {"case": [key]}, cases)
    case = known.case(cases[key], link.view.known)
    return JSONResponse(make(case, link), headers={"cache-control": "no-cache"})
