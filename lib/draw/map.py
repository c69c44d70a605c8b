"""The map's layers below the marks: the bundled basemap as addresses, circles of places known only roughly.

Colours stand as "var(--name)/alpha"; the browser puts in those of its light or dark scheme.
"""

import json
from typing import Any, Final

import pandas as pd
import pydeck

# name of a layer, its fill and line colour, its width in px; in drawing order
BASEMAP: Final = (
    ("world", "var(--land-far)", "var(--admin)", 0),
    ("world_borders", "", "var(--admin)", 0.6),
    ("countries", "var(--land)", "var(--border)", 0),
    ("occupied_2014_hatch", "", "var(--occupied)/150", 1),
    ("held_areas_2021", "var(--held)/38", "var(--held)/120", 0.8),
    ("lakes", "var(--water)", "var(--water)", 0),
    ("rivers", "", "var(--river)", 1),
    ("borders", "", "", 1),
    ("contact_line_2021_dashes", "", "var(--line-of-contact)", 2.2),
)
BORDERS: Final = "properties.kind === 'admin1' ? var(--admin) : properties.kind === 'occupation_line' ? var(--occupied) : var(--border)"
PRESETS: Final = {
    "donbas": {"longitude": 38.1, "latitude": 48.25, "zoom": 7.2},
    "black-sea": {"longitude": 35.0, "latitude": 44.4, "zoom": 5.1},
    "world": {"longitude": 5.0, "latitude": 40.0, "zoom": 0.9},
}


def spec(rough: pd.DataFrame, version: str) -> dict[str, Any]:
    """The deck.gl spec: the basemap by address and a circle for each rough place (lon, lat, precision_km)."""
    layers = [_base(*row, version) for row in BASEMAP]
    circles = [{"at": [lon, lat], "m": km * 1000} for lon, lat, km in rough[["lon", "lat", "precision_km"]].itertuples(index=False)]
    layers.append(
        pydeck.Layer(
            "ScatterplotLayer", circles, id="rough", get_position="at", get_radius="m", stroked=True, filled=True,
            get_fill_color="var(--muted)/26", get_line_color="var(--muted)/150", line_width_min_pixels=1,
        )
    )
    deck = pydeck.Deck(layers, map_provider=None, map_style=None, initial_view_state=None)
    drawn: dict[str, Any] = {"layers": json.loads(deck.to_json())["layers"]}
    return drawn


def _base(name: str, fill: str, line: str, width: float, version: str) -> pydeck.Layer:
    return pydeck.Layer(
        "GeoJsonLayer", f"/geo/{name}.geojson?v={version}", id=name, filled=bool(fill), stroked=width > 0,
        get_fill_color=fill or "var(--paper)", get_line_color=line or BORDERS, line_width_units=pydeck.types.String("pixels"), get_line_width=width,
    )
