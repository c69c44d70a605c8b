"""A case as it was known on a day, by the sources in this collection: what they had not told by then is not there."""

import dataclasses
import datetime as dt
import functools
from typing import Final

import pandas as pd

from lib import load
from lib.load import Case, Frames

THING: Final = ["record", "about", "of_whom", "unit", "narrowed"]


@functools.lru_cache(maxsize=16)
def case(whole: Case, day: dt.date | None) -> Case:
    """The case with what was published by the end of a day; the whole case where no day is given.

    A record counts when the earliest of its dated sources was published by then. One whose sources have no date is
    left out and counted in `left_out`. Of several claims about one thing the accepted one shows where it was known by
    then, else the latest that was; where none is accepted today, none is. Links to records not yet known are cut, as
    are chapters not yet begun and the texts of those not yet ended.
    """
    if day is None:
        return whole
    at = pd.Timestamp(day)
    frames: Frames = {name: frame.copy(deep=False) for name, frame in whole.frames.items()}
    sources = frames["sources"] = _by(frames["sources"], "published_day", at)
    events, statements = (_by(frames[name], "known_day", at) for name in ("events", "statements"))
    keys = {*events["key"], *statements["key"]}
    frames["events"] = events.assign(part_of=_kept(events["part_of"], keys))
    replies, acts = (_kept(statements[name], keys) for name in ("replies_to", "event"))
    frames["statements"] = statements.assign(replies_to=replies, event=acts)
    for name in ("events", "statements"):
        frames[name] = frames[name].assign(sources=_known(frames[name]["sources"], {*sources["key"]}))
    frames["records"] = load.records(frames["events"], frames["statements"])
    frames["claims"] = _claims(frames["claims"], keys, dict(zip(sources["key"], sources["published_day"], strict=True)))
    frames["series"] = _of(frames["series"], "source", {*sources["key"]})
    frames["corrections"] = _of(frames["corrections"], "record", keys)
    frames["chapters"] = _chapters(frames["chapters"], at)
    for name in ("events", "statements", "records"):
        frames[name].attrs.update(whole.frames["records"].attrs)
    undated = int(whole.frames["records"]["known_day"].isna().sum())
    return dataclasses.replace(whole, frames=frames, left_out=undated)


def _by(frame: pd.DataFrame, column: str, at: pd.Timestamp) -> pd.DataFrame:
    return frame[frame[column] <= at].reset_index(drop=True)


def _of(frame: pd.DataFrame, column: str, keys: set[str]) -> pd.DataFrame:
    return frame[frame[column].isin(keys)].reset_index(drop=True)


def _kept(links: pd.Series, keys: set[str]) -> pd.Series:
    return links.where(links.isin(keys), "")


def _known(lists: pd.Series, keys: set[str]) -> pd.Series:
    return pd.Series([tuple(key for key in cell if key in keys) for cell in lists], index=lists.index, dtype=object)


def _claims(claims: pd.DataFrame, records: set[str], published: dict[str, pd.Timestamp]) -> pd.DataFrame:
    """The claims known by then; where the one accepted today was not, the latest known stands for it."""
    settled = claims[claims["accepted"] == "yes"].set_index(THING).index
    told = claims[claims["record"].isin(records) & claims["source"].isin(published)]
    told = told.assign(day=told["source"].map(published))
    things = told.set_index(THING).index
    open_ = things.isin(settled) & ~things.isin(told[told["accepted"] == "yes"].set_index(THING).index)
    latest = told[open_].sort_values("day", kind="stable").drop_duplicates(THING, keep="last").index
    accepted = told["accepted"].where(~told.index.isin(latest), "yes")
    return told.assign(accepted=accepted).drop(columns="day").reset_index(drop=True)


def _chapters(chapters: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    begun = chapters[chapters["since"] <= at].reset_index(drop=True)
    ended = begun["until"] <= at
    return begun.assign(text=begun["text"].where(ended, ""), notes=begun["notes"].where(ended, ""))
