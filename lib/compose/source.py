"""A source as cards, feeds and claims show it."""

from typing import Any, Final

from lib import dates, words
from lib.compose import choice
from lib.load import Case

SHOWN: Final = ("title", "url", "language", "archived")  # what a link to a page is made of


def row(case: Case, key: str) -> dict[str, Any]:
    """Title, addresses, language, publisher and grade of a source, and one line that stands without the network:
    publisher, day, grade, and the place on the page."""
    source = choice.rows(case, "sources")[key]
    publisher = str(choice.rows(case, "publishers")[str(source["publisher"])]["name"])
    published = dates.in_words(str(source["published"])) if source["published"] else words.say("record.undated")
    grade = str(source["grade"])
    meaning = words.say(f"reliability.{grade}")
    line = words.say("record.source", publisher=publisher, published=published, grade=grade, meaning=meaning)
    line += words.say("record.located", locator=source["locator"]) if source["locator"] else ""
    named = {name: source[name] for name in ("title", "url", "language")}
    archived = {"url": source["archived"], "text": words.say("record.archived")} if source["archived"] else None
    return named | {"archived": archived, "line": line, "publisher": publisher, "grade": grade}
