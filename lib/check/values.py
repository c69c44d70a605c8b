"""Rules over claims, series, places, chapters and corrections."""

import math
import re
from collections.abc import Iterator
from typing import Final

from lib import dates, model, schema
from lib.check import cells
from lib.check.fault import Fault
from lib.check.form import Row, Tables

COUNTED: Final = ("killed", "wounded", "casualties", "troops", "battalion tactical groups")
MAP_VIEW: Final = r"-?[0-9.]+,-?[0-9.]+,[0-9.]+"
CHAPTER_WORDS: Final = (60, 110)


def claims_say_something(tables: Tables) -> Iterator[Fault]:
    """A claim has a number with its unit, a date, or words."""
    for row in tables.rows("claims"):
        day, value = row["about"] == "date", row["value"]
        if not value and not row["text"]:
            yield row.fault("value", "give a value, or a text where the claim is no number")
        elif value and not (dates.valid(value) if day else _amount(value)):
            yield row.fault("value", cells.ADVICE["edtf"] if day else "write a number, or a range such as 23-25")
        elif not day and bool(value) != bool(row["unit"]):
            yield row.fault("unit", "goes with a number; fill both or neither")


def one_claim_accepted(tables: Tables) -> Iterator[Fault]:
    """At most one claim is accepted of the same thing about a record."""
    lines: dict[tuple[str, ...], int] = {}
    for row in tables.rows("claims"):
        thing = (row["record"], row["about"], row["of_whom"], row["unit"], row["text"] if row["value"] else "")
        if row["accepted"] == "yes" and lines.setdefault(thing, row.line) != row.line:
            advice = f"is accepted in line {lines[thing]} too; accept one, or none where it is disputed"
            yield row.fault("accepted", advice, " / ".join(part for part in thing if part))


def claims_name_whose(tables: Tables) -> Iterator[Fault]:
    """A number of people says of whom."""
    for row in tables.rows("claims"):
        if row["about"] in COUNTED and row["value"] and not row["of_whom"]:
            yield row.fault("of_whom", f"write of whom, or all: {', '.join(model.OF_WHOM)}", "")


def checks_have_verdicts(tables: Tables) -> Iterator[Fault]:
    """A claim of the article that a case checks has its number there and what the check found."""
    for row in tables.rows("claims"):
        if bool(row["check"]) != bool(row["verdict"]):
            yield row.fault("verdict", "goes with check; fill both or neither")


def zones_in_order(tables: Tables) -> Iterator[Fault]:
    """A zone ends after it began, and reaches some way."""
    for row in tables.rows("zones"):
        if row["until"] and row["until"] < row["since"]:
            yield row.fault("until", "is before since; exchange the two days, or empty it where none is known")
        if not 0 < _number(row["radius_km"], 1) <= 500:
            yield row.fault("radius_km", "write a number above 0, up to 500")


def places_on_earth(tables: Tables) -> Iterator[Fault]:
    """A position lies on the globe and says how exact it is."""
    for row in tables.rows("places"):
        for column, low, high in (("lat", -90, 90), ("lon", -180, 180), ("precision_km", 0.01, 2000)):
            if not low <= _number(row[column], low) <= high:
                yield row.fault(column, f"write a number from {low} to {high}")


def series_in_window(tables: Tables) -> Iterator[Fault]:
    """An observation ends after it starts, within the case's days."""
    return _in_window(tables, "series", "start", "end")


def series_parts(tables: Tables) -> Iterator[Fault]:
    """A part of the monitors' count is not above the whole of the same days and region."""
    rows = list(tables.rows("series"))
    wholes = {_days(row): row["value"] for row in rows if row["series"] == model.SERIES[0]}
    for row in rows:
        whole = wholes.get(_days(row), "")
        if row["series"] in model.PARTS and _number(row["value"], 0.0) > _number(whole, math.inf):
            yield row.fault("value", f"is part of {whole} violations and cannot be above them; correct one")


def estimates_have_a_voice(tables: Tables) -> Iterator[Fault]:
    """A published number is somebody's: of an actor, or of a publisher that counted."""
    known = {row["key"] for row in tables.rows("actors", "publishers")}
    for row in tables.rows("series"):
        if row["series"] in model.ESTIMATES and row["breakdown"] not in known:
            yield row.fault("breakdown", "is no key in actors.csv or publishers.csv; name who gave the number")


def chapters_in_window(tables: Tables) -> Iterator[Fault]:
    """A chapter ends after it begins, within the case's days, and is told in few words."""
    yield from _in_window(tables, "chapters", "since", "until")
    low, high = CHAPTER_WORDS
    for row in tables.rows("chapters"):
        count = len(re.sub(r"\[[^\]]*\]", "", row["text"]).split())
        if row["text"] and not low <= count <= high:
            yield row.fault("text", f"has {count} words; tell the step in {low} to {high}")


def chapters_rest_on_records(tables: Tables) -> Iterator[Fault]:
    """The records that a chapter names exist and lie in its days."""
    if not (tables.whole("events") and tables.whole("statements")):
        return
    keys, days = tables.keys("events") | tables.keys("statements"), tables.days
    for row in tables.rows("chapters"):
        told = [("text", key) for key in re.findall(r"\[([^\]]+)\]", row["text"])]
        told += [("focus", part) for part in schema.split(row["focus"]) if not re.fullmatch(MAP_VIEW, part)]
        for column, key in told:
            if key not in keys:
                yield row.fault(column, "is no key of an event or statement; correct it", key)
            elif key in days and dates.valid(row["since"]) and dates.valid(row["until"]):
                (first, last), since, until = days[key], dates.span(row["since"])[0], dates.span(row["until"])[1]
                if column == "text" and (last < since or first > until):
                    yield row.fault(column, f"is of {first}, outside the chapter; move the sentence or the days", key)


def corrections_name_columns(tables: Tables) -> Iterator[Fault]:
    """A correction names a column of its record."""
    keys = {name: tables.keys(name) for name in ("events", "statements")}
    for row in tables.rows("corrections"):
        table = next((name for name, known in keys.items() if row["record"] in known), "")
        if table and row["field"] and row["field"] not in model.TABLES[table].names:
            yield row.fault("field", f"write one of {', '.join(model.TABLES[table].names)}")


def _in_window(tables: Tables, table: str, start: str, end: str) -> Iterator[Fault]:
    low, high = tables.window
    for row in tables.rows(table):
        days = {column: dates.span(row[column])[0] for column in (start, end) if dates.valid(row[column])}
        for column, day in days.items():
            if not low <= day <= high:
                yield row.fault(column, f"lies outside the case; it has {low} to {high}, as case.toml states", str(day))
        if len(days) == 2 and days[start] > days[end]:
            yield row.fault(end, f"comes before {start}; correct one")


def _days(row: Row) -> tuple[str, str, str]:
    return row["start"], row["end"], row["breakdown"]


def _number(text: str, otherwise: float) -> float:
    return float(text) if re.fullmatch(schema.PATTERNS["number"], text) else otherwise


def _amount(text: str) -> bool:
    """True for a number, or for a range that rises."""
    low, _, high = text.partition("-") if re.fullmatch(r"[0-9.]+-[0-9.]+", text) else (text, "", text)
    return _number(low, math.inf) <= _number(high, -math.inf)
