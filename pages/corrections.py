"""What was changed in the records after they were published."""

from lib import ui
from lib.compose import corrections

with ui.beside_card():
    ui.show("corrections", corrections.data(*ui.chosen()))
