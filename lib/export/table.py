"""Records as a table in CSV, which a spreadsheet opens: no cell of it is taken for a formula."""

import csv
import io
from typing import Final

import pandas as pd

from lib import schema

COLUMNS: Final = (
    "key", "kind", "role", "date", "first_day", "last_day", "title", "summary", "side", "actors", "place", "type",
    "actor_basis", "alleged_by", "sources", "certain",
)  # fmt: skip
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def file(records: pd.DataFrame) -> bytes:
    """The table in UTF-8 with the mark by which spreadsheets know it."""
    return text(records).encode("utf-8-sig")


def text(records: pd.DataFrame) -> str:
    """The records in their order, a header first, lines ended by \\r\\n (RFC 4180). A cell that a spreadsheet would
    reckon begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    columns = [records[name].tolist() for name in COLUMNS]
    writer.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    said = schema.SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{said}" if said.startswith(FORMULA) else said
