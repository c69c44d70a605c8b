"""What the views of a page share: the chosen records in time order, look-ups by key, stamps and addresses."""

import functools
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from lib import dates, model, view
from lib.load import Case
from lib.view import Link


def records(case: Case, link: Link, *columns: str) -> pd.DataFrame:
    """The chosen events and statements as records in time order, with `certain`; with some columns only where they
    are named, which is quicker."""
    return _records(case, view.unselected(link.view), columns)


@functools.lru_cache(maxsize=64)
def _records(case: Case, choice: view.View, columns: tuple[str, ...]) -> pd.DataFrame:
    shown, certain = _mask(case, choice)
    chosen = case.records.loc[shown, list(columns) or slice(None)]
    return chosen.assign(certain=certain[shown])


def mask(case: Case, link: Link) -> view.Mask:
    """Which of the case's records are chosen; quicker than the records themselves."""
    return _mask(case, view.unselected(link.view))


@functools.lru_cache(maxsize=64)
def _mask(case: Case, choice: view.View) -> view.Mask:
    order = case.records["row"].to_numpy()
    both = zip(*view.marked(case, choice), strict=True)
    return view.Mask(*(np.concatenate(masks)[order] for masks in both))


@functools.lru_cache(maxsize=64)
def rows(case: Case, table: str) -> dict[str, dict[str, object]]:
    """Rows of a table by key."""
    frame: pd.DataFrame = getattr(case, table)
    return {str(row["key"]): {str(name): value for name, value in row.items()} for row in frame.to_dict("records")}


def brief(case: Case, link: Link, key: str) -> dict[str, object]:
    """A record as lists name it: key, address of its card, title, day and side."""
    record = rows(case, "records")[key]
    side, when = model.SLUGS[str(record["side"])], dates.in_words(str(record["date"]))
    return {"key": key, "href": address(link, record=key), "title": record["title"], "when": when, "side": side}


def stamp(link: Link) -> str:
    """The choice as a short text; a view shows it as `data-drawn` when the picture of this choice stands."""
    query = link.query()
    return urlencode({name: values for name, values in query.items() if name not in ("v", "record")}, doseq=True)


def address(link: Link, **changes: object) -> str:
    """A relative address: this page with the link's choice and some changes."""
    return "?" + urlencode(link.changed(**changes).query(), doseq=True)
