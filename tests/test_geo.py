"""The map's layers: Crimea is Ukraine's and occupied in each, named places lie where other sources have them."""

import csv
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from lib import serve
from scripts.geo import hatching, labels

GEO = serve.ROOT / "data" / "geo"
LAYERS = sorted(path.stem for path in GEO.glob("*.geojson"))
CONTROL = serve.ROOT / "tests" / "control_points.csv"
REGION = (25.0, 42.5, 47.0, 56.5)  # west, south, east, north of the detailed layers
MOST_KM = 3.0  # how far a control point may lie from what it names
CRIMEAN = ("simferopol", "sevastopol", "kerch", "yalta", "armiansk", "dzhankoi")
SAID = "control in 2021: "

Point = tuple[float, float]  # lon, lat
Segment = tuple[Point, Point]
Feature = dict[str, Any]
Row = dict[str, str]


@cache
def features(layer: str) -> list[Feature]:
    found: list[Feature] = json.loads((GEO / f"{layer}.geojson").read_text("utf-8"))["features"]
    return found


def table(path: Any) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PLACES = {row["key"]: row for row in table(serve.ROOT / "data" / "places.csv")}
POINTS = table(CONTROL)


def at(row: Row) -> Point:
    return float(row["lon"]), float(row["lat"])


def lines(geometry: Feature) -> list[list[list[float]]]:
    """The rings of an area, the lines of a line."""
    parts = geometry["coordinates"]
    if geometry["type"] == "LineString":
        return [parts]
    return [ring for part in parts for ring in part] if geometry["type"] == "MultiPolygon" else list(parts)


def segments(of: Iterable[Feature]) -> Iterator[Segment]:
    for feature in of:
        for line in lines(feature["geometry"]):
            yield from (((a[0], a[1]), (b[0], b[1])) for a, b in pairwise(line) if a != b)


