"""What a choice rests on: publishers with their grades, and for the one unfolded its sources and their records."""

import functools
from typing import Any, Final, NamedTuple

import pandas as pd

from lib import dates, model, view, words
from lib.compose import choice
from lib.compose import source as sources
from lib.load import Case
from lib.view import Link, View

Row = dict[str, Any]
COUNTS: Final = ["sources", "records", "observations"]


class Uses(NamedTuple):
    """What rests on the sources: one row for each source and record of the choice, one for each of its observations."""

    records: pd.DataFrame
    observations: pd.DataFrame

    def sources(self) -> set[str]:
        """Keys of the sources that something in the choice rests on."""
        return {*self.records["source"], *self.observations["source"]}


def data(case: Case, link: Link) -> Row:
    """What the browser's list receives: grades, one row a publisher, and the sources of the unfolded one."""
    return _whole(case, view.unselected(link.view)) | {
        "drawn": choice.stamp(link),
        "open": link.look.publisher,
        "sources": unfolded(case, link),
        "base": choice.address(link, record=""),
        "selected": link.view.record,
        "words": words.section("sources"),
    }


@functools.lru_cache(maxsize=16)
def _whole(case: Case, chosen: View) -> Row:
    """What stands whatever publisher is unfolded. A reason that many publishers share is sent once, by its number."""
    resting = uses(case, chosen)
    listed = publishers(case, resting)
    carried = case.sources["key"].isin(resting.sources())
    n, total = int(carried.sum()), len(carried)
    reasons = sorted({str(choice.rows(case, "publishers")[key]["reason"]) for key in listed["key"]})
    return {
        "title": words.say("sources.title", n=n, all=total, publishers=len(listed)),
        "grades": grades(case.sources[carried]),
        "reasons": reasons,
        "publishers": [[*_publisher(case, row[0], reasons), *row[1:]] for row in listed.itertuples(index=False)],
        "outside": _outside(total - n),
    }


def _outside(n: int) -> str:
    """How many sources of the case nothing in the choice rests on."""
    return words.say("sources.none_outside") if not n else words.say("sources.outside", n=n)


@functools.lru_cache(maxsize=16)
def uses(case: Case, chosen: View) -> Uses:
    """The sources of the chosen records, of the claims about them, and of the numbers measured in the chosen days."""
    records = choice.records(case, Link(chosen))
    named = records[["key", "sources"]].explode("sources").rename(columns={"key": "record", "sources": "source"})
    claimed = case.claims.loc[case.claims["record"].isin(records["key"]), ["record", "source"]]
    since, until = pd.Timestamp(chosen.since), pd.Timestamp(chosen.until)
    series = case.series[(case.series["end"] >= since) & (case.series["start"] <= until)]
    return Uses(pd.concat([named, claimed]).drop_duplicates(ignore_index=True), series)


def publishers(case: Case, resting: Uses) -> pd.DataFrame:
    """Publishers with something in the choice: key, and numbers of sources, records and observations that rest on
    them; most records first."""
    of = dict(zip(case.sources["key"], case.sources["publisher"], strict=True))
    by = {name: frame.assign(publisher=frame["source"].map(of)) for name, frame in resting._asdict().items()}
    used = pd.DataFrame({"source": sorted(resting.sources())})
    counted = pd.DataFrame(
        {
            "sources": used.groupby(used["source"].map(of)).size(),
            "records": by["records"].groupby("publisher")["record"].nunique(),
            "observations": by["observations"].groupby("publisher").size(),
        }
    )
    counted = counted.reindex(columns=COUNTS).fillna(0).astype(int).rename_axis("key").reset_index()
    return counted.sort_values(["records", "sources", "key"], ascending=[False, False, True], ignore_index=True)


def grades(sources: pd.DataFrame) -> list[Row]:
    """Each grade with its words and its number of sources."""
    return [
        {"grade": grade, "meaning": words.say(f"reliability.{grade}"), "n": int((sources["grade"] == grade).sum())}
        for grade in model.GRADES
    ]


def _publisher(case: Case, key: str, reasons: list[str]) -> list[Any]:
    """A publisher as the list shows it: key, name, kind and country, grade, number of its reason."""
    row = {name: str(cell) for name, cell in choice.rows(case, "publishers")[key].items()}
    country = _countries(case).get(row["country"], row["country"])
    kind = " · ".join(part for part in (row["kind"], country) if part)
    return [key, row["name"], kind, row["reliability"], reasons.index(row["reason"])]


@functools.lru_cache(maxsize=8)
def _countries(case: Case) -> dict[str, str]:
    """Names of states by their code, as far as they are in the register of actors."""
    states = case.actors[case.actors["kind"] == "state"]
    return dict(zip(states["country"], states["short"], strict=True))


def unfolded(case: Case, link: Link) -> list[Row]:
    """The sources in the choice of the publisher that the look names, newest first, each with what rests on it."""
    records, observations = _resting(case, view.unselected(link.view))
    own = case.sources[case.sources["publisher"] == link.look.publisher]
    own = own[own["key"].isin({*records, *observations})]
    keys = own.sort_values(["published_day", "key"], ascending=[False, True])["key"].tolist()
    return [_source(case, key, records.get(key, []), observations.get(key, 0)) for key in keys]


@functools.lru_cache(maxsize=16)
def _resting(case: Case, chosen: View) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Keys of the records and the number of observations that rest on each source, by its key."""
    resting = uses(case, chosen)
    records = {str(key): keys.tolist() for key, keys in resting.records.groupby("source")["record"]}
    return records, {str(key): int(n) for key, n in resting.observations.groupby("source").size().items()}


def _source(case: Case, key: str, records: list[str], observations: int) -> Row:
    row, page = choice.rows(case, "sources")[key], sources.row(case, key)
    dated = words.say("sources.published", date=dates.in_words(str(row["published"]))) if row["published"] else ""
    located = [str(row["locator"])] if row["locator"] else []
    about = [dated or words.say("sources.undated"), *located, *_carrier(case, row)]
    return {name: page[name] for name in sources.SHOWN} | {
        "about": " · ".join(about),
        "records": [_record(case, record) for record in records],
        "observations": words.say("sources.measured", n=observations) if observations else "",
    }


def _carrier(case: Case, row: dict[str, object]) -> list[str]:
    """Where a source was read, if not at its publisher; and its grade where that is the carrier's."""
    registered = choice.rows(case, "publishers")
    if not row["seen_at"]:
        return []
    carrier = registered[str(row["seen_at"])]
    said = words.say("sources.seen_at", carrier=carrier["name"])
    if row["grade"] == registered[str(row["publisher"])]["reliability"]:
        return [said]
    return [said, words.say("sources.carrier", grade=row["grade"], reason=carrier["reason"])]


def _record(case: Case, key: str) -> Row:
    record = choice.rows(case, "records")[key]
    return {
        "key": key,
        "title": record["title"],
        "when": dates.in_words(str(record["date"])),
        "side": model.SLUGS[str(record["side"])],
    }
