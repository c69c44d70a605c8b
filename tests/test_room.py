"""Talks that others follow: moved by who holds the token alone, bounded, and ended."""

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from lib import api_room, briefing, load, room, serve, words
from lib.briefing import Briefing, Step
from lib.compose import talk
from lib.room import Room, Rooms

CASES = load.cases()
DAYS = "case=donbas-2021&since=2021-04-01&until=2021-04-07"
STEPS = tuple(Step(title, DAYS, ("text",), text="Said.", notes="Say nothing of this.") for title in "ABCD")
SHOWN = Briefing("A talk", STEPS)
TEXT = briefing.write(SHOWN)
JSON = {"content-type": "application/json"}
CLIENT = TestClient(Starlette(routes=api_room.routes()))


class Clock:
    """The time that a test says."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Rooms:
    made = Rooms(clock)
    monkeypatch.setattr(api_room, "ROOMS", made)
    api_room.OPENING.forget()
    return made


def post(path: str, body: Any, token: str = "", client: Any = CLIENT, **headers: str) -> Any:
    content = body if isinstance(body, str) else json.dumps(body)
    own = {"authorization": f"Bearer {token}"} if token else {}
    return client.post(path, content=content.encode(), headers=JSON | own | headers)


def opened(token: str = "") -> dict[str, Any]:
    answer = post("/api/room", TEXT, token)
    assert answer.status_code == 201
    return dict(answer.json())


def refused(answer: Any, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["detail"])


def test_a_talk_has_a_code_to_type_and_a_token_to_keep() -> None:
    made, other = opened(), opened()
    assert re.fullmatch(f"[{room.LETTERS}]{{{room.LENGTH}}}", made["code"])
    assert room.TOKEN.fullmatch(made["token"])
    assert made["path"] == f"/room/{made['code']}"
    assert made["code"] != other["code"]
    typed = f"{made['code'][:4]}-{made['code'][4:]}".upper()
    assert made["code"] in CLIENT.get(f"/room/{typed}").text


def test_who_holds_the_token_moves_the_talk() -> None:
    made = opened()
    path = f"/api/room/{made['code']}"
    assert post(path, {"step": 3}, made["token"]).json() == {
        "edition": made["edition"], "step": 3, "blank": False, "steps": 4, "followers": 0,
    }  # fmt: skip
    assert post(path, {"blank": True}, made["token"]).json()["blank"]
    assert post(path, {}, made["token"]).json()["step"] == 3


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "é" * 40])
def test_nobody_else_does(token: str) -> None:
    made = opened()
    path = f"/api/room/{made['code']}"
    headers = {**JSON, "authorization": f"Bearer {token}".encode()}
    answer = CLIENT.post(path, content=b'{"step": 2}', headers=headers)  # type: ignore[arg-type]
    assert refused(answer, 403)
    assert post(path, {}, made["token"]).json()["step"] == 0


@pytest.mark.parametrize("body", [{"step": -1}, {"step": 5}, {"step": True}, {"step": "2"}, {"blank": 1}], ids=str)
def test_a_step_that_is_not_there_is_refused(body: dict[str, Any]) -> None:
    made = opened()
    assert "from 0 to 4" in refused(post(f"/api/room/{made['code']}", body, made["token"]), 400)


def test_a_talk_that_has_ended_leads_nowhere() -> None:
    made = opened()
    path = f"/api/room/{made['code']}"
    assert post(path, {"end": True}, made["token"]).status_code == 200
    for answer in (post(path, {}, made["token"]), CLIENT.get(path), CLIENT.get(f"{path}/briefing.json")):
        assert refused(answer, 404) == words.say("room.unknown")
    page = CLIENT.get(f"/room/{made['code']}")
    assert page.status_code == 404
    assert words.say("room.unknown") in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize(
    ("body", "kind", "status", "said"),
    [
        ("{", "application/json", 400, "JSON"),
        ("[]", "application/json", 400, "JSON"),
        ("{}", "application/json", 400, "no briefing"),
        (TEXT, "text/plain", 415, "application/json"),
        (TEXT, "application/x-www-form-urlencoded", 415, "application/json"),
        (" " * (api_room.MOST_BYTES + 1), "application/json", 413, "bytes"),
    ],
)
def test_a_body_that_is_no_briefing_is_refused_with_a_sentence(body: str, kind: str, status: int, said: str) -> None:
    assert said in refused(post("/api/room", body, **{"content-type": kind}), status)


def test_a_server_carries_so_many_talks_until_one_is_left(rooms: Rooms, clock: Clock) -> None:
    first = rooms.open("a" * 40, "first")
    clock.now = 1.0
    for number in range(1, room.MOST_ROOMS):
        rooms.open("a" * 40, str(number))
    assert refused(post("/api/room", TEXT), 503)
    clock.now = room.ABSENT + 0.5
    assert opened()
    assert rooms.find("first") is None
    assert first.ended


def test_nobody_opens_talks_without_a_pause() -> None:
    answers = [post("/api/room", "{}").status_code for _ in range(api_room.OPENING.burst + 1)]
    assert answers == [400] * api_room.OPENING.burst + [429]


def test_a_talk_ends_without_its_presenter_and_after_a_day(rooms: Rooms, clock: Clock) -> None:
    made = rooms.open("a" * 40, "code")
    while clock.now < room.LONGEST:
        assert rooms.find("code") is made
        clock.now += room.ABSENT - 1
        rooms.of_presenter(made, "a" * 40)
    assert rooms.find("code") is None


def test_a_talk_has_so_many_followers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_FOLLOWERS", 0)
    assert refused(CLIENT.get(f"/api/room/{opened()['code']}"), 503)


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_followers_see_the_steps_without_the_presenters_notes(coding: str) -> None:
    answer = CLIENT.get(f"/api/room/{opened()['code']}/briefing.json", headers={"accept-encoding": coding})
    assert "Say nothing" not in answer.text
    shown = answer.json()
    assert shown == json.loads(json.dumps(talk.followed(CASES, SHOWN)))
    assert [step["title"] for step in shown["steps"]] == list("ABCD")
    assert not {"notes", "seconds"} & set(shown["steps"][0])


def test_with_its_token_a_talk_is_opened_again_and_shows_what_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = opened()
    path = f"/api/room/{made['code']}"
    post(path, {"step": 4}, made["token"])
    again = post("/api/room", briefing.write(Briefing("A talk", STEPS[:2])), made["token"]).json()
    assert (again["code"], again["step"], again["steps"]) == (made["code"], 2, 2)
    assert again["edition"] != made["edition"]
    monkeypatch.setattr(api_room, "ROOMS", Rooms())  # as a server that was started anew
    assert opened(made["token"]) == made


def test_a_code_is_no_way_to_its_talk(rooms: Rooms) -> None:
    made = rooms.open("a" * 40, "code")
    with pytest.raises(room.TokenError):
        rooms.open("b" * 40, "code")
    assert made.token == "a" * 40
    assert refused(post("/api/room", TEXT, "short"), 403)


def test_who_asks_for_the_head_alone_is_no_follower() -> None:
    assert CLIENT.head(f"/api/room/{opened()['code']}").status_code == 200


def test_the_page_of_followers_runs_our_modules_alone() -> None:
    page = CLIENT.get(f"/room/{opened()['code']}").text
    assert re.findall(r"<script[^>]*>", page) == [
        f'<script type="module" src="{serve.BASE}/follow.js">',
    ]
    assert "style=" not in page


async def taken(states: AsyncIterator[Any], n: int) -> list[Any]:
    return [await anext(states) for _ in range(n)]


def test_a_follower_is_told_the_state_each_change_and_the_end(rooms: Rooms) -> None:
    made = rooms.open("a" * 40, "code")
    made.show(b"", 9)

    async def followed() -> list[Any]:
        states = rooms.follow(made)
        told = await taken(states, 1)
        for step in (2, 3):  # faster than the follower: only the last counts
            made.step = step
            made.tell()
        told += await taken(states, 1)
        rooms.end(made)
        return told + [state async for state in states]

    assert [state["step"] for state in asyncio.run(followed())] == [0, 3]


def test_where_nothing_changes_there_is_a_sign_of_life(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "BEAT", 0)
    made = rooms.open("a" * 40, "code")
    assert asyncio.run(taken(rooms.follow(made), 3))[1:] == [None, None]


def test_who_leaves_is_no_longer_counted(rooms: Rooms) -> None:
    made = rooms.open("a" * 40, "code")
    counted = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        counted.append(made.followers)

    asyncio.run(api_room.Stream(made)({"type": "http"}, receive, send))
    assert set(counted) <= {1}
    assert made.followers == 0


def test_what_is_shown_is_packed_once() -> None:
    made = opened()
    found = api_room.ROOMS.find(made["code"])
    assert isinstance(found, Room)
    assert json.loads(gzip.decompress(found.shown))["title"] == "A talk"
