"""A fault in a table, worded for the person who holds the file."""

from dataclasses import asdict, dataclass

SHOWN = 80


@dataclass(frozen=True, order=True)
class Fault:
    """Where it is (file, line, column), what was found there, and what to do. Line 0 means the file as a whole."""

    file: str
    line: int
    column: str
    found: str
    advice: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part)
        found = f" found “{_short(self.found)}”;" if self.found else ""
        return f"{place}{' ' + self.column if self.column else ''}:{found} {self.advice}"

    def as_dict(self) -> dict[str, str | int]:
        """The fault as plain values, for JSON."""
        return asdict(self)


class DataError(Exception):
    """A case that cannot be shown, with every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def _short(text: str) -> str:
    """A text that fits a line; what does not print is escaped."""
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
