"""The house's type for files: the parts of each cut that browsers load, joined as programs for print want them."""

import functools
import io
import logging
import tempfile
from pathlib import Path
from typing import Final

import matplotlib
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from matplotlib import font_manager

PARTS: Final = Path(__file__).resolve().parents[1] / "client" / "fonts"
CUTS: Final = ("Regular", "SemiBold")
FAMILY: Final = "IBM Plex Sans"
SIGNS: Final = Path(matplotlib.get_data_path()) / "fonts" / "ttf"  # DejaVu Sans, for signs that the house's type lacks


@functools.cache
def folder() -> Path:
    """A folder with a TrueType file a cut, made once a process; matplotlib knows them by FAMILY."""
    made = Path(_temporary().name)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    for cut in CUTS:
        merged = Merger().merge([_plain(path) for path in sorted(PARTS.glob(f"IBMPlexSans-{cut}-*.woff2"))])
        _in_one_family(merged)
        path = made / f"IBMPlexSans-{cut}.ttf"
        merged.save(path)
        font_manager.fontManager.addfont(path)
    return made


@functools.cache
def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="escalation-fonts-")


def _plain(path: Path) -> io.BytesIO:
    """A part without its compression."""
    font, out = TTFont(path), io.BytesIO()
    font.flavor = None
    font.save(out)
    out.seek(0)
    return out


def _in_one_family(font: TTFont) -> None:
    """Gives every cut the same family, so that a weight chooses between them."""
    for record in list(font["name"].names):
        if record.nameID == 1:
            record.string = FAMILY
        elif record.nameID in (16, 17, 21, 22):
            font["name"].removeNames(nameID=record.nameID)
