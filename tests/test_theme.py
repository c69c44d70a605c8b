"""Colours of sides and words: contrast on both papers, and apart for colour-blind readers."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from lib import model
from lib.draw import theme

# Linear RGB as seen with a kind of colour blindness, severity 1.0: Machado, Oliveira and Fernandes (2009), table 1.
SEEN = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}
LAB = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
APART = 9.0  # CIE76; about four just noticeable differences
SIDES = [slug for slug in theme.SIDES if slug != "civilians"]  # drawn as what is not established


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light = sorted((float(LAB[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light[0] + 0.05) / (light[1] + 0.05)


def lab(colours: np.ndarray) -> np.ndarray:
    ratios = LAB @ np.clip(colours, 0, 1) / WHITE
    f = np.where(ratios > 216 / 24389, np.cbrt(ratios), (24389 / 27 * ratios + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("slug", theme.SIDES)
def test_marks_stand_out_from_the_paper(slug: str, scheme: int) -> None:
    assert contrast(theme.SIDES[slug], theme.PAPER["paper"][scheme]) >= 3


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "warn"])
@pytest.mark.parametrize("paper", ["paper", "raised", "band"])
def test_words_can_be_read(ink: str, paper: str, scheme: int) -> None:
    assert contrast(theme.PAPER[ink][scheme], theme.PAPER[paper][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1])
def test_white_words_on_buttons_can_be_read(scheme: int) -> None:
    assert contrast("#FFFFFF", theme.PAPER["button"][scheme]) >= 4.5
    assert contrast(theme.PAPER["button"][scheme], theme.PAPER["paper"][scheme]) >= 3


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("region", theme.SERIES)
def test_bars_stand_out_from_the_paper(region: str, scheme: int) -> None:
    assert contrast(theme.SERIES[region], theme.PAPER["paper"][scheme]) >= 3


@pytest.mark.parametrize("kind", SEEN)
def test_sides_and_regions_stay_apart_for_colour_blind_readers(kind: str) -> None:
    colours = {slug: theme.SIDES[slug] for slug in SIDES} | theme.SERIES
    seen = {name: lab(np.array(SEEN[kind]) @ linear(colour)) for name, colour in colours.items()}
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= APART, (one, other)


def test_every_type_has_one_kind_and_every_kind_a_shape_of_its_own() -> None:
    types = [type_ for _, types in theme.KINDS.values() for type_ in types]
    assert sorted(types) == sorted(["", *model.TYPES])
    shapes = list(theme.KIND_SHAPES.values())
    assert len(set(shapes)) == len(shapes)


def test_every_side_has_a_colour() -> None:
    assert list(theme.SIDES) == list(model.SIDES)


def test_no_colour_stands_in_a_module_of_the_browser_or_a_figure() -> None:
    root = Path(theme.__file__).parents[1]
    files = [*(root / "client").glob("*.js"), *(root / "client").glob("*.css"), *(root / "draw").glob("*.py")]
    wrong = re.compile(r"#[0-9a-fA-F]{6}\b")
    assert [path.name for path in files if path.name != "theme.py" and wrong.search(path.read_text("utf-8"))] == []
