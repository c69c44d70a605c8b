"""The map as a still picture: the bundled basemap, and at each place how many records of whom."""

import functools
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch, Wedge
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from lib.draw import picture, theme
from lib.draw.picture import Frame

Point = tuple[float, float]
Box = tuple[float, float, float, float]
GEO: Final = Path(__file__).resolve().parents[2] / "data" / "geo"
KM: Final = 1 / 111.32  # degrees of latitude
HALO: Final = [withStroke(linewidth=2.2, foreground="white", alpha=0.85)]
RIM: Final = [withStroke(linewidth=1.6, foreground=picture.colour("ink"))]
MOST_TOWNS: Final = 26
ROW: Final = 0.17  # inches: a row of the legend
COVERED: Final = 0.8  # of the sum of two radii: discs nearer to each other become one
# Layers in drawing order: file, colour, alpha, line width (0: filled), the name by which a reader switches it.
AREAS: Final = (
    ("world", "land", 1, ""),
    ("countries", "land", 1, ""),
    ("held_areas_2021", "held", 0.2, "held"),
    ("lakes", "water", 1, ""),
)
LINES: Final = (
    ("rivers", "river", 0.7, ""),
    ("occupied_2014_hatch", "occupied", 0.6, ""),
    ("world_borders", "border", 0.5, ""),
    ("contact_line_2021_dashes", "line-of-contact", 1.8, "line"),
)


def figure(data: Mapping[str, Any], frame: Frame | None, size: tuple[float, float] = picture.SIZE) -> Figure:
    """The picture of what the map's view receives: the records of the chosen days at their places."""
    made = picture.blank(size)
    bottom, top = picture.framed(made, frame)
    entries = _legend(data)
    across = max(2, int(size[0] / 2))
    rows = math.ceil(len(entries) / across)
    low = bottom + (0.24 + rows * ROW + 0.06) / size[1]
    edge = picture.EDGE if frame else 0
    place = (edge, low, 1 - 2 * edge, top - low)
    box = _box(data, (place[2] * size[0]) / (place[3] * size[1]))
    axes = picture.bare(made.add_axes(place))
    axes.add_artist(mpl.patches.Rectangle((0, 0), 1, 1, transform=axes.transAxes, fc=picture.colour("water"), lw=0))
    axes.set_xlim(_flat(box[0], 0)[0], _flat(box[2], 0)[0])
    axes.set_ylim(_flat(0, box[1])[1], _flat(0, box[3])[1])
    _ground(axes, data["off"], box)
    _zones(axes, data)
    _towns(axes, box, data["language"])
    outside = _records(axes, data, box, (box[2] - box[0]) / 100 * (picture.SIZE[0] / size[0]) ** 0.6)
    made.legend(
        handles=entries, loc="lower left", bbox_to_anchor=(place[0] - 0.006, bottom + 0.22 / size[1]), ncols=across,
        frameon=False, fontsize=8, handletextpad=0.3, columnspacing=0.8, borderpad=0, handlelength=1.4,
    )  # fmt: skip
    told = data["words"]["still_without"].format(outside=outside, without=len(data["without"]))
    made.text(place[0], bottom + 0.06 / size[1], told, size=9, color=picture.colour("ink"))
    return made


