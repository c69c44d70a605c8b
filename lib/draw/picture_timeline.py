"""The timeline as a still picture: chapters, lanes in which every record of the days has a mark, and violations."""

import datetime as dt
import itertools
import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from lib.draw import picture, picture_bars, theme, timeline
from lib.draw.picture import Frame

Row = dict[str, Any]
# Where the marks of one shape, colour and doubt stand, so that each look is one artist: a thousand are slow.
Marks = dict[tuple[str, str, int], list[tuple[float, float]]]
LEFT: Final = 1.5  # inches: names of the lanes
TEXT: Final = 7.6  # points, of the names of records
NAMED, MARKED, GAP = 0.135, 0.088, 0.09  # inches: height of a row with names, of one with marks alone, between lanes
MOST_NAMED: Final = 8  # records a lane and row whose names are tried, heaviest first
NAME_ROWS: Final = (8, 6, 4, 3, 2, 1)  # rows a lane that they may fill: the most for which there is height
LOW: Final = 4.2  # inches: a lower picture has the lanes alone
LEAST: Final = 0.42  # inches: height of a lane, for its name


class Spot(NamedTuple):
    """Where a record stands in its lane: its number, its row, where its mark is in days, where the mark ends, and at
    which side of it its name stands, "" for none."""

    record: int
    row: int
    at: float
    end: float
    name: str


class Lane(NamedTuple):
    """A lane with its records in rows, those with names first, and how many rows of names and of marks it needs."""

    label: str
    named: list[Spot]
    marked: list[Spot]
    names: int
    marks: int


def figure(data: Mapping[str, Any], frame: Frame | None, size: tuple[float, float] = picture.SIZE) -> Figure:
    """The picture of what the timeline's view receives, for the chosen days."""
    made, high = picture.blank(size), size[1]
    edge = picture.EDGE * size[0] if frame else 0.36
    wide = size[0] - LEFT - edge
    bottom, top = picture.framed(made, frame)
    legend = _legend(made, data, bottom, 0 if frame is None else picture.EDGE - 0.006)
    measured, bars = picture_bars.bars(data) if high > LOW else [], min(0.8, high * 0.13)
    low = bottom + (legend + 0.26 + (bars + 0.3 if measured else 0)) / high
    axes = made.add_axes((LEFT / size[0], low, wide / size[0], top - low))
    _lanes(axes, data, (wide, (top - low) * high))
    if measured:
        below = made.add_axes((LEFT / size[0], bottom + legend / high, wide / size[0], bars / high))
        picture_bars.drawn(below, data, measured)
    return made


def _lanes(axes: Axes, data: Mapping[str, Any], inches: tuple[float, float]) -> None:
    """Lane below lane, each record once; what found no room is counted at the lane's end."""
    since, until = picture.days(data)
    per_day, height = inches[0] / (until - since + 1), inches[1] - 0.2
    lanes = _fitting(data, per_day, height)
    axes.set_xlim(since, until + 1)
    axes.set_ylim(height, -0.2)
    begin = dt.date.fromisoformat(data["window"][0])
    _chapters(axes, data, begin, inches[0])
    y, marks = 0.0, Marks()
    least = min(LEAST, height / max(len(lanes), 1))
    for lane, rows in zip(lanes, _rooms(lanes, height, least), strict=True):
        end = y + _height(lane, rows, least)
        for spot, at in _lane(axes, lane, (y, end), rows):
            _mark(axes, data["rows"], spot, at, per_day, marks)
        y = end
    _shapes(axes, marks)
    _time(axes, begin, int(inches[0] / 1.05))


def _fitting(data: Mapping[str, Any], per_day: float, height: float) -> list[Lane]:
    """The lanes that hold records, with as many names as there is height for."""
    lanes: list[Lane] = []
    for most in NAME_ROWS:
        filled = (_filled(data, i, one["label"], per_day, most) for i, one in enumerate(data["lanes"]))
        lanes = [lane for lane in filled if lane.named or lane.marked]
        if sum(_height(lane, lane.marks, min(LEAST, height / len(lanes))) for lane in lanes) <= height:
            break
    return lanes


def _lane(axes: Axes, lane: Lane, extent: tuple[float, float], rows: int) -> list[tuple[Spot, float]]:
    """Draws the name of a lane from a height to another; its records that find room, with the height of each."""
    (y, end), across = extent, axes.get_yaxis_transform()
    axes.axhline(y, color=picture.colour("rule"), lw=0.8, zorder=0)
    label = textwrap.fill(f"{lane.label} {len(lane.named) + len(lane.marked)}", 20)
    axes.text(-0.008, y + 0.05, label, transform=across, ha="right", va="top", size=9, linespacing=1.1)
    left = sum(spot.row >= rows for spot in lane.marked)
    if left:
        axes.text(1.002, end - 0.06, f"+{left}", transform=across, ha="left", va="bottom", size=TEXT)
    low = y + GAP / 2
    named = [(spot, low + (spot.row + 0.5) * NAMED) for spot in lane.named]
    low += lane.names * NAMED
    return named + [(spot, low + (spot.row + 0.5) * MARKED) for spot in lane.marked if spot.row < rows]


