"""Finds what may be a person's name: capitalised words that neither a register nor phrases.csv knows.

The first word of a sentence is let through where the same tables hold it in small letters, or where it ends as English
verbs and plurals do. A surname that ends so, alone at the start of a sentence, is not seen.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import pandas as pd

from lib import model

_TOKEN: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_OPENING: Final = re.compile(r"(?:^|[.!?]['”’)]?\s+)[“‘(]?$")
_OWNER: Final = re.compile(r"[’']s$")
_ENGLISH: Final = re.compile(r".(s|ed|ing|ly)$")

Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A word, whether only a blank or a dash parts it from the word before, and whether it opens a sentence."""

    text: str
    joined: bool
    opens: bool


def known(frames: dict[str, pd.DataFrame]) -> frozenset[Phrase]:
    """The names of actors and places and the phrases of phrases.csv, as tuples of words."""
    actors, places = frames["actors"], frames["places"]
    lists = [actors["name"], actors["short"], places["name"], frames["phrases"]["phrase"]]
    names = [name for column in lists for name in column] + [
        alias for cell in actors["aliases"] for alias in cell.split("; ")
    ]
    bare = [name.partition(" (")[0] for name in names]
    return frozenset(tuple(_TOKEN.findall(name)) for name in (*names, *bare)) - {()}


def plain(frames: dict[str, pd.DataFrame]) -> frozenset[str]:
    """Every word that stands in small letters somewhere in the tables' prose."""
    prose = (
        (name, column.name) for name, table in model.TABLES.items() for column in table.columns if column.kind == "text"
    )
    cells = (cell for name, column in prose for cell in frames[name][column].unique())
    return frozenset(word for cell in cells for word in _TOKEN.findall(cell) if word.islower())


def unknown(text: str, known_phrases: frozenset[Phrase], plain_words: frozenset[str]) -> Iterator[str]:
    """Capitalised words that remain, those beside each other as one, when the longest known phrases are taken out."""
    rest: list[Word] = []
    words = _words(text)
    at = 0
    while at < len(words):
        size = _known_size(words, at, known_phrases)
        apart = size or not words[at].joined or not _named(words[at].text)
        if apart:
            yield from _name(rest, plain_words)
            rest = []
        if not size and _named(words[at].text):
            rest.append(words[at])
        at += size or 1
    yield from _name(rest, plain_words)


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    end = 0
    for match in _TOKEN.finditer(text):
        joined = bool(found) and text[end : match.start()] in (" ", "-", "–")
        found.append(Word(_OWNER.sub("", match.group()), joined, bool(_OPENING.search(text[: match.start()]))))
        end = match.end()
    return found


def _known_size(words: list[Word], at: int, known_phrases: frozenset[Phrase]) -> int:
    """How many words from here on form the longest known phrase; 0 where none does."""
    limit = at + 1
    while limit < len(words) and limit < at + 8 and words[limit].joined:
        limit += 1
    sizes = (end - at for end in range(limit, at, -1) if tuple(word.text for word in words[at:end]) in known_phrases)
    return next(sizes, 0)


def _named(word: str) -> bool:
    """True for a word that is written as a name: a capital, then small letters; no designation and no abbreviation."""
    return (
        word[0].isupper()
        and not any(c.isdigit() for c in word)
        and len(word) > 1
        and not word.removesuffix("s").isupper()
    )


def _name(rest: list[Word], plain_words: frozenset[str]) -> Iterator[str]:
    first = rest[0].text if rest else ""
    if len(rest) == 1 and rest[0].opens and (first.lower() in plain_words or _ENGLISH.search(first)):
        return
    if rest:
        yield " ".join(word.text for word in rest)
