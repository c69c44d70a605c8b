"""A table in CSV, which a spreadsheet opens: no text of it is taken for a formula, and each reads back the same."""

import csv
import io
from typing import Any, Final

from lib.compose import shown as shown_
from lib.compose.shown import Sheet, Shown

MEDIA: Final = "text/csv"
TABLES: Final = ("records", "events", "statements", "claims", "series", "sources", "chapters", *shown_.REGISTERS)
ABOUT: Final = ("choice", "data", "link")
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
MARK: Final = "'"


def file(shown: Shown, table: str) -> bytes:
    """The table in UTF-8 with the mark by which spreadsheets know it; its last columns say what choice it is of, of
    which day and version the data are, and where the dashboard shows it."""
    about = shown.about()
    return text(shown.tables[table], {f"of_{name}": about[name] for name in ABOUT}).encode("utf-8-sig")


def text(sheet: Sheet, same: dict[str, str] | None = None) -> str:
    """The rows in their order, a header first, lines ended by \\r\\n (RFC 4180); `same` are columns whose cells are all
    the same."""
    out, added = io.StringIO(), same or {}
    writer = csv.writer(out)
    writer.writerow([*sheet.names, *added])
    last = [safe(value) for value in added.values()]
    writer.writerows([*map(safe, row), *last] for row in sheet.values())
    return out.getvalue()


def safe(value: Any) -> str:
    """A value as a cell. A text that a spreadsheet would reckon has an apostrophe before it, and so has one that
    begins with an apostrophe: one taken off gives the text back.

    >>> safe("=1+1"), safe("'tis"), safe(-2), safe(["a", "b"])
    ("'=1+1", "''tis", '-2', 'a; b')
    """
    said = shown_.text(value)
    return f"{MARK}{said}" if isinstance(value, str | list) and said.startswith((*FORMULA, MARK)) else said


def plain(cell: str) -> str:
    """The text of a cell.

    >>> plain("'=1+1"), plain("-2")
    ('=1+1', '-2')
    """
    return cell.removeprefix(MARK)
