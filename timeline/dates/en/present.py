"""English clauses in the present, and the verbs whose past looks like it."""

import re

from timeline.dates import notices
from timeline.dates.scheduled import Present

# The past of these is as the present but for its -s: past behind a subject that is no plural and no pronoun.
SAME_IN_PAST = (
    r"(?<=[a-rt-z0-9] )(?<!\bto )(?<!\bthey )(?<!\bwe )(?<!\byou )(?<!\bi )(?<!\bwho )(?<!\bwill )(?<!ould )"
    r"(?<!\bcan )(?<!\bmay )(?<!\bmust )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bis )(?<!\bbe )(?<!\bare )"
    r"(?<!\bnot )"
    r"(?<!\band )(?<!\bbeing )(?:shut|put|cut|hit|let|shed|burst|spread|split|cast|quit|thrust)"
    r"(?= (?:the|an?|its?|his|her|their|through|into|one|two|three|four|five|[0-9]))"
)
# No perfect goes with a date: "have called a rally on Sunday" says when the rally is.
_CALLS = ("called", "scheduled", "convened")
CALLED = rf"(?:{'|'.join(_CALLS)}) (?:an?|the|another|new|their|its)\b"
NO_CALL = "".join(rf"(?<!\b{have} {word})" for have in ("have", "has") for word in _CALLS)

_BEHIND_NOUNS = "of|in|at|with|from|near|after|during|by|and|or|who|that"
_BEHIND_PLURALS = "in|on|at|of|between|from|for|to|near|under|with|across|around"
_SAID = r"[^,.]{0,60}\b(?:said|says|told|announced|added|confirmed|wrote)\b"
# A bare word right behind a clause of its own: "The carriers, which merged in 2022, drop the old brands"
_GOES_ON = (
    r"(?!in\b|on\b|at\b|for\b|from\b|with\b|including\b|and\b|after\b|before\b|about\b|around\b|near\b|into\b|over"
    r"|under|between|among|about|despite|during|through|without|within|against|worth|then\b|but\b|both\b|all\b"
    r"|half\b)"
    r"[a-z]{3,12}(?= (?:the|an?|their|its|his|her)\b)"
)
PRESENT = Present(
    verb=re.compile(
        r"\b(?:is|are|has|have)\b"
        # Behind a subject, and not before what stands behind nouns: "Uwase flies home"
        r"|(?<=[a-z0-9)\"] )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfor )"
        r"(?<!\bits )"
        r"(?<!\btheir )(?!remains|includes|contains|shows|says|suggests|means|lives|needs|knows|wants"
        r"|his|its|this)"
        rf"[a-z]{{2,14}}(?<![suia'])s(?= (?!(?:{_BEHIND_NOUNS})\b)[a-z0-9])"
        rf"|(?<= , ){_GOES_ON}"
        # Few of these are nouns as well, so that they may stand far behind their plural
        r"|(?<=[a-z] )(?<!\bto )(?<!\bthe )(?<!\ba )(?<!\bwill )(?<!ould )(?<!\bcan )"
        r"(?:walk out|go|come|meet|hold|join|leave|take|send|speak|get|give|bring|begin|gather|travel"
        r"|decide|hear"
        r"|pay|sit|follow|unveil|consider|compete|deliver|discuss"
        r"|appear|arrive|depart|celebrate|commemorate|re(?:open|start|sume|join|convene))\b"
        r"|(?:(?<=[a-rtv-z]s )|\b(?:they|we|you|i|who|people|police|men|women|children) )"
        r"(?:head|launch|lead|make|march|move|play|present|race|return|run|serve|stage|stand|stop|talk"
        r"|tour|try|turn|visit|vote|wait|walk|face|fight|fly|host|do|debate|ask|welcome|change|finish)\b"
        # ... and those that are nouns more often, right before the date: "Roadworks on the A40 finish on"
        rf"|[a-rtv-z]s (?:{_BEHIND_PLURALS}) (?:[a-z0-9'&-]{{1,20}} ){{1,5}}?(?<!\bthe )(?<!\ba )(?<!\ban )"
        r"(?<!\bof )(?<!\bits )(?<!\btheir )(?<!\band )(?<!\bfor )(?<!\bto )"
        r"(?:open|close|start|end|finish|change|strike|race|return|play|vote|sail|expire|march)"
        r"(?= (?:on|at|in|from|again|this|next|tomorrow|early|late|today|tonight|[a-z]{3,6}day)\b)"
    ),
    opening=re.compile(
        r", {1,3}(?:(?:who|whom|which|whose|where|while|although|though|because|after|as|when|since|if"
        r"|worth)\b"
        rf"|{_SAID})"
    ),
    said=re.compile(rf", {{1,3}}{_SAID}"),
    closing=re.compile(
        r", {1,3}(?!(?:this|his|its|as|us|was|yes|perhaps|besides|sometimes|always|[a-z]*(?:ness|days"
        r"|ous))\b)"
        rf"(?:(?:is|are|has|have|[a-z]{{2,14}}s)\b(?! of\b|,| and\b)|{_GOES_ON})"
    ),
    # "a claim brought by the port authority is listed for trial in June"
    between=re.compile(
        r"^ (?:by (?![0-9])|of |with ).*\b(?:is|are|has|gets?|goes?|begins?|starts?|opens?|ends?"
        r"|closes?|comes?"
        r"|takes?|moves?|returns?|faces?|meets?|plays?)\b"
    ),
    habit=re.compile(
        r"\b(?:every|each|always|usually|normally|typically|generally|daily|weekly|monthly|all year)\b"
        r"|^\W{0,4}[12][0-9]{3} ?:"  # a line of a chronicle: "1959: Spinning stops on Christmas Eve."
    ),
    opens=re.compile(r"[^a-z0-9]*(?:(?:as|and|but) )?from {1,3}"),
    late=re.compile(
        r"\b(?:after|following|over|since|despite|amid|(?<!appear )(?<!appears )before)\b[^,]*$"
        r"|\b(?:ruling|verdict|announcement|attack|bombing|blast|explosion|shooting|stabbing|killing|murder"
        r"|death|arrest|raid|crash|accident|earthquake|quake|disaster|collapse|outage|incident|fire|flood"
        r"|violence|riot|clash|coup)(?:e?s)? (?:on|in|of|early|late|last| ){0,3}(?:the )?$"
    ),
)

UPON = re.compile(r"\b(?:after|following|in the wake of) [^,.;:]*$")
NOTICE = notices.line(
    r"(?:sale|talk|meeting|concert|protest|rally|march|vote|hearing|fair|festival|service|funeral|lecture"
    r"|workshop|walk|walkout|tour|quiz|market|exhibition|debate|election|referendum|ballot|strike|auction|parade"
    r"|screening|performance|ceremony|vigil|briefing|summit|clinic|drop-in|rehearsal|bazaar|ball|class|course"
    r"|recital|gig|regatta|inspection|picnic|opening|launch|open (?:day|evening)|coffee morning)s?"
    r"(?: (?:night|day|evening|morning))?",
    before="in|at|on|after|of|to|for|as|from|by|over|into|minutes|photo|report|result|review|amid|and|join"
    "|hold|attend|crowd|best|last|first|win|lose|at|no",
    between="in|at|for|on|with|between|of|about|over|against|to mark|by",
    day="on |this |next |- ",
)
