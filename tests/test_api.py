"""The answers over HTTP: a part of the feed as the page has it, and a clear refusal of anything else."""

from urllib.parse import parse_qs

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib import api, load, view
from lib.compose import feed
from lib.view import Link

CASES = load.cases()
CLIENT = TestClient(Starlette(routes=api.routes()))
CHOICES = [{}, {"actor": ("side-russia",)}, {"words": "Шойгу"}, {"order": "oldest"}, {"grade": "B"}]


@pytest.mark.parametrize("changes", CHOICES, ids=str)
@pytest.mark.parametrize("name", CASES)
def test_a_part_over_http_is_the_part_of_the_page(name: str, changes: dict[str, object]) -> None:
    case = CASES[name]
    link = Link(view.whole(case)).changed(**changes)
    address = feed.data(case, link)["address"]
    assert CLIENT.get(f"/{address}&part=1").json() == feed.part(case, link, 1)
    assert parse_qs(address.partition("?")[2])["case"] == [name]


def test_a_part_is_of_the_case_as_it_was_known() -> None:
    rows = CLIENT.get("/api/donbas-2021/feed.json?known=2021-03-01&part=0").json()
    published = CASES["donbas-2021"].statements.set_index("key")["known_day"]
    assert rows
    assert all(str(published[row["key"]]) < "2021-03-02" for row in rows if "key" in row)


@pytest.mark.parametrize("part", ["", "-1", "1.5", "x", "٣", "99999999999"])
def test_what_is_no_part_is_refused_with_a_sentence(part: str) -> None:
    answer = CLIENT.get("/api/donbas-2021/feed.json", params={"part": part})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "part=0" in answer.json()["detail"]


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    answer = CLIENT.get("/api/no-such/feed.json?part=0")
    assert answer.status_code == 404
    assert "donbas-2021" in answer.json()["detail"]
