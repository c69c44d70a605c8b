"""The catalogue's texts: what chooses between one and many is well formed, here and in the browser's copy."""

import re

import pytest

from lib import words

TEXTS = [
    (f"{section}.{name}", text)
    for section, texts in words.catalogue().items()
    for name, text in texts.items()
    if isinstance(text, str) and re.search(r"\{\w+:[^}]*\|", text)
]


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_one_and_many_are_told_apart(name: str, text: str) -> None:
    places = set(re.findall(r"\{(\w+)", text))
    one, many = (words.say(name, **dict.fromkeys(places, n)) for n in (1, 2))
    assert one.replace("1", "2") != many
    assert not re.search(r"[{}|]", one + many)


def test_a_number_as_text_is_many() -> None:
    assert words.say("timeline.more", n="1,234") == "1,234 more records"
