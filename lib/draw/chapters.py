"""Chapters of a case on the days: bands behind the marks, and titles above them in the room that they have."""

import textwrap
from typing import Final

import pandas as pd

from lib.draw.axis import DAY, Figure, Sheet, iso

LETTER_PX: Final = 6.8  # mean width of a letter of 12 px
LINES: Final = 3


def bands(chapters: pd.DataFrame) -> list[Figure]:
    """A band over the whole height for every second chapter."""
    return [_band(since, until) for since, until in chapters[["since", "until"]].iloc[1::2].itertuples(index=False)]


def _band(since: pd.Timestamp, until: pd.Timestamp) -> Figure:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": iso(since),
        "x1": iso(until + DAY),
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": "var(--band)",
    }


def titles(chapters: pd.DataFrame, days: pd.DatetimeIndex, sheet: Sheet) -> list[Figure]:
    """A title for each chapter in the width that its days have; the number alone where no wrapping fits."""
    shown = max((days[-1] - days[0]).days + 1, 1)
    notes = []
    for number, (since, until, title) in enumerate(chapters[["since", "until", "title"]].itertuples(index=False), 1):
        first, last = max(since, days[0]), min(until, days[-1])
        room = ((last - first).days + 1) / shown * sheet.px
        text = _fitted(str(title), number, int(room / LETTER_PX))
        if last >= first and room >= LETTER_PX * len(str(number)) + 2:
            notes.append(_title(first, text, str(title)))
    return notes


def _fitted(title: str, number: int, letters: int) -> str:
    lines = textwrap.wrap(title, max(letters, 1), break_long_words=False)
    fits = len(lines) <= LINES and all(len(line) <= letters for line in lines)
    return "<br>".join(lines) if fits else str(number)


def _title(first: pd.Timestamp, text: str, whole: str) -> Figure:
    return {
        "xref": "x",
        "yref": "paper",
        "x": iso(first),
        "y": 1,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "text": text,
        "hovertext": whole,
        "showarrow": False,
        "xshift": 1,
        "font": {"size": 12, "color": "var(--muted)"},
        "name": "chapter",
    }
