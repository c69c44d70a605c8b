"""The Method page: docs/method.md, in which the numbers, types, sides and terms are filled in from the case."""

import functools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from lib import dates, model, schema, words
from lib.compose import card_text
from lib.load import Case

TEXT: Final = Path(__file__).resolve().parents[2] / "docs" / "method.md"
MARK: Final = re.compile(r"^<!-- (\w+) -->$", re.M)
SHOWN: Final = 5  # countries and languages named one by one


@functools.lru_cache(maxsize=8)
def text(case: Case) -> str:
    """The page as markdown: a line such as <!-- types --> has become its table."""
    made = {"collection": collection, "types": types, "sides": sides, "terms": terms}
    return MARK.sub(lambda mark: made[mark[1]](case), TEXT.read_text("utf-8"))


def collection(case: Case) -> str:
    """What the case holds and where it comes from, as a table of two columns."""
    accepted = int((case.claims["accepted"] == "yes").sum())
    single = int((case.records["sources"].map(len) == 1).sum())
    rows = {
        "days": dates.range_in_words(case.first_day, case.last_day),
        "events": words.say("method.of_roles", all=len(case.events), **_counted(case.events["role"], model.ROLES)),
        "statements": str(len(case.statements)),
        "claims": words.say("method.of_claims", all=len(case.claims), accepted=accepted),
        **_pages(case),
        "single": words.say("count.of", shown=single, all=len(case.records)),
        "violence": _violence(case.events),
        "version": case.version,
    }
    headings = (words.say("method.title"), case.title)
    return _table(headings, ([words.say(f"method.{name}"), value] for name, value in rows.items()))


def _pages(case: Case) -> dict[str, str]:
    """The rows about sources: how many, from when, in which languages, by whom, how reliable."""
    sources, days = case.sources, case.sources["published_day"]
    states = case.actors[case.actors["kind"] == "state"]
    names = dict(zip(states["country"], states["short"], strict=True)) | {"": words.say("method.no_country")}
    publishers = case.publishers.set_index("key")["country"]
    countries = sources["publisher"].map(publishers).map(lambda code: names.get(code, code))
    first, last = (dates.in_words(f"{day:%Y-%m-%d}") for day in (days.min(), days.max()))
    named = {name.removeprefix("language_"): said for name, said in words.section("method").items()}
    return {
        "pages": words.say("method.of_pages", all=len(sources), publishers=sources["publisher"].nunique()),
        "published": words.say("method.of_days", first=first, last=last, undated=int(days.isna().sum())),
        "languages": _most(sources["language"].map(lambda code: named.get(code, code))),
        "countries": _most(countries),
        "grades": ", ".join(f"{grade} {n}" for grade, n in _counted(sources["grade"], model.GRADES).items()),
    }


def _violence(events: pd.DataFrame) -> str:
    acts = events[(events["role"] == "act") & events["type"].isin(model.VIOLENT)]
    return words.say("method.of_violence", all=len(acts), **_counted(acts["actor_basis"], model.BASES))


def _counted(cells: pd.Series, values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs."""
    return {value: int((cells == value).sum()) for value in values}


def _most(cells: pd.Series) -> str:
    """The most frequent values with their numbers; the others as one sum."""
    counts = cells.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    said = [f"{name} {n}" for name, n in counts.head(SHOWN).items()]
    others = int(counts.iloc[SHOWN:].sum())
    return ", ".join([*said, words.say("method.others", n=others)] if others else said)


def types(case: Case) -> str:
    """The PLOVER types and the modes that the case's records have, as a table."""
    coded = set(zip(case.events["type"], case.events["mode"], strict=True))
    headings = [words.say(f"method.{name}") for name in ("type", "kind", "score", "hostility")]
    kept = [row for row in case.plover.to_dict("records") if not row["mode"] or (row["type"], row["mode"]) in coded]
    order = {name: at for at, name in enumerate(model.TYPES)}
    rows = [
        [
            " / ".join(part for part in (str(row["type"]), str(row["mode"])) if part),
            words.say(f"method.quad_{row['quad']}"),
            _score(row["score"]),
            f"{row['hostility']:g}",
        ]
        for row in sorted(kept, key=lambda row: (order[str(row["type"])], str(row["mode"])))
    ]
    return _table(headings, rows)


def _score(score: float) -> str:
    """A score with its sign; nothing where the manual gives none."""
    return "" if pd.isna(score) else f"{score:+g}" if score else "0"


def sides(case: Case) -> str:
    """The actors of the register by side, institutions before persons, as a table."""
    headings = [words.say(f"method.{name}") for name in ("side", "institutions", "persons")]
    return _table(headings, ([side, *_members(case.actors, side)] for side in model.SIDES.values()))


def _members(actors: pd.DataFrame, side: str) -> list[str]:
    """The names on a side: institutions, then persons."""
    own = actors[actors["side"] == side]
    person = own["kind"] == "person"
    return ["; ".join(sorted(own.loc[chosen, "name"], key=str.casefold)) for chosen in (~person, person)]


def terms(_: Case) -> str:
    """The glossary as a list, each term with its meaning and a page that defines it."""
    source = words.say("method.source")
    return "\n".join(
        f"- **{_plain(term['term'])}**{_others(term)}: {_plain(term['meaning'])} [{source}](<{term['source']}>)"
        for term in card_text.glossary()
    )


def _others(term: card_text.Row) -> str:
    """Other names of a term in brackets; not those that are a part of it or differ by capitals and hyphens only."""
    folded = {form: form.casefold().replace("-", " ") for form in (term["term"], *schema.split(term["also"]))}
    shown = [form for form, plain in folded.items() if plain not in folded[term["term"]]]
    return f" ({_plain(', '.join(shown))})" if shown else ""


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [[_plain(cell) for cell in row] for row in rows]
    return "\n".join(
        f"| {' | '.join(line)} |" for line in ([_plain(h) for h in headings], ["---"] * len(headings), *lines)
    )


def _plain(cell: str) -> str:
    """A text in which nothing is read as markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~:])", r"\\\1", cell)
