"""Named sets of records behind the numbers of a page: a number leads to the records that it counts."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from lib import dates, model, words
from lib.compose import choice
from lib.load import Case
from lib.view import Link

Mask = Callable[[Case, pd.DataFrame, tuple[str, ...]], pd.Series]


def records(case: Case, link: Link, name: str) -> pd.DataFrame:
    """The chosen records of a set such as `single`, `single:russia` or `grade:B:2`; none where no set has the name."""
    kind, *parts = name.split(":")
    chosen = choice.records(case, link)
    if kind not in SETS:
        return chosen.iloc[:0]
    return chosen[SETS[kind](case, chosen, tuple(parts)).to_numpy(bool)]


def _single(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Records whose sources are all of one publisher."""
    of = dict(zip(case.sources["key"], case.sources["publisher"], strict=True))
    return records["sources"].map(lambda keys: len({of[key] for key in keys}) == 1) & _side(records, parts)


def _undated(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    return records["known_day"].isna() & _side(records, parts)


def _weak(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Records that no source graded better than E carries."""
    return (records["grade"] >= "E") & ~records["own"] & _side(records, parts)


def _all(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    return _side(records, parts)


def _statements(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    return (records["kind"] == "statement") & _side(records, parts)


def _quotes(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Statements with words in quotes."""
    said = case.statements
    return records["key"].isin(said.loc[(said["quote"] != "") | (said["original"] != ""), "key"]) & _side(
        records, parts
    )


def _without_original(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Statements whose quote is a translation and whose words as said are not here."""
    said = case.statements
    missing = said[(said["quote_kind"] == "translation") & (said["original"] == "")]
    return records["key"].isin(missing["key"]) & _side(records, parts)


def _originals(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    said = case.statements
    return records["key"].isin(said.loc[said["original"] != "", "key"]) & _side(records, parts)


def _one_word(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Acts that rest on one party's word, of an accuser's and an accused side where these are named."""
    found = (records["role"] == "act") & (records["actor_basis"] == "alleged")
    if len(parts) == 2:
        sides = dict(zip(case.actors["key"], case.actors["side"], strict=True))
        accuser, accused = (model.SIDES[part] for part in parts)
        found &= records["alleged_by"].map(lambda keys: bool(keys) and sides[keys[0]] == accuser)
        found &= records["side"] == accused
    return found


def _week(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Acts and statements dated to a day of the seven from a day on."""
    since = pd.Timestamp(parts[0])
    days = records["first_day"].between(since, since + pd.Timedelta(days=6))
    return days & (records["precision"] == "day") & records["role"].isin(["act", "statement"])


def _outside(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Acts placed outside the regions that the monitors counted in."""
    seen = case.series.loc[case.series["series"] == model.SERIES[0], "breakdown"]
    return (records["role"] == "act") & (records["place"] != "") & ~records["admin1"].isin(seen)


def _grade(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Records with a claim of a grade, source and claim."""
    letters = dict(zip(case.sources["key"], case.sources["grade"], strict=True))
    claims = case.claims
    graded = claims[(claims["source"].map(letters) == parts[0]) & (claims["credibility"] == parts[1])]
    return records["key"].isin(graded["record"])


def _language(case: Case, records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Records with a source in a language."""
    pages = set(case.sources.loc[case.sources["language"] == parts[0], "key"])
    return records["sources"].map(lambda keys: not pages.isdisjoint(keys))


def _side(records: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """All records, or those of the side that is named."""
    if not parts:
        return pd.Series(True, index=records.index)
    return records["side"] == model.SIDES.get(parts[0], "")


SETS: Final[dict[str, Mask]] = {
    "all": _all,
    "single": _single,
    "weak": _weak,
    "undated": _undated,
    "statements": _statements,
    "quotes": _quotes,
    "originals": _originals,
    "no-original": _without_original,
    "one-word": _one_word,
    "week": _week,
    "outside": _outside,
    "grade": _grade,
    "language": _language,
}


def in_words(name: str) -> str:
    """What a set holds, as it stands in the title of its list."""
    kind, *parts = name.split(":")
    if kind not in SETS:
        return words.say("sets.none")
    said = words.say(f"sets.{kind.replace('-', '_')}")
    if kind == "week":
        return said + " " + dates.in_words(parts[0])
    return ", ".join([said, *(model.SIDES.get(part, part) for part in parts)])
