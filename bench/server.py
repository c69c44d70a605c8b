"""The measured server: a copy of the house in a temporary folder with the data of one size, started on a free port."""

import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import urllib3
from urllib3.util import Retry

from bench import synthetic

ROOT: Final = Path(__file__).resolve().parents[1]
REAL: Final = "donbas-2021"
LEFT: Final = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "tests", "results")


@dataclass(frozen=True)
class Server:
    """Where it answers, the folder of the case that is measured, and where its script notes the time of each run."""

    address: str
    case: Path
    notes: Path

    def runs(self) -> list[float]:
        """The ms that each run of the main script took, oldest first."""
        return [float(line) for line in self.notes.read_text("utf-8").split()] if self.notes.exists() else []


@contextmanager
def serving(size: str) -> Iterator[Server]:
    """A server on the data of a size: `real`, the key of a case, a number of events, or one of events and one of
    statements as 10000+10000; ends with the block.

    It runs a copy, so that made-up data never stand in data/ and that edits do not change what is measured.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "house"
        shutil.copytree(ROOT, folder, ignore=LEFT)
        numbers = [int(part) for part in size.split("+")] if size.replace("+", "").isdigit() else []
        case = folder / "data" / (REAL if size == "real" or numbers else size)
        if numbers:
            shutil.rmtree(folder / "data")
            synthetic.write(ROOT / "data" / case.name, folder / "data", *numbers)
        with started("bench/app.py", folder) as address:
            yield Server(address, case, folder / "bench" / "runs.txt")


@contextmanager
def started(script: str = "app.py", folder: Path = ROOT, port: int = 0) -> Iterator[str]:
    """A fresh server on a port, a free one where none is named; its address. It ends with the block."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            patience = Retry(total=100, backoff_factor=0.1, backoff_max=0.5)
            urllib3.PoolManager().request("GET", f"{address}/_stcore/health", retries=patience)
            yield address
        finally:
            process.terminate()
            process.wait(30)
