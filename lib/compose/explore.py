"""All of a case as a reader chooses in it without Python: rows to filter by day, actor and area, and what the views
show of each. Texts and figures that need Python are those of the whole case."""

import functools
import itertools
from typing import Any, Final

import pandas as pd

from lib import look, model, view, words
from lib.compose import card, choice, feed, map_size, overview, records, series, timeline, weight
from lib.compose import map as maps
from lib.load import Case
from lib.view import Link

MOST: Final = timeline.MOST_ROWS  # records: a case with more is explored in the dashboard
CITED: Final = (
    "chicago",
    "apa",
)  # the formats for reference managers repeat each source: these are asked of the dashboard

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row | None:
    """What the browser's client/explore.js receives; None of a case with too many records."""
    if len(case.records) > MOST:
        return None
    return {
        "rows": rows(case),
        "timeline": timeline.data(case, link),
        "lanes": {name: timeline.lanes(case, link, name) for name in look.LANES},
        "last": list(timeline.LAST),
        "series": _series(case, link),
        "map": maps.data(case, link),
        "names": {name: _names(maps.data(case, link.changed(names=name))) for name in look.NAMES},
        "sizes": {name: map_size.of(case, choice.records(case, link), name) for name in look.SIZES},
        "feed": feeds(case, link),
        "persons": feed.PERSONS,
        "acts": feed.MOST_ACTS,
        "said": records.said(case),
        "records": words.section("records"),
        "figures": overview.figures(case, link),
        "actors": actors(case),
        "areas": view.vocabularies(case)["area"],
        "words": _words(),
    }


def rows(case: Case) -> Row:
    """What a choice asks of each record, in time order: key, first and last day counted from the case's first, flags,
    `whose` (actors and sides), region and position; and by what the views order them."""
    frame = case.records
    since = pd.Timestamp(case.first_day)
    columns = timeline.data(case, Link(view.whole(case)))["rows"]
    spots = {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in ("lon", "lat")}
    return {
        "key": frame["key"].tolist(),
        "first": (frame["first_day"] - since).dt.days.tolist(),
        "last": (frame["last_day"] - since).dt.days.tolist(),
        "flags": columns["flags"],
        "whose": [sorted(who) for who in frame["who"].tolist()],
        "admin1": frame["admin1"].tolist(),
        "date": frame["date"].tolist(),
        "place": frame["place"].tolist(),
        "weight": weight.of(case)["weight"].tolist(),
        "told": weight.of(case)["told"].tolist(),
    } | spots


def actors(case: Case) -> list[Row]:
    """Sides and actors in the order of the menu, each with its name, side and kind."""
    registered, names = choice.rows(case, "actors"), view.names(case)
    return [
        {"key": key, "name": names[key]}
        | (
            {"side": model.SLUGS[str(registered[key]["side"])], "kind": registered[key]["kind"]}
            if key in registered
            else {"side": key.removeprefix("side-"), "kind": "side"}
        )
        for key in view.vocabularies(case)["actor"]
    ]


def feeds(case: Case, link: Link) -> Row:
    """The feed with all its parts."""
    made = feed.data(case, link)
    parts = range(-(-made["n"] // made["size"]))
    return made | {"parts": {str(number): feed.part(case, link, number) for number in parts}}


@functools.lru_cache(maxsize=8)
def cards(case: Case, only: frozenset[str] | None = None) -> dict[str, Row]:
    """The card of each record by key, of all or of some; what depends on a choice is the whole case's."""
    link = Link(view.whole(case))
    keys = [key for key in case.records["key"].tolist() if only is None or key in only]
    made = (card.data(case, link.changed(record=key))["record"] for key in keys)
    return {one["key"]: one | {"cite": {name: one["cite"][name] for name in CITED}} for one in made}


def _series(case: Case, link: Link) -> dict[str, Row]:
    """The measured series for each choice of panels and each scale, by the names of both."""
    offered = series.data(case, link)["offered"]
    subsets = (some for n in range(len(offered) + 1) for some in itertools.combinations(offered, n))
    looks = itertools.product(subsets, look.SCALES)
    return {
        " ".join([scale, *some]): series.data(case, link.changed(series=some, scale=scale)) for some, scale in looks
    }


def _names(made: Row) -> Row:
    """Names of places and zones on a map."""
    places = {place["key"]: place["name"] for place in made["places"]}
    return {"places": places, "zones": [zone["name"] for zone in made["zones"]]}


def _words() -> dict[str, str]:
    counts = {"maybe": words.section("count")["maybe"], "listed": words.section("map")["listed"]}
    filters = {
        name: words.say(f"filter.{name}")
        for name in ("since", "until", "preset", "preset_pick", "actor", "area", "any")
    }
    return (
        words.section("file") | counts | filters | {"whole": words.say("preset.whole"), "days": words.say("empty.days")}
    )
