"""What the filter bar offers beside the choice itself: names in menus, ranges of days, the filter to open next."""

import datetime as dt

import pandas as pd

from lib import view, words
from lib.load import Case
from lib.view import View


def menu_names(case: Case) -> dict[str, str]:
    """Names of actors in a menu that is grouped by side: each says its side."""
    sides = dict(zip(case.actors["key"], case.actors["side"], strict=True))
    return {
        value: words.say("choice.of_side", side=sides[value], name=name) if value in sides else name
        for value, name in view.names(case).items()
    }


def presets(choice: View, case: Case) -> dict[str, tuple[dt.date, dt.date]]:
    """Named ranges of days: the whole case, each chapter, the last 14 days of the choice."""
    ranges = {words.say("preset.whole"): (case.first_day, case.last_day)}
    for title, since, until in case.chapters[["title", "since", "until"]].itertuples(index=False):
        ranges[str(title)] = (pd.Timestamp(since).date(), pd.Timestamp(until).date())
    fortnight = max(choice.until - dt.timedelta(days=13), case.first_day)
    return ranges | {words.say("preset.fortnight"): (fortnight, choice.until)}


def widening(choice: View, case: Case) -> tuple[str, int]:
    """The one filter (or "days") whose removal brings back most records, and how many it brings; "" where none brings
    any alone, and how many all of them together do."""
    frames = (case.events, case.statements)
    gains = {n: sum(len(choice.without(n, case).of(f)) for f in frames) for n in (*choice.filters(), "days")}
    best = max(gains, key=lambda name: gains[name])
    gained = gains[best] - sum(len(choice.of(f)) for f in frames)
    return (best, gained) if gained else ("", len(case.records))
