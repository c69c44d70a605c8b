"""Measured quantities on the days of the timeline, one panel each: bars as wide as their reporting periods with gaps
hatched, or points with ranges by who says so.

Colours stand as "var(--name)"; the browser puts in those of its light or dark scheme, the days in sight, the titles.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from lib import words
from lib.draw import theme

Figure = dict[str, Any]

EVENING: Final = pd.Timedelta(hours=19, minutes=30)  # the monitors' reporting day ends in the evening
NOON: Final = pd.Timedelta(hours=12)
MS: Final = 86_400_000
PX: Final = 92  # height of a panel
GAP_PX: Final = 14
FOOT_PX: Final = 9  # half of the lowest number beside the axis
HATCH: Final = {"shape": "/", "fgcolor": "var(--muted)", "size": 5, "solidity": 0.25, "fillmode": "overlay"}


class Panel(NamedTuple):
    """One quantity: its name, and its traces without their axis."""

    name: str
    traces: list[Figure]
    annotations: tuple[Figure, ...] = ()


def figure(panels: Sequence[Panel], scale: str) -> Figure:
    """The panels below each other on one axis of days; `scale` is linear or log."""
    total = len(panels) * (PX + GAP_PX)
    inner = total - GAP_PX
    layout: Figure = {
        "height": total + FOOT_PX,
        "margin": {"l": 0, "r": 0, "t": GAP_PX, "b": FOOT_PX},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "IBM Plex Sans, sans-serif", "size": 13, "color": "var(--ink)"},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0,
        "barmode": "stack",
        "xaxis": {"type": "date", "fixedrange": True, "showticklabels": False, "gridcolor": "var(--rule)"},
    }
    traces: list[Figure] = []
    notes: list[Figure] = []
    for n, panel in enumerate(panels, 1):
        name = "" if n == 1 else str(n)
        top = 1 - (n - 1) * (PX + GAP_PX) / inner
        layout[f"yaxis{name}"] = _axis(scale) | {"domain": [round(max(top - PX / inner, 0), 4), round(top, 4)]}
        traces += [trace | {"yaxis": f"y{name}", "xaxis": "x"} for trace in panel.traces]
        notes += [note | {"yref": f"y{name}", "xref": "x"} for note in panel.annotations if scale == "linear"]
    return {"data": traces, "layout": layout | {"annotations": notes}}


def _axis(scale: str) -> Figure:
    axis = {
        "fixedrange": True,
        "nticks": 4,
        "gridcolor": "var(--rule)",
        "zerolinecolor": "var(--rule)",
        "tickfont": {"size": 12, "color": "var(--muted)"},
        "ticklabelposition": "outside",
    }
    return axis | ({"type": "log"} if scale == "log" else {"rangemode": "tozero"})


def observed(name: str, periods: pd.DataFrame, missing: pd.DataFrame) -> Panel:
    """What monitors counted a day, by region, in bars as wide as their reporting periods; `periods` with days, per_day
    and exercise, the part of value that stands apart. Days that no report covers are hatched, never zero."""
    top = float(periods.groupby("start")["per_day"].sum().max()) if len(periods) else 1.0
    traces = [_region(str(region), rows) for region, rows in periods.groupby("breakdown", sort=True)]
    drilled = periods[periods["exercise"] > 0]
    if drilled.empty:
        return Panel(name, [*traces, _unobserved(missing, top)])
    return Panel(name, [*traces, _exercises(drilled), _unobserved(missing, top)], (_largest(drilled),))


def _region(region: str, rows: pd.DataFrame) -> Figure:
    share = ((rows["value"] - rows["exercise"]) / rows["days"]).round(1)
    texts = zip(isos(rows["start"]), isos(rows["end"]), rows["value"].tolist(), rows["source"].tolist(), strict=True)
    return _bars(rows) | {
        "name": region,
        "y": share.tolist(),
        "marker": {"color": theme.SERIES[region], "line": {"width": 0}},
        "customdata": [[start, end, int(value), source] for start, end, value, source in texts],
    }


def _exercises(rows: pd.DataFrame) -> Figure:
    texts = zip(isos(rows["start"]), isos(rows["end"]), rows["exercise"].tolist(), rows["source"].tolist(), strict=True)
    return _bars(rows) | {
        "name": "exercise",
        "y": (rows["exercise"] / rows["days"]).round(1).tolist(),
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 1.5, "color": "var(--muted)"}},
        "customdata": [[start, end, int(value), source] for start, end, value, source in texts],
    }


def _largest(drilled: pd.DataFrame) -> Figure:
    """Says beside the highest of the outlined bars what it is."""
    row = drilled.iloc[int((drilled["exercise"] / drilled["days"]).argmax())]
    return {
        "text": words.say("legend.legend_exercise"),
        "x": isos(pd.Series([row["end"] + EVENING]))[0],
        "y": round(float(row["per_day"]), 1),
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12, "color": "var(--muted)"},
    }


def _unobserved(missing: pd.DataFrame, top: float) -> Figure:
    texts = zip(isos(missing["start"]), isos(missing["end"]), strict=True)
    return _bars(missing) | {
        "name": "unobserved",
        "y": [round(top, 1)] * len(missing),
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}, "pattern": HATCH},
        "customdata": [[start, end] for start, end in texts],
    }


def _bars(rows: pd.DataFrame) -> Figure:
    middle = rows["start"] + EVENING + (rows["end"] - rows["start"]) / 2
    width = [days * MS for days in rows["days"]]
    return {"type": "bar", "x": isos(middle), "width": width, "hoverinfo": "none"}


def estimates(name: str, ranges: pd.DataFrame, sides: Mapping[str, str]) -> Panel:
    """Published numbers by who says so, each at the last day of its period: a point a number, a range where two are
    given, a bar over the days where it counts these, never a line from one counter to another; `ranges` with start,
    end, breakdown, source, low, high, note, days; `sides`: slug of each counter's side."""
    groups = [(str(who), rows, sides[str(who)]) for who, rows in ranges.groupby("breakdown", sort=True)]
    return Panel(
        name,
        [_spans(rows, side) for _, rows, side in groups if rows["days"].any()] + [_counter(*group) for group in groups],
    )


