"""What is shown (View) and how (Look): frozen values, read from and written to a query string.

Only a View filters. An empty tuple or text leaves its filter open.
"""

import dataclasses
import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib import area, dates, look, model, search, words
from lib.load import Case
from lib.look import Look, Reader

VERSION: Final = "1"
TEXTS: Final = ("words", "grade")  # filters that hold one text
LEAST: Final = ("A", "B", "C", "D")  # E asks for nothing but that a source can be judged at all
Query = dict[str, list[str]]

# Each filter with the columns that it asks; a frame without any of them is left whole (events have no stance).
FILTERS: Final = {
    "actor": ("who",),
    "type": ("type",),
    "basis": ("actor_basis",),
    "stance": ("stance",),
    "channel": ("channel",),
    "language": ("original_language", "quote_language"),
    "area": area.COLUMNS,
    "grade": ("grade",),
    "words": ("key",),
}


class Mask(NamedTuple):
    """For each row of a frame whether it is in a view, and whether all the days that its date could mean are."""

    shown: npt.NDArray[np.bool_]
    certain: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class View:
    """A choice of records of one case; days are inclusive at both ends. `grade` is the least that a source of each
    record must have. `known` puts the case back to a day (lib/known.py) and `record` is the open card: they filter
    nothing."""

    case: str
    since: dt.date
    until: dt.date
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    grade: str = ""
    words: str = ""
    known: dt.date | None = None
    record: str = ""

    def of(self, records: pd.DataFrame) -> pd.DataFrame:
        """The records in this view, in their order, with a column `certain`: False where only some of the days
        that the date could mean are in view."""
        shown, certain = self.mask(records)
        return records[shown].assign(certain=certain[shown])

    def mask(self, records: pd.DataFrame) -> Mask:
        """Which of the records are in this view; they need no columns but the days, `precision` and those of the
        filters that are set."""
        first, last = (records[name].to_numpy("datetime64[s]") for name in ("first_day", "last_day"))
        since, until = (np.datetime64(day, "s") for day in (self.since, self.until))
        shown = (last >= since) & (first <= until)
        for name in self.filters():
            shown &= self._filtered(name, records).to_numpy(bool)
        inside = (first >= since) & (last <= until)
        return Mask(shown, shown & (inside | (records["precision"] == "interval").to_numpy(bool)))

    def _filtered(self, name: str, records: pd.DataFrame) -> pd.Series:
        value, columns = getattr(self, name), [c for c in FILTERS[name] if c in records]
        everything = pd.Series(True, index=records.index)
        if not columns:
            return everything
        if name == "actor":
            wanted = frozenset(value)
            return records["who"].map(lambda who: not wanted.isdisjoint(who)).astype(bool)
        if name == "grade":  # a speaker's own words are first-hand; what cannot be judged (F) is no grade
            judged: pd.Series = (records["grade"] <= value) & (records["grade"] != "F")
            return judged | records["own"]
        if name == "area":
            return area.inside(records, value)
        if name == "words":
            return records["key"].isin(search.of(records).ranked(value))
        return pd.concat([records[c].isin(value) for c in columns], axis=1).any(axis=1)

    def filters(self) -> list[str]:
        """Names of the filters that are set, without the days."""
        return [name for name in FILTERS if getattr(self, name)]

    def without(self, name: str, case: Case) -> "View":
        """The same view with one filter open; "days" opens the range to the whole case."""
        if name == "days":
            return dataclasses.replace(self, since=case.first_day, until=case.last_day)
        opened: Any = "" if name in TEXTS else ()
        return dataclasses.replace(self, **{name: opened})

    def in_words(self, case: Case) -> str:
        """The choice as a sentence, with the number of records that it leaves."""
        parts = [dates.range_in_words(self.since, self.until), *self._filters_in_words(case)]
        events, statements = marked(case, self)
        counts = [_count(events, "events"), _count(statements, "statements")]
        if self.known:
            day = dates.in_words(str(self.known))
            counts.append(words.say("choice.known", day=day, n=case.left_out))
        return f"{case.title}: {', '.join(parts)}: {'; '.join(counts)}"

    def _filters_in_words(self, case: Case) -> list[str]:
        said = [words.say("choice.words", words=self.words)] if self.words else []
        named = {
            "actor": names(case),
            "stance": {s: s.replace("-", " ") for s in self.stance},
            "area": {item: area.in_words(item) for item in self.area},
        }
        said += [words.say("choice.grade", grade=self.grade)] if self.grade else []
        for name in (n for n in self.filters() if n not in TEXTS):
            texts = [named.get(name, {}).get(value, value) for value in getattr(self, name)]
            said.append(words.say(f"choice.{name}", values=listed(texts)))
        return said


