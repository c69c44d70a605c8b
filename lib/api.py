"""Answers over HTTP beside the pages: the same choice in the same parameters, composed by the same modules."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from lib import known, load, view, words
from lib.compose import card, feed

PROBLEM: Final = "application/problem+json"


def routes() -> list[BaseRoute]:
    """The addresses that are answered here."""
    return [Route("/api/{case}/feed.json", _feed), Route("/api/{case}/card.json", _card)]


def _feed(request: Request) -> Response:
    """A part of the feed that the address chooses: `part` counts from 0."""
    cases, key = load.cases(), request.path_params["case"]
    if key not in cases:
        return _problem(404, words.say("api.no_case", case=key, cases=", ".join(cases)))
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    number = (query.pop("part", None) or [""])[0]
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return _problem(400, words.say("api.no_part", found=number[:40]))
    link = view.from_query(query | {"case": [key]}, cases)
    case = known.case(cases[key], link.view.known)
    return JSONResponse(feed.part(case, link, int(number)), headers={"cache-control": "no-cache"})


def _card(request: Request) -> Response:
    """The card of the record that the address opens."""
    cases, key = load.cases(), request.path_params["case"]
    if key not in cases:
        return _problem(404, words.say("api.no_case", case=key, cases=", ".join(cases)))
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    link = view.from_query(query | {"case": [key]}, cases)
    case = known.case(cases[key], link.view.known)
    return JSONResponse(card.data(case, link), headers={"cache-control": "no-cache"})


def _problem(status: int, said: str) -> Response:
    """A refusal by RFC 9457."""
    return JSONResponse({"type": "about:blank", "status": status, "detail": said}, status, media_type=PROBLEM)
