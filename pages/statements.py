"""The feed of the statements of the choice."""

from lib import ui
from lib.compose import feed

with ui.beside_card():
    if not ui.empty():
        ui.show("feed", feed.data(*ui.chosen()))
