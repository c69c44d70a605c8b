"""A source as cards, feeds and claims show it."""

from typing import Any

from lib import dates, words
from lib.compose import choice
from lib.load import Case


def row(case: Case, key: str) -> dict[str, Any]:
    """Title, address, language, publisher and grade of a source, and one line with publisher, day and grade."""
    source = choice.rows(case, "sources")[key]
    publisher = str(choice.rows(case, "publishers")[str(source["publisher"])]["name"])
    published = dates.in_words(str(source["published"])) if source["published"] else words.say("record.undated")
    grade = str(source["grade"])
    meaning = words.say(f"reliability.{grade}")
    line = words.say("record.source", publisher=publisher, published=published, grade=grade, meaning=meaning)
    named = {name: source[name] for name in ("title", "url", "language")}
    return named | {"line": line, "publisher": publisher, "grade": grade}
