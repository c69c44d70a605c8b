"""One HTML file: no text breaks out of it, it names no host to ask, and it holds the whole case and what that is of."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import briefing, load, serve, view
from lib.briefing import Briefing, Step
from lib.compose import explore, sources
from lib.export import as_html, inline
from lib.view import Link

DAY = dt.date(2026, 11, 26)
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028&amp;<!-- ${1}"
BLOCK = re.compile(r'<script type="([^"]+)" id="et-([^"]+)">(.*?)</script>', re.S)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=80),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=4).filter("$".__ne__), inner, max_size=4)
    ),
)


def made(case: load.Case, shown: Briefing | None = None, **more: Any) -> str:
    return as_html.file({case.key: case}, shown or briefing.of_case(case), day=DAY, **more).decode()


def blocks(page: str) -> dict[str, str]:
    return {name: text for _, name, text in BLOCK.findall(page)}


def unpacked(text: str) -> Any:
    """What client/file_ask.js makes of packed data."""
    whole: list[Any] = []

    def filled(one: Any) -> Any:
        if isinstance(one, list):
            return [filled(inner) for inner in one]
        if not isinstance(one, dict):
            return one
        return whole[one["$"]] if "$" in one else {key: filled(inner) for key, inner in one.items()}

    read = json.loads(text)
    whole.extend(filled(part) for part in read["parts"])
    return filled(read["value"])


@given(JSONS)
def test_what_is_packed_is_unpacked_whole_and_no_sign_in_it_is_markup(value: Any) -> None:
    text = inline.packed(value)
    assert unpacked(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_hostile_texts_stay_texts(small_folder: Path) -> None:
    events = small_folder / "events.csv"
    first = load.case(small_folder).events["title"].iloc[0]
    events.write_text(events.read_text("utf-8").replace(first, HOSTILE.replace("\u2028", " ")), "utf-8")
    case = load.case(small_folder)
    step = Step(HOSTILE, f"case={case.key}", text=HOSTILE, notes=HOSTILE)
    page = made(case, Briefing(HOSTILE, (step,)), address='https://here.example/"><script>alert(1)</script>')
    assert "<img" not in page
    assert page.count("<script") == page.count("</script>") == len(blocks(page)) + 1
    told = unpacked(blocks(page)["steps"])
    assert told["title"] == told["steps"][0]["title"] == HOSTILE
    assert told["steps"][0]["notes"] == ""  # they are the presenter's
    assert HOSTILE.replace("\u2028", " ") in unpacked(blocks(page)["explore"])["timeline"]["rows"]["title"]


@pytest.mark.parametrize("name", ["donbas-2021", "ukraine-2022"])
def test_a_file_says_what_it_is_of_and_is_small_enough(cases: dict[str, load.Case], name: str) -> None:
    case, shown = cases[name], briefing.of_case(cases[name])
    address = "https://here.example/briefing?case=donbas-2021"
    page = as_html.file(cases, shown, address, DAY)
    assert len(page) <= as_html.MOST
    text = page.decode()
    whole = Link(view.whole(case))
    told = [whole.view.in_words(case), sources.data(case, whole)["title"], "As known on 26 November 2026"]
    told += [f"Data of 26 November 2026, version {case.version}", f'href="{address}"', f"<h1>{case.title}</h1>"]
    assert [said for said in told if said not in text] == []
    steps = unpacked(blocks(text)["steps"])
    assert [step["title"] for step in steps["steps"]] == case.chapters["title"].tolist()
    assert {step["version"] for step in steps["steps"]} == {f"Data of 26 November 2026, version {case.version}"}
    assert steps["at"] == "https://here.example/timeline"


def test_a_file_holds_every_record_its_card_and_every_source_of_the_choice(small_case: load.Case) -> None:
    held = blocks(made(small_case))
    keys = small_case.records["key"].tolist()
    assert unpacked(held["explore"])["rows"]["key"] == keys
    cards = unpacked(held["cards-0"])
    assert cards["keys"] == list(cards["cards"]) == keys
    pages = [page["url"] for of in unpacked(held["sources-0"])["of"].values() for page in of]
    whole = view.whole(small_case)
    assert len(pages) == len(sources.uses(small_case, whole).sources())
    carried = {source["url"] for card in cards["cards"].values() for source in card["sources"]}
    assert carried <= set(pages)


def test_a_step_has_the_places_of_its_records(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    steps = unpacked(blocks(made(case))["steps"])["steps"]
    links = [step.link(cases) for step in briefing.of_case(case).steps]
    for step, link in zip(steps, links, strict=True):
        keys = case.records["key"].to_numpy()[step["chosen"]].tolist()
        assert keys == link.view.of(case.records)["key"].tolist()


def test_a_step_of_a_day_of_the_past_is_told_and_explored_as_known_then(small_case: load.Case) -> None:
    step = Step("Then", f"case={small_case.key}&known=2021-04-02")
    page = made(small_case, Briefing("A", (step, Step("Now", f"case={small_case.key}"))))
    then, now = (unpacked(blocks(page)[f"cards-{n}"])["keys"] for n in (0, 1))
    assert unpacked(blocks(page)["explore"])["rows"]["key"] == then
    assert set(then) < set(now)
    assert "As known on 2 April 2021" in page
    assert [one["shelf"] for one in unpacked(blocks(page)["steps"])["steps"]] == [0, 1]


def test_a_feed_of_a_step_is_there_with_all_its_parts(cases: dict[str, load.Case]) -> None:
    case = cases["donbas-2021"]
    page = made(case, Briefing("A", (Step("Words", f"case={case.key}", ("statements",)),)))
    (part,) = unpacked(blocks(page)["steps"])["steps"][0]["parts"]
    keys = [row["key"] for rows in part["data"]["parts"].values() for row in rows if "key" in row]
    assert sorted(keys) == sorted(case.statements["key"])


def test_of_too_many_records_the_steps_stand_with_the_cards_that_they_name(
    small_case: load.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore, "MOST", 3)
    explore.cards.cache_clear()
    named = small_case.records["key"].iloc[2]
    page = made(small_case, Briefing("A", (Step("One", f"case={small_case.key}", text=f"So [{named}]."),)))
    assert "explore" not in blocks(page)
    assert list(unpacked(blocks(page)["cards-0"])["cards"]) == [named]
    assert "more than a file lets" in unpacked(blocks(page)["steps"])["labels"]["too_many"]


def test_a_file_that_would_be_too_large_is_refused_with_a_sentence(
    small_case: load.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_html, "MOST", 1000)
    with pytest.raises(as_html.TooLargeError, match="Take out some steps"):
        made(small_case)


def test_a_briefing_without_a_step_is_a_file_of_the_case(small_case: load.Case) -> None:
    page = made(small_case, Briefing("", ()))
    assert f"<h1>{small_case.title}</h1>" in page
    assert "explore" in blocks(page)


def test_a_link_that_is_none_of_the_web_is_left_out(small_case: load.Case) -> None:
    assert "javascript:" not in made(small_case, address="javascript:alert(1)").partition("<script")[0]


def test_the_page_may_ask_no_host(small_case: load.Case) -> None:
    page = made(small_case)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == "'none'"
    allowed = {word for value in rules.values() for word in value.split()}
    assert {word for word in allowed if not word.startswith("'")} == {"data:", "blob:"}
    assert not re.search(r"(src|href)=\"(?!data:)[^\"]*\"", page.partition("<body>")[0])
    assert "url(" not in re.sub(r'url\("data:font/woff2;base64,[^"]+"\)', "", page.partition("<body>")[0])


def test_every_module_that_one_imports_is_there(small_case: load.Case) -> None:
    held = json.loads(blocks(made(small_case))["modules"])
    for name, text in held.items():
        wanted = set(re.findall(r'from "\./(\w+)\.js"', text)) - {"ask"}
        assert wanted <= set(held), name
        assert text == (serve.CLIENT / f"{name}.js").read_text("utf-8")
    seam = (serve.CLIENT / "ask.js").read_text("utf-8")
    names = set(re.findall(r"export (?:async )?(?:const|function) (\w+)", seam))
    assert names <= set(re.findall(r"export (?:async )?(?:const|function) (\w+)", held["file_ask"]))
