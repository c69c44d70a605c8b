"""A table as JSON Lines: one object a row, for tools that read a line at a time."""

import json
from typing import Final

from lib.compose import shown as shown_
from lib.compose.shown import Shown
from lib.export import as_csv, as_json

MEDIA: Final = "application/jsonl"
TABLES: Final = ("records", "events", "statements", "claims", "series", "sources", "chapters", *shown_.REGISTERS)


def file(shown: Shown, table: str) -> bytes:
    """The rows; each says what choice it is of, of which data, and where the dashboard shows it."""
    about = shown.about()
    same = {f"of_{name}": about[name] for name in as_csv.ABOUT}
    lines = (json.dumps(row | same, ensure_ascii=False) for row in as_json.rows(shown.tables[table]))
    return "".join(f"{line}\n" for line in lines).encode()
