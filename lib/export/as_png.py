"""A figure as a picture of points, for slides and articles."""

from typing import Final

from lib.compose import pictures
from lib.compose.shown import Shown
from lib.draw import picture

MEDIA: Final = "image/png"
FIGURES: Final = tuple(pictures.FIGURES)
DPI: Final = 150


def file(shown: Shown, figure: str) -> bytes:
    """The figure, 2000 by 1125 points."""
    return picture.written(pictures.figure(shown, figure), "png", DPI)
