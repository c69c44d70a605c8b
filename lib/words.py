"""The words of the interface, from one catalogue (words.toml), so that another language is another file."""

import functools
import tomllib
from pathlib import Path

_CATALOGUE = Path(__file__).with_name("words.toml")


@functools.cache
def catalogue() -> dict[str, dict[str, str]]:
    """All sections of the catalogue, each a mapping of name to text."""
    return tomllib.loads(_CATALOGUE.read_text("utf-8"))


def say(name: str, /, **values: object) -> str:
    """The text called "section.name", with its {places} filled.

    >>> say("count.of", shown=3, all=7)
    '3 of 7'
    """
    section, _, entry = name.partition(".")
    return catalogue()[section][entry].format(**values)


def section(name: str) -> dict[str, str]:
    """All texts of a section, as the browser's views receive them."""
    return dict(catalogue()[name])
