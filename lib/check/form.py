"""Files become frames of text whose index is the line in the file; faults of form are collected, never raised."""

import csv
import datetime as dt
import functools
import io
import itertools
import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from lib import dates, model
from lib.check.fault import Fault
from lib.schema import Table

CASE: Final = "case.toml"
NEEDED: Final[dict[str, type[Any]]] = {
    "title": str,
    "scope": str,
    "first_day": dt.date,
    "last_day": dt.date,
    "as_of": dt.date,
    "view": dict,
    "floors": dict,
}
KINDS: Final = {str: "a text in quotes", dt.date: "a day such as 2021-01-31", dict: "a section with numbers"}
VIEW: Final = {"lon": 180.0, "lat": 90.0, "zoom": 24.0}
NEIGHBOURS: Final = ("events", "statements", "chapters", "sources")

csv.field_size_limit(1 << 24)


@dataclass(frozen=True)
class Row:
    """A row of a table with its place."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, advice: str, found: str | None = None) -> Fault:
        """A fault in a cell of this row; what was found is the cell unless stated."""
        return Fault(self.file, self.line, column, self[column] if found is None else found, advice)


@dataclass
class Tables:
    """A case folder as read: frames of text by table, file names as faults call them, what case.toml states, frames of
    the cases beside it, and the faults of form."""

    files: dict[str, str]
    frames: dict[str, pd.DataFrame]
    case: dict[str, Any]
    neighbours: dict[str, dict[str, pd.DataFrame]]
    faults: list[Fault]

    def rows(self, *names: str) -> Iterator[Row]:
        """The rows of the tables named."""
        return itertools.chain.from_iterable(self._rows[name] for name in names)

    def keys(self, name: str) -> set[str]:
        """The keys of a table."""
        return set(self.frames[name]["key"])

    def whole(self, name: str) -> bool:
        """True for a table that was read without a fault of form."""
        return all(fault.file != self.files[name] for fault in self.faults)

    @property
    def window(self) -> tuple[dt.date, dt.date]:
        """The days of the case; all days where case.toml does not state them."""
        return self.case.get("first_day", dt.date.min), self.case.get("last_day", dt.date.max)

    @functools.cached_property
    def days(self) -> dict[str, tuple[dt.date, dt.date]]:
        """First and last day of each record whose date can be read."""
        return {
            row["key"]: dates.span(row["date"]) for row in self.rows("events", "statements") if dates.valid(row["date"])
        }

    @functools.cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {name: [Row(self.files[name], *row) for row in _numbered(frame)] for name, frame in self.frames.items()}


def paths(folder: Path) -> dict[str, Path]:
    """Where case.toml and each table stand: registers in the folder itself, else beside it."""
    places = {CASE: folder / CASE} | {name: folder / f"{name}.csv" for name in model.TABLES}
    beside = {name: folder.parent / f"{name}.csv" for name in model.REGISTERS if not places[name].exists()}
    return places | {name: path for name, path in beside.items() if path.exists()}


def read(folder: Path) -> Tables:
    """A case folder with its registers and its neighbours; an unreadable file gives a fault and an empty frame."""
    folder = folder.resolve()
    faults: list[Fault] = []
    found = paths(folder)
    files = {name: path.name if path.parent == folder else f"../{path.name}" for name, path in found.items()}
    frames = {name: _frame(found[name], files[name], table, faults) for name, table in model.TABLES.items()}
    return Tables(files, frames, _case(found[CASE], faults), _neighbours(folder), faults)


def _neighbours(folder: Path) -> dict[str, dict[str, pd.DataFrame]]:
    others = sorted(path.parent for path in folder.parent.glob(f"*/{CASE}") if path.parent != folder)
    return {
        other.name: {name: _frame(other / f"{name}.csv", "", model.TABLES[name], []) for name in NEIGHBOURS}
        for other in others
    }


def _case(path: Path, faults: list[Fault]) -> dict[str, Any]:
    """What case.toml states, without what is wrong in it."""
    text = _text(path, CASE, faults)
    if text is None:
        return {}
    try:
        case = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(CASE, 0, "", str(error), "mend the TOML; an existing case shows how it is written"))
        return {}
    wrong = dict(_wrong(case))
    faults += [Fault(CASE, 0, name, _shown(case.get(name, "")), advice) for name, advice in wrong.items()]
    return {name: value for name, value in case.items() if name not in wrong}


def _wrong(case: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Names of what is missing or wrong in case.toml, each with what to do."""
    for name, kind in NEEDED.items():
        value: Any = case.get(name)
        if not isinstance(value, kind) or isinstance(value, dt.datetime) or value == "":
            yield name, f"give {name} as {KINDS[kind]}"
        elif name == "view" and not all(_number(value.get(part), edge) for part, edge in VIEW.items()):
            yield name, "give lon, lat and zoom as numbers, in degrees and zoom steps"
        elif name == "floors" and not all(n in model.CASE_TABLES and _number(v, math.inf) for n, v in value.items()):
            yield name, f"give least numbers of rows for these tables: {', '.join(model.CASE_TABLES)}"
        elif name == "last_day" and type(case.get("first_day")) is dt.date and value < case["first_day"]:
            yield name, "give a day that is not before first_day"


def _number(value: object, edge: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -edge <= value <= edge


def _numbered(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row."""
    rows: list[Any] = frame.to_dict("records")
    return zip((int(line) for line in frame.index), rows, strict=True)


def _shown(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no whole number of more than 4300 digits
        return "a number without end"


def _text(path: Path, file: str, faults: list[Fault]) -> str | None:
    """The text of a file; None, with a fault, where it has none."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        faults.append(Fault(file, 0, "", "", "is missing; make the file, with its header line at least"))
        return None
    except (UnicodeDecodeError, OSError) as error:
        faults.append(Fault(file, 0, "", str(error), "save the file as UTF-8 text"))
        return None
    if text.startswith("\ufeff"):
        faults.append(Fault(file, 1, "", "a byte order mark", "save the file as UTF-8 without one"))
    return text.removeprefix("\ufeff")


def _frame(path: Path, file: str, table: Table, faults: list[Fault]) -> pd.DataFrame:
    """The rows of a file that have the right number of cells; index: line in the file."""
    text = _text(path, file, faults)
    if text is None:
        return _texts({}, table)
    rows: dict[int, list[str]] = {}
    reader = csv.reader(io.StringIO(text.replace("\0", "\ufffd"), newline=""), strict=True)
    line = 1
    try:
        header = tuple(next(reader, ()))
        if header != table.names:
            wrong = [name for name in header if name not in table.names] or [
                name for name in table.names if name not in header
            ]
            advice = f"make the header {','.join(table.names)}"
            faults.append(Fault(file, 1, ", ".join(wrong), ",".join(header), advice))
            return _texts({}, table)
        line = reader.line_num + 1
        for row in reader:
            if len(row) == len(header):
                rows[line] = row
            else:
                advice = f"give the row {len(header)} cells; a cell that holds a comma stands in quotes"
                faults.append(Fault(file, line, "", f"{len(row)} cells", advice))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, line, "", str(error), "mend the quotes of this row; what follows it is not read"))
    return _texts(rows, table)


def _texts(rows: dict[int, list[str]], table: Table) -> pd.DataFrame:
    return pd.DataFrame(list(rows.values()), columns=list(table.names), index=list(rows), dtype="str")
