"""A still picture for print and slides: title, choice and sources around a figure, as PNG or SVG, without a browser."""

import datetime as dt
import io
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lib.draw import fonts, theme

SIZE: Final = (13.333, 7.5)  # inches: a slide of 16:9
EDGE: Final = 0.03  # of the width
MARKS: Final[dict[str, Any]] = {
    "x": "X", "square": "s", "triangle-up": "^", "triangle-down": "v", "diamond": "D", "circle": "o", "hexagon": "h",
    "cross": "P", "star": "*", "hourglass": [(-1, 1), (1, 1), (-1, -1), (1, -1), (-1, 1)], "tick": "|",
}  # fmt: skip
STYLE: Final[Any] = {
    "font.family": [fonts.FAMILY, "DejaVu Sans"],
    "svg.fonttype": "path",
    "svg.hashsalt": "escalation",
    "axes.spines.top": False,
    "axes.spines.right": False,
}
mpl.rcParams.update(STYLE)  # once, since figures are drawn in several threads


@dataclass(frozen=True)
class Frame:
    """The words around a picture: its title, the choice in words, and what stands at its foot."""

    title: str
    choice: str
    foot: str


def colour(name: str) -> str:
    """A colour of the light scheme."""
    return theme.PAPER[name][0]


def blank(size: tuple[float, float] = SIZE) -> Figure:
    """An empty picture of a size in inches, in the house's type."""
    fonts.folder()
    return Figure(figsize=size, facecolor=colour("paper"))


def framed(figure: Figure, frame: Frame | None) -> tuple[float, float]:
    """Writes the words around a picture, where it has any; bottom and top, in parts of its height, of the place that is
    left for the figure."""
    if not frame:
        return 0.0, 1.0
    width, height = figure.get_size_inches()
    letters = int(width * 11.4)
    choice, foot = (textwrap.wrap(text, int(letters * more)) for text, more in ((frame.choice, 1), (frame.foot, 1.32)))
    line = 0.21 / height
    figure.text(EDGE, 1 - 0.45 / height, frame.title, size=20, weight=600, color=colour("ink"), va="center")
    top = 1 - 0.72 / height
    for number, text in enumerate(choice):
        figure.text(EDGE, top - number * line, text, size=12, color=colour("ink"), va="top")
    for number, text in enumerate(reversed(foot)):
        figure.text(EDGE, 0.12 / height + number * line * 0.8, text, size=9.5, color=colour("muted"), va="bottom")
    return 0.12 / height + len(foot) * line * 0.8 + 0.1 / height, top - len(choice) * line - 0.08 / height


def days(data: Mapping[str, Any]) -> tuple[int, int]:
    """First and last chosen day of what a view receives, counted from the first of the case."""
    begin = dt.date.fromisoformat(data["window"][0])
    since, until = ((dt.date.fromisoformat(data[name]) - begin).days for name in ("since", "until"))
    return since, until


def bare(axes: Axes) -> Axes:
    """Axes without lines, ticks or names."""
    axes.set_axis_off()
    axes.patch.set_alpha(0)
    return axes


def written(figure: Figure, form: str, dpi: int = 150) -> bytes:
    """The picture as png or svg; the same picture gives the same bytes."""
    out = io.BytesIO()
    dated: dict[str, Any] = {"png": {"Software": None}, "svg": {"Date": None}}
    figure.savefig(out, format=form, dpi=dpi, metadata=dated[form])
    return out.getvalue()
