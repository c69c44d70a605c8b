"""Numbers from frames, on frames of a few rows."""

import itertools

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib import load, measure


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


@given(
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.sampled_from("ab")), max_size=30),
    gap=st.floats(0.1, 5),
)
def test_no_two_spans_of_a_row_come_nearer_than_the_gap(spans: list[tuple[int, int, str]], gap: float) -> None:
    first = pd.to_datetime([start for start, _, _ in spans], unit="D")
    last = pd.to_datetime([start + length for start, length, _ in spans], unit="D")
    lanes = [lane for _, _, lane in spans]
    records = pd.DataFrame(
        {"key": [f"k{i:02}" for i in range(len(spans))], "first_day": first, "last_day": last, "lane": lanes}
    )
    placed = measure.placed(records, lanes, [gap] * len(spans))
    assert sorted(placed["key"]) == records["key"].tolist()
    rows = list(zip(placed["lane"], placed["row"], placed["first_day"], placed["last_day"], strict=True))
    for (lane, row, _, end), (other_lane, other_row, start, _) in itertools.combinations(rows, 2):
        assert (lane, row) != (other_lane, other_row) or (start - end).days >= gap


def test_a_gap_is_what_no_report_covers() -> None:
    observed = pd.DataFrame(
        {"start": [day("2021-04-02"), day("2021-04-06")], "end": [day("2021-04-04"), day("2021-04-07")]}
    )
    gaps = measure.gaps(observed, day("2021-04-01"), day("2021-04-10"))
    assert [(str(a.date()), str(b.date())) for a, b in zip(gaps["start"], gaps["end"], strict=True)] == [
        ("2021-04-01", "2021-04-02"), ("2021-04-04", "2021-04-06"), ("2021-04-07", "2021-04-10"),
    ]  # fmt: skip
    assert gaps["days"].tolist() == [1, 2, 3]


def test_nothing_observed_is_one_gap_and_no_zero() -> None:
    nothing = pd.DataFrame({"start": [], "end": [], "value": []}).astype("datetime64[s]")
    assert measure.gaps(nothing, day("2021-04-01"), day("2021-04-10"))["days"].tolist() == [9]


def claims(*rows: tuple[str, str, str, str, float, float]) -> pd.DataFrame:
    columns = ["record", "of_whom", "claimed_by", "accepted", "low", "high"]
    return pd.DataFrame(rows, columns=columns).assign(about="killed", text="")


EVENTS = pd.DataFrame({"key": ["a", "b", "sum"], "role": ["act", "act", "toll"]})


def test_a_disputed_count_is_a_range_and_an_accepted_one_stands() -> None:
    killed = measure.killed(
        EVENTS,
        claims(("a", "civilians", "x", "yes", 2, 2), ("a", "civilians", "y", "no", 9, 9),
               ("b", "civilians", "x", "no", 1, 1), ("b", "civilians", "y", "no", 3, 4)),
    )  # fmt: skip
    assert killed.set_index("claimed_by")[["low", "high"]].to_dict("index") == {
        "disputed": {"low": 1, "high": 4},
        "x": {"low": 2, "high": 2},
    }


def test_a_toll_is_never_added_to_what_it_sums() -> None:
    assert measure.killed(EVENTS, claims(("sum", "civilians", "x", "yes", 50, 50))).empty


def test_acts_on_one_partys_word_are_counted_among_acts_of_violence(small_case: load.Case) -> None:
    alleged, all_ = measure.resting_on_one_party(small_case.events)
    acts = small_case.events[small_case.events["type"].isin(["ASSAULT", "COERCE"])]
    assert (alleged, all_) == (int((acts["actor_basis"] == "alleged").sum()), len(acts))


def test_the_busiest_week_holds_most_days() -> None:
    days = ["2021-04-01", "2021-04-10", "2021-04-12", "2021-04-16", "2021-04-30"]
    records = pd.DataFrame(
        {"first_day": pd.to_datetime(days).astype("datetime64[s]"), "precision": "day", "certain": True}
    )
    start, n = measure.busiest_week(records)
    assert (str(start.date()), n) == ("2021-04-10", 3)


def test_a_violations_total_leaves_out_reports_that_reach_outside() -> None:
    observed = pd.DataFrame(
        {
            "start": [day("2021-03-30"), day("2021-04-02")],
            "end": [day("2021-04-02"), day("2021-04-03")],
            "value": [100, 7],
        }
    )
    assert measure.observed_total(observed, day("2021-04-05"), day("2021-04-01")) == (7, 3)
