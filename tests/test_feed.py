"""The feed: every chosen statement in its order, chips that count what they leave, and a way out of an empty choice."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import load, look, view
from lib.compose import feed
from lib.look import Look
from lib.view import Link

CASES = load.cases()
EVERY = 9999


def whole(case: load.Case, **changes: object) -> Link:
    return Link(view.whole(case)).changed(**changes)


def keys(case: load.Case, link: Link) -> list[str]:
    return [item["key"] for item in feed.data(case, link)["items"]]


def items(case: load.Case, **changes: object) -> dict[str, feed.Row]:
    return {item["key"]: item for item in feed.data(case, whole(case, shown=EVERY, **changes))["items"]}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("actor", [(), ("side-russia",), ("peskov", "zelensky")])
def test_every_chosen_statement_stands_in_the_feed_once_in_its_order(name: str, actor: tuple[str, ...]) -> None:
    case = CASES[name]
    oldest = whole(case, actor=actor, order="oldest", shown=EVERY)
    shown = keys(case, oldest)
    days = case.statements.set_index("key")["first_day"]
    assert sorted(shown) == sorted(oldest.view.of(case.statements)["key"])
    assert days[shown].is_monotonic_increasing
    assert keys(case, oldest.changed(order="newest")) == shown[::-1]


def test_the_feed_grows_by_steps_until_nothing_is_left(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    everything = keys(case, whole(case, shown=EVERY))
    link, steps = whole(case), 1
    assert keys(case, link) == everything[: look.SHOWN]
    while more := feed.data(case, link)["more"]:
        link, steps = link.changed(shown=more["shown"]), steps + 1
    assert keys(case, link) == everything
    assert steps == -(-len(everything) // look.SHOWN)


@pytest.mark.parametrize("changes", [{}, {"stance": ("accuse",)}, {"actor": ("peskov",)}, {"words": "nato"}])
@pytest.mark.parametrize("name", CASES)
def test_a_chip_counts_what_its_click_leaves(name: str, changes: dict[str, object]) -> None:
    case = CASES[name]
    link = whole(case, **changes)
    chips = feed.chips(case, link.view)
    assert chips
    for chip in chips:
        left = view.from_query(link.changed(actor=(chip["key"],)).query(), CASES)
        assert left.notices == ()
        assert len(left.view.of(case.statements)) == chip["n"]
    assert [chip["key"] for chip in chips if chip["on"]] == list(link.view.actor)


def test_sides_stand_before_persons_and_most_before_few(cases: dict[str, load.Case]) -> None:
    chips = feed.chips(cases["donbas-2021"], view.whole(cases["donbas-2021"]))
    sides = [chip["key"].startswith("side-") for chip in chips]
    assert sides == sorted(sides, reverse=True)
    for group in (True, False):
        counts = [chip["n"] for chip, side in zip(chips, sides, strict=True) if side is group]
        assert counts == sorted(counts, reverse=True)


def test_a_chosen_actor_has_a_chip_though_it_speaks_little(small_case: load.Case) -> None:
    chips = feed.chips(small_case, whole(small_case, actor=("white-house",)).view)
    assert {chip["key"]: chip["n"] for chip in chips if chip["on"]} == {"white-house": 1}


def test_a_reply_and_its_answer_name_each_other(small_case: load.Case) -> None:
    said = items(small_case)
    answers = {link["name"]: link["to"] for link in said["lavrov-2021-04-01-destroy-ukraine"]["links"]}
    assert answers == {"Answers": [["khomchak-2021-03-30-28-btg", "Ruslan Khomchak accuses, 30 March 2021"]]}
    answered = {link["name"]: link["to"] for link in said["khomchak-2021-03-30-28-btg"]["links"]}
    assert answered["Answered by"] == [["lavrov-2021-04-01-destroy-ukraine", "Sergei Lavrov warns, 1 April 2021"]]
    assert answered["As an act"][0][0] == "khomchak-28-btg"


@pytest.mark.parametrize("name", CASES)
def test_every_relation_of_a_statement_is_a_link_to_a_record(name: str) -> None:
    case = CASES[name]
    records, rows = set(case.records["key"]), case.statements.set_index("key")
    for key, item in items(case).items():
        linked = {link["name"]: [to for to, _ in link["to"]] for link in item.get("links", [])}
        assert {to for keys_ in linked.values() for to in keys_} <= records
        assert linked.get("Answers", [""]) == [rows.loc[key, "replies_to"]]
        assert linked.get("As an act", [""]) == [rows.loc[key, "event"]]
        assert sorted(linked.get("Answered by", [])) == sorted(rows.index[rows["replies_to"] == key])


def test_whose_words_a_quote_has_is_said(small_case: load.Case) -> None:
    said = items(small_case)
    kinds = {key: [words["kind"] for words in item.get("said", [])] for key, item in said.items()}
    assert kinds["khomchak-2021-03-30-28-btg"] == ["The speaker's words, translated", "As said (uk)"]
    assert kinds["biden-2021-04-02-zelensky-call"] == ["Words of an official readout, not of the speaker"]


def test_a_statement_says_who_speaks_for_whom_where_and_to_whom(small_case: load.Case) -> None:
    said = items(small_case)["hansen-2021-03-30-six-groups"]
    assert said["who"].startswith("Brigadier General")
    assert said["who"].endswith("· for NATO · NATO and allies")
    assert said["where"] == "communique, to Russia and NATO"
    assert said["sources"][0]["url"].startswith("https://")
    assert "source graded" in said["sources"][0]["line"]


def test_a_choice_of_events_only_says_what_brings_statements_back(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    link = whole(case, type=("ASSAULT",))
    shown = feed.data(case, link)
    assert (shown["items"], shown["more"]) == ([], None)
    assert "225 statements" in shown["none"]["label"]
    assert shown["none"]["changes"] == {"type": []}
    assert len(view.from_query(link.changed(type=()).query(), cases).view.of(case.statements)) == len(case.statements)


def test_where_two_filters_are_in_the_way_both_are_opened(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    nothing = feed.nothing(case, whole(case, type=("ASSAULT",), words="Shumy zzzz").view)
    assert nothing["label"] == "Open every filter"
    changes = {"since": str(case.first_day), "until": str(case.last_day), "type": [], "words": ""}
    assert nothing["changes"] == changes


def test_a_text_is_sent_as_it_stands_and_an_address_once(small_case: load.Case) -> None:
    sly = '<img src=x onerror="alert(1)"> & {braces} %s'
    frames = dict(small_case.frames)
    frames["statements"] = frames["statements"].assign(summary=sly, quote=sly, speaker=sly)
    case = load.Case(**{**small_case.__dict__, "frames": frames})
    shown = feed.data(case, whole(case))
    assert {item["summary"] for item in shown["items"]} == {sly}
    assert {item["said"][0]["text"] for item in shown["items"]} == {sly}
    assert json.dumps(shown).count(shown["base"]) == 1


@pytest.mark.parametrize("name", CASES)
def test_a_page_of_the_feed_stays_small_on_the_wire(name: str) -> None:
    case = CASES[name]
    assert len(json.dumps(feed.data(case, whole(case)), ensure_ascii=False).encode()) < 50_000


@given(shown=st.integers(1, 99_999), publisher=st.sampled_from(["", *CASES["donbas-2021"].publishers["key"]]))
def test_how_a_feed_and_the_sources_look_survives_an_address(shown: int, publisher: str) -> None:
    link = Link(view.whole(CASES["donbas-2021"]), Look(shown=shown, publisher=publisher))
    assert view.from_query(link.query(), CASES) == link


@pytest.mark.parametrize("text", ["", "0", "-30", "1e3", "30.0", "٣٠", "100000", "all", "<b>"])
def test_a_number_of_statements_that_is_none_shows_the_usual_one(text: str) -> None:
    assert view.from_query({"shown": [text]}, CASES).look.shown == look.SHOWN


def test_a_statement_that_may_lie_outside_the_days_says_so(small_case: load.Case) -> None:
    frames = dict(small_case.frames)
    frames["statements"] = frames["statements"].assign(
        precision="month", last_day=small_case.statements["last_day"].max()
    )
    case = load.Case(**{**small_case.__dict__, "frames": frames})
    first = case.first_day
    said = feed.data(case, Link(dataclasses.replace(view.whole(case), since=first, until=case.last_day)))["items"]
    assert all("maybe" not in item for item in said)
    until = frames["statements"]["first_day"].min().date()
    said = feed.data(case, Link(dataclasses.replace(view.whole(case), until=until)))["items"]
    assert [item["maybe"] for item in said] == ["may lie outside the chosen days"] * len(said)
    assert said
