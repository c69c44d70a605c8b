"""The conversation that a record is part of: what it answers, and what answers it, back and forth between the sides."""

import functools
from typing import Any

from lib import measure
from lib.compose import card_text, choice
from lib.load import Case
from lib.view import Link


def of(case: Case, link: Link, key: str) -> list[dict[str, Any]]:
    """The records of the conversation in its order, each with its depth; empty where nothing answers and nothing is
    answered."""
    told = measure.thread(_answered(case), answers(case), key)
    return [_step(case, link, one, depth, one == key) for one, depth in told] if len(told) > 1 else []


@functools.lru_cache(maxsize=16)
def answers(case: Case) -> dict[str, list[str]]:
    """Keys of the statements that answer a record, in time order, by its key."""
    statements = case.statements.sort_values(["first_day", "key"])
    return {str(key): keys.tolist() for key, keys in statements.groupby("replies_to")["key"] if key}


@functools.lru_cache(maxsize=16)
def _answered(case: Case) -> dict[str, str]:
    return dict(zip(case.statements["key"], case.statements["replies_to"], strict=True))


def _step(case: Case, link: Link, key: str, depth: int, here: bool) -> dict[str, Any]:
    statements = choice.rows(case, "statements")
    said = card_text.quoted(statements[key]) if key in statements else []
    text = said[0]["text"] if said else str(choice.rows(case, "records")[key]["summary"])
    language = said[0]["language"] if said else ""
    return choice.brief(case, link, key) | {"depth": depth, "text": text, "language": language, "here": here}