def _flat(lon: float, lat: float) -> Point:
    """Degrees on the plane of Mercator, in degrees of longitude."""
    return lon, math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def _lat(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def _box(data: Mapping[str, Any], aspect: float) -> Box:
    """West, south, east, north of what is in sight, widened to the shape of the picture."""
    shown = data["views"][data["preset"]]
    if data["camera"]:
        shown = dict(zip(("longitude", "latitude", "zoom"), data["camera"], strict=True))
    if "bounds" in shown:
        west, south, east, north = shown["bounds"]
        (x0, y0), (x1, y1) = _flat(west, south), _flat(east, north)
    else:
        x, y = _flat(shown["longitude"], shown["latitude"])
        half = 360 / 2 ** shown["zoom"] * 0.95
        x0, x1, y0, y1 = x - half, x + half, y - half / aspect, y + half / aspect
    wide, high = max(x1 - x0, (y1 - y0) * aspect), max(y1 - y0, (x1 - x0) / aspect)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return x - wide / 2, _lat(y - high / 2), x + wide / 2, _lat(y + high / 2)


@functools.cache
def _features(name: str) -> tuple[tuple[dict[str, Any], list[tuple[Box, list[Point]]]], ...]:
    """The features of a layer: properties, and rings or lines on the plane, each with the box around it."""
    found = json.loads((GEO / f"{name}.geojson").read_text("utf-8"))["features"]
    return tuple((one["properties"], [_boxed(part) for part in _parts(one["geometry"])]) for one in found)


def _boxed(part: Sequence[Sequence[float]]) -> tuple[Box, list[Point]]:
    points = [_flat(*at[:2]) for at in part]
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys)), points


def _near(name: str, box: Box) -> Iterator[tuple[dict[str, Any], list[list[Point]]]]:
    """The features of a layer without the rings and lines that lie outside of a box."""
    west, south, east, north = box[0], _flat(0, box[1])[1], box[2], _flat(0, box[3])[1]
    for properties, parts in _features(name):
        near = [at for (x0, y0, x1, y1), at in parts if x0 < east and x1 > west and y0 < north and y1 > south]
        yield properties, near


