"""All rules over rows and tables, and the one call that asks them.

To add a rule: write it where its like stand (links, records, values), add it to RULES, and give it a broken variant in
tests/test_check.py, which asks for one of each.
"""

from collections.abc import Callable, Iterator
from typing import Final

from lib.check import cells, links, records, values
from lib.check.fault import Fault
from lib.check.form import Tables

Rule = Callable[[Tables], Iterator[Fault]]

RULES: Final[tuple[Rule, ...]] = (
    links.unique_keys,
    links.unique_over_cases,
    links.sources_agree,
    links.links_resolve,
    links.chains_end,
    links.pages_once,
    links.locators_are_short,
    links.sources_used,
    links.floors_kept,
    records.days_in_window,
    records.types_and_modes,
    records.basis_fits,
    records.places_are_told,
    records.allegations_worded,
    records.civilians_never_act,
    records.partners_are_others,
    records.texts_are_short,
    records.quotes_are_short,
    records.quotes_are_labelled,
    records.quotes_have_a_source,
    records.replies_come_later,
    records.persons_registered,
    records.checks_are_dated,
    values.claims_say_something,
    values.one_claim_accepted,
    values.zones_in_order,
    values.claims_name_whose,
    values.checks_have_verdicts,
    values.places_on_earth,
    values.series_in_window,
    values.series_parts,
    values.estimates_have_a_voice,
    values.chapters_in_window,
    values.chapters_rest_on_records,
    values.corrections_name_columns,
)


def faults(tables: Tables) -> list[Fault]:
    """Every fault of a case, in the order of its files; where a cell is ill written, that is said of it and no more."""
    single = cells.faults(tables)
    places = {(fault.file, fault.line, fault.column) for fault in single}
    joint = [fault for rule in RULES for fault in rule(tables) if (fault.file, fault.line, fault.column) not in places]
    return sorted({*tables.faults, *single, *joint})
