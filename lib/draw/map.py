"""The map's layers below the marks: the bundled basemap as addresses, circles of places known only roughly.

Colours stand as "var(--name)/alpha"; the browser puts in those of its light or dark scheme. It draws a layer only
at the zooms of its `shown`, and those that are `far` only where the extent leaves REGION.
"""

import functools
import json
from typing import Any, Final, NamedTuple

import pandas as pd
import pydeck

Spec = dict[str, Any]
REGION: Final = [
    25.0,
    42.5,
    47.0,
    56.5,
]  # the box of the detailed layers (data/geo/README.md): west, south, east, north
CLOSEST: Final = 12.0


class Base(NamedTuple):
    """A layer of the basemap: its file, fill and line colour, line width in px, the zooms at which it is drawn, and the
    name by which a reader switches it."""

    file: str
    fill: str
    line: str
    width: float
    shown: tuple[float, float] = (0, CLOSEST)
    far: bool = False
    group: str = ""


_LINE: Final = (
    "properties.kind === 'admin1' ? var(--admin){} : "
    "properties.kind === 'occupation_line' ? var(--occupied) : var(--border)"
)
# In drawing order. Hatching and dashes are lines of fixed length on the ground, too dense to read from afar.
BASEMAP: Final = (
    Base("world", "var(--land)", "", 0, far=True),
    Base("world_borders", "", "var(--border)/170", 0.7, far=True),
    Base("countries", "var(--land)", "", 0),
    Base("occupied_2014", "var(--occupied)/70", "", 0, (0, 4.3)),
    Base("occupied_2014_hatch", "", "var(--occupied)/150", 1, (4.3, CLOSEST)),
    Base("held_areas_2021", "var(--held)/38", "", 0, group="held"),
    Base("lakes", "var(--water)", "", 0, (3.5, CLOSEST)),
    Base("rivers", "", "var(--river)", 1, (3.8, CLOSEST)),
    Base("borders", "", _LINE.format("/0"), 0.8, (0, 4.3)),
    Base("borders", "", _LINE.format(""), 1, (4.3, CLOSEST)),
    Base("contact_line_2021_dashes", "", "var(--line-of-contact)", 2.2, (4.6, CLOSEST), group="line"),
)
# West, south, east, north of what a preset shows, whatever the shape of the frame.
PRESETS: Final = {
    "donbas": {"bounds": [36.8, 47.0, 40.0, 48.98]},
    "black-sea": {"bounds": [27.0, 40.7, 42.0, 47.6]},
    "world": {"bounds": [-125.0, -12.0, 120.0, 70.0]},
}


def spec(rough: pd.DataFrame, zones: pd.DataFrame, version: str) -> Spec:
    """The deck.gl spec: basemap and names by address, a circle for each rough place (lon, lat, precision_km) and for
    each zone (lon, lat, radius_km)."""
    rings = [
        {"at": [lon, lat], "m": km * 1000}
        for lon, lat, km in zones[["lon", "lat", "radius_km"]].itertuples(index=False)
    ]
    circles = [
        {"at": [lon, lat], "m": km * 1000}
        for lon, lat, km in rough[["lon", "lat", "precision_km"]].itertuples(index=False)
    ]
    names = {name: f"/geo/{name}.geojson?v={version}" for name in ("cities", "labels")}
    over = [
        _circles("zones", "var(--zone)/40", "var(--zone)", 1.5, "zones") | {"data": rings},
        _circles("rough", "var(--muted)/30", "var(--muted)/150", 1) | {"data": circles},
    ]
    return {"layers": [*_basemap(version), *over], "names": names, "region": REGION}


@functools.lru_cache(maxsize=4)
def _basemap(version: str) -> list[Spec]:
    return _json([_base(base, version) for base in BASEMAP])


@functools.cache
def _circles(name: str, fill: str, line: str, width: float, group: str | None = None) -> Spec:
    """A layer of circles in metres, without its data."""
    layer = pydeck.Layer(
        "ScatterplotLayer",
        [],
        id=name,
        group=group,
        get_position="at",
        get_radius="m",
        stroked=True,
        filled=True,
        get_fill_color=fill,
        get_line_color=line,
        line_width_min_pixels=width,
    )
    return _json([layer])[0]


def _base(base: Base, version: str) -> pydeck.Layer:
    return pydeck.Layer(
        "GeoJsonLayer",
        f"/geo/{base.file}.geojson?v={version}",
        id=f"{base.file}-{base.shown[0]:g}",
        filled=bool(base.fill),
        stroked=base.width > 0,
        get_fill_color=base.fill or "var(--land)",
        get_line_color=base.line or "var(--border)",
        line_width_units=pydeck.types.String("pixels"),
        get_line_width=base.width,
        shown=list(base.shown),
        far=base.far,
        group=base.group or None,
    )


def _json(layers: list[pydeck.Layer]) -> list[Spec]:
    deck = pydeck.Deck(layers, map_provider=None, map_style=None, initial_view_state=None)
    drawn: list[Spec] = json.loads(deck.to_json())["layers"]
    return drawn
