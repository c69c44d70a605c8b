"""The map view: places of the chosen records with their marks; areas as labels, rough places as circles."""

import datetime as dt
import functools
import hashlib
import json
from typing import Any

import numpy as np
import pandas as pd

from lib import dates, measure, model, serve, words
from lib.compose import choice, map_size
from lib.draw import map as draw
from lib.draw import theme
from lib.load import Case
from lib.view import Link

AREAS = ("sea", "sea area", "closed sea area", "region", "area", "country")
ROUGH_KM = 3
MOST = 5000  # records that are sent one by one; of more only how many there are, by place, side and week
MOST_KM = 1000  # a distance to the line of contact beyond that says nothing


COLUMNS = ("key", "title", "side", "type", "role", "actor_basis", "place", "first_day", "last_day", "precision")


def data(case: Case, link: Link, small: bool = False) -> dict[str, Any]:
    """What the browser's map receives: layers, places with their records as (key, side, kind, hollow, title, what the
    place is, first day, last day), words. Days are counted from the first of the choice."""
    records = choice.records(case, link, *COLUMNS)
    places, marks = _places(case, records, link.look.names), _marks(case, records, link)
    zones, shown = _zones(case, link), set(records["side"].unique())
    view = dict(zip(("longitude", "latitude", "zoom"), case.view, strict=True))
    return {
        "drawn": choice.stamp(link),
        "spec": draw.spec(places[places["form"] == "rough"], zones, basemap()),
        "zones": _named_zones(zones, link.look.names),
        "places": _rows(case, places, marks),
        "moves": _moves(case, records, link),
        "language": link.look.names,
        "size": link.look.size,
        "sizes": map_size.of(case, records, link.look.size) if len(records) <= MOST else {},
        "cities": f"/geo/cities.geojson?v={basemap()}",
        "views": {"case": view} | draw.PRESETS,
        "preset": link.look.map,
        "camera": [float(number) for number in link.look.camera.split(",")] if link.look.camera else None,
        "area": list(link.view.area),
        "selected": link.view.record,
        "without": marks.get("", []),
        "weeks": len(records) > MOST,
        "off": list(link.look.off),
        "since": str(link.view.since),
        "until": str(link.view.until),
        "tempo": _tempo(records, link),
        "sides": {slug: name for slug, name in model.SIDES.items() if name in shown},
        "shapes": theme.KIND_SHAPES,
        "words": words.section("map") | words.section("legend") | {"kinds": words.section("kind")},
        "alt": _alt(records, places),
        "small": small,
    }


def layers() -> dict[str, Any]:
    """The map's layers without any place or zone."""
    none = pd.DataFrame(columns=["lon", "lat", "precision_km", "radius_km"])
    return draw.spec(none, none, basemap())


