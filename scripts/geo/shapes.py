"""What all layers share: the region, how a shape is rounded and mended, how a layer is written."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

import shapely
from shapely import ops
from shapely.geometry import LineString, box, mapping

REGION: Final = (25.0, 42.5, 47.0, 56.5)  # west, south, east, north of the detailed layers, in degrees
BOX: Final = box(*REGION)
TOLERANCE: Final = 0.0055  # degrees by which simplifying may move a line
DECIMALS: Final = 3
NATURAL_EARTH: Final = {"source": "Natural Earth 1:10m (public domain)"}
LINES: Final = ("LineString", "MultiLineString", "LinearRing")
AREAS: Final = ("Polygon", "MultiPolygon")

Shape = Any  # shapely hands out no types
Feature = tuple[dict[str, Any], Shape]  # properties and shape


def rounded(shape: Shape, decimals: int = DECIMALS) -> Shape:
    return shapely.transform(shape, lambda points: points.round(decimals))


def clean(shape: Shape, decimals: int = DECIMALS) -> Shape:
    """Rounds and drops what rounding made pointless: an area stays an area, a line a line."""
    is_area = shape.geom_type in AREAS
    shape = rounded(shape, decimals)
    if not is_area:
        return shapely.remove_repeated_points(shape)
    parts = [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.geom_type in AREAS and part.area > 0]
    return ops.unary_union(parts) if parts else shapely.Polygon()


def merged(lines: Iterable[Shape]) -> Shape:
    """Lines joined where they meet end to end."""
    joined = ops.unary_union([line for line in lines if not line.is_empty])
    return ops.linemerge(joined) if joined.geom_type == "MultiLineString" else joined


def shared(one: Shape, other: Shape) -> Shape:
    """The line that two neighbours of one coverage share."""
    parts = [part for part in shapely.get_parts(one.boundary.intersection(other.boundary)) if part.geom_type in LINES]
    return merged(parts) if parts else LineString()


def layer(name: str, features: Sequence[Feature], metadata: dict[str, str]) -> str:
    """The text of a layer; a property without a value and a feature without a shape are left out."""
    made = [
        {
            "type": "Feature",
            "properties": {key: value for key, value in properties.items() if value not in (None, "")},
            "geometry": mapping(shape),
        }
        for properties, shape in features
        if not shape.is_empty
    ]
    whole = {"type": "FeatureCollection", "name": name, "metadata": metadata, "features": made}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
