"""What was changed in records after they were published: the whole list, the latest first."""

from typing import Any

from lib import dates, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link


def data(case: Case, link: Link) -> dict[str, Any]:
    """What the browser's list receives: one item a change of a record of the choice, and how many lie outside it."""
    shown = set(choice.records(case, link, "key")["key"])
    rows = case.corrections.sort_values(["date", "record", "field"], ascending=[False, True, True])
    inside = rows[rows["record"].isin(shown)]
    records = choice.rows(case, "records")
    items = [
        {
            "key": row["record"],
            "title": records[row["record"]]["title"],
            "when": dates.in_words(f"{row['date']:%Y-%m-%d}"),
            **{name: row[name] for name in ("field", "was", "now", "reason")},
        }
        for row in inside.to_dict("records")
    ]
    n = len(inside)
    return {
        "drawn": choice.stamp(link),
        "title": words.say("corrections.title", n=n),
        "outside": words.say("corrections.outside", n=len(rows) - n) if len(rows) > n else "",
        "items": items,
        "base": choice.address(link, record=""),
        "words": words.section("corrections"),
    }
