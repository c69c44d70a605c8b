"""Full-text search over the records of a case: English and original words, across spellings, ranked.

Words are brought to one form (stem, Latin letters, one spelling of i and y) and SQLite's FTS5 finds and ranks them.
A word is also looked for in its other spellings in the registers and in words all but equal to it; only one that no
record holds is read as the word that begins with it or comes nearest.
"""

import functools
import itertools
import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from anyascii import anyascii
from rapidfuzz import fuzz, process
from snowballstemmer import stemmer

WORD: Final = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:['’ʼ][^\W_]+)*")
TERM: Final = re.compile(r"[“\"]([^“”\"]+)[”\"]|(\S+)")
COLUMNS: Final = ("title", "speaker", "quote", "original", "summary", "names")
TABLE: Final = "CREATE VIRTUAL TABLE record USING fts5(key UNINDEXED, title, speaker, quote, original, summary, names)"
INTO: Final = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)"
FOUND: Final = "SELECT key FROM record WHERE record MATCH ? ORDER BY bm25(record, 0, 8, 6, 4, 4, 3, 1), rowid"
SHORTEST: Final = 3  # letters: a shorter stem says too little, so the word stays whole
EQUAL: Final = 88  # rapidfuzz's ratio from which two words are one
LONG: Final = 6  # letters: shorter words are one only where they are the same
NEAR: Final = 70  # the ratio from which a word that no record holds is read as another
NEAREST: Final = 3
ALIKE: Final = 55  # the ratio from which two words can be spellings of one name
COMMON: Final = 0.5  # a word that a larger part of the records holds chooses nothing beside others

_ENGLISH, _RUSSIAN = stemmer("english"), stemmer("russian")
_ONE_STEMS = threading.Lock()


class Term(NamedTuple):
    """A word or phrase of a query: as typed, the forms of each of its words that are looked for, and whether
    the records hold it so or in another spelling of the registers."""

    typed: str
    forms: tuple[frozenset[str], ...]
    held: bool


