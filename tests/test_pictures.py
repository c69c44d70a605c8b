"""A still picture says its choice, its sources and the version of its data, and loses no record."""

import datetime as dt
import re
from typing import Any

import numpy as np
import pytest

from lib import load, view
from lib.compose import pictures, shown
from lib.draw import picture
from lib.view import Link

CASE = load.cases()["donbas-2021"]
BASE = "https://example.org/"
CHOICES: list[dict[str, Any]] = [
    {},
    {"since": dt.date(2021, 4, 13), "until": dt.date(2021, 4, 13)},
    {"words": "qxqxqx"},
    {"map": "world"},
]


@pytest.mark.parametrize("name", pictures.FIGURES)
@pytest.mark.parametrize("changes", CHOICES, ids=str)
def test_a_picture_says_its_choice_and_sources(name: str, changes: dict[str, Any]) -> None:
    said = shown.of(CASE, Link(view.whole(CASE)).changed(**changes), BASE)
    drawn = pictures.figure(said, name)
    words = " ".join(text.get_text() for text in drawn.texts)
    assert said.about()["choice"] in words
    assert CASE.version in words
    assert pictures.sources(said) in words
    assert picture.written(drawn, "png").startswith(b"\x89PNG")


def test_every_record_of_the_choice_is_in_a_mark_or_counted_in_the_picture() -> None:
    said = shown.of(CASE, Link(view.whole(CASE)), BASE)
    axes = pictures.figure(said, "timeline").axes[0]
    labels = [text.get_text() for text in axes.texts]
    counts = [int(found[1]) for label in labels if (found := re.fullmatch(r"[^+]+\s(\d+)", label))]
    assert sum(counts) == len(said.tables["records"].rows)
    left = sum(int(label[1:]) for label in labels if re.fullmatch(r"\+\d+", label))
    marks = [np.size(line.get_xdata()) for line in axes.lines if line.get_marker() != "None"]
    assert sum(marks) + left == sum(counts)


def test_the_same_picture_has_the_same_bytes() -> None:
    said = shown.of(CASE, Link(view.whole(CASE)), BASE)
    first, again = (picture.written(pictures.figure(said, "map"), "svg") for _ in range(2))
    assert first == again
