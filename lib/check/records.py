"""Rules over single events and statements: when, who, on whose word, in which words."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from lib import dates, model, schema
from lib.check import links, names
from lib.check.fault import Fault
from lib.check.form import Tables

LONGEST: Final = {"title": (90, "characters"), "summary": (75, "words"), "later": (40, "words")}
QUOTE_WORDS: Final = 30
SAYING: Final = re.compile(
    r"\b(says?|said|reports?|reported|counts?|blames?|blamed|alleges?|alleged|accuses?|claims?|points? to|according)\b",
    re.I,
)
BLAMED: Final = {
    model.SIDES["russia"]: r"Russian?|FSB|Kremlin|Moscow",
    model.SIDES["armed-formations"]: r"DPR|LPR|[Ss]eparatists?|[Rr]ebels?|[Aa]rmed formations?",
    model.SIDES["ukraine"]: r"Kyiv|Ukrain\w* (fire|shell|sniper|drone|troop|force|mortar|artillery|attack|strike)\w*",
}
TOLD: Final = {
    "events": ("title", "summary", "later"),
    "statements": ("summary", "later"),
    "chapters": ("title", "text", "notes"),
}


def days_in_window(tables: Tables) -> Iterator[Fault]:
    """Every record lies in the case's days; one known by its month or year only may reach over their edge."""
    low, high = tables.window
    for row in tables.rows("events", "statements"):
        if dates.valid(row["date"]):
            first, last = dates.span(row["date"])
            coarse = dates.precision(row["date"]) in ("month", "year")
            if not (low <= first and last <= high) and not (coarse and first <= high and last >= low):
                yield row.fault("date", f"lies outside the case; it has {low} to {high}, as case.toml states")


def types_and_modes(tables: Tables) -> Iterator[Fault]:
    """Only acts are coded, by a type and one of its modes and with an actor; statements by a verbal type."""
    modes = {("", ""), *((row["type"], row["mode"]) for row in tables.rows("plover"))}
    for row in tables.rows("events"):
        if row["role"] in ("report", "toll") and row["type"]:
            yield row.fault("type", f"a {row['role']} is never counted; empty the type or make the role act")
        if (row["type"], row["mode"]) not in modes:
            yield row.fault("mode", f"is no mode of {row['type'] or 'an uncoded event'} in plover.csv; correct it")
        if row["type"] and not row["actors"]:
            yield row.fault("actors", "a coded act has an actor; name it, or write unknown", "")
    for row in tables.rows("statements"):
        if row["type"] in model.TYPES and row["type"] not in model.VERBAL:
            yield row.fault("type", f"is a deed; write one of {', '.join(model.VERBAL)}, or nothing")


def basis_fits(tables: Tables) -> Iterator[Fault]:
    """Who acted is established, alleged by somebody else, or unknown."""
    for row in tables.rows("events"):
        doers, accusers = (set(schema.split(row[column])) for column in ("actors", "alleged_by"))
        basis, nobody = row["actor_basis"], doers in (set(), {"unknown"})
        if (basis == "unknown") != nobody or (len(doers) > 1 and "unknown" in doers):
            yield row.fault("actor_basis", f"does not fit the actors “{row['actors']}”; unknown means: nobody is named")
        elif (basis == "alleged") != bool(accusers):
            yield row.fault("alleged_by", "an alleged act names its accuser, and no other act does")
        elif doers & accusers:
            yield row.fault("alleged_by", "accuser and accused are the same; write whose word it is")


def places_are_told(tables: Tables) -> Iterator[Fault]:
    """A place says what it is to its event, and a way leads from one place to another."""
    for row in tables.rows("events"):
        if bool(row["place"]) != bool(row["place_kind"]):
            advice = f"goes with place; write one of {', '.join(model.PLACE_KINDS)}, or nothing without a place"
            yield row.fault("place_kind", advice)
        if row["moved_from"] and row["moved_from"] == row["moved_to"]:
            yield row.fault("moved_to", "is where it set out; correct one of them or empty both")


def allegations_worded(tables: Tables) -> Iterator[Fault]:
    """The title of an alleged act does not state as a fact who did it."""
    actors = {row["key"]: row for row in tables.rows("actors")}
    for row in tables.rows("events"):
        if row["actor_basis"] == "alleged" and not SAYING.search(row["title"]):
            doers = [actors[key] for key in schema.split(row["actors"]) if key in actors]
            own = [re.escape(doer[column]) for doer in doers for column in ("name", "short") if doer[column]]
            sides = [BLAMED[doer["side"]] for doer in doers if doer["side"] in BLAMED]
            blamed = re.search(rf"\b({'|'.join(own + sides)})\b", row["title"]) if doers else None
            if blamed:
                yield row.fault("title", f"states as a fact that it was {blamed[0]}; name nobody, or write who says so")


