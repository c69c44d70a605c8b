"""A record as a citation: in the words of two manuals, and with its sources for reference managers.

The browser knows where the dashboard stands and what day it is: it puts both in the place of URL and ACCESSED.
"""

import json
from typing import Any, Final

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from lib import dates, words
from lib.compose import choice
from lib.load import Case

URL: Final = "RECORDADDRESS"
ACCESSED: Final = "ACCESSEDDAY"  # as 2021-04-02
ACCESSED_WORDS: Final = "ACCESSEDWORDS"  # as 2 April 2021

Row = dict[str, Any]


def formats(case: Case, record: Row) -> dict[str, str]:
    """Texts by the name of their format: chicago, apa, bibtex and csl (a JSON list). Chicago and APA cite the record,
    the other two its sources as well."""
    parts = {
        "site": words.say("app.title"),
        "title": record["title"],
        "when": dates.in_words(record["date"]),
        "case": case.title,
        "version": case.version,
        "accessed": ACCESSED_WORDS,
        "url": URL,
    }
    own = _own(case, record)
    pages = [_page(case, key) for key in record["sources"]]
    return {
        "chicago": words.say("cite.chicago", **parts),
        "apa": words.say("cite.apa", **parts),
        "bibtex": Writer().to_string(BibliographyData({item["id"]: _entry(item) for item in (own, *pages)})),
        "csl": json.dumps([own, *pages], ensure_ascii=False, indent=1),
    }


def _own(case: Case, record: Row) -> Row:
    """The record as an item of CSL-JSON (schema 1.0)."""
    about = words.say("cite.about", case=case.title, when=dates.in_words(record["date"]), version=case.version)
    item = {"id": record["key"], "type": "webpage", "title": record["title"], "container-title": words.say("app.title")}
    return item | {"note": about, "URL": URL, "accessed": {"raw": ACCESSED}}


def _page(case: Case, key: str) -> Row:
    source = choice.rows(case, "sources")[key]
    publisher = str(choice.rows(case, "publishers")[str(source["publisher"])]["name"])
    published, text = str(source["published"]), {name: str(source[name]) for name in ("title", "url", "language")}
    item: Row = {"id": key, "type": "webpage", "title": text["title"], "container-title": publisher}
    item |= {"URL": text["url"]} if text["url"] else {}
    item |= {"language": text["language"]} if text["language"] else {}
    if published:
        day = dates.span(published)[0]
        shown = {"day": [day.year, day.month, day.day], "month": [day.year, day.month], "year": [day.year]}
        item["issued"] = {"date-parts": [shown.get(dates.precision(published), [day.year, day.month, day.day])]}
    return item


def _entry(item: Row) -> Entry:
    """An item of CSL-JSON as an entry of BibTeX."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    fields = {"title": f"{{{item['title']}}}", "howpublished": item["container-title"], "url": item.get("URL", "")}
    fields |= dict(zip(("year", "month", "day"), map(str, parts), strict=False))
    fields |= {"note": item.get("note", ""), "urldate": item.get("accessed", {}).get("raw", "")}
    fields |= {"language": item.get("language", "")}
    return Entry("misc", [(name, value) for name, value in fields.items() if value])
