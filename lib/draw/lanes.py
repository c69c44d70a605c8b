"""The lanes of a timeline: how high each is, where its marks stand, its bar of colour and its label."""

import textwrap
from typing import Final

import pandas as pd

from lib.draw import theme
from lib.draw.axis import Figure, Sheet

ROW: Final = 8.0  # px between two rows of acts
TICK_ROW: Final = 4.5  # px between two rows of statements
GAP: Final = 12.0  # px between two lanes
LEAST: Final = 34.0  # px: a label at the left has two lines


def measured(lanes: pd.DataFrame, sheet: Sheet) -> pd.DataFrame:
    """Lanes (slug, label, rows of acts, `ticks`: rows of statements; top to bottom) with `top` and `px`, in px.

    `top` counts down from 0 and leaves `sheet.head` px free above it.
    """
    px = (lanes["rows"] * ROW + lanes["ticks"] * TICK_ROW).clip(lower=0 if sheet.head else LEAST)
    whole = px + GAP + sheet.head
    return lanes.assign(px=px, top=-(whole.cumsum() - whole) - GAP / 2 - sheet.head)


def height(lanes: pd.DataFrame, sheet: Sheet) -> float:
    """Height of all measured lanes in px."""
    return float((lanes["px"] + GAP + sheet.head).sum())


def heights(marks: pd.DataFrame, lanes: pd.DataFrame) -> pd.Series:
    """Height of each mark: acts from the top of their lane down, statements below them."""
    of = lanes.set_index("slug")
    top = marks["lane"].map(of["top"])
    acts = top - (marks["row"] + 0.5) * ROW
    ticks = top - marks["lane"].map(of["rows"]) * ROW - (marks["row"] + 0.5) * TICK_ROW
    return acts.where(marks["kind"] != theme.STATEMENT_KIND, ticks)


def shapes(lanes: pd.DataFrame) -> list[Figure]:
    """A bar in the side's colour at the left of each lane, and a rule below it."""
    sides = zip(lanes["slug"], lanes["top"], lanes["px"], strict=True)
    return [shape for slug, top, px in sides for shape in (_bar(slug, top, px), _rule(top - px))]


def _bar(slug: str, top: float, px: float) -> Figure:
    edges = {"xref": "paper", "yref": "y", "x0": -0.008, "x1": -0.003, "y0": top - px, "y1": top}
    return {"type": "rect", "fillcolor": f"var(--side-{slug})", "line": {"width": 0}} | edges


def _rule(bottom: float) -> Figure:
    y = bottom - GAP / 2
    edges = {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": y, "y1": y}
    return {"type": "line", "layer": "below", "line": {"color": "var(--rule)", "width": 1}} | edges


def labels(lanes: pd.DataFrame, sheet: Sheet) -> list[Figure]:
    """Name and number of each lane: at its left, or above it where the sheet is narrow."""
    named = zip(lanes["label"], lanes["top"], lanes["px"], strict=True)
    return [_above(label, top) if sheet.head else _beside(label, top, px) for label, top, px in named]


def _beside(label: str, top: float, px: float) -> Figure:
    at = {"x": -0.012, "y": top - px / 2, "xanchor": "right", "yanchor": "middle", "align": "right"}
    return _label("<br>".join(textwrap.wrap(label, 17))) | at


def _above(label: str, top: float) -> Figure:
    return _label(label) | {"x": 0, "y": top + 1, "xanchor": "left", "yanchor": "bottom", "align": "left"}


def _label(text: str) -> Figure:
    return {"xref": "paper", "yref": "y", "text": text, "showarrow": False, "font": {"size": 13}, "name": "lane"}
