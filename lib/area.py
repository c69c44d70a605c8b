"""A part of the map as a filter: an oblast or region by its name, or a box of longitudes and latitudes."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd

from lib import words

COLUMNS: Final = ("admin1", "lon", "lat")
NUMBER: Final = r"-?\d{1,3}(?:\.\d{1,4})?"
BOX: Final = re.compile(",".join(rf"({NUMBER})" for _ in range(4)))


class Box(NamedTuple):
    """Degrees; it holds its own edges."""

    west: float
    south: float
    east: float
    north: float


def box(text: str) -> Box | None:
    """The box that a text names as west,south,east,north; None where it names none.

    >>> box("36.8,47,40,49")
    Box(west=36.8, south=47.0, east=40.0, north=49.0)
    >>> box("Donetsk") or box("40,47,36,49") or box("0,0,0,91")
    """
    found = BOX.fullmatch(text)
    if not found:
        return None
    made = Box(*map(float, found.groups()))
    on_earth = made.west >= -180 and made.east <= 180 and made.south >= -90 and made.north <= 90
    return made if on_earth and made.west < made.east and made.south < made.north else None


def inside(records: pd.DataFrame, items: Sequence[str]) -> pd.Series:
    """True for each record whose place lies in one of the areas; one without a place lies in none."""
    found = records["admin1"].isin([item for item in items if not box(item)])
    for west, south, east, north in filter(None, map(box, items)):
        found |= records["lon"].between(west, east) & records["lat"].between(south, north)
    return found


def in_words(item: str) -> str:
    """An area as it is named in a sentence.

    >>> in_words("36.8,47,40,49")
    'the box 36.8 to 40° E, 47 to 49° N'
    """
    found = box(item)
    if not found:
        return item
    sides = {name: f"{value:g}" for name, value in found._asdict().items()}
    return words.say("choice.box", **sides)
