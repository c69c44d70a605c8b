"""What the controls of evidence leave out: records below the least grade, side by side, and what was not yet known."""

from typing import NamedTuple

import pandas as pd

from lib import view, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link


class Told(NamedTuple):
    """A sentence about what is left out, and whether it is a warning."""

    text: str
    warns: bool


def left_out(case: Case, link: Link) -> list[Told]:
    """What the least grade hides in the choice: in all, of each side, and a warning for each side that loses more than
    half of its records."""
    if not link.view.grade:
        return []
    wide = choice.records(case, Link(link.view.without("grade", case)), "key", "side", "grade", "own")
    kept = view.unselected(link.view).mask(case.records).shown
    hidden = wide[~wide["key"].isin(case.records.loc[kept, "key"])]
    if hidden.empty:
        return [Told(words.say("evidence.none_hidden", grade=link.view.grade), warns=False)]
    losses = _losses(wide, hidden)
    sides = [words.say("evidence.of_side", side=side, n=n, all=of) for side, (n, of) in losses.items()]
    unjudged = int((hidden["grade"] == "F").sum())
    said = words.say("evidence.hidden", n=len(hidden), all=len(wide), grade=link.view.grade, sides="; ".join(sides))
    said += " " + words.say("evidence.unjudged", n=unjudged) if unjudged else ""
    most = [side for side, (n, of) in losses.items() if 2 * n > of]
    warning = [Told(words.say("evidence.more_than_half", sides=view.listed(most)), warns=True)] if most else []
    return [Told(said, warns=False), *warning]


def _losses(wide: pd.DataFrame, hidden: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """For each side that loses records: how many, and of how many."""
    of, lost = (frame["side"].value_counts().to_dict() for frame in (wide, hidden))
    return {str(side): (int(n), int(of[side])) for side, n in lost.items()}
