"""A case folder becomes frames with derived columns, once a process, and nobody can change them for others."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import check, load, model
from tests import edits

DAYS = ["first_day", "last_day"]


def by_key(frame: pd.DataFrame, key: str) -> pd.Series:
    rows = frame[frame["key"] == key]
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_case_states_what_its_toml_does(small_case: load.Case) -> None:
    assert (small_case.key, small_case.title) == ("april-2021", "Donbas, early April 2021")
    assert (small_case.first_day, small_case.last_day) == (dt.date(2021, 3, 26), dt.date(2021, 4, 7))
    assert small_case.view == (37.6, 48.3, 6.2)
    assert len(small_case.version) == 12


def test_cases_come_in_the_order_of_their_days(cases: dict[str, load.Case]) -> None:
    assert list(cases) == ["donbas-2021", "ukraine-2022"]


@pytest.mark.parametrize("name", model.TABLES)
def test_frames_have_the_columns_of_the_model_and_no_empty_text(name: str, cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        frame, table = getattr(case, name), model.TABLES[name]
        assert list(frame.columns[: len(table.names)]) == list(table.names)
        for column in table.columns:
            cells = frame[column.name]
            kind = "list" if column.many else column.kind if column.kind in ("number", "day") else "text"
            if kind == "list":
                assert all(isinstance(cell, tuple) for cell in cells)
            else:
                assert str(cells.dtype) == {"number": "float64", "day": "datetime64[s]", "text": "str"}[kind]
            assert kind != "text" or cells.notna().all()


@pytest.mark.parametrize("name", ["events", "statements", "records"])
def test_records_have_days_precision_and_sides(name: str, cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        frame = getattr(case, name)
        assert {str(frame[day].dtype) for day in DAYS} == {"datetime64[s]"}
        assert (frame["first_day"] <= frame["last_day"]).all()
        assert set(frame["precision"]) <= {"day", "interval", "month", "year", "approximate"}
        assert set(frame["side"]) <= set(model.SLUGS)
        assert all(sides[0] == side for sides, side in zip(frame["sides"], frame["side"], strict=True))
        assert all(set(actors) <= who for actors, who in zip(frame["actors"], frame["who"], strict=True))


def test_who_holds_actors_all_above_them_and_their_side(small_case: load.Case) -> None:
    event = by_key(small_case.events, "shumy-four-killed")
    assert event["who"] == {"dpr-forces", "dpr", "side-armed-formations"}
    assert by_key(small_case.events, "krasnohorivka-man-apr2")["who"] == {"unknown", "side-not-established"}
    assert by_key(small_case.statements, "peskov-2021-04-02-frightening")["who"] >= {"peskov", "kremlin", "russia"}


def test_a_month_and_an_interval_keep_their_bounds(small_case: load.Case) -> None:
    month = by_key(small_case.events, "56th-arrives-crimea")
    assert (str(month["first_day"].date()), str(month["last_day"].date())) == ("2021-04-01", "2021-04-30")
    assert month["precision"] == "month"
    assert by_key(small_case.events, "smm-apr2-5-1424")["precision"] == "interval"


def test_statements_are_titled_by_speaker_and_stance(small_case: load.Case) -> None:
    titles = dict(zip(small_case.statements["key"], small_case.statements["title"], strict=True))
    assert titles["peskov-2021-04-02-frightening"] == "Dmitry Peskov accuses"
    assert titles["lavrov-2021-04-01-destroy-ukraine"].startswith("Sergei Lavrov ")


def test_records_are_events_and_statements_in_time_order(small_case: load.Case) -> None:
    records = small_case.records
    assert len(records) == len(small_case.events) + len(small_case.statements)
    assert list(records.columns) == [*load.RECORD, "row"]
    both = [*small_case.events["key"], *small_case.statements["key"]]
    assert records["key"].tolist() == [both[row] for row in records["row"]]
    assert records["first_day"].is_monotonic_increasing
    said = by_key(records, "biden-2021-04-02-zelensky-call")
    assert (said["kind"], said["role"], said["actor_basis"], said["alleged_by"]) == ("statement", "statement", "", ())
    assert said["place"] == "washington"


def test_claims_have_bounds_where_they_are_numbers(small_case: load.Case) -> None:
    claims = small_case.claims
    calls = claims[claims["value"] == "30-40"].iloc[0]
    assert (calls["low"], calls["high"]) == (30.0, 40.0)
    assert claims.loc[claims["about"] == "date", ["low", "high"]].isna().all().all()
    killed = claims[claims["about"] == "killed"].iloc[0]
    assert (killed["low"], killed["high"]) == (4.0, 4.0)


def test_sources_have_a_grade_and_their_last_possible_day(cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        sources = case.sources
        assert set(sources["grade"]) <= set(model.GRADES)
        assert (sources["published_day"].isna() == (sources["published"] == "")).all()
        assert str(sources["published_day"].dtype) == "datetime64[s]"


def test_no_caller_changes_the_shared_frames(small_case: load.Case) -> None:
    before = small_case.events["title"].tolist()
    mine = small_case.events
    mine.loc[:, "title"] = "changed"
    mine["title"] = "changed"
    del mine["summary"]
    mine.index = mine.index[::-1]
    assert small_case.events["title"].tolist() == before
    assert "summary" in small_case.events
    assert small_case.events.index[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        small_case.places["lat"].to_numpy()[0] = 0.0


def test_a_case_is_frozen_and_has_only_its_frames(small_case: load.Case) -> None:
    with pytest.raises(AttributeError):
        small_case.title = "Another"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        small_case.deeds  # noqa: B018


def test_a_case_is_loaded_once_until_its_files_change(small_folder: Path) -> None:
    first = load.case(small_folder)
    assert load.case(small_folder) is first
    assert load.case(small_folder.parent / "april-2021") is first
    edits.cells("events", 3, title="NATO jets take off")(small_folder)
    changed = load.case(small_folder)
    assert changed.version != first.version
    assert by_key(changed.events, "nato-10-scrambles")["title"] == "NATO jets take off"
    edits.cells("actors", 2, aliases="Joseph Biden")(small_folder)
    assert load.case(small_folder).version != changed.version


def test_the_same_files_give_the_same_version(small_folder: Path, small_case: load.Case) -> None:
    assert load.case(small_folder).version == small_case.version


def test_a_faulty_case_raises_every_fault(small_folder: Path) -> None:
    edits.cells("events", 3, title="")(small_folder)
    edits.cells("claims", 4, unit="")(small_folder)
    with pytest.raises(check.DataError) as raised:
        load.case(small_folder)
    assert [fault.file for fault in raised.value.faults] == ["claims.csv", "events.csv"]
    assert "events.csv:3 title: fill title" in str(raised.value)


@pytest.mark.parametrize("name", ["corrections", "chapters"])
def test_a_table_may_be_empty(name: str, small_folder: Path) -> None:
    path = small_folder / f"{name}.csv"
    path.write_text(",".join(model.TABLES[name].names) + "\n", "utf-8")
    assert len(getattr(load.case(small_folder), name)) == 0


def test_a_case_without_any_row_loads(small_folder: Path) -> None:
    for name, table in model.CASE_TABLES.items():
        (small_folder / f"{name}.csv").write_text(",".join(table.names) + "\n", "utf-8")
    edits.replaced("case.toml", "events = 8\nstatements = 6\n", "")(small_folder)
    case = load.case(small_folder)
    assert len(case.records) == 0
    assert str(case.records["first_day"].dtype) == "datetime64[s]"


@given(st.lists(st.sampled_from(["4", "23-25", "2.5", "", "-3"]), min_size=1))
def test_bounds_never_cross(values: list[str]) -> None:
    texts = {"about": "killed", "value": pd.Series(values, dtype="str"), "text": ""}
    claims = load._amounts(pd.DataFrame(texts))
    low, high = claims["low"].to_numpy(), claims["high"].to_numpy()
    assert (np.isnan(low) == np.isnan(high)).all()
    assert (low[~np.isnan(low)] <= high[~np.isnan(high)]).all()
