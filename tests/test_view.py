"""The choice: what it shows, how an address becomes one, and that nothing in an address can break it."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import load, look, model, offers, view
from lib.look import Look
from lib.view import Link, View

CASES = load.cases()
CASE = CASES["donbas-2021"]
REPUBLIC = "Autonomous Republic of Crimea"


@st.composite
def views(draw: Any, case: load.Case = CASE) -> View:
    """Any view of a case."""
    days = st.dates(case.first_day, case.last_day)
    since, until = sorted([draw(days), draw(days)])
    allowed = view.vocabularies(case)
    chosen: dict[str, Any] = {
        name: tuple(draw(st.lists(st.sampled_from(allowed[name]), unique=True, max_size=3)))
        for name in view.FILTERS
        if name not in view.TEXTS
    }
    chosen["grade"] = draw(st.sampled_from(["", *view.LEAST]))
    chosen["known"] = draw(st.none() | days)
    words = " ".join(draw(st.lists(st.text("abcdefghij’&=+%#é№", min_size=1, max_size=8), max_size=3)))
    record = draw(st.sampled_from(["", *case.records["key"]]))
    return View(case.key, since, until, words=words, record=record, **chosen)


LOOKS = st.builds(
    Look,
    map=st.sampled_from(look.MAPS),
    order=st.sampled_from(look.ORDERS),
    layout=st.sampled_from(look.LAYOUTS),
    pair=st.lists(st.sampled_from(list(model.SIDES)), unique=True, max_size=2).map(tuple),
    lanes=st.sampled_from(look.LANES),
    series=st.lists(st.sampled_from(look.PANELS[:-1]), unique=True).map(tuple),
    scale=st.sampled_from(look.SCALES),
    off=st.lists(st.sampled_from(look.LAYERS), unique=True).map(tuple),
    names=st.sampled_from(look.NAMES),
    size=st.sampled_from(look.SIZES),
    camera=st.sampled_from(["", "37.5,48.25,7.5", "-122.4,-3,0"]),
    folded=st.lists(st.from_regex("[a-z0-9-]{1,9}", fullmatch=True), unique=True).map(tuple),
)
RESTS = st.dictionaries(
    st.text(min_size=1).filter(lambda name: name not in {"v", *View.__dataclass_fields__, *Look.__dataclass_fields__}),
    st.lists(st.text(), min_size=1, max_size=3),
    max_size=3,
)
NAMES = st.sampled_from([*View.__dataclass_fields__, *Look.__dataclass_fields__, "v", "no-such"])
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["donbas-2021", "ukraine-2022", "2021-04-01", "2021-13-01", "9999-12-31", "0001-01-01", "side-russia"]
    ),
)
QUERIES = st.dictionaries(st.one_of(NAMES, st.text(max_size=8)), st.lists(VALUES, max_size=4), max_size=10)


@given(chosen=views(), look=LOOKS, rest=RESTS)
def test_an_address_brings_its_choice_back(chosen: View, look: Look, rest: dict[str, list[str]]) -> None:
    link = Link(chosen, look, tuple((name, tuple(values)) for name, values in rest.items()))
    again = view.from_query(link.query(), CASES)
    assert again == link
    assert again.notices == ()


@settings(max_examples=1000, deadline=None)
@given(query=QUERIES)
def test_no_address_breaks_and_what_it_gives_is_stable(query: dict[str, list[str]]) -> None:
    link = view.from_query(query, CASES)
    case = CASES[link.view.case]
    assert case.first_day <= link.view.since <= link.view.until <= case.last_day
    assert view.from_query(link.query(), CASES) == link
    assert link.view.in_words(case)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"since": ["soon"]}, "not a day"),
        ({"since": ["2019-01-01"]}, "outside this case"),
        ({"since": ["2021-05-01"], "until": ["2021-04-01"]}, "exchanged"),
        ({"actor": ["nobody"]}, "“nobody”"),
        ({"record": ["no-such-record"]}, "“no-such-record”"),
        ({"case": ["mars-2050"]}, "“mars-2050”"),
        ({"map": ["mars"]}, "“mars”"),
    ],
)
def test_a_value_that_is_put_right_is_said(query: dict[str, list[str]], said: str) -> None:
    notices = view.from_query(query, CASES).notices
    assert len(notices) == 1
    assert said in notices[0]


def test_parameters_of_later_versions_survive() -> None:
    assert view.from_query({"v": ["7"], "playback": ["fast", "slow"]}, CASES).query()["playback"] == ["fast", "slow"]


@settings(max_examples=40, deadline=None)
@given(chosen=views(), earlier=st.integers(0, 40), later=st.integers(0, 40))
def test_a_wider_view_never_loses_a_record(chosen: View, earlier: int, later: int) -> None:
    wider = dataclasses.replace(
        chosen, since=chosen.since - dt.timedelta(earlier), until=chosen.until + dt.timedelta(later)
    )
    for records in (CASE.events, CASE.statements):
        assert set(chosen.of(records)["key"]) <= set(wider.of(records)["key"])


@settings(max_examples=40, deadline=None)
@given(chosen=views())
def test_opening_a_filter_never_loses_a_record(chosen: View) -> None:
    for name in (*chosen.filters(), "days"):
        opened = chosen.without(name, CASE)
        for records in (CASE.events, CASE.statements):
            assert set(chosen.of(records)["key"]) <= set(opened.of(records)["key"])


def test_the_whole_view_is_the_whole_case() -> None:
    for case in CASES.values():
        whole = view.whole(case)
        assert len(whole.of(case.events)) == len(case.events)
        assert whole.of(case.events)["certain"].all()


def test_a_month_is_in_a_week_only_perhaps(small_case: load.Case) -> None:
    week = View(small_case.key, dt.date(2021, 4, 1), dt.date(2021, 4, 7))
    chosen = week.of(small_case.events).set_index("key")
    assert not chosen.loc["56th-arrives-crimea", "certain"]


def test_words_are_looked_for_all_and_in_any_case() -> None:
    chosen = View(CASE.key, CASE.first_day, CASE.last_day, words="SHUMY four").of(CASE.events)
    assert "shumy-four-killed" in set(chosen["key"])
    assert all("shumy" in f"{t} {s}".casefold() for t, s in zip(chosen["title"], chosen["summary"], strict=True))


def test_a_choice_of_a_state_includes_its_people() -> None:
    russia = View(CASE.key, CASE.first_day, CASE.last_day, actor=("russia",)).of(CASE.statements)
    assert "peskov" in set(russia["actor"])


def test_the_choice_in_words_counts_what_is_certain_and_what_may_be() -> None:
    said = View("donbas-2021", dt.date(2021, 4, 6), dt.date(2021, 4, 16), actor=("side-russia",)).in_words(CASE)
    assert said.startswith("Donbas, spring 2021: 6 to 16 April 2021, Russia")
    assert "that may be" in said


def test_an_empty_choice_knows_which_filter_to_open() -> None:
    nothing = View(CASE.key, CASE.first_day, CASE.last_day, words="qxqxqx", type=("ASSAULT",))
    assert nothing.of(CASE.events).empty
    name, gained = offers.widening(nothing, CASE)
    assert name == "words"
    assert gained > 0


def test_where_no_filter_alone_is_in_the_way_all_are_offered() -> None:
    days = (CASE.first_day + dt.timedelta(days=n) for n in range((CASE.last_day - CASE.first_day).days))
    quiet = next(day for day in days if not view.marked(CASE, View(CASE.key, day, day))[0].shown.any())
    nothing = View(CASE.key, quiet, quiet, words="qxqxqx")
    assert offers.widening(nothing, CASE) == ("", len(CASE.records))


def test_every_preset_lies_in_the_case() -> None:
    for case in CASES.values():
        for since, until in offers.presets(view.whole(case), case).values():
            assert case.first_day <= since <= until <= case.last_day


def test_sides_have_names_in_every_menu() -> None:
    for case in CASES.values():
        names = view.names(case)
        assert all(value in names for value in view.vocabularies(case)["actor"])
        assert len(model.SLUGS) == len(model.SIDES)


def test_a_box_on_the_map_and_a_region_choose_what_lies_in_them() -> None:
    places = CASE.places.set_index("key")
    crimea = set(places.index[places["admin1"] == REPUBLIC])
    assert crimea
    boxed = View(CASE.key, CASE.first_day, CASE.last_day, area=("36.8,47,40,49",)).of(CASE.records)
    at = places.loc[boxed["place"]]
    assert len(boxed) > 50
    assert (at["lon"].between(36.8, 40) & at["lat"].between(47, 49)).all()
    both = View(CASE.key, CASE.first_day, CASE.last_day, area=("36.8,47,40,49", REPUBLIC)).of(CASE.records)
    assert set(both["place"]) - set(boxed["place"]) <= crimea
    assert len(both) > len(boxed)


def test_a_box_stands_in_the_address_and_in_words_and_a_bad_one_gives_a_notice() -> None:
    link = view.from_query({"case": [CASE.key], "area": ["36.8,47,40,49", "40,47,36,49", REPUBLIC]}, CASES)
    assert link.view.area == ("36.8,47,40,49", REPUBLIC)
    assert "40,47,36,49" in link.notices[0]
    assert f"in the box 36.8 to 40° E, 47 to 49° N and {REPUBLIC}" in link.view.in_words(CASE)
    assert view.from_query(link.query(), CASES) == dataclasses.replace(link, notices=())
