"""The claims about a record side by side: who says what and where, which one the pages show, how far they differ."""

import functools
from typing import Any, Final

import pandas as pd

from lib import dates, measure, words
from lib.compose import choice, source
from lib.load import Case

Row = dict[str, Any]
THING: Final = ["about", "of_whom", "unit", "narrowed"]


def things(case: Case, key: str) -> list[Row]:
    """Each thing that is claimed about a record, those with several claims first; a thing has its claims, the accepted
    one before the others, and a sentence on their differences."""
    claims = _about(case).get(key)
    if claims is None or len(claims) < 2:
        return []
    groups = [group for _, group in claims.groupby(THING, sort=True)]
    return [_thing(case, group) for group in sorted(groups, key=lambda group: len(group) == 1)]


@functools.lru_cache(maxsize=8)
def _about(case: Case) -> dict[str, pd.DataFrame]:
    """The claims about each record, by its key."""
    return {str(key): claims for key, claims in case.claims.groupby("record")}


def _thing(case: Case, claims: pd.DataFrame) -> Row:
    ordered = claims.sort_values(["accepted", "low"], ascending=[False, True], kind="stable")
    about, of_whom, unit, narrowed = (str(claims[name].iloc[0]) for name in THING)
    named = words.say("claims.of_whom", about=about, whom=of_whom) if of_whom else about
    return {
        "about": ", ".join(part for part in (named[0].upper() + named[1:], unit, narrowed) if part),
        "differ": _differ(claims) if len(claims) > 1 else "",
        "claims": [
            _claim(case, dict(zip(ordered.columns, row, strict=True))) for row in ordered.itertuples(index=False)
        ],
    }


def _differ(claims: pd.DataFrame) -> str:
    """How many of the sources differ from what is shown, and the range of their numbers."""
    found = measure.disagreement(claims)
    if not found.differing:
        return words.say("claims.agree", n=found.sources)
    said = words.say("claims.differ" if found.settled else "claims.disputed", n=found.differing, all=found.sources)
    if found.low < found.high:
        shown = f"{found.accepted:g}" if found.settled else words.say("claims.none")
        said += " " + words.say("claims.range", low=f"{found.low:g}", shown=shown, high=f"{found.high:g}")
    return said


def _claim(case: Case, row: Row) -> Row:
    page = source.row(case, row["source"])
    own, credibility = row["claimed_by"] == "publisher", str(row["credibility"])
    actors = choice.rows(case, "actors")
    by = words.say("claims.by_publisher") if own else str(actors[row["claimed_by"]]["name"])
    published = str(choice.rows(case, "sources")[row["source"]]["published"])
    return {
        "value": row["value"] or row["text"],
        "by": by,
        "publisher": page["publisher"],
        "url": page["url"],
        "published": dates.in_words(published) if published else words.say("record.undated"),
        "grade": f"{page['grade']}{credibility}",
        "grade_words": words.say("reliability." + page["grade"]) + "; " + words.say(f"credibility.{credibility}"),
        "accepted": row["accepted"] == "yes",
        "note": row["note"],
    }
