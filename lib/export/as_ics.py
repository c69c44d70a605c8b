"""Records as a calendar (RFC 5545): each fills the days that its date could mean."""

import datetime as dt
from typing import Any, Final

from icalendar import Calendar, Event, vText

from lib import dates, words
from lib.compose import shown as shown_
from lib.compose.shown import Shown
from lib.export import as_json

MEDIA: Final = "text/calendar"
TABLES: Final = shown_.RECORDS


def file(shown: Shown, table: str) -> bytes:
    """The calendar with one entry a record; its description has the date in words, the summary and the sources."""
    about, calendar = shown.about(), Calendar()
    made = dt.datetime.combine(shown.case.as_of, dt.time(), dt.UTC)
    calendar.add("prodid", f"-//{words.say('app.title')}//{shown.case.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(shown.case.title))
    calendar.add("x-wr-caldesc", vText("\n".join(about.values())))
    for row in as_json.rows(shown.tables[table]):
        calendar.add_component(_entry(row, shown, made))
    return bytes(calendar.to_ical())


def _entry(row: dict[str, Any], shown: Shown, made: dt.datetime) -> Event:
    first, last = (dt.date.fromisoformat(row[name]) for name in ("first_day", "last_day"))
    said = [words.say("export.when", when=dates.in_words(row["date"])), row["summary"] or "", *row["source_urls"]]
    entry = Event()
    entry.add("uid", f"{row['key']}@{shown.case.key}")
    entry.add("dtstamp", made)
    entry.add("dtstart", first)
    entry.add("dtend", last + dt.timedelta(days=1))
    entry.add("summary", row.get("title") or f"{row['speaker']}: {row['stance']}")
    entry.add("description", "\n".join(filter(None, said)))
    entry.add("categories", [row["side"]])
    entry.add("transp", "TRANSPARENT")
    if row["lat"] is not None and row["lon"] is not None:
        entry.add("geo", (row["lat"], row["lon"]))
    return entry
