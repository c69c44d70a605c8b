"""A choice as a workbook: one sheet a table, days as days, the header in sight."""

import datetime as dt
import io
from typing import Any, Final

import pandas as pd
import xlsxwriter

from lib import words
from lib.compose.shown import Sheet, Shown, text

MEDIA: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE: Final = "tables.xlsx"
# A text stays a text: nothing is taken for a formula or made a link.
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDE: Final = {"title": 50, "summary": 70, "quote": 50, "original": 50, "text": 60, "note": 40, "url": 50, "reason": 50}
LONGEST: Final = 32767  # letters that a cell of a workbook holds


def file(shown: Shown, table: str) -> bytes:
    """The workbook: first a sheet that says what choice it is of and lists the others, then all tables that have rows;
    `table` is not asked for."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": shown.case.title, "comments": shown.about()["data"]})
        book.set_size(2400, 1400)
        filled = [sheet for sheet in shown.tables.values() if len(sheet.rows)]
        _contents(book, shown, filled)
        for sheet in filled:
            _written(book, sheet)
    return out.getvalue()


def _contents(book: Any, shown: Shown, filled: list[Sheet]) -> None:
    page, bold = book.add_worksheet(words.say("export.contents")), book.add_format({"bold": True})
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 110, book.add_format({"text_wrap": True, "valign": "top"}))
    lines = [(words.say("export.case"), shown.case.title)]
    lines += [(words.say(f"export.of_{name}"), said) for name, said in shown.about().items()]
    for number, (name, said) in enumerate(lines):
        page.write_string(number, 0, name, bold)
        page.write_string(number, 1, said)
    for number, sheet in enumerate(filled, len(lines) + 1):
        page.write_url(number, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
        page.write_string(number, 1, words.say("export.rows", n=len(sheet.rows)))


def _written(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, column.name, book.add_format({"bold": True, "bottom": 1}))
        page.write_comment(0, number, column.about)
        page.set_column(number, number, WIDE.get(column.name, 18))
        typed = column.kind if not column.many else "text"
        for line, cell in enumerate(sheet.rows[column.name].tolist(), 1):
            _cell(page, (line, number), cell, typed, day)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _cell(page: Any, at: tuple[int, int], cell: Any, kind: str, day: Any) -> None:
    if kind == "day" and not pd.isna(cell):
        page.write_datetime(*at, dt.datetime.combine(cell.date(), dt.time()), day)
    elif kind == "number" and not pd.isna(cell):
        page.write_number(*at, cell)
    elif kind not in ("day", "number"):
        page.write_string(*at, text(list(cell) if isinstance(cell, tuple) else cell)[:LONGEST])
