"""The stances of a choice's statements, side by side and period by period: a small chart and the numbers behind it."""

import functools
from typing import Any, Final

import pandas as pd

from lib import dates, measure, model, view, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link, View

MOST_PERIODS: Final = 16  # columns of the chart
LENGTHS: Final = (1, 7, 14, 28)  # days of a period: the shortest that gives no more columns than that

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row | None:
    """What the browser's small chart receives; None for fewer than two statements."""
    made = _data(case, view.unselected(link.view))
    return made and made | {"drawn": choice.stamp(link)}


@functools.lru_cache(maxsize=16)
def _data(case: Case, chosen: View) -> Row | None:
    statements = view.chosen(case, chosen)[1]
    if len(statements) < 2:
        return None
    by, colours = _speakers(case, chosen, statements)
    edges = _edges(pd.Timestamp(chosen.since), pd.Timestamp(chosen.until))
    inside = by[by["first_day"] >= edges[0]]
    counted = measure.stances(inside, model.TONES, edges)
    return {
        "title": words.say("stances.title", n=len(inside.index.unique()), length=_length(edges, chosen)),
        "periods": [_named(edges, i, chosen) for i in range(len(edges))],
        "tones": {tone: words.say(f"stances.{tone}") for tone in model.TONES},
        "sides": [_row(counted, name, colours[name]) for name in by["side"].value_counts().index],
        "table": _table(by),
        "words": words.section("stances"),
    }


def _speakers(case: Case, chosen: View, statements: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """The statements with whom they are counted for in `side`, and the slug of each one's colour: the actors that are
    picked, where any is; else the sides. A statement of two picked actors counts for both."""
    picked = [key for key in chosen.actor if not key.startswith("side-")]
    if not picked:
        return statements, dict(model.SLUGS)
    names, actors = view.names(case), choice.rows(case, "actors")
    of = [[names[key] for key in picked if key in who] or [side] for who, side in
          zip(statements["who"], statements["side"], strict=True)]  # fmt: skip
    by = statements.assign(side=pd.Series(of, index=statements.index, dtype=object)).explode("side")
    return by, dict(model.SLUGS) | {names[key]: model.SLUGS[str(actors[key]["side"])] for key in picked}


def _edges(since: pd.Timestamp, until: pd.Timestamp) -> list[pd.Timestamp]:
    days = (until - since).days + 1
    length = next((n for n in LENGTHS if days <= n * MOST_PERIODS), days // MOST_PERIODS + 1)
    return list(pd.date_range(since, until, freq=f"{length}D"))


def _length(edges: list[pd.Timestamp], chosen: View) -> str:
    days = (edges[1] - edges[0]).days if len(edges) > 1 else (chosen.until - chosen.since).days + 1
    return words.say("stances.days" if days > 1 else "stances.day", n=days)


def _named(edges: list[pd.Timestamp], i: int, chosen: View) -> str:
    """The days of a period in words."""
    last = edges[i + 1] - measure.DAY if i + 1 < len(edges) else pd.Timestamp(chosen.until)
    return dates.range_in_words(edges[i].date(), last.date())


def _row(counted: pd.DataFrame, name: str, slug: str) -> Row:
    own = counted[counted["side"] == name]
    bars = own[["period", *model.TONES]].to_numpy(int).tolist()
    return {"side": slug, "name": name, "bars": bars}


def _table(statements: pd.DataFrame) -> Row:
    """Each stance with its number by side, sides with most statements first."""
    sides = statements["side"].value_counts().index.tolist()
    counted = statements.groupby(["stance", "side"]).size().unstack("side", fill_value=0)[sides]
    rows = [
        [model.STANCES[stance], *map(int, counted.loc[stance])] for stance in model.STANCES if stance in counted.index
    ]
    return {"columns": sides, "rows": rows}
