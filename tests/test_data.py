"""The real data: no fault, and what the rules cannot say of it."""

import re
from pathlib import Path

import pytest

from lib import check, load, model

CASES = sorted(path.parent for path in load.DATA.glob("*/case.toml"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_has_no_fault(folder: Path) -> None:
    assert [str(fault) for fault in check.faults(check.read(folder))] == []


def test_every_act_of_violence_or_coercion_says_on_whose_word(cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        acts = case.events[case.events["type"].isin(model.VIOLENT)]
        assert len(acts)
        assert ((acts["actor_basis"] == "alleged") == (acts["alleged_by"].map(len) > 0)).all()


def test_the_same_rule_of_authorship_holds_for_every_side(cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        basis = case.events.groupby("side")["actor_basis"].agg(set)
        assert basis[model.SIDES["not-established"]] == {"unknown"}
        assert "unknown" not in set().union(*basis.drop(model.SIDES["not-established"]))


def test_no_person_of_the_register_is_private_and_named(cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        actors = case.actors
        private = actors[(actors["side"] == model.SIDES["civilians"]) & (actors["kind"] == "person")]
        assert all(re.search(r"\b(contributor|resident|civilian)\b", name) for name in private["name"])


def test_every_person_belongs_to_somebody_or_is_a_civilian(cases: dict[str, load.Case]) -> None:
    actors = next(iter(cases.values())).actors
    alone = actors[(actors["kind"] == "person") & (actors["parent"] == "")]
    assert set(alone["side"]) <= {model.SIDES["civilians"]}


def test_a_person_is_on_the_side_that_they_belong_to(cases: dict[str, load.Case]) -> None:
    actors = next(iter(cases.values())).actors.set_index("key")
    belonging = actors[actors["parent"] != ""]
    other = belonging[belonging["side"] != belonging["parent"].map(actors["side"])]
    assert list(other.index) == []


def test_every_settlement_has_its_country_and_region(cases: dict[str, load.Case]) -> None:
    places = next(iter(cases.values())).places
    settled = places[places["kind"].isin(["city", "town", "village", "settlement", "capital", "port"])]
    assert list(settled.loc[settled["country"] == "", "key"]) == []
    assert list(settled.loc[settled["admin1"] == "", "key"]) == []


def test_a_phrase_is_used(cases: dict[str, load.Case]) -> None:
    told = [
        text
        for case in cases.values()
        for frame, columns in (
            (case.events, ["title", "summary", "later"]),
            (case.statements, ["summary", "later"]),
            (case.chapters, ["title", "text", "notes"]),
        )
        for column in columns
        for text in frame[column]
    ]
    text = "\n".join(told)
    phrases = next(iter(cases.values())).phrases
    unused = phrases[(phrases["kind"] != "calendar") & ~phrases["phrase"].map(lambda phrase: phrase in text)]
    assert list(unused["phrase"]) == []


def test_a_source_is_not_older_than_what_it_reports_but_for_previews(cases: dict[str, load.Case]) -> None:
    for case in cases.values():
        days = dict(zip(case.sources["key"], case.sources["published_day"], strict=True))
        early = [
            row["key"]
            for row in case.records.to_dict("records")
            if all(days[key] < row["first_day"] for key in row["sources"])
        ]
        assert len(early) <= 3, early
