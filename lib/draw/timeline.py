"""The timeline: marks in lanes by side over the days, chapters as bands, ceasefire violations below on the same axis.

Colours stand as "var(--name)"; the browser puts in those of its light or dark scheme.
"""

import textwrap
from typing import Any, Final

import pandas as pd

from lib import words
from lib.draw import theme

Figure = dict[str, Any]

ROW: Final = 8.0  # px between two rows of acts
TICK_ROW: Final = 4.5  # px between two rows of statements
LANE_GAP: Final = 12.0  # px between two lanes
LANE_LEAST: Final = 34.0  # px: a lane's label has two lines
WIDTH: Final = 800  # px that the days have at 1366 px; decides only which chapter titles fit
BAND_PX: Final = 46
PANEL_PX: Final = 104
NOON: Final = pd.Timedelta(hours=12)
EVENING: Final = pd.Timedelta(hours=19, minutes=30)  # the monitors' reporting day ends in the evening


def figure(
    marks: pd.DataFrame, lanes: pd.DataFrame, chapters: pd.DataFrame, panel: Figure, days: pd.DatetimeIndex
) -> Figure:
    """The whole figure. `marks`: one row a record with lane, row, kind, hollow, soft; `lanes`: slug, label, rows of
    acts, ticks (rows of statements), top to bottom; `panel`: what `violations` gives; `days`: first and last day of the choice."""
    bases, height = _bases(lanes)
    total = max(height, 120) + BAND_PX + PANEL_PX + 46
    low, high = (PANEL_PX + 12) / (total - 34), 1 - BAND_PX / (total - 34)
    y = _heights(marks, lanes, bases)
    layout = {
        "height": round(total),
        "margin": {"l": 132, "r": 12, "t": 4, "b": 30},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "IBM Plex Sans, sans-serif", "size": 13, "color": "var(--ink)"},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "select",
        "selectdirection": "h",
        "bargap": 0,
        "barmode": "stack",
        "xaxis": _days_axis(days),
        "yaxis": {"domain": [low, high], "range": [-height, 0], "visible": False, "fixedrange": True},
        "yaxis2": {
            "domain": [0, PANEL_PX / (total - 34)],
            "fixedrange": True,
            "nticks": 4,
            "gridcolor": "var(--rule)",
            "zerolinecolor": "var(--rule)",
            "tickfont": {"size": 12, "color": "var(--muted)"},
            "rangemode": "tozero",
        },
        "shapes": _bands(chapters) + _lane_shapes(lanes, bases),
        "annotations": _chapter_titles(chapters, days) + _lane_labels(lanes, bases) + panel["annotations"],
    }
    return {"data": [*_spans(marks, y), _points(marks, y), *panel["data"]], "layout": layout}


def _days_axis(days: pd.DatetimeIndex) -> Figure:
    return {
        "type": "date",
        "range": [_iso(days[0] - pd.Timedelta(hours=8)), _iso(days[-1] + pd.Timedelta(hours=32))],
        "anchor": "y2",
        "gridcolor": "var(--rule)",
        "tickfont": {"size": 12, "color": "var(--muted)"},
        "tickformatstops": [
            {"dtickrange": [None, 86400000 * 13], "value": "%-d %b"},
            {"dtickrange": [86400000 * 13, "M1"], "value": "%-d %b"},
            {"dtickrange": ["M1", None], "value": "%b %Y"},
        ],
        "hoverformat": "%-d %B %Y",
    }


def _lane_px(lanes: pd.DataFrame) -> pd.Series:
    return (lanes["rows"] * ROW + lanes["ticks"] * TICK_ROW).clip(lower=LANE_LEAST)


def _bases(lanes: pd.DataFrame) -> tuple[dict[str, float], float]:
    """Top of each lane in px below the top of all, and the height of all lanes."""
    bases, reached = {}, 0.0
    for slug, px in zip(lanes["slug"], _lane_px(lanes), strict=True):
        bases[slug] = -reached - LANE_GAP / 2
        reached += px + LANE_GAP
    return bases, reached


def _heights(marks: pd.DataFrame, lanes: pd.DataFrame, bases: dict[str, float]) -> pd.Series:
    """Height of each mark: acts from the top of their lane down, statements below them."""
    below = dict(zip(lanes["slug"], lanes["rows"] * ROW, strict=True))
    top = marks["lane"].map(bases)
    acts = top - (marks["row"] + 0.5) * ROW
    ticks = top - marks["lane"].map(below) - (marks["row"] + 0.5) * TICK_ROW
    return acts.where(marks["kind"] != theme.STATEMENT_KIND, ticks)


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
        "x": _isos(at),
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
    traces = []
    long = marks["first_day"] != marks["last_day"]
    for (slug, soft), rows in marks[long].groupby(["lane", "soft"], sort=True):
        x: list[str | None] = []
        ys: list[float | None] = []
        for key, first, last in rows[["first_day", "last_day"]].itertuples():
            x += [_iso(first), _iso(last + pd.Timedelta(hours=24)), None]
            ys += [round(y[key], 2), round(y[key], 2), None]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": x,
                "y": ys,
                "hoverinfo": "skip",
                "opacity": 0.3 if soft else 0.75,
                "line": {"color": f"var(--side-{slug})", "width": 7 if soft else 4},
            }
        )
    return traces


