"""What the views of a page share: the chosen records in time order, look-ups by key, stamps and addresses."""

import functools
from urllib.parse import urlencode

import pandas as pd

from lib import view
from lib.load import Case
from lib.view import Link


def records(case: Case, link: Link) -> pd.DataFrame:
    """The chosen events and statements as records in time order, with `certain`."""
    return _records(case, view.unselected(link.view))


@functools.lru_cache(maxsize=64)
def _records(case: Case, choice: view.View) -> pd.DataFrame:
    events, statements = view.chosen(case, choice)
    frames = (events, statements)
    certain = {key: sure for frame in frames for key, sure in zip(frame["key"], frame["certain"], strict=True)}
    records = case.records
    shown = records[[key in certain for key in records["key"].tolist()]]
    return shown.assign(certain=[certain[key] for key in shown["key"].tolist()])


@functools.lru_cache(maxsize=8)
def rows(case: Case, table: str) -> dict[str, dict[str, object]]:
    """Rows of a table by key."""
    frame: pd.DataFrame = getattr(case, table)
    return {str(row["key"]): {str(name): value for name, value in row.items()} for row in frame.to_dict("records")}


def stamp(link: Link) -> str:
    """The choice as a short text; a view shows it as `data-drawn` when the picture of this choice stands."""
    query = link.query()
    return urlencode({name: values for name, values in query.items() if name not in ("v", "record")}, doseq=True)


def address(link: Link, **changes: object) -> str:
    """A relative address: this page with the link's choice and some changes."""
    return "?" + urlencode(link.changed(**changes).query(), doseq=True)
