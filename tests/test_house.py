"""The house itself: modules import only what stands before them, pages are thin, nothing grows past its size."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from lib.draw import theme

ROOT = Path(__file__).resolve().parents[1]
# A module imports only what stands before it; those on one line may not import each other, but for their own folder.
LAYERS = (
    "words", "schema", "model", "dates", "check", "search", "load", "known", "importers", "derive", "correct", "links",
    "area", "look", "view", "offers", "measure", "briefing", "draw", "serve", "compose", "export", "openapi", "oembed",
    "answer", "worker", "room", "api", "api_room", "ui", "frame", "pages", "app",
)  # fmt: skip
STREAMLIT = {"ui", "frame", "pages", "app"}
MODULES = sorted([*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
CODE = sorted([*MODULES, *(path for of in ("tests", "bench", "scripts/geo") for path in (ROOT / of).rglob("*.py"))])
CLIENT = sorted([*(ROOT / "lib" / "client").glob("*.js"), *(ROOT / "lib" / "client").glob("*.css")])
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_LINES_OF_A_PAGE = 300, 40, 40


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def layer(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "lib" and len(parts) > 1 else parts[0]


def imported(path: Path) -> set[str]:
    """Layers that a module imports, and other packages by their first name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "lib":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            found.add(parts[1] if parts[0] == "lib" else parts[0])
    return found


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem != "__init__"], ids=name)
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    own = layer(path)
    assert own in LAYERS, f"{own} has no place in the order of layers"
    later = [other for other in imported(path) & set(LAYERS) if LAYERS.index(other) > LAYERS.index(own)]
    assert later == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_edge_knows_streamlit(path: Path) -> None:
    assert "streamlit" not in imported(path) or layer(path) in STREAMLIT


@pytest.mark.parametrize("layer_name", ["measure", "draw"])
def test_numbers_and_figures_know_no_choice_and_no_case(layer_name: str) -> None:
    paths = [path for path in MODULES if layer(path) == layer_name]
    assert paths
    assert [name(path) for path in paths if imported(path) & {"view", "load", "compose"}] == []


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=name)
def test_a_page_is_thin(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_PAGE
    kinds = (ast.FunctionDef, ast.For, ast.While, ast.ClassDef, ast.ListComp)
    assert not any(isinstance(node, kinds) for node in ast.walk(ast.parse(text)))
    assert "pandas" not in imported(path)


@pytest.mark.parametrize("path", [*CODE, *CLIENT], ids=name)
def test_a_file_is_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_function_fits_a_screen(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= MOST_LINES_OF_A_FUNCTION]
    assert long == []


def test_the_server_is_short() -> None:
    assert len((ROOT / "app.py").read_text("utf-8").splitlines()) <= 60


def test_names_say_what_they_hold() -> None:
    forbidden = re.compile(r"\b(df|utils|helpers?|common)\b")
    assert [name(path) for path in MODULES if forbidden.search(path.stem)] == []
    assert [name(path) for path in MODULES if re.search(r"\bdf\b", path.read_text("utf-8"))] == []


def test_the_frame_has_the_colours_of_the_theme() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    of = {"primaryColor": "button", "backgroundColor": "paper", "secondaryBackgroundColor": "raised",
          "textColor": "ink", "linkColor": "accent", "borderColor": "rule"}  # fmt: skip
    for i, scheme in enumerate(theme.SCHEMES):
        assert config[scheme] == {key: theme.PAPER[colour][i] for key, colour in of.items()}


def test_the_lists_of_requirements_are_pinned() -> None:
    own = ("scripts/geo/requirements.txt", "scripts/geo/sources.txt")
    for file in ("requirements.txt", "requirements-dev.txt", "constraints.txt", *own):
        lines = (ROOT / file).read_text("utf-8").splitlines()
        packages = [line for line in lines if line and not line.lstrip().startswith(("#", "-r"))]
        assert packages
        assert [line for line in packages if "==" not in line] == []


def test_no_file_names_a_host_of_packages_or_a_path_of_a_machine() -> None:
    wrong = re.compile(r"/root/|/home/|pypi\.org|registry\.npmjs|files\.pythonhosted|/tmp/")
    texts = [*CODE, *CLIENT, *ROOT.glob("*.md"), *ROOT.glob("*.txt"), *(ROOT / "docs").rglob("*.md")]
    named = [name(path) for path in texts if path != Path(__file__) and wrong.search(path.read_text("utf-8"))]
    assert named == []
