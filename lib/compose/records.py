"""A short list of records: those at the places picked on the map, or the latest statements of a choice."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from lib import dates, model, view, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link

MOST_TOLD: Final = 40  # records: a longer list has titles only

Listed = dict[str, Any]


def at_places(case: Case, link: Link) -> Listed | None:
    """The records of the places that the reader picked on the map; None where none is picked."""
    if not link.look.place:
        return None
    picked = link.look.place.split("; ")
    records, places = choice.records(case, link), choice.rows(case, "places")
    here = records[records["place"].isin(["" if place == "none" else place for place in picked])]
    names = [words.say("map.no_place") if place == "none" else str(places[place]["name"]) for place in picked]
    title = words.say("map.listed", places=", ".join(names), n=len(here))
    texts = here["summary"].where(here["kind"] == "statement", "").tolist() if len(here) <= MOST_TOLD else ()
    return _listed(link, title, _items(link, here, texts)) | {"closes": True}


def latest_statements(case: Case, link: Link, most: int = 6) -> Listed:
    """The latest statements of the choice, the newest first."""
    chosen = view.chosen(case, link.view)[1].sort_values(["first_day", "key"], ascending=False).head(most)
    return _listed(link, words.say("records.latest", n=len(chosen)), _items(link, chosen, chosen["summary"].tolist()))


def _listed(link: Link, title: str, items: list[dict[str, Any]]) -> Listed:
    return {
        "drawn": choice.stamp(link),
        "title": title,
        "items": items,
        "closes": False,
        "words": words.section("records"),
    }


def _items(link: Link, records: pd.DataFrame, texts: Sequence[str] = ()) -> list[dict[str, Any]]:
    columns = records[["key", "title", "side", "date"]].itertuples(index=False)
    return [
        {
            "key": key,
            "href": choice.address(link, record=key),
            "title": title,
            "side": model.SLUGS[side],
            "when": dates.in_words(date),
            "text": texts[i] if texts else "",
            "open": key == link.view.record,
        }
        for i, (key, title, side, date) in enumerate(columns)
    ]
