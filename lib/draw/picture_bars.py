"""Numbers by period beneath a timeline that is a still picture: one region upon the other."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Patch

from lib.draw import picture, theme

Row = dict[str, Any]
UNOBSERVED: Final = "unobserved"  # the name of the bars that stand for periods without a report
HATCH: Final[Row] = {"hatch": "////", "fc": "none", "ec": picture.colour("rule"), "lw": 0}


def bars(data: Mapping[str, Any]) -> list[Row]:
    """The bars of the first measured series that is shown; none where it has no bars."""
    shown = (data["series"] or {}).get("figure") or {"data": []}
    return [one for one in shown["data"] if one["type"] == "bar" and one.get("yaxis", "y") == "y"]


def drawn(axes: Axes, data: Mapping[str, Any], measured: Sequence[Row]) -> None:
    """Numbers by period, one region upon the other; hatched where nobody reported."""
    since, until = picture.days(data)
    zero = dt.datetime.fromisoformat(data["window"][0])
    axes.set_xlim(since, until + 1)
    upon: dict[float, float] = {}
    for one in measured:
        boxes = []
        for x, y, width in zip(one["x"], one["y"], one["width"], strict=True):
            centre, half = (dt.datetime.fromisoformat(x) - zero) / dt.timedelta(days=1), width / 86_400_000 / 2
            if not since <= centre <= until + 1:
                continue
            low = upon.get(centre, 0.0)
            if one["name"] in theme.SERIES:
                boxes.append(_upright(centre - half, centre + half, low, low + y))
                upon[centre] = low + y
            elif one["name"] == UNOBSERVED:
                axes.axvspan(centre - half, centre + half, **HATCH)
        if boxes:
            axes.add_collection(PolyCollection(boxes, fc=theme.SERIES[one["name"]], lw=0), autolim=False)
    axes.set_title(data["series"]["words"][data["series"]["shown"][0]], loc="left", size=8.6, pad=3)
    handles = [Patch(color=colour, label=name) for name, colour in theme.SERIES.items()]
    handles.append(Patch(**HATCH, label=data["legend"]["words"]["legend_unobserved"]))
    close: Row = {"borderpad": 0, "columnspacing": 0.8, "handlelength": 1.2, "handletextpad": 0.4}
    axes.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1, 0.97), ncols=3, frameon=False, fontsize=7.6, **close
    )
    axes.set_xticks([])
    axes.set_ylim(0, max(upon.values(), default=0) * 1.05 or 1)
    axes.tick_params(labelsize=8, colors=picture.colour("muted"), length=2)
    axes.locator_params(axis="y", nbins=3)
    axes.spines[["left", "bottom"]].set_color(picture.colour("border"))


def _upright(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
    return [(left, low), (right, low), (right, high), (left, high)]
