"""When something happened, to the precision that its source gives: EDTF text becomes days, a precision, and words."""

import datetime as dt
import functools
import re

import edtf

from lib import schema, words


@functools.lru_cache(maxsize=1 << 16)
def span(text: str) -> tuple[dt.date, dt.date]:
    """First and last day that an EDTF date could mean (strict bounds); ValueError where it is none.

    >>> span("2021-04")
    (datetime.date(2021, 4, 1), datetime.date(2021, 4, 30))
    """
    if not re.fullmatch(schema.EDTF, text):
        raise ValueError(f"{text!r} is not an EDTF date")
    first, _, last = text.partition("/")
    return _part(first)[0], _part(last or first)[1]


@functools.lru_cache(maxsize=1 << 16)
def _part(text: str) -> tuple[dt.date, dt.date]:
    """The days of one side of an interval, or of a date that is none; doubt does not change strict bounds."""
    bare = text.rstrip("~?%")
    if re.fullmatch(schema.DAY, bare):  # most are; the library takes a hundred times as long
        day = dt.date.fromisoformat(bare)
        return day, day
    try:
        parsed = edtf.parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return dt.date(*first[:3]), dt.date(*last[:3])
    except (edtf.parser.EDTFParseException, AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{text!r} is not an EDTF date") from error


def valid(text: str) -> bool:
    """True for an EDTF date whose days exist and whose end is not before its start."""
    try:
        first, last = span(text)
    except ValueError:
        return False
    return first <= last


@functools.lru_cache(maxsize=1 << 16)
def precision(text: str) -> str:
    """How exactly a date is known: day, interval, month, year or approximate.

    >>> precision("2021-04-06/2021-04-12"), precision("2021-05-19~")
    ('interval', 'approximate')
    """
    if any(sign in text for sign in "~?%"):
        return "approximate"
    coarse = min(part.count("-") for part in text.split("/"))
    if coarse < 2:
        return ("year", "month")[coarse]
    return "interval" if "/" in text else "day"


def in_words(text: str) -> str:
    """An EDTF date as words.

    >>> in_words("2021-04-06/2021-04-12"), in_words("2021-04"), in_words("2021-05-19~")
    ('6 to 12 April 2021', 'April 2021, day not known', 'about 19 May 2021')
    """
    bare, about = text.strip("~?%"), precision(text) == "approximate"
    first, last = span(text)
    if "/" not in bare and bare.count("-") < 2:
        unit = "year" if bare.count("-") == 0 else "month"
        said = (
            str(first.year) if unit == "year" else words.say("date.of_month", month=month(first.month), year=first.year)
        )
        return words.say("date.about" if about else "date.unknown_day", date=said)
    said = range_in_words(first, last)
    return words.say("date.about", date=said) if about else said


def range_in_words(since: dt.date, until: dt.date) -> str:
    """Two days as words, nothing said twice.

    >>> range_in_words(dt.date(2021, 3, 26), dt.date(2021, 4, 22))
    '26 March to 22 April 2021'
    """
    end = words.say("date.day", day=until.day, month=month(until.month), year=until.year)
    if since == until:
        return end
    if since.year != until.year:
        start = words.say("date.day", day=since.day, month=month(since.month), year=since.year)
    elif since.month != until.month:
        start = words.say("date.day_month", day=since.day, month=month(since.month))
    else:
        start = str(since.day)
    return words.say("date.range", start=start, end=end)


def month(number: int) -> str:
    """The name of a month, 1 to 12."""
    return words.say("months.names").split()[number - 1]
