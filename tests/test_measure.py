"""Numbers from frames, on frames of a few rows."""

import pandas as pd

from lib import load, measure


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


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


def records(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """Records of key, role, type and number of sources, all of one day."""
    frame = pd.DataFrame(rows, columns=["key", "role", "type", "n"])
    sources = pd.Series([("s",) * n for n in frame["n"]], dtype=object)
    return frame.assign(sources=sources, precision="day", first_day=day("2021-04-02"))


def test_hostility_sources_and_chapters_make_a_record_weigh() -> None:
    weights = measure.importance(
        records(
            ("a", "act", "ASSAULT", 2),
            ("b", "act", "CONSULT", 9),
            ("c", "statement", "", 1),
            ("d", "statement", "ASSAULT", 1),
        ),
        {"ASSAULT": 4.0, "CONSULT": 1.0},
        {"c"},
    )
    assert weights.tolist() == [10.0, 7.0, 6.0, 5.0]


def test_claims_that_differ_make_a_record_contested_and_those_that_agree_do_not() -> None:
    claims_ = pd.DataFrame(
        [("a", "killed", "4"), ("a", "killed", "5"), ("b", "killed", "4"), ("b", "killed", "4"), ("b", "wounded", "1")],
        columns=["record", "about", "value"],
    ).assign(of_whom="", unit="people", text="")
    assert measure.contested(claims_) == {"a"}


def test_a_record_is_as_credible_as_its_worst_accepted_claim() -> None:
    claims_ = pd.DataFrame(
        [("a", "2", "yes"), ("a", "4", "yes"), ("a", "5", "no"), ("b", "6", "yes")],
        columns=["record", "credibility", "accepted"],
    )
    assert measure.credibility(claims_) == {"a": 4}


def test_words_and_deeds_are_counted_by_the_day_without_reports_and_tolls() -> None:
    said = records(("a", "statement", "", 1), ("b", "act", "ASSAULT", 1), ("c", "report", "", 1), ("d", "toll", "", 1))
    tempo = measure.tempo(said, day("2021-04-01"), day("2021-04-03"))
    assert tempo["words"].tolist() == [0, 1, 0]
    assert tempo["deeds"].tolist() == [0, 1, 0]


def test_what_monitors_put_down_to_an_exercise_stands_apart() -> None:
    same = {"start": [day("2021-04-01")] * 2, "end": [day("2021-04-02")] * 2, "breakdown": ["Donetsk", "Luhansk"]}
    observed = pd.DataFrame(same | {"value": [100.0, 7.0]})
    exercises = observed.head(1).assign(value=90.0)
    assert measure.without_exercises(observed, exercises)["exercise"].tolist() == [90.0, 0.0]


def test_two_numbers_of_one_counter_on_one_day_are_a_range() -> None:
    rows = [("us-state", "a", 169.0), ("us-state", "a", 190.0), ("gur", "b", 127.0)]
    given = pd.DataFrame(rows, columns=["breakdown", "source", "value"])
    told = given.assign(start=day("2022-02-18"), end=day("2022-02-18"), note="", basis="published estimate")
    ranges = measure.ranges(told)
    assert list(zip(ranges["breakdown"], ranges["low"], ranges["high"], strict=True)) == [
        ("gur", 127.0, 127.0), ("us-state", 169.0, 190.0),
    ]  # fmt: skip


def test_a_count_of_a_period_spans_its_days_and_a_total_none() -> None:
    spans = {"start": [day("2022-01-01")] * 2, "end": [day("2022-01-07")] * 2, "breakdown": ["jfo", "afp"]}
    bases = {"basis": ["count of a period", "running total"], "source": ["a", "b"], "value": [3.0, 8.0], "note": ""}
    ranges = measure.ranges(pd.DataFrame(spans | bases))
    assert dict(zip(ranges["breakdown"], ranges["days"], strict=True)) == {"jfo": 7.0, "afp": 0.0}


def test_the_distance_to_a_line_is_that_to_its_nearest_point() -> None:
    line = [[30.0, 0.0], [31.0, 0.0], [31.0, 1.0]]
    lon, lat = pd.Series([30.5, 32.0, 31.0, 29.0]), pd.Series([1.0, 0.5, 0.25, 0.0])
    assert measure.km_to_line(lon, lat, line).round(1).tolist() == [55.6, 111.2, 0.0, 111.2]