@functools.cache
def basemap() -> str:
    """A hash of the basemap's files: it stands in their addresses, so that a browser may keep them for good."""
    digest = hashlib.sha256()
    for path in sorted((serve.ROOT / "data" / "geo").glob("*.geojson")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@functools.lru_cache(maxsize=8)
def _far(case: Case) -> pd.Series:
    """Whole km from each place to the line of contact, by its key; NaN where that is more than 1,000."""
    file = serve.ROOT / "data" / "geo" / "contact_line_2021.geojson"
    lines = [feature["geometry"]["coordinates"] for feature in json.loads(file.read_text("utf-8"))["features"]]
    places = case.places
    km = pd.concat([measure.km_to_line(places["lon"], places["lat"], line) for line in lines], axis=1).min(axis=1)
    return pd.Series(km.where(km <= MOST_KM).round().to_numpy(), index=places["key"])


def _places(case: Case, records: pd.DataFrame, language: str) -> pd.DataFrame:
    places = case.places[case.places["key"].isin(records["place"].unique())]
    places = places.assign(name=_named(places, language))
    forms = [
        "area" if kind in AREAS else "rough" if km > ROUGH_KM else "point"
        for kind, km in zip(places["kind"], places["precision_km"], strict=True)
    ]
    return places.assign(form=forms)


def _zones(case: Case, link: Link) -> pd.DataFrame:
    """Zones in force on a day of the choice, with the position and the names of their places."""
    since, until = pd.Timestamp(link.view.since), pd.Timestamp(link.view.until)
    zones = case.zones
    inside = (zones["since"] <= until) & (zones["until"].isna() | (zones["until"] >= since))
    places = case.places[["key", "name", "name_uk", "name_ru", "lon", "lat"]].rename(columns={"key": "place"})
    return zones[inside].merge(places, on="place")


def _named_zones(zones: pd.DataFrame, language: str) -> list[dict[str, Any]]:
    """Where each zone's name stands, what it is, from when to when, and where that can be read."""
    said = []
    for name, row in zip(_named(zones, language), zones.to_dict("records"), strict=True):
        until = dates.in_words(f"{row['until']:%Y-%m-%d}") if row["until"] == row["until"] else ""
        days = words.say("map.zone_days", since=dates.in_words(f"{row['since']:%Y-%m-%d}"), until=until).strip()
        kind = words.say(f"map.zone_{row['kind'].split()[0]}")
        said.append({"at": [row["lon"], row["lat"]], "km": row["radius_km"], "name": name, "kind": kind, "days": days}
                    | {"url": row["url"], "note": row["note"], "since": f"{row['since']:%Y-%m-%d}"}
                    | {"until": f"{row['until']:%Y-%m-%d}" if row["until"] == row["until"] else ""})  # fmt: skip
    return said


def _named(places: pd.DataFrame, language: str) -> pd.Series:
    """Names of places in a language; the English one where there is none."""
    if language == "en":
        return places["name"]
    own = places[f"name_{language}"]
    return own.where(own != "", places["name"])


def _days(records: pd.DataFrame, link: Link) -> list[Any]:
    """First days of the records, and last ones, within the choice."""
    since, length = pd.Timestamp(link.view.since), (link.view.until - link.view.since).days
    return [(records[name] - since).dt.days.clip(0, length).to_numpy() for name in ("first_day", "last_day")]


def _tempo(records: pd.DataFrame, link: Link) -> dict[str, list[int]]:
    """Statements and acts by the day of the choice."""
    tempo = measure.tempo(records, pd.Timestamp(link.view.since), pd.Timestamp(link.view.until))
    return {str(name): tempo[name].tolist() for name in tempo}


def _told(kind: str | None) -> int:
    """What a place is to a record as a number: 0 where it happened or was said there, 1 announced, 2 affected."""
    return model.PLACE_KINDS.index(kind) if kind else 0


def _marks(case: Case, records: pd.DataFrame, link: Link) -> dict[str, list[list[Any]]]:
    """The records by place, "" without one, each as the browser takes it."""
    if len(records) > MOST:
        return _weekly(records, link)
    told = dict(zip(case.events["key"], case.events["place_kind"], strict=True))
    marks: dict[str, list[list[Any]]] = {}
    fields = ["key", "title", "side", "type", "role", "actor_basis", "place"]
    days_of = zip(*(days.tolist() for days in _days(records, link)), strict=True)
    rows = zip(records[fields].itertuples(index=False), days_of, strict=True)
    for (key, title, side, type_, role, basis, place), days in rows:
        hollow = int(role != "statement" and basis != "established")
        named = [key, model.SLUGS[side], theme.kind(type_, role), hollow, title, _told(told.get(key))]
        marks.setdefault(place, []).append([*(named if place else ["", "", named[2], 0, "", 0]), *days])
    return marks


def _weekly(records: pd.DataFrame, link: Link) -> dict[str, list[list[Any]]]:
    """How many records there are by place, side, week and whether they are statements: rows as of single records, with
    the number in the place of the key."""
    first, last = _weeks(_days(records, link), link)
    weeks = pd.DataFrame(
        {
            "place": records["place"].to_numpy(),
            "side": records["side"].map(model.SLUGS).to_numpy(),
            "kind": np.where(records["role"] == "statement", "statement", ""),
            "first": first,
            "last": last,
        }
    )
    marks: dict[str, list[list[Any]]] = {}
    counted = weeks.groupby(list(weeks.columns), as_index=False).size()
    for place, *row in zip(*(counted[name].tolist() for name in counted), strict=True):
        side, kind, start, stop, n = row
        marks.setdefault(str(place), []).append([n, side, kind, 0, "", 0, start, stop])
    return marks


def _weeks(days: list[Any], link: Link) -> tuple[Any, Any]:
    """The first day of the week of each first day, and the last one of that of each last day, within the choice."""
    first, last = days
    return first // 7 * 7, np.minimum(last // 7 * 7 + 6, (link.view.until - link.view.since).days)


def _rows(case: Case, places: pd.DataFrame, marks: dict[str, list[list[Any]]]) -> list[dict[str, Any]]:
    columns = ["key", "name", "lon", "lat", "precision_km", "form"]
    far = _far(case).to_dict()
    return [
        {"key": key, "name": name, "lon": lon, "lat": lat, "km": km, "form": form, "records": marks[key]}
        | {"line": None if far[key] != far[key] else int(far[key])}
        for key, name, lon, lat, km, form in places[columns].itertuples(index=False)
    ]


def _moves(case: Case, records: pd.DataFrame, link: Link) -> list[list[Any]]:
    """Ways of units and ships that the records tell of, as client/map_moves.js takes them; where records are counted by
    weeks, the ways between two places are."""
    moving = _moving(case)
    moved = moving[choice.mask(case, link).shown[moving["at"]]]
    if len(records) > MOST:
        return _moved_by_week(case, moved, link)
    fields = ["key", "title", "side", "hollow", "date", "moved_from", "moved_to"]
    days_of = zip(*(days.tolist() for days in _days(moved, link)), strict=True)
    rows = zip(moved[fields].itertuples(index=False), days_of, strict=True)
    return [
        [key, title, model.SLUGS[side], hollow, dates.in_words(date), *_way(case, a, b), *days]
        for (key, title, side, hollow, date, a, b), days in rows
    ]


@functools.lru_cache(maxsize=8)
def _moving(case: Case) -> pd.DataFrame:
    """The records of a case that name both ends of a way, in their order; `at` is where each stands among all."""
    told = case.events.loc[case.events["moved_from"] != "", ["key", "moved_from", "moved_to"]]
    ends = told[told["moved_to"] != ""]
    moving = case.records.assign(at=np.arange(len(case.records))).merge(ends, on="key")
    return moving.assign(hollow=(moving["actor_basis"] != "established").astype(int)).sort_values("at")


def _moved_by_week(case: Case, moved: pd.DataFrame, link: Link) -> list[list[Any]]:
    """How many ways lead from a place to another in a week: rows as of single ones, with no key."""
    first, last = _weeks(_days(moved, link), link)
    by = ["side", "hollow", "moved_from", "moved_to", "first", "last"]
    counted = moved.assign(first=first, last=last).groupby(by, as_index=False).size()
    rows = []
    for side, hollow, a, b, start, end, n in counted.itertuples(index=False):
        days = [link.view.since + dt.timedelta(days=int(day)) for day in (start, end)]
        title, when = words.say("map.moves", n=n), dates.range_in_words(*days)
        rows.append(["", title, model.SLUGS[side], int(hollow), when, *_way(case, a, b), int(start), int(end)])
    return rows


def _way(case: Case, a: str, b: str) -> list[list[Any]]:
    """Where a way begins and ends, and the names of both."""
    ends = [choice.rows(case, "places")[key] for key in (a, b)]
    return [*([end["lon"], end["lat"]] for end in ends), [end["name"] for end in ends]]


def _alt(records: pd.DataFrame, places: pd.DataFrame) -> str:
    placed = int((records["place"] != "").sum())
    return words.say("map.alt", n=placed, places=len(places), without=len(records) - placed)
