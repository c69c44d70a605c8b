"""Every table of the data, declared once: validation, codebook, data package and column names all derive from here.

To add a column: add it to its table here, then run scripts/format, which writes codebook and data packages anew.
"""

from collections.abc import Mapping
from typing import Final

from lib.schema import Column, Table

SIDES: Final = {
    "ukraine": "Ukraine",
    "russia": "Russia",
    "nato-and-allies": "NATO and allies",
    "armed-formations": "Armed formations (DPR, LPR)",
    "mediators": "Mediators and others",
    "not-established": "not established",
    "civilians": "civilians",
}
SLUGS: Final = {name: slug for slug, name in SIDES.items()}
ROLES: Final = ("act", "report", "toll")
BASES: Final = ("established", "alleged", "unknown")
PLACE_KINDS: Final = ("happened", "announced", "affected")
ZONE_KINDS: Final = ("disengagement area", "closed sea area")
ACTOR_KINDS: Final = ("state", "alliance", "organisation", "armed formation", "person")
TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
VERBAL: Final = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
COOPERATIVE: Final = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
VIOLENT: Final = ("ASSAULT", "COERCE")
STANCES: Final = {
    "threaten": "threatens", "warn": "warns", "demand": "demands", "accuse": "accuses", "deny": "denies",
    "reject": "rejects", "reassure": "reassures", "propose": "proposes", "support": "supports", "condemn": "condemns",
    "urge-restraint": "urges restraint", "announce": "announces",
}  # fmt: skip
TONES: Final = {
    "against": ("threaten", "warn", "demand", "accuse", "condemn"),
    "refuses": ("deny", "reject"),
    "tells": ("announce",),
    "towards": ("reassure", "propose", "support", "urge-restraint"),
}  # what stances have in common, for small charts; the table beside them keeps each apart
CHANNELS: Final = (
    "press briefing", "tweet", "call readout", "speech", "interview", "communique", "parliament", "letter",
)  # fmt: skip
QUOTE_KINDS: Final = ("verbatim", "translation", "readout")
ABOUT: Final = (
    "aircraft", "battalion tactical groups", "casualties", "cause", "date", "diplomats expelled", "distance",
    "duration", "evacuated", "exercises", "explosions", "flights", "formations", "items", "killed", "missiles", "money",
    "participants", "place", "responsibility", "sanctioned", "ships", "speaker", "troops", "vehicles", "violations",
    "votes", "weapons", "wording", "wounded",
)  # fmt: skip
OF_WHOM: Final = (
    "Ukrainian forces", "Russian forces", "DPR/LPR forces", "US forces", "NATO forces", "civilians",
    "alleged infiltrators", "all",
)  # fmt: skip
VERDICTS: Final = ("confirmed", "confirmed with correction", "wrong", "misleading", "not found")
PUBLISHER_KINDS: Final = (
    "newspaper", "aggregator", "broadcaster", "news agency", "government", "think tank", "international organisation",
    "other",
)  # fmt: skip
PHRASE_KINDS: Final = (
    "calendar", "people", "office", "place", "body", "company", "document", "event", "exercise", "ship", "weapon",
    "word",
)  # fmt: skip
GRADES: Final = ("A", "B", "C", "D", "E", "F")
HOSTILITIES: Final = ("1", "2", "3", "4", "5")
CREDIBILITIES: Final = ("1", "2", "3", "4", "5", "6")
SERIES: Final = (
    "osce-smm-ceasefire-violations", "osce-smm-live-fire-exercises", "osce-smm-explosions",
    "russian-troops-near-ukraine", "battalion-tactical-groups", "ukrainian-military-deaths",
)  # fmt: skip
PARTS: Final = SERIES[1:3]  # counted within the first series
OF_PERIOD: Final = "count of a period"  # the basis of a number that counts the days from its first to its last
ESTIMATES: Final = SERIES[3:]  # numbers that somebody gave


def _one_of(name: str, about: str, values: tuple[str, ...], required: bool = True) -> Column:
    return Column(name, about, "choice", required, values)


def _link(name: str, about: str, *tables: str, required: bool = False, many: bool = False) -> Column:
    return Column(name, about, "key", required, links=tables, many=many)


_KEY = Column("key", "Stands in people's links: never changed once published, never used again.", "key", required=True)
_NOTE = Column("note", "Free remark of the editors.")
_SOURCES = _link("sources", "Where it can be read.", "sources", required=True, many=True)
CODERS: Final = ("editor",)
CHECKERS: Final = ("second reader", "two readers")

_CHECKED = (
    _one_of("coded_by", "Who made the record, as a role.", CODERS, required=False),
    _one_of("checked_by", "Who compared it with its pages afterwards, as a role.", CHECKERS, required=False),
    Column("checked_at", "The day of that comparison.", "day"),
)
_LATER = Column("later", "What became known after the record's last day; shown folded.")
_TYPE = _one_of("type", "PLOVER event type; empty where none fits (no score then, never zero).", TYPES, required=False)