def _bands(chapters: pd.DataFrame) -> list[Figure]:
    day = pd.Timedelta(days=1)
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "x",
            "yref": "paper",
            "x0": _iso(since),
            "x1": _iso(until + day),
            "y0": 0,
            "y1": 1,
            "line": {"width": 0},
            "fillcolor": "var(--band)" if i % 2 else "rgba(0,0,0,0)",
        }
        for i, (since, until) in enumerate(chapters[["since", "until"]].itertuples(index=False))
    ]


def _chapter_titles(chapters: pd.DataFrame, days: pd.DatetimeIndex) -> list[Figure]:
    """A title for each chapter in the width that its days have; the number alone where no wrapping fits."""
    notes = []
    shown = max((days[-1] - days[0]).days + 1, 1)
    for number, (since, until, title) in enumerate(chapters[["since", "until", "title"]].itertuples(index=False), 1):
        first, last = max(since, days[0]), min(until, days[-1])
        room = int(((last - first).days + 1) / shown * WIDTH / 6.8)
        lines = textwrap.wrap(str(title), max(room, 1), break_long_words=False)
        fits = len(lines) <= 3 and all(len(line) <= room for line in lines)
        notes.append(
            {
                "xref": "x",
                "yref": "paper",
                "x": _iso(first),
                "y": 1,
                "xanchor": "left",
                "yanchor": "top",
                "align": "left",
                "text": "<br>".join(lines) if fits else str(number),
                "hovertext": str(title),
                "showarrow": False,
                "xshift": 1,
                "font": {"size": 12, "color": "var(--muted)"},
                "name": "chapter",
            }
        ) if last >= first else None
    return notes


def _lane_shapes(lanes: pd.DataFrame, bases: dict[str, float]) -> list[Figure]:
    shapes = []
    for slug, px in zip(lanes["slug"], _lane_px(lanes), strict=True):
        top, bottom = bases[slug], bases[slug] - px
        shapes.append(
            {
                "type": "rect",
                "xref": "paper",
                "yref": "y",
                "x0": -0.008,
                "x1": -0.003,
                "y0": bottom,
                "y1": top,
                "fillcolor": f"var(--side-{slug})",
                "line": {"width": 0},
            }
        )
        edge = bottom - LANE_GAP / 2
        shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "yref": "y",
                "x0": 0,
                "x1": 1,
                "y0": edge,
                "y1": edge,
                "layer": "below",
                "line": {"color": "var(--rule)", "width": 1},
            }
        )
    return shapes


def _lane_labels(lanes: pd.DataFrame, bases: dict[str, float]) -> list[Figure]:
    return [
        {
            "xref": "paper",
            "yref": "y",
            "x": -0.012,
            "y": bases[slug] - px / 2,
            "xanchor": "right",
            "yanchor": "middle",
            "align": "right",
            "text": "<br>".join(textwrap.wrap(label, 17)),
            "showarrow": False,
            "font": {"size": 13},
            "name": "lane",
        }
        for slug, label, px in zip(lanes["slug"], lanes["label"], _lane_px(lanes), strict=True)
    ]


def violations(observed: pd.DataFrame, missing: pd.DataFrame) -> Figure:
    """Traces and notes of ceasefire violations a day: bars as wide as their reporting period, hatched where no report is."""
    traces = []
    for region, rows in observed.groupby("breakdown", sort=True):
        traces.append(
            {
                "type": "bar",
                "name": f"violations-{region}",
                "yaxis": "y2",
                "x": _isos(rows["start"] + EVENING + (rows["end"] - rows["start"]) / 2),
                "y": [round(v, 1) for v in rows["per_day"]],
                "width": [d * 86400000 for d in rows["days"]],
                "marker": {"color": theme.SERIES[str(region)], "line": {"width": 0}},
                "hoverinfo": "none",
                "customdata": [
                    [s, e, v]
                    for s, e, v in zip(
                        _isos(rows["start"]), _isos(rows["end"]), rows["value"].astype(int).tolist(), strict=True
                    )
                ],
            }
        )
    top = float(observed.groupby("start")["per_day"].sum().max()) if len(observed) else 1.0
    traces.append(
        {
            "type": "bar",
            "name": "unobserved",
            "yaxis": "y2",
            "x": _isos(missing["start"] + EVENING + (missing["end"] - missing["start"]) / 2),
            "y": [round(top, 1)] * len(missing),
            "width": [d * 86400000 for d in missing["days"]],
            "hoverinfo": "none",
            "marker": {
                "color": "rgba(0,0,0,0)",
                "line": {"width": 0},
                "pattern": {
                    "shape": "/",
                    "fgcolor": "var(--muted)",
                    "size": 5,
                    "solidity": 0.25,
                    "fillmode": "overlay",
                },
            },
            "customdata": [[s, e, None] for s, e in zip(_isos(missing["start"]), _isos(missing["end"]), strict=True)],
        }
    )
    note = {
        "xref": "paper",
        "yref": "y2 domain",
        "x": -0.05,
        "y": 0.5,
        "xanchor": "right",
        "yanchor": "middle",
        "align": "right",
        "text": words.say("timeline.violations"),
        "showarrow": False,
        "font": {"size": 12},
        "name": "panel",
    }
    return {"data": traces, "annotations": [note]}


def _iso(day: pd.Timestamp) -> str:
    return day.strftime("%Y-%m-%d %H:%M") if day.hour or day.minute else day.strftime("%Y-%m-%d")


def _isos(days: pd.Series) -> list[str]:
    return [_iso(day) for day in days]
