"""What the map's view receives: each record once, its days within the choice, what its place is to it."""

import datetime as dt
import json
from typing import Any

import pandas as pd
import pytest

from lib import load, look, model, view
from lib.compose import map
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]
KEY, SIDE, KIND, HOLLOW, TITLE, TOLD, FIRST, LAST = range(8)


def data(case: load.Case = CASE, **changes: Any) -> dict[str, Any]:
    return map.data(case, Link(view.whole(case)).changed(**changes))


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_every_record_is_at_its_place_or_among_those_without_one(case: load.Case) -> None:
    drawn = data(case)
    keys = [record[KEY] for place in drawn["places"] for record in place["records"]]
    placed = case.records[case.records["place"] != ""]
    assert sorted(keys) == sorted(placed["key"])
    assert len(drawn["without"]) == len(case.records) - len(placed)
    assert all(len(record) == LAST + 1 for place in drawn["places"] for record in place["records"])


def test_days_are_counted_from_the_first_of_the_choice_and_lie_in_it() -> None:
    since, until = pd.Timestamp("2021-03-26"), pd.Timestamp("2021-04-22")
    drawn = data(since=since.date(), until=until.date())
    first = dict(zip(CASE.records["key"], CASE.records["first_day"], strict=True))
    for record in (record for place in drawn["places"] for record in place["records"]):
        assert record[FIRST] == max((first[record[KEY]] - since).days, 0)
        assert record[FIRST] <= record[LAST] <= (until - since).days
    assert len(drawn["tempo"]["words"]) == (until - since).days + 1


def test_what_the_place_is_to_a_record_travels_with_it() -> None:
    told = {record[KEY]: record[TOLD] for place in data()["places"] for record in place["records"]}
    for key, kind in zip(CASE.events["key"], CASE.events["place_kind"], strict=True):
        assert told.get(key, 0) == (model.PLACE_KINDS.index(kind) if kind else 0)


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_ways_have_two_ends_and_their_records_are_in_the_choice(case: load.Case) -> None:
    both = case.events[(case.events["moved_from"] != "") & (case.events["moved_to"] != "")]
    assert [move[KEY] for move in data(case)["moves"]] == [
        key for key in case.records["key"] if key in set(both["key"])
    ]


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_real_case_is_sent_in_150_kb(case: load.Case) -> None:
    assert len(json.dumps(data(case), separators=(",", ":"))) < 150_000


def test_of_very_many_records_only_the_numbers_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    single = data()
    monkeypatch.setattr(map, "MOST", 100)
    many = data()
    assert many["weeks"]
    assert not single["weeks"]
    assert sum(record[KEY] for record in many["without"]) == len(single["without"])
    rows = {place["key"]: place["records"] for place in single["places"]}
    for place in many["places"]:
        assert sum(record[KEY] for record in place["records"]) == len(rows[place["key"]])
        assert {record[SIDE] for record in place["records"]} == {record[SIDE] for record in rows[place["key"]]}
        for record in place["records"]:
            assert record[FIRST] % 7 == 0


@pytest.mark.parametrize("language", look.NAMES)
def test_places_have_their_names_in_the_picked_language(language: str) -> None:
    shown = data(names=language)
    register = CASE.places.set_index("key")
    column = "name" if language == "en" else f"name_{language}"
    for place in shown["places"]:
        assert place["name"] == (register.loc[place["key"], column] or register.loc[place["key"], "name"])


@pytest.mark.parametrize("size", look.SIZES)
def test_a_size_is_a_level_or_an_accepted_number(size: str) -> None:
    sizes = data(size=size)["sizes"]
    assert bool(sizes) == bool(size)
    roles = CASE.records.set_index("key")["role"]
    assert all(roles[key] != "toll" for key in sizes)
    if size == "hostility":
        assert set(sizes.values()) <= {1.0, 2.0, 3.0, 4.0, 5.0}
        assert set(sizes) == set(CASE.events.loc[CASE.events["role"] == "act", "key"])
    elif size:
        claims = CASE.claims[(CASE.claims["about"] == size) & (CASE.claims["accepted"] == "yes")]
        for key, value in sizes.items():
            assert value == claims.loc[claims["record"] == key, "high"].max()


@pytest.mark.parametrize(
    ("days", "closed"),
    [(("2021-04-01", "2021-04-23"), 0), (("2021-04-01", "2021-04-24"), 3), (("2021-06-30", "2021-06-30"), 3)],
)
def test_a_zone_is_drawn_while_it_is_in_force(days: tuple[str, str], closed: int) -> None:
    since, until = (dt.date.fromisoformat(day) for day in days)
    shown = data(since=since, until=until)
    kinds = [zone["kind"] for zone in shown["zones"]]
    assert kinds.count("closed to foreign warships and state ships") == closed
    assert kinds.count("disengagement area") == 3
    (layer,) = [layer for layer in shown["spec"]["layers"] if layer["id"] == "zones"]
    assert [ring["m"] for ring in layer["data"]] == [zone["km"] * 1000 for zone in shown["zones"]]
    assert all(zone["url"].startswith("https://") for zone in shown["zones"])


def test_a_case_after_a_zone_ended_does_not_show_it() -> None:
    case = CASES["ukraine-2022"]
    shown = data(case, since=dt.date(2022, 1, 1))
    assert {zone["kind"] for zone in shown["zones"]} == {"disengagement area"}


def test_ways_are_counted_where_there_are_too_many_records_to_send(monkeypatch: pytest.MonkeyPatch) -> None:
    title, names = 1, 7  # of a way, as client/map_moves.js says
    single = data()["moves"]
    monkeypatch.setattr(map, "MOST", 10)
    counted = data()["moves"]
    assert sum(int(move[title].split()[0]) for move in counted) == len(single) > 0
    assert {move[KEY] for move in counted} == {""}
    assert {tuple(move[names]) for move in counted} == {tuple(move[names]) for move in single}
    assert all(0 <= move[-2] <= move[-1] for move in counted)
