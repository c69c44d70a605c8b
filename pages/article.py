"""The article that the case starts from, claim by claim."""

from lib import ui
from lib.compose import checked

with ui.beside_card():
    ui.show("checked", checked.data(*ui.chosen()))
