"""Frames become small frames, one question each. Pure: nothing here knows a choice, a case or a page."""

from collections.abc import Container, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from lib import model

DAY: Final = pd.Timedelta(days=1)
DISPUTED: Final = "disputed"  # stands for a claimant where no claim is accepted


def in_days(moments: pd.Series) -> pd.Series:
    """Moments as numbers of days since 1970."""
    return moments.astype("datetime64[s]").astype("int64") / 86400


def importance(records: pd.DataFrame, hostility: Mapping[str, float], named: Container[str]) -> pd.Series:
    """How much a record weighs where not all can be drawn: twice the hostility (MID, 1 to 5) of an act, once that of a
    statement; one for each source up to five; four where a chapter names it."""
    said = (records["role"] == "statement").map({True: 1, False: 2})
    score = records["type"].map(hostility).fillna(1.0) * said + records["sources"].map(len).clip(upper=5)
    return score + 4 * records["key"].map(lambda key: key in named).astype("float64")


def km_to_line(lon: pd.Series, lat: pd.Series, line: Sequence[Sequence[float]]) -> pd.Series:
    """Km from points to the nearest point of a line (lon and lat of its corners, degrees), on a plane that touches the
    sphere (radius 6,371 km) at each point: exact to 1% within 500 km."""
    corners = np.radians(np.asarray(line, dtype="float64"))
    at = np.radians(np.column_stack([lon, lat]))[:, None, :]
    plane = (corners[None] - at) * np.stack([np.cos(at[..., 1]), np.ones_like(at[..., 1])], axis=-1)
    start, way = plane[:, :-1], np.diff(plane, axis=1)
    length = np.maximum((way**2).sum(axis=-1), 1e-18)
    along = np.clip(-(start * way).sum(axis=-1) / length, 0, 1)[..., None]
    nearest = np.sqrt(((start + along * way) ** 2).sum(axis=-1)).min(axis=1)
    return pd.Series(nearest * 6371.0, index=lon.index)


def contested(claims: pd.DataFrame) -> frozenset[str]:
    """Keys of the records about which claims give different values for the same thing."""
    values = claims["value"].where(claims["value"] != "", claims["text"])
    things = claims.assign(said=values).groupby(["record", "about", "of_whom", "unit"])["said"].nunique()
    return frozenset(things[things > 1].index.get_level_values("record"))


def credibility(claims: pd.DataFrame) -> dict[str, int]:
    """The worst Admiralty credibility (1 to 5) among a record's accepted claims, by key; 6, "cannot be judged", is
    left out."""
    judged = claims[(claims["accepted"] == "yes") & (claims["credibility"] != "6")]
    return {str(key): int(worst) for key, worst in judged.groupby("record")["credibility"].max().items()}


def tempo(records: pd.DataFrame, since: pd.Timestamp, until: pd.Timestamp) -> pd.DataFrame:
    """Statements (`words`) and acts (`deeds`) dated to each day from `since` to `until`; neither reports nor tolls."""
    days = pd.date_range(since, until)
    at = (records["first_day"] - since).dt.days.to_numpy()
    exact = (records["precision"] == "day").to_numpy() & (at >= 0) & (at < len(days))
    counts = {
        name: np.bincount(at[exact & (records["role"] == role).to_numpy()], minlength=len(days))
        for name, role in (("words", "statement"), ("deeds", "act"))
    }
    return pd.DataFrame(counts, index=days)


def without_exercises(observed: pd.DataFrame, exercises: pd.DataFrame) -> pd.DataFrame:
    """Observations with `exercise`: the part of `value` that the monitors put down to live-fire exercises."""
    same = ["start", "end", "breakdown"]
    parts = exercises[[*same, "value"]].rename(columns={"value": "exercise"})
    return observed.merge(parts, on=same, how="left").fillna({"exercise": 0.0})


