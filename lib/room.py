"""Talks that others follow: each has a code for who follows, a token for who presents, and the step that stands. They
live in the server's memory and end with the talk; this module knows no briefing and no HTTP."""

import asyncio
import contextlib
import hashlib
import re
import secrets
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Final

LETTERS: Final = "bcdfghjkmnpqrstvwxyz"  # no vowel, so no word; no letter that is read as a digit or another
LENGTH: Final = 8
TOKEN: Final = re.compile(r"[\w-]{32,100}", re.ASCII)
MOST_ROOMS: Final = 20
MOST_FOLLOWERS: Final = 300  # of one talk
ABSENT: Final = 2 * 3600  # seconds without a sign of the presenter, after which a talk has ended
LONGEST: Final = 12 * 3600  # seconds that a talk may last
BEAT: Final = 10  # seconds after which a follower is told that the talk still stands, though nothing changed

State = dict[str, Any]


class FullError(RuntimeError):
    """As many talks are open as this server carries."""


class TokenError(ValueError):
    """The token is not this talk's."""


@dataclass
class Room:
    """One talk. `shown` is what followers draw, as it is sent; `edition` is its hash, by which they see that it was
    changed; `step` counts from 1 and is 0 before the first."""

    code: str
    token: str
    opened: float
    seen: float
    shown: bytes = b""
    steps: int = 0
    edition: str = ""
    step: int = 0
    blank: bool = False
    ended: bool = False
    followers: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def state(self) -> State:
        """What a follower is told."""
        return {"edition": self.edition, "step": self.step, "blank": self.blank}

    def show(self, shown: bytes, steps: int) -> None:
        """Gives followers other steps; the talk stands where it stood, as far as there are so many."""
        self.shown, self.steps, self.edition = shown, steps, hashlib.sha256(shown).hexdigest()[:12]
        self.step = min(self.step, steps)
        self.tell()

    def tell(self) -> None:
        """Wakes all followers."""
        woken, self.moved = self.moved, asyncio.Event()
        woken.set()


class Rooms:
    """The open talks of a server. All but `code_of` is called on the server's event loop."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.stopped = False
        self._open: dict[str, Room] = {}

    def check(self) -> None:
        """FullError where no further talk has room."""
        for room in list(self._open.values()):
            if self.over(room):
                self.end(room)
        if len(self._open) >= MOST_ROOMS:
            raise FullError

    def open(self, token: str, code: str) -> Room:
        """The talk of a token and its code; a new one where none is open. FullError, TokenError."""
        room = self.find(code)
        if room is None:
            self.check()
            now = self.clock()
            room = self._open[code] = Room(code, token, now, now)
        return self.of_presenter(room, token)

    def find(self, code: str) -> Room | None:
        """The open talk of a code, as it is typed: capitals, blanks and hyphens do not matter."""
        room = self._open.get(re.sub(r"[\s-]", "", code.lower()))
        if room and self.over(room):
            self.end(room)
            return None
        return room

    def of_presenter(self, room: Room, token: str) -> Room:
        """The talk, seen by its presenter; TokenError where the token is another's."""
        if not secrets.compare_digest(token.encode(), room.token.encode()):
            raise TokenError
        room.seen = self.clock()
        return room

    def end(self, room: Room) -> None:
        """Ends a talk: its code leads nowhere from now on."""
        room.ended = True
        self._open.pop(room.code, None)
        room.tell()

    def over(self, room: Room) -> bool:
        """Whether a talk has ended, was left by its presenter, or has lasted too long."""
        now = self.clock()
        return room.ended or now - room.seen > ABSENT or now - room.opened > LONGEST

    async def follow(self, room: Room) -> AsyncIterator[State | None]:
        """The state of a talk now and after each change, None as a sign of life between; ends with the talk, or when
        the server stops. A follower who is slow is told the last state only."""
        told = None
        while not self.over(room) and not self.stopped:
            moved, state = room.moved, room.state()
            yield state if state != told else None
            told = state
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(moved.wait(), BEAT)

    def stop(self) -> None:
        """Lets go of all followers, since a server that stops would wait for them. The talks have not ended."""
        self.stopped = True
        for room in self._open.values():
            room.tell()


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(32)


def code_of(token: str) -> str:
    """The code of a token. A server that was started anew so gives the presenter the same code again. It is slow, so
    that no follower finds a token to a code; call it beside the event loop."""
    digest = hashlib.scrypt(token.encode(), salt=b"escalation room", n=2**14, r=8, p=1, dklen=16)
    number, letters = int.from_bytes(digest), []
    for _ in range(LENGTH):
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    return "".join(letters)
