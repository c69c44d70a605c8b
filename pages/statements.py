"""The statements of the choice: as a feed, or as an exchange of two sides."""

from lib import ui
from lib.compose import exchange, feed, stances

with ui.beside_card(stances=stances.data(*ui.chosen())):
    if not ui.empty():
        if ui.link().look.layout == "exchange":
            ui.show("exchange", exchange.data(*ui.chosen()))
        else:
            ui.show("feed", feed.data(*ui.chosen()))
