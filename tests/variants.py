"""Ways to break the small case, each with the one fault that it gives."""

from typing import NamedTuple

from tests.edits import Break, again, cells, neighbour, raw, replaced, without


class Variant(NamedTuple):
    """A way to break the case, and the one fault that it gives: file, line, column, and words of what was found."""

    rule: str
    broken: Break
    file: str
    line: int
    column: str
    found: str


WORDS = " ".join(["word"] * 76)
E, S, C = "events.csv", "statements.csv", "claims.csv"

VARIANTS = {
    # form
    "a table is missing": Variant("form", without("corrections.csv"), "corrections.csv", 0, "", ""),
    "events are missing": Variant("form", without(E), E, 0, "", ""),
    "case.toml is missing": Variant("form", without("case.toml"), "case.toml", 0, "", ""),
    "case.toml is no TOML": Variant("form", raw("case.toml", lambda b: b"title = " + b), "case.toml", 0, "", "line 1"),
    "case.toml lacks a key": Variant("form", replaced("case.toml", "scope", "scop"), "case.toml", 0, "scope", ""),
    "case.toml has an empty title": Variant(
        "form", replaced("case.toml", '"Donbas, early April 2021"', '""'), "case.toml", 0, "title", ""
    ),
    "the days are exchanged": Variant(
        "form", replaced("case.toml", "2021-04-07", "2021-01-07"), "case.toml", 0, "last_day", "2021-01-07"
    ),
    "a day has a time": Variant(
        "form", replaced("case.toml", "2021-04-07", "2021-04-07T10:00:00"), "case.toml", 0, "last_day", "10:00"
    ),
    "case.toml does not say of which day the data are": Variant(
        "form", replaced("case.toml", "as_of", "as_on"), "case.toml", 0, "as_of", ""
    ),
    "the view has no zoom": Variant("form", replaced("case.toml", "zoom", "size"), "case.toml", 0, "view", "size"),
    "a floor is of no table": Variant(
        "form", replaced("case.toml", "events =", "deeds ="), "case.toml", 0, "floors", "deeds"
    ),
    "a column has another name": Variant("form", replaced(E, "actor_basis", "basis"), E, 1, "basis", "basis"),
    "a column is missing": Variant(
        "form",
        lambda f: (f / "chapters.csv").write_text("key,title,since,until,text,focus\n"),
        "chapters.csv",
        1,
        "notes",
        "key",
    ),
    "a row is short": Variant(
        "form", raw("chapters.csv", lambda b: b + b"one,two\n"), "chapters.csv", 3, "", "2 cells"
    ),
    "a line is blank": Variant("form", raw(C, lambda b: b + b"\n"), C, 37, "", "0 cells"),
    "a quote is never closed": Variant("form", raw(C, lambda b: b + b'"one\n'), C, 37, "", "unexpected end"),
    "a file is not UTF-8": Variant(
        "form", raw("corrections.csv", lambda b: b + b"\xff\n"), "corrections.csv", 0, "", "0xff"
    ),
    "a file starts with a mark": Variant("form", raw(E, lambda b: b"\xef\xbb\xbf" + b), E, 1, "", "mark"),
    "a file is empty": Variant("form", raw("corrections.csv", lambda b: b""), "corrections.csv", 1, "date, record", ""),
    # cells
    "a title is empty": Variant("cells", cells("events", 3, title=""), E, 3, "title", ""),
    "a role is of no list": Variant("cells", cells("events", 3, role="deed"), E, 3, "role", "deed"),
    "a claim has no claimant": Variant("cells", cells("claims", 3, claimed_by=""), C, 3, "claimed_by", ""),
    "an act has no basis": Variant("cells", cells("events", 3, actor_basis=""), E, 3, "actor_basis", ""),
    "a date is none": Variant("cells", cells("events", 4, date="30.3.2021"), E, 4, "date", "30.3.2021"),
    "a day does not exist": Variant("cells", cells("events", 4, date="2021-03-32"), E, 4, "date", "2021-03-32"),
    "an interval ends before it starts": Variant(
        "cells", cells("events", 9, date="2021-04-05/2021-04-02"), E, 9, "date", "2021-04-05/2021-04-02"
    ),
    "an address is a script": Variant(
        "cells", cells("sources", 2, url="javascript:alert(1)"), "sources.csv", 2, "url", "javascript"
    ),
    "an address is a bare number": Variant(
        "cells", cells("sources", 2, url="http://10.0.0.1/x"), "sources.csv", 2, "url", "10.0"
    ),
    "a latitude is a word": Variant("cells", cells("places", 2, lat="north"), "../places.csv", 2, "lat", "north"),
    "a cell ends in a blank": Variant(
        "cells", cells("actors", 2, name="Joe Biden "), "../actors.csv", 2, "name", "Joe Biden "
    ),
    "a source stands twice in a cell": Variant(
        "cells", cells("events", 3, sources="nato-2021-03-30-nato; nato-2021-03-30-nato"), E, 3, "sources", "nato-2021"
    ),
    # links
    "a key stands twice": Variant("unique_keys", again("events", 8), E, 10, "key", "krasnohorivka"),
    "a statement has an event's key": Variant(
        "unique_keys", again("statements", 7, key="56th-arrives-crimea"), S, 8, "key", "56th-arrives-crimea"
    ),
    "a claim stands twice": Variant(
        "unique_keys", again("claims", 4), C, 37, "record", "apr2-21-violations / violations"
    ),
    "another case has the key": Variant(
        "unique_over_cases",
        neighbour(again("events", 1, key="khomchak-28-btg")),
        E,
        4,
        "key",
        "khomchak-28-btg",
    ),
    "another case has another title": Variant(
        "sources_agree", neighbour(cells("sources", 8, title="Another")), "sources.csv", 8, "title", "NATO jets"
    ),
    "an actor is unknown": Variant(
        "links_resolve", cells("events", 3, targets="ru-vks; nobody"), E, 3, "targets", "nobody"
    ),
    "a place is unknown": Variant("links_resolve", cells("events", 2, place="shumi"), E, 2, "place", "shumi"),
    "a source is unknown": Variant(
        "links_resolve",
        cells("statements", 3, sources="interfax-ukraine-2021-03-30-khomchak; gone"),
        S,
        3,
        "sources",
        "gone",
    ),
    "a claim is of no record": Variant("links_resolve", cells("claims", 3, record="gone"), C, 3, "record", "gone"),
    "an event belongs to itself": Variant(
        "chains_end", cells("events", 8, part_of="krasnohorivka-man-apr2"), E, 8, "part_of", "krasnohorivka"
    ),
    "a page stands twice": Variant(
        "pages_once",
        cells("sources", 9, url="http://nato.int/cps/en/natohq/news_182897.htm/"),
        "sources.csv",
        9,
        "url",
        "nato.int",
    ),
    "a source has no page": Variant("pages_once", cells("sources", 8, url=""), "sources.csv", 8, "url", ""),
    "a source is unused": Variant(
        "sources_used",
        again("sources", 8, key="extra", url="https://www.nato.int/extra"),
        "sources.csv",
        17,
        "key",
        "extra",
    ),
    "a table has shrunk": Variant("floors_kept", replaced("case.toml", "events = 8", "events = 9"), E, 0, "", "8 rows"),
    # records
    "an event is too late": Variant(
        "days_in_window", cells("events", 9, date="2021-04-05/2021-04-08"), E, 9, "date", "04-08"
    ),
    "a report is coded": Variant("types_and_modes", cells("events", 4, type="ACCUSE"), E, 4, "type", "ACCUSE"),
    "a mode is of another type": Variant("types_and_modes", cells("events", 3, mode="phone"), E, 3, "mode", "phone"),
    "a statement is a deed": Variant(
        "types_and_modes", cells("statements", 3, type="ASSAULT"), S, 3, "type", "ASSAULT"
    ),
    "a coded act has no actor": Variant(
        "types_and_modes", cells("events", 8, actors="", actor_basis="unknown"), E, 8, "actors", ""
    ),
    "unknown with an actor": Variant(
        "basis_fits", cells("events", 3, actor_basis="unknown"), E, 3, "actor_basis", "unknown"
    ),
    "a place does not say what it is": Variant(
        "places_are_told", cells("events", 2, place_kind=""), E, 2, "place_kind", ""
    ),
    "a way leads nowhere": Variant(
        "places_are_told", cells("events", 2, moved_from="shumy", moved_to="shumy"), E, 2, "moved_to", "shumy"
    ),
    "an alleged act has no accuser": Variant("basis_fits", cells("events", 2, alleged_by=""), E, 2, "alleged_by", ""),
    "an accuser accuses itself": Variant(
        "basis_fits",
        cells("events", 2, actors="jfo", title="Four soldiers killed near Shumy"),
        E,
        2,
        "alleged_by",
        "jfo",
    ),
    "an allegation stands as a fact": Variant(
        "allegations_worded", cells("events", 2, title="DPR formations kill four near Shumy"), E, 2, "title", "DPR"
    ),
    "civilians act": Variant(
        "civilians_never_act",
        cells("events", 8, actors="civilians", actor_basis="established"),
        E,
        8,
        "actors",
        "civilians",
    ),
    "a caller calls himself": Variant(
        "partners_are_others", cells("events", 7, targets="biden"), E, 7, "targets", "biden"
    ),
    "a title is long": Variant(
        "texts_are_short", cells("events", 3, title="scrambles " * 9 + "again"), E, 3, "title", "scr"
    ),
    "a locator is long": Variant(
        "locators_are_short", cells("sources", 3, locator="para. " * 10 + "and on"), "sources.csv", 3, "locator", "para"
    ),
    "a summary is long": Variant("texts_are_short", cells("events", 3, summary=WORDS), E, 3, "summary", "word word"),
    "a quote is long": Variant("quotes_are_short", cells("statements", 2, quote=WORDS), S, 2, "quote", "word word"),
    "a quote has no language": Variant(
        "quotes_are_labelled", cells("statements", 2, quote_language=""), S, 2, "quote_language", ""
    ),
    "a quote has no kind": Variant(
        "quotes_are_labelled", cells("statements", 2, quote_kind=""), S, 2, "quote_kind", ""
    ),
    "a quote rests on a poor page": Variant(
        "quotes_have_a_source", cells("publishers", 10, reliability="E"), S, 2, "sources", "nato-2021"
    ),
    "a reply comes first": Variant(
        "replies_come_later", cells("statements", 2, replies_to="biden-zelensky-call"), S, 2, "replies_to", "biden"
    ),
    "a private person is named": Variant(
        "persons_registered",
        cells("events", 8, summary="Ivan Horbenko was hurt by shelling."),
        E,
        8,
        "summary",
        "Ivan Horbenko",
    ),
    "a surname opens a sentence": Variant(
        "persons_registered",
        cells("events", 8, summary="A man was hurt. Horbenko was treated."),
        E,
        8,
        "summary",
        "Horbenko",
    ),
    # values
    "a claim says nothing": Variant("claims_say_something", cells("claims", 21, text=""), C, 21, "value", ""),
    "a claim has no unit": Variant("claims_say_something", cells("claims", 4, unit=""), C, 4, "unit", ""),
    "a number of violations is a day": Variant(
        "claims_say_something", cells("claims", 4, value="2021-04-02"), C, 4, "value", "2021-04-02"
    ),
    "a range falls": Variant("claims_say_something", cells("claims", 9, value="40-30"), C, 9, "value", "40-30"),
    "two claims are accepted": Variant(
        "one_claim_accepted", cells("claims", 4, accepted="yes"), C, 5, "accepted", "apr2-21-violations / violations"
    ),
    "nobody is counted": Variant("claims_name_whose", cells("claims", 6, of_whom=""), C, 6, "of_whom", ""),
    "a checked claim has no verdict": Variant(
        "checks_have_verdicts", cells("claims", 14, verdict=""), C, 14, "verdict", ""
    ),
    "a place is off the globe": Variant(
        "places_on_earth", cells("places", 2, lat="97.5"), "../places.csv", 2, "lat", "97.5"
    ),
    "a period ends before it starts": Variant(
        "series_in_window", cells("series", 3, end="2021-03-28"), "series.csv", 3, "end", "2021-03-28"
    ),
    "a part is above the whole": Variant(
        "series_parts", cells("series", 11, value="595"), "series.csv", 11, "value", "595"
    ),
    "nobody gave a number": Variant(
        "estimates_have_a_voice", cells("series", 2, breakdown="nobody"), "series.csv", 2, "breakdown", "nobody"
    ),
    "a chapter is too long for the case": Variant(
        "chapters_in_window", cells("chapters", 2, until="2021-04-30"), "chapters.csv", 2, "until", "2021-04-30"
    ),
    "a chapter is short": Variant(
        "chapters_in_window", cells("chapters", 2, text="the line"), "chapters.csv", 2, "text", "the line"
    ),
    "a chapter names no record": Variant(
        "chapters_rest_on_records",
        replaced("chapters.csv", "[khomchak-28-btg]", "[khomchak-29-btg]"),
        "chapters.csv",
        2,
        "text",
        "khomchak-29-btg",
    ),
    "a chapter's record is older": Variant(
        "chapters_rest_on_records",
        cells("chapters", 2, since="2021-03-27"),
        "chapters.csv",
        2,
        "text",
        "shumy-four-killed",
    ),
    "a zone ends before it begins": Variant(
        "zones_in_order", cells("zones", 2, until="2021-03-01"), "../zones.csv", 2, "until", "2021-03-01"
    ),
    "a zone has no reach": Variant(
        "zones_in_order", cells("zones", 2, radius_km="0"), "../zones.csv", 2, "radius_km", "0"
    ),
    "a comparison has no day": Variant(
        "checks_are_dated", cells("events", 2, checked_by="second reader"), E, 2, "checked_at", ""
    ),
    "a correction is of no column": Variant(
        "corrections_name_columns", cells("corrections", 2, field="day"), "corrections.csv", 2, "field", "day"
    ),
}
