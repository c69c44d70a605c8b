"""A case folder becomes a Case: tables, checked and with derived columns. One copy a process, by content hash."""

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from lib import check, dates, model, schema, search

DATA: Final = Path(__file__).resolve().parents[1] / "data"
RECORD: Final = (
    "key", "kind", "role", "date", "first_day", "last_day", "precision", "title", "summary", "side", "sides", "actors",
    "who", "type", "actor_basis", "alleged_by", "place", "admin1", "lon", "lat", "sources",
    "known_day", "grade", "own",
)  # fmt: skip

Frames = dict[str, pd.DataFrame]
Stamps = tuple[tuple[Path, int, int], ...]


@dataclass(frozen=True, eq=False)
class Case:
    """A case: what case.toml states, and as attributes one frame for each table of model.py and `records`, events and
    statements in time order. Each access hands out a copy on write, so that no caller changes the shared frames.
    """

    key: str
    title: str
    scope: str
    first_day: dt.date
    last_day: dt.date
    view: tuple[float, float, float]
    as_of: dt.date  # the day to which the data stand
    version: str
    frames: Mapping[str, pd.DataFrame]
    left_out: int = 0  # records that a case as known on a day leaves out, since none of their sources has a date

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name == "frames" or name not in self.frames:
            raise AttributeError(name)
        return self.frames[name].copy(deep=False)


def cases(root: Path = DATA) -> dict[str, Case]:
    """All cases in a folder by key, in the order of their first day."""
    found = (case(path.parent) for path in sorted(root.glob("*/case.toml")))
    return {one.key: one for one in sorted(found, key=lambda one: (one.first_day, one.key))}


def case(folder: Path) -> Case:
    """The case in a folder; check.DataError with every fault where its files cannot be shown."""
    folder = folder.resolve()
    return _case(folder, _version(_stamps(folder)))


def _stamps(folder: Path) -> Stamps:
    """The files that a case is made of, with what changes when they do."""
    stats = ((path, path.stat()) for path in check.paths(folder).values() if path.is_file())
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@functools.lru_cache(maxsize=64)
def _version(stamps: Stamps) -> str:
    """The first 12 hex digits of the SHA-256 over names and bytes of all files."""
    digest = hashlib.sha256()
    for path, _, _ in stamps:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@functools.lru_cache(maxsize=16)
def _case(folder: Path, version: str) -> Case:
    tables = check.read(folder)
    faults = check.faults(tables)
    if faults:
        raise check.DataError(faults)
    stated, view, frames = tables.case, tables.case["view"], _frames(tables.frames)
    changed = frames["corrections"]["date"].max()
    return Case(
        key=folder.name,
        title=stated["title"],
        scope=stated["scope"],
        first_day=stated["first_day"],
        last_day=stated["last_day"],
        view=(float(view["lon"]), float(view["lat"]), float(view["zoom"])),
        as_of=max([stated["as_of"], *([] if pd.isna(changed) else [changed.date()])]),
        version=version,
        frames=frames,
    )


def _frames(texts: Mapping[str, pd.DataFrame]) -> Frames:
    """The tables with their types, the derived columns, and `records`."""
    frames = {name: _typed(texts[name].reset_index(drop=True), table) for name, table in model.TABLES.items()}
    said, actors = frames["statements"], frames["actors"]
    said["actors"] = pd.Series([(actor,) for actor in said["actor"]], index=said.index, dtype=object)
    said["title"] = said["speaker"] + " " + said["stance"].map(model.STANCES)
    said["place"] = _said_at(said, frames["events"])
    events, statements = (_dated(_sided(frame, actors)) for frame in (frames["events"], said))
    frames["sources"] = _graded(frames["sources"], frames["publishers"])
    both = (_placed(frame, frames["places"]) for frame in (events, statements))
    events, statements = (_evident(frame, frames["sources"]) for frame in both)
    frames["events"] = events.assign(own=False)
    frames["statements"] = statements.assign(own=_own_words(statements, frames))
    frames["claims"] = _amounts(frames["claims"])
    frames["records"] = records(frames["events"], frames["statements"])
    index = search.Index(_texts(frames), _called(frames)[1])
    for name in ("events", "statements", "records"):
        frames[name].attrs["index"] = index
    return frames


def _typed(frame: pd.DataFrame, table: schema.Table) -> pd.DataFrame:
    """A table of text with tuples for lists, float64 for numbers and datetime64[s] for days."""
    for column in table.columns:
        cells = frame[column.name]
        if column.many:
            frame[column.name] = pd.Series([schema.split(cell) for cell in cells], index=cells.index, dtype=object)
        elif column.kind == "number":
            frame[column.name] = pd.to_numeric(cells.where(cells != "")).astype("float64")
        elif column.kind == "day":
            frame[column.name] = _days(list(cells), last=False)
    return frame


def _days(texts: list[str], last: bool) -> pd.Series:
    """The first or last day of EDTF texts as datetime64[s]; NaT for empty ones."""
    days = [dates.span(text)[last] if text else None for text in texts]
    return pd.Series(days, dtype="datetime64[s]")


def _dated(records: pd.DataFrame) -> pd.DataFrame:
    texts = list(records["date"])
    first, last = _days(texts, last=False), _days(texts, last=True)
    return records.assign(first_day=first, last_day=last, precision=records["date"].map(dates.precision).astype("str"))


