"""The glossary explains words that a reader really meets, briefly, and says where each is defined."""

import csv

import pytest

from lib import load, schema
from lib.compose import card_text, method

SEARCHED = ("title", "summary", "role", "channel", "attribution")
TERMS = pytest.mark.parametrize("term", card_text.glossary(), ids=lambda term: str(term["term"]))


@pytest.fixture(scope="module")
def read(cases: dict[str, load.Case]) -> list[str]:
    """What a card searches for terms, of every record, and the text of the Method page."""
    rows = [
        row for case in cases.values() for frame in (case.events, case.statements) for row in frame.to_dict("records")
    ]
    records = [" ".join(str(row.get(column, "")) for column in SEARCHED) for row in rows]
    return [*records, method.TEXT.read_text("utf-8")]


@TERMS
def test_a_term_stands_in_a_record_or_in_the_method(term: card_text.Row, read: list[str]) -> None:
    assert any(term["pattern"].search(text) for text in read)


@TERMS
def test_a_term_is_explained_in_fifty_words_and_has_a_source(term: card_text.Row) -> None:
    assert 1 <= len(term["meaning"].split()) <= 50
    assert term["meaning"].endswith(".")
    assert term["source"].startswith(("https://", "http://"))


def test_most_terms_stand_in_records(read: list[str]) -> None:
    only_method = [term["term"] for term in card_text.glossary() if not any(map(term["pattern"].search, read[:-1]))]
    assert len(only_method) <= 4


def test_no_term_and_no_other_form_stands_twice() -> None:
    forms = [form for term in card_text.glossary() for form in (term["term"], *schema.split(term["also"]))]
    assert sorted(forms) == sorted(set(forms))


def test_the_glossary_is_in_the_order_of_the_alphabet_and_in_canonical_form() -> None:
    names = [term["term"] for term in card_text.glossary()]
    assert names == sorted(names, key=str.casefold)
    with card_text.GLOSSARY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["term", "also", "meaning", "source"]
    assert {len(row) for row in rows} == {4}
    assert b"\r" not in card_text.GLOSSARY.read_bytes()
