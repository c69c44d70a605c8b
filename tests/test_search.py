"""The search: forty queries with what must be found, spellings of names, and texts cut where the words stand."""

import csv
import threading
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import load, search, view

CASE = load.cases()["donbas-2021"]
INDEX = search.of(CASE.records)
QUERIES = list(csv.DictReader((Path(__file__).parent / "search_queries.csv").read_text("utf-8").splitlines()))
RIGHT_FIRST = 36


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["query"])
def test_a_query_finds_every_record_that_it_must(row: dict[str, str]) -> None:
    assert set(row["must"].split("; ")) <= set(INDEX.ranked(row["query"]))


def test_of_forty_queries_thirty_six_put_the_right_record_first() -> None:
    assert len(QUERIES) == 40
    wrong = [row["query"] for row in QUERIES if INDEX.ranked(row["query"])[0] not in row["first"].split("; ")]
    assert len(QUERIES) - len(wrong) >= RIGHT_FIRST, wrong


@pytest.mark.parametrize(
    "names",
    [("Zelensky", "Zelenskyy", "Зеленський", "Зеленский", "Зеленського"), ("Kyiv", "Kiev", "Київ", "Киев"),
     ("Shoigu", "Shoygu", "Шойгу"), ("Lavrov", "Лавров"), ("Kharkiv", "Харків", "Харьков"), ("Erdogan", "Erdoğan")],
    ids=lambda names: names[0],
)  # fmt: skip
def test_every_spelling_of_a_name_finds_the_same_records(names: tuple[str, ...]) -> None:
    found = [set(INDEX.ranked(name)) for name in names]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_a_word_that_no_record_holds_is_read_as_the_nearest_and_says_so() -> None:
    (term,) = INDEX.terms("Zelnsky")
    assert not term.held
    assert INDEX.ranked("Zelnsky") == INDEX.ranked("Zelensky")
    assert all(one.held for one in INDEX.terms("Zelensky warned"))


def test_a_phrase_needs_its_words_beside_each_other() -> None:
    loose, phrase = set(INDEX.ranked("line red")), set(INDEX.ranked("“line red”"))
    assert INDEX.ranked('"red line"')
    assert not phrase
    assert set(INDEX.ranked('"red lines"')) <= loose


def test_a_word_of_most_records_does_not_narrow_a_query() -> None:
    assert set(INDEX.ranked("the ceasefire in the Donbas")) == set(INDEX.ranked("ceasefire Donbas"))


def test_a_text_is_cut_where_the_words_of_a_query_stand() -> None:
    terms = INDEX.terms("warned Зеленский")
    assert INDEX.runs("Zelensky warns NATO.", terms) == ["", "Zelensky", " ", "warns", " NATO."]
    assert INDEX.runs("Nothing here", terms) == ["Nothing here"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_query_is_an_error_and_a_cut_text_is_whole(query: str, text: str) -> None:
    assert set(INDEX.ranked(query)) <= set(CASE.records["key"])
    assert "".join(INDEX.runs(text, INDEX.terms(query))) == text


def test_records_without_a_case_are_searched_by_themselves() -> None:
    records = pd.DataFrame({"key": ["a", "b"], "title": ["Troops move", "Talks"], "summary": ["", "on troops"]})
    assert search.of(records).ranked("troop") == ["a", "b"]


def test_many_readers_search_at_once() -> None:
    found: list[list[str]] = []
    readers = [threading.Thread(target=lambda: found.append(INDEX.ranked("ceasefire"))) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(found) == 8
    assert all(one == INDEX.ranked("ceasefire") for one in found)


def test_a_choice_of_words_is_what_the_search_finds() -> None:
    chosen = view.View(CASE.key, CASE.first_day, CASE.last_day, words="Шойгу")
    assert set(chosen.of(CASE.records)["key"]) == set(INDEX.ranked("Шойгу"))
    assert len(chosen.of(CASE.events)) + len(chosen.of(CASE.statements)) == len(INDEX.ranked("Шойгу"))
