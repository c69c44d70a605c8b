"""The overview of the choice: what it is, its figures, the timeline and the map in small, and the chapters."""

from lib import ui
from lib.compose import map, overview, records, timeline

with ui.beside_card(records=records.latest_statements(*ui.chosen())):
    if not ui.empty():
        ui.show("figures", overview.figures(*ui.chosen()))
        left, right = ui.halves()
        with left:
            ui.show("timeline", timeline.data(*ui.chosen(), small=True))
        with right:
            ui.show("map", map.data(*ui.chosen(), small=True))
        ui.show("chapters", overview.chapters(*ui.chosen()))