def _parts(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    kind, at = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        yield at
    elif kind in ("MultiLineString", "Polygon"):
        yield from at
    elif kind == "MultiPolygon":
        for polygon in at:
            yield from polygon


def _ground(axes: Axes, off: Iterable[str], box: Box) -> None:
    """The basemap, as far as it is in sight."""
    for file, colour, alpha, group in AREAS:
        if group not in off:
            outlines = [_outline(rings) for _, rings in _near(file, box) if rings]
            axes.add_collection(
                PatchCollection(outlines, facecolor=picture.colour(colour), alpha=alpha, lw=0), autolim=False
            )
    for file, colour, width, group in LINES:
        if group not in off:
            lines = [line for _, parts in _near(file, box) for line in parts]
            axes.add_collection(LineCollection(lines, colors=picture.colour(colour), linewidths=width), autolim=False)
    for properties, parts in _near("borders", box):
        name = {"admin1": "admin", "occupation_line": "occupied"}.get(properties["kind"], "border")
        axes.add_collection(LineCollection(parts, colors=picture.colour(name), linewidths=0.8), autolim=False)


def _outline(rings: Sequence[Sequence[Point]]) -> PathPatch:
    """Rings as one shape, the inner ones as holes."""
    points = [at for ring in rings for at in ring]
    codes = [Outline.LINETO if i else Outline.MOVETO for ring in rings for i in range(len(ring))]
    return PathPatch(Outline(points, codes))


def _circle(at: Sequence[float], km: float) -> Circle:
    lon, lat = at
    return Circle(_flat(lon, lat), km * KM / math.cos(math.radians(lat)))


def _zones(axes: Axes, data: Mapping[str, Any]) -> None:
    if "zones" in data["off"]:
        return
    for zone in data["zones"]:
        circle = _circle(zone["at"], zone["km"])
        circle.set(fc=picture.colour("zone"), alpha=0.25, lw=1)
        axes.add_artist(circle)


def _towns(axes: Axes, box: Box, language: str) -> None:
    """The largest towns in sight with their names, as far as these do not overlap."""
    found = json.loads((GEO / "cities.geojson").read_text("utf-8"))["features"]
    towns = sorted(found, key=lambda one: -one["properties"]["pop"])
    taken: list[Point] = []
    called = "name" if language == "en" else f"name_{language}"
    wide, high = box[2] - box[0], _flat(0, box[3])[1] - _flat(0, box[1])[1]
    for one in towns:
        lon, lat = one["geometry"]["coordinates"]
        x, y = _flat(lon, lat)
        inside = box[0] + wide * 0.02 < x < box[2] - wide * 0.1 and box[1] < lat < box[3]
        if not inside or any(abs(x - a) < wide * 0.085 and abs(y - b) < high * 0.035 for a, b in taken):
            continue
        taken.append((x, y))
        axes.add_artist(Line2D([x], [y], marker="o", ms=2, color=picture.colour("muted"), zorder=3))
        axes.annotate(
            one["properties"][called], (x, y), (3, 2), textcoords="offset points", size=8.5, zorder=3, clip_on=True,
            color=picture.colour("muted"), path_effects=HALO,
        )  # fmt: skip
        if len(taken) == MOST_TOWNS:
            return


def _records(axes: Axes, data: Mapping[str, Any], box: Box, unit: float) -> int:
    """A disc for each place, its parts the sides, with the number where there are more than one; places whose discs
    would cover each other share one. How many records lie outside of what is in sight."""
    outside = 0
    discs: list[tuple[Point, list[Sequence[Any]]]] = []
    for place in sorted(data["places"], key=lambda one: -len(one["records"])):
        at = _flat(place["lon"], place["lat"])
        if not (box[0] < at[0] < box[2] and box[1] < place["lat"] < box[3]):
            outside += len(place["records"])
            continue
        if place["form"] != "point":
            circle = _circle((place["lon"], place["lat"]), place["km"])
            circle.set(fc="none", ec=picture.colour("muted"), lw=0.7, ls=(0, (3, 2)), zorder=4)
            axes.add_artist(circle)
        near = (one for one in discs if math.dist(one[0], at) < COVERED * (_radius(unit, one[1]) + unit * 0.7))
        other = next(near, None)
        if other:
            other[1].extend(place["records"])
        else:
            discs.append((at, list(place["records"])))
    for at, records in discs:
        _disc(axes, at, _radius(unit, records), records)
    return outside


def _radius(unit: float, records: Sequence[Any]) -> float:
    return unit * (0.45 + 0.2 * math.sqrt(len(records)))


def _disc(axes: Axes, at: Point, radius: float, records: Sequence[Sequence[Any]]) -> None:
    """A disc with a part for each side; a part is hollow as far as its records' authors are not established."""
    counts, start = Counter((str(one[1]), bool(one[3])) for one in records), 90.0
    for (side, hollow), n in sorted(counts.items()):
        end, colour = start - 360 * n / len(records), theme.SIDES[side]
        fill, edge = ("white", colour) if hollow else (colour, "white")
        axes.add_artist(Wedge(at, radius, end, start, fc=fill, ec=edge, lw=1, zorder=5))
        start = end
    if len(records) > 1:
        count = str(len(records))
        axes.text(
            *at,
            count,
            size=8.5,
            weight=600,
            ha="center",
            va="center_baseline",
            color="white",
            zorder=6,
            path_effects=RIM,
        )


def _legend(data: Mapping[str, Any]) -> list[Any]:
    """What colours, hollow parts and layers mean, an entry each."""
    words = data["words"]
    shown = dict.fromkeys(str(one[1]) for place in data["places"] for one in place["records"])
    grey = picture.colour("muted")
    spot: dict[str, Any] = {"marker": "o", "ls": "", "ms": 7}
    entries: list[Any] = [
        Line2D([], [], color=theme.SIDES[side], label=label, **spot)
        for side, label in data["sides"].items()
        if side in shown
    ]
    entries.append(Line2D([], [], mfc="white", color=grey, label=words["still_hollow"], **spot))
    entries.append(Line2D([], [], color=grey, ls=(0, (3, 2)), lw=0.9, label=words["still_rough"]))
    layers: dict[str, Any] = {
        "line": Line2D([], [], color=picture.colour("line-of-contact"), ls="--", lw=1.8, label=words["still_line"]),
        "held": Patch(fc=picture.colour("held"), alpha=0.2, label=words["still_held"]),
    }
    if data["zones"]:
        layers["zones"] = Patch(fc=picture.colour("zone"), alpha=0.25, label=words["still_zone"])
    return [*entries, *(entry for name, entry in layers.items() if name not in data["off"])]
