"""The card of one record: all that is known of it, in the words and order that the browser's card shows."""

import functools
from typing import Any

import pandas as pd

from lib import dates, model, search, words
from lib.compose import card_text, choice, cite, claims, source, thread
from lib.load import Case
from lib.view import Link

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row:
    """What the browser's card receives; `record` is None where no card is open or can be; `none` says why."""
    key = link.view.record
    record, none = None, words.say("card.none")
    tables = [name for name in ("events", "statements") if key in choice.rows(case, name)]
    if tables:
        record = _record(case, link, tables[0], choice.rows(case, tables[0])[key])
    elif key:
        none = words.say("card.unknown", key=key, day=dates.in_words(str(link.view.known)))
    return {"drawn": f"{choice.stamp(link)}#{key}", "record": record, "none": none, "words": words.section("card")}


def _record(case: Case, link: Link, table: str, row: Row) -> Row:
    index = search.of(case.records)
    found = index.terms(link.view.words) if link.view.words else ()
    text = " ".join(str(row.get(c, "")) for c in ("title", "summary", "role", "channel", "attribution"))
    return _position(case, link, row["key"]) | {
        "key": row["key"],
        "title": index.runs(row["title"], found),
        "side": model.SLUGS[row["side"]],
        "when": words.say(f"when.{row['precision']}", date=dates.in_words(row["date"])),
        "summary": index.runs(row["summary"], found),
        "later": row["later"],
        "words": [said | {"text": index.runs(said["text"], found)} for said in _quoted(table, row)],
        "facts": [
            fact for fact in (_event(case, link, row) if table == "events" else _statement(case, link, row)) if fact
        ],
        "thread": thread.of(case, link, row["key"]),
        "claims": claims.things(case, row["key"]),
        "corrections": _corrections(case, row["key"]),
        "sources": [source.row(case, key) for key in row["sources"]],
        "terms": card_text.terms(text),
        "cite": cite.formats(case, row),
        "link": choice.address(link, record=row["key"]),
    }


def _quoted(table: str, row: Row) -> list[Row]:
    return card_text.quoted(row) if table == "statements" else []


def _corrections(case: Case, key: str) -> list[str]:
    """What was corrected in a record after it was published, the latest first."""
    own = _corrected(case).get(key)
    columns = (
        own[["date", "field", "was", "now", "reason"]].itertuples(index=False, name=None) if own is not None else ()
    )
    return [
        words.say("card.corrected", day=dates.in_words(f"{day:%Y-%m-%d}"), field=field, was=was, now=now, reason=reason)
        for day, field, was, now, reason in columns
    ]


@functools.lru_cache(maxsize=8)
def _corrected(case: Case) -> dict[str, pd.DataFrame]:
    """The corrections of each record, by its key."""
    return {str(key): rows for key, rows in case.corrections.sort_values("date", ascending=False).groupby("record")}


def _position(case: Case, link: Link, key: str) -> Row:
    keys = choice.records(case, link)["key"].tolist()
    if key in keys:
        at = keys.index(key)
        before, after = keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""
        return {
            "previous": before,
            "next": after,
            "position": words.say("card.position", n=at + 1, all=len(keys)),
            "hidden": "",
        }
    return {"previous": "", "next": "", "position": "", "hidden": _hidden(case, link, key)}


def _hidden(case: Case, link: Link, key: str) -> str:
    """Why the choice leaves this record out: the filters that do not let it through."""
    view = link.view
    frame = case.events if key in choice.rows(case, "events") else case.statements
    row = frame[frame["key"] == key]
    alone = [name for name in (*view.filters(), "days") if _only(view, name, case).of(row).empty]
    named = [words.say("empty.days") if name == "days" else words.say(f"filter.{name}") for name in alone]
    return words.say("card.hidden", filters=", ".join(named))


def _only(view: Any, name: str, case: Case) -> Any:
    for other in (*view.filters(), "days"):
        view = view if other == name else view.without(other, case)
    return view


def _event(case: Case, link: Link, row: Row) -> list[Row]:
    accusers = _names(case, row["alleged_by"])
    basis = words.say(f"basis.{row['actor_basis']}", accusers=accusers)
    coded = " / ".join(x for x in (row["type"], row["mode"]) if x)
    statements = case.statements
    said = statements.loc[statements["event"] == row["key"], "key"].tolist()
    parts = case.events.loc[case.events["part_of"] == row["key"], "key"].tolist()
    return [
        _fact("who", _names(case, row["actors"]) or words.say("record.unknown_actor")),
        _fact("basis", basis),
        _fact("targets", _names(case, row["targets"])),
        _fact(f"where_{row['place_kind'] or 'happened'}", _place(case, row["place"])),
        _fact("moved_from", _place(case, row["moved_from"])),
        _fact("moved_to", _place(case, row["moved_to"])),
        _fact("type", words.say(f"role.{row['role']}") + (f", {coded}{_score(case, row)}" if coded else "")),
        _fact("attribution", row["attribution"]),
        _links(case, link, "part_of", [row["part_of"]] if row["part_of"] else []),
        _links(case, link, "parts", parts),
        _links(case, link, "said", said),
        _links(case, link, "replies", thread.answers(case).get(row["key"], [])),
        _fact("coded_by", _coded_by(row)),
    ]


def _statement(case: Case, link: Link, row: Row) -> list[Row]:
    return [
        _fact("speaker", ", ".join(x for x in (row["speaker"], row["role"]) if x)),
        _fact("actor", _names(case, row["actors"])),
        _fact("audience", _names(case, row["audience"])),
        _fact("stance", row["stance"].replace("-", " ")),
        _fact("channel", row["channel"]),
        _fact("said_at", _place(case, row["place"])),
        _fact("type", row["type"]),
        _links(case, link, "event", [row["event"]] if row["event"] else []),
        _links(case, link, "replies_to", [row["replies_to"]] if row["replies_to"] else []),
        _links(case, link, "replies", thread.answers(case).get(row["key"], [])),
        _fact("coded_by", _coded_by(row)),
    ]


def _coded_by(row: Row) -> str:
    """Who made a record, and who compared it with its pages and when, as roles."""
    if not row["checked_by"]:
        return str(row["coded_by"])
    day = dates.in_words(f"{row['checked_at']:%Y-%m-%d}")
    return words.say("card.checked", by=row["coded_by"], reader=row["checked_by"], day=day)


def _fact(name: str, text: str) -> Row:
    return {"name": words.say(f"fact.{name}"), "text": text} if text else {}


def _links(case: Case, link: Link, name: str, keys: list[str]) -> Row:
    titles = {key: choice.rows(case, "records")[key]["title"] for key in keys}
    links = [{"key": key, "href": choice.address(link, record=key), "text": titles[key]} for key in keys]
    return {"name": words.say(f"fact.{name}"), "links": links} if links else {}


def _names(case: Case, keys: tuple[str, ...]) -> str:
    actors = choice.rows(case, "actors")
    return ", ".join(str(actors[key]["name"]) for key in keys)


def _place(case: Case, key: str) -> str:
    if not key:
        return ""
    place = choice.rows(case, "places")[key]
    region = f", {place['admin1']}" if place["admin1"] and place["admin1"] != place["name"] else ""
    return words.say("record.place", name=f"{place['name']}{region}", km=f"{place['precision_km']:g}")


def _score(case: Case, row: Row) -> str:
    plover = case.plover
    found = plover[(plover["type"] == row["type"]) & (plover["mode"] == row["mode"])]
    if found.empty:
        return ""
    return words.say("record.score", score=f"{found['score'].iloc[0]:+g}", hostility=f"{found['hostility'].iloc[0]:g}")