def civilians_never_act(tables: Tables) -> Iterator[Fault]:
    """Civilians are targets, never actors of an event."""
    civilians = {row["key"] for row in tables.rows("actors") if row["side"] == model.SIDES["civilians"]}
    for row in tables.rows("events"):
        for actor in (actor for actor in schema.split(row["actors"]) if actor in civilians):
            yield row.fault("actors", "civilians are never actors; name them among the targets", actor)


def partners_are_others(tables: Tables) -> Iterator[Fault]:
    """Nobody cooperates with itself."""
    for row in tables.rows("events"):
        for actor in (actor for actor in schema.split(row["actors"]) if actor in schema.split(row["targets"])):
            if row["type"] in model.COOPERATIVE:
                yield row.fault("targets", "is an actor of this event too; take it out on one side", actor)


def texts_are_short(tables: Tables) -> Iterator[Fault]:
    """Titles, summaries and what came later keep to their length."""
    for row in tables.rows("events", "statements"):
        for column, (most, unit) in LONGEST.items():
            text = row.cells.get(column, "")
            size = len(text) if unit == "characters" else len(text.split())
            if size > most:
                yield row.fault(column, f"has {size} {unit}; shorten it to {most}")


def quotes_are_short(tables: Tables) -> Iterator[Fault]:
    """Verbatim words are few; those of the article that the case checks are kept whole."""
    for row in tables.rows("statements"):
        for column in ("quote", "original"):
            count = len(row[column].split())
            if count > QUOTE_WORDS and links.ARTICLE not in schema.split(row["sources"]):
                yield row.fault(column, f"has {count} words; keep {QUOTE_WORDS} at most")


def quotes_are_labelled(tables: Tables) -> Iterator[Fault]:
    """Verbatim words say their language and whose words they are."""
    for row in tables.rows("statements"):
        for column in ("quote", "original"):
            if bool(row[column]) != bool(row[f"{column}_language"]):
                yield row.fault(f"{column}_language", f"goes with {column}; fill both or neither")
        if bool(row["quote"] or row["original"]) != bool(row["quote_kind"]):
            advice = f"goes with a quote; write one of {', '.join(model.QUOTE_KINDS)}, or nothing without a quote"
            yield row.fault("quote_kind", advice)


def quotes_have_a_source(tables: Tables) -> Iterator[Fault]:
    """Verbatim words rest on one source at least that is neither unreliable nor impossible to judge."""
    reliability = {row["key"]: row["reliability"] for row in tables.rows("publishers")}
    pages = {row["key"]: model.grade(reliability, row["publisher"], row["seen_at"]) for row in tables.rows("sources")}
    for row in tables.rows("statements"):
        cited = schema.split(row["sources"])
        grades = {pages[key] for key in cited if key in pages}
        if (row["quote"] or row["original"]) and grades and grades <= {"E", "F"} and links.ARTICLE not in cited:
            yield row.fault("sources", "holds no page graded A to D for the quote; add one or empty the quote")


def replies_come_later(tables: Tables) -> Iterator[Fault]:
    """A reply is not older than what it answers."""
    days = tables.days
    for row in tables.rows("statements"):
        if row["key"] in days and row["replies_to"] in days:
            asked, (_, last) = days[row["replies_to"]][0], days[row["key"]]
            if asked > last:
                yield row.fault("replies_to", f"is of {asked}, after this reply; correct the link or a date")


def persons_registered(tables: Tables) -> Iterator[Fault]:
    """Who is named in the editors' words is in the actors' register; private persons, victims and minors are not."""
    if not all(map(tables.whole, ("actors", "places", "phrases"))):
        return
    known, plain = names.known(tables.frames), names.plain(tables.frames)
    unknown = functools.cache(lambda text: tuple(names.unknown(text, known, plain)))  # cells say much twice
    advice = (
        f"may be a person who is not in {tables.files['actors']}: add an official there; take out a private person's "
        f"name; what is no person goes into {tables.files['phrases']}"
    )
    for table, columns in TOLD.items():
        for row in tables.rows(table):
            for column in columns:
                text = re.sub(r"\[[^\]]*\]", "", row[column])
                yield from (row.fault(column, advice, name) for name in unknown(text))


def checks_are_dated(tables: Tables) -> Iterator[Fault]:
    """A comparison with the pages has its day, and a day of one says who made it."""
    for row in tables.rows("events", "statements"):
        if bool(row["checked_by"]) != bool(row["checked_at"]):
            empty = "checked_at" if row["checked_by"] else "checked_by"
            yield row.fault(empty, "write both who compared the record with its pages and when, or neither")
