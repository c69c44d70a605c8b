"""A briefing for those who have no server: its steps with all that they show, the case to explore, the cards and the
sources; and in words what it is of."""

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from lib import dates, known, view, words
from lib.briefing import Briefing
from lib.compose import choice, explore, sources, talk
from lib.compose import shown as shown_
from lib.load import Case
from lib.view import Link

WHOLE: Final = {"feed": explore.feeds}  # parts of a step that would ask a server for more

Row = dict[str, Any]


class Shelf(NamedTuple):
    """A case as known on a day, from which some steps are told, and the address of all of it."""

    case: Case
    link: Link


def shelves(cases: Mapping[str, Case], shown: Briefing) -> list[Shelf]:
    """The cases of a briefing in the order of its steps, each as it was known on their day; the first is explored."""
    links = [step.link(cases) for step in shown.steps] or [view.from_query({}, cases)]
    return list(dict.fromkeys(_shelf(cases, link) for link in links))


def _shelf(cases: Mapping[str, Case], link: Link) -> Shelf:
    case = known.case(cases[link.view.case], link.view.known)
    return Shelf(case, Link(dataclasses.replace(view.whole(case), known=link.view.known)))


def told(of: list[Shelf], day: dt.date) -> list[str]:
    """What the file is of, in sentences: the choice with its numbers, the day as known on which, the data's version."""
    said = []
    for case, link in of:
        known_day = dates.in_words(str(link.view.known or day))
        number = sources.data(case, link)["title"]
        said += [
            f"{link.view.in_words(case)}.",
            f"{number}. {words.say('file.as_known', day=known_day)} {shown_.data_of(case)}.",
        ]
    return [*said, words.say("file.steps_frozen")]


def steps(cases: Mapping[str, Case], shown: Briefing) -> Row:
    """What the browser's client/file.js receives of the steps: each with its shelf and the places of its records among
    the shelf's."""
    of = shelves(cases, shown)
    links = [step.link(cases) for step in shown.steps]
    made = zip(talk.steps(cases, shown), links, strict=True)
    n = len(of[0].case.records)
    too_many = words.say("file.too_many", n=n, most=explore.MOST) if n > explore.MOST else ""
    return {
        "title": shown.title or of[0].case.title,
        "steps": [_step(step, link, of.index(_shelf(cases, link)), of) for step, link in made],
        "shelves": [case.title for case, _ in of],
        "explored": not too_many,
        "words": words.section("briefing"),
        "labels": words.section("file") | {"too_many": too_many},
    }


def _step(step: Row, link: Link, at: int, of: list[Shelf]) -> Row:
    case = of[at].case
    parts = [
        part | {"data": WHOLE[part["view"]](case, link)} if part["view"] in WHOLE else part for part in step["parts"]
    ]
    chosen = choice.mask(case, link).shown.nonzero()[0].tolist()
    return step | {"notes": "", "parts": parts, "shelf": at, "chosen": chosen}  # the notes are not for readers


def named(shown: Briefing) -> frozenset[str]:
    """Keys of the records that the steps name."""
    told_of = (re.findall(r"\[([^\]]+)\]", step.text) for step in shown.steps)
    return frozenset().union(*told_of, *(step.highlight for step in shown.steps))


def cards(case: Case, only: frozenset[str]) -> Row:
    """The cards of a case by key, its keys in time order, and the words of a card; of too many records `only` these."""
    keys = case.records["key"].tolist()
    made = explore.cards(case, only if len(keys) > explore.MOST else None)
    return {"keys": keys, "cards": made, "words": words.section("card")}


def all_sources(shelf: Shelf) -> Row:
    """The sources that a whole case rests on: publishers with their grades, and `of` each its pages."""
    case, link = shelf
    made = sources.data(case, link)
    keys = [row[0] for row in made["publishers"]]
    return made | {"of": {key: sources.unfolded(case, link.changed(publisher=key)) for key in keys}}
