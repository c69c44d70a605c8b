"""A case of many events, made from a real one for the benchmark only: the same acts again on other days of the case."""

import csv
import datetime as dt
import io
import shutil
import tomllib
from pathlib import Path
from typing import Final

from lib import check, dates

STEP: Final = 37  # days from one copy of an event to the next; shares no factor with a case of half a year

Row = dict[str, str]


def write(real: Path, data: Path, events: int, statements: int = 0) -> None:
    """Makes the folder `data` with registers and basemap of the real case's folder and the case with so many events,
    and so many statements where a number is given."""
    registers = [path for path in real.parent.iterdir() if path.is_file()]
    shutil.copytree(real, data / real.name)
    shutil.copytree(real.parent / "geo", data / "geo")
    for path in registers:
        shutil.copy(path, data)
    _grow(data / real.name, "events", events)
    if statements:
        _grow(data / real.name, "statements", statements)


def _grow(case: Path, name: str, number: int) -> None:
    table = case / f"{name}.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"), newline="")))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(multiplied(rows, number, _window(case)))


def multiplied(rows: list[Row], number: int, window: tuple[dt.date, dt.date]) -> list[Row]:
    """So many records: the real ones, then copies of them with keys of their own, spread over the days of the case."""
    if number < len(rows):
        raise ValueError(f"{number} records are fewer than the real case's {len(rows)}; ask for more, or for real")
    return [_copy(rows[i % len(rows)], i // len(rows), window) for i in range(number)]


def _copy(row: Row, turn: int, window: tuple[dt.date, dt.date]) -> Row:
    if not turn:
        return row
    unanswered = {"replies_to": ""} if "replies_to" in row else {}  # a moved answer could be older than what it answers
    return row | {"key": f"{row['key']}-copy-{turn}", "date": moved(row["date"], turn * STEP, window)} | unanswered


def moved(date: str, days: int, window: tuple[dt.date, dt.date]) -> str:
    """A date some days later, as long as it was, begun again at the first day where it would pass the last; a date
    known by its month or year only stays.

    >>> moved("2021-01-30", 2, (dt.date(2021, 1, 1), dt.date(2021, 1, 31)))
    '2021-01-01'
    """
    precision, (first, last) = dates.precision(date), dates.span(date)
    room = (window[1] - window[0]).days + 1 - (last - first).days
    if precision not in ("day", "interval") or room < 1:
        return date
    start = window[0] + dt.timedelta(days=((first - window[0]).days + days) % room)
    return f"{start}" if precision == "day" else f"{start}/{start + (last - first)}"


def _window(folder: Path) -> tuple[dt.date, dt.date]:
    stated = tomllib.loads((folder / check.CASE).read_text("utf-8"))
    return stated["first_day"], stated["last_day"]
