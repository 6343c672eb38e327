"""Spanish."""

from timeline.dates.world.lexicon import Lexicon

SPANISH = Lexicon(
    code="es",
    of_month=" (?:de )?",
    of_year=",? (?:de |del |del año )?",
    article=r"(?:(?:el|del|al)(?: (?:próximo|pasado))?(?: día)? |día )?",
    determiner="(?:(?:el|la|los|las|del|al) )?",
    ordinal="[º°]?",
    to=r"(?:-|al?|y(?: el)?)",
    joint=r" (?:al?|hasta)(?: el)? ?",
    opening=r"(?:del?|desde)(?: el)?",
    contracted="del? |de |al? ",
    moving=r"aplaz\w+|pospu\w+|pospon\w+|reprogram\w+|traslad\w+|adelant\w+|retras\w+|cambi\w+|mov\w+",
    pair=r"entre(?: el)?",
    pair_and=r" y (?:el )?",
    year_before=(
        r"\b(?:en|desde|hasta|de|del|el|entre|y|a|durante|año|años|para|hacia|al|por|temporada|que|mundial"
        r"|los|o|verano|curso) |[(-]$|[0-9], "
    ),
    month_before=(
        r"\b(?:en|de|desde|hasta|del|entre|y|a|para|mes|pasado|próximo|este|durante|principios|finales"
        r"|mediados|hacia|por) "
    ),
    year_article="(?:(?:el|del) )?",
    day_alone=r"(?:el|del|al) día <day>(?! de)",
    plural="(?!mes$).*s",
    century=r"(?:(?:el|del) )?siglo (?P<roman>[ivx]{1,5})\b",
    last="último",
    of_nth=" (?:de|en)(?:l mes de)? ",
    nth={"primer|1er": 1, "segundo|2º": 2, "tercer|3er": 3, "cuarto|4º": 4},
    edges={
        "principios?|comienzos?|inicios?": "START",
        "finales|fines|fin|final": "END",
        "mediados": "MID",
    },
    turns={
        "pasad[oa]s?|últim[oa]s?|anterior": -1,
        "est[ea]|presente|actual|mism[oa]": 0,
        "próxim[oa]s?|siguiente|que viene|venider[oa]|entrante": 1,
    },
    turn_behind=True,
    units={
        "segundos?": "TS",
        "minutos?": "TM",
        "horas?": "TH",
        "días?": "D",
        "jornadas?": "D",
        "semanas?": "W",
        "mes(?:es)?": "M",
        "trimestres?": "Q",
        "semestres?": "H",
        "años?": "Y",
        "décadas?": "DE",
        "siglos?": "CE",
        "fin(?:es)? de semana": "WE",
    },
    numbers={
        "un[oa]?": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "once": 11,
        "doce": 12,
        "trece": 13,
        "catorce": 14,
        "quince": 15,
        "veinte": 20,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "cien": 100,
    },
    vague="vari[oa]s|un[oa]s|much[oa]s|poc[oa]s|un[oa]s poc[oa]s|algun[oa]s",
    hedge=(
        "más de|menos de|al menos|casi|cerca de|unos|unas|alrededor de|escasamente|sólo|hasta|aproximadamente"
    ),
    ago=("hace <hedge><count> <unit>",),
    later=("dentro de <hedge><count> <unit>",),
    every="cada|todos l[oa]s|todas las",
    fixed={
        "anteayer": (-2, "D"),
        "ayer": (-1, "D"),
        "hoy": (0, "D"),
        "mañana": (1, "D"),
        "pasado mañana": (2, "D"),
        "ahora(?: mismo)?": "PRESENT_REF",
        "(?:la )?actualidad": "PRESENT_REF",
        "actualmente": "PRESENT_REF",
        "actual(?:es)?": "PRESENT_REF",
        "hoy por hoy": "PRESENT_REF",
        "hoy en día": "PRESENT_REF",
        "estos días": "PRESENT_REF",
        "(?:este|el) momento": "PRESENT_REF",
        "estos momentos": "PRESENT_REF",
        "recientemente": "PAST_REF",
        "recién": "PAST_REF",
        "reciente": "PAST_REF",
        "(?:aquel )?entonces": "PAST_REF",
        "el pasado": "PAST_REF",
        "(?:el )?futuro": "FUTURE_REF",
        "futur[oa]s?": "FUTURE_REF",
        "próxim[oa]s?": "FUTURE_REF",
        "pasad[oa]s?": "PAST_REF",
        "pronto": "FUTURE_REF",
        "anoche": (-1, "NI"),
        "(?:el )?(?:corto|medio|largo) plazo": "FUTURE_REF",
    },
    sets={
        "diari[oa]s?|al día|diariamente": "P1D",
        "semanal(?:es)?|semanalmente|a la semana|por semana": "P1W",
        "mensual(?:es)?|mensualmente|al mes|por mes": "P1M",
        "anual(?:es)?|anualmente|al año|por año": "P1Y",
        "trimestral(?:es)?": "P3M",
    },
    seasons={"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"},
    parts={"mañana": "TMO", "madrugada": "TMO", "mediodía": "TMI", "tarde": "TAF", "noche": "TNI"},
    clock=(
        r"(?:las |la )(?P<hour>[01]?[0-9]|2[0-4])[.:](?P<minute>[0-5][0-9])(?: horas?(?: local)?"
        r"| h\b)?(?![0-9])"
    ),
    lone_part=True,
    decade=(
        r"(?:los )?años (?P<tens>sesenta|setenta|ochenta|noventa|cincuenta|cuarenta|treinta|veinte)"
        r"|(?:la )?década de los (?P<tens2>sesenta|setenta|ochenta|noventa|cincuenta|cuarenta|treinta"
        r"|veinte)"
    ),
    past=r"\b(?:fue|fueron|era|había|habían|dijo|ha|han|estaba|[a-zñáéíóú]{2,15}(?:ó|aron|ieron|aba|aban))\b",
    future=(
        r"\b(?:será|serán|previst[oa]s?|va a|van a|próxim[oa]s?|hasta|prevé|[a-zñáéíóú]{2,15}(?:ará|erá|irá"
        r"|arán|erán|irán))\b"
    ),
)
