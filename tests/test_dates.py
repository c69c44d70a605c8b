"""EDTF dates become days, a precision and words."""

import datetime as dt

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import dates

DAY = dt.date

SPANS = {
    "2021-03-30": (DAY(2021, 3, 30), DAY(2021, 3, 30), "day", "30 March 2021"),
    "2021-02": (DAY(2021, 2, 1), DAY(2021, 2, 28), "month", "February 2021, day not known"),
    "2020-02": (DAY(2020, 2, 1), DAY(2020, 2, 29), "month", "February 2020, day not known"),
    "2021": (DAY(2021, 1, 1), DAY(2021, 12, 31), "year", "2021, day not known"),
    "2021-05-19~": (DAY(2021, 5, 19), DAY(2021, 5, 19), "approximate", "about 19 May 2021"),
    "2021-04~": (DAY(2021, 4, 1), DAY(2021, 4, 30), "approximate", "about April 2021"),
    "2021-04-06/2021-04-12": (DAY(2021, 4, 6), DAY(2021, 4, 12), "interval", "6 to 12 April 2021"),
    "2021-03-26/2021-04-22": (DAY(2021, 3, 26), DAY(2021, 4, 22), "interval", "26 March to 22 April 2021"),
    "2021-12-30/2022-01-02": (DAY(2021, 12, 30), DAY(2022, 1, 2), "interval", "30 December 2021 to 2 January 2022"),
    "2021-03/2021-04-02": (DAY(2021, 3, 1), DAY(2021, 4, 2), "month", "1 March to 2 April 2021"),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_date_has_its_bounds_precision_and_words(text: str) -> None:
    assert (*dates.span(text), dates.precision(text), dates.in_words(text)) == SPANS[text]


@pytest.mark.parametrize("text", [*SPANS, "2021-05-01~/2021-05-03?", "2021-04/2021-05~", "2021%", "2021-04-05/2021-04"])
def test_the_bounds_are_those_of_the_library_for_edtf(text: str) -> None:
    told = edtf.parse_edtf(text)
    assert dates.span(text) == (DAY(*told.lower_strict()[:3]), DAY(*told.upper_strict()[:3]))


@pytest.mark.parametrize(
    "text", ["", "30.3.2021", "2021-02-30", "2021-13", "0000-01-01", "2021-W01-1", "spring", "٢٠٢١"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not dates.valid(text)
    with pytest.raises(ValueError, match=r"EDTF|day|month|year|date"):
        dates.span(text)


def test_an_interval_does_not_end_before_it_starts() -> None:
    assert not dates.valid("2021-04-12/2021-04-06")


@given(st.text(max_size=30))
def test_no_text_raises_when_asked_for_validity(text: str) -> None:
    assert dates.valid(text) in (True, False)


@given(st.dates(DAY(1, 1, 1)), st.dates(DAY(1, 1, 1)))
def test_a_range_in_words_names_both_years_once(one: dt.date, other: dt.date) -> None:
    since, until = sorted((one, other))
    said = dates.range_in_words(since, until)
    assert said.endswith(f"{dates.month(until.month)} {until.year}")
    assert said.count(" to ") == (since != until)


@given(st.dates(DAY(1, 1, 1)))
def test_a_day_is_its_own_span(day: dt.date) -> None:
    assert dates.span(day.isoformat()) == (day, day)
