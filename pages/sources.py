"""The publishers and sources that the choice rests on, and the grades of its claims."""

from lib import ui
from lib.compose import matrix, records, sources

with ui.beside_card(tables=matrix.data(*ui.chosen()), records=records.of_set(*ui.chosen())):
    if not ui.empty():
        ui.show("sources", sources.data(*ui.chosen()))
