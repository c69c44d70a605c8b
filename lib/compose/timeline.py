"""The timeline view: the records of the choice in lanes, words and deeds by the day, chapters, and measured series."""

import dataclasses
import functools
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from lib import dates, measure, model, view, words
from lib.compose import choice, series, weight
from lib.draw import theme, timeline
from lib.load import Case
from lib.view import Link, View

MOST_LANES: Final = 10  # actors or places with a lane of their own
MOST_ROWS: Final = 1100  # records that are sent one by one; of the others only how many there are
OTHERS: Final = "others"
SHARED: Final = ("actor", "place")  # groupings with a lane for all those that have none of their own
LAST: Final = ("not-established", "civilians", OTHERS, "")


def data(case: Case, link: Link, small: bool = False) -> dict[str, Any]:
    """What the browser's timeline receives. It holds the records of all days that the other filters leave, since the
    browser answers a change of days itself. `small` is for a place beside other views: lanes by side alone."""
    grouping = "side" if small else link.look.lanes
    records = choice.records(case, link, "side", "precision", "first_day")
    return {
        **_picture(case, _all_days(case, link.view), grouping),
        "drawn": choice.stamp(link),
        "selected": link.view.record,
        "since": str(link.view.since),
        "until": str(link.view.until),
        "window": [str(case.first_day), str(case.last_day)],
        "chapters": _chapters(case),
        "series": None if small else series.data(case, link),
        "look": {"lanes": grouping, "folded": list(link.look.folded), "scale": link.look.scale},
        "words": words.section("timeline") | {"grouped": words.section("lanes")},
        "alt": alt(records, link),
        "small": small,
    }


def lanes(case: Case, link: Link, grouping: str) -> dict[str, Any]:
    """The lanes of a grouping, and the lane of each row of `data`."""
    picture = _picture(case, _all_days(case, link.view), grouping)
    return {"lanes": picture["lanes"], "lane": picture["rows"]["lane"]}


def _all_days(case: Case, choice_: View) -> View:
    return dataclasses.replace(view.unselected(choice_), since=case.first_day, until=case.last_day)


@functools.lru_cache(maxsize=32)
def _picture(case: Case, opened: View, grouping: str) -> dict[str, Any]:
    """What no change of days alters: rows, lanes, replies, tempo. Not to be changed."""
    since, until = pd.Timestamp(case.first_day), pd.Timestamp(case.last_day)
    records = _described(case, choice.records(case, Link(opened)), grouping)
    lanes = _lanes(records, grouping, case)
    order = [lane["slug"] for lane in lanes]
    shown, rest = _heaviest(records)
    tempo = measure.tempo(records, since, until)
    return {
        "rows": timeline.columns(shown, order, _credibility(case), since),
        "rest": _counted(rest, order, since),
        "lanes": lanes,
        "replies": _replies(case, shown),
        "tempo": {name: tempo[name].tolist() for name in tempo},
        "undated": int((records["precision"] != "day").sum()),
        "note": note(case, records),
        "legend": legend(records),
    }


def _described(case: Case, records: pd.DataFrame, grouping: str) -> pd.DataFrame:
    """The records with `lane`, `slug` (of the side), `weight`, `contested`, and their texts `when`, `who`, `where`."""
    texts = records.merge(_texts(case), on="key", how="left", validate="1:1")
    slugs = texts["side"].map(model.SLUGS)
    return texts.assign(slug=slugs, lane=_grouped(texts.assign(slug=slugs), grouping))


@functools.lru_cache(maxsize=8)
def _texts(case: Case) -> pd.DataFrame:
    """By key: when, who, where, weight, contested."""
    places, actors = choice.rows(case, "places"), choice.rows(case, "actors")
    records = case.records
    nobody = words.say("record.unknown_actor")
    return weight.of(case).assign(
        **{
            "when": [dates.in_words(date) for date in records["date"].tolist()],
            "who_names": [", ".join(str(actors[a]["short"]) for a in who) or nobody for who in records["actors"]],
            "where": [str(places[place]["name"]) if place else "" for place in records["place"].tolist()],
        }
    )


@functools.lru_cache(maxsize=8)
def _credibility(case: Case) -> dict[str, int]:
    return measure.credibility(case.claims)


def _grouped(records: pd.DataFrame, grouping: str) -> pd.Series:
    """The lane of each record; actors and places with few records share one."""
    if grouping == "side":
        return records["slug"]
    if grouping == "kind":
        kinds = map(theme.kind, records["type"].tolist(), records["role"].tolist())
        return pd.Series(list(kinds), index=records.index, dtype="str")
    first = records["actors"].map(lambda who: who[0] if who else "") if grouping == "actor" else records["place"]
    counts = first[first != ""].value_counts()
    own = set(sorted(counts.index, key=lambda name: (-counts[name], name))[:MOST_LANES]) | {""}
    return first.where(first.isin(own), OTHERS)


