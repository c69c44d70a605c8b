"""A choice as a Frictionless Data Package: every table as CSV with its declaration, in one archive."""

import io
import json
import zipfile
from typing import Any, Final

from lib import derive
from lib.compose import shown as shown_
from lib.compose.shown import Shown
from lib.export import as_csv

MEDIA: Final = "application/zip"
FILE: Final = "datapackage.zip"


def file(shown: Shown, table: str) -> bytes:
    """The archive; its files have the day of the data, so that the same choice gives the same bytes."""
    out, day = io.BytesIO(), shown.case.as_of
    texts = {f"{name}.csv": as_csv.text(sheet) for name, sheet in shown.tables.items()}
    texts[derive.PACKAGE] = json.dumps(described(shown), ensure_ascii=False, indent=1)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), text.encode())
    return out.getvalue()


def described(shown: Shown) -> dict[str, Any]:
    """The descriptor: what every file says of itself, and each table's columns. Links are to registers alone, since a
    choice need not hold what its records point to."""
    names = {name: name for name in shown_.REGISTERS}
    about = shown.about()
    resources = [
        derive.resource(shown_.table(sheet), name, f"{name}.csv", derive.linked(shown_.table(sheet), names))
        for name, sheet in shown.tables.items()
    ]
    package = derive.package(shown.case.key, shown.case.title, f"{about['choice']}. {about['data']}.", resources)
    home = {"homepage": shown.address} if shown.address.startswith("http") else {}
    return package | {"version": shown.case.version} | home
