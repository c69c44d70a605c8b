"""Followers over real HTTP: thirty of them stand on the presenter's step, and none of them holds up a server."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx2

from bench.server import started
from lib import api_room, briefing
from lib.briefing import Briefing, Step

STEPS = tuple(Step(title, "case=donbas-2021&since=2021-04-01&until=2021-04-07", ("text",)) for title in "ABCD")
TEXT = briefing.write(Briefing("A talk", STEPS))
JSON = {"content-type": "application/json"}


async def until(lines: AsyncIterator[str], wanted: str) -> list[str]:
    """The lines of a stream up to the one wanted; all where it does not come."""
    told = []
    async for line in lines:
        told.append(line)
        if wanted in line:
            break
    return told


async def a_talk_of_thirty(base: str) -> tuple[list[str], list[list[str]]]:
    """What thirty followers are told last of a step, and of the end, over HTTP."""
    async with httpx2.AsyncClient(base_url=base, timeout=60) as client:
        made = (await client.post("/api/room", content=TEXT, headers=JSON)).json()
        path, own = f"/api/room/{made['code']}", JSON | {"authorization": f"Bearer {made['token']}"}
        ready = asyncio.Barrier(31)
        moved = asyncio.Barrier(31)

        async def follower() -> tuple[str, list[str]]:
            async with client.stream("GET", path) as answer:
                assert answer.headers["content-type"].startswith("text/event-stream")
                lines = aiter(answer.aiter_lines())
                await until(lines, '"step": 0')
                await ready.wait()
                step = (await until(lines, '"step": 3'))[-1]
                await moved.wait()
                return step, await until(lines, "event: end")

        async def presenter() -> None:
            await ready.wait()
            told = (await client.post(path, json={"step": 3}, headers=own)).json()
            assert told["followers"] == 30
            await moved.wait()
            await client.post(path, json={"end": True}, headers=own)

        presenting = asyncio.create_task(presenter())
        told = await asyncio.gather(*(follower() for _ in range(30)))
        await presenting
        return [step for step, _ in told], [rest for _, rest in told]


def test_thirty_followers_stand_on_the_step_and_hear_the_end() -> None:
    with started() as base:
        steps, rests = asyncio.run(a_talk_of_thirty(base))
    (step,) = set(steps)
    assert len(steps) == 30
    assert json.loads(step.removeprefix("data: "))["step"] == 3
    assert all("event: end" in rest for rest in rests)


def test_a_server_that_stops_lets_followers_go_and_ends_no_talk() -> None:
    with httpx2.Client(timeout=60) as client:
        with started() as base:
            made = client.post(f"{base}/api/room", content=TEXT, headers=JSON).json()
            following = client.send(client.build_request("GET", f"{base}/api/room/{made['code']}"), stream=True)
            lines = following.iter_lines()
            assert next(lines) == f"retry: {api_room.RETRY}"
        assert not any("event: end" in line for line in lines)
        following.close()
