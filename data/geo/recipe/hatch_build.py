#!/usr/bin/env python3
"""Hatching of occupied Crimea and dashes of the line of contact, as plain lines; standard library only.

Run: python hatch_build.py DIR   (reads occupied_2014.geojson and contact_line_2021.geojson there, writes two layers beside them)
"""

import json
import math
import pathlib
import sys

STEP = 0.12  # degrees between two hatching lines
DASH, SPACE = 0.05, 0.03  # degrees


def rings(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def hatching(geometry):
    """Lines x + y = c inside the polygon: every second stretch between crossings of its rings."""
    edges = [(a, b) for ring in rings(geometry) for a, b in zip(ring, ring[1:])]
    sums = [x + y for a, _ in edges for x, y in [a]]
    lines, c = [], math.ceil(min(sums) / STEP) * STEP
    while c < max(sums):
        crossings = []
        for (ax, ay), (bx, by) in edges:
            p, q = ax + ay - c, bx + by - c
            if (p < 0) != (q < 0):
                t = p / (p - q)
                crossings.append([round(ax + t * (bx - ax), 3), round(ay + t * (by - ay), 3)])
        crossings.sort()
        lines += [list(pair) for pair in zip(crossings[::2], crossings[1::2])]
        c += STEP
    return lines


def dashes(line):
    pieces, piece, left, drawing = [], [line[0]], DASH, True
    for a, b in zip(line, line[1:]):
        while True:
            length = math.dist(a, b)
            if length <= left:
                left -= length
                piece.append(b)
                break
            t = left / length
            a = [round(a[0] + t * (b[0] - a[0]), 4), round(a[1] + t * (b[1] - a[1]), 4)]
            if drawing:
                pieces.append([*piece, a])
            drawing, left, piece = not drawing, (SPACE if drawing else DASH), [a]
    return pieces + ([piece] if drawing and len(piece) > 1 else [])


def write(path, lines, properties):
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "MultiLineString", "coordinates": lines}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}, separators=(",", ":")) + "\n", "utf-8")


def main(folder):
    occupied = json.loads((folder / "occupied_2014.geojson").read_text("utf-8"))["features"]
    write(folder / "occupied_2014_hatch.geojson", [line for f in occupied for line in hatching(f["geometry"])], {"of": "occupied_2014"})
    contact = json.loads((folder / "contact_line_2021.geojson").read_text("utf-8"))["features"]
    write(folder / "contact_line_2021_dashes.geojson", [d for f in contact for d in dashes(f["geometry"]["coordinates"])], {"of": "contact_line_2021"})


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
