"""Timeline and digest -> the records that `output` renders: how dates and changes are put into words."""

from output.words import count as counted
from timeline.view.message import alive_message, message, number_told
from timeline.view.page import upcoming
from timeline.view.phrases import Names, moment, sentence, sources_of
from timeline.view.turns import called_off, calls_off
from timeline.view.words import words

__all__ = [
    "Names",
    "alive_message",
    "called_off",
    "calls_off",
    "counted",
    "message",
    "moment",
    "number_told",
    "sentence",
    "sources_of",
    "upcoming",
    "words",
]
