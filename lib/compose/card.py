"""The card of one record: all that is known of it, in the words and order that the browser's card shows."""

import csv
import functools
import re
from pathlib import Path
from typing import Any

from lib import dates, model, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link

Row = dict[str, Any]
GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.csv"


def data(case: Case, link: Link) -> Row:
    """What the browser's card receives; `record` is None where no card is open."""
    key = link.view.record
    record = None
    if key:
        table = "events" if key in choice.rows(case, "events") else "statements"
        record = _record(case, link, table, choice.rows(case, table)[key])
    return {"drawn": f"{choice.stamp(link)}#{key}", "record": record, "words": words.section("card")}


def _record(case: Case, link: Link, table: str, row: Row) -> Row:
    slugs = {name: slug for slug, name in model.SIDES.items()}
    text = " ".join(str(row.get(c, "")) for c in ("title", "summary", "role", "channel", "attribution"))
    return _position(case, link, row["key"]) | {
        "key": row["key"],
        "title": row["title"],
        "side": slugs[row["side"]],
        "when": words.say(f"when.{row['precision']}", date=dates.in_words(row["date"])),
        "summary": row["summary"],
        "later": row["later"],
        "words": quoted(row) if table == "statements" else [],
        "facts": [
            fact for fact in (_event(case, link, row) if table == "events" else _statement(case, link, row)) if fact
        ],
        "claims": _claims(case, row["key"]),
        "sources": [source(case, key) for key in row["sources"]],
        "terms": _terms(text),
        "link": choice.address(link, record=row["key"]),
    }


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
        _links(case, link, "replies", _replies(case, row["key"])),
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
        _links(case, link, "replies", _replies(case, row["key"])),
    ]


def _fact(name: str, text: str) -> Row:
    return {"name": words.say(f"fact.{name}"), "text": text} if text else {}


def _links(case: Case, link: Link, name: str, keys: list[str]) -> Row:
    titles = case.records.set_index("key")["title"]
    links = [{"key": key, "href": choice.address(link, record=key), "text": titles[key]} for key in keys]
    return {"name": words.say(f"fact.{name}"), "links": links} if links else {}


def _replies(case: Case, key: str) -> list[str]:
    keys: list[str] = case.statements.loc[case.statements["replies_to"] == key, "key"].tolist()
    return keys


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


def quoted(row: Row) -> list[Row]:
    """The words of a statement: its quote and the original, each with its language and what sort of words it is."""
    said = []
    if row["quote"]:
        said.append(
            {"text": row["quote"], "language": row["quote_language"], "kind": words.say(f"quote.{row['quote_kind']}")}
        )
    if row["original"]:
        kind = words.say("quote.original", language=row["original_language"])
        said.append({"text": row["original"], "language": row["original_language"], "kind": kind})
    return said


def _claims(case: Case, key: str) -> list[Row]:
    """Claims about a record where there is more than one, claims of the same thing beside each other."""
    claims = case.claims[case.claims["record"] == key]
    if len(claims) < 2:
        return []
    ordered = claims.sort_values(["about", "of_whom", "accepted"], ascending=[True, True, False], kind="stable")
    return [_claim(case, dict(zip(ordered.columns, row, strict=True))) for row in ordered.itertuples(index=False)]


def _claim(case: Case, row: Row) -> Row:
    page = source(case, row["source"])
    own = row["claimed_by"] == "publisher"
    credibility = str(row["credibility"])
    return {
        "about": " ".join(x for x in (row["about"], row["of_whom"] and f"({row['of_whom']})") if x),
        "value": " ".join(x for x in (row["value"], row["unit"], row["text"]) if x),
        "claimed_by": words.say("card.by_publisher")
        if own
        else words.say("card.by_actor", name=_names(case, (row["claimed_by"],))),
        "publisher": page["publisher"],
        "url": page["url"],
        "grade": f"{page['grade']}{credibility}",
        "grade_words": words.say("reliability." + page["grade"]) + "; " + words.say(f"credibility.{credibility}"),
        "accepted": row["accepted"] == "yes",
    }


def source(case: Case, key: str) -> Row:
    """A source as it stands on a card: title, address, and one line with publisher, day and grade."""
    row = choice.rows(case, "sources")[key]
    publisher = str(choice.rows(case, "publishers")[str(row["publisher"])]["name"])
    published = dates.in_words(str(row["published"])) if row["published"] else words.say("record.undated")
    grade = str(row["grade"])
    line = words.say(
        "record.source",
        publisher=publisher,
        published=published,
        grade=grade,
        meaning=words.say(f"reliability.{grade}"),
    )
    return {
        "title": row["title"],
        "url": row["url"],
        "language": row["language"],
        "line": line,
        "publisher": publisher,
        "grade": grade,
    }


@functools.cache
def glossary() -> tuple[Row, ...]:
    """The terms of docs/glossary.csv, each with the pattern that finds it in a text."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(row | {"pattern": _pattern(row)} for row in rows)


def _pattern(row: Row) -> re.Pattern[str]:
    forms = [form for form in (row["term"], *row["also"].split("; ")) if form]
    return re.compile(r"\b(" + "|".join(re.escape(form) for form in forms) + r")s?\b")


def _terms(text: str) -> list[Row]:
    return [{"term": t["term"], "meaning": t["meaning"]} for t in glossary() if t["pattern"].search(text)]