def _rooms(lanes: Sequence[Lane], height: float, least: float) -> list[int]:
    """How many rows of marks each lane gets in a height in inches: all that it needs, else less for those with most."""
    rows = [lane.marks for lane in lanes]
    while sum(_height(lane, n, least) for lane, n in zip(lanes, rows, strict=True)) > height and max(rows) > 1:
        rows[rows.index(max(rows))] -= 1
    return rows


def _height(lane: Lane, rows: int, least: float) -> float:
    """The height of a lane with so many rows of marks, inches, at least that of its name."""
    return max(least, lane.names * NAMED + rows * MARKED + GAP)


def _filled(data: Mapping[str, Any], number: int, label: str, per_day: float, most: int) -> Lane:
    """Places the records of a lane: the heaviest with their names where these find room in `most` rows, each other
    one in the first row with room."""
    rows, (since, until) = data["rows"], picture.days(data)
    mine = [
        i
        for i in range(len(rows["key"]))
        if rows["lane"][i] == number and rows["last"][i] >= since and rows["first"][i] <= until
    ]
    heavy = sorted(mine, key=lambda i: (-rows["weight"][i], i))[: MOST_NAMED * most]
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    named = [spot for i in heavy if (spot := _named(data, i, per_day, taken))]
    names = sum(map(bool, taken))
    taken, marked, has = [], [], {spot.record for spot in named}
    for i in (i for i in mine if i not in has):
        marked.append(_marked(data, i, per_day, taken))
    return Lane(label, named, marked, names, len(taken))


def _marked(data: Mapping[str, Any], i: int, per_day: float, taken: list[list[tuple[float, float]]]) -> Spot:
    """The place of a record without its name: the first row with room anywhere within its day."""
    at, end, half = _extent(data, i, per_day)
    beside = [at] if end > at else [at - 0.5 + half * (2 * n + 1) for n in range(int(0.5 / half))] or [at]
    spots = ((row, x) for row in itertools.count() for x in beside)
    row, x = next((row, x) for row, x in spots if _free(taken, row, x - half, max(x, end if end > at else x) + half))
    return Spot(i, row, x, end if end > at else x, "")


def _named(data: Mapping[str, Any], i: int, per_day: float, taken: list[list[tuple[float, float]]]) -> Spot | None:
    """The place of a record with its name at its right, else at its left; None where neither finds room."""
    (at, end, half), (since, until) = _extent(data, i, per_day), picture.days(data)
    length = (len(data["rows"]["title"][i]) + 3) * TEXT * 0.0073 / per_day
    for side, low, high in (("right", at - half, end + half + length), ("left", at - half - length, end + half)):
        inside = low >= since - 0.1 / per_day and high <= until + 1
        row = next((row for row in range(len(taken)) if inside and _free(taken, row, low, high)), None)
        if row is not None:
            return Spot(i, row, at, end, side)
    return None


def _free(taken: list[list[tuple[float, float]]], row: int, start: float, end: float) -> bool:
    """True where a row has room from start to end, which is then taken."""
    while len(taken) <= row:
        taken.append([])
    if any(start < high and end > low for low, high in taken[row]):
        return False
    taken[row].append((start, end))
    return True


def _extent(data: Mapping[str, Any], i: int, per_day: float) -> tuple[float, float, float]:
    """Where a record's mark stands and ends, in days within the chosen ones, and half its width."""
    rows, (since, until) = data["rows"], picture.days(data)
    tick = rows["kinds"][rows["kind"][i]] == theme.STATEMENT_KIND
    first, last = max(rows["first"][i], since) + 0.5, min(rows["last"][i], until) + 0.5
    return first, max(first, last), (0.035 if tick else 0.058) / per_day


