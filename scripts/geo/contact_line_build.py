"""Schematic line of contact of 2021 and the areas beyond it, drawn by hand; no published map's line was copied.

The file's name stands in the layer, in what it says of its method.
"""

import json
import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np
import shapely
from shapely import ops
from shapely.geometry import LineString, Point, mapping, shape

from scripts.geo.shapes import Shape, rounded

# lat, lon, and the settlements of data/places.csv between which a vertex lies: the government's, the other side's
VERTICES: Final = (
    (47.000, 37.880, "", ""),
    (47.095, 37.862, "shyrokyne", "bezimenne"),
    (47.122, 37.845, "vodiane-mar", "sakhanka"),
    (47.150, 37.800, "lebedynske", "pikuzy"),
    (47.185, 37.785, "hnutove", "pikuzy"),
    (47.232, 37.812, "pyshchevyk", "verkhnoshyrokivske"),
    (47.265, 37.825, "pavlopil", "verkhnoshyrokivske"),
    (47.315, 37.832, "chermalyk", ""),
    (47.370, 37.845, "", ""),
    (47.425, 37.868, "hranitne", ""),
    (47.456, 37.878, "hranitne", "staromarivka"),
    (47.495, 37.858, "", ""),
    (47.545, 37.838, "starohnativka", "novolaspa"),
    (47.600, 37.790, "", "novolaspa"),
    (47.645, 37.735, "mykolaivka-vol", ""),
    (47.682, 37.708, "bohdanivka-don", "petrivske-don"),
    (47.718, 37.655, "novotroitske-don", "dokuchaievsk"),
    (47.750, 37.628, "", "dokuchaievsk"),
    (47.788, 37.624, "berezove-don", "olenivka"),
    (47.826, 37.600, "slavne-don", "olenivka"),
    (47.850, 37.555, "taramchuk", ""),
    (47.885, 37.522, "novomykhailivka", "oleksandrivka-don"),
    (47.922, 37.535, "pobieda", "oleksandrivka-don"),
    (47.950, 37.542, "marinka", "trudovske"),
    (47.985, 37.545, "krasnohorivka", "staromykhailivka"),
    (48.012, 37.562, "krasnohorivka", "staromykhailivka"),
    (48.032, 37.610, "nevelske", ""),
    (48.047, 37.668, "pisky", "donetsk"),
    (48.066, 37.703, "pisky", "donetsk-airport"),
    (48.087, 37.735, "opytne", "donetsk-airport"),
    (48.098, 37.768, "avdiivka", "spartak"),
    (48.114, 37.800, "avdiivka-prom", "yasynuvata"),
    (48.137, 37.815, "avdiivka", "yasynuvata"),
    (48.168, 37.808, "kamianka-yas", "vasylivka-yas"),
    (48.196, 37.830, "novoselivka-druha", "vasylivka-yas"),
    (48.222, 37.874, "verkhnotoretske", "betmanove"),
    (48.260, 37.895, "", "panteleimonivka"),
    (48.300, 37.905, "niu-york", "horlivka"),
    (48.340, 37.940, "pivdenne-don", "horlivka"),
    (48.368, 37.960, "shumy", "horlivka"),
    (48.374, 37.990, "maiorsk", "horlivka"),
    (48.395, 38.029, "zaitseve", "zaitseve"),
    (48.412, 38.060, "", "holmivskyi"),
    (48.412, 38.105, "travneve", "holmivskyi"),
    (48.408, 38.150, "novoluhanske", "dolomitne"),
    (48.411, 38.190, "novoluhanske", "dolomitne"),
    (48.415, 38.235, "svitlodarsk", "vuhlehirsk"),
    (48.424, 38.285, "luhanske-don", "lohvynove"),
    (48.450, 38.315, "myronivskyi", "lohvynove"),
    (48.495, 38.350, "", ""),
    (48.540, 38.400, "troitske-luh", ""),
    (48.575, 38.430, "", "irmino"),
    (48.612, 38.445, "popasna", "pervomaisk-luh"),
    (48.645, 38.462, "popasna", "pervomaisk-luh"),
    (48.668, 38.505, "zolote", "pervomaisk-luh"),
    (48.664, 38.555, "katerynivka-luh", "holubivka"),
    (48.684, 38.605, "orikhove-luh", "holubivka"),
    (48.710, 38.655, "novotoshkivske", "donetskyi-luh"),
    (48.731, 38.705, "novotoshkivske", "donetskyi-luh"),
    (48.739, 38.780, "krymske", "zholobok"),
    (48.742, 38.835, "krymske", ""),
    (48.735, 38.900, "", ""),
    (48.728, 38.960, "trokhizbenka", "slovianoserbsk"),
    (48.706, 39.020, "", "slovianoserbsk"),
    (48.687, 39.070, "", ""),
    (48.684, 39.125, "", "zhovte-luh"),
    (48.697, 39.175, "", ""),
    (48.724, 39.225, "shchastia", ""),
    (48.735, 39.290, "", "obozne"),
    (48.715, 39.370, "", ""),
    (48.682, 39.430, "", ""),
    (48.650, 39.475, "stanytsia-luhanska", "luhansk"),
    (48.625, 39.530, "", ""),
    (48.600, 39.580, "", ""),
    (48.592, 39.650, "", ""),
    (48.588, 39.720, "", ""),
    (48.575, 39.900, "", ""),
)
BEYOND: Final = Point(38.4, 48.05)  # a point east of the line
VALID: Final = "2018/2022-02-23"
ACCURACY: Final = (
    "schematic: expected error 2-4 km near towns, up to about 10 km where settlements are sparse or estimated; not "
    "checked against a published line; not for operational use"
)
LINE: Final = {
    "key": "contact-line-2021",
    "name": "Line of contact, 2021 (schematic)",
    "name_uk": "Лінія зіткнення, 2021 (схематично)",
    "name_ru": "Линия соприкосновения, 2021 (схематично)",
}
METHOD: Final = {
    "method": "drawn by hand between settlements held by each side; vertices' anchors in contact_line_build.py",
    "source": "editors; settlement positions mostly GeoNames (CC BY 4.0)",
}
AREAS: Final = {
    "UA-14": {
        "key": "dpr",
        "name": "Non-government-controlled area of Donetsk oblast (self-proclaimed 'DPR')",
        "name_uk": "Непідконтрольна уряду частина Донецької області (так звана «ДНР»)",
        "name_ru": "Неподконтрольная правительству часть Донецкой области (самопровозглашённая «ДНР»)",
    },
    "UA-09": {
        "key": "lpr",
        "name": "Non-government-controlled area of Luhansk oblast (self-proclaimed 'LPR')",
        "name_uk": "Непідконтрольна уряду частина Луганської області (так звана «ЛНР»)",
        "name_ru": "Неподконтрольная правительству часть Луганской области (самопровозглашённая «ЛНР»)",
    },
}


