"""How much each record of a case weighs, and about which of them claims differ."""

import functools
import re

import pandas as pd

from lib import measure
from lib.load import Case


@functools.lru_cache(maxsize=8)
def of(case: Case) -> pd.DataFrame:
    """For each record, in their order: `key`, `weight` (measure.importance), `contested`, and `told`: True for acts and
    statements, False for reports and tolls."""
    records, disputed = case.records, measure.contested(case.claims)
    types = case.plover[case.plover["mode"] == ""]
    hostility = dict(zip(types["type"].tolist(), types["hostility"].tolist(), strict=True))
    return pd.DataFrame(
        {
            "key": records["key"],
            "weight": measure.importance(records, hostility, _named(case)),
            "contested": records["key"].isin(disputed),
            "told": records["role"].isin(["act", "statement"]),
        }
    )


def _named(case: Case) -> frozenset[str]:
    """Keys of the records that a chapter names."""
    told = re.findall(r"\[([a-z0-9-]+)\]", " ".join(case.chapters["text"]))
    return frozenset(told).union(*case.chapters["focus"])