def _mark(axes: Axes, rows: Mapping[str, Any], spot: Spot, y: float, per_day: float, marks: Marks) -> None:
    """Draws a record's bar to where it ends and its name beside it; its shape, where it begins, joins the marks."""
    i, start, end = spot.record, spot.at, spot.end
    flags, kind = rows["flags"][i], rows["kinds"][rows["kind"][i]]
    colour, soft = theme.SIDES[rows["sides"][rows["side"][i]]], flags & timeline.VAGUE
    if end > start:
        bar: Row = {"lw": 2.4, "alpha": 0.3 if soft else 0.6, "solid_capstyle": "butt" if soft else "round"}
        axes.add_artist(Line2D([start, end], [y, y], color=colour, **bar))
    at = (start + end) / 2 if soft else start  # some day within: the mark stands in the middle, as on screen
    marks.setdefault((kind, colour, flags & (timeline.VAGUE | timeline.HOLLOW)), []).append((at, y))
    if spot.name:
        sign = "≠ " if flags & timeline.CONTESTED else ""
        at = end + 0.075 / per_day if spot.name == "right" else start - 0.075 / per_day
        side: Any = "left" if spot.name == "right" else "right"
        axes.text(at, y, sign + rows["title"][i], size=TEXT, ha=side, va="center_baseline", color=picture.colour("ink"))


def _shapes(axes: Axes, marks: Marks) -> None:
    """Draws the shapes of the records."""
    for (kind, colour, flags), spots in marks.items():
        style: Row = {"ms": 4.6 if kind == theme.STATEMENT_KIND else 5.2, "mew": 1.1, "clip_on": False, "zorder": 2.1}
        fill = picture.colour("paper") if flags & timeline.HOLLOW else colour
        style |= {"color": colour, "mfc": fill, "alpha": 0.55 if flags & timeline.VAGUE else 1}
        axes.add_artist(
            Line2D(*zip(*spots, strict=True), marker=picture.MARKS[theme.KIND_SHAPES[kind]], ls="", **style)
        )


def _chapters(axes: Axes, data: Mapping[str, Any], begin: dt.date, inches: float) -> None:
    """Chapters as bands, by turns, with their titles as far as they fit."""
    left, right = axes.get_xlim()
    for number, chapter in enumerate(data["chapters"]):
        first, last = ((dt.date.fromisoformat(chapter[name]) - begin).days for name in ("since", "until"))
        start, end = max(first, left), min(last + 1, right)
        if end <= start:
            continue
        if number % 2:
            axes.axvspan(start, end, color=picture.colour("band"), lw=0, zorder=-2)
        room = int((end - start) / (right - left) * inches * 13.5)
        title = (
            chapter["title"] if len(chapter["title"]) <= room else chapter["title"][: max(room - 1, 0)].rstrip() + "…"
        )
        if room > 5:
            axes.text(start + (right - left) * 0.003, -0.1, title, size=8.6, va="center", color=picture.colour("muted"))


def _time(axes: Axes, begin: dt.date, most: int) -> None:
    """The first days of months, or in a short time every so many days, by name, `most` of them."""
    since, end = (int(edge) for edge in axes.get_xlim())
    days = [begin + dt.timedelta(days=n) for n in range(since, end)]
    step = max(1, math.ceil(len(days) / min(most, 8)))
    months = len(days) > 62
    shown = [day for i, day in enumerate(days) if (day.day == 1 if months else i % step == 0)]
    names = [f"{day.day} {day:%b %Y}" for day in shown]
    axes.set_xticks([(day - begin).days for day in shown], names, size=9.5, ha="left")
    axes.set_yticks([])
    axes.tick_params(colors=picture.colour("muted"), length=3)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_color(picture.colour("border"))


def _legend(made: Figure, data: Mapping[str, Any], bottom: float, left: float) -> float:
    """What shapes and softness mean; the height that it takes, inches."""
    legend, words, grey = data["legend"], data["legend"]["words"], picture.colour("muted")
    shown = {data["rows"]["kinds"][i] for i in data["rows"]["kind"]}
    kinds = {legend["shapes"][kind]: label for kind, label in words["kinds"].items() if kind in shown}
    style: Row = {"color": grey, "ls": "", "ms": 6}
    entries = [Line2D([], [], marker=picture.MARKS[shape], label=label, **style) for shape, label in kinds.items()]
    entries.append(Line2D([], [], marker="o", mfc=picture.colour("paper"), label=words["legend_hollow"], **style))
    entries.append(Line2D([], [], color=grey, alpha=0.45, lw=3, label=words["legend_soft"]))
    entries.append(Line2D([], [], ls="", label=words["legend_contested"]))
    across = min(len(entries), max(4, int(made.get_figwidth() / 1.3)))
    made.legend(
        handles=entries, loc="lower left", bbox_to_anchor=(left, bottom - 0.008), ncols=across, frameon=False,
        fontsize=7.6, handletextpad=0.3, columnspacing=0.9, borderpad=0, handlelength=1.2,
    )  # fmt: skip
    return 0.12 + math.ceil(len(entries) / across) * 0.17
