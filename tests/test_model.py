"""One declaration of the tables: nothing in it contradicts itself, and what derives from it is as it should be."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lib import derive, load, model, schema

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = [(table, column) for table in model.TABLES.values() for column in table.columns]
NAMES = [f"{table.name}.{column.name}" for table, column in COLUMNS]


@pytest.mark.parametrize("table", model.TABLES.values(), ids=lambda table: table.name)
def test_a_tables_key_and_order_are_its_columns(table: schema.Table) -> None:
    assert set(table.key) | set(table.order) <= set(table.names)
    assert len(set(table.names)) == len(table.names)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=NAMES)
def test_a_column_is_described_and_linked_to_keys(table: schema.Table, column: schema.Column) -> None:
    assert column.about.endswith(".")
    assert all(model.TABLES[target].key == ("key",) for target in column.links)
    assert all(re.fullmatch(column.pattern, value) for value in column.values)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=NAMES)
def test_the_codebook_tells_every_column(table: schema.Table, column: schema.Column) -> None:
    section = derive.codebook().split(f"### {table.name}\n")[1].split("\n#")[0]
    assert f"| `{column.name}` |" in section
    assert column.about in section


def test_derived_files_and_tables_are_current() -> None:
    assert derive.stale(derive.files()) == []


def test_format_names_a_stale_file_and_writes_it(tmp_path: Path) -> None:
    for path, text in derive.files().items():
        derive.write(tmp_path / path.relative_to(ROOT), text)
    for path in load.DATA.glob("*/case.toml"):
        derive.write(tmp_path / path.relative_to(ROOT), path.read_text("utf-8"))
    events, book = tmp_path / "data" / "donbas-2021" / "events.csv", tmp_path / "docs" / "codebook.md"
    head, first, *rest = events.read_text("utf-8").splitlines(keepends=True)
    events.write_text("".join([head, *rest, first]), "utf-8")
    book.unlink()
    texts = derive.files(tmp_path / "data", book)
    assert set(derive.stale(texts)) == {events, book}
    for path in derive.stale(texts):
        derive.write(path, texts[path])
    assert derive.stale(derive.files(tmp_path / "data", book)) == []


def test_format_checks_without_writing() -> None:
    asked = subprocess.run(
        [sys.executable, ROOT / "scripts" / "format", "--check"], capture_output=True, text=True, check=False
    )
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "", "")


def test_canonical_text_is_sorted_and_quoted_where_it_must_be() -> None:
    rows = [{"phrase": phrase, "kind": "word"} for phrase in ("Xi, Yu", "Ab")]
    assert derive.canonical(rows, model.REGISTERS["phrases"]) == 'phrase,kind\nAb,word\n"Xi, Yu",word\n'


def test_rows_sort_by_first_day_whatever_its_precision() -> None:
    blank = dict.fromkeys(model.CASE_TABLES["events"].names, "")
    rows = [
        blank | {"key": key, "date": date} for key, date in (("b", "2021-04-01"), ("a", "2021-04"), ("c", "2021-03"))
    ]
    text = derive.canonical(rows, model.CASE_TABLES["events"])
    assert [row["key"] for row in csv.DictReader(text.splitlines())] == ["c", "a", "b"]


@pytest.mark.parametrize("package", ["data/donbas-2021", "data/ukraine-2022", "data"])
def test_frictionless_finds_no_fault(package: str) -> None:
    path = ROOT / package / "datapackage.json"
    names = {resource["title"] for resource in json.loads(path.read_text("utf-8"))["resources"]}
    assert names >= set(model.CASE_TABLES)
    asked = subprocess.run(
        [Path(sys.executable).with_name("frictionless"), "validate", path], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stdout


def test_grades_follow_an_unreliable_carrier() -> None:
    reliability = {"good": "A", "poor": "E", "dark": "F", "plain": "C"}
    asked = [("good", ""), ("good", "plain"), ("good", "poor"), ("good", "dark"), ("poor", "good"), ("gone", "")]
    assert [model.grade(reliability, *pair) for pair in asked] == ["A", "A", "E", "F", "E", "F"]
