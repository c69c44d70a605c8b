"""One correction of a published record: the changed table and the line in corrections.csv, checked before both are
written."""

import csv
import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lib import check, derive, model, schema
from lib.check import Fault

TABLES: Final = ("events", "statements")
FIXED: Final = "key"  # stands in people's links

Row = dict[str, str]


class RefusedError(Exception):
    """A correction that cannot be made, with a sentence for whoever asks for it."""


def texts(folder: Path, record: str, field: str, now: str, reason: str, day: dt.date) -> dict[Path, str]:
    """The files that a correction changes, with their new texts. RefusedError where the record or the column is not
    there, nothing would change, or the tables would then hold a fault."""
    name, rows = _table(folder, record)
    row = next(row for row in rows if row["key"] == record)
    if field not in row or field == FIXED:
        raise RefusedError(f"“{field}” is no column that can be corrected; write one of: {', '.join(_columns(name))}")
    was = row[field]
    if was == now:
        raise RefusedError(f"{field} of {record} is “{now}” already; nothing was changed")
    if not reason.strip():
        raise RefusedError("a correction needs its reason, with the source; give it with --reason")
    row[field] = now
    line = {"date": str(day), "record": record, "field": field, "was": was, "now": now, "reason": reason}
    log = {_place(one): one for one in _rows(folder, "corrections")}
    earlier = log.get(_place(line), line)  # a second change of a day stands for both
    log[_place(line)] = line | {"was": earlier["was"]}
    changed = {name: rows, "corrections": list(log.values())} | _unused(folder, {name: rows}, was, field)
    made = {
        folder / f"{table}.csv": derive.canonical(lines, model.CASE_TABLES[table]) for table, lines in changed.items()
    }
    faults = _faults(folder, made)
    if faults:
        raise RefusedError("the corrected tables would not pass the checks:\n" + "\n".join(map(str, faults)))
    return made


def _unused(folder: Path, changed: Mapping[str, list[Row]], was: str, field: str) -> dict[str, list[Row]]:
    """The table of sources without those that were named in the cell and that now nothing names."""
    if field != "sources":
        return {}
    tables = {name: changed.get(name) or _rows(folder, name) for name in (*TABLES, "claims", "series")}
    cells = [row.get("sources", row.get("source", "")) for rows in tables.values() for row in rows]
    gone = set(schema.split(was)) - {key for cell in cells for key in schema.split(cell)}
    return {"sources": [row for row in _rows(folder, "sources") if row["key"] not in gone]} if gone else {}


def _place(line: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line[name] for name in model.CASE_TABLES["corrections"].key)


def _table(folder: Path, record: str) -> tuple[str, list[Row]]:
    for name in TABLES:
        rows = _rows(folder, name)
        if any(row["key"] == record for row in rows):
            return name, rows
    raise RefusedError(f"{folder.name} has no event and no statement “{record}”")


def _columns(name: str) -> list[str]:
    return [column for column in model.CASE_TABLES[name].names if column != FIXED]


def _rows(folder: Path, name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline="")))


def _faults(folder: Path, made: Mapping[Path, str]) -> list[Fault]:
    """What the checks say of a copy of the case with the new texts; the registers stand in it or beside it."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "data" / folder.name
        shutil.copytree(folder, copy)
        for path in folder.parent.glob("*.csv"):
            shutil.copy(path, copy.parent)
        for path, text in made.items():
            (copy / path.name).write_bytes(text.encode())
        return check.faults(check.read(copy))
