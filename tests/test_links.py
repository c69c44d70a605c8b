"""Addresses of sources are looked at on a server that answers, moves, refuses, forgets and is not there."""

import csv
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from lib import links
from tests.edits import cells

ROOT = Path(__file__).parents[1]
ANSWERS = {"/here": 200, "/gone": 404, "/closed": 403, "/broken": 500}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302 if self.path == "/old" else ANSWERS[self.path])
        if self.path == "/old":
            self.send_header("location", "/here")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def base() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_every_address_has_its_state_in_the_order_of_the_sources(base: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{probe.getsockname()[1]}/x"
        names = ["here", "old", "gone", "closed", "broken"]
        found = list(links.states([*((name, f"{base}/{name}") for name in names), ("dead", dead), ("none", "")]))
    assert [one.key for one in found] == [*names, "dead", "none"]
    assert [one.state for one in found] == ["ok", "moved", "gone", "refused", "failed", "failed", "none"]
    assert found[1].final == f"{base}/here"
    assert found[2].status == 404


def test_a_capture_in_an_archive_is_looked_at_after_its_page() -> None:
    sources = [
        ("plain", "https://a.example/1", ""),
        ("kept", "https://a.example/2", "https://b.example/2"),
        ("none", "", ""),
    ]
    looked = links.pages(sources)
    assert looked == [
        ("plain", "https://a.example/1"),
        *(("kept", f"https://{x}.example/2") for x in "ab"),
        ("none", ""),
    ]


def test_the_command_writes_a_line_for_every_source(small_folder: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader((small_folder / "sources.csv").read_text("utf-8").splitlines()))
    for line in range(2, len(rows) + 2):
        cells("sources", line, url="")(small_folder)
    to = tmp_path / "links.csv"
    command = [str(ROOT / "scripts" / "links"), str(small_folder), "--to", str(to)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [row["key"] for row in csv.DictReader(to.read_text("utf-8").splitlines())] == [row["key"] for row in rows]
