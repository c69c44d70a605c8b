"""Records with their places as GeoJSON (RFC 7946), for a map program."""

import json
from typing import Any, Final

from lib.compose import shown as shown_
from lib.compose.shown import Shown
from lib.export import as_json

MEDIA: Final = "application/geo+json"
TABLES: Final = shown_.RECORDS


def file(shown: Shown, table: str) -> bytes:
    """A collection with one feature a record; one without a place has no geometry, and `precision_km` says how exact
    the others are. The sources of the choice stand beside the features."""
    features = [_feature(row) for row in as_json.rows(shown.tables[table])]
    made = {"type": "FeatureCollection", **shown.about(), "count": len(features), "features": features}
    return json.dumps(made | {"sources": as_json.rows(shown.tables["sources"])}, ensure_ascii=False).encode()


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    at = [row.pop("lon"), row.pop("lat")]
    geometry = None if None in at else {"type": "Point", "coordinates": at}
    return {"type": "Feature", "id": row["key"], "geometry": geometry, "properties": row}