def _said_at(statements: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Where each statement was said, else where the event that it is part of stands."""
    places = dict(zip(events["key"], events["place"], strict=True))
    spots = zip(statements["place"], statements["event"], strict=True)
    return pd.Series([own or places.get(key, "") for own, key in spots], index=statements.index, dtype="str")


def _placed(records: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Records with `admin1`, `lon` and `lat` of their place; "" and NaN without one."""
    at = places.set_index("key")
    made = {name: records["place"].map(at[name]) for name in ("lon", "lat")}
    return records.assign(admin1=records["place"].map(at["admin1"]).fillna("").astype("str"), **made)


def _sided(records: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Records with `side`, `sides` and `who`, the values that a choice of actors asks for."""
    side, parent = (dict(zip(actors["key"], actors[column], strict=True)) for column in ("side", "parent"))
    sides, who = [], []
    for doers in records["actors"]:
        own = tuple(dict.fromkeys(side[doer] for doer in doers)) or (model.SIDES["not-established"],)
        sides.append(own)
        who.append(
            frozenset(up for doer in doers for up in _upwards(doer, parent))
            | {f"side-{model.SLUGS[name]}" for name in own}
        )
    first = pd.Series([own[0] for own in sides], index=records.index, dtype="str")
    made = {
        name: pd.Series(cells, index=records.index, dtype=object) for name, cells in (("sides", sides), ("who", who))
    }
    return records.assign(side=first, **made)


def _upwards(actor: str, parent: Mapping[str, str]) -> Iterator[str]:
    """An actor and all that it belongs to."""
    while actor:
        yield actor
        actor = parent[actor]


def _graded(sources: pd.DataFrame, publishers: pd.DataFrame) -> pd.DataFrame:
    """Sources with `grade` and `published_day`, the last day that `published` could mean."""
    reliability = dict(zip(publishers["key"], publishers["reliability"], strict=True))
    grades = [model.grade(reliability, *pair) for pair in zip(sources["publisher"], sources["seen_at"], strict=True)]
    return sources.assign(
        published_day=_days(list(sources["published"]), last=True), grade=pd.Series(grades, dtype="str")
    )


def _evident(records: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Records with `known_day`, when the earliest of their dated sources was published (NaT without any), and `grade`,
    the best of their sources' (F where none can be judged). A page that announced a thing beforehand does not make it
    known before its first day."""
    keys = records["sources"].explode()
    pages = sources.set_index("key")[["published_day", "grade"]].reindex(keys).set_axis(keys.index)
    late = pages["published_day"].where(pages["published_day"] >= records["first_day"].reindex(keys.index))
    known = late.groupby(level=0).min().fillna(records["first_day"])
    dated = pages["published_day"].groupby(level=0).max().notna()
    grade = pages["grade"].groupby(level=0).min().astype("str")
    return records.assign(known_day=known.where(dated), grade=grade)


def _own_words(statements: pd.DataFrame, frames: Frames) -> pd.Series:
    """True for each statement that can be read at a house of the speaker's own state or organisation."""
    sources, publishers, actors = (frames[name] for name in ("sources", "publishers", "actors"))
    parent = dict(zip(actors["key"], actors["parent"], strict=True))
    houses = {
        key: [*_upwards(of, parent)][-1:] for key, of in zip(publishers["key"], publishers["own_of"], strict=True)
    }
    of = {key: houses[name] for key, name in zip(sources["key"], sources["publisher"], strict=True)}
    both = zip(statements["sources"], statements["who"], strict=True)
    return pd.Series([any(who.intersection(of[key]) for key in keys) for keys, who in both], index=statements.index)


def _amounts(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims with `low` and `high` of numbers and ranges, NaN for words and dates; and `narrowed`, the words beside a
    number that narrow what it counts: a thing is one record, about, of_whom, unit and narrowed."""
    numbers = claims["value"].where(claims["about"] != "date")
    parts = numbers.str.extract(r"^(-?[0-9.]+)(?:-([0-9.]+))?$").astype("float64")
    narrowed = claims["text"].where(claims["value"] != "", "")
    return claims.assign(low=parts[0], high=parts[1].fillna(parts[0]), narrowed=narrowed)


def records(events: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Events and statements in time order. `row` is a record's place among all events and then all statements in the
    order of their tables."""
    nobody = pd.Series([()] * len(statements), index=statements.index, dtype=object)
    said = statements.assign(kind="statement", role="statement", actor_basis="", alleged_by=nobody)
    both = pd.concat([frame[list(RECORD)] for frame in (events.assign(kind="event"), said)])
    return both.assign(row=range(len(both))).sort_values(["first_day", "key"], ignore_index=True)


def _texts(frames: Frames) -> pd.DataFrame:
    """What can be searched of each record, by key."""
    both = pd.concat([frames[name] for name in ("events", "statements")], ignore_index=True)
    called = {key: " ".join(names) for key, names in zip(*_called(frames), strict=True)}
    named = both[["actors", "targets", "audience", "place", "role", "attribution"]]
    names = [" ".join(_flat(cells, called)) for cells in named.itertuples(index=False, name=None)]
    return both.assign(names=names)


def _flat(cells: Iterable[Any], called: Mapping[str, str]) -> Iterator[str]:
    """Names of the actors and the place of a record, and its other words about who speaks."""
    for cell in cells:
        parts = cell if isinstance(cell, tuple) else (cell,)
        yield from (called.get(part, part) for part in parts if isinstance(part, str))


def _called(frames: Frames) -> tuple[list[str], list[tuple[str, ...]]]:
    """Keys of actors and places, and the names of each in all spellings."""
    actors, places = frames["actors"], frames["places"]
    of_actors = [(name, *aliases) for name, aliases in zip(actors["name"], actors["aliases"], strict=True)]
    of_places = list(zip(places["name"], places["name_uk"], places["name_ru"], strict=True))
    return [*actors["key"], *places["key"]], of_actors + of_places
