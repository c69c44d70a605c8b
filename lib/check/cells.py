"""What a single cell must be: filled where needed, of its column's form, one of its words. By pandera, of model.py."""

import functools
import re
from collections.abc import Callable
from typing import Final

import pandas as pd
import pandera.pandas as pa

from lib import dates, model, schema
from lib.check.fault import Fault
from lib.check.form import Tables
from lib.schema import Column, Table

ADVICE: Final[dict[str, str]] = {
    "text": "take out white space at the ends, doubled blanks, tabs and line breaks",
    "key": "write lower-case words joined by hyphens",
    "edtf": "write an EDTF date: 2021-03-30, 2021-03, 2021-03-30~ or 2021-04-06/2021-04-12",
    "day": "write a day as 2021-03-30",
    "number": "write a number with a point for decimals",
    "amount": "write a number, a range such as 23-25, or an EDTF date",
    "url": "write an address with http:// or https:// and a host's name",
    "language": "write the two-letter code of ISO 639-1",
    "country": "write the two-letter code of ISO 3166-1",
}


def faults(tables: Tables) -> list[Fault]:
    """Every cell that is not as its column asks; one fault a cell."""
    found: dict[tuple[str, int, str], Fault] = {}
    for name, table in model.TABLES.items():
        columns = {column.name: column for column in table.columns}
        for failure in _failures(tables.frames[name], table).to_dict("records"):
            column, line = columns[str(failure["column"])], int(failure["index"])
            cell = str(failure["failure_case"])
            fault = Fault(tables.files[name], line, column.name, cell, advice(column, cell))
            found.setdefault((fault.file, line, column.name), fault)
    return list(found.values())


def _failures(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return pd.DataFrame(errors.failure_cases)
    return pd.DataFrame(columns=["index", "column", "check", "failure_case"])


@functools.cache
def frame_schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table as text."""
    return pa.DataFrameSchema({column.name: pa.Column(str, checks(column)) for column in table.columns}, strict=True)


def checks(column: Column) -> list[pa.Check]:
    """The checks of a column."""
    tests = [pa.Check.str_length(min_value=1)] if column.required else []
    if column.vocabulary:
        tests.append(pa.Check.isin(["", *column.vocabulary]))
    else:
        tests.append(pa.Check.str_matches(rf"({column.pattern})?\Z"))
    if column.kind in _CLOSER:
        tests.append(pa.Check(_CLOSER[column.kind], element_wise=True))
    if column.many:
        tests.append(pa.Check(_once, element_wise=True))
    return tests


def advice(column: Column, cell: str) -> str:
    """What to do about a cell that is not as its column asks."""
    if not cell:
        return f"fill {column.name}: {column.about}"
    if column.vocabulary:
        return f"write one of: {', '.join(column.vocabulary)}"
    return ADVICE[column.kind] if _once(cell) else "name each value once"


def _once(cell: str) -> bool:
    values = schema.split(cell)
    return len(set(values)) == len(values)


def _day_exists(cell: str) -> bool:
    return not re.fullmatch(schema.EDTF, cell) or dates.valid(cell)


_CLOSER: Final[dict[str, Callable[[str], bool]]] = {"edtf": _day_exists, "day": _day_exists}
