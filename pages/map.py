"""The map of the choice; the records of a place that is picked stand in a list beside it."""

from lib import ui
from lib.compose import map, records

with ui.beside_card(records=records.at_places(*ui.chosen())):
    if not ui.empty():
        ui.show("map", map.data(*ui.chosen()))
