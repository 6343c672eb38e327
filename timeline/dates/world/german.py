"""German."""

from timeline.dates.world.lexicon import Lexicon

_ENDINGS = "(?:e|er|en|es|em)"
GERMAN = Lexicon(
    code="de",
    of_month=" ?",
    of_year=" ?",
    article=r"(?:de[rmns] )?",
    determiner="(?:(?:de[rmns]|die|das) )?",
    ordinal=r"\.",
    to=r"(?:-|bis(?: zum)?|\.-|und)",
    joint=r"(?: bis(?: zum| zur)? | - )",
    opening=r"(?:vom|von|seit)",
    pair=r"zwischen(?: dem)?",
    pair_and=r" und(?: dem)? ",
    year_before=(
        r"\b(?:in|seit|bis|ab|vor|nach|von|um|anfang|mitte|ende|jahr|jahre|jahres|jahren|und|zwischen|wm|em|aus"
        r"|frühjahr|frühling|sommer|herbst|winter|saison|der|die|das|des|dem|den|für|im|gegen) "
    ),
    month_before=(
        r"\b(?:im|seit|bis|ab|ende|anfang|mitte|vom|von|zum|und|monat|diesen|letzten|vergangenen|nächsten"
        r"|kommenden|in|für|dieses) (?:monat )?"
    ),
    bare_year=r"(?! [A-ZÄÖÜ0-9])(?![\w%])",
    plural="tagen?|tage|wochen|monaten?|jahren?|stunden|minuten|jahrzehnten?|quartalen?",
    century=r"(?:(?:das|des|dem|im) )?(?P<digits>[12]?[0-9])\. jahrhunderts?",
    nth={
        r"(?:1\.|erste[nsmr]?)": 1,
        r"(?:2\.|zweite[nsmr]?)": 2,
        r"(?:3\.|dritte[nsmr]?)": 3,
        r"(?:4\.|vierte[nsmr]?)": 4,
    },
    edges={"anfang": "START", "ende": "END", "mitte": "MID"},
    turns={
        rf"(?:letzt|vergangen|vorig|vorherig|verflossen|abgelaufen){_ENDINGS}": -1,
        rf"(?:dies|laufend|heurig|gegenwärtig){_ENDINGS}": 0,
        rf"(?:nächst|kommend|folgend|darauffolgend){_ENDINGS}": 1,
    },
    units={
        "sekunden?": "TS",
        "minuten?": "TM",
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
        "zwanzig": 20,
        "dreißig": 30,
        "fünfzig": 50,
        "hundert": 100,
    },
    vague=rf"(?:einig|mehrer|viel|wenig|lang){_ENDINGS}|ein paar|etliche",
    hedge="mehr als|weniger als|mindestens|höchstens|fast|etwa|rund|knapp|über|bis zu|circa|ca.|ungefähr|gut",
    ago=("vor <hedge><count> <unit>",),
    later=("in <hedge><count> <unit>(?! (?:folge|serie))",),
    every=r"jede[rnsm]?|alle(?= [0-9a-zäöü]{2,8} (?:tage|wochen|monate|jahre))",
    fixed={
        "vorgestern": (-2, "D"),
        "gestern": (-1, "D"),
        "heute": (0, "D"),
        r"(?<!am\s)(?<!de[nmr]\s)morgen": (1, "D"),
        "übermorgen": (2, "D"),
        "heuer": (0, "Y"),
        "jetzt": "PRESENT_REF",
        "derzeit": "PRESENT_REF",
        "zurzeit": "PRESENT_REF",
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
        "stündlich": "PT1H",
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
    clock=r"(?P<hour>[01]?[0-9]|2[0-4])(?:[.:](?P<minute>[0-5][0-9]))? uhr\b",
    decade=r"(?:19|20)[0-9]0er(?:-?| )jahren?",
    past=(
        r"\b(?:war|waren|hatte|hatten|wurde|wurden|hat|haben|kam|ging|gab|sagte|fand|ge[a-zäöüß]{3,15}(?:t"
        r"|en)|[a-zäöüß]{3,15}te)\b"
    ),
    future=(
        r"\b(?:wird|werden|soll|sollen|will|wollen|geplant|lädt|laden|beginnt|findet|bis|ab|stattfinden)\b"
    ),
    capital_months=True,
)
