"""The feed of statements: who said what, when and where, in whose words, what it answers, and where it can be read."""

import functools
from collections import Counter
from itertools import chain
from typing import Any, Final

import pandas as pd

from lib import dates, look, model, view, words
from lib.compose import card, choice
from lib.load import Case
from lib.view import Link, View

PERSONS: Final = 8  # chips of persons beside those of the sides

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row:
    """What the browser's feed receives: the first statements in the order of the look, and chips with their counts.

    Record links are the `base` address with the record added, so that an address is sent once.
    """
    chosen = ordered(case, link)
    page = chosen.head(link.look.shown)
    return {
        "drawn": choice.stamp(link),
        "title": _title(chosen),
        "base": choice.address(link, record=""),
        "chips": chips(case, link.view),
        "order": link.look.order,
        "items": [item(case, dict(zip(page.columns, row, strict=True))) for row in page.itertuples(index=False)],
        "more": _more(len(chosen), link.look.shown),
        "none": nothing(case, link.view) if chosen.empty else None,
        "selected": link.view.record,
        "words": words.section("feed"),
    }


def ordered(case: Case, link: Link) -> pd.DataFrame:
    """The chosen statements, newest or oldest first."""
    oldest = link.look.order == "oldest"
    return view.chosen(case, link.view)[1].sort_values(["first_day", "key"], ascending=oldest)


def _title(chosen: pd.DataFrame) -> str:
    if chosen.empty:
        return words.say("feed.empty_title")
    side = chosen["side"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if len(chosen) == 1:
        return words.say("feed.title_one", side=side.index[0])
    return words.say("feed.title", n=len(chosen), most=int(side.iloc[0]), side=side.index[0])


def _more(n: int, shown: int) -> Row | None:
    """The next step of the feed: its label and how many statements then stand in it; None where all do."""
    if shown >= n:
        return None
    step = min(look.SHOWN, n - shown)
    return {"shown": shown + look.SHOWN, "label": words.say("feed.more", n=step, left=n - shown)}


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


def item(case: Case, row: Row) -> Row:
    """One statement as the feed shows it; parts that it does not have are left out."""
    parts = {
        "key": row["key"],
        "title": row["title"],
        "side": model.SLUGS[row["side"]],
        "when": words.say(f"when.{row['precision']}", date=dates.in_words(row["date"])),
        "maybe": "" if row["certain"] else words.say("feed.maybe"),
        "who": _who(case, row),
        "where": _where(case, row),
        "summary": row["summary"],
        "said": card.quoted(row),
        "links": _links(case, row),
        "sources": [_source(case, key) for key in row["sources"]],
    }
    return {name: part for name, part in parts.items() if part}


def _who(case: Case, row: Row) -> str:
    """The speaker's office, for whom, and the side, each where it says more than the speaker's name."""
    actor = str(choice.rows(case, "actors")[row["actor"]]["name"])
    names = [row["role"], words.say("feed.for", actor=actor) if actor != row["speaker"] else "", row["side"]]
    return " · ".join(name for name in names if name)


def _where(case: Case, row: Row) -> str:
    """Where it was said and to whom."""
    channel = str(row["channel"])
    if not row["audience"]:
        return channel
    actors = choice.rows(case, "actors")
    audience = view.listed([str(actors[key]["short"]) for key in row["audience"]])
    return words.say("feed.to", channel=channel, audience=audience)


def _links(case: Case, row: Row) -> list[Row]:
    """The records that a statement answers, that answer it, and the act that it is."""
    keys = {"replies_to": [row["replies_to"]], "replies": _replies(case).get(row["key"], []), "event": [row["event"]]}
    return [
        {"name": words.say(f"feed.{name}"), "to": [[key, _named(case, key)] for key in related]}
        for name, related in keys.items()
        if any(related)
    ]


@functools.lru_cache(maxsize=8)
def _replies(case: Case) -> dict[str, list[str]]:
    """Keys of the statements that answer a record, in time order, by its key."""
    answers = case.statements.sort_values(["first_day", "key"])
    return {str(key): keys.tolist() for key, keys in answers.groupby("replies_to")["key"] if key}


def _named(case: Case, key: str) -> str:
    """A record's title and day."""
    record = choice.rows(case, "records")[key]
    return words.say("feed.record", title=record["title"], date=dates.in_words(str(record["date"])))


def _source(case: Case, key: str) -> Row:
    source = card.source(case, key)
    return {name: source[name] for name in ("title", "url", "language", "line")}


def nothing(case: Case, chosen: View) -> Row:
    """The sentence where a choice has events only, and the change that brings most statements back."""
    events = len(chosen.of(case.events))
    gains = {name: len(chosen.without(name, case).of(case.statements)) for name in (*chosen.filters(), "days")}
    best = max(gains, key=lambda name: gains[name])
    said = words.say("feed.none", n=events)
    if not gains[best]:
        return {"said": said, "label": words.say("feed.open_all"), "changes": _opened(case, chosen, *gains)}
    name = words.say("empty.days") if best == "days" else words.say(f"filter.{best}")
    label = words.say("feed.open", name=name, n=gains[best])
    return {"said": said, "label": label, "changes": _opened(case, chosen, best)}


def _opened(case: Case, chosen: View, *names: str) -> dict[str, Any]:
    """The changes of the choice that open some filters."""
    opened = chosen
    for name in names:
        opened = opened.without(name, case)
    days = {"since": str(opened.since), "until": str(opened.until)} if "days" in names else {}
    return days | {name: "" if name == "words" else [] for name in names if name != "days"}
