"""Briefings: steps to order, to edit and to present."""

from lib import load, ui
from lib.compose import talk

ui.show("briefing", talk.data(load.cases(), ui.case(), ui.asked()))
