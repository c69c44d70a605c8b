"""The main script without a browser: what a reader sees when something fails."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import check, load, view
from lib.compose import shown

FRAME = Path(__file__).resolve().parents[1] / "lib" / "frame.py"


def test_the_frame_runs_and_says_the_choice() -> None:
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not app.exception
    case = load.cases()["donbas-2021"]
    assert app.text[0].value == view.whole(case).in_words(case)
    assert app.caption[-1].value.startswith(f"{shown.data_of(case)}: ")


def test_faults_of_the_data_are_named_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = check.Fault("events.csv", 7, "date", "30.3.2021", "write an EDTF date")

    def broken() -> None:
        raise check.DataError([fault])

    monkeypatch.setattr(load, "cases", broken)
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not app.exception
    assert "1 fault" in app.error[0].value
    assert app.text[0].value == str(fault)


def test_a_page_that_fails_becomes_a_sentence_with_a_number(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from lib.compose import overview

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(overview, "figures", broken)
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert not app.exception
    number = app.error[0].value.split("number ")[1][:8]
    assert number in caplog.text
    assert "ZeroDivisionError" in caplog.text
