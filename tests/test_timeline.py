"""What the timeline's view receives: columns and figures as text on a small case, lanes and counts on real ones."""

import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest
from syrupy.assertion import SnapshotAssertion

from lib import load, look, view, words
from lib.compose import choice, records, series, timeline
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]


def link(case: load.Case = CASE, **changes: Any) -> Link:
    return Link(view.whole(case)).changed(**changes)


def test_the_columns_of_a_small_case_stay_as_they_are(small_case: load.Case, snapshot: SnapshotAssertion) -> None:
    data = timeline.data(small_case, link(small_case))
    assert {name: data[name] for name in ("rows", "rest", "lanes", "replies", "tempo", "alt", "note")} == snapshot


@pytest.mark.parametrize(
    "shown", [("violations",), ("troops", "groups", "deaths"), ("violations", "explosions", "troops")]
)
@pytest.mark.parametrize("scale", look.SCALES)
def test_a_figure_of_series_is_one_that_plotly_knows(shown: tuple[str, ...], scale: str) -> None:
    figure = series.data(CASE, link(series=shown, scale=scale))["figure"]
    coloured = re.sub(r"var\(--[\w-]+\)", "#123456", json.dumps(figure))
    go.Figure(json.loads(coloured))  # raises where a property or a value is none of Plotly's


def test_the_figure_of_a_small_case_stays_as_it_is(small_case: load.Case, snapshot: SnapshotAssertion) -> None:
    assert series.data(small_case, link(small_case))["figure"] == snapshot


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
@pytest.mark.parametrize("lanes", look.LANES)
def test_every_record_has_one_lane_and_lanes_go_by_weight(case: load.Case, lanes: str) -> None:
    data = timeline.data(case, link(case, lanes=lanes))
    of = data["rows"]["lane"]
    assert sorted(data["rows"]["key"]) == sorted(case.records["key"])
    counts = [of.count(n) for n in range(len(data["lanes"]))]
    heavy = [n for n, lane in zip(counts, data["lanes"], strict=True) if lane["slug"] not in timeline.LAST]
    assert heavy == sorted(heavy, reverse=True)
    assert min(counts) > 0


def test_a_change_of_days_changes_no_row() -> None:
    whole, part = timeline.data(CASE, link()), timeline.data(CASE, link(since=CASE.last_day))
    assert part["rows"] is whole["rows"]
    assert part["since"] != whole["since"]


def test_what_is_not_sent_one_by_one_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    timeline._picture.cache_clear()
    monkeypatch.setattr(timeline, "MOST_ROWS", 100)
    data = timeline.data(CASE, link())
    timeline._picture.cache_clear()
    monkeypatch.undo()
    assert len(data["rows"]["key"]) == 100
    assert sum(data["rest"]["n"]) == len(CASE.records) - 100
    least = min(data["rows"]["weight"])
    everything = timeline.data(CASE, link())["rows"]
    sent = set(data["rows"]["key"])
    left = [w for key, w in zip(everything["key"], everything["weight"], strict=True) if key not in sent]
    assert max(left) <= least


def test_replies_join_a_statement_to_what_it_answers() -> None:
    data = timeline.data(CASE, link())
    keys = data["rows"]["key"]
    pairs = {(keys[a], keys[b]) for a, b in data["replies"]}
    said = CASE.statements
    answers = dict(zip(said["key"], said["replies_to"], strict=True))
    assert pairs == {(key, other) for key, other in answers.items() if other}


def test_every_bar_and_point_of_a_series_leads_to_its_page() -> None:
    data = series.data(CASE, link(series=("violations", "explosions", "troops", "groups", "deaths")))
    for trace in data["figure"]["data"]:
        if trace["name"] not in ("unobserved", "days"):
            assert all(point[-1] in data["pages"] for point in trace["customdata"])
    assert all(address.startswith("http") for _, address in data["pages"].values())


def test_counters_are_never_joined_by_a_line() -> None:
    traces = series.data(CASE, link(series=("troops",)))["figure"]["data"]
    assert not any("lines" in trace["mode"] for trace in traces)
    assert len({trace["name"] for trace in traces}) == len(traces)


def test_a_count_of_a_period_is_a_bar_over_its_days() -> None:
    traces = series.data(CASE, link(series=("deaths",)))["figure"]["data"]
    bars = [trace for trace in traces if trace["name"] == "days"]
    counts = CASE.series[CASE.series["basis"] == "count of a period"]
    assert sum(len(trace["x"]) for trace in bars) == 3 * len(counts)
    for trace in bars:
        assert trace["x"][2::3] == [None] * (len(trace["x"]) // 3)
        assert trace["y"][::3] == trace["y"][1::3]


def test_what_weighs_most_is_listed_in_time_order_with_who_says_so() -> None:
    listed = records.heaviest(CASE, link())
    assert listed
    order = choice.records(CASE, link())["key"].tolist()
    assert [item["key"] for item in listed["items"]] == sorted((i["key"] for i in listed["items"]), key=order.index)
    assert all("According to " in item["text"] for item in listed["items"])


def test_a_choice_that_holds_nothing_for_certain_lists_nothing() -> None:
    assert records.heaviest(CASE, link(words="qxqxqx")) is None
    vague = CASE.records[CASE.records["precision"] == "month"].iloc[0]
    day = vague["first_day"].date()
    assert records.heaviest(CASE, link(since=day, until=day, words=vague["title"])) is None


def test_every_series_has_a_name_on_its_button() -> None:
    said = words.section("timeline")
    assert [name for name in series.NAMES if not said.get(f"panel_{name}")] == []
