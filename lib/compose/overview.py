"""The overview of a choice: its figures at a glance, and the chapters of its case as ways in."""

import re
from typing import Any

import pandas as pd

from lib import dates, measure, model, view, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link

Figure = dict[str, Any]
VIOLATIONS = model.SERIES[0]


def figures(case: Case, link: Link) -> dict[str, Any]:
    """What the browser's row of figures receives: the case's name and scope, and one figure a question."""
    events, statements = view.chosen(case, link.view)
    return {
        "drawn": choice.stamp(link),
        "title": case.title,
        "scope": case.scope,
        "figures": [
            _events(events),
            _statements(statements),
            _killed(case, events),
            _violations(case, link),
            _word(events),
        ],
        "words": words.section("overview"),
    }


def _events(events: pd.DataFrame) -> Figure:
    certain = events[events["certain"]]
    roles = {role: int((certain["role"] == role).sum()) for role in model.ROLES}
    return _figure("events", str(len(certain)), [words.say("overview.events_note", **roles), *_maybe(events)])


def _statements(statements: pd.DataFrame) -> Figure:
    certain = statements[statements["certain"]]
    note = words.say("overview.statements_note", n=certain["speaker"].nunique())
    return _figure("statements", str(len(certain)), [note, *_maybe(statements)])


def _maybe(records: pd.DataFrame) -> list[str]:
    n = int((~records["certain"]).sum())
    return [words.say("overview.maybe", n=n)] if n else []


def _killed(case: Case, events: pd.DataFrame) -> Figure:
    """Deaths in acts, as a range where disputed, by whom killed and by whom claimed; tolls are never added."""
    deaths = measure.killed(events[events["certain"]], case.claims)
    if deaths.empty:
        return _figure("killed", "–", [words.say("overview.killed_none")])
    actors = choice.rows(case, "actors")
    parts = []
    most = deaths.groupby("of_whom")["high"].sum().sort_values(ascending=False, kind="stable")
    for whom in most.index:
        rows = deaths[deaths["of_whom"] == whom].sort_values("high", ascending=False, kind="stable")
        claims = [_claim(actors, *row) for row in rows[["claimed_by", "low", "high"]].itertuples(index=False)]
        n = _range(rows["low"].sum(), rows["high"].sum())
        parts.append(words.say("overview.killed_part", whom=whom, n=n, claims=", ".join(claims)))
    return _figure("killed", _range(deaths["low"].sum(), deaths["high"].sum()), parts)


def _claim(actors: dict[str, dict[str, object]], claimed_by: str, low: float, high: float) -> str:
    n = _range(low, high)
    if claimed_by == measure.DISPUTED:
        return words.say("overview.killed_disputed", n=n)
    who = words.say("overview.publisher") if claimed_by == "publisher" else actors[claimed_by]["short"]
    return words.say("overview.killed_claim", n=n, who=who)


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else words.say("overview.range", low=f"{low:g}", high=f"{high:g}")


def _violations(case: Case, link: Link) -> Figure:
    """The monitors' counts whose reporting periods lie in the choice's days, and the days that none covers."""
    observed = measure.periods(case.series, VIOLATIONS)
    days = pd.Timestamp(link.view.until), pd.Timestamp(link.view.since)
    parts, total, missing = [], 0, 0
    for region, rows in observed.groupby("breakdown", sort=True):
        n, missing = measure.observed_total(rows, *days)
        total += n
        parts.append(words.say("overview.violations_part", region=region, n=_grouped(n)))
    if not total:
        return _figure("violations", "–", [words.say("overview.violations_none")])
    note = words.say("overview.violations_gaps", n=missing)
    return _figure("violations", _grouped(total), [", ".join(parts), note, words.say("overview.violations_note")])


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _word(events: pd.DataFrame) -> Figure:
    n, of = measure.resting_on_one_party(events[events["certain"]])
    return _figure("word", words.say("overview.word_of", n=n, all=of), [words.say("overview.word_note")])


def _figure(name: str, value: str, notes: list[str]) -> Figure:
    return {"name": name, "label": words.say(f"overview.{name}"), "value": value, "notes": notes}


def chapters(case: Case, link: Link) -> dict[str, Any]:
    """The chapters with their days, number of records in the choice's other filters, and text with its records."""
    steps = case.chapters
    items = [_chapter(case, link, dict(zip(steps.columns, row, strict=True))) for row in steps.itertuples(index=False)]
    title = words.say("overview.chapters", n=len(items))
    return {"drawn": choice.stamp(link), "title": title, "chapters": items, "words": words.section("overview")}


def _chapter(case: Case, link: Link, step: dict[str, Any]) -> dict[str, Any]:
    since, until = step["since"].date(), step["until"].date()
    opened = link.changed(since=since, until=until, record="")
    n = len(choice.records(case, opened))
    return {
        "title": step["title"],
        "since": str(since),
        "until": str(until),
        "href": choice.address(opened),
        "days": words.say("overview.chapter_days", days=dates.range_in_words(since, until), n=n),
        "text": told(case, link, step["text"]),
        "here": (link.view.since, link.view.until) == (since, until),
    }


def told(case: Case, link: Link, text: str) -> list[Any]:
    """A chapter's text as pieces: words, and for each [key] a link to the record that the words rest on."""
    titles = _titles(case)
    pieces: list[Any] = []
    for i, piece in enumerate(re.split(r" ?\[([^\]]+)\]", text)):
        if i % 2 and piece not in titles:
            continue  # not yet known on the day that the case is put back to
        if i % 2:
            label = words.say("overview.chapter_source", n=i // 2 + 1, title=titles[piece])
            pieces.append({"key": piece, "href": choice.address(link, record=piece), "n": i // 2 + 1, "label": label})
        elif piece:
            pieces.append(piece)
    return pieces


def _titles(case: Case) -> dict[str, str]:
    return dict(zip(case.records["key"], case.records["title"], strict=True))
