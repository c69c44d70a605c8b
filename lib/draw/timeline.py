"""The timeline's records as columns of plain values, one place a record: what the browser needs to lay out its lanes.

Days are counted from the first day of the case. Colours and shapes are named, as theme.py has them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from lib.draw import theme

HOLLOW: Final = 1  # an act whose author is not established
VAGUE: Final = 2  # known by its month, its year or about its day
CONTESTED: Final = 4  # claims about it differ
INTERVAL: Final = 8  # it lasted from its first to its last day
SOFT: Final = ("month", "year", "approximate")

Columns = dict[str, list[Any]]


def columns(
    records: pd.DataFrame, lanes: Sequence[str], credibility: Mapping[str, int], since: pd.Timestamp
) -> Columns:
    """The records in their order. `records` with lane, slug, weight, when, who_names, where and contested beside the
    usual columns; `lanes`: names in drawing order; `credibility`: 1 to 5 by key, 0 is written where none is judged."""
    kinds = [theme.kind(t, r) for t, r in zip(records["type"].tolist(), records["role"].tolist(), strict=True)]
    number = {name: i for i, name in enumerate(lanes)}
    people, places = (list(dict.fromkeys(records[column])) for column in ("who_names", "where"))
    who, where = ({name: i for i, name in enumerate(names)} for names in (people, places))
    return {
        "key": records["key"].tolist(),
        "title": records["title"].tolist(),
        "when": records["when"].tolist(),
        "first": (records["first_day"] - since).dt.days.tolist(),
        "last": (records["last_day"] - since).dt.days.tolist(),
        "lane": [number[lane] for lane in records["lane"].tolist()],
        "side": records["slug"].tolist(),
        "kind": kinds,
        "flags": _flags(records, kinds),
        "credibility": [credibility.get(key, 0) for key in records["key"].tolist()],
        "weight": [round(weight, 1) for weight in records["weight"].tolist()],
        "who": [who[name] for name in records["who_names"].tolist()],
        "where": [where[name] for name in records["where"].tolist()],
        "sources": records["sources"].map(len).tolist(),
        "people": people,
        "places": places,
    }


def _flags(records: pd.DataFrame, kinds: Sequence[str]) -> list[int]:
    basis, precision = records["actor_basis"].tolist(), records["precision"].tolist()
    return [
        (HOLLOW if kind != theme.STATEMENT_KIND and who != "established" else 0)
        | (VAGUE if known in SOFT else 0)
        | (CONTESTED if disputed else 0)
        | (INTERVAL if known == "interval" else 0)
        for kind, who, known, disputed in zip(kinds, basis, precision, records["contested"].tolist(), strict=True)
    ]
