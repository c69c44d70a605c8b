"""The measured series below the timeline: those that the reader picked, over all days of the case."""

import functools
from typing import Any, Final

import pandas as pd

from lib import measure, model, words
from lib.compose import choice
from lib.draw import series, theme
from lib.load import Case
from lib.look import PANELS
from lib.view import Link

NAMES: Final = {"violations": 0, "explosions": 2, "troops": 3, "groups": 4, "deaths": 5}  # places in model.SERIES
COUNTED: Final = ("violations", "explosions")


def data(case: Case, link: Link) -> dict[str, Any]:
    """What the browser receives: the figure, the panels that stand and that could, and the pages they rest on."""
    shown = tuple(name for name in link.look.series if name in _offered(case))
    figure = _figure(case, shown, link.look.scale)
    return {
        "figure": figure,
        "shown": list(shown),
        "offered": {name: words.say(f"series.{name}") for name in _offered(case)},
        "pages": _pages(case, shown),
        "counters": _counters(case, shown),
        "colours": theme.SERIES if set(shown) & set(COUNTED) else {},
        "words": words.section("series"),
    }


@functools.lru_cache(maxsize=8)
def _offered(case: Case) -> tuple[str, ...]:
    held = set(case.series["series"])
    return tuple(name for name in PANELS if name in NAMES and model.SERIES[NAMES[name]] in held)


@functools.lru_cache(maxsize=32)
def _figure(case: Case, shown: tuple[str, ...], scale: str) -> dict[str, Any] | None:
    return series.figure([_panel(case, name) for name in shown], scale) if shown else None


@functools.lru_cache(maxsize=16)
def _panel(case: Case, name: str) -> series.Panel:
    if name in COUNTED:
        first, last = pd.Timestamp(case.first_day), pd.Timestamp(case.last_day)
        periods = measure.periods(case.series, model.SERIES[NAMES[name]])
        exercises = _rows(case, model.SERIES[1]) if name == "violations" else _rows(case, "")
        return series.observed(name, measure.without_exercises(periods, exercises), measure.gaps(periods, first, last))
    sides = {who: side for who, (_, side) in _voices(case).items()}
    return series.estimates(name, measure.ranges(_rows(case, model.SERIES[NAMES[name]])), sides)


def _rows(case: Case, name: str) -> pd.DataFrame:
    return case.series[case.series["series"] == name]


@functools.lru_cache(maxsize=32)
def _pages(case: Case, shown: tuple[str, ...]) -> dict[str, list[str]]:
    """Publisher and address of each page that the panels rest on, by its key."""
    wanted = case.series[case.series["series"].isin([model.SERIES[NAMES[name]] for name in shown])]["source"]
    rows, publishers = choice.rows(case, "sources"), choice.rows(case, "publishers")
    return {
        key: [str(publishers[str(rows[key]["publisher"])]["name"]), str(rows[key]["url"])]
        for key in sorted(set(wanted))
    }


@functools.lru_cache(maxsize=32)
def _counters(case: Case, shown: tuple[str, ...]) -> dict[str, str]:
    """Names of those who gave the published numbers, by key."""
    names = [model.SERIES[NAMES[name]] for name in shown if name not in COUNTED]
    gave = set(case.series[case.series["series"].isin(names)]["breakdown"])
    return {who: name for who, (name, _) in sorted(_voices(case).items()) if who in gave}


@functools.lru_cache(maxsize=8)
def _voices(case: Case) -> dict[str, tuple[str, str]]:
    """Name and side of all who may have given a number: the actors, and the publishers, which stand on no side."""
    pages = {key: (str(row["name"]), "not-established") for key, row in choice.rows(case, "publishers").items()}
    people = {
        key: (str(row["short"]), model.SLUGS[str(row["side"])]) for key, row in choice.rows(case, "actors").items()
    }
    return pages | people
