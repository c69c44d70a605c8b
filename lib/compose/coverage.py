"""Where the data are thin: records beside what was measured, records on one source, sides, languages, originals, and
acts that rest on one party's word. Each number is a set of records (compose/sets.py)."""

from typing import Any, Final

import pandas as pd

from lib import dates, measure, model, view, words
from lib.compose import choice, sets
from lib.load import Case
from lib.view import Link

WEEK: Final = pd.Timedelta(days=7)
VIOLATIONS: Final = model.SERIES[0]
MOST_LANGUAGES: Final = 12
BY_SIDE: Final = ("all", "single", "weak", "undated", "statements", "quotes", "originals", "no-original")

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row:
    """What the browser's tables receive: sections with a sentence, columns and rows; a number that counts records is
    [number, set], any other cell is a text or a number."""
    made = (_thin, _weeks, _places, _sides, _languages, _one_word)
    return {
        "drawn": choice.stamp(link),
        "title": words.say("coverage.title"),
        "sections": [section for section in (make(case, link) for make in made) if section],
        "listed": link.look.listed,
        "words": words.section("coverage"),
    }


def _section(name: str, columns: list[str], rows: list[list[Any]], **said: Any) -> Row:
    texts = {part: words.say(f"coverage.{name}_{part}", **said) for part in ("title", "note")}
    return texts | {"name": name, "columns": columns, "rows": rows}


def _counted(case: Case, link: Link, name: str) -> list[Any]:
    return [len(sets.records(case, link, name)), name]


def _thin(case: Case, link: Link) -> Row:
    n = len(choice.records(case, link, "key"))
    rows = [[words.say(f"coverage.set_{name}"), _counted(case, link, name)] for name in BY_SIDE[1:4]]
    return _section("thin", [words.say("coverage.what"), words.say("coverage.records")], rows, n=n)


def _weeks(case: Case, link: Link) -> Row:
    """Week by week: records dated to a day, the monitors' count in reports that end in it, and its days without one."""
    records = choice.records(case, link, "first_day", "precision", "role")
    told = records[(records["precision"] == "day") & records["role"].isin(["act", "statement"])]
    observed = measure.periods(case.series, VIOLATIONS)
    rows = []
    for start in pd.date_range(link.view.since, link.view.until, freq=WEEK):
        end = min(start + WEEK, pd.Timestamp(link.view.until) + measure.DAY)
        n = int(told["first_day"].between(start, end - measure.DAY).sum())
        within = observed[(observed["end"] > start) & (observed["end"] <= end)]
        gaps = [measure.gaps(group, start, end)["days"].sum() for _, group in observed.groupby("breakdown")]
        missing = max(gaps) if gaps else (end - start).days
        days = dates.range_in_words(start.date(), (end - measure.DAY).date())
        number = int(within["value"].sum())
        counted = number if len(within) else words.say("coverage.unobserved")
        rows.append([days, [n, f"week:{start:%Y-%m-%d}"], counted, int(missing)])
    columns = [words.say(f"coverage.{name}") for name in ("week", "records", "violations", "days_missing")]
    blind = sum(not isinstance(row[2], int) for row in rows)
    return _section("weeks", columns, rows, n=blind, all=len(rows)) | {"bars": [1, 2]}


def _places(case: Case, link: Link) -> Row | None:
    outside = sets.records(case, link, "outside")
    if outside.empty:
        return None
    placed = choice.records(case, link, "role", "place")
    acts = int(((placed["role"] == "act") & (placed["place"] != "")).sum())
    seen = sorted(set(case.series.loc[case.series["series"] == VIOLATIONS, "breakdown"]))
    rows = [[words.say("coverage.set_outside"), [len(outside), "outside"]]]
    columns = [words.say("coverage.what"), words.say("coverage.records")]
    return _section("places", columns, rows, n=len(outside), all=acts, regions=view.listed(seen) if seen else "–")


def _sides(case: Case, link: Link) -> Row:
    """Numbers of records, sources and words by side."""
    sides = measure.by_side(choice.records(case, link, "side")).index.tolist()
    rows = [[side, *(_counted(case, link, f"{name}:{model.SLUGS[side]}") for name in BY_SIDE)] for side in sides]
    columns = [words.say("coverage.side"), *(words.say(f"coverage.short_{name}") for name in BY_SIDE)]
    return _section("sides", columns, rows)


def _languages(case: Case, link: Link) -> Row:
    """Languages of the sources that the choice rests on."""
    keys = set(choice.records(case, link, "sources")["sources"].explode())
    pages = case.sources[case.sources["key"].isin(keys)]
    counts = pages["language"].value_counts().head(MOST_LANGUAGES)
    said = words.section("method")
    rows = [
        [said.get(f"language_{code}", code), n, _counted(case, link, f"language:{code}")]
        for code, n in counts.items()
        if code
    ]
    columns = [words.say(f"coverage.{name}") for name in ("language", "pages", "records")]
    return _section("languages", columns, rows, n=int((pages["language"] == "en").sum()), all=len(pages))


def _one_word(case: Case, link: Link) -> Row | None:
    """Acts that rest on one party's word: accusers down, accused across."""
    alleged = sets.records(case, link, "one-word")
    if alleged.empty:
        return None
    sides = dict(zip(case.actors["key"], case.actors["side"], strict=True))
    accusers = alleged["alleged_by"].map(lambda keys: sides[keys[0]])
    down, across = accusers.value_counts().index.tolist(), alleged["side"].value_counts().index.tolist()
    rows = [
        [
            accuser,
            *(_counted(case, link, f"one-word:{model.SLUGS[accuser]}:{model.SLUGS[accused]}") for accused in across),
        ]
        for accuser in down
    ]
    acts = int((choice.records(case, link, "role")["role"] == "act").sum())
    return _section("one_word", [words.say("coverage.accuser"), *across], rows, n=len(alleged), all=acts)
