"""Briefings: steps to order, to edit and to present."""

from lib import api, load, ui
from lib.compose import talk

ui.show("briefing", talk.data(load.cases(), ui.case(), ui.asked()))
api.WORKER.ready(ui.whole().key)
