"""Where the names of countries, oblasts and seas stand, as points reckoned from the layers of their lands.

`room` is how wide the land is at that point, in degrees: a name is drawn where it fits into its land.
"""

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

LINES: Final = 60  # scan lines through each polygon
LEAST: Final = {"country": 2.0, "region": 1.2}  # degrees: narrower lands get no name
CUTS: Final = {"RUS", "KAZ", "ROU"}  # countries that also reach far beyond the detailed region
NAMES: Final = ("name", "name_uk", "name_ru")
CRIMEA: Final = ("Crimea", "Крим", "Крым")
SHORT: Final = {"People's Republic of China": "China", "United States of America": "United States"}
NO_OBLAST: Final = ("Krai", "Republic", "Crimea", "Balkaria", "city")
# label points of waters, placed by hand: kind, names, lon, lat, room
WATERS: Final = (
    ("sea", ("Black Sea", "Чорне море", "Чёрное море"), 33.4, 43.35, 9),
    ("sea", ("Sea of Azov", "Азовське море", "Азовское море"), 36.75, 46.05, 2.6),
    ("sea", ("Caspian Sea", "Каспійське море", "Каспийское море"), 50.6, 42.3, 4),
    ("sea", ("Mediterranean Sea", "Середземне море", "Средиземное море"), 18.0, 34.6, 14),
    ("sea", ("Baltic Sea", "Балтійське море", "Балтийское море"), 19.3, 57.0, 4),
    ("sea", ("North Sea", "Північне море", "Северное море"), 3.2, 56.2, 7),
    ("sea", ("Atlantic Ocean", "Атлантичний океан", "Атлантический океан"), -38.0, 36.0, 45),
)

Properties = dict[str, Any]
Polygon = list[list[list[float]]]


def layers(made: Mapping[str, str]) -> dict[str, str]:
    near, world, units = (json.loads(made[name])["features"] for name in ("countries", "world", "admin1"))
    inside = {feature["properties"]["iso3"] for feature in near} - CUTS
    far = [feature for feature in world if feature["properties"]["iso3"] not in inside]
    points = [
        _point({"kind": kind, **dict(zip(NAMES, names, strict=True)), "room": room}, lon, lat)
        for kind, names, lon, lat, room in WATERS
    ]
    points += [one for f in [*near, *far] for one in _label("country", f["properties"], f["geometry"])]
    points += [one for f in units for one in _region(f["properties"], f["geometry"])]
    points.sort(key=lambda feature: (-feature["properties"]["room"], feature["properties"]["name"]))
    whole = {"type": "FeatureCollection", "name": "labels", "features": points}
    return {"labels": json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"}


def _region(properties: Properties, geometry: Properties) -> list[Properties]:
    """Oblasts of Ukraine and of Russia beside it; cities that are units of their own have their town's name already."""
    named = CRIMEA if properties["iso"] == "UA-43" else tuple(properties[name] for name in NAMES)
    names = dict(zip(NAMES, named, strict=True))
    if not properties["iso"].startswith(("UA-", "RU-")) or names["name"] == "Moscow":
        return []
    if not any(word in names["name"] for word in NO_OBLAST):
        names["name"] += " Oblast"
    return _label("region", names, geometry)


def _label(kind: str, properties: Properties, geometry: Properties) -> list[Properties]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    room, lon, lat = _chord(max(polygons, key=_area))
    if room < LEAST[kind]:
        return []
    names = {name: properties[name] for name in NAMES}
    names["name"] = SHORT.get(names["name"], names["name"])
    return [_point({"kind": kind, **names, "room": round(room, 1)}, lon, lat)]


def _point(properties: Properties, lon: float, lat: float) -> Properties:
    geometry = {"type": "Point", "coordinates": [round(lon, 2), round(lat, 2)]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _area(polygon: Polygon) -> float:
    ring = polygon[0]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)))


def _chord(polygon: Polygon) -> tuple[float, float, float]:
    """The widest stretch on a horizontal line through a polygon: its width, and its middle as lon and lat."""
    edges = [pair for ring in polygon for pair in pairwise(ring)]
    heights = [y for _, y in polygon[0]]
    low, high = min(heights), max(heights)
    best = (0.0, 0.0, 0.0)
    for i in range(1, LINES):
        y = low + (high - low) * (i + 0.137) / LINES
        xs = sorted(ax + (y - ay) / (by - ay) * (bx - ax) for (ax, ay), (bx, by) in edges if (ay <= y) != (by <= y))
        middle = 1 - abs(2 * i / LINES - 1)  # lines near the middle are preferred, since a name has a height
        stretches = [(right - left, (left + right) / 2) for left, right in zip(xs[::2], xs[1::2], strict=True)]
        best = max([best, *((width * (0.4 + 0.6 * middle), x, y) for width, x in stretches)])
    return best