@dataclass(frozen=True)
class Link:
    """An address: the choice, the look, and the parameters that this version does not know, kept as they came."""

    view: View
    look: Look = field(default_factory=Look)
    rest: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notices: tuple[str, ...] = field(default=(), compare=False)

    def query(self) -> Query:
        """The parameters of this address; looks that are as usual are left out."""
        usual, query = Look(), {"v": [VERSION]}
        for name, value in vars(self.view).items():
            query |= {name: _items(value)} if _items(value) else {}
        query |= {n: _items(v) or ["none"] for n, v in vars(self.look).items() if v != getattr(usual, n)}
        return query | {name: list(values) for name, values in self.rest}

    def changed(self, **changes: object) -> "Link":
        """The same address with some fields of View or Look replaced; another case opens whole."""
        looks = {n: v for n, v in changes.items() if n in Look.__dataclass_fields__}
        views = {n: v for n, v in changes.items() if n not in looks}
        return dataclasses.replace(
            self,
            notices=(),
            view=dataclasses.replace(self.view, **views),  # type: ignore[arg-type]
            look=dataclasses.replace(self.look, **looks),  # type: ignore[arg-type]
        )


def chosen(case: Case, choice: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The chosen events and statements of a case; kept, since all parts of a page ask for them. Not to be changed."""
    return _chosen(case, unselected(choice))


@functools.lru_cache(maxsize=64)
def _chosen(case: Case, choice: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    masks = zip((case.events, case.statements), marked(case, choice), strict=True)
    events, statements = (frame[shown].assign(certain=certain[shown]) for frame, (shown, certain) in masks)
    return events, statements


def marked(case: Case, choice: View) -> tuple[Mask, Mask]:
    """Which events and which statements of a case are chosen: where they need only be counted, this is quicker."""
    return _marked(case, unselected(choice))


@functools.lru_cache(maxsize=64)
def _marked(case: Case, choice: View) -> tuple[Mask, Mask]:
    return choice.mask(case.events), choice.mask(case.statements)


def whole(case: Case) -> View:
    """The view of all of a case."""
    return View(case.key, case.first_day, case.last_day)


def from_query(query: Mapping[str, Sequence[str]], cases: Mapping[str, Case]) -> Link:
    """The address that a query string means: never an error, a notice for each value that was put right."""
    read = Reader(query, [])
    case = cases[read.one("case", next(iter(cases)), list(cases))]
    since, until = read.day("since", case.first_day, case), read.day("until", case.last_day, case)
    if since > until:
        read.notices.append(words.say("notice.inverted"))
        since, until = until, since
    allowed = vocabularies(case)
    boxes = [value for value in query.get("area") or () if area.box(value)]
    chosen = {n: read.many(n, allowed[n] + (boxes if n == "area" else [])) for n in FILTERS if n not in TEXTS}
    text = " ".join((query.get("words") or [""])[0].split())[:200]
    record = read.one("record", "", _keys(case))
    grade = read.one("grade", "", ("", *LEAST))
    known = read.past("known", case)
    view = View(case.key, since, until, grade=grade, words=text, known=known, record=record, **chosen)
    shown = look.read(read, case)
    names = {"v", *View.__dataclass_fields__, *Look.__dataclass_fields__}
    rest = tuple((name, tuple(values)) for name, values in query.items() if name not in names)
    return Link(view, shown, rest, tuple(read.notices))


@functools.lru_cache(maxsize=8)
def _keys(case: Case) -> frozenset[str]:
    return frozenset(case.records["key"]) | {""}


def unselected(view: View) -> View:
    """The same choice with no card open."""
    return dataclasses.replace(view, record="")


@functools.lru_cache(maxsize=8)
def vocabularies(case: Case) -> dict[str, list[str]]:
    """The values that each filter can take in this case, in the order of the menus."""
    who = frozenset().union(*case.records["who"])
    events, statements = case.events, case.statements
    return {
        "actor": [value for value in (*_sides(), *_by_side(case)) if value in who],
        "type": sorted({*events["type"], *statements["type"]} - {""}),
        "basis": sorted({*events["actor_basis"]}),
        "stance": sorted({*statements["stance"]}),
        "channel": sorted({*statements["channel"]}),
        "area": sorted({*case.records["admin1"]} - {""}),
        "language": sorted({*statements["original_language"], *statements["quote_language"]} - {""}),
    }


def _sides() -> list[str]:
    return [f"side-{slug}" for slug in model.SIDES]


def _by_side(case: Case) -> list[str]:
    """All actors, one side after the other, each by name."""
    order = case.actors.assign(
        rank=case.actors["side"].map(list(model.SLUGS).index), by=case.actors["short"].str.casefold()
    )
    return order.sort_values(["rank", "by"])["key"].tolist()


def names(case: Case) -> dict[str, str]:
    """Short names of actors and sides by the values that the actor filter takes."""
    sides = {f"side-{slug}": words.say("choice.side", side=name) for slug, name in model.SIDES.items()}
    return dict(zip(case.actors["key"], case.actors["short"], strict=True)) | sides


def listed(texts: Sequence[str]) -> str:
    """Texts as an enumeration.

    >>> listed(["Russia", "NATO", "OSCE"])
    'Russia, NATO and OSCE'
    """
    *most, last = texts
    return words.say("choice.and", most=", ".join(most), last=last) if most else last


def _count(mask: Mask, what: str) -> str:
    certain = int(mask.certain.sum())
    said = words.say(f"count.{what}", shown=certain, all=len(mask.shown))
    maybe = int(mask.shown.sum()) - certain
    return said + (words.say("count.maybe", n=maybe) if maybe else "")


def _items(value: object) -> list[str]:
    """A field's value as the values of its parameter, without empty ones."""
    return [str(item) for item in (value if isinstance(value, tuple) else (value,)) if item]
