"""A choice as the JSON of TimelineJS, to show it in an article that uses that tool. Its texts are HTML: ours are
escaped."""

import html
import json
from typing import Any, Final

from lib import dates
from lib.compose.shown import Shown
from lib.export import as_json

MEDIA: Final = "application/json"
FILE: Final = "timelinejs.json"


def file(shown: Shown, table: str) -> bytes:
    """Slides of the records with their sources as links, chapters as eras, and a first slide that says what choice it
    is of."""
    about = shown.about()
    chapters = as_json.rows(shown.tables["chapters"])
    made = {
        "title": {"text": {"headline": _safe(shown.case.title), "text": "<br>".join(map(_safe, about.values()))}},
        "events": [_slide(row) for row in as_json.rows(shown.tables["records"])],
        "eras": [_days(row["since"], row["until"]) | {"text": {"headline": _safe(row["title"])}} for row in chapters],
    }
    return json.dumps(made, ensure_ascii=False).encode()


def _slide(row: dict[str, Any]) -> dict[str, Any]:
    links = "".join(f'<li><a href="{_safe(url)}" rel="noopener">{_safe(url)}</a></li>' for url in row["source_urls"])
    told = f"<p>{_safe(row['summary'] or '')}</p><ul>{links}</ul>"
    slide = _days(row["first_day"], row["last_day"]) | {"display_date": dates.in_words(row["date"])}
    slide |= {"unique_id": row["key"], "group": row["side"]}
    return slide | {"text": {"headline": _safe(row["title"]), "text": told}}


def _days(first: str, last: str) -> dict[str, Any]:
    return {"start_date": _date(first), "end_date": _date(last)}


def _date(day: str) -> dict[str, str]:
    return dict(zip(("year", "month", "day"), day.split("-"), strict=True))


def _safe(text: str) -> str:
    return html.escape(text)
