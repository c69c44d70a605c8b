"""A short list of records: those at the places picked on the map, or the latest statements of a choice."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from lib import dates, model, view, words
from lib.compose import choice, sets, weight
from lib.load import Case
from lib.view import Link

MOST_BY: Final = 3  # publishers: of more only the first is named
MOST_TOLD: Final = 40  # records: a longer list has titles only
MOST_LISTED: Final = 300  # records: of more the first in time are listed

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
    more = words.say("records.more", n=len(here) - MOST_LISTED) if len(here) > MOST_LISTED else ""
    return _listed(link, title, _items(link, here.head(MOST_LISTED), texts)) | {"closes": True, "note": more}


def of_set(case: Case, link: Link) -> Listed | None:
    """The records of the set whose number the reader picked; None where none is picked."""
    if not link.look.listed:
        return None
    found = sets.records(case, link, link.look.listed)
    texts = found["summary"].where(found["kind"] == "statement", "").tolist() if len(found) <= MOST_TOLD else ()
    more = words.say("records.more", n=len(found) - MOST_LISTED) if len(found) > MOST_LISTED else ""
    title = words.say("records.of_set", n=len(found), what=sets.in_words(link.look.listed))
    return _listed(link, title, _items(link, found.head(MOST_LISTED), texts)) | {"closes": True, "note": more}


def latest_statements(case: Case, link: Link, most: int = 6) -> Listed:
    """The latest statements of the choice, the newest first."""
    chosen = view.chosen(case, link.view)[1].sort_values(["first_day", "key"], ascending=False).head(most)
    return _listed(link, words.say("records.latest", n=len(chosen)), _items(link, chosen, chosen["summary"].tolist()))


def heaviest(case: Case, link: Link, most: int = 9) -> Listed | None:
    """The acts and statements of the choice that weigh most, in time order, each with what was said, who says so and
    what is doubtful; None where it holds none."""
    weights, mask = weight.of(case), choice.mask(case, link)
    told = weights.loc[mask.certain & weights["told"].to_numpy(), "weight"].nlargest(most).index.sort_values()
    if told.empty:
        return None
    chosen = case.records.loc[told].assign(contested=weights.loc[told, "contested"])
    title = words.say("records.heaviest", n=len(chosen), all=int(mask.shown.sum()))
    return _listed(link, title, _items(link, chosen, _said(case, chosen))) | {"note": words.say("records.weighed")}


def said(case: Case) -> list[str]:
    """What was said in each record of a case, and on whose word it rests."""
    return _said(case, case.records.assign(contested=weight.of(case)["contested"]))


def _said(case: Case, rows: pd.DataFrame) -> list[str]:
    summaries = rows["summary"].where(rows["role"] == "statement", "").tolist()
    evidence = [_evidence(case, row) for row in rows.to_dict("records")]
    return [f"{summary} {doubt}".strip() for summary, doubt in zip(summaries, evidence, strict=True)]


def _evidence(case: Case, row: Mapping[Hashable, Any]) -> str:
    """On whose word a record rests: its publishers, and what is doubtful about it."""
    sources, publishers, actors = (choice.rows(case, table) for table in ("sources", "publishers", "actors"))
    by = list(dict.fromkeys(str(publishers[str(sources[key]["publisher"])]["name"]) for key in row["sources"]))
    told = view.listed(by) if len(by) < MOST_BY else words.say("records.by_more", first=by[0], n=len(by) - 1)
    doubts = []
    if row["actor_basis"] == "alleged":
        accusers = [_of_side(str(actors[key]["short"]), str(actors[key]["side"])) for key in row["alleged_by"]]
        doubts.append(words.say("records.alleged", by=view.listed(accusers)))
    elif row["actor_basis"] not in ("", "established"):
        doubts.append(words.say("records.unestablished"))
    if row["contested"]:
        doubts.append(words.say("records.contested"))
    return "; ".join([words.say("records.by", publishers=told), *doubts])


def _of_side(name: str, side: str) -> str:
    return name if side.lower() in name.lower() else words.say("records.of_side", name=name, side=side)


def _listed(link: Link, title: str, items: list[dict[str, Any]]) -> Listed:
    return {
        "drawn": choice.stamp(link),
        "title": title,
        "items": items,
        "closes": False,
        "note": "",
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