def _spans(ranges: pd.DataFrame, side: str) -> Figure:
    """A bar over the days that a number counts, at its height, ended by its point."""
    rows = ranges[ranges["days"] > 0]
    last = isos(rows["end"] + NOON)
    first = isos(rows["end"] + NOON - pd.to_timedelta(rows["days"] - 0.5, "D"))
    middle = ((rows["low"] + rows["high"]) / 2).tolist()
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "days",
        "x": [x for span in zip(first, last, strict=True) for x in (*span, None)],
        "y": [y for value in middle for y in (value, value, None)],
        "line": {"width": 3, "color": f"var(--side-{side})"},
        "hoverinfo": "skip",
    }


def _counter(who: str, rows: pd.DataFrame, side: str) -> Figure:
    middle = ((rows["low"] + rows["high"]) / 2).tolist()
    half = ((rows["high"] - rows["low"]) / 2).tolist()
    spans = [
        start if start == end else words.say("series.span", start=start, end=end)
        for start, end in zip(isos(rows["start"]), isos(rows["end"]), strict=True)
    ]
    texts = zip(spans, rows["low"].tolist(), rows["high"].tolist(), rows["source"].tolist(), strict=True)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "textfont": {"size": 12, "color": "var(--ink)"},
        "name": who,
        "x": isos(rows["end"] + NOON),
        "y": middle,
        "error_y": {"type": "data", "array": half, "thickness": 2, "width": 5, "color": f"var(--side-{side})"},
        "marker": {"size": 10, "color": f"var(--side-{side})", "line": {"width": 1, "color": "var(--paper)"}},
        "hoverinfo": "none",
        "cliponaxis": False,
        "customdata": [[day, int(low), int(high), source] for day, low, high, source in texts],
    }


def isos(days: pd.Series) -> list[str]:
    """Moments as plotly.js reads them: days, or days with minutes where one of them is not midnight."""
    minutes = days.to_numpy().astype("datetime64[m]")
    whole = minutes.astype("datetime64[D]")
    texts: list[str] = np.datetime_as_string(whole if (whole == minutes).all() else minutes).tolist()
    return texts
