"""English clauses in the present, and the verbs whose past looks like it."""

import re

from timeline.dates import notices
from timeline.dates.scheduled import Present

# The past of these is as the present but for its -s: past behind a subject that is no plural and no pronoun.
SAME_WORDS = (
    "shut put cut hit let shed burst spread split cast quit thrust set bid hurt rid upset forecast recast"
    " cost broadcast"
)
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# Behind such a verb: what is done to, who does it how, or what is foretold: "forecast on Friday that".
_OBJECT = (
    r"(?= (?:the|an?|its?|his|her|their|through|into|one|two|three|four|five|six|[0-9]\w*|up (?:the|an?"
    r"|its?|her|his)"
    r"|new|all|more|some|another|several|higher|lower|slower|growth|jobs|rates|prices|ties|taxes|costs"
    r"|tariffs"
    rf"|that|on {_WEEKDAYS} (?:that|the|an?|its)|(?:[a-z-]{{3,15}} )?(?:workers|members|staff|troops"
    rf"|prices|rates"
    r"|services|growth|costs|ties|taxes))\b)"
)
SAME_IN_PAST = (
    r"(?<=[a-rt-z0-9] )(?<!\bto )(?<!\bthey )(?<!\bwe )(?<!\byou )(?<!\bi )(?<!\bwho )(?<!\bwill )(?<!ould )"
    r"(?<!\bcan )(?<!\bmay )(?<!\bmust )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bis )(?<!\bbe )(?<!\bare )"
    r"(?<!\bnot )(?<!\bdate )(?<!\bnow )(?<!\ball )"
    rf"(?<!\band )(?<!\bbeing )(?:{SAME_WORDS.replace(' ', '|')}){_OBJECT}"
)
# Before a verb whose past is like its infinitive: "is set to hit the coast", "will beat them".
NO_INFINITIVE = r"(?<!\bto )(?<!\bwill )(?<!ould )(?<!\bcan )(?<!\bmay )(?<!\bmust )"
# Ends before a span: "the biggest match in ten years", "firm sees first strike in two years"
SPANNING = re.compile(
    r"\b(?:(?:the|its|their|his|her|our|my|a|an) {1,3}(?:[a-z-]{1,12} {1,3})?"
    r"(?:first|second|third|fourth|fifth|only|best|worst|most|least|[0-9]+(?:st|nd|rd|th)|[a-z]{3,12}est)"
    r"|first|worst|(?:bigg|larg|high|low|deadli|strong)est)"
    r"(?: {1,3}(?!will\b|is\b|are\b|opens?\b|starts?\b|begins?\b|ends?\b|to\b)[\w'-]{1,20}){1,3}"
    r" {1,3}in {1,3}$"
)
# What is foretold for a day; "the bank forecast on Friday that" foretells nothing of it.
WEATHER = "(?:{})".format(
    "|".join(
        rf"(?<=\b{word} )"
        for word in (
            "is are was were be been rain snow showers storm storms thunderstorms wind winds gales frost"
            " fog ice"
            " sunshine heat temperatures flooding"
        ).split()
    )
)
# May is a month beside a number or another month and behind some prepositions.
NO_MAY = r"(?! {1,3}[0-9]|,? (?:(?:and|or|to) )?(?:april|june|july|august))"
MIGHT = (
    rf"may{NO_MAY}(?<![0-9] may)(?<!\bin may)(?<!\bof may)(?<!\bsince may)(?<!\blast may)(?<!\bby may)"
    r"(?<!\buntil may)(?<!\bapril, may)(?<!\bapril and may)(?<!\bapril or may)"
)
# Proposed is what may come yet ("talks proposed for Friday", "proposed a meeting on Friday"), or only said.
NOT_PROPOSED = (
    r"(?<!proposed(?= (?:for|as|by)\b))"
    r"(?<!proposed(?= (?:an? |the |new |further |fresh |another )?"
    r"(?:[a-z]{3,12} )?(?:talks?|meetings?|dates?|strikes?|votes?|summits?|hearings?|referendum"
    r"|elections?)\b))"
)
# What went on until Monday is over, where what was closed until Monday may not be.
LASTED = (
    "(?:took|burn(?:ed|t)|raged|lasted|dragged|went|kept|fought|waited|searched|continued|stayed|ran|worked"
    "|(?:was|were) (?:open|on (?:show|display|view)))"
)
# ... and so is what was done by Monday, unless somebody was to do it.
DONE = (
    r"(?:was|were) (?:again |all |fully |largely |already )?(?!expected|due|ordered|asked|required|needed"
    r"|wanted|planned|scheduled|told|supposed|likely|meant|promised|wished|allowed|set\b|projected|forecast|to\b)"
    r"(?:[a-z]{3,14}ed|open|back|done|over|gone|out|shut|built|sold|found|made|put|held|met|run)"
    r"(?: (?:again|out|up|down|in|back))? {1,3}"
)
# Before a "to" that begins no infinitive: "thanks to heavy rain"
NO_TO = "".join(
    rf"(?<!\b{word} )"
    for word in "thanks owing due according next prior close addition subject response access damage".split()
)
# What nobody plans is over, whatever is to come of it: "must recover from a 3-1 defeat at Elm on Sunday".
AFTER_LOSS = (
    r"(?:after|following|from|off) (?:an?|their|its|his|her|(?:two|three|four|back-to-back)(?: consecutive)?)"
    r"(?: [a-z0-9-]{2,15}){0,3} (?:loss(?:es)?|defeats?|wins?|victory|victories|draw|setback|crash|collision"
    r"|fire|blaze|shooting|stabbing|explosion|blast|attack|earthquake|flood|derailment|landslide|accident|brawl)"
)
# Starts behind the date of what is over when it is spoken of: "they will appeal Wednesday's ruling".
OVER = re.compile(
    r"(?:'s|\u2019s) (?:[a-z0-9-]{2,15} )?"
    r"(?:rulings?|verdicts?|announcements?|declarations?|attacks?|bombings?|blasts?|explosions?"
    r"|shootings?|stabbings?|killings?|murders?|massacres?|assassinations?|deaths?|arrests?|raids?"
    r"|crash(?:es)?|accidents?|(?:earth)?quakes?|disasters?|collapses?|outages?|incidents?|fires?|floods?"
    r"|burglary|robbery|brawl|mayhem|unrest"
    r"|violence|riots?|clash(?:es)?|coups?|revelations?|disclosures?|remarks|comments|statements?"
    r"|resignations?|dismissals?|defeats?|loss(?:es)?|wins?|victory|victories|declines?|plunges?"
    r"|sell-?offs?|slides?|gains?|losing|winning|close|closing)\b"
)
# Nouns as well, which they are behind a number: "scored five runs", "at both ends".
NO_NOUNS = (
    "".join(
        rf"(?<!\b{word} )"
        for word in "both two three four five six seven eight nine ten of missile rocket product".split()
    )
    + "(?:starts|runs|ends|falls|launches)"
)
# Behind a vote that is one more noun: "a committee vote showed", "a close vote on Tuesday ended the debate".
NOT_TOLD = (
    r"(?!(?: (?:on )?[a-z]{3,6}day(?: (?:night|morning|afternoon|evening))?)?"
    r" (?:[a-z]{2,15}ed|was|were|had|gave|saw)\b)"
)
# No perfect goes with a date: "have called a rally on Sunday" says when the rally is.
_CALLS = ("called", "scheduled", "convened", "cancelled", "canceled", "postponed", "scrapped")
CALLED = rf"(?:{'|'.join(_CALLS)}) (?:off )?(?:an?|the|another|new|their|its)\b"
NO_CALL = "".join(rf"(?<!\b{have} {word})" for have in ("have", "has") for word in _CALLS)

