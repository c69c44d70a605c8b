"""A table that is saved holds the records of the choice, and nothing that a spreadsheet would reckon."""

import csv
import io

from lib import load, view
from lib.compose import choice
from lib.export import table
from lib.view import Link


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_saved_table_has_the_records_of_the_choice_in_their_order(small_case: load.Case) -> None:
    records = choice.records(small_case, Link(view.whole(small_case)))
    assert [row["key"] for row in read(table.text(records))] == records["key"].tolist()


def test_no_cell_of_a_saved_table_is_a_formula(small_case: load.Case) -> None:
    records = choice.records(small_case, Link(view.whole(small_case)))
    evil = records.assign(title=[f"{sign}1+1" for sign, _ in zip("=+-@\t\r" * 9, records.index, strict=False)])
    cells = [cell for row in read(table.text(evil)) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(table.FORMULA)] == []
    assert sum(cell.startswith("'") for cell in cells) == len(records)