_CLAIM = ("record", "about", "of_whom", "unit", "value", "text", "claimed_by", "source")

_REGISTERS = (
    Table("actors", "who acts, speaks or is addressed", (
        _KEY,
        Column("name", "Full name.", required=True),
        Column("short", "Name on charts.", required=True),
        _one_of("kind", "What sort of actor.", ACTOR_KINDS),
        _link("parent", "The actor that it belongs to; a choice of the parent includes it.", "actors"),
        _one_of("side", "The side that it is counted on; see the Method page.", tuple(SIDES.values())),
        Column("country", "ISO 3166-1 code.", "country"),
        Column("wikidata", "Identifier in Wikidata; unchecked."),
        Column("aliases", "Other spellings.", many=True),
    )),
    Table("places", "where something happened", (
        _KEY,
        Column("name", "Name in English, in the spelling of 2021.", required=True),
        Column("name_uk", "Name in Ukrainian."),
        Column("name_ru", "Name in Russian."),
        Column("lat", "Latitude, WGS 84, degrees.", "number", required=True),
        Column("lon", "Longitude, WGS 84, degrees.", "number", required=True),
        Column("precision_km", "How far off the position may be, km.", "number", required=True),
        Column("country", "ISO 3166-1 code of the state by international law.", "country"),
        Column("admin1", "Oblast or region."),
        Column("kind", "Settlement, base, sea area, capital and so on.", required=True),
        Column("geonames", "GeoNames identifier."),
        Column("coordinate_source", "Where the position comes from.", required=True),
        _NOTE,
    )),
    Table("zones", "a part of land or sea under a rule, drawn as a circle", (
        _KEY,
        _one_of("kind", "What sort of zone.", ZONE_KINDS),
        _link("place", "Its middle, and its name.", "places", required=True),
        Column("radius_km", "How far it reaches, roughly, km; its true shape is another.", "number", required=True),
        Column("since", "First day in force.", "day", required=True),
        Column("until", "Last day in force; empty where none is known.", "day"),
        Column("url", "Where it can be read.", "url", required=True),
        _NOTE,
    )),
    Table("publishers", "who writes", (
        _KEY,
        Column("name", "Name as printed.", required=True),
        _one_of("kind", "What sort of publisher.", PUBLISHER_KINDS),
        Column("country", "ISO 3166-1 code.", "country"),
        _link("own_of", "The actor whose own house this is: first-hand for what that actor says.", "actors"),
        _one_of("reliability", "Admiralty code of the source, A to F; F means it cannot be judged.", GRADES),
        Column("reason", "Why this grade; an editor's judgement.", required=True),
    )),
    Table("plover", "a PLOVER event type or mode", (
        _one_of("type", "Event type.", TYPES),
        Column("mode", "Mode; empty for the type itself."),
        _one_of("quad", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict.", ("1", "2", "3", "4")),
        Column("score", "PLOVER score, -10 (conflict) to +10 (cooperation).", "number"),
        Column("earlier_score", "Score of the manual's earlier set.", "number"),
        Column("cameo", "Nearest CAMEO root code."),
        Column("goldstein", "Its Goldstein value.", "number"),
        Column("hostility", "MID: 1 none, 2 threat, 3 display, 4 use of force, 5 war.", "number", True, HOSTILITIES),
        _NOTE,
    ), key=("type", "mode"), order=("type", "mode")),
    Table("phrases", "capitalised words that name no person", (
        Column("phrase", "As it stands in summaries and titles.", required=True),
        _one_of("kind", "What it is instead.", PHRASE_KINDS),
    ), key=("phrase",), order=("phrase",)),
)  # fmt: skip

_CASES = (
    Table("events", "something that happened", (
        _KEY,
        Column("date", "When, to the precision that the sources give; local days.", "edtf", required=True),
        Column("title", "What happened, 90 characters at most; an allegation is worded as one.", required=True),
        Column("summary", "The same in our own words, as known by its last day.", required=True),
        _one_of("role", "act (counted), report (an estimate) or toll (a sum over others): shown, not counted.", ROLES),
        _TYPE,
        Column("mode", "PLOVER mode."),
        _link("actors", "Who acted.", "actors", many=True),
        _one_of("actor_basis", "established, alleged (one party's word) or unknown.", BASES),
        _link("alleged_by", "Whose word an alleged act is.", "actors", many=True),
        _link("targets", "To whom it was done.", "actors", many=True),
        _link("place", "Where.", "places"),
        _one_of("place_kind", "What it is to the event: where it happened, was announced, or what it affects.",
                PLACE_KINDS, required=False),
        _link("moved_from", "Where a unit, a ship or a load set out, where the record tells of its way.", "places"),
        _link("moved_to", "Where it went.", "places"),
        Column("attribution", "Who reports it, where the sources pass on one party's account."),
        _link("part_of", "The event that it is a part of.", "events"),
        _SOURCES,
        _LATER,
        *_CHECKED,
    ), order=("date", "key")),
    Table("statements", "something that was said", (
        _KEY,
        Column("date", "When it was said.", "edtf", required=True),
        Column("speaker", "Who said it; an institution for its readouts.", required=True),
        Column("role", "The speaker's office on that day."),
        _link("actor", "For whom.", "actors", required=True),
        _link("audience", "To or of whom.", "actors", many=True),
        Column("summary", "What was said, in our own words.", required=True),
        Column("quote", "Verbatim words in English, 30 words at most."),
        _one_of("quote_kind", "verbatim, translation or readout (of an institution).", QUOTE_KINDS, required=False),
        Column("quote_language", "Language of the quote.", "language"),
        Column("original", "The words as said, 30 words at most."),
        Column("original_language", "Language of the original.", "language"),
        _one_of("stance", "What the statement does.", tuple(STANCES)),
        _TYPE,
        _one_of("channel", "By what way it was said.", CHANNELS),
        _link("place", "Where it was said, where that is known.", "places"),
        _link("replies_to", "The record that it answers.", "events", "statements"),
        _link("event", "The event that is the same act.", "events"),
        _SOURCES,
        _LATER,
        *_CHECKED,
    ), order=("date", "key")),
    Table("claims", "one value that one source gives for one thing about a record", (
        _link("record", "The event or statement.", "events", "statements", required=True),
        _one_of("about", "What is claimed.", ABOUT),
        _one_of("of_whom", "Of whose people or things.", OF_WHOM, required=False),
        Column("value", "A number, a range, or a date.", "amount"),
        Column("unit", "Unit of the value."),
        Column("text", "The claim in words; beside a number it narrows what is counted."),
        Column("claimed_by", "An actor, or `publisher` for its own claim.", "key", True, ("publisher",), ("actors",)),
        _link("source", "Where it can be read.", "sources", required=True),
        _one_of("credibility", "Admiralty code of the claim, 1 to 6; 6 means it cannot be judged.", CREDIBILITIES),
        _one_of("accepted", "yes for the one claim that pages show.", ("yes", "no")),
        _NOTE,
        Column("check", "Number of the claim in the article that this case checks.", "number"),
        _one_of("verdict", "What the check found.", VERDICTS, required=False),
    ), key=_CLAIM, order=_CLAIM),
    Table("sources", "a page or document", (
        _KEY,
        _link("publisher", "Who wrote it.", "publishers", required=True),
        Column("title", "Its title as printed.", required=True),
        Column("url", "Its address.", "url"),
        Column("published", "When; empty where the page gives no date.", "edtf"),
        Column("language", "Language of the page.", "language"),
        _link("seen_at", "The carrier where it was read, if not at its publisher.", "publishers"),
        Column("archived", "A capture of it in a web archive; empty where none was seen.", "url"),
        Column("locator", "Paragraph or page where the fact stands, 60 characters at most."),
    )),
    Table("series", "one observation of a measured quantity", (
        _one_of("series", "Name of the series.", SERIES),
        Column("start", "First day; monitors count from its evening.", "day", required=True),
        Column("end", "Last day; monitors count to its evening.", "day", required=True),
        Column("value", "The number.", "number", required=True),
        Column("unit", "Its unit.", required=True),
        Column("breakdown", "Region, or who says so: an actor or a publisher.", required=True),
        Column("basis", "What sort of page the number comes from.", required=True),
        _link("source", "Where it can be read.", "sources", required=True),
        _NOTE,
    ), key=("series", "start", "end", "breakdown", "value"), order=("series", "start", "end", "breakdown", "value")),
    Table("chapters", "a step of the story", (
        _KEY,
        Column("title", "Its name on the timeline.", required=True),
        Column("since", "First day.", "day", required=True),
        Column("until", "Last day.", "day", required=True),
        Column("text", "The step told in 60 to 110 words; [keys] name the records that it rests on.", required=True),
        Column("focus", "Records to highlight, and a map view as lat,lon,zoom.", many=True),
        Column("notes", "What a briefer may say beside it.", required=True),
    ), order=("since", "key")),
    Table("corrections", "a change after publication", (
        Column("date", "Day of the change.", "day", required=True),
        _link("record", "The record changed.", "events", "statements", required=True),
        Column("field", "The column.", required=True),
        Column("was", "What stood there."),
        Column("now", "What stands there."),
        Column("reason", "Why, with the source.", required=True),
    ), key=("date", "record", "field"), order=("date", "record", "field")),
)  # fmt: skip

REGISTERS: Final = {table.name: table for table in _REGISTERS}
CASE_TABLES: Final = {table.name: table for table in _CASES}
TABLES: Final = REGISTERS | CASE_TABLES


def grade(reliability: Mapping[str, str], publisher: str, seen_at: str) -> str:
    """The grade of a page: its publisher's, but the carrier's where that is unreliable (E) or cannot be judged (F)."""
    carrier = reliability.get(seen_at, "")
    return carrier if carrier in ("E", "F") else reliability.get(publisher, "F")
