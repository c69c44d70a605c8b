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


def whole(case: load.Case, **changes: object) -> Link:
    return Link(view.whole(case)).changed(**changes)


def rows(case: load.Case, link: Link) -> list[feed.Row]:
    parts = -(-len(feed.ordered(case, link)) // feed.PART)
    return [row for number in range(parts) for row in feed.part(case, link, number)]


def keys(case: load.Case, link: Link) -> list[str]:
    return [row["key"] for row in rows(case, link) if "key" in row]


def statements(case: load.Case, link: Link) -> list[feed.Row]:
    return [row for row in rows(case, link) if "key" in row]


def items(case: load.Case, **changes: object) -> dict[str, feed.Row]:
    return {row["key"]: row for row in rows(case, whole(case, **changes)) if "key" in row}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("actor", [(), ("side-russia",), ("peskov", "zelensky")])
def test_every_chosen_statement_stands_in_the_feed_once_in_its_order(name: str, actor: tuple[str, ...]) -> None:
    case = CASES[name]
    oldest = whole(case, actor=actor, order="oldest")
    shown = keys(case, oldest)
    days = case.statements.set_index("key")["first_day"]
    assert sorted(shown) == sorted(oldest.view.of(case.statements)["key"])
    assert days[shown].is_monotonic_increasing
    assert keys(case, oldest.changed(order="newest")) == shown[::-1]


def test_a_part_has_its_statements_and_the_first_comes_with_the_page(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    link = whole(case)
    shown = feed.data(case, link)
    assert (shown["n"], shown["size"]) == (len(case.statements), feed.PART)
    assert shown["parts"] == {"0": feed.part(case, link, 0)}
    assert feed.part(case, link, 10_000) == []


def test_the_open_record_comes_with_its_part(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    key = keys(case, whole(case))[-1]
    shown = feed.data(case, whole(case, record=key))
    assert shown["at"] == len(case.statements) - 1
    assert key in [row.get("key") for row in shown["parts"][str(shown["at"] // feed.PART)]]
    act = case.events["key"].iloc[0]
    assert feed.data(case, whole(case, record=act))["at"] == -1


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("name", CASES)
def test_every_act_of_the_choice_stands_at_its_day_or_is_counted(name: str, order: str) -> None:
    case = CASES[name]
    days = [row for row in rows(case, whole(case, order=order)) if "day" in row]
    named = sum(len(day["acts"]) for day in days)
    more = sum(int(day["more"].split()[1]) for day in days if day["more"])
    assert named + more == (case.events["role"] == "act").sum()
    assert len({day["day"] for day in days}) == len(days)


def test_a_statement_stands_below_the_heading_of_its_day(small_case: load.Case) -> None:
    day = ""
    for row in rows(small_case, whole(small_case)):
        day = row.get("day", day)
        assert "key" not in row or day in row["when"]


def test_words_bring_the_best_match_first_with_its_words_marked(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    link = whole(case, words="Шойгу")
    shown = feed.data(case, link)
    assert (shown["order"], shown["orders"]) == ("best", ["best", "newest", "oldest"])
    found = rows(case, link)
    assert all("Shoigu" in row["title"] or "Shoigu" in "".join(row["summary"]) for row in found)
    assert any("Shoigu" in row["title"][1::2] for row in found)
    assert feed.data(case, link.changed(order="newest"))["order"] == "newest"


def test_a_word_that_nothing_holds_is_said_to_be_read_as_another(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    assert "Zelnsky" in feed.data(case, whole(case, words="Zelnsky"))["read_as"]
    assert feed.data(case, whole(case, words="Zelensky"))["read_as"] == ""


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


@pytest.mark.parametrize("actor", [(), ("peskov", "zelensky"), ("side-russia",)])
def test_the_balance_is_of_the_present_choice(cases: dict[str, load.Case], actor: tuple[str, ...]) -> None:
    case = cases["donbas-2021"]
    link = whole(case, actor=actor)
    counts = link.view.of(case.statements)["side"].value_counts().to_dict()
    assert {name: n for _, name, n in feed.data(case, link)["balance"]} == counts


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
    assert (shown["n"], shown["parts"]) == (0, {})
    assert f"{len(case.statements)} statements" in shown["none"]["label"]
    assert shown["none"]["changes"] == {"type": []}
    assert len(view.from_query(link.changed(type=()).query(), cases).view.of(case.statements)) == len(case.statements)


def test_where_two_filters_are_in_the_way_both_are_opened(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    nothing = feed.nothing(case, whole(case, type=("ASSAULT",), words="Shumy qxqxqx").view)
    assert nothing["label"] == "Open every filter"
    changes = {"since": str(case.first_day), "until": str(case.last_day), "type": [], "words": ""}
    assert nothing["changes"] == changes


def test_a_text_is_sent_as_it_stands_and_an_address_once(small_case: load.Case) -> None:
    sly = '<img src=x onerror="alert(1)"> & {braces} %s'
    frames = dict(small_case.frames)
    frames["statements"] = frames["statements"].assign(summary=sly, quote=sly, speaker=sly)
    case = load.Case(**{**small_case.__dict__, "frames": frames})
    shown = feed.data(case, whole(case))
    said = items(case)
    assert {item["summary"][0] for item in said.values()} == {sly}
    assert {item["said"][0]["text"][0] for item in said.values()} == {sly}
    assert json.dumps(shown["parts"]).count(shown["base"]) == 0


@pytest.mark.parametrize("name", CASES)
def test_a_page_of_the_feed_stays_small_on_the_wire(name: str) -> None:
    case = CASES[name]
    assert len(json.dumps(feed.data(case, whole(case)), ensure_ascii=False).encode()) < 50_000


@given(layout=st.sampled_from(look.LAYOUTS), publisher=st.sampled_from(["", *CASES["donbas-2021"].publishers["key"]]))
def test_how_a_feed_and_the_sources_look_survives_an_address(layout: str, publisher: str) -> None:
    link = Link(view.whole(CASES["donbas-2021"]), Look(layout=layout, publisher=publisher))
    assert view.from_query(link.query(), CASES) == link


def test_a_statement_that_may_lie_outside_the_days_says_so(small_case: load.Case) -> None:
    frames = dict(small_case.frames)
    frames["statements"] = frames["statements"].assign(
        precision="month", last_day=small_case.statements["last_day"].max()
    )
    case = load.Case(**{**small_case.__dict__, "frames": frames})
    first = case.first_day
    said = statements(case, Link(dataclasses.replace(view.whole(case), since=first, until=case.last_day)))
    assert all("maybe" not in item for item in said)
    until = frames["statements"]["first_day"].min().date()
    said = statements(case, Link(dataclasses.replace(view.whole(case), until=until)))
    assert [item["maybe"] for item in said] == ["may lie outside the chosen days"] * len(said)
    assert said
