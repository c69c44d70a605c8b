"""The figures of a choice as still pictures, with the choice, its sources and the version of the data in them."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, Final

from matplotlib.figure import Figure

from lib import words
from lib.compose import map as maps
from lib.compose import timeline
from lib.compose.shown import Shown
from lib.draw import picture, picture_map, picture_timeline
from lib.load import Case
from lib.view import Link

Data = Callable[[Case, Link], Mapping[str, Any]]
Draw = Callable[[Mapping[str, Any], picture.Frame | None, tuple[float, float]], Figure]
FIGURES: Final[dict[str, tuple[Data, Draw]]] = {
    "timeline": (timeline.data, picture_timeline.figure),
    "map": (maps.data, picture_map.figure),
}
MOST_NAMED: Final = 4  # publishers


def figure(shown: Shown, name: str, size: tuple[float, float] = picture.SIZE, title: str = "") -> Figure:
    """The figure of this name as a picture of a size in inches; without a title it has that of the case."""
    data, draw = FIGURES[name]
    about = shown.about()
    foot = words.say("picture.foot", sources=sources(shown), data=about["data"], link=about["link"])
    return draw(data(shown.case, shown.link), picture.Frame(title or shown.case.title, about["choice"], foot), size)


@functools.lru_cache(maxsize=64)
def bare(case: Case, link: Link, name: str, size: tuple[float, float], form: str, dpi: int = 150) -> bytes:
    """The figure alone as png or svg, for a page that says the choice and the sources itself; kept, since a briefing
    is written again and again while one step of it changes."""
    data, draw = FIGURES[name]
    return picture.written(draw(data(case, link), None, size), form, dpi)


def sources(shown: Shown) -> str:
    """On how many pages a choice rests, and whose most of them are."""
    pages = shown.tables["sources"].rows["publisher"]
    names = dict(zip(shown.case.publishers["key"], shown.case.publishers["name"], strict=True))
    counts = pages.value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    most = [words.say("picture.of", name=names[key], n=n) for key, n in counts.head(MOST_NAMED).items()]
    said = {"n": len(pages), "publishers": len(counts), "most": ", ".join(most)}
    return words.say("picture.sources", **said) if most else words.say("picture.no_sources")
