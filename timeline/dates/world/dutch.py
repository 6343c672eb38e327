"""Dutch."""

from timeline.dates.world.lexicon import Lexicon

_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8,
    "negende": 9, "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14,
    "vijftiende": 15,
    "zestiende": 16, "zeventiende": 17, "achttiende": 18, "negentiende": 19, "twintigste": 20,
    "eenentwintigste": 21,
}  # fmt: skip
_PARTS = "ochtend|morgen|middag|avond|nacht"
_YEAR = "(?:(?: van)? <year>| (?:van )?(?:het )?<y_turn:turn> jaar)"
_MORE = (
    "<weekday> ?<part>,? <day> <month>(?: <year>)?",
    r"<weekday>,? (?P<day>(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))[/.-](?P<m>1[0-2]|0?[1-9])[/.-]<year>",
    f"(?P<phrase>gister(?:en)?|van|morgen|overmorgen) ?(?P<part>{_PARTS})(?!\\w)",
    "<wk> (?:op )?<weekday>(?: ?<part>)?",
    "<weekday>(?: ?<part>)? (?:van )?<wk>",
    "(?:<weekday>,? )?<day>(?:e|de|ste)? <month> (?:van )?<y_turn:turn> jaar(?!\\w)",
    "(?:<weekday>,? )?<day>(?:e|de|ste)? <month>,? (?P<turn>jongstleden|jl\\.|aanstaande|a\\.s\\.)",
    "<weekday> (?P<turn>jongstleden|jl\\.|aanstaande|a\\.s\\.)",
    f"(?:het )?(?:<nth>|<n>e) (?P<quarter>kwartaal){_YEAR}?",
    f"(?:de |het )?(?:<nth>|<n>e) (?P<half>helft|halfjaar){_YEAR}",
    f"(?:<edge> )?(?:de |het )?<season>{_YEAR}",
    "(?:<edge> )?(?:de )?jaren (?P<dec>(?:<decades>)|'?(?:1[89]|20)?[2-9]0(?![0-9]))(?: van de vorige eeuw)?",
    "(?:<edge> )?(?:de )?(?P<cent>[0-9]{1,2}(?:e|ste|de)|<nth>) eeuw(?!\\w)",
    "(?P<same>(?:die|de)zelfde) <unit>",
    "(?:<count> <unit>|<span>) (?P<later>later)",
    "(?:<count> <unit>|<span>) (?P<back>geleden)",
    "(?P<on>over) (?:<hedge> )?(?:<count> <unit>|<span>)",
    "<span>",
)
DUTCH = Lexicon(
    code="nl",
    article="",
    more=_MORE,
    by_day=" ?",
    determiner="(?:(?:de|het|dit|deze) )?",
    ordinal="(?:e|de|ste)?",
    to="(?:-|tot(?: en met)?|t/m|en)",
    joint=" (?:tot(?: en met)?|t/m) ",
    opening="(?:van|vanaf)",
    moving="verplaatst|verschoven|verzet|uitgesteld|vervroegd",
    onto="naar",
    pair="tussen(?: de jaren)?",
    pair_and=" en ",
    done_to=(
        r"\b(?:vervanging|vernieuwing|aankoop|aanschaf|verkoop|levering|installatie|plaatsing|aanplant|kap"
        r"|bouw|sloop|schrapping|verlies|productie|reparatie|bestelling|verhuur|evacuatie|verwijdering"
        r") van "
    ),
    things=r" (?!(?:worden|werden|hebben|hadden|zijn|waren|zullen|zouden|kunnen|konden|tussen|tegen"
    r"|binnen)\b)[a-zë]{3,}(?:en|s)\b",
    year_before=(
        r"\b(?:in|sinds|tot|van|vanaf|na|voor|rond|tussen|en|jaar|jaren|begin|eind|medio|zomer|winter|voorjaar"
        r"|najaar|het|uit) "
    ),
    month_before=r"\b(?:in|sinds|tot|van|vanaf|na|voor|begin|eind|medio|tussen|en|maand|afgelopen|volgende) ",
    edges={"begin": "START", "eind": "END", "(?:medio|midden)": "MID"},
    turns={
        "afgelopen|vorige?|voorbije|verleden|jongstleden|jl\\.": -1,
        "deze|dit|huidige|lopende?": 0,
        "volgende?|komende?|aanstaande?|a\\.s\\.": 1,
    },
    plural="dagen|weken|maanden|jaren|uren|minuten",
    that_year=" (?:van )?(?:datzelfde|hetzelfde|dat) jaar",
    year_after=" van het (?:jaar daarop|volgende jaar)",
    units={
        "seconden?": "TS",
        "minuten|minuut": "TM",
        "uren|uur": "TH",
        "dag(?:en)?": "D",
        "week|weken": "W",
        "weekend": "WE",
        "maand(?:en)?": "M",
        "kwartaal": "Q",
        "jaar|jaren": "Y",
        "eeuw(?:en)?": "CE",
    },
    numbers={
        "een|één": 1,
        "twee": 2,
        "drie": 3,
        "vier": 4,
        "vijf": 5,
        "zes": 6,
        "zeven": 7,
        "acht": 8,
        "negen": 9,
        "tien": 10,
        "twaalf": 12,
        "twintig": 20,
        "honderd": 100,
    },
    spans={"anderhalf jaar": (18, "M"), "(?:een )?half jaar": (6, "M")},
    weeks={"(?:vorige|afgelopen|verleden) week": -1, "deze week": 0, "(?:volgende|komende) week": 1},
    decades={
        "twintig": 192,
        "dertig": 193,
        "veertig": 194,
        "vijftig": 195,
        "zestig": 196,
        "zeventig": 197,
        "tachtig": 198,
        "negentig": 199,
    },
    vague="enkele|een paar|meerdere|verschillende|vele",
    hedge="meer dan|minder dan|ongeveer|bijna|ruim|zo'n|minstens",
    last="laatste",
    of_nth=" (?:van|in) ",
    nth=_ORDINALS,
    ago=("<hedge><count> <unit> geleden",),
    later=("over <hedge><count> <unit>",),
    every="elke?|iedere?",
    fixed={
        "eergisteren": (-2, "D"),
        "gisteren": (-1, "D"),
        "vandaag": (0, "D"),
        "morgen": (1, "D"),
        rf"gister(?:en)?(?= ?(?:{_PARTS})|$)": (-1, "D"),
        rf"van(?=(?:{_PARTS})|$)": (0, "D"),
        "overmorgen": (2, "D"),
        "nu|momenteel|tegenwoordig": "PRESENT_REF",
        "onlangs|recent": "PAST_REF",
        "binnenkort": "FUTURE_REF",
    },
    sets={"dagelijkse?": "P1D", "wekelijkse?": "P1W", "maandelijkse?": "P1M", "jaarlijkse?": "P1Y"},
    seasons={"lente|voorjaar": "SP", "zomer": "SU", "herfst|najaar": "FA", "winter": "WI"},
    parts={"ochtend|morgen": "TMO", "middag": "TAF", "avond": "TEV", "nacht": "TNI"},
    clock_before=r"\b(?:om|tot|van|vanaf|rond|voor|na) ",
    clock=r"(?P<hour>[01]?[0-9]|2[0-4])(?:[.:](?P<minute>[0-5][0-9]))? uur\b(?! (?:lang|geleden|per))",
    never=(
        r"\[[^\]]* jaar\] (?:oud|jong)|(?:is|was|zijn|ben) \[[0-9]+ jaar\]"
        r"|(?:man|vrouw|jongen|meisje|persoon|verdachte) van \[|[Ll]eeftijd van \[|\(\[[^\]]* jaar\]\)"
    ),
    since="sinds",
    past=r"\b(?:stond|stonden|bleef|bleven|kreeg|kregen|nam|namen|hield|hielden|brak|braken|trok|trokken|steeg"
    r"|stegen|verscheen|verliet|vertrok|schreef|sloot|riep|deed|deden|reed|liep|liepen|ontstond"
    r"|[a-z]{3,}eerden?"
    r"|was|waren|had|hadden|werd|werden|heeft|hebben|zei|zeiden|kwam|kwamen|ging|gingen|liet|lieten"
    r"|trad|traden|besloot|begon|begonnen|bleek|bleken|stierf|vond|vonden|gaf|gaven|sprak|viel|vielen"
    r"|won|verloor"
    r"|(?:meld|verklaar|vertel|kondig|waarschuw|noem|benadruk|bevestig|reageer|land|leg)[dt]e|overleed"
    r"|(?:maak|raak|eis|werk|stap|stop|zak)te)\b",
    future=(
        r"\b(?:vindt plaats|vinden plaats|verschijnt|verschijnen|zal|zullen|wordt|worden|gaat|gaan|gepland"
        r"|verwacht|tot"
        r"|moet|komt|komen|treedt|treden|vertrekt|vertrekken|vergadert|stemt|stemmen|beslist|begint"
        r"|beginnen|opent|speelt)\b"
    ),
    arranged=(
        r"\b(?:verschijnt|verschijnen|verhuist|verhuizen|sluit|sluiten|start|starten|geldt|gelden|spelen"
        r"|openen"
        r"|eindigt|eindigen|presenteert|presenteren|viert|vieren|geeft|geven|houdt|houden|rijdt|rijden|doet"
        r"|doen"
        r"|ontvangt|ontvangen|kiest|kiezen|vindt|vinden|koopt|zingt|zingen|exposeert|keert|keren)\b"
    ),
    # "zaterdag opent het museum", "maandag werd bekend"
    finite=(
        r" (?:(?P<past>werd|werden|was|waren|had|hadden|heeft|hebben|kwam|kwamen|ging|gingen|vond|vonden"
        r"|begon)"
        r"|wordt|worden|zal|zullen|gaat|gaan|begint|beginnen|opent|openen|start|starten|verschijnt"
        r"|verschijnen"
        r"|speelt|spelen|treedt|treden|komt|komen|volgt|rijdt|rijden|vergadert|kiest|sluit|sluiten)\b"
    ),
)
