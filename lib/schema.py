"""What a column and a table are: kinds of cells, how they are written, which words and keys they may hold."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["key", "text", "edtf", "day", "number", "amount", "choice", "url", "language", "country"]

DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER: Final = r"[0-9]{1,15}(\.[0-9]{1,9})?"
_PART: Final = rf"({DAY}|[0-9]{{4}}-[0-9]{{2}}|[0-9]{{4}})[~?%]?"
EDTF: Final = rf"{_PART}(/{_PART})?"
PATTERNS: Final[dict[str, str]] = {
    "key": r"[a-z0-9]+(-[a-z0-9]+)*",
    "text": r"\S+( \S+)*",  # no white space but single blanks
    "edtf": EDTF,
    "day": DAY,
    "number": rf"-?{_NUMBER}",
    "amount": rf"-?{_NUMBER}(-{_NUMBER})?|{EDTF}",
    "url": r"https?://([A-Za-z0-9_-]+\.)+[A-Za-z][A-Za-z0-9-]+([/?#][^\s<>\"]*)?",
    "language": r"[a-z]{2}",
    "country": r"[A-Z]{2}",
}
SEPARATOR: Final = "; "


@dataclass(frozen=True)
class Column:
    """One column: what it holds, its kind, and which tables' keys it names. `many`: values separated by "; "."""

    name: str
    about: str
    kind: Kind = "text"
    required: bool = False
    values: tuple[str, ...] = ()  # all that a cell may hold; of a link: words allowed besides the linked keys
    links: tuple[str, ...] = ()
    many: bool = False

    @property
    def pattern(self) -> str:
        """A regular expression for a whole cell that is not empty."""
        one = PATTERNS.get(self.kind, PATTERNS["text"])
        return f"({one})({SEPARATOR}({one}))*" if self.many and self.kind != "text" else one

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The only values that a cell may have; empty where it is free."""
        return () if self.links else self.values


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns, the columns that name a row, and the order of its rows in the file."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("key",)
    order: tuple[str, ...] = ("key",)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in the order of the file."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


def split(cell: str) -> tuple[str, ...]:
    """The values in a cell that holds a list.

    >>> split("russia; belarus"), split("")
    (('russia', 'belarus'), ())
    """
    return tuple(cell.split(SEPARATOR)) if cell else ()
