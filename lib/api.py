"""Answers over HTTP beside the pages: the same choice in the same parameters, composed by the same modules."""

from collections.abc import Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from lib import known, load, view, words
from lib.compose import card, feed
from lib.load import Case
from lib.view import Link

PROBLEM: Final = "application/problem+json"


def routes() -> list[BaseRoute]:
    """The addresses that are answered here."""
    return [Route("/api/{case}/feed.json", _feed), Route("/api/{case}/card.json", _card)]


def _feed(request: Request) -> Response:
    """A part of the feed that the address chooses: `part` counts from 0."""
    number = request.query_params.get("part", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return problem(400, words.say("api.no_part", found=number[:40]))
    return _answer(request, lambda case, link: feed.part(case, link, int(number)))


def _card(request: Request) -> Response:
    """The card of the record that the address opens."""
    return _answer(request, card.data)


def _answer(request: Request, make: Callable[[Case, Link], Any]) -> Response:
    """What is made of the case and the choice that an address names."""
    cases, key = load.cases(), request.path_params["case"]
    if key not in cases:
        return problem(404, words.say("api.no_case", case=key, cases=", ".join(cases)))
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    link = view.from_query(query | {"case": [key]}, cases)
    case = known.case(cases[key], link.view.known)
    return JSONResponse(make(case, link), headers={"cache-control": "no-cache"})


def problem(status: int, said: str) -> Response:
    """A refusal by RFC 9457."""
    return JSONResponse({"type": "about:blank", "status": status, "detail": said}, status, media_type=PROBLEM)
