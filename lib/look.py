"""How a choice is shown (Look), and the reading of a query string: a notice for each value that was put right."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lib import dates, model, words
from lib.load import Case

MAPS: Final = ("case", "donbas", "black-sea", "world")
ORDERS: Final = ("", "best", "newest", "oldest")
LAYOUTS: Final = ("feed", "exchange")
LANES: Final = ("side", "actor", "kind", "place")
PANELS: Final = ("violations", "explosions", "troops", "groups", "deaths", "none")
SCALES: Final = ("linear", "log")
NAMES: Final = ("en", "uk", "ru")  # languages of the names on the map
SIZES: Final = ("", "hostility", "killed", "aircraft", "troops")  # what the size of a sign on the map says
LAYERS: Final = ("line", "held", "zones", "moves", "events", "statements")


@dataclass(frozen=True)
class Look:
    """How a view is shown; nothing here filters."""

    map: str = "case"
    order: str = ""
    layout: str = "feed"
    pair: tuple[str, ...] = ()
    place: str = ""
    publisher: str = ""
    listed: str = ""
    lanes: str = "side"
    folded: tuple[str, ...] = ()
    series: tuple[str, ...] = ("violations",)
    scale: str = "linear"
    off: tuple[str, ...] = ()
    camera: str = ""
    names: str = "en"
    size: str = ""

    def ordered(self, words: str) -> str:
        """The order of the statements: as asked; else what holds the words best, and without words the newest."""
        usual = "best" if words else "newest"
        return usual if not self.order or (self.order == "best" and not words) else self.order


class Reader(NamedTuple):
    """A query string while it is read: what each value said, and what had to be put right."""

    query: Mapping[str, Sequence[str]]
    notices: list[str]

    def one(self, name: str, default: str, allowed: Collection[str]) -> str:
        """The first value of a parameter where it is allowed, else the usual one and a notice."""
        value = (self.query.get(name) or [default])[0]
        if value in allowed:
            return value
        self.notices.append(words.say("notice.unknown", name=name, value=_short(value)))
        return default

    def many(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """The allowed values of a parameter, each once; a notice for each other one."""
        values = tuple(dict.fromkeys(self.query.get(name) or ()))
        for value in (v for v in values if v not in allowed):
            self.notices.append(words.say("notice.unknown", name=name, value=_short(value)))
        return tuple(v for v in values if v in allowed)

    def day(self, name: str, default: dt.date, case: Case) -> dt.date:
        """The day that a parameter names where it is one of the case, else the usual one and a notice."""
        day = self._day(name, "notice.no_day") or default
        if case.first_day <= day <= case.last_day:
            return day
        window = dates.range_in_words(case.first_day, case.last_day)
        self.notices.append(words.say("notice.outside", value=day, window=window))
        return default

    def past(self, name: str, case: Case) -> dt.date | None:
        """The day that a parameter names where it is not before the case, else None; a notice for one that is none."""
        day = self._day(name, "notice.no_past")
        if day and day < case.first_day:
            first = dates.in_words(str(case.first_day))
            self.notices.append(words.say("notice.too_early", value=day, first=first))
            return None
        return day

    def _day(self, name: str, notice: str) -> dt.date | None:
        """The day that a parameter names; None, and a notice, where it names something else."""
        text = (self.query.get(name) or [""])[0]
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            self.notices.append(words.say(notice, name=name, value=_short(text)))
            return None


def read(reader: Reader, case: Case) -> Look:
    """The look that a query string asks for."""
    query = reader.query
    return Look(
        map=reader.one("map", "case", MAPS),
        order=reader.one("order", "", ORDERS),
        layout=reader.one("layout", "feed", LAYOUTS),
        pair=reader.many("pair", tuple(model.SIDES))[:2],
        place=_place(query, case),
        publisher=reader.one("publisher", "", ["", *case.publishers["key"]]),
        listed=_listed(query),
        lanes=reader.one("lanes", "side", LANES),
        folded=tuple(
            name for name in dict.fromkeys(query.get("folded") or ()) if re.fullmatch("[a-z0-9-]{1,80}", name)
        ),
        series=_panels(reader),
        scale=reader.one("scale", "linear", SCALES),
        off=reader.many("off", LAYERS),
        camera=_camera(query),
        names=reader.one("names", "en", NAMES),
        size=reader.one("size", "", SIZES),
    )


def _place(query: Mapping[str, Sequence[str]], case: Case) -> str:
    places = (query.get("place") or [""])[0].split("; ")
    known = {"none", *case.places["key"]}
    return "; ".join(place for place in places if place in known)


def _listed(query: Mapping[str, Sequence[str]]) -> str:
    """The name of the set of records that is listed beside the page (compose/sets.py); "" where it can be none."""
    text = (query.get("listed") or [""])[0]
    return text if re.fullmatch(r"[a-z-]{1,20}(:[A-Za-z0-9-]{1,40}){0,2}", text) else ""


def _camera(query: Mapping[str, Sequence[str]]) -> str:
    """Where the map looks, as longitude,latitude,zoom; "" where the address says nothing that could be shown."""
    text = (query.get("camera") or [""])[0]
    found = re.fullmatch(r"(-?\d{1,3}(?:\.\d{1,4})?),(-?\d{1,2}(?:\.\d{1,4})?),(\d{1,2}(?:\.\d{1,2})?)", text)
    return text if found and abs(float(found[1])) <= 180 and abs(float(found[2])) <= 85 else ""


def _panels(read: Reader) -> tuple[str, ...]:
    if "series" not in read.query:
        return Look().series
    return tuple(name for name in read.many("series", PANELS) if name != "none")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
