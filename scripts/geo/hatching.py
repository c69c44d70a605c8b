"""Hatching of occupied Crimea and dashes of the line of contact, as plain lines reckoned from their layers."""

import json
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

STEP: Final = 0.12  # degrees between two lines of hatching
DASH, SPACE = 0.05, 0.03  # degrees

Point = list[float]


def layers(made: Mapping[str, str]) -> dict[str, str]:
    occupied = json.loads(made["occupied_2014"])["features"]
    contact = json.loads(made["contact_line_2021"])["features"]
    hatched = [line for feature in occupied for line in hatching(feature["geometry"])]
    dashed = [dash for feature in contact for dash in dashes(feature["geometry"]["coordinates"])]
    return {
        "occupied_2014_hatch": _layer(hatched, {"of": "occupied_2014"}),
        "contact_line_2021_dashes": _layer(dashed, {"of": "contact_line_2021"}),
    }


def hatching(geometry: Mapping[str, Any]) -> list[list[Point]]:
    """Lines x + y = c inside the polygon: every second stretch between crossings of its rings."""
    edges = [(a, b) for ring in _rings(geometry) for a, b in pairwise(ring)]
    sums = [x + y for (x, y), _ in edges]
    lines: list[list[Point]] = []
    c = math.ceil(min(sums) / STEP) * STEP
    while c < max(sums):
        crossings = []
        for (ax, ay), (bx, by) in edges:
            p, q = ax + ay - c, bx + by - c
            if (p < 0) != (q < 0):
                t = p / (p - q)
                crossings.append([round(ax + t * (bx - ax), 3), round(ay + t * (by - ay), 3)])
        crossings.sort()
        lines += [list(pair) for pair in zip(crossings[::2], crossings[1::2], strict=True)]
        c += STEP
    return lines


def dashes(line: Sequence[Point]) -> list[list[Point]]:
    """Pieces of a line, each as long as a dash, with spaces between."""
    pieces, piece, left, drawing = [], [line[0]], DASH, True
    for start, end in pairwise(line):
        at = start
        while (length := math.dist(at, end)) > left:
            t = left / length
            at = [round(at[0] + t * (end[0] - at[0]), 4), round(at[1] + t * (end[1] - at[1]), 4)]
            if drawing:
                pieces.append([*piece, at])
            drawing, left, piece = not drawing, (SPACE if drawing else DASH), [at]
        left -= length
        piece.append(end)
    return pieces + ([piece] if drawing and len(piece) > 1 else [])


def _rings(geometry: Mapping[str, Any]) -> list[list[Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _layer(lines: list[list[Point]], properties: dict[str, str]) -> str:
    geometry = {"type": "MultiLineString", "coordinates": lines}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, separators=(",", ":")) + "\n"
