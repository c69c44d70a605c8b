"""Evidence: the least grade and what it hides, claims side by side, conversations, exchanges, stances, citations."""

import datetime as dt
import itertools
import json

import pandas as pd
import pytest
from pybtex.database import parse_string

from lib import load, measure, model, view
from lib.compose import card, cite, evidence, exchange, stances
from lib.view import Link, View

CASES = load.cases()
CASE = CASES["donbas-2021"]
WHOLE = Link(view.whole(CASE))
CLAIM = {"about": "killed", "of_whom": "", "unit": "", "text": ""}


@pytest.mark.parametrize("grade", view.LEAST)
def test_the_least_grade_acts_on_events_and_leaves_own_words(grade: str) -> None:
    chosen = View(CASE.key, CASE.first_day, CASE.last_day, grade=grade)
    grades = CASE.sources.set_index("key")["grade"]
    for key, pages in chosen.of(CASE.events)[["key", "sources"]].itertuples(index=False):
        assert min(grades[list(pages)]) <= grade, key
    said = set(chosen.of(CASE.statements)["key"])
    assert set(CASE.statements.loc[CASE.statements["own"], "key"]) <= said
    assert "F" not in set(chosen.of(CASE.events)["grade"])


def test_a_lower_grade_hides_no_more() -> None:
    kept = [set(View(CASE.key, CASE.first_day, CASE.last_day, grade=g).of(CASE.records)["key"]) for g in view.LEAST]
    assert all(better <= worse for better, worse in itertools.pairwise(kept))


def test_own_words_are_those_read_at_the_speakers_own_house() -> None:
    own = CASE.statements[CASE.statements["own"]]
    houses = set(CASE.publishers.loc[CASE.publishers["own_of"] != "", "key"])
    publisher = dict(zip(CASE.sources["key"], CASE.sources["publisher"], strict=True))
    assert len(own)
    assert all(houses & {publisher[key] for key in pages} for pages in own["sources"])
    assert not CASE.events["own"].any()


def test_what_a_grade_hides_is_said_side_by_side() -> None:
    link = WHOLE.changed(grade="A")
    kept = link.view.of(CASE.records)
    said, *warnings = evidence.left_out(CASE, link)
    assert f"{len(CASE.records) - len(kept)} of {len(CASE.records)}" in said.text
    for side, group in CASE.records.groupby("side"):
        lost = len(group) - (kept["side"] == side).sum()
        assert (f"{side} {lost} of {len(group)}" in said.text) == (lost > 0)
        assert any(str(side) in warning.text for warning in warnings) == (2 * lost > len(group))
    assert all(warning.warns for warning in warnings)
    assert evidence.left_out(CASE, WHOLE) == []


def test_claims_of_one_thing_stand_side_by_side_with_their_differences() -> None:
    counts = CASE.claims.groupby("record").size()
    for key in counts[counts > 1].index:
        shown = card.data(CASE, WHOLE.changed(record=key))["record"]["claims"]
        assert sum(len(thing["claims"]) for thing in shown) == counts[key]
        for thing in shown:
            accepted = [claim["accepted"] for claim in thing["claims"]]
            assert sum(accepted) <= 1
            assert accepted == sorted(accepted, reverse=True)
            assert bool(thing["differ"]) == (len(accepted) > 1)
            assert all(claim["publisher"] and claim["grade"] and claim["published"] for claim in thing["claims"])


def test_disagreement_is_the_share_of_sources_that_say_something_else() -> None:
    values = [("a", "5", "no"), ("b", "6", "yes"), ("c", "6", "no"), ("d", "7", "no")]
    claims = pd.DataFrame([CLAIM | {"source": s, "value": v, "accepted": a, "low": float(v), "high": float(v)}
                           for s, v, a in values])  # fmt: skip
    assert measure.disagreement(claims) == (4, 2, True, 5.0, 6.0, 7.0)
    found = measure.disagreement(claims.assign(accepted="no"))
    assert (found.sources, found.differing, found.settled, found.low, found.high) == (4, 2, False, 5.0, 7.0)


def test_a_conversation_has_what_is_answered_before_its_answers() -> None:
    statements = CASE.statements
    for key, to in statements.loc[statements["replies_to"] != "", ["key", "replies_to"]].itertuples(index=False):
        steps = card.data(CASE, WHOLE.changed(record=key))["record"]["thread"]
        at = {step["key"]: (i, step["depth"]) for i, step in enumerate(steps)}
        assert at[to][0] < at[key][0]
        assert at[to][1] == at[key][1] - 1
        assert [step["key"] for step in steps if step["here"]] == [key]
        assert len(at) == len(steps)