class Index:
    """The words of some records. Looks up queries in any thread."""

    def __init__(self, texts: pd.DataFrame, spellings: Iterable[Sequence[str]] = ()) -> None:
        """`texts` has a column `key` and any of COLUMNS; `spellings` are names that mean the same."""
        self._lock = threading.Lock()
        self._same = _same(spellings)
        self._texts = texts.assign(**{name: texts[name].fillna("") if name in texts else "" for name in COLUMNS})

    def __deepcopy__(self, _: Any) -> "Index":
        return self  # pandas copies the attributes of a frame with each new frame

    @functools.cached_property
    def _rows(self) -> sqlite3.Connection:
        """The table, filled at the first query."""
        rows = sqlite3.connect(":memory:", check_same_thread=False)
        rows.execute(TABLE)
        rows.execute("CREATE VIRTUAL TABLE word USING fts5vocab(record, row)")
        cells = ([" ".join(map(self._form, WORD.findall(text))) for text in self._texts[name]] for name in COLUMNS)
        rows.executemany(INTO, zip(self._texts["key"], *cells, strict=True))
        return rows

    @functools.cached_property
    def _words(self) -> dict[str, int]:
        """Every form that the records hold, with the number of records that do."""
        return dict(self._rows.execute("SELECT term, doc FROM word"))

    def ranked(self, query: str) -> list[str]:
        """Keys of the records that hold every word of a query, the best first."""
        with self._lock:
            asked = " AND ".join(map(_match, self._telling(self._terms(query))))
            if not asked:
                return []
            return [key for (key,) in self._rows.execute(FOUND, (asked,))]

    def terms(self, query: str) -> tuple[Term, ...]:
        """How the words of a query are read."""
        with self._lock:
            return self._terms(query)

    def runs(self, text: str, terms: Iterable[Term]) -> list[str]:
        """A text cut into parts, by turns without and with the words of some terms."""
        wanted = frozenset().union(*(forms for term in terms for forms in term.forms))
        parts, end = [], 0
        for word in WORD.finditer(text) if wanted else ():
            if self._form(word[0]) in wanted:
                parts += [text[end : word.start()], word[0]]
                end = word.end()
        return [*parts, text[end:]]

    def _terms(self, query: str) -> tuple[Term, ...]:
        typed = (phrase or word for phrase, word in TERM.findall(query))
        return tuple(self._term(text, WORD.findall(text)) for text in typed if WORD.search(text))

    def _term(self, typed: str, parts: Sequence[str]) -> Term:
        asked = [self._form(part) for part in parts]
        found = [self._held(word) for word in asked]
        forms = (own or self._nearest(word) for own, word in zip(found, asked, strict=True))
        return Term(typed, tuple(forms), all(word in self._words for word in asked))

    def _form(self, word: str) -> str:
        """The form of a word that stands for all its spellings."""
        short = form(word)
        return self._same.get(short, short)

    def _held(self, word: str) -> frozenset[str]:
        """The forms among the records' words that are this word or all but equal to it."""
        same = {word}
        if len(word) >= LONG:
            near = process.extract(word, self._words.keys(), scorer=fuzz.ratio, score_cutoff=EQUAL, limit=None)
            same |= {other for other, *_ in near if other[0] == word[0]}
        return frozenset(same & self._words.keys())

    def _nearest(self, word: str) -> frozenset[str]:
        """What a word that no record holds is read as: words that begin with it, else those that come nearest."""
        begun = {other for other in self._words if len(word) >= SHORTEST and other.startswith(word)}
        if begun:
            return frozenset(begun)
        near = process.extract(word, self._words.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=NEAREST)
        return frozenset(other for other, score, _ in near if score == near[0][1]) or frozenset({word})

    def _telling(self, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """The terms without those that most records hold, unless all are such."""
        most = COMMON * len(self._texts)
        telling = [t for t in terms if len(t.forms) > 1 or max(self._words.get(f, 0) for f in t.forms[0]) < most]
        return tuple(telling) or terms


def of(records: pd.DataFrame) -> Index:
    """The index that the records of a case carry; records that carry none are indexed by themselves."""
    carried: Index | None = records.attrs.get("index")
    return carried or Index(records)


@functools.lru_cache(maxsize=1 << 18)
def form(word: str) -> str:
    """The form in which a word is kept and looked for.

    >>> [form(word) for word in ("warned", "Warning", "Zelenskyy", "Zelensky", "войсками", "войска", "Erdoğan")]
    ['warn', 'warn', 'zelenski', 'zelenski', 'voisk', 'voisk', 'erdogan']
    """
    small = re.sub("[’ʼ]", "'", word.casefold())
    with _ONE_STEMS:  # a stemmer keeps the word that it works on
        latin = _stem(_ENGLISH, small) if small.isascii() else anyascii(_stem(_RUSSIAN, small)).casefold()
    return _one_spelling(re.sub("[^a-z0-9]", "", latin)) or small


def _one_spelling(latin: str) -> str:
    """Letters that romanisations write in several ways, written in one."""
    for pattern, letter in ((r"[yj]", "i"), (r"kh", "h"), (r"s(h|c)h", "sh"), (r"([^\d])\1+", r"\1")):
        latin = re.sub(pattern, letter, latin)
    return latin


def _stem(of_language: Any, word: str) -> str:
    stem: str = of_language.stemWord(word)
    return stem if len(stem) >= SHORTEST else word


def _match(term: Term) -> str:
    """A term as FTS5 asks it: a phrase needs its words beside each other, each in any of its forms."""
    phrases = [""]
    for forms in term.forms:
        phrases = [f"{before} {word}".strip() for before in phrases for word in sorted(forms)]
    return "(" + " OR ".join(f'"{phrase}"' for phrase in phrases) + ")"


def _same(spellings: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each form of a word in a name the one form that stands for it in all spellings of that name."""
    same: dict[str, str] = {}
    for names in spellings:
        for one, other in _pairs([[form(word) for word in WORD.findall(name)] for name in names]):
            kept, left = (_root(same, word) for word in (one, other))
            same |= {left: kept} if kept != left else {}
    return {word: _root(same, word) for word in same}


def _root(same: Mapping[str, str], word: str) -> str:
    while word in same:
        word = same[word]
    return word


def _pairs(names: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Like words at the same place of two spellings of as many words: Sea and море are no spellings of one word."""
    for one, other in itertools.combinations(names, 2):
        if len(one) == len(other):
            both = zip(one, other, strict=True)
            yield from ((a, b) for a, b in both if a != b and fuzz.ratio(a, b) >= ALIKE)
