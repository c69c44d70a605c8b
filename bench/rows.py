"""Times become rows of the result, and rows the table that is printed."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

SHOWN: Final = ("page", "size", "way", "median_ms", "p25", "p75", "floor_ms", "ratio", "bytes", "server_ms")


@dataclass(frozen=True)
class Times:
    """What one page took: ms in the browser, ms of the server's script, and its runs, one of each a change."""

    browser: Sequence[float]
    server: Sequence[float]
    runs: Sequence[int]


@dataclass(frozen=True)
class Row:
    """One page at one size, changed in one way, beside the empty page; times in ms, medians unless named else."""

    page: str
    size: str
    way: str
    median_ms: float
    p25: float
    p75: float
    floor_ms: float
    floor_p25: float
    floor_p75: float
    ratio: float
    bytes: int
    server_ms: float
    floor_server_ms: float
    runs: float
    pairs: int


def row(page: str, size: str, way: str, measured: Times, floor: Times, sizes: Sequence[int]) -> Row:
    """The row of a page's times and its floor's; `sizes` are the bytes that each watched change brought."""
    low, middle, high = quartiles(measured.browser)
    floor_low, floor_middle, floor_high = quartiles(floor.browser)
    return Row(
        page=page,
        size=size,
        way=way,
        median_ms=round(middle, 1),
        p25=round(low, 1),
        p75=round(high, 1),
        floor_ms=round(floor_middle, 1),
        floor_p25=round(floor_low, 1),
        floor_p75=round(floor_high, 1),
        ratio=round(middle / floor_middle, 2),
        bytes=round(statistics.median(sizes)),
        server_ms=round(statistics.median(measured.server), 1),
        floor_server_ms=round(statistics.median(floor.server), 1),
        runs=statistics.median(measured.runs),
        pairs=len(measured.browser),
    )


def quartiles(times: Sequence[float]) -> tuple[float, float, float]:
    """Lower quartile, median and upper quartile, each between the two nearest times; of one time, that time.

    >>> quartiles([40.0, 10.0, 30.0, 20.0])
    (17.5, 25.0, 32.5)
    """
    if len(times) < 2:
        return times[0], times[0], times[0]
    low, middle, high = statistics.quantiles(times, n=4, method="inclusive")
    return low, middle, high


def table(rows: Sequence[Row]) -> str:
    """The rows as text in columns: words at the left, numbers at the right."""
    cells = [list(SHOWN), *([str(asdict(one)[name]) for name in SHOWN] for one in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(map(_aligned, line, widths, range(len(SHOWN)))).rstrip() for line in cells)


def _aligned(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column < SHOWN.index("median_ms") else cell.rjust(width)


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as they stand in a result's file."""
    return [asdict(one) for one in rows]
