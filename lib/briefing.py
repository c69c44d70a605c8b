"""A briefing: an ordered list of views with titles, layouts, texts and notes; read from and written as JSON."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from lib import view, words
from lib.load import Case
from lib.view import Link, Query

FORMAT: Final = "escalation-briefing"
VERSION: Final = 1
LAYOUTS: Final = ("timeline", "map", "statements", "article", "number", "text")
MOST_STEPS: Final = 60
LONGEST: Final = 4000  # letters of a text
MOST_SECONDS: Final = 3600


class BriefingError(ValueError):
    """A file that is no briefing, with a sentence that says what is wrong and what to do."""


@dataclass(frozen=True)
class Step:
    """One view with what is said beside it. `layout` names one part or two beside each other; `highlight` are keys of
    records that are named below; `seconds` is how long it stands when the briefing goes by itself, 0 for as usual;
    where `animate` is set, its days and its map come from those of the step before."""

    title: str
    query: str
    layout: tuple[str, ...] = ("timeline", "map")
    highlight: tuple[str, ...] = ()
    text: str = ""
    notes: str = ""
    seconds: int = 0
    animate: bool = False

    def link(self, cases: Mapping[str, Case]) -> Link:
        """The choice and the look of the step; what an address has wrong is put right as on a page."""
        return view.from_query(query(self.query), cases)


@dataclass(frozen=True)
class Briefing:
    """Steps in their order under one title."""

    title: str
    steps: tuple[Step, ...]


def query(text: str) -> Query:
    """The parameters of a query string."""
    return {name: list(values) for name, values in parse_qs(text.removeprefix("?")).items()}


def of_case(case: Case) -> Briefing:
    """The briefing that a case brings: its chapters, each with its days, its map and its notes."""
    steps = [_chapter(case, row) for row in case.chapters.to_dict("records")]
    return Briefing(case.title, tuple(steps))


def _chapter(case: Case, row: Mapping[Any, Any]) -> Step:
    keys = {*case.records["key"]}
    camera = next((item for item in row["focus"] if item not in keys), "")
    chosen = {"case": case.key, "since": f"{row['since']:%Y-%m-%d}", "until": f"{row['until']:%Y-%m-%d}"}
    address = urlencode(chosen | ({"camera": camera} if camera else {}))
    told = tuple(item for item in row["focus"] if item in keys)
    return Step(
        str(row["title"]), address, ("timeline", "map"), told, str(row["text"]), str(row["notes"]), animate=True
    )


def of_choice(case: Case, link: Link) -> Briefing:
    """The case's own briefing within a choice: the steps whose days meet the chosen ones, narrowed to them, with its
    other filters; one step of the whole choice where no chapter meets it."""
    chosen, steps = link.view, []
    for step, row in zip(of_case(case).steps, case.chapters.to_dict("records"), strict=True):
        since, until = max(row["since"].date(), chosen.since), min(row["until"].date(), chosen.until)
        if since <= until:
            camera = query(step.query).get("camera", [""])[0]
            narrowed = link.changed(since=since, until=until, record="", camera=camera)
            steps.append(dataclasses.replace(step, query=urlencode(narrowed.query(), doseq=True)))
    alone = Step(case.title, urlencode(link.query(), doseq=True))
    return Briefing(case.title, tuple(steps) or (alone,))


def write(briefing: Briefing) -> str:
    """The JSON of a briefing, as `read` takes it."""
    steps = [as_row(step) for step in briefing.steps]
    made = {"format": FORMAT, "version": VERSION, "title": briefing.title, "steps": steps}
    return json.dumps(made, ensure_ascii=False, indent=1)


def as_row(step: Step) -> dict[str, Any]:
    """A step as JSON has it."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(step).items()}


def read(text: str) -> Briefing:
    """The briefing in a JSON text; BriefingError where it is none."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise BriefingError(words.say("briefing.no_json", error=str(error))) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BriefingError(words.say("briefing.no_briefing", format=FORMAT))
    if found.get("version") != VERSION:
        raise BriefingError(words.say("briefing.no_version", found=str(found.get("version"))[:20], version=VERSION))
    steps = found.get("steps")
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        raise BriefingError(words.say("briefing.no_steps", most=MOST_STEPS))
    return Briefing(_text(found, "title", 0), tuple(_step(row, number) for number, row in enumerate(steps, 1)))


def _step(row: object, number: int) -> Step:
    if not isinstance(row, dict):
        raise BriefingError(words.say("briefing.no_step", n=number))
    layout = _names(row, "layout", number)
    if not 1 <= len(layout) <= 2 or not set(layout) <= set(LAYOUTS):
        raise BriefingError(words.say("briefing.no_layout", n=number, layouts=", ".join(LAYOUTS)))
    seconds = row.get("seconds", 0)
    if not isinstance(seconds, int) or not 0 <= seconds <= MOST_SECONDS:
        raise BriefingError(words.say("briefing.no_seconds", n=number, most=MOST_SECONDS))
    animate = row.get("animate", False)
    if not isinstance(animate, bool):
        raise BriefingError(words.say("briefing.no_animate", n=number))
    texts = {name: _text(row, name, number) for name in ("title", "query", "text", "notes")}
    return Step(**texts, layout=layout, highlight=_names(row, "highlight", number), seconds=seconds, animate=animate)


def _text(row: Mapping[str, Any], name: str, number: int) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise BriefingError(words.say("briefing.no_text", n=number, name=name, most=LONGEST))
    return value


def _names(row: Mapping[str, Any], name: str, number: int) -> tuple[str, ...]:
    value: Sequence[Any] = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BriefingError(words.say("briefing.no_list", n=number, name=name))
    return tuple(value)
