"""The map of the choice."""

from lib import ui
from lib.compose import map

with ui.beside_card():
    if not ui.empty():
        ui.show("map", map.data(*ui.chosen()))
