"""A figure as a drawing of lines, for print at any size."""

from typing import Final

from lib.compose import pictures
from lib.compose.shown import Shown
from lib.draw import picture

MEDIA: Final = "image/svg+xml"
FIGURES: Final = tuple(pictures.FIGURES)


def file(shown: Shown, figure: str) -> bytes:
    """The figure; its letters are drawn as outlines, so that it needs no font."""
    return picture.written(pictures.figure(shown, figure), "svg")
