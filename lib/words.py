"""The words of the interface, from one catalogue (words.toml), so that another language is another file."""

import functools
import string
import tomllib
from pathlib import Path


class _Filler(string.Formatter):
    """Fills a text in which "{n:record|records}" is the first word where n is 1."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, parted, many = format_spec.partition("|")
        if not parted:
            return str(super().format_field(value, format_spec))
        return one if value == 1 else many


_CATALOGUE = Path(__file__).with_name("words.toml")
_FILLER = _Filler()


@functools.cache
def catalogue() -> dict[str, dict[str, str]]:
    """All sections of the catalogue, each a mapping of name to text."""
    return tomllib.loads(_CATALOGUE.read_text("utf-8"))


def say(name: str, /, **values: object) -> str:
    """The text called "section.name", with its {places} filled.

    >>> say("count.of", shown=3, all=7)
    '3 of 7'
    >>> say("timeline.more", n=1)
    '1 more record'
    """
    section, _, entry = name.partition(".")
    text = catalogue()[section][entry]
    return _FILLER.vformat(text, (), values) if "|" in text else text.format(**values)


def section(name: str) -> dict[str, str]:
    """All texts of a section, as the browser's views receive them."""
    return dict(catalogue()[name])
