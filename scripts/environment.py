"""The project's own Python environment, .venv: made when it is missing, renewed when the pinned requirements change."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts" if os.name == "nt" else "bin") / ("python.exe" if os.name == "nt" else "python")
LEAST = (3, 11)
FILES = {"app": "requirements.txt", "all": "requirements-dev.txt"}
PINS = ROOT / "constraints.txt"
WHEELS = ROOT / "wheels"  # stands in an archive of scripts/pack, and holds pip, too


def enter(what: str = "all") -> None:
    """Goes on in the environment that has what is asked for: "app" (to run) or "all" (to test and check, too)."""
    if sys.version_info < LEAST:
        sys.exit(f"Python {'.'.join(map(str, LEAST))} or newer is needed; this is {sys.version.split()[0]}.")
    if Path(sys.prefix) == FOLDER:
        return
    if not _fits(what):
        _make(what)
    command = [str(PYTHON), *sys.argv]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(PYTHON, command)


def _mark(what: str) -> tuple[Path, str]:
    """The file that says what was installed, and what it must say."""
    texts = [(ROOT / name).read_bytes() for name in (*FILES.values(), PINS.name)]
    return FOLDER / f".{what}", hashlib.sha256(b"\0".join(texts)).hexdigest()


def _fits(what: str) -> bool:
    marks = [_mark(name) for name in {what, "all"}]
    return PYTHON.exists() and any(path.exists() and path.read_text() == text for path, text in marks)


def _make(what: str) -> None:
    packed, own_pip = WHEELS.is_dir(), next(WHEELS.glob("pip-*.whl"), None)
    if not PYTHON.exists():
        print("Making .venv, the project's own Python environment …", flush=True)
        try:
            venv.create(FOLDER, with_pip=not own_pip)
        except (subprocess.CalledProcessError, OSError) as error:
            shutil.rmtree(FOLDER, ignore_errors=True)
            sys.exit(
                f"Python could not make an environment ({error}). On Debian or Ubuntu: apt-get install python3-venv"
            )
    uv = shutil.which("uv")
    by = ("from wheels/, without a network, " if packed else "") + f"with {'uv' if uv else 'pip'}"
    print(f"Installing what {FILES[what]} pins, {by}{'' if uv else '; this takes about a minute'} …", flush=True)
    by_uv = [uv or "", "pip", "install", "--quiet", "--python", str(PYTHON)]
    by_pip = [str(PYTHON), *([str(own_pip / "pip")] if own_pip else ["-m", "pip"]), "install", "--quiet"]
    wanted = ["-r", str(ROOT / FILES[what]), "-c", str(PINS)]
    wanted += ["--no-index", "--find-links", str(WHEELS)] if packed else []
    command = by_uv if uv else [*by_pip, "--disable-pip-version-check"]
    if subprocess.run([*command, *wanted], check=False).returncode:
        machines = " START.txt says for which machines this archive is." if packed else ""
        sys.exit(f"The packages could not be installed; the lines above say why. Nothing else was changed.{machines}")
    path, text = _mark(what)
    path.write_text(text)