def layers(made: Mapping[str, str]) -> dict[str, str]:
    """The line within both oblasts, and what of each oblast lies beyond it."""
    units = {unit["properties"]["iso"]: shape(unit["geometry"]) for unit in json.loads(made["admin1"])["features"]}
    oblasts = {iso: units[iso] for iso in AREAS}
    both = ops.unary_union(list(oblasts.values())).buffer(1e-4)
    drawn = LineString([(lon, lat) for lat, lon, _, _ in VERTICES])
    line = drawn.intersection(both)
    if line.geom_type != "LineString":
        line = max(shapely.get_parts(ops.linemerge(line)), key=lambda part: part.length)
    parts = shapely.get_parts(both.difference(drawn.buffer(1e-6)))
    beyond = max((part for part in parts if part.contains(BEYOND)), key=lambda part: part.area)
    held = {iso: oblast.intersection(beyond) for iso, oblast in oblasts.items()}
    said = {"valid": VALID, "length_km": round(_km(line)), "accuracy": ACCURACY}
    return {
        "contact_line_2021": _layer([(LINE | said | METHOD, rounded(line))]),
        "held_areas_2021": _layer([(_properties(iso, area), _area(area)) for iso, area in held.items()]),
    }


def _properties(iso: str, area: Shape) -> dict[str, Any]:
    said = {"country_de_jure": "UA", "valid": VALID, "area_km2": round(_km2(area)), "accuracy": ACCURACY}
    return AREAS[iso] | said


def _area(area: Shape) -> Shape:
    return rounded(shapely.make_valid(rounded(area)))


def _km(line: Shape) -> float:
    return sum(
        111.195 * math.hypot(a[1] - b[1], (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2)))
        for a, b in pairwise(line.coords)
    )


def _km2(area: Shape) -> float:
    """Square kilometres on a sphere, by a projection that keeps areas."""

    def flat(points: Any) -> Any:
        lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
        return np.column_stack([6371.0 * lon, 6371.0 * np.sin(lat)])

    return float(shapely.transform(area, flat).area)


def _layer(features: list[tuple[dict[str, Any], Shape]]) -> str:
    made = [{"type": "Feature", "properties": properties, "geometry": mapping(of)} for properties, of in features]
    return json.dumps({"type": "FeatureCollection", "features": made}, ensure_ascii=False)
