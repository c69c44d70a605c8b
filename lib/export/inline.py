"""What stands inside a page that is one file: data as JSON that no text can break out of, big texts compressed, and the
hash by which a script may run."""

import base64
import gzip
import hashlib
import html
import json
from collections.abc import Mapping
from typing import Any, Final

LEAST: Final = 60  # letters of a part that is worth its number
# JSON as it may stand inside a script element: nothing in it ends the element or begins another.
ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def packed(value: Any) -> str:
    """A value as escaped JSON {parts, value}: each list or mapping that is not short stands once in `parts`, after
    those that it holds, and {"$": n} in its places."""
    parts: dict[str, int] = {}
    whole = _packed(value, parts)
    return f'{{"parts":[{",".join(parts)}],"value":{whole}}}'.translate(ESCAPED)


def _packed(value: Any, parts: dict[str, int]) -> str:
    """The JSON of a value, or of the number of its part."""
    if isinstance(value, Mapping):
        text = "{" + ",".join(f"{json.dumps(str(key))}:{_packed(one, parts)}" for key, one in value.items()) + "}"
    elif isinstance(value, (list, tuple)):
        text = "[" + ",".join([_packed(one, parts) for one in value]) + "]"
    else:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    return f'{{"$":{parts.setdefault(text, len(parts))}}}' if len(text) > LEAST else text


def plain(value: Any) -> str:
    """A value as escaped JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(ESCAPED)


def small(content: bytes) -> str:
    """Bytes compressed with gzip, in letters."""
    return base64.b64encode(gzip.compress(content, mtime=0)).decode()


def url(content: bytes, media_type: str) -> str:
    """Bytes as an address that holds them."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def digest(script: str) -> str:
    """What a Content-Security-Policy calls an inline script that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def block(name: str, content: str, media_type: str = "application/json") -> str:
    """A script element that is no script but holds what a script reads."""
    return f'<script type="{media_type}" id="et-{name}">{content}</script>'


def text(content: str) -> str:
    """A text as HTML."""
    return html.escape(content)
