"""The English grammar with everything that goes with it."""

import re

from timeline.dates.compose import Clocks
from timeline.dates.en import amounts, calendar, clock, read_amounts, read_calendar, read_relative, relative
from timeline.dates.en.fragments import FRAGMENTS
from timeline.dates.grammar import compile_grammar
from timeline.dates.ranges import Joints
from timeline.dates.tense import Cues

_GATE = (
    r"[0-9]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|now|current"
    r"|today|tonight|tomorrow|yesterday|daily|hourly|nightly|annually|biweekly|noon|mid(?:night|day)|present"
    r"|recent|lately|previous|former|nowadays|at the moment|these days|this time|past|future|soon|nine?teen|two thousand"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|twenty|fy)"
    r"|(?:day|night|week|month|quarter|year|decade|centur|minute|hour|second|period|morning|afternoon|evening)"
)
# Order decides between rules that start at the same place: what says more comes first.
RULES = {**clock.RULES, **calendar.RULES, **relative.RULES, **amounts.RULES}
RULES |= {name: RULES.pop(name) for name in ("month", "year_range", "decade", "year", "year_word")}
GRAMMAR = compile_grammar(_GATE, RULES, FRAGMENTS)
READERS = {**read_calendar.READERS, **read_relative.READERS, **read_amounts.READERS}
JOINTS = Joints(
    opening=re.compile(r"\b(?:from|(?P<pair>between)) {1,3}(?:the )?$"),
    closing=re.compile(r",? {1,3}(?:to|until|till|through|thru|up to)(?: {1,3}(?:the|on))? {1,3}"),
    pairing=re.compile(r",? {1,3}and(?: {1,3}the)? {1,3}"),
    listing=re.compile(r" {0,3}(?:,|and|or|to|until|through|-|, and)(?: on| the)? {1,3}"),
)
CLOCKS = Clocks(
    rules=frozenset({"clock", "clock_part", "oclock", "clock_word", "daypart"}),
    dependent=frozenset({"daypart"}),
    between=re.compile(r",? {1,3}(?:(?:on|of|at|at about|at around|around|about|by|in the|on the|,) {1,3})?(?:the )?|-"),
    alone=re.compile(r"\bin {1,3}$"),
)
CUES = Cues(
    past=re.compile(
        r"\b(?:was|were|had|did|said|told|has|have|been|rose|fell|came|went|made|took|won|died|held|began|sold"
        r"|met|left|got|gave|found|ran|saw|led|lost|hit|sent|spoke|wrote|broke|grew|[a-z]{2,15}ed)\b(?<!need)(?<!expected)(?<!scheduled)(?<!planned)(?<!proposed)(?<!slated)(?<!based)"
    ),
    future=re.compile(
        r"\b(?:will|won't|shall|to be|is to|are to|due(?! to)|expected|scheduled|planned|plans?|until|going to"
        r"|upcoming|would|set to|set for|slated|intends?|hopes? to|may|should|can|could|by|starting|beginning|effective|coming)\b|'ll\b"
    ),
    boundary=re.compile(r"[.!?;] (?! ?[a-z])|\n|[.!?]'' "),
)
