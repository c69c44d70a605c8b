"""The files of the choice, and how programs read them."""

from lib import ui
from lib.compose import files

with ui.beside_card():
    ui.show("files", files.data(*ui.chosen()))
