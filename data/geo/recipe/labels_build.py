#!/usr/bin/env python3
"""Where the names of countries, oblasts and seas stand, as points; standard library only.

Run: python labels_build.py DIR   (reads countries, world and admin1.geojson there, writes labels.geojson beside them)
`room` is how wide the land is at that point, in degrees: a name is drawn where it fits into its land.
"""

import json
import pathlib
import sys

LINES = 60  # scan lines through each polygon
LEAST = {"country": 2.0, "region": 1.2}  # degrees: narrower lands get no name
CUTS = {"RUS", "KAZ", "ROU"}  # countries that also reach far beyond the detailed region
NAMES = ("name", "name_uk", "name_ru")
CRIMEA = ("Crimea", "Крим", "Крым")
SHORT = {"People's Republic of China": "China", "United States of America": "United States"}
# label points of waters, placed by hand: kind, names, lon, lat, room
WATERS = (
    ("sea", "Black Sea", "Чорне море", "Чёрное море", 33.4, 43.35, 9),
    ("sea", "Sea of Azov", "Азовське море", "Азовское море", 36.75, 46.05, 2.6),
    ("sea", "Caspian Sea", "Каспійське море", "Каспийское море", 50.6, 42.3, 4),
    ("sea", "Mediterranean Sea", "Середземне море", "Средиземное море", 18.0, 34.6, 14),
    ("sea", "Baltic Sea", "Балтійське море", "Балтийское море", 19.3, 57.0, 4),
    ("sea", "North Sea", "Північне море", "Северное море", 3.2, 56.2, 7),
    ("sea", "Atlantic Ocean", "Атлантичний океан", "Атлантический океан", -38.0, 36.0, 45),
)


def features(path):
    return json.loads(path.read_text("utf-8"))["features"]


def polygons(geometry):
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def area(polygon):
    ring = polygon[0]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:])))


def chord(polygon):
    """The widest stretch on a horizontal line through a polygon: its width, and its middle as lon and lat."""
    edges = [pair for ring in polygon for pair in zip(ring, ring[1:])]
    heights = [y for _, y in polygon[0]]
    low, high = min(heights), max(heights)
    best = (0.0, 0.0, 0.0)
    for i in range(1, LINES):
        y = low + (high - low) * (i + 0.137) / LINES
        xs = sorted(ax + (y - ay) / (by - ay) * (bx - ax) for (ax, ay), (bx, by) in edges if (ay <= y) != (by <= y))
        middle = 1 - abs(2 * i / LINES - 1)  # lines near the middle are preferred, since a name has a height
        stretches = [(right - left, (left + right) / 2, y) for left, right in zip(xs[::2], xs[1::2])]
        best = max([best, *((width * (0.4 + 0.6 * middle), x, at) for width, x, at in stretches)])
    return best


def label(kind, properties, geometry):
    room, lon, lat = chord(max(polygons(geometry), key=area))
    if room < LEAST[kind]:
        return []
    names = {name: properties[name] for name in NAMES}
    names["name"] = SHORT.get(names["name"], names["name"])
    return [point({"kind": kind, **names, "room": round(room, 1)}, lon, lat)]


def point(properties, lon, lat):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [round(lon, 2), round(lat, 2)]}}


def regions(folder):
    """Oblasts of Ukraine and of Russia beside it; cities that are units of their own have their town's name already."""
    made = []
    for feature in features(folder / "admin1.geojson"):
        properties = feature["properties"]
        names = dict(zip(NAMES, CRIMEA)) if properties["iso"] == "UA-43" else {n: properties[n] for n in NAMES}
        if properties["iso"].startswith(("UA-", "RU-")) and names["name"] != "Moscow":
            if not any(word in names["name"] for word in ("Krai", "Republic", "Crimea", "Balkaria", "city")):
                names["name"] += " Oblast"
            made += label("region", names, feature["geometry"])
    return made


def main(folder):
    near = features(folder / "countries.geojson")
    inside = {f["properties"]["iso3"] for f in near} - CUTS
    far = [f for f in features(folder / "world.geojson") if f["properties"]["iso3"] not in inside]
    made = [point({"kind": k, **dict(zip(NAMES, names)), "room": room}, lon, lat) for k, *names, lon, lat, room in WATERS]
    made += [one for f in [*near, *far] for one in label("country", f["properties"], f["geometry"])]
    made += regions(folder)
    made.sort(key=lambda f: (-f["properties"]["room"], f["properties"]["name"]))
    layer = {"type": "FeatureCollection", "name": "labels", "features": made}
    (folder / "labels.geojson").write_text(json.dumps(layer, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
