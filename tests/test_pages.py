"""The article checked, corrections, coverage and the matrix of grades: every number leads to what it counts."""

import csv
import datetime as dt
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from lib import correct, derive, known, load, model, view
from lib.compose import checked, corrections, coverage, matrix, records, sets
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]
WHOLE = Link(view.whole(CASE))
CHOICES = [
    {},
    {"actor": ("side-russia",)},
    {"since": dt.date(2021, 4, 2), "until": dt.date(2021, 4, 2)},
    {"words": "qxqxqx"},
]
DAY = dt.date(2026, 11, 25)


def test_every_claim_of_the_article_stands_with_its_verdict_and_its_record() -> None:
    shown = checked.data(CASE, WHOLE)
    rows = CASE.claims[CASE.claims["verdict"] != ""]
    assert [item["number"] for item in shown["items"]] == list(range(1, 16))
    assert sum(len(item["says"]) for item in shown["items"]) == len(rows)
    assert {record["key"] for item in shown["items"] for record in item["records"]} == set(rows["record"])
    assert sum(verdict["n"] for verdict in shown["verdicts"]) == 15
    assert all(record["sources"] for item in shown["items"] for record in item["records"])


def test_the_article_is_no_source_of_what_its_claims_rest_on() -> None:
    article = set(CASE.claims.loc[CASE.claims["verdict"] != "", "source"])
    titles = set(CASE.sources.loc[CASE.sources["key"].isin(article), "title"])
    shown = checked.data(CASE, WHOLE)
    cited = {page["title"] for item in shown["items"] for record in item["records"] for page in record["sources"]}
    assert not titles & cited
    assert {page["title"] for page in shown["article"]} == titles


def test_a_case_without_a_checked_article_says_so() -> None:
    case = CASES["ukraine-2022"]
    shown = checked.data(case, Link(view.whole(case)))
    assert shown["items"] == []
    assert "no article" in shown["title"]


