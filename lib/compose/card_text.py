"""The words of a statement, and the terms of the glossary that a text uses."""

import csv
import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lib import words

Row = dict[str, Any]
GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.csv"


def quoted(row: Mapping[str, Any]) -> list[Row]:
    """The words of a statement: its quote and the original, each with its language and what sort of words it is."""
    said = []
    if row["quote"]:
        kind = words.say(f"quote.{row['quote_kind']}")
        said.append({"text": row["quote"], "language": row["quote_language"], "kind": kind})
    if row["original"]:
        kind = words.say("quote.original", language=row["original_language"])
        said.append({"text": row["original"], "language": row["original_language"], "kind": kind})
    return said


@functools.cache
def glossary() -> tuple[Row, ...]:
    """The terms of docs/glossary.csv, each with the pattern that finds it in a text."""
    rows = list(csv.DictReader(GLOSSARY.read_text("utf-8").splitlines()))
    return tuple(row | {"pattern": _pattern(row)} for row in rows)


def _pattern(row: Row) -> re.Pattern[str]:
    forms = [form for form in (row["term"], *row["also"].split("; ")) if form]
    return re.compile(r"\b(" + "|".join(re.escape(form) for form in forms) + r")s?\b")


def terms(text: str) -> list[Row]:
    """The terms that a text uses, with their meanings."""
    return [{"term": t["term"], "meaning": t["meaning"]} for t in glossary() if t["pattern"].search(text)]