def test_a_circle_of_answers_ends() -> None:
    assert [key for key, _ in measure.thread({"a": "b", "b": "a"}, {"a": ["b"], "b": ["a"]}, "a")] == ["b", "a"]


@pytest.mark.parametrize("pair", [(), ("ukraine", "russia"), ("nato-and-allies",)])
def test_an_exchange_has_the_statements_of_two_sides_and_their_answers(pair: tuple[str, ...]) -> None:
    link = WHOLE.changed(layout="exchange", pair=pair, since=dt.date(2021, 3, 26), until=dt.date(2021, 4, 22))
    shown = exchange.data(CASE, link)
    sides = [side for side, _ in shown["pair"]]
    assert sides[: len(pair)] == list(pair)
    assert len(set(sides)) == 2
    chosen = link.view.of(CASE.statements)
    both = chosen[chosen["side"].isin([model.SIDES[side] for side in sides])]
    assert {item["key"] for item in shown["items"]} == set(both["key"])
    answered = both[both["replies_to"].isin(both["key"])]
    pairs = set(zip(answered["replies_to"], answered["key"], strict=True))
    assert {tuple(reply[:2]) for reply in shown["replies"]} == pairs
    days = both.set_index("key")["first_day"]
    assert all(n is None or n == (days[key] - days[to]).days for to, key, n in shown["replies"])
    assert [item["day"] for item in shown["items"]] == sorted(item["day"] for item in shown["items"])


def test_a_long_exchange_says_that_it_is_cut() -> None:
    shown = exchange.data(CASE, WHOLE)
    n = CASE.statements["side"].isin([name for _, name in shown["pair"]]).sum()
    assert len(shown["items"]) == min(n, exchange.MOST)
    assert ("choose fewer days" in shown["title"]) == (n > exchange.MOST)


@pytest.mark.parametrize("days", [(), ("2021-04-12", "2021-04-18"), ("2021-04-22", "2021-04-22")])
def test_stances_count_every_statement_once(days: tuple[str, ...]) -> None:
    link = WHOLE.changed(**dict(zip(("since", "until"), map(dt.date.fromisoformat, days), strict=False)))
    shown = stances.data(CASE, link)
    assert shown
    chosen = link.view.of(CASE.statements)
    inside = chosen[chosen["first_day"] >= pd.Timestamp(link.view.since)]
    assert sum(sum(bar[1:]) for side in shown["sides"] for bar in side["bars"]) == len(inside)
    assert sum(sum(row[1:]) for row in shown["table"]["rows"]) == len(chosen)
    assert len(shown["periods"]) <= stances.MOST_PERIODS
    assert all(bar[0] < len(shown["periods"]) for side in shown["sides"] for bar in side["bars"])


def test_picked_actors_have_a_row_each_in_the_colour_of_their_side() -> None:
    shown = stances.data(CASE, WHOLE.changed(actor=("peskov", "zelensky")))
    assert shown
    assert {(row["name"], row["side"]) for row in shown["sides"]} == {("Peskov", "russia"), ("Zelensky", "ukraine")}
    counts = {row["name"]: sum(sum(bar[1:]) for bar in row["bars"]) for row in shown["sides"]}
    said = CASE.statements["actor"].value_counts()
    assert counts == {"Peskov": said["peskov"], "Zelensky": said["zelensky"]}


def test_every_stance_has_one_tone() -> None:
    assert sorted(itertools.chain(*model.TONES.values())) == sorted(model.STANCES)


@pytest.mark.parametrize("key", ["shumy-four-killed", "lavrov-2021-04-01-destroy-ukraine", "putin-red-lines"])
def test_a_record_can_be_cited_with_its_sources(key: str) -> None:
    record = card.data(CASE, WHOLE.changed(record=key))["record"]
    row = CASE.records.set_index("key").loc[key]
    for name in ("chicago", "apa"):
        text = record["cite"][name]
        assert row["title"] in text
        assert CASE.version in text
        assert cite.URL in text
        assert cite.ACCESSED_WORDS in text
    entries = parse_string(record["cite"]["bibtex"], "bibtex").entries
    assert set(entries) == {key, *row["sources"]}
    assert entries[key].fields["urldate"] == cite.ACCESSED
    items = {item["id"]: item for item in json.loads(record["cite"]["csl"])}
    assert set(items) == {key, *row["sources"]}
    published = CASE.sources.set_index("key")["published"]
    assert all(("issued" in items[page]) == bool(published[page]) for page in row["sources"])
