"""Frames become small frames, one question each. Pure: nothing here knows a choice, a case or a page."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np
import pandas as pd

DAY: Final = pd.Timedelta(days=1)
DISPUTED: Final = "disputed"  # stands for a claimant where no claim is accepted


def in_days(moments: pd.Series) -> pd.Series:
    """Moments as numbers of days since 1970."""
    return moments.astype("datetime64[s]").astype("int64") / 86400


def placed(records: pd.DataFrame, lanes: Sequence[Hashable], gaps: Sequence[float]) -> pd.DataFrame:
    """Records in order of their first day, with `row`: the lowest in their lane where each keeps its gap, in days, from
    those before it. A month or a range keeps its whole length free."""
    start, end = in_days(records["first_day"]).tolist(), in_days(records["last_day"]).tolist()
    keys = records["key"].tolist()
    order = sorted(range(len(keys)), key=lambda i: (start[i], keys[i]))
    ends: dict[Hashable, list[float]] = defaultdict(list)
    rows = []
    for i in order:
        taken = ends[lanes[i]]
        row = next((n for n, until in enumerate(taken) if start[i] - until >= gaps[i]), len(taken))
        taken[row : row + 1] = [end[i]]
        rows.append(row)
    return records.iloc[order].assign(row=rows)


def by_side(records: pd.DataFrame) -> pd.Series:
    """Number of records by side, most first."""
    return records.groupby("side", sort=True).size().sort_values(ascending=False, kind="stable")


def per_day(records: pd.DataFrame) -> pd.Series:
    """Number of records on each day that is known exactly; index: days, in order, without the empty ones."""
    exact = records[(records["precision"] == "day") & records["certain"]]
    return exact.groupby("first_day").size()


def busiest_week(records: pd.DataFrame) -> tuple[pd.Timestamp, int]:
    """First day and number of records of the seven days with the most records dated to a day."""
    days = per_day(records)
    weeks = days.asfreq("D", fill_value=0).rolling(7, min_periods=1).sum()
    return pd.Timestamp(weeks.index[int(weeks.argmax())]) - 6 * DAY, int(weeks.max())


def periods(series: pd.DataFrame, name: str) -> pd.DataFrame:
    """Observations of one series with `days` (length of the reporting period) and `per_day` (its average)."""
    rows = series[series["series"] == name]
    days = (in_days(rows["end"]) - in_days(rows["start"])).clip(lower=1)
    return rows.assign(days=days, per_day=rows["value"] / days)


def gaps(observed: pd.DataFrame, since: pd.Timestamp, until: pd.Timestamp) -> pd.DataFrame:
    """Runs of days between `since` and `until` that no reporting period covers: start, end, days."""
    low, high = (in_days(pd.Series([day])).iloc[0] for day in (since, until))
    runs, reached = [], low
    for start, end in sorted(zip(in_days(observed["start"]), in_days(observed["end"]), strict=True)):
        if start > reached:
            runs.append((reached, min(start, high)))
        reached = max(reached, end)
    if reached < high:
        runs.append((reached, high))
    days = np.array([run for run in runs if run[0] < run[1]], dtype="float64").reshape(-1, 2)
    start, end = ((days[:, i] * 86400).astype("datetime64[s]") for i in (0, 1))
    return pd.DataFrame({"start": start, "end": end, "days": days[:, 1] - days[:, 0]})


def killed(events: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Deaths in acts: low, high, by whom killed (`of_whom`) and by whom claimed (`claimed_by`), never with tolls.

    Accepted claims count; where none is accepted the lowest and highest claim are the range.
    """
    acts = events.loc[events["role"] == "act", "key"]
    counted = claims[claims["record"].isin(acts) & (claims["about"] == "killed") & (claims["text"] == "")]
    counted = counted[counted["low"].notna()]
    things = ["record", "of_whom"]
    settled = counted[counted["accepted"] == "yes"]
    known = pd.MultiIndex.from_frame(settled[things])
    disputed = counted[~pd.MultiIndex.from_frame(counted[things]).isin(known)]
    ranges = disputed.groupby(things, as_index=False).agg(low=("low", "min"), high=("high", "max"))
    rows = pd.concat([settled, ranges.assign(claimed_by=DISPUTED)])
    return rows.groupby(["of_whom", "claimed_by"], as_index=False)[["low", "high"]].sum()


def resting_on_one_party(events: pd.DataFrame) -> tuple[int, int]:
    """Acts of violence or coercion whose author only one party names, and all of them."""
    acts = events[events["type"].isin(["ASSAULT", "COERCE"]) & (events["role"] == "act")]
    return int((acts["actor_basis"] == "alleged").sum()), len(acts)


def observed_total(observed: pd.DataFrame, until: pd.Timestamp, since: pd.Timestamp) -> tuple[int, int]:
    """Sum of a series over the reporting periods that lie in the range, and the days that no period covers."""
    inside = observed[(observed["start"] >= since) & (observed["end"] <= until)]
    missing = gaps(inside, since, until)
    return int(inside["value"].sum()), int(missing["days"].sum())
