"""The English grammar with its readers."""

import re

from timeline.dates.en import calendar, read_calendar
from timeline.dates.en.fragments import FRAGMENTS
from timeline.dates.grammar import compile_grammar
from timeline.dates.ranges import Joints

_GATE = r"[0-9]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|day\b|days\b"
GRAMMAR = compile_grammar(_GATE, {**calendar.RULES}, FRAGMENTS)
READERS = {**read_calendar.READERS}
JOINTS = Joints(
    opening=re.compile(r"\b(?:from|(?P<pair>between)) {1,3}(?:the )?$"),
    closing=re.compile(r",? {1,3}(?:to|until|till|through|thru|up to)(?: {1,3}(?:the|on))? {1,3}"),
    pairing=re.compile(r",? {1,3}and(?: {1,3}the)? {1,3}"),
    listing=re.compile(r" {0,3}(?:,|and|or|to|until|through|-|, and)(?: on| the)? {1,3}"),
)
