"""The sources of a choice: every one is listed or counted, with its grade and with what rests on it."""

import json

import pandas as pd
import pytest

from lib import load, model, view
from lib.compose import choice, sources
from lib.view import Link

CASES = load.cases()
CHOICES: list[dict[str, object]] = [{}, {"actor": ("side-russia",)}, {"words": "Defender"}, {"type": ("ASSAULT",)}]


def link_of(case: load.Case, **changes: object) -> Link:
    return Link(view.whole(case)).changed(**changes)


def rows(case: load.Case, link: Link) -> pd.DataFrame:
    return sources.publishers(case, sources.uses(case, link.view))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("changes", CHOICES)
def test_every_source_of_the_case_is_of_a_publisher_or_counted_as_outside(
    name: str, changes: dict[str, object]
) -> None:
    case = CASES[name]
    link = link_of(case, **changes)
    counted, data = rows(case, link), sources.data(case, link)
    inside = int(counted["sources"].sum())
    assert sum(grade["n"] for grade in data["grades"]) == inside
    assert data["title"].startswith(f"This choice rests on {inside} of the {len(case.sources)} ")
    outside = len(case.sources) - inside
    assert data["outside"].startswith(f"{outside} more" if outside else "No source")
    assert [row[0] for row in data["publishers"]] == counted["key"].tolist()


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("changes", CHOICES)
def test_what_a_publisher_unfolds_to_is_what_its_row_counts(name: str, changes: dict[str, object]) -> None:
    case = CASES[name]
    link = link_of(case, **changes)
    chosen = set(choice.records(case, link)["key"])
    for key, n, records, _ in rows(case, link).itertuples(index=False):
        unfolded = sources.unfolded(case, link.changed(publisher=key))
        assert len(unfolded) == n
        rested = {record["key"] for source in unfolded for record in source["records"]}
        assert len(rested) == records
        assert rested <= chosen


def test_a_record_rests_on_the_sources_that_it_names(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    used = sources.uses(case, view.whole(case)).records
    named = set(case.records[["key", "sources"]].explode("sources").itertuples(index=False, name=None))
    claimed = set(case.claims[["record", "source"]].itertuples(index=False, name=None))
    assert set(used.itertuples(index=False, name=None)) == named | claimed


def test_publishers_with_most_records_stand_first(cases: dict[str, load.Case]) -> None:
    counted = rows(cases["donbas-2021"], link_of(cases["donbas-2021"]))
    assert counted["records"].is_monotonic_decreasing


def test_a_record_on_two_pages_of_a_publisher_counts_once(small_case: load.Case) -> None:
    counted = rows(small_case, link_of(small_case)).set_index("key")
    assert counted.loc["osce-smm", "records"] == 2
    assert counted.loc["osce-smm", "sources"] == 3


def test_numbers_of_series_count_in_their_days_only(small_case: load.Case) -> None:
    late = link_of(small_case, since=small_case.series["end"].max().date() + pd.Timedelta(days=1))
    assert rows(small_case, late)["observations"].sum() == 0
    assert rows(small_case, link_of(small_case))["observations"].sum() == len(small_case.series)


def test_grades_have_their_words_and_all_are_listed(small_case: load.Case) -> None:
    grades = sources.data(small_case, link_of(small_case))["grades"]
    assert [grade["grade"] for grade in grades] == list(model.GRADES)
    assert grades[-1]["meaning"] == "cannot be judged"


def test_a_publisher_has_its_grade_and_the_reason_for_it(small_case: load.Case) -> None:
    data = sources.data(small_case, link_of(small_case))
    registered = small_case.publishers.set_index("key")
    for key, name, kind, grade, reason, *_ in data["publishers"]:
        own = registered.loc[key]
        assert (name, grade, data["reasons"][reason]) == (own["name"], own["reliability"], own["reason"])
        assert kind.startswith(own["kind"])


def test_a_page_read_at_a_poor_carrier_says_the_grade_it_has(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    reliability = case.publishers.set_index("key")["reliability"]
    graded = case.sources[case.sources["grade"] != case.sources["publisher"].map(reliability)]
    assert len(graded)
    row = graded.iloc[0]
    unfolded = sources.unfolded(case, link_of(case, publisher=row["publisher"]))
    said = next(source["about"] for source in unfolded if source["url"] == row["url"])
    assert f"grade {row['grade']} of the carrier" in said


def test_a_page_without_a_date_says_so_and_stands_last(small_case: load.Case) -> None:
    unfolded = sources.unfolded(small_case, link_of(small_case, publisher="adevarul"))
    assert [source["about"] for source in unfolded] == ["no date on the page"]


def test_addresses_are_sent_for_the_unfolded_publisher_only(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    folded = json.dumps(sources.data(case, link_of(case)), ensure_ascii=False)
    assert "http" not in folded
    assert len(folded.encode()) < 40_000
    opened = sources.data(case, link_of(case, publisher="tass"))["sources"]
    assert {source["url"].split(":")[0] for source in opened} <= {"http", "https"}


def test_a_publisher_without_a_source_in_the_choice_unfolds_to_nothing(small_case: load.Case) -> None:
    assert sources.unfolded(small_case, link_of(small_case, publisher="tass")) == []
    assert sources.unfolded(small_case, link_of(small_case)) == []


def test_a_publisher_that_is_not_registered_is_left_out_with_a_notice() -> None:
    link = view.from_query({"publisher": ["nobody"]}, CASES)
    assert link.look.publisher == ""
    assert "“nobody”" in link.notices[0]


def test_a_title_is_sent_as_it_stands(small_case: load.Case) -> None:
    sly = "<script>alert(1)</script> {n}"
    frames = dict(small_case.frames)
    frames["sources"] = frames["sources"].assign(title=sly)
    frames["publishers"] = frames["publishers"].assign(name=sly, reason=sly)
    case = load.Case(**{**small_case.__dict__, "frames": frames})
    data = sources.data(case, link_of(case, publisher="osce-smm"))
    assert {source["title"] for source in data["sources"]} == {sly}
    assert {row[1] for row in data["publishers"]} == {sly}
    assert data["reasons"] == [sly]