# Starts behind the date of what would be yet to come: "the strike which was due to begin on Friday has been
# called off". Of what is over nobody says it in the perfect.
OFF = re.compile(
    r",? but (?:[a-z0-9'-]+ ){1,14}(?:(?:will|would) now|(?:has|have) (?:now )?(?:been )?(?:called off"
    r"|cancelled|canceled|postponed|put (?:off|back)))\b"
    r"|(?:'s)?(?: (?!and\b|but\b|or\b|since\b|that\b|after\b|before\b|said\b)[a-z0-9'-]+){0,6},? (?:has|have)"
    r" (?:now |since |also |already )?been (?:called off|cancelled|canceled|scrapped|averted|shelved"
    r"|postponed|rescheduled|deferred|put (?:off|back)|pushed back|brought forward)\b"
)

# What is over when it is spoken of, with its date behind it.
_HAPPENED = (
    r"\b(?:ruling|verdict|announcement|attack|bombing|blast|explosion|shooting|stabbing|killing|murder"
    r"|death|arrest|raid|crash|accident|earthquake|quake|disaster|collapse|outage|incident|fire|flood"
    r"|violence|riot|clash|coup|collision|assault|robbery|burglary|theft|break-in|derailment|landslide"
    r"|avalanche|mudslide|tornado|drowning)(?:e?s)?"
)
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
# What somebody agreed to do is yet to be done: "offered to return to the talks on Friday".
BOUND = (
    r"(?<!had )(?:agreed|offered|promised|pledged|vowed|proposed|undertook|arranged|resolved|voted|decided"
    r"|ordered(?: [a-z]+){1,3}) to"
    r" (?!in\b|at\b|on\b|by\b|an?\b|the\b|this\b|that\b|his\b|her\b|their\b|its\b)[a-z]{2,14}\b[^,;:]*$"
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
        rf"|{_HAPPENED} (?:on|in|of|early|late|last| ){{0,3}}(?:the )?$"
    ),
)
RELATIVE = r", (?:(?:the|an?|our|its|his|her|their) (?:[a-z'-]+ ){1,4}?)?(?:who|which|whose)\b"
HAPPENED = (
    r"\b(?:after|following|over|since|despite|amid|during|in|with|between)"
    rf" (?:[a-z0-9'-]+ ){{0,4}}?{_HAPPENED}"
    r"(?: (?:in|at|near|outside|of|on)(?: [a-z0-9'-]+){1,5}?)? (?:(?:on|early|late|last) {1,3}){0,2}$"
    # "is to be sentenced on Friday after admitting the theft in January"
    r"|\bafter (?:[a-z]+ly )?[a-z]{3,12}ing\b[^,;:]{0,50} (?:on|in) $"
)

UPON = re.compile(r"\b(?:after|following|in the wake of) [^,.;:]*$")
_ARRANGED = notices.line(
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
# "Stavik pumps hitting shelves 3 May": who is on the way has not come.
NOTICE = re.compile(
    rf"{_ARRANGED.pattern}"
    r"|(?!(?:in|at|on|after|of|for|from|by|while|when|before|no|not)\b)(?:[\w'\u201c\u201d\"-]+ ){1,6}"
    r"(?:coming|arriving|launching|shipping|returning|reopening|hitting|premiering|debuting|airing)"
    r"(?: (?!(?:after|and|but|since|from)\b)[\w'-]+){0,5}? (?:on )?$"
)
