"""The Method page: its numbers come from the case, its links lead somewhere, nothing in it is read as markup."""

import re

import pytest

from lib import load, model
from lib.compose import card_text, method

SLUG = re.compile(r"[^a-z0-9]+")


def rows(table: str) -> list[list[str]]:
    """The cells of a markdown table, without its headings."""
    lines = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()]
    assert len({len(line) for line in lines}) == 1
    return lines[2:]


def test_every_mark_of_the_text_is_filled(small_case: load.Case, cases: dict[str, load.Case]) -> None:
    for case in (small_case, *cases.values()):
        assert "<!--" not in method.text(case)


def test_the_text_itself_states_no_number_of_records(cases: dict[str, load.Case]) -> None:
    text = method.TEXT.read_text("utf-8")
    for case in cases.values():
        sizes = {len(frame) for name, frame in case.frames.items() if name != "chapters"}
        assert [size for size in sizes if size > 60 and re.search(rf"\b{size}\b", text)] == []


def test_a_link_within_the_page_leads_to_a_heading(small_case: load.Case) -> None:
    text = method.text(small_case)
    headings = {SLUG.sub("-", heading.lower()).strip("-") for heading in re.findall(r"^#+ (.+)$", text, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) == headings - {"method"}


def test_other_links_are_web_addresses(small_case: load.Case) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", method.text(small_case))
    assert [target for target in targets if not re.match(r"#|<?https?://", target)] == []


def test_the_collection_is_counted_from_the_case(small_case: load.Case) -> None:
    told = dict(rows(method.collection(small_case)))
    assert told["Events"] == "8 (acts 5, reports 1, tolls 2)"
    assert told["Statements"] == "6"
    assert told["Days covered"] == "26 March to 7 April 2021"
    assert told["Acts of violence and coercion"] == "2 (author established in 0, alleged in 1, unknown in 1)"


@pytest.mark.parametrize("name", ["donbas-2021", "ukraine-2022"])
def test_all_types_and_every_mode_of_the_case_are_listed(name: str, cases: dict[str, load.Case]) -> None:
    case = cases[name]
    listed = {line[0]: line[2:] for line in rows(method.types(case))}
    assert set(model.TYPES) <= set(listed)
    coded = case.events[case.events["mode"] != ""]
    assert set(coded["type"] + " / " + coded["mode"]) <= set(listed)
    assert listed["ACCUSE"] == ["-3", "1"]
    assert listed["ASSAULT"] == ["-9", "4"]


def test_every_actor_stands_on_its_side_once(cases: dict[str, load.Case]) -> None:
    actors = cases["donbas-2021"].actors
    told = {line[0]: f"{line[1]}; {line[2]}" for line in rows(method.sides(cases["donbas-2021"]))}
    assert list(told) == list(model.SIDES.values())
    assert {name: side for side, names in told.items() for name in actors["name"] if name in names.split("; ")} == dict(
        zip(actors["name"], actors["side"], strict=True)
    )


def test_every_term_is_listed_with_its_source(small_case: load.Case) -> None:
    listed = method.terms(small_case).splitlines()
    assert len(listed) == len(card_text.glossary())
    assert all(line.endswith(f"(<{term['source']}>)") for line, term in zip(listed, card_text.glossary(), strict=True))


def test_a_name_is_never_read_as_markup(small_case: load.Case) -> None:
    sly = "<b>*bold*</b> | [a](javascript:b) `c` :red[d] $e$"
    frames = dict(small_case.frames)
    actors = frames["actors"].copy()
    actors.loc[actors["key"] == "peskov", "name"] = sly
    frames["actors"] = actors
    case = load.Case(**{**small_case.__dict__, "frames": frames})
    table = method.sides(case)
    assert r"\<b\>\*bold\*\</b\> \| \[a\](javascript\:b) \`c\` \:red\[d\] \$e\$" in table
    assert len(rows(table)) == len(model.SIDES)


def test_a_score_has_its_sign_or_is_missing(cases: dict[str, load.Case]) -> None:
    plover = cases["donbas-2021"].plover
    missing = plover[plover["score"].isna()]
    assert [f"{row.type}/{row.mode}" for row in missing.itertuples()] == ["PROTEST/vandalize"]
    scores = {line[2] for line in rows(method.types(cases["donbas-2021"]))}
    assert all(re.fullmatch(r"0|[+-]\d+(\.\d)?", score) for score in scores)
