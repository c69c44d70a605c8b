"""Ways to change the files of a case folder."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from lib import check

Break = Callable[[Path], object]


def cells(table: str, line: int, /, **changed: str) -> Break:
    """Changes cells in one line of a table."""

    def change(folder: Path) -> None:
        path = check.paths(folder)[table]
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        for column, cell in changed.items():
            rows[line - 1][rows[0].index(column)] = cell
        write(path, rows)

    return change


def again(table: str, line: int, /, **changed: str) -> Break:
    """Repeats a line of a table at its end, with some cells changed."""

    def change(folder: Path) -> None:
        path = check.paths(folder)[table]
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        row = dict(zip(rows[0], rows[line - 1], strict=True)) | changed
        write(path, [*rows, list(row.values())])

    return change


def replaced(file: str, old: str, new: str) -> Break:
    """Changes the text of a file."""

    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def raw(file: str, make: Callable[[bytes], bytes]) -> Break:
    """Changes the bytes of a file."""

    def change(folder: Path) -> None:
        (folder / file).write_bytes(make((folder / file).read_bytes()))

    return change


def without(file: str) -> Break:
    return lambda folder: (folder / file).unlink()


def neighbour(change: Break) -> Break:
    """Sets a second case beside this one, changed."""

    def copy(folder: Path) -> None:
        other = folder.parent / "other"
        shutil.copytree(folder, other)
        for name in ("events", "statements", "chapters"):
            path = other / f"{name}.csv"
            path.write_text(path.read_text("utf-8").splitlines()[0] + "\n")
        change(other)

    return copy


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
