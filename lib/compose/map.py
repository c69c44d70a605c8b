"""The map view: places of the chosen records with their marks; areas as labels, rough places as circles."""

import functools
import hashlib
from typing import Any

import pandas as pd

from lib import measure, model, serve, words
from lib.compose import choice
from lib.draw import map as draw
from lib.draw import theme
from lib.load import Case
from lib.view import Link

AREAS = ("sea", "sea area", "closed sea area", "region", "area", "country")
ROUGH_KM = 3


def data(case: Case, link: Link, small: bool = False) -> dict[str, Any]:
    """What the browser's map receives: layers, places with their records as (key, side, kind, hollow, title, first day,
    last day), words. Days are counted from the first of the choice."""
    records = choice.records(case, link)
    places = _places(case, records)
    view = dict(zip(("longitude", "latitude", "zoom"), case.view, strict=True))
    return {
        "drawn": choice.stamp(link),
        "spec": draw.spec(places[places["form"] == "rough"], basemap()),
        "places": _rows(places, records, link),
        "cities": f"/geo/cities.geojson?v={basemap()}",
        "views": {"case": view} | draw.PRESETS,
        "preset": link.look.map,
        "selected": link.view.record,
        "without": _days(records[records["place"] == ""], link),
        "since": str(link.view.since),
        "until": str(link.view.until),
        "tempo": _tempo(records, link),
        "sides": {slug: name for slug, name in model.SIDES.items() if name in set(records["side"])},
        "shapes": theme.KIND_SHAPES,
        "words": words.section("map") | words.section("legend") | {"kinds": words.section("kind")},
        "alt": _alt(records, places),
        "small": small,
    }


@functools.cache
def basemap() -> str:
    """A hash of the basemap's files: it stands in their addresses, so that a browser may keep them for good."""
    digest = hashlib.sha256()
    for path in sorted((serve.ROOT / "data" / "geo").glob("*.geojson")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _places(case: Case, records: pd.DataFrame) -> pd.DataFrame:
    places = case.places[case.places["key"].isin(records["place"])]
    forms = [
        "area" if kind in AREAS else "rough" if km > ROUGH_KM else "point"
        for kind, km in zip(places["kind"], places["precision_km"], strict=True)
    ]
    return places.assign(form=forms)


def _days(records: pd.DataFrame, link: Link) -> list[list[int]]:
    """First and last day of each record within the choice."""
    since, length = pd.Timestamp(link.view.since), (link.view.until - link.view.since).days
    days = [(records[name] - since).dt.days.clip(0, length).tolist() for name in ("first_day", "last_day")]
    return [list(pair) for pair in zip(*days, strict=True)]


def _tempo(records: pd.DataFrame, link: Link) -> dict[str, list[int]]:
    """Statements and acts by the day of the choice."""
    tempo = measure.tempo(records, pd.Timestamp(link.view.since), pd.Timestamp(link.view.until))
    return {str(name): tempo[name].tolist() for name in tempo}


def _rows(places: pd.DataFrame, records: pd.DataFrame, link: Link) -> list[dict[str, Any]]:
    slugs = {name: slug for slug, name in model.SIDES.items()}
    marks: dict[str, list[list[Any]]] = {}
    fields = ["key", "title", "side", "type", "role", "actor_basis", "place"]
    rows = zip(records[fields].itertuples(index=False), _days(records, link), strict=True)
    for (key, title, side, type_, role, basis, place), days in rows:
        hollow = int(role != "statement" and basis != "established")
        marks.setdefault(place, []).append([key, slugs[side], theme.kind(type_, role), hollow, title, *days])
    columns = ["key", "name", "lon", "lat", "precision_km", "form"]
    return [
        {"key": key, "name": name, "lon": lon, "lat": lat, "km": km, "form": form, "records": marks[key]}
        for key, name, lon, lat, km, form in places[columns].itertuples(index=False)
    ]


def _alt(records: pd.DataFrame, places: pd.DataFrame) -> str:
    placed = int((records["place"] != "").sum())
    return words.say("map.alt", n=placed, places=len(places), without=len(records) - placed)