def ranges(series: pd.DataFrame) -> pd.DataFrame:
    """Published estimates: one row a day, counter and source with `low` and `high`, alike where one number is given;
    `days`: how many it counts where it is of a period, 0 where it is a total so far or of one moment."""
    by = ["start", "end", "breakdown", "source"]
    grouped = series.groupby(by, as_index=False, sort=True)
    found = grouped.agg(low=("value", "min"), high=("value", "max"), note=("note", "first"), basis=("basis", "first"))
    days = in_days(found["end"]) - in_days(found["start"]) + 1
    return found.drop(columns="basis").assign(days=days.where(found["basis"] == model.OF_PERIOD, 0))


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


def per_day_by_side(records: pd.DataFrame, days: pd.DatetimeIndex) -> pd.DataFrame:
    """For each of the days (index) and each side (columns) the number of records dated to that day."""
    dated = records[records["precision"] == "day"]
    counted = pd.crosstab(dated["first_day"], dated["side"]).reindex(index=days, fill_value=0)
    return counted.astype(int)


def per_day_observed(observed: pd.DataFrame, days: pd.DatetimeIndex) -> pd.DataFrame:
    """For each of the days (index) and each region (columns) what `periods` says was counted a day, missing where no
    period covers it. A period counts from the evening of its first day to that of its last (OSCE SMM daily reports)."""
    spans = [pd.date_range(first + DAY, last) for first, last in observed[["start", "end"]].itertuples(index=False)]
    spread = observed.assign(day=pd.Series(spans, index=observed.index, dtype=object)).explode("day")
    return spread.pivot_table(index="day", columns="breakdown", values="per_day", aggfunc="sum").reindex(days)


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


def stances(
    statements: pd.DataFrame, tones: Mapping[str, Sequence[str]], edges: Sequence[pd.Timestamp]
) -> pd.DataFrame:
    """How many statements of each side fall into each tone and each period: columns `side`, `period` (the number of the
    edge that begins it) and one for each tone. A statement belongs where its first day lies."""
    of = {stance: tone for tone, named in tones.items() for stance in named}
    period = np.searchsorted(np.array(edges, dtype="datetime64[s]"), statements["first_day"].to_numpy(), "right") - 1
    said = pd.DataFrame({"side": statements["side"], "period": period, "tone": statements["stance"].map(of)})
    counted = said.groupby(["side", "period", "tone"]).size().unstack("tone", fill_value=0)
    return counted.reindex(columns=list(tones), fill_value=0).reset_index()


def thread(answered: Mapping[str, str], answers: Mapping[str, Sequence[str]], key: str) -> list[tuple[str, int]]:
    """The conversation that a record is part of: keys from the one that answers nothing on, each with its depth;
    answers follow what they answer. `answered` is the record that each answers, `answers` the ones that answer it."""
    first, seen = key, {key}
    while answered.get(first) and answered[first] not in seen:
        first = answered[first]
        seen.add(first)
    told: list[tuple[str, int]] = []
    open_, done = [(first, 0)], set()
    while open_:
        one, depth = open_.pop()
        if one not in done:
            done.add(one)
            told.append((one, depth))
            open_ += [(other, depth + 1) for other in reversed(answers.get(one, ()))]
    return told


class Disagreement(NamedTuple):
    """How far the claims about one thing differ: how many sources there are, how many of them give something else than
    the accepted claim (`settled`) or, with none, than the claim made most often; the lowest, accepted and highest
    number, NaN where there is none. The share of differing sources is `share_disagreement` of van Baalen's R package
    eventreport (after Cook and Weidmann 2019, doi:10.1111/ajps.12398)."""

    sources: int
    differing: int
    settled: bool
    low: float
    accepted: float
    high: float


def disagreement(claims: pd.DataFrame) -> Disagreement:
    """The disagreement among claims about one thing (the same record, about, of_whom and unit)."""
    said = claims["value"].where(claims["value"] != "", claims["text"])
    accepted = claims[claims["accepted"] == "yes"]
    settled = not accepted.empty
    shown = said[accepted.index[0]] if settled else said.mode().iloc[0]
    agreeing = set(claims.loc[said == shown, "source"])
    sources = set(claims["source"])
    number = float(accepted["low"].iloc[0]) if settled else float("nan")
    return Disagreement(
        len(sources), len(sources - agreeing), settled, float(claims["low"].min()), number, float(claims["high"].max())
    )
