"""The timeline of the choice."""

from lib import ui
from lib.compose import records, timeline

with ui.beside_card(records=records.heaviest(*ui.chosen())):
    if not ui.empty():
        ui.show("timeline", timeline.data(*ui.chosen()))
        ui.download()
