"""The descriptor of a choice's Data Package alone: which tables and columns there are."""

import json
from typing import Final

from lib.compose.shown import Shown
from lib.export import as_zip

MEDIA: Final = "application/json"
FILE: Final = "datapackage.json"


def file(shown: Shown, table: str) -> bytes:
    """The descriptor; the paths of its tables are beside it over HTTP and in the archive."""
    return json.dumps(as_zip.described(shown), ensure_ascii=False, indent=1).encode()
