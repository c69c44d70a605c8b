"""What a case's tables must satisfy before anything is shown; every fault at once, with its place and what to do."""

from lib.check.fault import DataError, Fault
from lib.check.form import CASE, Tables, paths, read
from lib.check.rules import RULES, Rule, faults

__all__ = ["CASE", "RULES", "DataError", "Fault", "Rule", "Tables", "faults", "paths", "read"]
