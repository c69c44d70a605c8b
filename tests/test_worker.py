"""Briefings as files: over HTTP, from a process of their own, and by the command."""

import asyncio
import csv
import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib import api, briefing, export, load, view, worker
from lib.briefing import Briefing, Step
from lib.view import Link

ROOT = Path(__file__).parents[1]
CASES = load.cases()
CASE = CASES["donbas-2021"]
BASE = "https://example.org/"
QUERY = "case=donbas-2021&since=2021-04-12&until=2021-04-18&actor=side-russia"
STEPS = (Step("Words", QUERY, ("statements",)), Step("Figures", QUERY, ("number",)))
BRIEFING = Briefing("A briefing", STEPS)


def test_a_choice_narrows_the_briefing_of_its_case() -> None:
    link = Link(view.whole(CASE)).changed(since=dt.date(2021, 3, 28), until=dt.date(2021, 4, 2), actor=("side-russia",))
    steps = [step.link(CASES).view for step in briefing.of_choice(CASE, link).steps]
    assert [(one.since, one.until) for one in steps] == [
        (dt.date(2021, 3, 28), dt.date(2021, 3, 31)),
        (dt.date(2021, 4, 1), dt.date(2021, 4, 2)),
    ]
    assert {one.actor for one in steps} == {("side-russia",)}


CLIENT = TestClient(Starlette(routes=api.routes()), raise_server_exceptions=False)


@pytest.mark.parametrize("name", export.briefings())
def test_a_briefing_that_is_sent_comes_back_as_a_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, str]] = []

    async def file(_: object, *parts: str) -> bytes:
        asked.append(parts)  # type: ignore[arg-type]
        return b"file"

    monkeypatch.setattr(worker.Worker, "file", file)
    text = briefing.write(BRIEFING)
    found = CLIENT.post(f"/api/{name}", content=text, headers={"content-type": "application/json"})
    assert (found.status_code, found.content) == (200, b"file")
    assert found.headers["content-type"].startswith(export.briefings()[name][0])
    address = f"/api/donbas-2021/{name}?since=2021-03-28&until=2021-04-02"
    got = CLIENT.get(address)
    assert (got.status_code, got.content) == (200, b"file")
    assert CLIENT.get(address, headers={"if-none-match": got.headers["etag"]}).status_code == 304
    assert [parts[0] for parts in asked] == [name, name]
    assert [len(briefing.read(parts[1]).steps) for parts in asked] == [len(STEPS), 2]


def test_what_is_no_briefing_is_refused_and_a_failure_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    json_ = {"content-type": "application/json"}

    async def broken(*_: object) -> bytes:
        raise MemoryError

    async def here(_: object, name: str, text: str, base: str) -> bytes:
        return worker.written(name, text, base)

    monkeypatch.setattr(worker.Worker, "file", here)
    assert CLIENT.post("/api/briefing.pdf", content="{}", headers=json_).status_code == 400
    assert CLIENT.post("/api/briefing.pdf", content="{}", headers={"content-type": "text/plain"}).status_code == 415
    assert CLIENT.post("/api/briefing.pdf", content="x" * (api.MOST_BODY + 1), headers=json_).status_code == 413
    monkeypatch.setattr(worker.Worker, "file", broken)
    failed = CLIENT.post("/api/briefing.pdf", content=briefing.write(BRIEFING), headers=json_)
    assert failed.status_code == 500
    assert "MemoryError" in failed.json()["detail"]


def test_a_process_of_its_own_writes_the_file_and_too_many_are_refused() -> None:
    async def run() -> tuple[bytes, int]:
        made = worker.Worker()
        made.ready(CASE.key)
        begun = made.pool
        made.ready(CASE.key)
        body = await made.file("handout.pdf", briefing.write(Briefing("One", STEPS[:1])), BASE)
        assert begun is made.pool
        made.waiting = worker.MOST
        with pytest.raises(worker.BusyError):
            await made.file("handout.pdf", "", BASE)
        assert made.pool
        made.pool.shutdown()
        return body, made.waiting

    body, _ = asyncio.run(run())
    assert body.startswith(b"%PDF")


def test_what_is_prepared_is_the_file_of_the_case_and_read_by_it_alone() -> None:
    assert worker.prepared(CASE.key) == len(worker.written("briefing.html", briefing.write(briefing.of_case(CASE)), ""))


def test_the_command_writes_the_same_file_and_says_what_is_wrong(tmp_path: Path) -> None:
    to, days = tmp_path / "events.csv", "since=2021-04-12&until=2021-04-18"
    done = run("--case", "donbas-2021", "--query", days, "--to", str(to))
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(to.read_text("utf-8-sig"), newline="")))
    chosen = view.from_query({"case": ["donbas-2021"], "since": ["2021-04-12"], "until": ["2021-04-18"]}, CASES).view
    assert [row["key"] for row in rows] == chosen.of(CASE.events)["key"].tolist()
    refused = run("--query", "since=x", "--to", str(to))
    assert (refused.returncode, "since" in refused.stderr) == (2, True)
    assert "events.csv" in run("--to", str(tmp_path / "x.exe")).stderr


def run(*asked: str) -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "scripts" / "export"), *asked]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


SERVER = """
import asyncio, sys
from lib.worker import Worker
if __name__ == "__main__":
    asyncio.run(Worker().file("briefing.html", sys.stdin.readline(), ""))
    print("written", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGKILL])
def test_the_process_that_writes_ends_with_the_server(tmp_path: Path, signal_: signal.Signals) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER, "utf-8")
    text = json.dumps(json.loads(briefing.write(BRIEFING)))
    command = [sys.executable, str(script)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(f"{text}\n")
        server.stdin.flush()
        assert server.stdout.readline() == "written\n"
        server.send_signal(signal_)
        assert server.communicate(timeout=60)[0] == ""  # ends when nobody holds the other end any more
