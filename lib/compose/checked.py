"""An article, checked: each claim that it makes, what the sources say, the verdict. The checks are rows of the claims
table whose source is the article, so that another article is more rows."""

from typing import Any, Final

import pandas as pd

from lib import dates, model, words
from lib.compose import choice, source
from lib.load import Case
from lib.view import Link

SIGNS: Final = {"confirmed": "✓", "confirmed with correction": "≈", "misleading": "≠", "wrong": "✗", "not found": "?"}

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row:
    """What the browser's list receives: the article, how its claims came out, and one item a claim."""
    claims = case.claims[case.claims["verdict"] != ""].sort_values(["check", "record", "about"])
    shown = set(choice.records(case, link, "key")["key"])
    items = [_item(case, link, rows, shown) for _, rows in claims.groupby("check")]
    return {
        "drawn": choice.stamp(link),
        "title": _title(items, link),
        "article": [_article(case, key) for key in dict.fromkeys(claims["source"])],
        "verdicts": _verdicts(items),
        "items": items,
        "base": choice.address(link, record=""),
        "selected": link.view.record,
        "words": words.section("checked"),
    }


def _title(items: list[Row], link: Link) -> str:
    if items:
        return words.say("checked.title", n=len(items))
    return words.say("checked.unknown" if link.view.known else "checked.none")


def _article(case: Case, key: str) -> Row:
    page = source.row(case, key)
    return {name: page[name] for name in (*source.SHOWN, "line")}


def _verdicts(items: list[Row]) -> list[Row]:
    """Each verdict with its sign and the number of claims whose worst verdict it is."""
    worst = [item["verdict"] for item in items]
    return [{"verdict": v, "sign": SIGNS[v], "n": worst.count(v)} for v in SIGNS if v in worst]


def _item(case: Case, link: Link, rows: pd.DataFrame, shown: set[str]) -> Row:
    verdict = max(rows["verdict"], key=list(SIGNS).index)
    says = [_said(case, dict(zip(rows.columns, row, strict=True))) for row in rows.itertuples(index=False, name=None)]
    records = [_record(case, link, key, key in shown) for key in dict.fromkeys(rows["record"])]
    return {
        "number": int(rows["check"].iloc[0]),
        "verdict": verdict,
        "sign": SIGNS[verdict],
        "says": says,
        "records": records,
    }


def _said(case: Case, row: Row) -> Row:
    """One thing that the article says, by whom it says it was said, and what the check found."""
    by = "" if row["claimed_by"] == "publisher" else str(choice.rows(case, "actors")[row["claimed_by"]]["name"])
    value = " ".join(part for part in (row["value"], row["unit"], row["text"]) if part)
    return {"about": row["about"], "value": value, "by": by, "verdict": row["verdict"], "found": row["note"]}


def _record(case: Case, link: Link, key: str, shown: bool) -> Row:
    """The record that a claim is about: its day, its sources but for the article, and its place on the map."""
    record = choice.rows(case, "records")[key]
    claims = case.claims[(case.claims["record"] == key) & (case.claims["verdict"] == "")]
    pages = dict.fromkeys([*record["sources"], *claims["source"]])  # type: ignore[misc]
    place = str(record["place"])
    named = choice.rows(case, "places")[place]["name"] if place else ""
    return {
        "key": key,
        "title": record["title"],
        "summary": record["summary"],
        "when": dates.in_words(str(record["date"])),
        "side": model.SLUGS[str(record["side"])],
        "outside": "" if shown else words.say("checked.outside"),
        "place": named,
        "map": f"map{choice.address(link, record=key, place=place)}" if place else "",
        "sources": [
            _article(case, page)
            for page in pages
            if case.claims.loc[case.claims["source"] == page, "verdict"].eq("").all()
        ],
    }
