"""A table as one JSON object: what choice it is of, its sources, and its rows."""

import json
from typing import Any, Final

from lib.compose import shown as shown_
from lib.compose.shown import Sheet, Shown

MEDIA: Final = "application/json"
TABLES: Final = ("records", "events", "statements", "claims", "series", "sources", "chapters", *shown_.REGISTERS)


def file(shown: Shown, table: str) -> bytes:
    """The object with what every file says of itself, the number of rows, the rows, and the sources of the choice."""
    listed = rows(shown.tables[table])
    made: dict[str, Any] = {**shown.about(), "table": table, "count": len(listed), "rows": listed}
    made |= {"sources": rows(shown.tables["sources"])} if table != "sources" else {}
    return json.dumps(made, ensure_ascii=False).encode()


def rows(sheet: Sheet) -> list[dict[str, Any]]:
    """Each row as an object by the names of its columns."""
    return [dict(zip(sheet.names, row, strict=True)) for row in sheet.values()]
