"""The benchmark's own arithmetic and its made-up case; no time is asserted."""

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bench import rows, synthetic, ways
from bench.rows import Times
from lib import check, dates, load, offers

SMALL = Path(__file__).parent / "small" / "april-2021"
WINDOW = (dt.date(2021, 1, 1), dt.date(2021, 6, 30))
TIMES = some.lists(some.floats(1, 10_000), min_size=1, max_size=30)


def made(**changes: Any) -> rows.Row:
    given: dict[str, Any] = {
        "measured": Times([100.0, 300.0, 200.0, 400.0], [30.0, 10.0, 20.0, 40.0], [1, 1, 1, 2]),
        "floor": Times([50.0, 70.0, 90.0, 110.0], [5.0, 5.0, 6.0, 6.0], [1, 1, 1, 1]),
        "sizes": [1000, 3000, 2000],
    }
    return rows.row("map", "real", "actor", **(given | changes))


def test_a_row_holds_medians_quartiles_and_their_ratio_to_the_floor() -> None:
    row = made()
    assert (row.p25, row.median_ms, row.p75) == (175.0, 250.0, 325.0)
    assert (row.floor_p25, row.floor_ms, row.floor_p75) == (65.0, 80.0, 95.0)
    assert row.ratio == 3.12
    assert (row.bytes, row.server_ms, row.floor_server_ms, row.runs, row.pairs) == (2000, 25.0, 5.5, 1.0, 4)


def test_one_pair_is_a_row_too() -> None:
    row = made(measured=Times([120.0], [9.0], [1]), floor=Times([60.0], [4.0], [1]), sizes=[10])
    assert (row.p25, row.median_ms, row.p75, row.ratio, row.pairs) == (120.0, 120.0, 120.0, 2.0, 1)


@settings(deadline=None)
@given(TIMES)
def test_quartiles_lie_in_order_within_the_times(times: list[float]) -> None:
    low, middle, high = rows.quartiles(times)
    assert min(times) <= low <= middle <= high <= max(times)


@settings(deadline=None)
@given(TIMES)
def test_the_order_of_the_times_does_not_matter(times: list[float]) -> None:
    assert rows.quartiles(times) == rows.quartiles(sorted(times))


def test_the_table_has_a_line_a_row_under_its_heads() -> None:
    head, *lines = rows.table([made(), made()]).splitlines()
    assert tuple(head.split()) == rows.SHOWN
    assert [line.split() for line in lines] == [
        ["map", "real", "actor", "250.0", "175.0", "325.0", "80.0", "3.12", "2000", "25.0"]
    ] * 2


def test_rows_are_written_as_plain_json() -> None:
    (written,) = json.loads(json.dumps(rows.as_json([made()])))
    assert set(rows.SHOWN) < set(written)


def test_a_made_up_case_passes_every_check(tmp_path: Path) -> None:
    data = tmp_path / "data"
    synthetic.write(load.DATA / "donbas-2021", data, 600)
    tables = check.read(data / "donbas-2021")
    assert check.faults(tables) == []
    assert len(tables.frames["events"]) == 600


def test_a_made_up_case_begins_with_the_real_events_and_repeats_them() -> None:
    real = _events()
    many = synthetic.multiplied(real, 3 * len(real) + 2, WINDOW)
    assert many[: len(real)] == real
    assert len({row["key"] for row in many}) == len(many)
    assert {row["title"] for row in many} == {row["title"] for row in real}


def test_fewer_events_than_the_real_case_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer than the real case's"):
        synthetic.multiplied(_events(), 2, WINDOW)


@settings(deadline=None)
@given(some.dates(*WINDOW), some.integers(0, 60), some.integers(0, 5000))
def test_a_moved_date_is_as_long_and_lies_in_the_case(first: dt.date, length: int, days: int) -> None:
    last = min(first + dt.timedelta(days=length), WINDOW[1])
    text = f"{first}" if first == last else f"{first}/{last}"
    start, end = dates.span(synthetic.moved(text, days, WINDOW))
    assert end - start == last - first
    assert WINDOW[0] <= start <= end <= WINDOW[1]


def test_a_date_known_by_its_month_stays() -> None:
    assert synthetic.moved("2021-04", 37, WINDOW) == "2021-04"


def test_no_typed_day_comes_again_before_a_cache_of_64_choices_has_gone_round(cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        days = ways.days(case, seed=1)
        assert len(set(days)) == len(days) > 64
        assert case.first_day not in days
        assert max(days) < case.last_day


def test_actors_are_picked_and_unpicked_by_names_of_the_menu(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    names = ways.most_recorded(case)
    assert len(set(names)) == len(names) == ways.MOST_ACTORS
    assert set(names) <= set(offers.menu_names(case).values())


def _events() -> list[dict[str, str]]:
    with (SMALL / "events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