def inside(point: Point, feature: Feature) -> bool:
    """Whether a ray to the east leaves the area's rings an odd number of times."""
    lon, lat = point
    crossed = [
        lon < (bx - ax) * (lat - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in segments([feature])
        if (ay > lat) != (by > lat)
    ]
    return crossed.count(True) % 2 == 1


def holding(point: Point, layer: str) -> list[Feature]:
    """The properties of the layer's areas that hold a point."""
    return [feature["properties"] for feature in features(layer) if inside(point, feature)]


def km(one: Point, other: Point) -> float:
    """The way between two points on a sphere."""
    (a, b), (c, d) = ((math.radians(lon), math.radians(lat)) for lon, lat in (one, other))
    half = math.sin((d - b) / 2) ** 2 + math.cos(b) * math.cos(d) * math.sin((c - a) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def nearest(point: Point, segment: Segment) -> Point:
    """The point of a segment next to another, on a plane that is true around that other."""
    wide = math.cos(math.radians(point[1]))
    (ax, ay), (bx, by) = (((lon - point[0]) * wide, lat - point[1]) for lon, lat in segment)
    dx, dy = bx - ax, by - ay
    t = max(0.0, min(1.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    return point[0] + (ax + t * dx) / wide, point[1] + ay + t * dy


def km_to(point: Point, of: Iterable[Segment]) -> float:
    return min(km(point, nearest(point, segment)) for segment in of)


@cache
def coast(layer: str) -> list[Segment]:
    """Edges of land that only one country has: no border, nor an edge of the region's box."""
    counted = Counter(frozenset(edge) for edge in segments(features(layer)))
    edges = [tuple(edge) for edge, number in counted.items() if number == 1]
    return [(a, b) for a, b in edges if not any(a[i % 2] == b[i % 2] == REGION[i] for i in range(4))]


def of_kind(*kinds: str) -> list[Segment]:
    both = [*features("borders"), *features("world_borders")]
    return list(segments(feature for feature in both if feature["properties"]["kind"] in kinds))


def feature_km(row: Row) -> float:
    """How far a control point lies from what it names."""
    if row["layer"] == "cities":
        named = [city for city in features("cities") if city["properties"]["name"] == row["name"]]
        return min(km(at(row), tuple(city["geometry"]["coordinates"])) for city in named)
    if row["layer"] == "borders":
        kind = {"crossing": "international", "occupation line": "occupation_line"}[row["kind"]]
        return km_to(at(row), of_kind(kind))
    return km_to(at(row), segments(features("seas")) if row["layer"] == "seas" else coast(row["layer"]))


@pytest.mark.parametrize("key", CRIMEAN)
def test_a_crimean_town_is_in_ukraine_and_occupied_in_every_layer_of_land(key: str) -> None:
    town = at(PLACES[key])
    assert [land["iso3"] for land in holding(town, "countries")] == ["UKR"]
    assert [(unit["country"], unit["status"]) for unit in holding(town, "admin1")] == [
        ("UKR", "occupied by Russia since 2014")
    ]
    assert len(holding(town, "occupied_2014")) == 1
    assert holding(town, "held_areas_2021") == []
    assert holding(town, "world") == []  # the world has a hole where the region lies


def test_every_layer_with_countries_has_ukraine_and_its_crimean_units() -> None:
    assert "UKR" in {feature["properties"]["iso3"] for feature in features("world")}
    units = {unit["properties"]["iso"]: unit["properties"]["country"] for unit in features("admin1")}
    assert (units["UA-43"], units["UA-40"]) == ("UKR", "UKR")


def test_all_of_occupied_crimea_is_ukraines_and_none_of_it_russias() -> None:
    [crimea] = features("occupied_2014")
    [ukraine] = [land for land in features("countries") if land["properties"]["iso3"] == "UKR"]
    [russia] = [land for land in features("countries") if land["properties"]["iso3"] == "RUS"]
    west, east = 32.48, 36.65
    grid = [(west + i * (east - west) / 40, 44.37 + j * (46.25 - 44.37) / 40) for i in range(41) for j in range(41)]
    held = [point for point in grid if inside(point, crimea)]
    assert len(held) > 300
    assert [point for point in held if not inside(point, ukraine) or inside(point, russia)] == []


def test_no_international_border_runs_near_crimea() -> None:
    """Between Crimea and the mainland only the line of occupation is drawn; the sea parts it from every country."""
    parting = [point for segment in of_kind("occupation_line") for point in segment]
    assert parting
    assert min(km_to(point, of_kind("international")) for point in parting) > 200
    assert min(km_to(at(PLACES[key]), of_kind("international")) for key in CRIMEAN) > 200


def test_the_line_of_occupation_is_the_edge_of_crimea_and_says_what_it_is() -> None:
    [line] = [feature for feature in features("borders") if feature["properties"]["kind"] == "occupation_line"]
    assert "not an international border" in line["properties"]["name"]
    edges = list(segments(features("occupied_2014")))
    assert max(km_to(end, edges) for segment in segments([line]) for end in segment) < 0.2


def test_every_border_is_of_a_known_kind() -> None:
    kinds = {feature["properties"]["kind"] for feature in (*features("borders"), *features("world_borders"))}
    assert kinds == {"international", "occupation_line", "admin1"}


def test_crimean_towns_and_places_have_ukraine_as_their_country() -> None:
    [crimea] = features("occupied_2014")
    cities = [city["properties"] for city in features("cities") if inside(city["geometry"]["coordinates"], crimea)]
    assert {city["name"] for city in cities} >= {"Simferopol", "Sevastopol", "Kerch"}
    assert {city["country"] for city in cities} == {"UA"}
    assert {row["country"] for row in PLACES.values() if inside(at(row), crimea)} <= {"UA", ""}  # a sea has none


def test_every_town_has_its_names_in_ukrainian_and_russian() -> None:
    towns = {city["properties"]["geonameid"]: city["properties"] for city in features("cities")}
    assert all(
        re.fullmatch(r"[А-яЁёІіЇїЄєҐґ’ -]+", town[name]) for town in towns.values() for name in ("name_uk", "name_ru")
    )
    assert (towns[703448]["name_uk"], towns[703448]["name_ru"]) == ("Київ", "Киев")
    registered = {row["geonames"]: row for row in PLACES.values() if row["kind"] == "city"}
    for number, town in towns.items():
        if row := registered.get(str(number)):
            assert (town["name_uk"], town["name_ru"]) == (row["name_uk"], row["name_ru"]), town["name"]


def test_crimea_is_named_as_a_region_and_no_country_is_named_on_it() -> None:
    [crimea] = features("occupied_2014")
    names = [f["properties"] for f in features("labels") if inside(f["geometry"]["coordinates"], crimea)]
    assert [(name["kind"], name["name"]) for name in names] == [("region", "Crimea")]


def test_there_are_twenty_control_points_of_every_kind_each_with_a_source() -> None:
    assert len(POINTS) >= 20
    assert {row["kind"] for row in POINTS} == {"city", "cape", "coast", "strait", "crossing", "occupation line"}
    assert len({row["name"] for row in POINTS}) == len(POINTS)
    assert [row["name"] for row in POINTS if not row["source"].startswith("http")] == []
    assert {row["layer"] for row in POINTS} <= set(LAYERS)


@pytest.mark.parametrize("row", POINTS, ids=lambda row: row["name"])
def test_a_control_point_lies_within_three_kilometres_of_what_it_names(row: Row) -> None:
    assert feature_km(row) <= MOST_KM


def test_places_lie_on_their_side_of_the_line_of_contact_as_well_as_their_position_is_known() -> None:
    oblasts = [row for row in PLACES.values() if row["admin1"] in ("Donetsk", "Luhansk") and SAID in row["note"]]
    sided = {
        row["key"]: row["note"].partition(SAID)[2].partition(";")[0] == "non-government"
        for row in oblasts
        if row["note"].partition(SAID)[2].partition(";")[0] in ("government", "non-government")
        and row["kind"] not in ("region", "border crossing")
    }
    assert len(sided) > 100
    line = list(segments(features("contact_line_2021")))
    wrong = [key for key, beyond in sided.items() if bool(holding(at(PLACES[key]), "held_areas_2021")) != beyond]
    assert [key for key in wrong if km_to(at(PLACES[key]), line) > float(PLACES[key]["precision_km"])] == []


def test_layers_reckoned_from_other_layers_are_as_those_give_them() -> None:
    texts = {layer: (GEO / f"{layer}.geojson").read_text("utf-8") for layer in LAYERS}
    reckoned = hatching.layers(texts) | labels.layers(texts)
    assert set(reckoned) == {"occupied_2014_hatch", "contact_line_2021_dashes", "labels"}
    assert [layer for layer, text in reckoned.items() if texts[layer] != text] == []


def test_the_layers_stay_light() -> None:
    assert sum(path.stat().st_size for path in GEO.glob("*.geojson")) < 1_500_000