def numbers(sections: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [tuple(cell) for section in sections for row in section["rows"] for cell in row if isinstance(cell, list)]


@pytest.mark.parametrize("changes", CHOICES, ids=str)
@pytest.mark.parametrize("name", CASES)
def test_every_number_leads_to_as_many_records(name: str, changes: dict[str, Any]) -> None:
    case = CASES[name]
    link = Link(view.whole(case)).changed(
        **{n: v for n, v in changes.items() if name == CASE.key or "since" not in changes}
    )
    counted = numbers(coverage.data(case, link)["sections"])
    assert counted
    for n, set_ in counted:
        listed = records.of_set(case, link.changed(listed=set_))
        assert listed
        assert len(listed["items"]) == min(n, records.MOST_LISTED), set_
        asked = view.from_query(link.changed(listed=set_).query(), CASES)
        assert asked.look.listed == set_


def test_the_balance_of_sides_sums_to_the_choice() -> None:
    sections = {section["name"]: section for section in coverage.data(CASE, WHOLE)["sections"]}
    assert sum(row[1][0] for row in sections["sides"]["rows"]) == len(CASE.records)
    assert sum(row[5][0] for row in sections["sides"]["rows"]) == len(CASE.statements)
    alleged = ((CASE.events["role"] == "act") & (CASE.events["actor_basis"] == "alleged")).sum()
    assert sum(cell[0] for row in sections["one_word"]["rows"] for cell in row[1:]) == alleged


def test_a_week_without_a_report_is_not_observed_and_never_zero() -> None:
    observed = CASE.series[CASE.series["series"] == model.SERIES[0]]
    rows = next(s for s in coverage.data(CASE, WHOLE)["sections"] if s["name"] == "weeks")["rows"]
    for i, (_, _, count, _) in enumerate(rows):
        start = dt.datetime.combine(CASE.first_day, dt.time()) + dt.timedelta(days=7 * i)
        inside = observed[
            (observed["end"] > start) & (observed["end"] <= min(start + dt.timedelta(days=7), dt.datetime(2021, 7, 1)))
        ]
        assert (count == "not observed") == inside.empty
        assert inside.empty or count == inside["value"].sum()


def test_the_matrix_counts_every_claim_of_the_choice() -> None:
    (section,) = (matrix.data(CASE, WHOLE) or {})["sections"]
    assert [row[0] for row in section["rows"]] == list(model.GRADES)
    assert sum(n for n, _ in numbers([section])) == len(CASE.claims)
    same = sum(section["rows"][i][i + 1][0] for i in range(5))
    judged = sum(section["rows"][i][j + 1][0] for i in range(5) for j in range(5))
    assert f"{same} of the {judged}" in section["note"]


@pytest.mark.parametrize("changes", CHOICES, ids=str)
def test_the_matrix_stands_for_any_choice(changes: dict[str, Any]) -> None:
    keys = WHOLE.changed(**changes).view.of(CASE.records)["key"]
    shown = matrix.data(CASE, WHOLE.changed(**changes))
    assert sum(n for n, _ in numbers(shown["sections"] if shown else [])) == CASE.claims["record"].isin(keys).sum()


@pytest.mark.parametrize("name", ["", "no-such", "single:<b>", "x" * 60, "grade:B:2:3:4"])
def test_a_set_that_is_none_lists_nothing(name: str) -> None:
    link = view.from_query({"case": [CASE.key], "listed": [name]}, CASES)
    listed = records.of_set(CASE, link)
    assert listed is None or listed["items"] == []


def test_corrections_stand_on_their_page_and_on_the_card() -> None:
    shown = corrections.data(CASE, WHOLE)
    latest_first = CASE.corrections.sort_values("date", ascending=False, kind="stable")
    assert latest_first["date"].nunique() > 1
    assert [item["key"] for item in shown["items"]] == latest_first["record"].tolist()
    assert corrections.data(CASE, WHOLE.changed(words="qxqxqx"))["outside"].startswith(str(len(CASE.corrections)))
    before = known.case(CASE, CASE.first_day)
    assert corrections.data(before, WHOLE)["items"] == []


def line(folder: Path) -> dict[str, str]:
    """The correction of the day that the tests make."""
    rows = csv.DictReader((folder / "corrections.csv").read_text("utf-8").splitlines())
    (row,) = [row for row in rows if row["date"] == str(DAY)]
    return row


def test_a_correction_changes_the_record_and_its_log(small_folder: Path) -> None:
    made = correct.texts(small_folder, "khomchak-28-btg", "date", "2021-03-31", "the page says so", DAY)
    assert {path.name for path in made} == {"events.csv", "corrections.csv"}
    for path, text in made.items():
        derive.write(path, text)
    case = load.case(small_folder)
    assert case.events.set_index("key").loc["khomchak-28-btg", "date"] == "2021-03-31"
    row = line(small_folder)
    assert (row["record"], row["field"], row["was"], row["now"]) == (
        "khomchak-28-btg",
        "date",
        "2021-03-30",
        "2021-03-31",
    )


def test_a_second_correction_on_a_day_takes_the_place_of_the_first(small_folder: Path) -> None:
    for day in ("2021-03-31", "2021-04-01"):
        for path, text in correct.texts(
            small_folder, "khomchak-28-btg", "date", day, "as the page has it", DAY
        ).items():
            derive.write(path, text)
    row = line(small_folder)
    assert (row["was"], row["now"]) == ("2021-03-30", "2021-04-01")


@pytest.mark.parametrize(
    ("record", "field", "now", "reason", "said"),
    [
        ("no-such", "title", "x", "y", "no event and no statement"),
        ("khomchak-28-btg", "key", "x", "y", "no column that can be corrected"),
        ("khomchak-28-btg", "date", "2021-03-30", "y", "already"),
        ("khomchak-28-btg", "date", "2021-03-31", " ", "needs its reason"),
        ("khomchak-28-btg", "date", "yesterday", "y", "would not pass the checks"),
        ("khomchak-28-btg", "place", "atlantis", "y", "atlantis"),
    ],
)
def test_a_correction_that_cannot_be_made_changes_nothing(
    small_folder: Path, record: str, field: str, now: str, reason: str, said: str
) -> None:
    before = {path: path.read_bytes() for path in small_folder.glob("*.csv")}
    with pytest.raises(correct.RefusedError, match=re.escape(said)):
        correct.texts(small_folder, record, field, now, reason, DAY)
    assert {path: path.read_bytes() for path in small_folder.glob("*.csv")} == before


def test_a_source_that_a_correction_leaves_unused_goes_with_it(tmp_path: Path) -> None:
    shutil.copytree(load.DATA, tmp_path / "data")
    folder = tmp_path / "data" / CASE.key
    named = Counter(key for pages in CASE.records["sources"] for key in pages)
    named.update([*CASE.claims["source"], *CASE.series["source"]])
    publishers = Counter(publisher for case in CASES.values() for publisher in case.sources["publisher"])
    of = dict(zip(CASE.sources["key"], CASE.sources["publisher"], strict=True))
    key, kept, dropped = next(
        (key, pages[0], pages[1])
        for key, pages in zip(CASE.events["key"], CASE.events["sources"], strict=True)
        if len(pages) == 2 and named[pages[1]] == 1 and publishers[of[pages[1]]] > 1
    )
    made = correct.texts(folder, key, "sources", kept, "the other page does not tell of it", DAY)
    left = [row["key"] for row in csv.DictReader(made[folder / "sources.csv"].splitlines())]
    assert dropped not in left
    assert len(left) == len(CASE.sources) - 1


def test_every_set_has_words() -> None:
    assert all(sets.in_words(name if name != "week" else "week:2021-04-02") for name in sets.SETS)
