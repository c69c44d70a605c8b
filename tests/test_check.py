"""Each way to break the small case gives its own fault, with its place, and nothing else."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib import check, model
from tests import edits
from tests.variants import VARIANTS

ROOT = Path(__file__).resolve().parents[1]
VALIDATE = ROOT / "scripts" / "validate"


def test_the_small_case_has_no_fault(small_folder: Path) -> None:
    assert check.faults(check.read(small_folder)) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_a_broken_case_gives_exactly_its_fault(name: str, small_folder: Path) -> None:
    variant = VARIANTS[name]
    variant.broken(small_folder)
    faults = check.faults(check.read(small_folder))
    assert [(fault.file, fault.line) for fault in faults] == [(variant.file, variant.line)], "\n".join(map(str, faults))
    fault = faults[0]
    assert variant.column in fault.column if variant.rule == "form" else fault.column == variant.column
    assert variant.found in fault.found
    assert fault.advice


@pytest.mark.parametrize(
    ("name", "advice"),
    {
        "a title is empty": "fill title: What happened",
        "a role is of no list": "write one of: act, report, toll",
        "a date is none": "write an EDTF date",
        "an address is a script": "write an address with http:// or https://",
        "a source stands twice in a cell": "name each value once",
        "a cell ends in a blank": "take out white space",
    }.items(),
)
def test_a_fault_says_what_to_do(name: str, advice: str, small_folder: Path) -> None:
    VARIANTS[name].broken(small_folder)
    assert check.faults(check.read(small_folder))[0].advice.startswith(advice)


@pytest.mark.parametrize("rule", check.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_broken_by_a_variant(rule: check.Rule, small_folder: Path) -> None:
    variant = next(variant for variant in VARIANTS.values() if variant.rule == rule.__name__)
    variant.broken(small_folder)
    assert list(rule(check.read(small_folder)))


def test_all_faults_come_at_once(small_folder: Path) -> None:
    for name in ("a title is empty", "a table is missing", "an actor is unknown", "a claim has no unit"):
        VARIANTS[name].broken(small_folder)
    assert len(check.faults(check.read(small_folder))) == 4


def test_two_circles_of_actors_are_named(small_folder: Path) -> None:
    edits.cells("actors", 25, parent="kremlin")(small_folder)
    faults = check.faults(check.read(small_folder))
    assert {fault.column for fault in faults} == {"parent"}
    assert "russia" in {fault.found for fault in faults}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([*model.TABLES, check.CASE]),
    at=st.floats(0, 1),
    noise=st.binary(max_size=12),
    cut=st.integers(0, 40),
)
def test_no_bytes_raise(name: str, at: float, noise: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("noise") / "data"
    shutil.copytree(ROOT / "tests" / "small", folder)
    path = check.paths(folder / "april-2021")[name]
    old = path.read_bytes()
    start = int(at * len(old))
    path.write_bytes(old[:start] + noise + old[start + cut :])
    assert all(isinstance(fault, check.Fault) for fault in check.faults(check.read(folder / "april-2021")))
    shutil.rmtree(folder)


@pytest.mark.parametrize("text", ["[" * 3000, "x = " + "[" * 3000, "title = 0x" + "f" * 5000, "scope = " + "9" * 5000])
def test_no_toml_raises(text: str, small_folder: Path) -> None:
    (small_folder / "case.toml").write_text(text)
    assert {fault.file for fault in check.faults(check.read(small_folder))} == {"case.toml"}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, VALIDATE, *arguments], capture_output=True, text=True, check=False)


def test_validate_prints_counts_or_faults(small_folder: Path) -> None:
    good = run(small_folder)
    assert (good.returncode, good.stderr) == (0, "")
    assert "events 8" in good.stdout
    VARIANTS["an actor is unknown"].broken(small_folder)
    bad = run(small_folder)
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "events.csv:3 targets: found “nobody”" in bad.stdout


def test_validate_speaks_json(small_folder: Path) -> None:
    assert json.loads(run(small_folder, "--json").stdout)["counts"]["statements"] == 6
    VARIANTS["a title is empty"].broken(small_folder)
    said = json.loads(run(small_folder, "--json").stdout)
    assert said["valid"] is False
    assert said["faults"][0] | {"advice": ""} == {
        "file": "events.csv",
        "line": 3,
        "column": "title",
        "found": "",
        "advice": "",
    }


def test_validate_finds_registers_in_the_folder_itself(small_folder: Path) -> None:
    for name in model.REGISTERS:
        (small_folder.parent / f"{name}.csv").rename(small_folder / f"{name}.csv")
    assert check.faults(check.read(small_folder)) == []


def test_validate_asks_for_a_folder(tmp_path: Path) -> None:
    asked = run(tmp_path / "nothing")
    assert asked.returncode == 2
    assert "no folder" in asked.stderr
