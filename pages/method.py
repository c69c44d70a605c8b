"""How the data were made, and what words and marks mean."""

from lib import ui
from lib.compose import method

ui.read(method.text(ui.case()))
