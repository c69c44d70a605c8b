"""Where the data of the choice are thin."""

from lib import ui
from lib.compose import coverage, records

with ui.beside_card(records=records.of_set(*ui.chosen())):
    if not ui.empty():
        ui.show("tables", coverage.data(*ui.chosen()))
