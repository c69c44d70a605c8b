"""The days as an axis, and the sheet that a timeline is drawn on: how wide its days are and where its words stand."""

from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

Figure = dict[str, Any]

DAY: Final = pd.Timedelta(days=1)
NOON: Final = pd.Timedelta(hours=12)


class Sheet(NamedTuple):
    """`px` is the least width of the days on such a screen: it decides which titles fit and which marks would touch."""

    px: int
    left: int  # px beside the days
    head: int  # px above each lane for its label; 0 where labels stand at the left
    panel: bool  # whether the monitors' counts stand below


WIDE: Final = Sheet(790, 132, 0, True)
NARROW: Final = Sheet(310, 44, 20, True)
SMALL: Final = Sheet(470, 14, 20, False)  # beside other views on one page
SMALL_NARROW: Final = NARROW._replace(panel=False)


def days_axis(days: pd.DatetimeIndex, anchor: str) -> Figure:
    """The x axis from the first to the last day, with some hours of air on both sides."""
    return {
        "type": "date",
        "range": [iso(days[0] - pd.Timedelta(hours=8)), iso(days[-1] + pd.Timedelta(hours=32))],
        "anchor": anchor,
        "gridcolor": "var(--rule)",
        "tickfont": {"size": 12, "color": "var(--muted)"},
        "tickformatstops": [
            {"dtickrange": [None, "M1"], "value": "%-d %b"},
            {"dtickrange": ["M1", None], "value": "%b %Y"},
        ],
        "hoverformat": "%-d %B %Y",
    }


def iso(day: pd.Timestamp) -> str:
    """A moment as plotly.js reads it."""
    return day.strftime("%Y-%m-%d %H:%M") if day.hour or day.minute else day.strftime("%Y-%m-%d")


def isos(days: pd.Series) -> list[str]:
    """Moments as plotly.js reads them: days, or days with minutes where one of them is not midnight."""
    minutes = days.to_numpy().astype("datetime64[m]")
    whole = minutes.astype("datetime64[D]")
    texts: list[str] = np.datetime_as_string(whole if (whole == minutes).all() else minutes).tolist()
    return texts
