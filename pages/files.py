"""The files of the choice, and how programs read them."""

from lib import ui
from lib.export import listing

with ui.beside_card():
    ui.show("files", listing.data(*ui.chosen()))
