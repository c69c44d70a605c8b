"""A table in Parquet with its types: days are days, lists are lists."""

import io
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.compose import shown as shown_
from lib.compose.shown import Sheet, Shown
from lib.schema import Column

MEDIA: Final = "application/vnd.apache.parquet"
TABLES: Final = ("records", "events", "statements", "claims", "series", "sources", "chapters", *shown_.REGISTERS)


def file(shown: Shown, table: str) -> bytes:
    """The rows; the file's own metadata say what choice they are of."""
    sheet, out = shown.tables[table], io.BytesIO()
    schema = pa.schema([(column.name, _type(column)) for column in sheet.columns], metadata=shown.about())
    pq.write_table(pa.table(_columns(sheet), schema=schema), out)
    return out.getvalue()


def _columns(sheet: Sheet) -> dict[str, list[object]]:
    return {column.name: [_value(cell, column) for cell in sheet.rows[column.name]] for column in sheet.columns}


def _value(cell: Any, column: Column) -> object:
    if column.many:
        return list(cell)
    if pd.isna(cell) or cell == "":
        return None
    return cell.date() if column.kind == "day" else cell


def _type(column: Column) -> pa.DataType:
    if column.many:
        return pa.list_(pa.string())
    return {"number": pa.float64(), "day": pa.date32()}.get(column.kind, pa.string())
