"""A case as it was known on a day: nothing in it is later than the day, and with time it only grows."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import known, load, view
from lib.compose import card, overview, sources, timeline
from lib.compose import map as maps
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]
DAY = dt.date(2021, 4, 2)
DAYS = st.dates(CASE.first_day, CASE.last_day + dt.timedelta(days=400))


def test_without_a_day_it_is_the_case_itself() -> None:
    assert known.case(CASE, None) is CASE


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_known_before_it_was_published(name: str) -> None:
    whole = CASES[name]
    day = whole.first_day + dt.timedelta(days=90)
    case = known.case(whole, day)
    at = pd.Timestamp(day)
    assert 0 < len(case.records) < len(whole.records)
    assert (case.sources["published_day"] <= at).all()
    assert (case.records["known_day"] <= at).all()
    keys, pages = set(case.records["key"]), set(case.sources["key"])
    assert all(cell and set(cell) <= pages for cell in case.records["sources"])
    assert set(case.claims["record"]) <= keys
    assert set(case.claims["source"]) | set(case.series["source"]) <= pages
    assert {*case.statements["replies_to"], *case.statements["event"], *case.events["part_of"]} <= keys | {""}


@given(DAYS, DAYS)
def test_what_was_known_stays_known(one: dt.date, other: dt.date) -> None:
    early, late = (known.case(CASE, day) for day in sorted([one, other]))
    for table in ("records", "sources"):
        assert set(getattr(early, table)["key"]) <= set(getattr(late, table)["key"])
    assert len(early.claims) <= len(late.claims)


def test_a_record_is_known_from_the_earliest_of_its_dated_sources_but_not_before_it_happened() -> None:
    published = CASE.sources.set_index("key")["published_day"]
    for key, pages, first, day in CASE.records[["key", "sources", "first_day", "known_day"]].itertuples(index=False):
        dated = published[list(pages)].dropna()
        after = dated[dated >= first]
        earliest = after.min() if len(after) else first
        assert (earliest == day) if len(dated) else pd.isna(day), key


def test_records_without_a_dated_source_are_left_out_and_counted() -> None:
    published = CASE.sources.set_index("key")["published_day"]
    undated = [key for key, pages in zip(CASE.records["key"], CASE.records["sources"], strict=True)
               if published[list(pages)].isna().all()]  # fmt: skip
    case = known.case(CASE, dt.date(2030, 1, 1))
    assert undated
    assert case.left_out == len(undated)
    assert set(CASE.records["key"]) - set(case.records["key"]) == set(undated)


def test_of_the_claims_about_a_thing_the_accepted_shows_else_the_latest_known() -> None:
    whole = CASE.claims[CASE.claims["accepted"] == "yes"].set_index(known.THING).index
    for day in pd.date_range("2021-03-01", "2021-06-30", freq="9D"):
        claims = known.case(CASE, day.date()).claims
        things = claims.groupby(known.THING)
        shown = things["accepted"].agg(lambda cells: (cells == "yes").sum())
        assert (shown == shown.index.isin(whole).astype(int)).all()


def test_the_caption_says_the_day_and_what_is_left_out() -> None:
    case = known.case(CASE, DAY)
    said = view.View(CASE.key, CASE.first_day, CASE.last_day, known=DAY).in_words(case)
    assert "as known on 2 April 2021 by the sources in this collection" in said
    assert f"{case.left_out} records" in said
    assert f" of {len(case.events)} events" in said


def test_a_record_not_yet_known_has_no_card_and_says_why() -> None:
    case = known.case(CASE, DAY)
    link = Link(view.whole(CASE)).changed(known=DAY, record="geneva-summit")
    shown = card.data(case, link)
    assert shown["record"] is None
    assert "2 April 2021" in shown["none"]


def test_every_page_can_be_put_back_to_a_day() -> None:
    case, link = known.case(CASE, DAY), Link(view.whole(CASE)).changed(known=DAY)
    later = set(CASE.records["key"]) - set(case.records["key"])
    views = (timeline.data, maps.data, sources.data, overview.chapters)
    text = repr([data(case, link) for data in views])
    assert overview.figures(case, link)["figures"]
    assert [key for key in later if f"'{key}'" in text] == []
    for key in case.records["key"]:
        assert card.data(case, link.changed(record=key))["record"]


@given(st.text(max_size=12))
def test_a_day_in_an_address_that_is_none_is_put_right(text: str) -> None:
    link = view.from_query({"known": [text]}, CASES)
    assert (link.view.known is None) == (not text or bool(link.notices))
