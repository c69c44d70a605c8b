"""THIRD_PARTY.md lists every file of others with the hash that it really has; the licences stand where they should."""

import hashlib
import re
from importlib import metadata, util
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from lib import serve

LISTED = dict(
    re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (serve.ROOT / "THIRD_PARTY.md").read_text("utf-8"), re.M)
)
OWN = {"contact_line_2021.geojson", "contact_line_2021_dashes.geojson"}
APACHE = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"  # the text as apache.org has it


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of a folder's list of hashes and paths."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    lines = [f"{digest(path / file)}  {file}\n" for file in files]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def found(name: str) -> Path:
    """A listed file: in this repository, else in an installed package."""
    package, _, rest = name.partition("/")
    if (serve.ROOT / package).exists():
        return serve.ROOT / name
    spec = util.find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / rest


@pytest.mark.parametrize("name", LISTED)
def test_a_file_of_others_is_the_one_listed(name: str) -> None:
    assert digest(found(name)) == LISTED[name]


def test_every_layer_of_the_map_every_font_and_every_library_is_listed() -> None:
    layers = [path for path in (serve.ROOT / "data" / "geo").glob("*.geojson") if path.name not in OWN]
    fonts = list((serve.CLIENT / "fonts").glob("*.woff2"))
    libraries = list((serve.CLIENT / "libraries").glob("*.js"))
    assert layers
    assert fonts
    assert libraries
    files = [path.relative_to(serve.ROOT).as_posix() for path in (*layers, *fonts, *libraries)]
    assert [file for file in files if file not in LISTED] == []


def test_every_library_is_served_whole() -> None:
    served = {file for files in serve.LIBRARIES.values() for file in files}
    assert served == {path.name for path in (serve.CLIENT / "libraries").glob("*.js")}


def test_the_libraries_are_of_the_versions_that_the_python_packages_hold() -> None:
    text = (serve.ROOT / "THIRD_PARTY.md").read_text("utf-8")
    basic = (serve.CLIENT / "libraries" / "plotly-basic.min.js").read_text("utf-8")
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in basic
    assert f"plotly.js {get_plotlyjs_version()}" in text
    pydecks = found("pydeck/nbextension/static/index.js").read_text("utf-8")
    for name in ("core", "layers", "json"):
        [version] = re.findall(rf"npm package @deck.gl/{name} ([\d.]+)", text)
        assert f'"{version}"' in (serve.CLIENT / "libraries" / "deck-core.min.js").read_text("utf-8")
        assert f'"{version}"' in pydecks


@pytest.mark.parametrize("package", ["plotly", "pydeck", "streamlit"])
def test_the_versions_named_are_those_installed(package: str) -> None:
    text = (serve.ROOT / "THIRD_PARTY.md").read_text("utf-8")
    assert re.search(rf"{package} {re.escape(metadata.version(package))}\b", text, re.I)


def test_the_licence_of_the_code_is_the_unchanged_text() -> None:
    assert digest(serve.ROOT / "LICENSE") == APACHE


def test_the_licence_of_the_data_says_whom_to_credit() -> None:
    text = (serve.ROOT / "data" / "LICENSE").read_text("utf-8")
    assert [said for said in ("CC BY 4.0", "Natural Earth", "GeoNames", "legalcode") if said not in text] == []
