"""What the size of a sign on the map says besides how many records there are."""

from typing import Final

import pandas as pd

from lib.load import Case

LEVEL: Final = "hostility"


def of(case: Case, records: pd.DataFrame, size: str) -> dict[str, float]:
    """The measure of each record that has one, by key: the hostility of an act (MID, 1 to 5), or the accepted number
    killed, of aircraft or of troops, the higher end of a range. A number is of acts and reports, never of tolls."""
    if not size:
        return {}
    if size == LEVEL:
        types = case.plover[case.plover["mode"] == ""]
        level = dict(zip(types["type"], types["hostility"], strict=True))
        acts = records[records["role"] == "act"]
        found = acts["type"].map(level).fillna(1.0)
        return {str(key): float(value) for key, value in zip(acts["key"], found, strict=True)}
    counted = records.loc[records["role"] != "toll", "key"]
    claims = case.claims
    told = claims[(claims["about"] == size) & (claims["accepted"] == "yes") & claims["record"].isin(counted)]
    most = told.dropna(subset=["high"]).groupby("record")["high"].max()
    return {str(key): float(value) for key, value in most.items()}
