"""How long a file takes over HTTP, warm: of a choice that nobody asked for before, and once more.

The floor is the server's shortest answer. A briefing's steps all change from one asking to the next, as their last days
do; asked for once more, its pictures are kept.
"""

import dataclasses
import datetime as dt
import json
import time
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode

import urllib3

from bench import rows
from bench.rows import Row, Times
from bench.server import Server
from lib import briefing, load
from lib.load import Case

PAGE: Final = "written"
TABLES: Final = ("events.csv", "records.geojson", "tables.xlsx", "figure/timeline.png")
BRIEFINGS: Final = ("briefing.html", "briefing.pdf", "handout.pdf", "briefing.pptx")
WAYS: Final = ("anew", "again")


def measured(server: Server, size: str, pairs: int) -> Iterator[Row]:
    """Two rows a file: anew and again. Each file is asked for once before any is measured."""
    case, pool = load.case(server.case), urllib3.PoolManager()
    for name in (*TABLES, *BRIEFINGS):
        times: dict[str, list[float]] = {way: [] for way in WAYS}
        floor, sizes = [], []
        for n in range(pairs + 1):
            floor.append(_asked(pool, f"{server.address}/_stcore/health", "")[0])
            for way in WAYS:
                took, length = _file(pool, server, case, name, n)
                times[way].append(took)
                sizes.append(length)
        for way, took_all in times.items():
            none, zero = Times(floor[1:], [0.0] * pairs, []), [0.0] * pairs
            yield rows.row(name, size, way, Times(took_all[1:], zero, [0]), none, sizes)


def _file(pool: urllib3.PoolManager, server: Server, case: Case, name: str, n: int) -> tuple[float, int]:
    """Milliseconds and bytes of a file of the nth choice: all days but the last n."""
    if name in BRIEFINGS:
        own = briefing.of_case(case)
        steps = (dataclasses.replace(step, query=_shorter(step.query, n)) for step in own.steps)
        return _asked(
            pool, f"{server.address}/api/{name}", briefing.write(dataclasses.replace(own, steps=tuple(steps)))
        )
    until = case.last_day - dt.timedelta(days=n)
    return _asked(pool, f"{server.address}/api/{case.key}/{name}?{urlencode({'until': until})}", "")


def _shorter(query: str, n: int) -> str:
    chosen = {name: values[0] for name, values in briefing.query(query).items()}
    since, until = (dt.date.fromisoformat(chosen[name]) for name in ("since", "until"))
    return urlencode(chosen | {"until": max(since, until - dt.timedelta(days=n))})


def _asked(pool: urllib3.PoolManager, address: str, body: str) -> tuple[float, int]:
    begun = time.perf_counter()
    if body:
        found = pool.request("POST", address, body=body, headers={"content-type": "application/json"})
    else:
        found = pool.request("GET", address)
    took = (time.perf_counter() - begun) * 1000
    if found.status != 200:
        raise ValueError(f"{address}: {found.status} {json.loads(found.data)['detail']}")
    return took, len(found.data)
