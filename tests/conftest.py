"""Fixtures of all tests: a small case of a few rows, to read and to break."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from lib import load

settings.register_profile("house", deadline=None)  # how long an example takes is the benchmark's to measure
settings.load_profile("house")

SMALL = Path(__file__).parent / "small" / "april-2021"


@pytest.fixture(scope="session")
def small_case() -> load.Case:
    """A case of 8 events and 6 statements around 2 April 2021; its registers stand beside it."""
    return load.case(SMALL)


@pytest.fixture(scope="session")
def cases() -> dict[str, load.Case]:
    """The real cases."""
    return load.cases()


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A copy of the small case with its registers, to change."""
    shutil.copytree(SMALL.parent, tmp_path / "data")
    return tmp_path / "data" / SMALL.name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: the others answer sooner, and some of them need a thread without its loop."""
    items.sort(key=lambda item: "browser" in item.path.parts)
