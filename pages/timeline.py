"""The timeline of the choice."""

from lib import ui
from lib.compose import timeline

with ui.beside_card():
    if not ui.empty():
        ui.show("timeline", timeline.data(*ui.chosen()))
        ui.download()
