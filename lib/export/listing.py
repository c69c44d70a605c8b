"""The files of a choice with their addresses, and examples of how programs read them."""

from typing import Any, Final
from urllib.parse import urlencode

from lib import export, view, words
from lib.compose import choice, shown
from lib.export import Kind
from lib.load import Case
from lib.view import Link

BASE: Final = "DASHBOARD"  # the browser knows where the dashboard stands and puts it here, with its slash
PROGRAMS: Final = ("curl", "pandas", "r", "power_query", "qgis")

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row:
    """What the page of files receives: tables by format, files of the whole choice, examples for programs."""
    said = shown.of(case, link)
    kinds = [kind for kind in export.files().values() if not kind.pictured]
    endings = list(dict.fromkeys(_ending(kind) for kind in kinds if kind.table))
    tables = list(dict.fromkeys(kind.table for kind in kinds if kind.table))
    return {
        "drawn": choice.stamp(link),
        "title": words.say("files.title"),
        "version": shown.data_of(case),
        "endings": endings,
        "tables": [
            {
                "name": table,
                "label": words.say(f"files.table_{table}"),
                "n": len(said.tables[table].rows),
                "files": [_file(case, link, f"{table}.{ending}") for ending in endings],
            }
            for table in tables
        ],
        "whole": [
            _file(case, link, kind.name) | {"label": words.say(f"files.{kind.name.replace('.', '_')}")}
            for kind in kinds
            if not kind.table
        ],
        "pictures": [
            _file(case, link, kind.name) | {"label": words.say(f"files.figure_{kind.table}")}
            for kind in export.files().values()
            if kind.pictured
        ],
        "examples": examples(case, link),
        "base": BASE,
        "words": words.section("files"),
    }


def examples(case: Case, link: Link) -> list[Row]:
    """For each program its name and what to write in it to read this choice."""
    made = {ending: f"{BASE}{address(case, link, f'events.{ending}')}" for ending in ("csv", "geojson")}
    return [
        {"name": words.say(f"files.program_{name}"), "text": words.say(f"files.example_{name}", **made)}
        for name in PROGRAMS
    ]


def address(case: Case, link: Link, name: str) -> str:
    """Where a file of a choice is, seen from the dashboard's address."""
    chosen = Link(view.unselected(link.view)).query()
    query = urlencode({key: values for key, values in chosen.items() if key != "case"}, doseq=True)
    return f"api/{case.key}/{name}?{query}"


def _file(case: Case, link: Link, name: str) -> Row:
    if name not in export.files():
        return {}
    return {"href": address(case, link, name), "name": name, "ending": name.rpartition(".")[2]}


def _ending(kind: Kind) -> str:
    return kind.name.rpartition(".")[2]
