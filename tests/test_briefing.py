"""Briefings: read as they were written, refused with a sentence, and every step drawn from the choice that it names."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import briefing, known, load, view
from lib.briefing import Briefing, Step
from lib.compose import shown as shown_
from lib.compose import talk, timeline
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]
TEXTS = st.text(max_size=60)
STEPS = st.builds(
    Step,
    title=TEXTS,
    query=TEXTS,
    layout=st.lists(st.sampled_from(briefing.LAYOUTS), min_size=1, max_size=2).map(tuple),
    highlight=st.lists(TEXTS, max_size=3).map(tuple),
    text=TEXTS,
    notes=TEXTS,
    seconds=st.integers(0, briefing.MOST_SECONDS),
    animate=st.booleans(),
)


@given(st.builds(Briefing, title=TEXTS, steps=st.lists(STEPS, max_size=4).map(tuple)))
def test_a_briefing_is_read_as_it_was_written(made: Briefing) -> None:
    assert briefing.read(briefing.write(made)) == made


@pytest.mark.parametrize("name", CASES)
def test_a_case_brings_a_briefing_of_its_chapters(name: str) -> None:
    case = CASES[name]
    made = briefing.of_case(case)
    assert [step.title for step in made.steps] == case.chapters["title"].tolist()
    for step, (since, until) in zip(made.steps, case.chapters[["since", "until"]].itertuples(index=False), strict=True):
        link = step.link(CASES)
        assert link.notices == ()
        assert (link.view.case, str(link.view.since), str(link.view.until)) == (
            name,
            f"{since:%Y-%m-%d}",
            f"{until:%Y-%m-%d}",
        )
        assert link.look.camera
        assert step.notes


HEAD = '{"format": "escalation-briefing", "version": 1, "title": "a", "steps": '


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("[]", "no briefing"),
        ('{"format": "x"}', "no briefing"),
        ('{"format": "escalation-briefing", "version": 2}', "version 2"),
        (HEAD + '3}', "list of steps"),
        (HEAD + '[3]}', "Step 1 is no step"),
        (HEAD + '[{"layout": []}]}', "Step 1: “layout”"),
        (HEAD + '[{"layout": ["film"]}]}', "Step 1: “layout”"),
        (HEAD + '[{"layout": ["map"], "seconds": -1}]}', "seconds"),
        (HEAD + '[{"layout": ["map"], "animate": 1}]}', "“animate”"),
        (HEAD + '[{"layout": ["map"], "notes": 1}]}', "“notes”"),
        (HEAD + '[{"layout": "map"}]}', "“layout” is a list"),
    ],
)  # fmt: skip
def test_what_is_no_briefing_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(briefing.BriefingError, match=said):
        briefing.read(text)
    shown = talk.data(CASES, CASE, text or "x")
    assert shown["own"]
    assert shown["fault"]
    assert len(shown["steps"]) == len(CASE.chapters)


@settings(max_examples=10)
@given(st.text(max_size=200))
def test_no_text_breaks_the_page(text: str) -> None:
    assert talk.data(CASES, CASES["ukraine-2022"], text)["source"]


def made(**changes: Any) -> str:
    return briefing.write(
        Briefing("A talk", (Step("One", "case=donbas-2021&since=2021-04-01&until=2021-04-07", **changes),))
    )


@pytest.mark.parametrize(
    "layout",
    [("timeline",), ("map",), ("timeline", "map"), ("statements",), ("article",), ("number",), ("text",)],
    ids=str,
)
def test_a_step_has_the_parts_of_its_layout(layout: tuple[str, ...]) -> None:
    (step,) = talk.data(CASES, CASE, made(layout=layout, text="See [shumy-four-killed]."))["steps"]
    assert [part["name"] for part in step["parts"]] == [name for name in layout if name != "text"]
    assert step["text"][1]["key"] == "shumy-four-killed"
    assert "1 to 7 April 2021" in step["caption"]
    assert step["version"] == shown_.data_of(CASE)
    json.dumps(step)


def test_a_part_is_the_picture_of_the_page() -> None:
    link = Link(view.whole(CASE)).changed(since=CASE.first_day, until=CASE.last_day)
    (step,) = talk.data(CASES, CASE, briefing.write(Briefing("", (Step("", "case=donbas-2021", ("timeline",)),))))[
        "steps"
    ]
    assert step["parts"][0]["data"] == timeline.data(CASE, link)


def test_a_step_of_a_day_of_the_past_is_as_known_then() -> None:
    (step,) = talk.data(
        CASES, CASE, briefing.write(Briefing("", (Step("", "case=donbas-2021&known=2021-04-02", ("timeline",)),)))
    )["steps"]
    assert set(step["parts"][0]["data"]["rows"]["key"]) == set(
        known.case(CASE, view.from_query({"known": ["2021-04-02"]}, CASES).view.known).records["key"]
    )


def test_a_record_that_is_not_there_is_not_named() -> None:
    (step,) = talk.data(CASES, CASE, made(highlight=("no-such", "shumy-four-killed")))["steps"]
    assert [record["key"] for record in step["highlight"]] == ["shumy-four-killed"]


@pytest.mark.parametrize("page", talk.COLLECTED)
def test_a_view_that_is_added_opens_as_it_was(page: str) -> None:
    link = Link(view.whole(CASE)).changed(actor=("side-russia",), words="NATO", record="shumy-four-killed")
    added = talk.collected(CASE, link, page)
    text = json.dumps(json.loads(added["empty"]) | {"steps": [added["step"]]})
    (step,) = briefing.read(text).steps
    assert step.link(CASES).view == view.unselected(link.view)
    assert step.highlight == ()  # the record that stands open is not of this choice
    wider = talk.collected(CASE, link.changed(actor=(), words=""), page)
    assert wider["step"]["highlight"] == ["shumy-four-killed"]
