"""What compose made becomes a file; one module a format, found by its name `as_<format>`.

To add a format: a module here with MEDIA (its type on the internet), `file(shown, table)`, which says the bytes, and
TABLES, the names of the tables that it can hold, or FIGURES, those of the pictures that it can draw; where it holds the
whole choice, FILE is its name instead. A format of briefings has BRIEFINGS: functions by the names of their files.
"""

import functools
import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import Final, NamedTuple

from lib.compose.shown import Shown

PREFIX: Final = "as_"


class Kind(NamedTuple):
    """A file that can be had of any choice: its name, the module that writes it, and the table or
    figure that it holds, "" for the whole choice."""

    name: str
    module: ModuleType
    table: str

    @property
    def pictured(self) -> bool:
        """True for a picture."""
        return self.name.startswith("figure/")

    @property
    def media(self) -> str:
        """Its type on the internet."""
        return str(self.module.MEDIA)

    def bytes(self, shown: Shown) -> bytes:
        """The file of a choice."""
        made: bytes = self.module.file(shown, self.table)
        return made

    def saved_as(self, shown: Shown) -> str:
        """The name under which it is saved, which says the case and the days."""
        chosen = shown.link.view
        return f"{shown.case.key}-{chosen.since}-{chosen.until}-{self.name.rpartition('/')[2]}"


@functools.cache
def modules() -> dict[str, ModuleType]:
    """The modules of the formats by name."""
    names = (found.name for found in pkgutil.iter_modules(__path__) if found.name.startswith(PREFIX))
    return {name.removeprefix(PREFIX): importlib.import_module(f"{__name__}.{name}") for name in sorted(names)}


@functools.cache
def files() -> dict[str, Kind]:
    """Every file that can be had of a choice, by its name."""
    kinds = []
    for ending, module in modules().items():
        if hasattr(module, "FILE"):
            kinds.append(Kind(module.FILE, module, ""))
        kinds += [Kind(f"{table}.{ending}", module, table) for table in getattr(module, "TABLES", ())]
        kinds += [Kind(f"figure/{name}.{ending}", module, name) for name in getattr(module, "FIGURES", ())]
    return {kind.name: kind for kind in kinds}


@functools.cache
def briefings() -> dict[str, tuple[str, Callable[..., bytes]]]:
    """Every file that can be had of a briefing, by its name: its type on the internet, and what writes it from the
    cases, the briefing and the address of the dashboard."""
    return {
        name: (module.MEDIA, write)
        for module in modules().values()
        for name, write in getattr(module, "BRIEFINGS", {}).items()
    }
