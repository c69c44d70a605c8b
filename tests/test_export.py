"""Each file of a choice holds the records of View.of, says what choice it is of, and does no harm where it opens."""

import csv
import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lib import export, load, view
from lib.compose import shown
from lib.compose.shown import Shown
from lib.export import as_csv
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]
BASE = "https://example.org/"
CHOICES: list[dict[str, Any]] = [
    {},
    {"since": dt.date(2021, 3, 26), "until": dt.date(2021, 4, 22), "actor": ("side-russia", "nato")},
    {"since": dt.date(2021, 4, 13), "until": dt.date(2021, 4, 13)},
    {"grade": "B", "type": ("ASSAULT",)},
    {"words": "qxqxqx"},
]
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''", "<script>", "https://x", "a;b", 'a"b', "a\nb"]


def of(changes: dict[str, Any], case: load.Case = CASE) -> Shown:
    return shown.of(case, Link(view.whole(case)).changed(**changes), BASE)


def keys(said: Shown, table: str) -> list[str]:
    """The keys of View.of, the one way in which records are chosen."""
    chosen = said.link.view.of(getattr(said.case, table))
    assert len(chosen) == len(said.tables[table].rows)
    return sorted(chosen["key"])


def rows_of(name: str, body: bytes) -> list[dict[str, Any]]:
    """The rows of a file as its readers find them."""
    ending = name.rpartition(".")[2]
    if ending == "csv":
        return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    if ending == "jsonl":
        return [json.loads(line) for line in body.decode().splitlines()]
    if ending == "parquet":
        return list(pq.read_table(io.BytesIO(body)).to_pylist())
    if ending == "ics":
        return [{"key": str(one["uid"]).partition("@")[0]} for one in Calendar.from_ical(body).walk("VEVENT")]
    made = json.loads(body)
    return [one["properties"] for one in made["features"]] if ending == "geojson" else list(made["rows"])


RECORD_FILES = [name for name, kind in export.files().items() if kind.table in ("events", "statements", "records")]


@pytest.mark.parametrize("changes", CHOICES, ids=str)
@pytest.mark.parametrize("name", RECORD_FILES)
def test_a_file_holds_the_records_of_the_choice(name: str, changes: dict[str, Any]) -> None:
    said, kind = of(changes), export.files()[name]
    found = rows_of(name, kind.bytes(said))
    assert sorted(row["key"] for row in found) == keys(said, kind.table)


@pytest.mark.parametrize("name", [name for name in export.files() if not name.endswith(".png")])
def test_every_file_says_what_it_is_of(name: str) -> None:
    said = of(CHOICES[1])
    body = export.files()[name].bytes(said)
    texts = body.decode("utf-8-sig", "replace").replace("\r\n ", "").replace("\\", "")
    if name.endswith((".xlsx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            texts = "".join(archive.read(one).decode("utf-8", "replace") for one in archive.namelist())
    assert CASE.version in texts
    assert "until=2021-04-22" in texts
    assert "26 March to 22 April 2021" in texts


@pytest.mark.parametrize("table", ["events", "statements", "claims", "series", "sources", "places"])
def test_csv_jsonl_parquet_and_workbook_hold_the_same_cells(table: str) -> None:
    said = of(CHOICES[1])
    cells = [[shown.text(value) for value in row] for row in said.tables[table].values()]
    names = said.tables[table].names
    as_text = rows_of("x.csv", export.files()[f"{table}.csv"].bytes(said))
    assert [[as_csv.plain(row[name]) for name in names] for row in as_text] == cells
    lines = rows_of("x.jsonl", export.files()[f"{table}.jsonl"].bytes(said))
    assert [[shown.text(row[name]) for name in names] for row in lines] == cells
    packed = rows_of("x.parquet", export.files()[f"{table}.parquet"].bytes(said))
    assert [[number(row[name]) for name in names] for row in packed] == cells
    book = openpyxl.load_workbook(io.BytesIO(export.files()["tables.xlsx"].bytes(said)))
    header, *filled = book[table].iter_rows(values_only=True)
    assert list(header) == names
    assert [[number(cell) for cell in row] for row in filled] == cells
    assert book[table].freeze_panes == "B2"


def number(value: Any) -> str:
    """A typed cell as the text that it stands for."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return shown.text(value)


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8")))))
def test_what_a_spreadsheet_would_reckon_is_a_text_and_reads_back_the_same(texts: list[str]) -> None:
    cells = [as_csv.safe(text) for text in texts]
    assert not [cell for cell in cells if cell.startswith(as_csv.FORMULA)]
    assert [as_csv.plain(cell) for cell in cells] == texts


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    said = of({})
    events = said.tables["events"]
    rows = events.rows.assign(title=[HOSTILE[i % len(HOSTILE)] for i in range(len(events.rows))])
    evil = shown.Shown(CASE, said.link, BASE, {"events": shown.Sheet("events", events.columns, rows)})
    book = openpyxl.load_workbook(io.BytesIO(export.files()["tables.xlsx"].bytes(evil)))
    cells = [cell for row in book["events"].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert [row[2].value for row in book["events"].iter_rows(min_row=2)][:3] == HOSTILE[:3]


def test_texts_of_timelinejs_are_no_html() -> None:
    said = of({})
    records = said.tables["records"]
    rows = records.rows.assign(title="<img onerror=x>", summary="</p><script>")
    evil = shown.Shown(CASE, said.link, BASE, {**said.tables, "records": shown.Sheet("records", records.columns, rows)})
    body = export.files()["timelinejs.json"].bytes(evil).decode()
    assert "<img" not in body
    assert "<script" not in body
    assert len(json.loads(body)["events"]) == len(records.rows)


@pytest.mark.parametrize("changes", CHOICES, ids=str)
def test_the_archive_is_a_valid_data_package(changes: dict[str, Any], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(export.files()["datapackage.zip"].bytes(of(changes)))) as archive:
        archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "note"])


def test_a_calendar_entry_fills_the_days_that_its_date_could_mean() -> None:
    said = of({})
    entries = Calendar.from_ical(export.files()["events.ics"].bytes(said)).walk("VEVENT")
    at = CASE.events.set_index("key")
    for entry in entries:
        row = at.loc[str(entry["uid"]).partition("@")[0]]
        assert entry["dtstart"].dt == row["first_day"].date()
        assert entry["dtend"].dt == row["last_day"].date() + dt.timedelta(days=1)


def test_a_feature_without_a_place_has_no_point() -> None:
    made = json.loads(export.files()["records.geojson"].bytes(of({})))
    placed = {one["id"]: one["geometry"] for one in made["features"]}
    without = CASE.records[CASE.records["lon"].isna()]["key"]
    assert len(without) > 0
    assert all((geometry is None) == (key in set(without)) for key, geometry in placed.items())
