"""The archive of scripts/pack, unpacked elsewhere and used with the network refused.

Slow: it fetches the 200 MB of packages of one Python, and installs them anew from the archive."""

import csv
import io
import os
import re
import socket
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3
from urllib3.util import Retry

from lib import load
from lib.compose import shown

ROOT = Path(__file__).resolve().parents[1]
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
NOBODY = "http://127.0.0.1:9"  # the port of "discard": nothing listens there


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, for this Python alone, under the name that it takes by itself."""
    folder = tmp_path_factory.mktemp("packed")
    command = [sys.executable, str(ROOT / "scripts" / "pack"), "--python", PYTHON]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    [path] = folder.iterdir()
    return path


def refused(caches: Path) -> dict[str, str]:
    """This environment without any way to packages: no index, no proxy that answers, no cache, no uv, no settings of
    pip that name folders of this machine."""
    ways = re.compile(r"PIP_.*|UV_.*|.*_PROXY|PYTHONPATH|VIRTUAL_ENV", re.I)
    kept = {name: value for name, value in os.environ.items() if not ways.fullmatch(name)}
    proxies = {f"{kind}_proxy": NOBODY for kind in ("http", "https", "all")}
    indexes = {"PIP_INDEX_URL": NOBODY, "UV_DEFAULT_INDEX": NOBODY, "PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1"}
    empty = {f"{tool}_CACHE_DIR": str(caches / tool) for tool in ("PIP", "UV")}
    return kept | proxies | {name.upper(): value for name, value in proxies.items()} | indexes | empty | {"PATH": ""}


@contextmanager
def started(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address at which scripts/run of a folder answers; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "scripts/run", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


def keys(table: bytes) -> list[str]:
    return [row["key"] for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))]


def test_an_archive_starts_and_exports_with_the_network_refused(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    [folder] = tmp_path.glob("escalation-timelines-*")
    environment, events = refused(tmp_path / "caches"), load.cases()["donbas-2021"].events["key"].tolist()
    export = [sys.executable, "scripts/export", "--case", "donbas-2021", "--as", "events.csv", "--to", "x.csv"]
    said = subprocess.run(export, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout
    assert "from wheels/, without a network" in said
    assert sorted(keys((folder / "x.csv").read_bytes())) == sorted(events)
    with started(folder, environment) as address:
        web, patience = urllib3.PoolManager(), Retry(total=100, backoff_factor=0.1, backoff_max=0.5)
        assert web.request("GET", f"{address}/_stcore/health", retries=patience).data == b"ok"
        served = web.request("GET", f"{address}/api/donbas-2021/events.csv")
        assert served.status == 200
        assert sorted(keys(served.data)) == sorted(events)


def test_an_archive_says_of_which_day_and_version_its_data_are(archive: Path, cases: dict[str, load.Case]) -> None:
    day = max(case.as_of for case in cases.values())
    machine = re.escape(sysconfig.get_platform())
    assert re.fullmatch(rf"escalation-timelines-{day}-[0-9a-f]{{12}}-{machine}\.zip", archive.name)
    with zipfile.ZipFile(archive) as packed:
        start = next(name for name in packed.namelist() if name.endswith("/START.txt"))
        text = packed.read(start).decode()
    assert archive.name.startswith(start.removesuffix("/START.txt"))
    assert [case.title for case in cases.values() if f"{case.title}: {shown.data_of(case)}" not in text] == []


def test_an_archive_holds_what_runs_and_nothing_else(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        modes = {Path(one.filename): one.external_attr >> 16 for one in packed.infolist()}
    inside = [Path(*path.parts[1:]) for path in modes]
    assert {path.parts[0] for path in inside if len(path.parts) > 1} == {
        ".streamlit", "data", "docs", "lib", "pages", "scripts", "wheels",
    }  # fmt: skip
    assert [path for path in inside if path.suffix == ".pyc"] == []
    assert all(mode & 0o100 for path, mode in modes.items() if path.parent.name == "scripts" and not path.suffix)


def test_a_name_that_is_no_archive_is_refused_before_anything_is_fetched() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "pack"), "--to", "laptop.rar"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "ends with .zip" in done.stderr
    assert done.stdout == ""
