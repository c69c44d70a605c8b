"""Two sides in exchange: their statements left and right along time, replies joined, with the days between them."""

from typing import Any, Final

import pandas as pd

from lib import dates, model, view, words
from lib.compose import card_text, choice, said
from lib.load import Case
from lib.view import Link

MOST: Final = 150  # statements: of more those that answer each other and the first of the others
LONGEST: Final = 220  # letters of what stands in a box; the card has the rest

Row = dict[str, Any]


def data(case: Case, link: Link) -> Row:
    """What the browser's view receives: the two sides, their statements in time order, and the replies among them."""
    statements = view.chosen(case, link.view)[1].sort_values(["first_day", "date", "key"])
    sides = pair(link, statements)
    both = statements[statements["side"].isin([model.SIDES[side] for side in sides])]
    shown = _most_telling(both)
    replies = _replies(shown)
    return {
        "drawn": choice.stamp(link),
        "title": _title(sides, both, shown, replies),
        "base": choice.address(link, record=""),
        "pair": [[side, model.SIDES[side]] for side in sides],
        "offered": [[side, name] for side, name in model.SIDES.items() if (statements["side"] == name).any()],
        "items": [
            _item(case, dict(zip(shown.columns, row, strict=True)), sides) for row in shown.itertuples(index=False)
        ],
        "replies": replies,
        "selected": link.view.record,
        "words": words.section("exchange") | words.section("feed"),
    }


def pair(link: Link, statements: pd.DataFrame) -> list[str]:
    """The two sides that the look names, filled up with those that say most in the choice."""
    most = [model.SLUGS[side] for side in statements["side"].value_counts().index]
    return list(dict.fromkeys([*link.look.pair, *most, *model.SIDES]))[:2]


def _most_telling(statements: pd.DataFrame) -> pd.DataFrame:
    if len(statements) <= MOST:
        return statements
    joined = {key for both in _replies(statements) for key in both[:2]}
    order = statements["key"].isin(joined).sort_values(ascending=False, kind="stable").index[:MOST]
    return statements.loc[statements.index.isin(order)]


def _replies(statements: pd.DataFrame) -> list[list[Any]]:
    """Answers among some statements: the key answered, the answer's, and the days between them where both are known to
    the day."""
    day = dict(zip(statements["key"], statements["first_day"], strict=True))
    exact = {key for key, kind in zip(statements["key"], statements["precision"], strict=True) if kind == "day"}
    found = []
    for key, to in zip(statements["key"], statements["replies_to"], strict=True):
        if to in day:
            found.append([to, key, (day[key] - day[to]).days if {key, to} <= exact else None])
    return found


def _title(pair: list[str], both: pd.DataFrame, shown: pd.DataFrame, replies: list[list[Any]]) -> str:
    n = [int((both["side"] == model.SIDES[side]).sum()) for side in pair]
    sides = [model.SIDES[side] for side in pair]
    told = words.say("exchange.title", n=n[0], side=sides[0], m=n[1], other=sides[1], replies=len(replies))
    return told if len(shown) == len(both) else f"{told} {words.say('exchange.most', n=len(shown))}"


def _item(case: Case, row: Row, pair: list[str]) -> Row:
    quoted = card_text.quoted(row)
    text = quoted[0]["text"] if quoted else row["summary"]
    answers = row["replies_to"]
    return {
        "key": row["key"],
        "column": pair.index(model.SLUGS[row["side"]]),
        "title": row["title"],
        "who": row["role"],
        "day": row["first_day"].strftime("%Y-%m-%d"),
        "when": dates.in_words(row["date"]),
        "text": text if len(text) <= LONGEST else text[: LONGEST - 1] + "…",
        "language": quoted[0]["language"] if quoted else "",
        "quoted": quoted[0]["kind"] if quoted else "",
        "answers": said.named(case, answers) if answers else "",
    }
