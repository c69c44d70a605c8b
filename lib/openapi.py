"""What can be asked over HTTP, as OpenAPI 3.1: one path a file, with the parameters of the pages' addresses."""

from collections.abc import Mapping
from typing import Any, Final

from lib import export, model, view, words
from lib.export import Kind
from lib.load import Case
from lib.look import ORDERS

DAY: Final = {"type": "string", "format": "date"}
KINDS: Final[dict[str, dict[str, Any]]] = {
    "since": DAY,
    "until": DAY,
    "known": DAY,
    "type": {"enum": [*model.TYPES]},
    "basis": {"enum": [*model.BASES]},
    "stance": {"enum": [*model.STANCES]},
    "channel": {"enum": [*model.CHANNELS]},
    "grade": {"enum": [*view.LEAST]},
    "order": {"enum": [name for name in ORDERS if name]},
}
SINGLE: Final = ("since", "until", "known", "grade", "words")


def described(cases: Mapping[str, Case], base: str) -> dict[str, Any]:
    """The document; `base` is the address of this server."""
    paths = {f"/api/{{case}}/{name}": {"get": _operation(kind)} for name, kind in export.files().items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words.say("api.title"),
            "description": words.say("api.about"),
            "version": "1",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": base.rstrip("/")}],
        "paths": paths,
        "components": {
            "parameters": {"case": _case(cases)} | {name: _parameter(name) for name in (*SINGLE, *_many())},
            "responses": {"problem": _problem()},
        },
    }


def _many() -> list[str]:
    return [name for name in view.FILTERS if name not in SINGLE]


def _operation(kind: Kind) -> dict[str, Any]:
    names = ("case", *SINGLE, *_many())
    refused = {"$ref": "#/components/responses/problem"}
    body = {"description": words.say("api.answer", file=kind.name), "content": {kind.media: {"schema": _body(kind)}}}
    return {
        "operationId": kind.name.replace(".", "_").replace("/", "_"),
        "summary": words.say("api.operation", file=kind.name),
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in names],
        "responses": {"200": body, "304": {"description": words.say("api.unchanged")}}
        | dict.fromkeys(("400", "404", "413", "414", "429"), refused),
    }


def _body(kind: Kind) -> dict[str, Any]:
    return {"type": "object"} if "json" in kind.media and "jsonl" not in kind.media else {}


def _case(cases: Mapping[str, Case]) -> dict[str, Any]:
    about = words.say("api.parameter_case")
    shape = {"type": "string", "enum": [*cases]}
    return {"name": "case", "in": "path", "required": True, "description": about, "schema": shape}


def _parameter(name: str) -> dict[str, Any]:
    kind = {"type": "string"} | KINDS.get(name, {})
    shape = kind if name in SINGLE else {"type": "array", "items": kind}
    return {"name": name, "in": "query", "description": words.say(f"api.parameter_{name}"), "schema": shape}


def _problem() -> dict[str, Any]:
    shape = {"type": "object", "properties": {"status": {"type": "integer"}, "detail": {"type": "string"}}}
    return {
        "description": words.say("api.refused"),
        "content": {"application/problem+json": {"schema": shape}},
    }
