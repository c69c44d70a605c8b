"""A choice as a file carries it: its tables, each column declared, and what every file says of itself."""

import dataclasses
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd

from lib import dates, model, schema, view, words
from lib.compose import choice, sources
from lib.load import Case
from lib.schema import Column
from lib.view import Link

RECORDS: Final = ("events", "statements", "records")  # tables whose rows have a date, a place and sources
REGISTERS: Final = ("actors", "places", "publishers", "plover")
EARLIER: Final = (
    "key", "date", "title", "summary", "actors", "actor_basis", "alleged_by", "place", "type", "sources",
)  # fmt: skip
DERIVED: Final = (
    Column("first_day", "First day that the date could mean.", "day"),
    Column("last_day", "Last day that the date could mean.", "day"),
    Column("precision", "How exact the date is: day, interval, month, year or approximate.", "text"),
    Column("certain", "no where only some of the days that the date could mean are in the choice.", "text"),
    Column("side", "Side of the first actor.", "text"),
    Column("lat", "Latitude of the place, degrees.", "number"),
    Column("lon", "Longitude of the place, degrees.", "number"),
    Column("precision_km", "How exact the place is, km.", "number"),
    Column("source_urls", "Addresses of the sources that have one.", "url", many=True),
)
GRADE: Final = Column("grade", "Reliability of the source, A to F; F means it cannot be judged.", "text")
KIND: Final = (
    Column("kind", "event or statement.", "text"),
    Column("role", "act, report or toll; of statements: statement.", "text"),
)


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table of a choice: its columns as declared, and its rows as a frame with these columns."""

    name: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def values(self) -> Iterator[tuple[Any, ...]]:
        """The cells row by row as JSON has them: texts, numbers, days as texts, lists; None for an empty one."""
        return zip(*(_values(self.rows[column.name], column) for column in self.columns), strict=True)


@dataclass(frozen=True, eq=False)
class Shown:
    """A choice with its tables by name. `address` is where the dashboard shows the same; without a known server it is
    the query string alone."""

    case: Case
    link: Link
    address: str
    tables: Mapping[str, Sheet]

    def about(self) -> dict[str, str]:
        """What every file says of itself: the choice in words with its numbers, the day of the data and their version,
        the address that shows the same, and the licence."""
        return {
            "choice": self.link.view.in_words(self.case),
            "data": data_of(self.case),
            "link": self.address,
            "licence": words.say("export.licence"),
        }


def data_of(case: Case) -> str:
    """Of which day the data are, and their version."""
    return words.say("export.data", day=dates.in_words(str(case.as_of)), version=case.version)


def of(case: Case, link: Link, base: str = "") -> Shown:
    """The tables of a choice; `base` is the address of the dashboard, which ends with a slash."""
    return Shown(case, link, address(link, base), _tables(case, view.unselected(link.view)))


def address(link: Link, base: str) -> str:
    """Where the dashboard shows a choice."""
    return f"{base}?{urlencode(link.query(), doseq=True)}"


@functools.lru_cache(maxsize=8)
def _tables(case: Case, chosen: view.View) -> Mapping[str, Sheet]:
    link = Link(chosen)
    events, statements = view.chosen(case, chosen)
    records = choice.records(case, link)
    resting = sources.uses(case, chosen)
    claims = case.claims[case.claims["record"].isin(records["key"])]
    chapters = case.chapters
    since, until = pd.Timestamp(chosen.since), pd.Timestamp(chosen.until)
    told = chapters[(chapters["until"] >= since) & (chapters["since"] <= until)]
    declared = (model.TABLES["events"].column(name) for name in EARLIER)
    columns = [dataclasses.replace(column, required=column.name == "key") for column in declared]
    made = [
        Sheet("records", (columns[0], *KIND, *columns[1:], *DERIVED), _described(case, records)),
        _sheet("events", _described(case, events), *DERIVED),
        _sheet("statements", _described(case, statements), *DERIVED),
        _sheet("claims", claims),
        _sheet("series", resting.observations),
        _sheet("sources", case.sources[case.sources["key"].isin(resting.sources())], GRADE),
        _sheet("chapters", told),
        *(_sheet(name, getattr(case, name)) for name in REGISTERS),
    ]
    return {sheet.name: sheet for sheet in made}


def _sheet(name: str, rows: pd.DataFrame, *derived: Column) -> Sheet:
    return Sheet(name, (*model.TABLES[name].columns, *derived), rows)


def _described(case: Case, records: pd.DataFrame) -> pd.DataFrame:
    """Records with the derived columns."""
    urls = dict(zip(case.sources["key"], case.sources["url"], strict=True))
    rough = dict(zip(case.places["key"], case.places["precision_km"], strict=True))
    pages = [tuple(urls[key] for key in keys if urls[key]) for keys in records["sources"]]
    return records.assign(
        certain=records["certain"].map({True: "yes", False: "no"}).astype("str"),
        precision_km=records["place"].map(rough).astype("float64"),
        source_urls=pd.Series(pages, index=records.index, dtype=object),
    )


def _values(cells: pd.Series, column: Column) -> list[Any]:
    if column.many:
        return [list(cell) for cell in cells]
    if column.kind == "number":
        return [None if pd.isna(cell) else int(cell) if cell == int(cell) else cell for cell in cells.tolist()]
    if column.kind == "day":
        return [None if pd.isna(cell) else f"{cell:%Y-%m-%d}" for cell in cells]
    return [cell or None for cell in cells.tolist()]


def text(value: Any) -> str:
    """A value as a cell of text.

    >>> text(["a", "b"]), text(None), text(2.5)
    ('a; b', '', '2.5')
    """
    if isinstance(value, list):
        return schema.SEPARATOR.join(value)
    return "" if value is None else str(value)


def table(sheet: Sheet) -> schema.Table:
    """The sheet's declaration, as a data package describes it."""
    known = model.TABLES.get(sheet.name)
    if known:
        return dataclasses.replace(known, columns=sheet.columns)
    return schema.Table(sheet.name, words.say("export.records"), sheet.columns)
