"""The timeline: marks in lanes over the days, chapters as bands, a measured series below on the same axis.

Colours stand as "var(--name)"; the browser puts in those of its light or dark scheme.
"""

from typing import Final

import pandas as pd

from lib.draw import chapters as steps
from lib.draw import lanes as tracks
from lib.draw import theme
from lib.draw.axis import DAY, NOON, Figure, Sheet, days_axis, isos

BAND_PX: Final = 46
PANEL_PX: Final = 104
FOOT_PX: Final = 30


def figure(
    marks: pd.DataFrame,
    lanes: pd.DataFrame,
    chapters: pd.DataFrame,
    panel: Figure,
    days: pd.DatetimeIndex,
    sheet: Sheet,
) -> Figure:
    """The whole figure. `marks`: one row a record with lane, row, kind, hollow, soft; `lanes`: slug, label, rows of
    acts, ticks (rows of statements), top to bottom; `panel`: what `series.violations` gives, or data and annotations
    that are empty; `days`: first and last day of the choice."""
    placed = tracks.measured(lanes, sheet)
    px = max(tracks.height(placed, sheet), 60.0)
    below = PANEL_PX + (24 if sheet.head else 12) if sheet.panel else 0
    total = px + BAND_PX + below
    y = tracks.heights(marks, placed)
    layout = _layout(total, sheet) | {
        "xaxis": days_axis(days, "y2" if sheet.panel else "y"),
        "yaxis": {
            "domain": [below / total, 1 - BAND_PX / total],
            "range": [-px, 0],
            "visible": False,
            "fixedrange": True,
        },
        "shapes": steps.bands(chapters) + tracks.shapes(placed),
        "annotations": steps.titles(chapters, days, sheet) + tracks.labels(placed, sheet) + panel["annotations"],
    }
    if sheet.panel:
        layout["yaxis2"] = _panel_axis(PANEL_PX / total)
    return {"data": [*_spans(marks, y), _points(marks, y), *panel["data"]], "layout": layout}


def _layout(total: float, sheet: Sheet) -> Figure:
    return {
        "height": round(total) + 4 + FOOT_PX,
        "margin": {"l": sheet.left, "r": 12, "t": 4, "b": FOOT_PX},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "IBM Plex Sans, sans-serif", "size": 13, "color": "var(--ink)"},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "select",
        "selectdirection": "h",
        "bargap": 0,
        "barmode": "stack",
    }


def _panel_axis(top: float) -> Figure:
    return {
        "domain": [0, top],
        "fixedrange": True,
        "nticks": 4,
        "gridcolor": "var(--rule)",
        "zerolinecolor": "var(--rule)",
        "tickfont": {"size": 12, "color": "var(--muted)"},
        "rangemode": "tozero",
    }


def _points(marks: pd.DataFrame, y: pd.Series) -> Figure:
    shapes = marks["kind"].map(theme.KIND_SHAPES)
    ticks = marks["kind"] == theme.STATEMENT_KIND
    symbols = shapes.where(~marks["hollow"], shapes + "-open").where(~ticks, "line-ns-open")
    middle = marks["first_day"] + (marks["last_day"] - marks["first_day"]) / 2 + NOON
    start = marks["first_day"] + NOON
    at = middle.where(marks["soft"], start)
    return {
        "type": "scatter",
        "name": "marks",
        "mode": "markers",
        "x": isos(at),
        "y": [round(v, 2) for v in y],
        "customdata": marks["key"].tolist(),
        "hoverinfo": "none",
        "marker": {
            "symbol": symbols.tolist(),
            "color": [f"var(--side-{slug})" for slug in marks["lane"]],
            "size": [4 if tick else 8 for tick in ticks],
            "opacity": [0.55 if soft else 1.0 for soft in marks["soft"]],
            "line": {"width": 1.5, "color": [f"var(--side-{slug})" for slug in marks["lane"]]},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _spans(marks: pd.DataFrame, y: pd.Series) -> list[Figure]:
    """A bar for each record that lasted or whose day is not known: solid for a duration, soft for doubt."""
    long = (marks["first_day"] != marks["last_day"]).to_numpy()
    bars = marks[long]
    traces: dict[tuple[str, bool], Figure] = {}
    columns = (bars["lane"], bars["soft"], isos(bars["first_day"]), isos(bars["last_day"] + DAY), y[long])
    for slug, soft, first, last, height in zip(*columns, strict=True):
        trace = traces.setdefault((slug, bool(soft)), _bar(slug, soft))
        trace["x"] += [first, last, None]
        trace["y"] += [round(height, 2), round(height, 2), None]
    return [traces[key] for key in sorted(traces)]


def _bar(slug: str, soft: bool) -> Figure:
    line = {"color": f"var(--side-{slug})", "width": 7 if soft else 4}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [],
        "y": [],
        "hoverinfo": "skip",
        "opacity": 0.3 if soft else 0.75,
        "line": line,
    }
