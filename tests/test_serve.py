"""Answers of the server's own layers: whole for everybody, whoever leaves, and compressed once."""

import asyncio
import gzip
from typing import Any

import brotli
import pytest
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from lib import serve

WHOLE = b"export const n = 1;\n" * 1000


class Files:
    """An application that cuts its answer short where its reader leaves."""

    def __init__(self) -> None:
        self.asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1

        async def parts() -> Any:
            for at in range(0, len(WHOLE), 1000):
                await asyncio.sleep(0)
                yield WHOLE[at : at + 1000]

        headers = {"content-length": str(len(WHOLE)), "content-type": "text/javascript"}
        await StreamingResponse(parts(), headers=headers)(scope, receive, send)


def ask(app: Any, path: str, coding: str, leaves: bool = False) -> tuple[dict[str, str], bytes]:
    """What a reader gets who asks for a file, and perhaps leaves before it is there."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"} if leaves else {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", coding.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers, "asgi": {}}
    asyncio.run(app(scope, receive, send))
    named = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return named, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_file_is_whole_for_all_though_the_first_reader_left(coding: str, unpack: Any) -> None:
    files = Files()
    app = serve.CompressedOnce(files)
    ask(app, f"{serve.BASE}/card.js", coding, leaves=True)
    headers, body = ask(app, f"{serve.BASE}/card.js", coding)
    assert unpack(body) == WHOLE
    assert headers["content-encoding"] == coding
    assert headers["content-length"] == str(len(body))
    assert files.asked == 1


def test_files_under_a_hash_are_kept_for_good_and_others_are_not() -> None:
    app = serve.CompressedOnce(Files())
    assert ask(app, f"{serve.BASE}/card.js", "br")[0]["cache-control"] == serve.FOREVER
    assert "cache-control" not in ask(app, "/client/card.js", "br")[0]


def test_a_page_asks_ahead_for_what_its_views_import() -> None:
    head = serve.Opening(Files()).head("/timeline")
    assert all(f"/{name}.js" in head for name in ("timeline", "legend", "glyph", "plotly", "shell"))
    assert "/deck.js" not in head
    assert "/deck.js" in serve.Opening(Files()).head("/map")


def test_every_view_of_a_page_is_a_module() -> None:
    for views in serve.VIEWS.values():
        assert all((serve.CLIENT / f"{view}.js").is_file() for view in views)
