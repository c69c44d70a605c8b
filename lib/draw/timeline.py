"""The timeline's records as columns of plain values, one place a record: what the browser needs to lay out its lanes.

Days are counted from the first day of the case. Colours and shapes are named, as theme.py has them.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    side, sides = _coded(records["slug"])
    kind, known_kinds = _coded(kinds)
    who, people = _coded(records["who_names"])
    where, places = _coded(records["where"])
    return {
        "key": records["key"].tolist(),
        "title": records["title"].tolist(),
        "when": records["when"].tolist(),
        "first": (records["first_day"] - since).dt.days.tolist(),
        "last": (records["last_day"] - since).dt.days.tolist(),
        "lane": [number[lane] for lane in records["lane"].tolist()],
        "side": side,
        "kind": kind,
        "flags": _flags(records, kinds),
        "credibility": [credibility.get(key, 0) for key in records["key"].tolist()],
        "weight": [round(weight, 1) for weight in records["weight"].tolist()],
        "who": who,
        "where": where,
        "sources": records["sources"].map(len).tolist(),
        "sides": sides,
        "kinds": known_kinds,
        "people": people,
        "places": places,
    }


def _coded(values: Iterable[str]) -> tuple[list[int], list[str]]:
    """Texts that come often as numbers, and the texts by number."""
    codes, texts = pd.factorize(pd.Series(values, dtype="str"))
    return codes.tolist(), texts.tolist()


def _flags(records: pd.DataFrame, kinds: Sequence[str]) -> list[int]:
    basis, precision = records["actor_basis"].tolist(), records["precision"].tolist()
    return [
        (HOLLOW if kind != theme.STATEMENT_KIND and who != "established" else 0)
        | (VAGUE if known in SOFT else 0)
        | (CONTESTED if disputed else 0)
        | (INTERVAL if known == "interval" else 0)
        for kind, who, known, disputed in zip(kinds, basis, precision, records["contested"].tolist(), strict=True)
    ]
