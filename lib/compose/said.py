"""One statement as the feed shows it: who said it, when and where, in whose words, what it answers, its sources."""

import functools
from collections.abc import Sequence
from typing import Any

from lib import dates, model, search, view, words
from lib.compose import card_text, choice, thread
from lib.compose import source as sources
from lib.load import Case

Row = dict[str, Any]
Runs = list[str]  # a text cut into parts, by turns without and with the words that were searched for


def item(case: Case, row: Row, terms: Sequence[search.Term] = ()) -> Row:
    """One statement; parts that it does not have are left out."""
    cut = functools.partial(search.of(case.records).runs, terms=terms)
    parts = {
        "key": row["key"],
        "title": cut(row["title"]),
        "side": model.SLUGS[row["side"]],
        "when": words.say(f"when.{row['precision']}", date=dates.in_words(row["date"])),
        "maybe": "" if row["certain"] else words.say("feed.maybe"),
        "who": who(case, row),
        "where": _where(case, row),
        "does": words.say("feed.does", stance=model.STANCES[row["stance"]], coded=_coded(row)),
        "summary": cut(row["summary"]),
        "said": [said | {"text": cut(said["text"])} for said in card_text.quoted(row)],
        "links": _links(case, row),
        "sources": [_source(case, key) for key in row["sources"]],
    }
    return {name: part for name, part in parts.items() if part}


def _coded(row: Row) -> str:
    return words.say("feed.coded", type=row["type"]) if row["type"] else ""


def who(case: Case, row: Row) -> str:
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
    keys = {
        "replies_to": [row["replies_to"]],
        "replies": thread.answers(case).get(row["key"], []),
        "event": [row["event"]],
    }
    return [
        {"name": words.say(f"feed.{name}"), "to": [[key, named(case, key)] for key in related]}
        for name, related in keys.items()
        if any(related)
    ]


def named(case: Case, key: str) -> str:
    """A record's title and day."""
    record = choice.rows(case, "records")[key]
    return words.say("feed.record", title=record["title"], date=dates.in_words(str(record["date"])))


def _source(case: Case, key: str) -> Row:
    page = sources.row(case, key)
    return {name: page[name] for name in (*sources.SHOWN, "line")}
