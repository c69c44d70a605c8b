"""The publishers and sources that the choice rests on."""

from lib import ui
from lib.compose import sources

with ui.beside_card():
    if not ui.empty():
        ui.show("sources", sources.data(*ui.chosen()))
