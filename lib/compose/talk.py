"""A briefing as the browser presents it: every step with the data of its parts, so that none waits for the server."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from lib import briefing, dates, known, words
from lib.briefing import Briefing, Step
from lib.compose import checked, choice, exchange, feed, overview, timeline
from lib.compose import map as maps
from lib.compose import shown as shown_
from lib.load import Case
from lib.view import Link

Row = dict[str, Any]
Make = Callable[[Case, Link, bool], Row]

# The view of lib/client that draws a part, and what it draws; the third argument: whether it stands beside another.
PARTS: Final[dict[str, tuple[str, Make]]] = {
    "timeline": ("timeline", timeline.data),
    "map": ("map", maps.data),
    "statements": ("feed", lambda case, link, _: feed.data(case, link)),
    "article": ("checked", lambda case, link, _: checked.data(case, link)),
    "number": ("figures", lambda case, link, _: overview.figures(case, link)),
}

EXCHANGE: Final[tuple[str, Make]] = ("exchange", lambda case, link, _: exchange.data(case, link))

# The pages whose view can be added to a briefing, and what the step then shows.
COLLECTED: Final[dict[str, tuple[str, ...]]] = {
    "": ("number", "timeline"),
    "timeline": ("timeline",),
    "map": ("map",),
    "statements": ("statements",),
    "article": ("article",),
}


def data(cases: Mapping[str, Case], case: Case, asked: str) -> Row:
    """What the page of briefings receives: the reader's briefing where one is asked for, else the case's own; where
    what is asked for is none, the sentence that says why."""
    fault, shown = "", briefing.of_case(case)
    if asked:
        try:
            shown = briefing.read(asked)
        except briefing.BriefingError as error:
            fault = str(error)
    return {
        "title": shown.title,
        "asked": asked,
        "own": not asked or bool(fault),
        "fault": fault,
        "source": briefing.write(shown),
        "steps": steps(cases, shown),
        "layouts": {name: words.say(f"briefing.layout_{name}") for name in briefing.LAYOUTS},
        "words": words.section("briefing"),
        "room": words.section("room"),
    }


def followed(cases: Mapping[str, Case], shown: Briefing) -> Row:
    """What those receive who follow a presenter: the steps without what is the presenter's alone."""
    own = ("notes", "seconds")
    kept = [{name: value for name, value in step.items() if name not in own} for step in steps(cases, shown)]
    return {"title": shown.title, "steps": kept, "words": words.section("briefing")}


def steps(cases: Mapping[str, Case], shown: Briefing) -> list[Row]:
    """Each step of a briefing with the data of its parts."""
    return [_step(cases, step) for step in shown.steps]


def _step(cases: Mapping[str, Case], step: Step) -> Row:
    link = step.link(cases)
    case = known.case(cases[link.view.case], link.view.known)
    beside = len([name for name in step.layout if name in PARTS]) > 1
    made = [(name, *_drawn(name, link)) for name in step.layout if name in PARTS]
    return {
        "title": step.title,
        "caption": link.view.in_words(case),
        "version": shown_.data_of(case),
        "parts": [{"name": name, "view": view_, "data": make(case, link, beside)} for name, view_, make in made],
        "text": overview.told(case, link, step.text) if "text" in step.layout or step.text else [],
        "highlight": [choice.brief(case, link, key) for key in step.highlight if key in choice.rows(case, "records")],
        "notes": step.notes,
        "seconds": step.seconds,
        "animate": step.animate,
        "days": [link.view.since.isoformat(), link.view.until.isoformat()],
        "card": f"api/{link.view.case}/card.json{choice.address(link, record='')}",
        "notices": list(link.notices),
    }


def _drawn(name: str, link: Link) -> tuple[str, Make]:
    """The view that draws a part, and what it draws; statements stand as on their page, as a feed or as an exchange."""
    if name == "statements" and link.look.layout == "exchange":
        return EXCHANGE
    return PARTS[name]


def collected(case: Case, link: Link, page: str) -> Row:
    """What the button "add this view" receives on a page: the step that it adds, and a briefing without any."""
    record = link.view.record
    step = Step(
        title=dates.range_in_words(link.view.since, link.view.until),
        query=choice.address(link, record="").removeprefix("?"),
        layout=COLLECTED[page],
        highlight=(record,) if record in set(choice.records(case, link, "key")["key"]) else (),
    )
    return {
        "drawn": choice.stamp(link),
        "step": briefing.as_row(step),
        "empty": briefing.write(Briefing(case.title, ())),
        "words": {name: words.section("briefing")[name] for name in ("full", "added")}
        | {"add": words.say("briefing.add")},
    }
