"""Rules over keys: unique over all cases; what is named exists; nothing leads in a circle or has gone missing."""

import re
from collections.abc import Iterator
from typing import Any, Final

from lib import model, schema
from lib.check.fault import Fault
from lib.check.form import Tables

KEYED: Final = ("events", "statements", "chapters")
CHAINS: Final = (("actors", "parent"), ("events", "part_of"), ("statements", "replies_to"))
LOCATOR: Final = 60  # characters
ARTICLE: Final = "seed-article"  # the article that a case checks: kept whole, without an address


def unique_keys(tables: Tables) -> Iterator[Fault]:
    """A key names one row; records and chapters share one set of keys."""
    taken: dict[str, str] = {}
    for name, table in model.TABLES.items():
        seen: set[tuple[str, ...]] = set()
        for row in tables.rows(name):
            key = tuple(row[column] for column in table.key)
            if key in seen:
                yield row.fault(table.key[0], "stands twice; give each row its own", _shown(key))
            elif name in KEYED and taken.setdefault(row["key"], row.file) != row.file:
                yield row.fault("key", f"is a key in {taken[row['key']]} too; give each row its own")
            seen.add(key)


def unique_over_cases(tables: Tables) -> Iterator[Fault]:
    """No other case uses a key of a record or chapter."""
    taken = {key: case for case, frames in tables.neighbours.items() for name in KEYED for key in frames[name]["key"]}
    for row in tables.rows(*KEYED):
        if row["key"] in taken:
            yield row.fault("key", f"is a key of the case {taken[row['key']]} too; give each row its own")


def sources_agree(tables: Tables) -> Iterator[Fault]:
    """A source that two cases use stands in both in the same words."""
    for case, frames in tables.neighbours.items():
        others = {row["key"]: row for row in frames["sources"].to_dict("records")}
        for row in tables.rows("sources"):
            other: dict[Any, Any] = others.get(row["key"], row.cells)
            for column in (name for name, cell in row.cells.items() if cell != other[name]):
                yield row.fault(column, f"is “{other[column]}” in the case {case}; write both alike")


def links_resolve(tables: Tables) -> Iterator[Fault]:
    """Every key that a row names exists."""
    for name, table in model.TABLES.items():
        for column in (column for column in table.columns if column.links and all(map(tables.whole, column.links))):
            known = set(column.values).union(*(tables.keys(target) for target in column.links))
            where = " or ".join(tables.files[target] for target in column.links)
            for row in tables.rows(name):
                named = schema.split(row[column.name]) if column.many else (row[column.name],)
                for key in (key for key in named if key and key not in known):
                    yield row.fault(column.name, f"is no key in {where}; correct it or add the row there", key)


def chains_end(tables: Tables) -> Iterator[Fault]:
    """Nothing belongs to itself or answers itself, however long the way round."""
    for table, column in CHAINS:
        above = {row["key"]: row[column] for row in tables.rows(table)}
        for row in tables.rows(table):
            seen, key = {row["key"]}, row[column]
            while key and key not in seen:
                seen.add(key)
                key = above.get(key, "")
            if key == row["key"]:
                yield row.fault(column, "leads back to this row; cut the circle")


def pages_once(tables: Tables) -> Iterator[Fault]:
    """A page stands once among the sources, and a source has its page."""
    pages: dict[str, str] = {}
    for row in tables.rows("sources"):
        page = re.sub(r"^https?://(www\.)?", "", row["url"]).rstrip("/").casefold()
        if page and pages.setdefault(page, row["key"]) != row["key"]:
            yield row.fault("url", f"is the page of {pages[page]} too; keep one row a page")
        if not page and row["key"] != ARTICLE:
            yield row.fault("url", "fill url: its address", "")


def locators_are_short(tables: Tables) -> Iterator[Fault]:
    """Where on a page a fact stands is said in few words."""
    for row in tables.rows("sources"):
        if len(row["locator"]) > LOCATOR:
            yield row.fault("locator", f"has {len(row['locator'])} characters; shorten it to {LOCATOR}")


def sources_used(tables: Tables) -> Iterator[Fault]:
    """A source has a record, claim or observation that rests on it."""
    if not all(map(tables.whole, ("events", "statements", "claims", "series"))):
        return
    used = {key for row in tables.rows("events", "statements") for key in schema.split(row["sources"])}
    used |= {row["source"] for row in tables.rows("claims", "series")}
    for row in tables.rows("sources"):
        if row["key"] not in used:
            yield row.fault("key", "is used by nothing; name it where it belongs or take the row out")


def floors_kept(tables: Tables) -> Iterator[Fault]:
    """No table has fewer rows than case.toml states."""
    for name, floor in tables.case.get("floors", {}).items():
        count = len(tables.frames[name])
        if tables.whole(name) and count < floor:
            advice = f"bring the missing rows back: case.toml states {floor} at least"
            yield Fault(tables.files[name], 0, "", f"{count} rows", advice)


def _shown(key: tuple[str, ...]) -> str:
    return " / ".join(part for part in key if part)
