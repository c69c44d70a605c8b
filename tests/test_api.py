"""The answers over HTTP: a part of the feed as the page has it, files of a choice, and a clear refusal of the rest."""

from urllib.parse import parse_qs

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib import answer, api, export, load, openapi, view
from lib.compose import feed, shown
from lib.view import Link

CASES = load.cases()
CLIENT = TestClient(Starlette(routes=api.routes()))
CHOICES = [{}, {"actor": ("side-russia",)}, {"words": "Шойгу"}, {"order": "oldest"}, {"grade": "B"}]
QUERY = "since=2021-03-26&until=2021-04-22&actor=side-russia"
REFUSED = {
    "/api/no-such/events.csv": (404, "donbas-2021"),
    "/api/donbas-2021/events.exe": (404, "events.csv"),
    "/api/donbas-2021/events.csv?sinse=2021-03-26": (400, "since"),
    "/api/donbas-2021/events.csv?since=yesterday": (400, "yesterday"),
    "/api/donbas-2021/events.csv?since=1999-01-01": (400, "1999-01-01"),
    "/api/donbas-2021/events.csv?since=2021-04-22&until=2021-03-26": (400, "end"),
    "/api/donbas-2021/events.csv?actor=nobody": (400, "nobody"),
    f"/api/donbas-2021/events.csv?words={'x' * 9000}": (414, "8000"),
}


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.RATE, "burst", 10_000)
    api.RATE.forget()


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
    found = CLIENT.get("/api/donbas-2021/feed.json", params={"part": part})
    assert found.status_code == 400
    assert found.headers["content-type"] == "application/problem+json"
    assert "part=0" in found.json()["detail"]


@pytest.mark.parametrize("name", export.files())
@pytest.mark.parametrize("case", CASES)
def test_a_file_over_http_is_the_file_of_the_choice(case: str, name: str) -> None:
    found = CLIENT.get(f"/api/{case}/{name}")
    said = shown.of(CASES[case], Link(view.whole(CASES[case])), "http://testserver/")
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == export.files()[name].media
    assert found.headers["x-data-version"] == CASES[case].version
    if not name.endswith(".xlsx"):  # a workbook holds the time at which it was written
        assert found.content == export.files()[name].bytes(said)


def test_the_parameters_are_those_of_the_pages() -> None:
    rows = CLIENT.get(f"/api/donbas-2021/events.json?{QUERY}&v=1&lanes=actor").json()
    link = view.from_query(parse_qs(QUERY), CASES)
    chosen = link.view.of(CASES["donbas-2021"].events)
    assert [row["key"] for row in rows["rows"]] == chosen["key"].tolist()
    assert rows["count"] == len(chosen)
    assert rows["choice"] == link.view.in_words(CASES["donbas-2021"])
    assert view.from_query(parse_qs(rows["link"].partition("?")[2]), CASES).view == link.view


def test_a_day_of_the_past_is_obeyed_and_said() -> None:
    rows = CLIENT.get("/api/donbas-2021/events.json?known=2021-03-01").json()
    assert 0 < rows["count"] < len(CASES["donbas-2021"].events)
    assert "1 March 2021" in rows["choice"]


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_answered_is_refused_with_what_to_do(address: str) -> None:
    status, said = REFUSED[address]
    found = CLIENT.get(address)
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    assert said in found.json()["detail"]


def test_what_the_reader_holds_is_not_sent_again() -> None:
    address = f"/api/donbas-2021/events.csv?{QUERY}"
    first = CLIENT.get(address)
    for held in (
        {"if-none-match": f'W/{first.headers["etag"]}, "x"'},
        {"if-modified-since": first.headers["last-modified"]},
    ):
        again = CLIENT.get(address, headers=held)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert CLIENT.get(address, headers={"if-none-match": '"x"'}).status_code == 200
    assert CLIENT.get(f"{address}&grade=B").headers["etag"] != first.headers["etag"]


def test_a_head_has_the_headers_alone() -> None:
    found = CLIENT.head("/api/donbas-2021/events.csv")
    assert (found.status_code, found.content) == (200, b"")
    assert found.headers["etag"]


def test_who_asks_too_often_is_asked_to_wait() -> None:
    now = [0.0]
    rate = answer.Rate(2, 0.5, lambda: now[0])
    assert [rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 0, 0]
    assert rate.wait("a") == pytest.approx(2)
    now[0] = 2
    assert rate.wait("a") == 0


def test_a_refusal_for_haste_says_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.RATE, "burst", 1)
    api.RATE.forget()
    answers = [CLIENT.get("/api/donbas-2021/chapters.csv") for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 429]
    assert int(answers[1].headers["retry-after"]) >= 1


def test_too_many_records_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "MOST_ROWS", 10)
    assert CLIENT.get("/api/donbas-2021/events.csv").status_code == 413


def test_the_description_names_every_file_and_every_filter() -> None:
    made = CLIENT.get("/api/openapi.json").json()
    assert set(made["paths"]) == {f"/api/{{case}}/{name}" for name in export.files()}
    named = {one["name"] for one in made["components"]["parameters"].values()}
    assert named == {"case", "since", "until", "known", *view.FILTERS}
    assert made == openapi.described(CASES, "http://testserver/")


PARTS = {
    "bytes=0-99": slice(0, 100),
    "bytes=100-": slice(100, None),
    "bytes=-50": slice(-50, None),
    "bytes=0-99999999999": slice(0, None),
}


def test_a_file_can_be_read_in_parts() -> None:
    address = f"/api/donbas-2021/events.geojson?{QUERY}"
    whole = CLIENT.get(address)
    assert whole.headers["accept-ranges"] == "bytes"
    for asked, part in PARTS.items():
        found = CLIENT.get(address, headers={"range": asked})
        assert (found.status_code, found.content) == (206, whole.content[part]), asked
        start, _, rest = found.headers["content-range"].removeprefix("bytes ").partition("-")
        end, size = map(int, rest.split("/"))
        assert (whole.content[int(start) : end + 1], size) == (found.content, len(whole.content))
    for ignored in ("bytes=-", "bytes=9-3", "lines=1-2", "bytes=0-1,5-6", "bytes=a-b"):
        assert CLIENT.get(address, headers={"range": ignored}).content == whole.content
    beyond = CLIENT.get(address, headers={"range": f"bytes={len(whole.content)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(whole.content)}")
    other = CLIENT.get(address, headers={"range": "bytes=0-9", "if-range": '"older"'})
    assert (other.status_code, other.content) == (200, whole.content)
    same = CLIENT.get(address, headers={"range": "bytes=0-9", "if-range": whole.headers["etag"]})
    assert (same.status_code, same.content) == (206, whole.content[:10])
    for days in range(1, 8):
        assert CLIENT.get(
            f"/api/donbas-2021/events.csv?until=2021-04-0{days}", headers={"range": "bytes=0-1"}
        ).is_success
    assert len(answer.PARTED) <= answer.MOST_PARTED
