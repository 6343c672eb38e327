"""The English grammar with everything that goes with it."""

import functools
import re

from timeline import months
from timeline.dates import numeric
from timeline.dates.compose import Clocks
from timeline.dates.en import (
    amounts,
    calendar,
    clock,
    licence,
    present,
    read_amounts,
    read_calendar,
    read_relative,
    relative,
)
from timeline.dates.en.fragments import FRAGMENTS, ZONES
from timeline.dates.en.place import WEEKDAYS
from timeline.dates.grammar import Grammar, compile_grammar, trie
from timeline.dates.pack import Pack
from timeline.dates.ranges import Joints
from timeline.dates.tense import Cues

# Order decides between rules that start at the same place: what says more comes first.
RULES = {**clock.RULES, **numeric.RULES, **calendar.RULES, **relative.RULES, **amounts.RULES}
RULES |= {
    name: RULES.pop(name)
    for name in ("turn_unit", *amounts.RULES, "month", "year_range", "decade", "year", "year_word")
}
# Only right before "from" where the word also describes things ("extended hours from").
_MOVED = (
    r"\b(?:(?:mov(?:e[sd]?|ing)|postpon(?:e[sd]?|ing)|reschedul(?:e[sd]?|ing)|shifted|defer(?:red|ring)"
    r"|(?:brought|put|push(?:es|ed)|pulled) (?:back|forward|up|off)|adjourn(?:s|ed))"
    r"(?: {1,3}(?!to\b)[\w'-]{1,20}){0,3}|extended|slip(?:s|ped)|delayed|changed|switched|prolonged)"
)
# What is done to a date alone, however long the name of what it is done to.
_PUT_OFF = (
    r"\b(?:postpon(?:e[sd]?|ing)|reschedul(?:e[sd]?|ing)|(?:brought|bring|put|push(?:es|ed)?|pulled)"
    r"(?: (?:its|their|his|her|the)(?: [\w'-]{1,20}){1,4})? (?:back|forward|off))"
    r"(?: {1,3}(?!to\b|until\b)[\w'-]{1,20}){0,10}"
)
# What has one date is moved from one to another, however long its name, where opening hours last.
_REDATED = (
    r"\b(?:move[sd]?|extend(?:s|ed)?|change[sd]?|shift(?:s|ed)?|delay(?:s|ed)?|defer(?:s|red)?|push(?:es|ed)"
    r"|put|brings?|brought)"
    r"(?: {1,3}(?:back|forward|off|up))?(?: {1,3}(?!to\b)[\w'-]{1,20}){0,4}? {1,3}"
    r"(?:date|deadline|day|closing|hearing|vote|meeting|match|game|race|launch|start|opening|sale|fair|trial"
    r"|election|referendum|verdict|decision|ceremony|debate|exam|concert|wedding|deal|talks|summit)s?\b"
    r"(?! (?:hours|times))"
    r"(?: {1,3}(?!to\b|until\b)[\w'-]{1,20}){0,10}"
)
_PLANNED = r"(?:planned|scheduled|due|set|slated|expected|announced|billed)"
# What follows the names of events, not of plans, products and laws: Vision 2030, Pool Bylaw 2009.
_NO_EVENT = (
    "(?!vision|agenda|plan|strateg|horizon|project|program|area|studio|windows|route|model|office"
    "|by-?law|regulation|ordinance|statute|directive|(?:act|law|bill|rules?|order|code|charter|treaty|policy)\\b)"
)
_JOINTS = Joints(
    opening=re.compile(
        r"\b(?:from|(?P<pair>between)|(?:beginn|start|commenc)ing(?: on)?) {1,3}(?:the )?(?:hours of )?$"
    ),
    opening_ends=("from", "between", "ing", "ing on", "the", "hours of"),
    closing=re.compile(
        r",? {1,3}(?:and (?=until|till|up|through|ending))?(?:to|until|till|through|thru|up to|into|ending)"
        r"(?: {1,3}(?:the|on))? {1,3}"
    ),
    pairing=re.compile(r",? {1,3}and(?: {1,3}the)? {1,3}"),
    contracted=re.compile(r"(?!)"),
    listing=re.compile(
        r" {0,3}(?:,|and|or|&|to|until|through|-|, (?:and|or|&))(?: {1,3}(?:on|from|the)){0,2} {1,3}|-"
    ),
    naming=re.compile(
        rf"(?:\b{_NO_EVENT}[a-z][\w'-]{{1,20}} (?P<y1>20[0-9]{{2}})"
        rf"|\bthe (?P<y2>20[0-9]{{2}})(?: {_NO_EVENT}[\w'-]{{1,20}}){{1,4}}) {{1,3}}"
        r"(?:(?:will|is|are|was|were|to|be|due|set|scheduled) {1,3}){0,4}"
        r"(?:start|begin|open|kick|close|end|finish|conclude|take|run|held|launch)[a-z]{0,4}"
        r"(?: [a-z]{2,12}){0,4} {1,3}(?:the )?$"
    ),
    former=re.compile(
        r"(?:\((?:was|previously|formerly|originally|before):?(?: on)?|[,;|-] ?was:) {1,3}(?:the )?$"
        r"|\b(?:(?:originally|initially|previously|first) (?:scheduled|planned|set|due|slated|expected|fixed)"
        r"(?: {1,3}[a-z]{2,12}){0,3} {1,3}(?:for|on)|instead of|rather than(?: on)?|and not on)"
        r" {1,3}(?:the )?$"
    ),
    former_ends=("was", "previously", "formerly", "originally", "before", "on", "for", "of", "than", "the"),
    former_words=tuple("was previous former original before initial first instead rather not".split()),
    moving_ends=("from", "for", "on", "the"),
    onto=re.compile(r"(?!)"),
    moved=re.compile(r"(?!)"),
    moving=re.compile(
        rf"(?:(?:{_MOVED}|{_PUT_OFF},?|{_REDATED}) {{1,3}}from|{_PUT_OFF}, {_PLANNED} (?:for|on))"
        r" {1,3}(?:the {1,3})?$"
    ),
    moved_to=re.compile(rf"{_MOVED} {{1,3}}to {{1,3}}(?:the {{1,3}})?$"),
)
_CLOCKS = Clocks(
    rules=frozenset("clock clock_from clock_hours clock_dotted clock_part oclock clock_word daypart".split()),
    dependent=frozenset({"daypart"}),
    between=re.compile(
        rf"(?: \((?:[0-9]{{4}}|[0-9]{{1,2}}:[0-9]{{2}}) (?:{ZONES})\))?,? {{1,3}}"
        r"(?:(?:(?:just|shortly|right|soon) (?:before|after)|on|of|at|at about|at around|around|about|by"
        r"|in the|on the|from|between|,) {1,3})?(?:the )?"
        r"|, {1,3}(?:kick-?off|tip-?off|start|doors(?: open)?|curtain(?: up)?)(?: is)?(?: at)?:? {1,3}"
        r"|-| ?[|\u00b7] {0,3}"
    ),
    alone=re.compile(r"\b(?:in|by) {1,3}$"),
    parts=frozenset({"part_deictic", "day_deictic"}),  # "tonight"
)
# Verbs of the past, and the words that a cue can begin with, which are looked for first.
_PAST_WORDS = (
    "didn wasn weren hadn"
    " was were had did said told been begun rose fell came went made took won died held began sold met"
    " left got gave found ran saw led lost hit sent spoke wrote broke grew bought brought sought"
    " thought taught caught fought built spent kept felt dealt paid stood became drew flew threw"
    " knew drove rode chose struck fled stole sank ate swore wore tore shook forgot slid understood"
    " beat overtook undertook withdrew overthrew overcame"
    " arose awoke bent bled blew clung crept dug drank fed flung forbade forgave foresaw froze hid hung knelt"
    " laid lent lit meant misled mistook outran oversaw rang rebuilt repaid resold retook sang shone shot"
    " shrank slept slung sped spun sprang"
    " stuck stung strode strove swam swept swung threatened trod undid upheld"
    " bit bore leapt dreamt learnt burnt spelt wept woke wove wrung withheld withstood rethought resat heard"
).split()
_PAST = trie(_PAST_WORDS)
_FIRST_PAST_WORDS = [
    *_PAST_WORDS,
    *"has have could couldn set according sat after following from off".split(),
    *present.SAME_WORDS.split(),
]
_FIRST_OF_PAST = trie(_FIRST_PAST_WORDS)
_FIRST_FUTURE_WORDS = (
    "will won shall to is are due expected scheduled planned planning preparing hoping threaten"
    " threatens threatened most plan plans going payable upcoming loom looms looming targeting"
    " rises continues would must has have set slated intend intends hope hopes should can"
    " could starting beginning effective coming begins starts opens reopens runs closes ends"
    " expires falls take takes come comes go goes resume resumes vote votes visit visits expect"
    " expects kicks launches meets hosts arrives and also then he she it which who begin start"
    " open reopen close end expire meet play face elect return travel depart arrive leave kick"
    " next target deadline eta anticipate anticipates foresee foresees predict predicts"
).split()
_FIRST_OF_FUTURE = trie(_FIRST_FUTURE_WORDS)
_FIRST_ARRANGED_WORDS = (
    "to hears debates speaks plays returns welcomes receives addresses presents reads performs"
    " appears departs sails decides chooses publishes celebrates premieres continues considers"
    " discusses examines holds leaves travels faces tours joins marks resumes goes comes takes"
    " follows gives retires resigns steps becomes competes sits keeps convenes gathers assembles"
    " preaches lectures has reports is are i we you they he she it stay stays remain"
    " remains sits publishes releases issues sings moves switches retires relaunches appoints inaugurates"
    " screens airs debuts heads addresses teaches reviews unveils awards crowns go come sit move appear"
    " retire break finish speak sing perform fly sail call cancel postpone"
).split()
_FIRST_ARRANGED = trie(_FIRST_ARRANGED_WORDS)
_FIRST_LEADING_WORDS = (
    "by as no not ahead until through had set with next postpone postpones postponed postponing"
    " reschedule reschedules rescheduled rescheduling moved move shifted delayed adjourned"
    " moves moving extends change changes shift shifts delay delays defer defers deferring switched slip"
    " slips adjourns pull brings prolonged deferred extend extended push pushed pushing pushes put pulled"
    " bring brought slipped changed fixed"
    " was were been took burned burnt raged lasted dragged went kept fought waited searched continued stayed"
    " ran worked"
    " called scheduled slated planned due expected booked listed forecast announced promised"
    " pencilled earmarked billed invited summoned available ordered take takes taking report reports sets"
).split()
_FIRST_LEADING = trie(_FIRST_LEADING_WORDS)
_FIRST_OF_REQUEST_WORDS = (
    "please sign register apply book send submit return order reply hand write call come join bring vote pay"
    " contact e email let get buy save enter enrol enroll post collect pick finish renew complete fill upload"
    " phone remind prepare read check take put clear clean remove empty cancel ask"
).split()
_FIRST_WORDS = trie(
    (
        *_FIRST_PAST_WORDS,
        *_FIRST_FUTURE_WORDS,
        *_FIRST_ARRANGED_WORDS,
        *_FIRST_LEADING_WORDS,
        *_FIRST_OF_REQUEST_WORDS,
        "since",
    )
)
# "is published on 13 August", "we're moving in October", "go out": the present of what is to be done.
_BE_DOING = (
    r"(?:is|are|i'm|we're|you're|they're|he's|she's|it's)(?: (?:also|then|again|now|not|both|all|only))?"
    r" (?!being|accused|charged|suspected|convicted|wanted|going|during|morning|evening|according"
    r"|including|owned|based|called|named|said|believed|known"
    r"|born|used|located|situated|considered|dated)(?:[a-z-]{2,15}(?:ing|ed)|held|sent|shown|given|drawn"
    r"|chosen|read|paid|sold|shut)\b"
)
_PLURAL_DOING = (
    r"(?:(?<=[a-rtv-z]s )|(?<=\bthey )|(?<=\bwe )|(?<=\byou )|(?<=\bi ))"
    r"(?:go|come|sit|move|appear|retire|break up|finish|speak|sing|perform|fly|sail|call off|cancel|postpone)"
)
# Words that end like a verb of the past and are none.
_NO_VERBS = (
    "need|exceed|succeed|proceed|indeed|speed|feed|seed|breed|united|hundred|sacred|limited|unprecedented"
    "|mohamm?ed|muhammed|ahmed|hamed|alfred|khaled|rashed|sayed|saeed"
)
# The present of a plural subject, which tells what is arranged ("Applications close in June"); words that are
# no nouns as well, or stand behind a plural.
_PLURAL = (
    r"(?:(?<=[a-rtv-z]s )(?<!\bwas )|(?<=\bthey )|(?<=\bwe )|(?<=\byou )|(?<=\bwho ))"
    r"(?:begin|start|(?:re)?open|close|end|expire|resume|meet|play"
    r"|face|elect|return|travel|depart|arrive|leave|go to the polls|take part|take effect|kick off|go on)"
    r"|(?<!-)elect (?:an?|the|their|new)"
)
_UNREACHED = (
    r"(?:(?: not|n't)?(?: immediately)? be (?:located|reached|found|contacted|learned)"
    r"| not (?:see|hear|find|sleep|walk|move)"
    # What somebody could not do, told in person: "in January I could not ride"
    r"|(?:(?<=\bi could)|(?<=\bwe could)|(?<=\bhe could)|(?<=\bshe could))(?: not|n't))\b"
)
_COUNT = "[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# What the reader is asked to do, at the head of a sentence.
_REQUEST = (
    r"(?:(?<=[.!?:;*\u2022-] )|(?<=\[ \] )|(?<![^\n]))(?:please )?"
    r"(?:sign up|register|apply|book|send|submit|return|order|reply|hand in|write"
    r"|call|come|join|bring|vote|pay|contact|e-?mail|let us|get|buy|save|enter|enrol|enroll"
    r"|(?:post|collect|pick up|finish|renew|complete|fill in|upload|phone|remind|prepare|read|check|take"
    r"|put|clear|clean|remove|empty|cancel|ask)(?= (?:the|your|an?|all|any|my|it|them|us|our|out|every)\b))\b"
)
# An occasion that others get ready for, are asked to or set: "criticised it ahead of elections on",
# "have been invited to a meeting at the hall on", "set a bail hearing for".
_READY = (
    r"(?<!well )(?<!was )(?<!were )(?<!is )(?<!are )ahead of(?! (?:schedule|time|plan|the (?:field|pack))\b)"
    r"|(?<=(?:ve|as) )been (?:invited|summoned|asked|called|urged|told|picked|selected|chosen|named"
    r"|recruited|booked|hired)(?: [a-z]{2,12}){0,3} (?:to|for)"
)
_TO_COME = (
    r"(?:sets?|scheduled|fixed|announced|called) (?:an?|the|its|their|another)"
    r"(?! (?:record|target|price|goal|limit|date)\b)(?: [\w'-]{1,20}){1,4} for"
    rf"|(?:{_READY})"
    r"(?: {1,3}(?!to\b|and\b|that\b|after\b|over\b|on\b|was\b|were\b)[\w'-]{1,20}){1,8} (?:on|in)"
)
_CUES = Cues(
    first=re.compile(
        # The letter itself comes first, so that `re` leaps to it over what is none.
        r"[a-z':](?<=\b"
        rf"(?=(?:{_FIRST_WORDS}|may{present.NO_MAY}|[a-z]{{4,17}}+(?<=ed)|the [a-z]{{4,13}} of|'ll)\b|:).)"
    ),
    since_ends=("since", "the", "early", "late", "mid", "mid-", "about"),
    leading_ends=(
        *(
            "by",
            "of",
            "than",
            "as",
            "until",
            "till",
            "through",
            "to",
            "for",
            "on",
            "from",
            "is",
            "are",
            "effect",
        ),
        *("the", "early", "late", "end", "middle"),
    ),
    since=re.compile(r"\bsince {1,3}(?:the |early |late |mid-?|about ){0,2}$"),
    leading=re.compile(
        rf"\b(?={_FIRST_LEADING}\b)"
        r"(?P<had>had (?:been )?[a-z]{2,15} {1,3}(?:(?!to\b|that\b)[a-z-]{2,15} {1,3}){0,2}"
        # ... or is done: "was restored by Friday"
        rf"|{present.DONE}(?=by)"
        rf"|{present.LASTED} {{1,3}}(?:[\w'-]{{1,20}} {{1,3}}){{0,5}}?(?=until|till))?"
        r"(?:by|as of|not? later than"
        r"|as (?:soon|early|late) as|ahead of"
        r"|(?<!held )(?<!ran )(?<!was )(?<!were )(?<!lived )(?<!lasted )(?<!stayed )(?<!served )(?<!worked )"
        r"(?<!remained )(?<!continued )(?<!had )(?:until|(?<!year )through)"
        r"|(?:postponed|rescheduled|moved|shifted|delayed|adjourned|deferred|extended|pushed back|put back"
        r"|brought forward|put off) (?:to|until|till|for)"
        rf"|(?:{_PUT_OFF}|\b(?:moved?|extend(?:ed)?|slipped|delayed|changed)"
        r"(?: {1,3}(?!to\b|until\b)[\w'-]{1,20}){1,4}) (?:to|until|till)"
        rf"|(?:{_MOVED}|{_PUT_OFF}|{_REDATED}) {{1,3}}from(?: {{1,3}}[\w']{{1,12}}){{0,3}}?(?: {{1,3}}to)?"
        r"|set for|called (?:(?:snap |early |fresh |new )?(?:elections|talks|strikes|protests|meetings) )?for"
        r"|(?:fixed|scheduled|slated|planned|due|expected|booked|listed"
        rf"|(?<!its )(?<!the )forecast(?! on)|{present.WEATHER}forecast) (?:for|on(?<!was booked on)"
        r"(?<!were booked on)(?<!was fixed on))"
        r"|(?:announced|promised|pencilled in|earmarked|billed) for|(?:invited|summoned)(?: [a-z]+){1,4} for"
        r"|(?<!was )(?<!were )available from|with effect from|with effect on"
        rf"|{_TO_COME}"
        r"|ordered to (?:appear|report|return|pay) (?:on|by)|next [a-z]{3,12} (?:is|are)(?: on)?"
        r"|(?:takes?|taking) effect(?: on)?|reports? [a-z]{4,12} on|no (?:earlier|sooner) than)"
        r" {1,3}(?:(?:the|early|late|end|middle|of) {1,3}){0,4}$"
    ),
    spanning=present.SPANNING,
    past=re.compile(
        rf"\b(?=(?:{_FIRST_OF_PAST}|[a-z]{{4,17}}+(?<=ed))\b|the [a-z]{{4,13}} of\b)"
        r"(?<!be )(?<!be [a-z]-)(?<!be [a-z]{2}-)(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\btheir )"
        r"(?<!\bstill )(?<!\bis )(?<!\bare )(?<!\bstay )(?<!\bstays )(?<!\bremain )(?<!\bremains )"
        rf"(?!(?:{_NO_VERBS})\b)(?!followed by )"
        rf"(?:{present.NO_INFINITIVE}{_PAST}"
        rf"|ha(?:s|ve)(?! (?:the|an?|no|to|their|his|its|our|my|{_COUNT})\b| {present.CALLED})"
        rf"|could{_UNREACHED}"
        r"|set (?:aside|in|off|out|sail|fire)|(?<!to )(?<!will )set up"
        r"|(?<!\bin )(?<!\bof )(?<!\bwith )(?<!\bfor )[a-z]{2,15}ed"  # not "in isolated places"
        rf"|sat(?= (?:with|down|on|in|at|for|through|as|by|next|the)\b)|{present.SAME_IN_PAST}"
        r"|according to an? [a-z]{4,12}"
        r"|the (?:death|resignation|murder|killing|arrest|collapse|assassination|retirement|loss) of"
        rf"|{present.AFTER_LOSS})\b"
        r"(?<!(?<!been )expected)(?<!(?<!been )scheduled)(?<!(?<!been )planned)"
        rf"{present.NOT_PROPOSED}(?<!(?<!been )slated)(?<!based){present.NO_CALL}"
    ),
    future=re.compile(
        rf"\b(?:(?=(?:{_FIRST_OF_FUTURE}|may{present.NO_MAY})\b)(?<!had been )(?<!day's )"
        r"(?:will|won't|shall|(?<!was )(?<!were )(?<!seemed )(?<!appeared )(?<!proved )(?<!turned out )"
        r"(?<!thought )(?<!believed )(?<!known )(?<!claimed )to be"
        r"|(?:is|are) (?:now |also |still |then |only )?to"
        r"|(?<!was )(?<!were )(?<!fell )(?<!fallen )(?<!came )(?<!became )due(?! to)|(?:is"
        r"|are) due to(?! (?:the|a|an|its|his|her|their|this|that|high|low|heavy)\b)|expected"
        r"|scheduled|planned|(?:planning|preparing|hoping|threaten(?:s|ed)?) to|(?:is|are|most) likely"
        r"|(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\btheir )plans? (?:to|for|on|an?)|going to|payable"
        r"|upcoming|looms?|looming|targeting|rises for|continues on"
        r"|(?:is|are) (?:arriving|heading|travell?ing|flying|bracing|gearing|preparing|hosting|leaving)"
        r"|would|must(?! have)|ha(?:s|ve) to be|(?<=[es] (?:decided|planned) )to"
        rf"|set to|set for|slated|intends?|hopes? to|{present.MIGHT}|should|can|could(?!{_UNREACHED})"
        rf"|starting|beginning|effective|coming|takes? effect|begins|(?:re)?opens|closes|expires"
        rf"|takes? place|{present.NO_NOUNS}"
        r"|(?:comes?|go(?:es)?) (?:up for|before|into (?:force|effect|operation|service)"
        r"|to (?:the polls|trial|a vote))"
        rf"|resumes?|(?<![0-9] )(?<!\bof )(?<!\bthe )(?<!\ba )votes?{present.NOT_TOLD}"
        r"|visits?(?! (?:to|by|of|from|in|at)\b)|(?:expect|anticipate|foresee|predict)s?|hopes? for"
        r"|kicks off|meets|hosts|arrives"
        r"|(?:and|also|then|he|she|it|which|who) (?:plays|faces|travels|continues|departs|leaves"
        r"|reconvenes|returns|flies|goes|comes|appears|speaks|retires|sits|steps|moves|joins|receives)"
        rf"|{_PLURAL})\b|(?:next [a-z]{{3,12}}|target|deadline|eta):(?= )|{_REQUEST})|'ll\b"
    ),
    over=present.OVER,
    off=present.OFF,
    opens=re.compile(r"(?<![\w,;] )\b(?:starting|beginning)(?: on| from)? {1,3}$"),
    another=re.compile(r",? and (?:will|would|is to|are to|plans? to)\b"),
    being=re.compile(r"\b(?:is|are)\b"),
    heads=re.compile(
        rf"{WEEKDAYS},? (?:at )?"
        r"(?:[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.?m\b\.?)?|noon|midday)"
        r"(?: ?(?:-|\u2013|to|until) ?[0-9.:]{1,5} ?(?:[ap]\.?m\b\.?)?)? ?[:|\u2013-]"
    ),
    arranged=re.compile(
        rf"\b(?={_FIRST_ARRANGED}\b)"
        r"(?<=[a-z,\")\u201d] )(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\bin )(?<!\bits )(?<!\bto )(?<!\bno )"
        rf"(?:{present.NO_TO}to (?!the\b|an?\b|his\b|her\b|their\b|its\b|this\b|that\b|two\b|be\b|date\b"
        r"|noon\b|midnight\b|early\b|late\b|mid\b"
        rf"|(?:{'|'.join(months.ENGLISH)})\b"
        r"|[a-z]{3,6}day\b)(?:[a-z]{3,}|go\b)"
        r"|(?:hears|debates|speaks|plays|returns|welcomes|receives|addresses|presents|reads|performs|appears"
        r"|departs|sails|decides|chooses|publishes|celebrates|premieres|continues|considers|discusses"
        r"|examines|holds|leaves|travels|faces|tours|joins|marks|resumes|goes|comes|takes|follows|gives"
        r"|retires|resigns|steps|becomes|competes|sits|keeps|convenes|gathers|assembles|preaches|lectures"
        r"|releases|sings|moves|switches|relaunches|appoints|inaugurates|screens|airs|debuts|heads|teaches"
        r"|reviews|unveils|awards|crowns"
        rf"|{_BE_DOING}|{_PLURAL_DOING}"
        r"|has the|has an?|reports (?:first|second|third|fourth|full|half|its|quarterly"
        r"|results)|(?:is|are) (?:closed|shut|on|at|from)(?! (?:the|a|an|its|his|her|their|top)\b)"
        r"|(?:is|are) (?:again |already |only |not )?(?!the\b|an?\b|to\b|from\b)[a-z]+(?<!ed)"
        r" (?:on|from|until|again)"
        r"|(?:stays?|remains?) (?:closed|shut|open|in force))\b)"
        # "Notification of authors: 2 May", a line of a list
        r"|(?<=[a-z]): {1,3}(?=[0-9]{1,2} [a-z]"
        rf"|(?:{'|'.join(months.ENGLISH)}) [0-9]{{1,2}}\b(?!,? [0-9]{{4}}))"
    ),
    happened=re.compile(present.HAPPENED),
    bound=re.compile(present.BOUND),
    supposed=re.compile(r"\b(?:if|unless)\b"),
    relative=re.compile(present.RELATIVE),
    present=present.PRESENT,
    upon=present.UPON,
    notice=present.NOTICE,
    # What ends a sentence comes first, so that `re` can leap to it; then what must not stand before it.
    boundary=re.compile(
        r"[.!?;\n](?:(?<=\n)|(?<!\b[a-z].)(?<!\b(?:mr|dr|st|vs|no|lt).)"
        r"(?<!\b(?:mrs|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec).)"
        r"(?<!\b(?:gen|sen|rep|gov|col|inc).)(?<!\bsept.)[\"')]{0,2} )"
    ),
)


@functools.cache
def _grammar() -> Grammar:
    """Compiled when first needed."""
    return compile_grammar(RULES, FRAGMENTS)


def english(*, day_first: bool | None = None) -> Pack:
    """English; `day_first` settles 10/12/2024 for a country."""
    readers = {
        **numeric.readers(day_first=day_first),
        **read_calendar.READERS,
        **read_relative.READERS,
        **read_amounts.READERS,
    }
    return Pack(_grammar(), readers, licence.CHECKS, _JOINTS, _CLOCKS, _CUES, frozenset({"attribute"}))
