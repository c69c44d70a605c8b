"""What CONTRIBUTING.md shows really works: its event, its empty case and its page."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from lib import check, load, model, serve, view

TEXT = (serve.ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", TEXT, re.M | re.S))
LINES = {Path(name).stem: text for name, text in EXAMPLES.items() if name.endswith(".csv")}


@pytest.fixture
def grown_folder(small_folder: Path) -> Path:
    """The small case with the lines of the example at the end of its tables."""
    for name, lines in LINES.items():
        with check.paths(small_folder)[name].open("a", encoding="utf-8", newline="") as file:
            file.write(lines)
    return small_folder


def test_the_example_has_an_event_a_source_a_claim_and_a_publisher() -> None:
    assert set(LINES) == {"events", "sources", "claims", "publishers"}
    assert {len(lines.splitlines()) for lines in LINES.values()} == {1}


def test_the_event_of_the_example_has_no_fault_and_is_shown(grown_folder: Path) -> None:
    assert check.faults(check.read(grown_folder)) == []
    case = load.case(grown_folder)
    key = LINES["events"].partition(",")[0]
    assert key in view.whole(case).of(case.events)["key"].tolist()
    assert key in case.records["key"].tolist()
    assert case.claims["record"].tolist().count(key) == 1


@pytest.mark.parametrize("table", ["events", "claims"])
def test_the_example_stands_in_the_real_case(table: str, cases: dict[str, load.Case]) -> None:
    key = LINES["events"].partition(",")[0]
    assert key in cases["donbas-2021"].frames[table]["key" if table == "events" else "record"].tolist()


def test_the_empty_case_of_the_example_has_no_fault(small_folder: Path) -> None:
    folder = small_folder.parent / "a-river-2023"
    folder.mkdir()
    (folder / check.CASE).write_text(EXAMPLES[check.CASE], "utf-8")
    for name in model.CASE_TABLES:
        header = (small_folder / f"{name}.csv").read_text("utf-8").splitlines()[0]
        (folder / f"{name}.csv").write_text(header + "\n", "utf-8")
    assert check.faults(check.read(folder)) == []
    assert list(load.cases(small_folder.parent)) == [small_folder.name, folder.name]


def test_the_tables_of_a_case_are_those_named() -> None:
    named = re.search(r"a table for each of\s+(.*?);", TEXT, re.S)
    assert named
    assert re.findall(r"`(\w+)`", named[1]) == list(model.CASE_TABLES)


def test_the_page_of_the_example_is_thin_and_calls_what_exists() -> None:
    tree = ast.parse(EXAMPLES["pages/terms.py"])
    assert not any(isinstance(node, ast.FunctionDef | ast.For | ast.While) for node in ast.walk(tree))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    modules = {
        alias.name: importlib.import_module(f"{node.module}.{alias.name}") for node in imports for alias in node.names
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    assert calls
    assert [
        call.attr for call in calls if not callable(getattr(modules[ast.unparse(call.value)], call.attr, None))
    ] == []


def test_every_file_named_exists() -> None:
    named = set(re.findall(r"`((?:lib|docs|data|scripts|tests|pages)/[\w./-]+)", TEXT))
    promised = {"lib/importers/"}
    assert [name for name in named - promised if not (serve.ROOT / name).exists()] == []


@pytest.mark.parametrize("name", ["importers"])
def test_what_is_said_to_be_missing_is_missing(name: str) -> None:
    said = f"There is none yet. The first one makes `lib/{name}/`" in re.sub(r"\s+", " ", TEXT)
    assert said != (serve.ROOT / "lib" / name).exists()
