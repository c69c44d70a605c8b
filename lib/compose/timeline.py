"""The timeline view: chosen records as marks in lanes by side, chapters, and the monitors' counts below."""

import functools
from typing import Any

import numpy as np
import pandas as pd

from lib import dates, measure, model, words
from lib.compose import choice
from lib.draw import axis, series, theme, timeline
from lib.load import Case
from lib.view import Link

SERIES = model.SERIES[0]
ACT_PX = 8  # least distance of two acts in a row
TICK_PX = 4  # and of two statements
VAGUE = ("month", "year", "approximate")
NO_PANEL: dict[str, list[Any]] = {"data": [], "annotations": []}


def data(case: Case, link: Link, narrow: bool = False, small: bool = False) -> dict[str, Any]:
    """What the browser's timeline receives: the figure, short texts for its hover cards, and its words.

    `narrow` is for a phone's width; `small` for a place beside other views, without the series and the controls.
    """
    records, rows = choice.records(case, link), texts(case)
    days = pd.DatetimeIndex([link.view.since, link.view.until])
    sheet = {(False, False): axis.WIDE, (True, False): axis.NARROW, (False, True): axis.SMALL}.get(
        (narrow, small), axis.SMALL_NARROW
    )
    marks = _marks(records, days, sheet.px)
    panel = series.violations(*_observed(case, days), sheet) if sheet.panel else NO_PANEL
    figure = timeline.figure(marks, _lanes(marks), case.chapters, panel, days, sheet)
    return {
        "drawn": choice.stamp(link),
        "figure": figure,
        "rows": {key: rows[key] for key in records["key"].tolist()},
        "selected": link.view.record,
        "days": [str(link.view.since), str(link.view.until)],
        "window": [str(case.first_day), str(case.last_day)],
        "words": words.section("timeline"),
        "alt": alt(records, link),
        "small": small,
        "narrow": narrow,
        "legend": legend(records),
    }


def legend(records: pd.DataFrame) -> dict[str, Any]:
    """Sides and kinds of the records with their colours and shapes, as the browser's legend takes them."""
    sides, kinds = set(records["side"]), set(map(theme.kind, records["type"], records["role"]))
    return {
        "sides": {slug: name for slug, name in model.SIDES.items() if name in sides},
        "shapes": {kind: shape for kind, shape in theme.KIND_SHAPES.items() if kind in kinds},
        "words": words.section("legend") | {"kinds": words.section("kind")},
        "series": theme.SERIES,
    }


def _marks(records: pd.DataFrame, days: pd.DatetimeIndex, px: int) -> pd.DataFrame:
    """A mark for each record: key, lane, kind, hollow, soft, first and last day within the choice, and its row."""
    first, last = records["first_day"], records["last_day"]
    kinds = [theme.kind(t, r) for t, r in zip(records["type"].tolist(), records["role"].tolist(), strict=True)]
    ticks = [kind == theme.STATEMENT_KIND for kind in kinds]
    marks = pd.DataFrame(
        {
            "key": records["key"].tolist(),
            "lane": [model.SLUGS[side] for side in records["side"].tolist()],
            "kind": kinds,
            "hollow": (records["actor_basis"] != "established").to_numpy() & ~np.array(ticks, dtype=bool),
            "soft": (records["precision"].isin(VAGUE) | ~records["certain"]).to_numpy(),
            "first_day": first.where(first >= days[0], days[0]).to_numpy(),
            "last_day": last.where(last <= days[-1], days[-1]).to_numpy(),
        }
    )
    day_px = px / max((days[-1] - days[0]).days + 1, 1)
    gaps = [(TICK_PX if tick else ACT_PX) / day_px for tick in ticks]
    return measure.placed(marks, list(zip(marks["lane"].tolist(), ticks, strict=True)), gaps)


def _lanes(marks: pd.DataFrame) -> pd.DataFrame:
    """Lanes from the side with most records down; what is not established stands last."""
    counts = measure.by_side(marks.assign(side=marks["lane"]))
    order = sorted(counts.index, key=lambda slug: (slug == "not-established", -counts[slug]))
    rows = (marks.groupby(["lane", marks["kind"] == theme.STATEMENT_KIND])["row"].max() + 1).unstack(fill_value=0)
    rows = rows.reindex(index=order, columns=[False, True], fill_value=0)
    labels = [f"{model.SIDES[slug]} {counts[slug]}" for slug in order]
    return pd.DataFrame(
        {"slug": order, "label": labels, "rows": rows[False].to_numpy(), "ticks": rows[True].to_numpy()}
    )


@functools.lru_cache(maxsize=8)
def _periods(case: Case) -> pd.DataFrame:
    return measure.periods(case.series, SERIES)


def _observed(case: Case, days: pd.DatetimeIndex) -> tuple[pd.DataFrame, pd.DataFrame]:
    observed = _periods(case)
    observed = observed[(observed["end"] >= days[0]) & (observed["start"] <= days[-1])]
    return observed, measure.gaps(observed, days[0], days[-1])


@functools.lru_cache(maxsize=8)
def texts(case: Case) -> dict[str, list[str]]:
    """Short texts of each record for its hover card: title, date, actors, place, number of sources."""
    places, actors = choice.rows(case, "places"), choice.rows(case, "actors")
    rows = {}
    for key, title, date, who, place, sources in case.records[
        ["key", "title", "date", "actors", "place", "sources"]
    ].itertuples(index=False):
        names = ", ".join(str(actors[a]["short"]) for a in who) or words.say("record.unknown_actor")
        where = str(places[place]["name"]) if place else ""
        rows[key] = [title, dates.in_words(date), names, where, words.say("record.sources", n=len(sources))]
    return rows


def alt(records: pd.DataFrame, link: Link) -> str:
    """What the chart shows in this choice, for those who do not see it."""
    if records.empty:
        return words.say("empty.title")
    sides = measure.by_side(records)
    start, most = measure.busiest_week(records) if len(measure.per_day(records)) else (None, 0)
    said = words.say("timeline.alt", n=len(records), side=sides.index[0], most=int(sides.iloc[0]))
    if start is None:
        return said
    end = (start + pd.Timedelta(days=6)).date()
    return said + words.say(
        "timeline.alt_week", n=most, days=dates.range_in_words(max(start.date(), link.view.since), end)
    )
