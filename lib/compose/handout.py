"""A briefing as a file hands it out: every step with its words, its records and their sources, ready to be set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from lib import dates, known, measure, model, words
from lib.briefing import Briefing, Step
from lib.compose import checked, choice, exchange, overview, records, said, shown, source
from lib.compose.shown import Shown
from lib.load import Case

MOST_STATEMENTS: Final = 6  # that a page shows; how many more there are is said
MOST_HEAVY: Final = 6  # records that a step names that names none itself

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Page:
    """One step. `told` is its text with numbers in brackets that stand for `rests`, the records that it rests on, and
    `plain` without them; `named` are the records that the step highlights, `said` its statements, `figures` and
    `checks` what its layout asks for; `pages` are the sources of all these, once each."""

    number: int
    title: str
    caption: str
    about: Mapping[str, str]
    layout: Sequence[str]
    told: str
    plain: str
    rests: Sequence[Row]
    named: Sequence[Row]
    said: Sequence[Row]
    more_said: int
    figures: Sequence[Row]
    checks: Sequence[Row]
    notes: str
    pages: Sequence[Row]
    shown: Shown


@dataclass(frozen=True, eq=False)
class Handout:
    """A briefing set into pages: its title, the day and version of the data, and every source once."""

    title: str
    data: str
    licence: str
    pages: Sequence[Page]
    sources: Sequence[Row]


def of(cases: Mapping[str, Case], briefing: Briefing, base: str = "") -> Handout:
    """The pages of a briefing; `base` is the address of the dashboard, which ends with a slash."""
    pages = [_page(cases, step, number, base) for number, step in enumerate(briefing.steps, 1)]
    used = {case.key: case for case in (page.shown.case for page in pages)}
    listed = {row["key"]: row for page in pages for row in page.pages}
    return Handout(
        title=briefing.title,
        data=" ".join(dict.fromkeys(shown.data_of(case) for case in used.values())),
        licence=words.say("export.licence"),
        pages=pages,
        sources=sorted(listed.values(), key=lambda row: (row["publisher"].casefold(), row["line"], row["title"])),
    )


def _page(cases: Mapping[str, Case], step: Step, number: int, base: str) -> Page:
    link = step.link(cases)
    case = known.case(cases[link.view.case], link.view.known)
    made = shown.of(case, link, base)
    rows: Mapping[str, Row] = choice.rows(case, "records")
    pieces = overview.told(case, link, step.text) if step.text else []
    keys = [key for key in step.highlight if key in rows] or _heaviest(made, step)
    rests = [piece["key"] for piece in pieces if isinstance(piece, dict)]
    statements = _statements(made) if "statements" in step.layout else []
    checks = checked.data(case, link)["items"] if "article" in step.layout else []
    told_of = dict.fromkeys([*rests, *keys, *(row["key"] for row in statements[:MOST_STATEMENTS])])
    return Page(
        number=number,
        title=step.title,
        caption=link.view.in_words(case),
        about=made.about(),
        layout=step.layout,
        told="".join(f" [{piece['n']}]" if isinstance(piece, dict) else piece for piece in pieces).strip(),
        plain="".join(piece for piece in pieces if not isinstance(piece, dict)).strip(),
        rests=[_named(case, rows[key]) for key in rests],
        named=[_named(case, rows[key]) for key in keys],
        said=[said.item(case, row) for row in statements[:MOST_STATEMENTS]],
        more_said=max(0, len(statements) - MOST_STATEMENTS),
        figures=overview.figures(case, link)["figures"] if "number" in step.layout else [],
        checks=checks,
        notes=step.notes,
        pages=_pages(case, list(told_of)),
        shown=made,
    )


def _heaviest(made: Shown, step: Step) -> list[str]:
    """The records that weigh most, where a step names none and shows its records at all."""
    heavy = records.heaviest(made.case, made.link, MOST_HEAVY) if {"timeline", "map"} & {*step.layout} else None
    return [str(item["key"]) for item in heavy["items"]] if heavy else []


def _named(case: Case, record: Row) -> Row:
    """A record as a line: title, day, side, summary, its pages, and whether its author is established."""
    return {
        "key": record["key"],
        "title": record["title"],
        "when": dates.in_words(record["date"]),
        "side": model.SLUGS[record["side"]],
        "summary": record["summary"],
        "pages": [{"url": row["url"], "by": row["publisher"]} for row in _pages(case, [record["key"]])],
        "doubt": words.say("handout.doubt") if record["actor_basis"] in ("alleged", "unknown") else "",
    }


def _statements(made: Shown) -> list[Row]:
    """The statements of a choice, the newest first."""
    found = made.tables["statements"].rows.assign(certain=True)
    ordered = found.sort_values(["first_day", "key"], ascending=[False, True])
    if made.link.look.layout == "exchange":  # by turns, the newest of each side
        pair = [model.SIDES[side] for side in exchange.pair(made.link, found)]
        ordered = ordered[ordered["side"].isin(pair)]
        turn = ordered.groupby("side").cumcount()
        ordered = ordered.assign(turn=turn).sort_values(["turn", "first_day"], ascending=[True, False])
    return [dict(zip(ordered.columns, row, strict=True)) for row in ordered.itertuples(index=False, name=None)]


def _pages(case: Case, keys: Sequence[str]) -> list[Row]:
    """The sources of some records, once each."""
    rows: Mapping[str, Row] = choice.rows(case, "records")
    named = dict.fromkeys(page for key in keys for page in rows[key]["sources"])
    return [{"key": key, **source.row(case, key)} for key in named]


def per_day(made: Shown) -> pd.DataFrame:
    """For each day of the choice (index) and side (columns) the number of records dated to that day."""
    view = made.link.view
    counted = measure.per_day_by_side(made.tables["records"].rows, pd.date_range(view.since, view.until))
    return counted[[name for name in model.SIDES.values() if name in counted]]


def violations(made: Shown) -> pd.DataFrame:
    """For each day of the choice (index) and region (columns) the monitors' count of ceasefire violations a day."""
    view = made.link.view
    observed = measure.periods(made.case.series, overview.VIOLATIONS)
    return measure.per_day_observed(observed, pd.date_range(view.since, view.until))
