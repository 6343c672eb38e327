"""German."""

from timeline.dates.world import german_tense
from timeline.dates.world.german_rules import NEVER
from timeline.dates.world.lexicon import Lexicon

_ENDINGS = "(?:e|er|en|es|em)"
_ONES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
}
GERMAN = Lexicon(
    code="de",
    of_month=" ?",
    of_year=" ?",
    article=r"(?:(?:(?<=tag\s)|(?<=woch\s)|(?<=ag,\s)|(?<=woch,\s))(?:de[rmns]|d\.) )?",
    inner_determiner="(?:(?:de[rmns]|die|das) )?",
    ordinal=r"\.",
    to=r"(?:-|/|bis(?: zum| den| zur nacht auf| voraussichtlich| einschließlich)?|\.-|\./|und(?: de[mn])?)",
    joint=(
        r"(?:,? (?:und )?bis"
        r"(?: voraussichtlich| einschließlich| mindestens| spätestens| längstens| etwa| ca\.)?"
        r"(?: zum| zur)? | - )"
    ),
    opening=r"(?:vom|von|seit|jahren|ab(?: dem)?)",
    moving=r"verschoben|verlegt|vertagt|vorgezogen|verschiebt|verlegte?|verlängert|umgelegt|ins auge gefasst",
    onto="auf(?: den)?",
    pair=r"zwischen(?: de[mn]| den jahren)?",
    pair_and=r",? (?:und|bis)(?: dem| zum)? ",
    year_before=(
        r"(?:^|[.!?,;„\n] ?)als "
        r"|\b(?:in|seit|bis|ab|vor|nach|von|um|anfang|mitte|ende|jahr|jahre|jahres|jahren|und|zwischen|wm"
        r"|em|aus"
        r"|frühjahr|frühling|sommer|herbst|winter|saison|der|die|das|des|dem|den|für|im|gegen|schuljahr"
        r"|zwischen"
        r"|oder|sowie|studienjahr|olympia|baujahr|jahrgang|ende|wintersemester|sommersemester) "
    ),
    month_before=(
        r"\b(?:im|seit|bis|ab|ende|anfang|mitte|vom|von|zum|und|monat|diesen|letzten|vergangenen|nächsten"
        r"|kommenden|in|für|dieses|am|den|der|monats|zwischen|über|oder|heurigen|nach|gegen|von|auf) "
        r"(?:monat )?"
    ),
    bare_year=r"(?! [0-9])(?![\w%])",
    # Nouns have capitals, adjectives stand before them: what is left is no amount.
    old_year=(
        r" (?:der|die|das|den|dem|eine?[rnms]?|seine?[rnms]?|ihre?[rnms]?|in|an|am|im|vo[nm]|zu[mr]?|auf|aus"
        r"|mit|durch|nach|als|(?:ge|er|be|ver|zer|ent|ein|um|ab|aus)[a-zäöüß]{2,14}(?:t|en)"
        r"|[a-zäöüß]{2,14}iert|(?:ab|an|aus|ein|um|nieder|unter|zurück)(?=[.,;]))"
        r"(?![\w-])"
    ),
    about=("um", "gegen", "circa", "ca.", "etwa"),
    plural="tagen?|tage|wochen|wochenenden|monaten?|jahren?|stunden|minuten|jahrzehnten?|quartalen?|jahrhunderten?",
    nth={
        r"(?:1\.|i\.|erste[nsmr]?)": 1,
        r"(?:2\.|zweite[nsmr]?)": 2,
        r"(?:3\.|dritte[nsmr]?)": 3,
        r"(?:4\.|vierte[nsmr]?)": 4,
    },
    last=r"letzte[nsmr]?",
    of_nth=" (?:im|des|in) (?:monats? )?",
    edges={"anfang|beginn": "START", "ende": "END", "mitte": "MID"},
    turns={
        rf"(?:letzt|vergangen|vorig|vorherig|verflossen|abgelaufen|vorangegangen){_ENDINGS}": -1,
        rf"zurückliegend{_ENDINGS}": -1,
        rf"(?:dies|laufend|heurig|gegenwärtig|(?:de[rm]|die|das)?selb){_ENDINGS}": 0,
        rf"(?:nächst|kommend|folgend|darauffolgend|bevorstehend|anstehend){_ENDINGS}": 1,
    },
    then_before={
        rf"(?:folgend|darauffolgend){_ENDINGS}": 1,
        rf"(?:(?:de[rm]|die|das)?selb|jen|gleich){_ENDINGS}": 0,
    },
    units={
        r"sekunden?|sek\.": "TS",
        r"minuten?|min\.": "TM",
        "stunden?": "TH",
        "tag(?:e[ns]?|s)?": "D",
        "wochenenden?": "WE",
        "wochen?": "W",
        "monat(?:e[ns]?|s)?": "M",
        "quartale?n?": "Q",
        "(?:halbjahr|jahreshälfte)(?:es|en)?": "H",
        "jahr(?:e[ns]?|s)?": "Y",
        "jahrzehnt(?:en?|s)?": "DE",
        "jahrhundert(?:en?|s)?": "CE",
    },
    numbers={
        f"ein{_ENDINGS}?": 1,
        "zwei": 2,
        "beiden": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "elf": 11,
        "zwölf": 12,
        "dreizehn": 13,
        "vierzehn": 14,
        "fünfzehn": 15,
        "sechzehn": 16,
        "siebzehn": 17,
        "achtzehn": 18,
        "neunzehn": 19,
        "zwanzig": 20,
        "drei(?:ß|ss)ig": 30,
        "vierzig": 40,
        "fünfzig": 50,
        "sechzig": 60,
        "siebzig": 70,
        "achtzig": 80,
        "neunzig": 90,
        "(?:ein)?hundert": 100,
        "(?:ein)?tausend": 1000,
        f"(?:ein{_ENDINGS} )?halbe[nrs]?": 0.5,
        "anderthalb|eineinhalb": 1.5,
        "zweieinhalb": 2.5,
        "dreieinhalb": 3.5,
        "viereinhalb": 4.5,
        f"ein{_ENDINGS} einzige[nrs]?": 1,
        **{f"{one}und{ten}": n + m for one, n in _ONES.items() for ten, m in _TENS.items()},
    },
    vague=rf"(?:einig|mehrer|viel|wenig|lang|zahlreich){_ENDINGS}|(?:ein |die )?paar|etliche[nr]?",
    every=r"jede[rnsm]?|alle(?= [0-9a-zäöü]{2,8} (?:tage|wochen|monate|jahre|stunden|minuten))",
    fixed={
        "vorgestern": (-2, "D"),
        "gestern": (-1, "D"),
        "heute": (0, "D"),
        r"(?<!am\s)(?<!de[nmr]\s)(?<!jede[nr]\s)morgen": (1, "D"),
        "übermorgen": (2, "D"),
        "heuer": (0, "Y"),
        "jetzt": "PRESENT_REF",
        "derzeit": "PRESENT_REF",
        "zur ?zeit(?! de)": "PRESENT_REF",
        "heutzutage": "PRESENT_REF",
        "im (?:moment|augenblick)": "PRESENT_REF",
        "seinerzeit": "PAST_REF",
        "unlängst": "PAST_REF",
        "in (?:letzter|jüngster) zeit": "PAST_REF",
        "in (?:nächster|absehbarer) zeit": "FUTURE_REF",
        "in kürze": "FUTURE_REF",
        "momentan": "PRESENT_REF",
        "gegenwärtig": "PRESENT_REF",
        "kürzlich": "PAST_REF",
        "damals": "PAST_REF",
        "vor kurzem": "PAST_REF",
        "neulich": "PAST_REF",
        "bald": "FUTURE_REF",
        "demnächst": "FUTURE_REF",
        "in zukunft": "FUTURE_REF",
    },
    sets={
        rf"täglich{_ENDINGS}?": "P1D",
        rf"wöchentlich{_ENDINGS}?": "P1W",
        rf"monatlich{_ENDINGS}?": "P1M",
        rf"(?:all)?jährlich{_ENDINGS}?": "P1Y",
        rf"halbjährlich{_ENDINGS}?": "P6M",
        rf"vierteljährlich{_ENDINGS}?": "P3M",
        rf"tagtäglich{_ENDINGS}?|tag für tag": "P1D",
        "jahr für jahr": "P1Y",
        "woche für woche": "P1W",
        rf"stündlich{_ENDINGS}?": "PT1H",
    },
    seasons={"frühjahr": "SP", "frühling": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"},
    parts={
        "früh": "TMO",
        "morgen": "TMO",
        "vormittag": "TMO",
        "mittag": "TMI",
        "nachmittag": "TAF",
        "abend": "TEV",
        "nacht": "TNI",
    },
    clock_between=r" {1,3}(?:(?:de[srm]|vo[nm]|zu[mr]|auf de[nm]) {1,3})?",
    by_day="(?: )?",
    lone_part=True,
    never=NEVER,
    also={"jän": 1, "jän.": 1, "febr": 2, "febr.": 2},
    also_days={"sonnabend": 6},
    since=german_tense.CERTAIN,
    lasted=(
        r"(?:dauer|währ|brann|regne|schnei|tag|kämpf|arbeit|such|feier|streik|wart)(?:te|e?te)n?"
        r"|(?:zog|zogen|hielt|hielten) (?:sich|an)|lief(?:en)?|ging(?:en)?|blieb(?:en)?"
    ),
    leading=r"bis(?: zum| zu[mr]? ende| einschließlich| spätestens| ende| anfang| mitte| zum ende)?",
    verb_last=True,
    past=german_tense.PAST,
    future=german_tense.FUTURE,
    arranged=german_tense.ARRANGED,
    notice=german_tense.NOTICE,
    present=german_tense.PRESENT,
    opens=r", (?:der|die|das|dem|den|deren|dessen|nachdem|weil|obwohl) (?:am |im |vom |ab )?",
    finite=german_tense.FINITE,
    verb_ends=german_tense.LAST,
    over=german_tense.OVER,
    capital_months=True,
)
