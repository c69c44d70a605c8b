"""The feed of statements: in their order, by days with the acts of each day between them, in parts that the browser
asks for as the reader scrolls; chips with the balance of sides, and a way out of an empty choice."""

import functools
from collections import Counter
from itertools import chain
from typing import Any, Final, NamedTuple

import pandas as pd

from lib import dates, model, search, view, words
from lib.compose import choice, said, weight
from lib.load import Case
from lib.view import Link, View

PERSONS: Final = 8  # chips of persons beside those of the sides
PART: Final = 20  # statements of one part
MOST_ACTS: Final = 6  # acts of a day: of more the heaviest are named and the others counted
HOLLOW: Final = ("alleged", "unknown")

Row = dict[str, Any]


class Days(NamedTuple):
    """The days of a feed in its order: for each its heading and its acts; and for each statement the day's number."""

    headings: list[str]
    acts: list[list[list[Any]]]
    more: list[int]
    of: list[int]


def data(case: Case, link: Link) -> Row:
    """What the browser's feed receives: the first part, that of the open record, and what the others are asked with.

    Record links are the `base` address with the record added, so that an address is sent once.
    """
    chosen = ordered(case, link)
    keys, sides = chosen["key"].tolist(), balance(chosen)
    at = keys.index(link.view.record) if link.view.record in keys else -1
    wanted = dict.fromkeys((0, max(at, 0) // PART)) if keys else {}
    return {
        "drawn": choice.stamp(link),
        "title": _title(sides),
        "base": choice.address(link, record=""),
        "balance": sides,
        "chips": chips(case, link.view),
        "order": link.look.ordered(link.view.words),
        "orders": ["best", "newest", "oldest"] if link.view.words else ["newest", "oldest"],
        "n": len(keys),
        "size": PART,
        "parts": {str(number): part(case, link, number) for number in wanted},
        "address": f"api/{case.key}/feed.json{choice.address(link, record='')}",
        "read_as": _read_as(case, link.view),
        "none": nothing(case, link.view) if chosen.empty else None,
        "selected": link.view.record,
        "at": at,
        "words": words.section("feed"),
    }


def ordered(case: Case, link: Link) -> pd.DataFrame:
    """The chosen statements: those that hold the searched words best first, or the newest or the oldest."""
    chosen, order = view.chosen(case, link.view)[1], link.look.ordered(link.view.words)
    if order == "best":
        ranked = {key: i for i, key in enumerate(search.of(case.records).ranked(link.view.words))}
        return chosen.sort_values("key", key=lambda keys: keys.map(ranked))
    return chosen.sort_values(["first_day", "date", "key"], ascending=order == "oldest")


def part(case: Case, link: Link, number: int) -> list[Row]:
    """One part of the feed: its statements, before each new day a row with the heading, and the acts, of the days since
    the one before. Without days where the order is not one of time."""
    chosen = ordered(case, link)
    terms = search.of(case.records).terms(link.view.words) if link.view.words else ()
    start = number * PART
    page = chosen.iloc[start : start + PART]
    items = [
        said.item(case, dict(zip(page.columns, row, strict=True)), terms)
        for row in page.itertuples(index=False, name=None)
    ]
    if link.look.ordered(link.view.words) == "best":
        return items
    if not items:
        return []
    days = _days(case, view.unselected(link.view), link.look.order == "oldest")
    rows, last = [], days.of[start - 1] if start else -1
    for i, one in enumerate(items, start):
        rows += [*(_day(days, day) for day in range(last + 1, days.of[i] + 1)), one]
        last = days.of[i]
    rest = range(last + 1, len(days.headings)) if start + PART >= len(chosen) else ()
    return [*rows, *(_day(days, day) for day in rest)]


def _day(days: Days, number: int) -> Row:
    more = words.say("feed.more_acts", n=days.more[number]) if days.more[number] else ""
    return {"day": days.headings[number], "acts": days.acts[number], "more": more}


@functools.lru_cache(maxsize=16)
def _days(case: Case, chosen: View, oldest: bool) -> Days:
    """The days on which something chosen was said or done, as they follow each other in the feed."""
    columns = ("key", "title", "side", "role", "actor_basis", "date", "first_day")
    records = choice.records(case, Link(chosen), *columns)
    told = records[records["role"].isin(["act", "statement"])]
    groups = told[["first_day", "date"]].drop_duplicates().sort_values(["first_day", "date"], ascending=oldest)
    number = {date: i for i, date in enumerate(groups["date"])}
    acts: list[list[list[Any]]] = [[] for _ in number]
    more = [0] * len(number)
    done = told[told["role"] == "act"].assign(weight=weight.of(case)["weight"])
    done = done.sort_values(["weight", "key"], ascending=[False, True])
    place = done.groupby("date").cumcount()
    for date, n in done.groupby("date").size().items():
        more[number[str(date)]] = max(int(n) - MOST_ACTS, 0)
    shown = done.loc[place < MOST_ACTS, ["date", "key", "side", "actor_basis", "title"]]
    for date, key, side, basis, title in shown.itertuples(index=False, name=None):
        acts[number[date]].append([key, model.SLUGS[side], basis in HOLLOW, title])
    statements = view.chosen(case, chosen)[1].sort_values(["first_day", "date", "key"], ascending=oldest)
    headings = [dates.in_words(date) for date in groups["date"]]
    return Days(headings, acts, more, [number[date] for date in statements["date"]])


def _title(sides: list[list[Any]]) -> str:
    if not sides:
        return words.say("feed.empty_title")
    n, (_, side, most) = sum(number for *_, number in sides), sides[0]
    return words.say("feed.title_one", side=side) if n == 1 else words.say("feed.title", n=n, most=most, side=side)


def balance(chosen: pd.DataFrame) -> list[list[Any]]:
    """The sides of some statements with their numbers, most first: slug, name, number."""
    counts = chosen["side"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return [[model.SLUGS[str(side)], side, int(n)] for side, n in counts.items()]


def _read_as(case: Case, chosen: View) -> str:
    """What is said of words that no record holds as they were typed."""
    if not chosen.words:
        return ""
    index = search.of(case.records)
    other = [term for term in index.terms(chosen.words) if not term.held and index.ranked(chosen.words)]
    return " ".join(words.say("feed.read_as", typed=term.typed) for term in other)


def chips(case: Case, chosen: View) -> list[Row]:
    """Sides, then the persons who speak most, each with its statements in the choice whatever its actors."""
    counts = Counter(chain.from_iterable(chosen.without("actor", case).of(case.statements)["who"]))
    names, sides = view.names(case), choice.rows(case, "actors")
    allowed = view.vocabularies(case)["actor"]
    by_count = sorted((key for key in allowed if counts[key]), key=lambda key: (-counts[key], names[key]))
    groups = [key for key in by_count if key.startswith("side-")]
    persons = [key for key in by_count if key in sides and sides[key]["kind"] == "person"][:PERSONS]
    others = [key for key in chosen.actor if key not in (*groups, *persons)]
    return [
        {"key": key, "name": names[key], "n": counts[key], "side": _side(sides, key), "on": key in chosen.actor}
        for key in (*groups, *persons, *others)
    ]


def _side(actors: dict[str, dict[str, object]], key: str) -> str:
    return key.removeprefix("side-") if key.startswith("side-") else model.SLUGS[str(actors[key]["side"])]


def nothing(case: Case, chosen: View) -> Row:
    """The sentence where a choice has events only, and the change that brings most statements back."""
    events = len(chosen.of(case.events))
    gains = {name: len(chosen.without(name, case).of(case.statements)) for name in (*chosen.filters(), "days")}
    best = max(gains, key=lambda name: gains[name])
    told = words.say("feed.none", n=events)
    if not gains[best]:
        return {"said": told, "label": words.say("feed.open_all"), "changes": _opened(case, chosen, *gains)}
    name = words.say("empty.days") if best == "days" else words.say(f"filter.{best}")
    label = words.say("feed.open", name=name, n=gains[best])
    return {"said": told, "label": label, "changes": _opened(case, chosen, best)}


def _opened(case: Case, chosen: View, *names: str) -> dict[str, Any]:
    """The changes of the choice that open some filters."""
    opened = chosen
    for name in names:
        opened = opened.without(name, case)
    days = {"since": str(opened.since), "until": str(opened.until)} if "days" in names else {}
    return days | {name: "" if name == "words" else [] for name in names if name != "days"}
