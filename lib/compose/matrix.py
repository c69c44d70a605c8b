"""The grades of the claims of a choice: source A to F against claim 1 to 6, and how often the two agree."""

from typing import Any

from lib import model, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link


def data(case: Case, link: Link) -> dict[str, Any] | None:
    """What the browser's table receives: six rows of six numbers, each a set of records, and a sentence on the
    diagonal; None without a claim. F and 6, which cannot be judged, are left out of the share."""
    records = set(choice.records(case, link, "key")["key"])
    claims = case.claims[case.claims["record"].isin(records)]
    if claims.empty:
        return None
    letters = claims["source"].map(dict(zip(case.sources["key"], case.sources["grade"], strict=True)))
    counts = claims.groupby([letters, claims["credibility"]]).size().to_dict()
    rows = [
        [
            letter,
            *([int(counts.get((letter, number), 0)), f"grade:{letter}:{number}"] for number in model.CREDIBILITIES),
        ]
        for letter in model.GRADES
    ]
    judged = claims[(letters != model.GRADES[-1]) & (claims["credibility"] != model.CREDIBILITIES[-1])]
    place = {letter: str(i) for i, letter in enumerate(model.GRADES, 1)}
    same = int((letters[judged.index].map(place) == judged["credibility"]).sum())
    share = round(100 * same / len(judged)) if len(judged) else 0
    note = words.say("matrix.note", n=same, all=len(judged), share=share)
    columns = [words.say("matrix.corner"), *model.CREDIBILITIES]
    return {
        "drawn": choice.stamp(link),
        "title": "",
        "sections": [
            {
                "name": "matrix",
                "title": words.say("matrix.title", n=len(claims)),
                "note": note,
                "columns": columns,
                "rows": rows,
            }
        ],
        "listed": link.look.listed,
        "words": words.section("coverage"),
    }
