"""The fifteen claims of the article that donbas-2021 starts from: each stands with its verdict and what corrects it."""

from collections.abc import Mapping

import pandas as pd
import pytest

from lib import load, model

CONFIRMED, CORRECTED, WRONG, MISLEADING, MISSING = (
    model.VERDICTS[0],
    model.VERDICTS[1],
    "wrong",
    "misleading",
    "not found",
)
PESKOV, SCRAMBLES = "peskov-2021-04-02-frightening", "nato-10-scrambles"
VERDICTS: Mapping[int, tuple[str, set[str], str]] = {
    1: (PESKOV, {WRONG}, "2 April 2021"),
    2: (PESKOV, {CONFIRMED}, "TASS"),
    3: ("nato-official-2021-04-01-buildup", {CONFIRMED}, "1 April 2021"),
    4: ("lavrov-2021-04-01-destroy-ukraine", {WRONG}, "Lavrov"),
    5: ("peskov-2021-04-02-additional-measures", {CONFIRMED}, "Kremlin"),
    6: (SCRAMBLES, {WRONG, CONFIRMED}, "29 March comes before the warnings"),
    7: ("khomchak-28-btg", {CORRECTED}, "a count on a day"),
    8: ("zelensky-2021-04-01-twitter-seed", {CORRECTED}, "1 April 2021"),
    9: ("zelensky-2021-04-01-twitter-seed", {CORRECTED}, "order reversed"),
    10: ("khomchak-28-btg", {WRONG}, "near the border"),
    11: ("raab-2021-04-02-kuleba-call", {CORRECTED}, "Russian military activity"),
    12: ("austin-2021-04-01-taran-call", {CONFIRMED}, "Pentagon"),
    13: ("austin-2021-04-01-taran-call", {MISLEADING}, "125 million"),
    14: ("toll-since-2014", {CORRECTED}, "Kyiv"),
    15: ("eucom-watch-level", {MISSING}, "US European Command"),
}


@pytest.fixture(scope="module")
def case(cases: dict[str, load.Case]) -> load.Case:
    return cases["donbas-2021"]


def accepted(case: load.Case, record: str, about: str) -> pd.DataFrame:
    claims = case.claims
    return claims[(claims["record"] == record) & (claims["about"] == about) & (claims["accepted"] == "yes")]


def date(case: load.Case, key: str) -> str:
    return str(case.records.set_index("key").loc[key, "date"])


@pytest.mark.parametrize("number", VERDICTS)
def test_the_claim_stands_with_its_verdict_and_its_correction(number: int, case: load.Case) -> None:
    record, verdicts, words = VERDICTS[number]
    claims = case.claims[case.claims["check"] == number]
    assert set(claims["record"]) == {record}
    assert set(claims["verdict"]) == verdicts
    assert set(claims["source"]) == {"seed-article"}
    assert words in " ".join(claims["note"])
    assert record in set(case.records["key"])


def test_every_claim_of_the_article_is_one_of_the_fifteen(case: load.Case) -> None:
    article = case.claims[case.claims["source"] == "seed-article"]
    assert set(article["check"]) == set(VERDICTS) == set(range(1, 16))
    assert case.claims["check"].notna().sum() == len(article)


def test_nothing_that_the_article_got_wrong_is_accepted(case: load.Case) -> None:
    wrong = case.claims[case.claims["verdict"].isin([WRONG, MISLEADING, MISSING])]
    assert set(wrong["accepted"]) == {"no"}
    assert set(wrong["credibility"]) <= {"4", "5"}


def test_1_peskov_spoke_on_2_april_2021_and_not_on_3_november(case: load.Case) -> None:
    assert date(case, PESKOV) == "2021-04-02"
    assert list(accepted(case, PESKOV, "date")["value"]) == ["2021-04-02"]


def test_2_his_words_are_kept_whole(case: load.Case) -> None:
    quote = str(case.statements.set_index("key").loc[PESKOV, "quote"])
    assert quote.startswith("We do not indulge in wishful thinking.")
    assert quote.endswith("There have been many of them")


def test_3_nato_was_concerned_the_day_before(case: load.Case) -> None:
    assert date(case, "nato-official-2021-04-01-buildup") == "2021-04-01"


def test_4_lavrov_and_not_nato_said_destroy(case: load.Case) -> None:
    record = "lavrov-2021-04-01-destroy-ukraine"
    assert list(accepted(case, record, "speaker")["text"]) == ["Sergei Lavrov"]
    assert case.statements.set_index("key").loc[record, "actor"] == "lavrov"


def test_5_the_kremlin_warned_against_nato_troops(case: load.Case) -> None:
    assert case.statements.set_index("key").loc["peskov-2021-04-02-additional-measures", "actor"] == "peskov"


def test_6_ten_scrambles_and_six_interceptions_before_the_warnings(case: load.Case) -> None:
    assert list(accepted(case, SCRAMBLES, "flights")["low"]) == [10.0]
    claims = case.claims[(case.claims["record"] == SCRAMBLES) & (case.claims["text"] == "interceptions")]
    assert dict(zip(claims["low"], claims["accepted"], strict=True)) == {6.0: "yes", 10.0: "no"}
    assert date(case, SCRAMBLES) < date(case, "peskov-2021-04-02-additional-measures")


def test_7_and_10_khomchak_counted_28_groups_near_the_border_on_30_march(case: load.Case) -> None:
    groups = accepted(case, "khomchak-28-btg", "battalion tactical groups")
    assert list(groups.loc[groups["text"] == "", "low"]) == [28.0]
    assert list(accepted(case, "khomchak-28-btg", "place")["text"]) == ["border regions and Crimea"]
    assert date(case, "khomchak-28-btg") == "2021-03-30"


def test_8_and_9_zelensky_posted_on_1_april(case: load.Case) -> None:
    record = "zelensky-2021-04-01-twitter-seed"
    assert date(case, record) == "2021-04-01"
    assert "Muscle-flexing in the form of military exercises" in str(
        case.statements.set_index("key").loc[record, "quote"]
    )


def test_11_raab_called_on_2_april(case: load.Case) -> None:
    assert date(case, "raab-2021-04-02-kuleba-call") == "2021-04-02"


def test_12_and_13_austin_spoke_on_1_april_by_a_readout(case: load.Case) -> None:
    row = case.statements.set_index("key").loc["austin-2021-04-01-taran-call"]
    assert (row["date"], row["quote_kind"]) == ("2021-04-01", "readout")


def test_14_the_deaths_since_2014_are_a_toll_and_kyivs_figure(case: load.Case) -> None:
    event = case.events.set_index("key").loc["toll-since-2014"]
    claim = case.claims[case.claims["check"] == 14].iloc[0]
    assert (event["role"], claim["low"], claim["claimed_by"]) == ("toll", 14000.0, "ukraine")


def test_15_the_alert_on_record_is_american(case: load.Case) -> None:
    assert case.events.set_index("key").loc["eucom-watch-level", "actors"] == ("eucom",)
