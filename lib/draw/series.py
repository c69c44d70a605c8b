"""A measured quantity below the timeline, on the same days: bars as wide as their reporting periods, gaps hatched."""

from typing import Any, Final

import pandas as pd

from lib import words
from lib.draw import theme
from lib.draw.axis import Figure, Sheet, isos

EVENING: Final = pd.Timedelta(hours=19, minutes=30)  # the monitors' reporting day ends in the evening
MS: Final = 86_400_000
HATCH: Final = {"shape": "/", "fgcolor": "var(--muted)", "size": 5, "solidity": 0.25, "fillmode": "overlay"}


def violations(observed: pd.DataFrame, missing: pd.DataFrame, sheet: Sheet) -> Figure:
    """Traces and notes of ceasefire violations a day by region; days without a report are hatched, never zero."""
    top = float(observed.groupby("start")["per_day"].sum().max()) if len(observed) else 1.0
    traces = [_region(str(region), rows) for region, rows in observed.groupby("breakdown", sort=True)]
    return {"data": [*traces, _unobserved(missing, top)], "annotations": [_note(sheet)]}


def _region(region: str, rows: pd.DataFrame) -> Figure:
    periods = zip(isos(rows["start"]), isos(rows["end"]), rows["value"].tolist(), rows["source"].tolist(), strict=True)
    return _bars(rows) | {
        "name": f"violations-{region}",
        "y": [round(value, 1) for value in rows["per_day"]],
        "marker": {"color": theme.SERIES[region], "line": {"width": 0}},
        "customdata": [[start, end, int(value), source] for start, end, value, source in periods],
    }


def _unobserved(missing: pd.DataFrame, top: float) -> Figure:
    return _bars(missing) | {
        "name": "unobserved",
        "y": [round(top, 1)] * len(missing),
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}, "pattern": HATCH},
        "customdata": [[start, end] for start, end in zip(isos(missing["start"]), isos(missing["end"]), strict=True)],
    }


def _bars(rows: pd.DataFrame) -> dict[str, Any]:
    middle = rows["start"] + EVENING + (rows["end"] - rows["start"]) / 2
    width = [days * MS for days in rows["days"]]
    return {"type": "bar", "yaxis": "y2", "x": isos(middle), "width": width, "hoverinfo": "none"}


def _note(sheet: Sheet) -> Figure:
    """What the panel shows: beside it, or above it where the sheet is narrow."""
    note = {"xref": "paper", "yref": "y2 domain", "showarrow": False, "font": {"size": 12}, "name": "panel"}
    if sheet.head:
        text = words.say("timeline.violations_line")
        return note | {"x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "align": "left", "text": text}
    at = {"x": -0.05, "y": 0.5, "xanchor": "right", "yanchor": "middle", "align": "right"}
    return note | at | {"text": words.say("timeline.violations")}