def _lanes(records: pd.DataFrame, grouping: str, case: Case) -> list[dict[str, str]]:
    """Lanes from the one with most records down; what is not established, other or nowhere stands last."""
    counts = records["lane"].value_counts()
    order = sorted(counts.index, key=lambda lane: (lane in LAST, -counts[lane], lane))
    named = {
        "side": model.SIDES,
        "kind": words.section("kind"),
        "actor": {key: str(row["short"]) for key, row in choice.rows(case, "actors").items()},
        "place": {key: str(row["name"]) for key, row in choice.rows(case, "places").items()},
    }[grouping]
    label: dict[str, str] = dict(named)
    if grouping in SHARED:
        label |= {OTHERS: words.say(f"lanes.others_{grouping}"), "": words.say(f"lanes.none_{grouping}")}
    return [{"slug": lane, "label": label[lane][:1].upper() + label[lane][1:]} for lane in order]


def _heaviest(records: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The records that are sent one by one, in time order, and the others."""
    if len(records) <= MOST_ROWS:
        return records, records.iloc[:0]
    chosen = records.index.isin(records["weight"].nlargest(MOST_ROWS, keep="first").index)
    return records[chosen], records[~chosen]


def _counted(rest: pd.DataFrame, lanes: Sequence[str], since: pd.Timestamp) -> dict[str, list[int]]:
    """How many records there are beside those sent, by lane, first and last day."""
    first, last = ((rest[column] - since).dt.days for column in ("first_day", "last_day"))
    counted = pd.DataFrame({"lane": rest["lane"], "first": first, "last": last})
    counts = counted.groupby(["lane", "first", "last"], as_index=False).size()
    number = {lane: i for i, lane in enumerate(lanes)}
    return {
        "lane": [number[lane] for lane in counts["lane"].tolist()],
        "first": counts["first"].tolist(),
        "last": counts["last"].tolist(),
        "n": counts["size"].tolist(),
    }


def _replies(case: Case, shown: pd.DataFrame) -> list[list[int]]:
    """Pairs of rows: a statement and what it answers."""
    at = {key: i for i, key in enumerate(shown["key"].tolist())}
    said = zip(case.statements["key"].tolist(), case.statements["replies_to"].tolist(), strict=True)
    return [[at[key], at[other]] for key, other in said if key in at and other in at]


@functools.lru_cache(maxsize=8)
def _chapters(case: Case) -> list[dict[str, str]]:
    rows = zip(case.chapters["title"], case.chapters["since"], case.chapters["until"], strict=True)
    return [{"title": title, "since": str(since.date()), "until": str(until.date())} for title, since, until in rows]


def legend(records: pd.DataFrame) -> dict[str, Any]:
    """Sides and kinds of the records with their colours and shapes, as the browser's legend takes them."""
    sides, kinds = set(records["slug"]), set(map(theme.kind, records["type"], records["role"]))
    return {
        "sides": {slug: name for slug, name in model.SIDES.items() if slug in sides},
        "shapes": {kind: shape for kind, shape in theme.KIND_SHAPES.items() if kind in kinds},
        "words": words.section("legend") | {"kinds": words.section("kind")},
    }


def note(case: Case, records: pd.DataFrame) -> str:
    """To what day, from which countries' publishers and in which languages these records were collected."""
    used = frozenset().union(*records["sources"]) if len(records) else frozenset()
    pages = case.sources[case.sources["key"].isin(used)]
    if pages.empty:
        return ""
    country = dict(zip(case.publishers["key"], case.publishers["country"], strict=True))
    countries = pages["publisher"].map(country).replace("", words.say("timeline.no_country"))
    return words.say(
        "timeline.note",
        n=len(pages),
        until=dates.in_words(str(case.last_day)),
        countries=_most(countries),
        languages=_most(pages["language"]),
    )


def _most(values: pd.Series, number: int = 5) -> str:
    counts = values[values != ""].value_counts().head(number)
    return ", ".join(f"{name} {n}" for name, n in counts.items())


def alt(records: pd.DataFrame, link: Link) -> str:
    """What the chart shows in this choice, for those who do not see it."""
    if records.empty:
        return words.say("empty.title")
    sides = measure.by_side(records)
    start, most = measure.busiest_week(records) if len(measure.per_day(records)) else (None, 0)
    said = words.say("timeline.alt", n=len(records), side=sides.index[0], most=int(sides.iloc[0]))
    if start is None:
        return said
    end = (start + pd.Timedelta(days=6)).date()
    return said + words.say(
        "timeline.alt_week", n=most, days=dates.range_in_words(max(start.date(), link.view.since), end)
    )
