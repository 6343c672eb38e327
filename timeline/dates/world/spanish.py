"""Spanish."""

from timeline.dates import notices
from timeline.dates.world import feasts, governed
from timeline.dates.world.lexicon import OPENS, Lexicon
from timeline.dates.world.spanish_clock import CLOCK

_UNDER_TEN = {
    "un[oa]?": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
}
_NUMBERS = {
    **_UNDER_TEN,
    "diez": 10,
    "once": 11,
    "doce": 12,
    "trece": 13,
    "catorce": 14,
    "quince": 15,
    "dieciséis": 16,
    "diecisiete": 17,
    "dieciocho": 18,
    "diecinueve": 19,
    "veinte": 20,
    "veinti(?:ún|uno|una)": 21,
    **{f"veinti{word}": 20 + n for n, word in enumerate(("dós", "trés"), 2)},
    **{f"veinti{word}": 20 + n for n, word in enumerate("cuatro cinco séis siete ocho nueve".split(), 4)},
    "treinta": 30,
    "treinta y cinco": 35,
    "treinta y seis": 36,
    "cuarenta": 40,
    "cuarenta y cinco": 45,
    "cuarenta y ocho": 48,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "setenta y dos": 72,
    "ochenta": 80,
    "noventa": 90,
    "cien": 100,
    "(?:una )?medi[oa]": 0.5,
    "un par de": 2,
}
_DAY_WORDS = {
    **{word: int(n) for word, n in _NUMBERS.items() if 1 < n <= 30 and "par" not in word},
    "primero|1ro|1er|uno": 1,
    "treinta y uno": 31,
}
_TENS = "veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
_UNIT = "(?:años?|mes|semanas?|días?|horas?|siglos?|décadas?|lunes|martes|miércoles|jueves|viernes|fin)"
_COUNTED = (
    "años|días|horas|minutos|segundos|kilos|kilómetros|metros|dólares|euros|pesos|puntos|grados"
    "|millones|mil|por|primer[oa]s|[a-z]{2,12}s|y (?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
# Streets, schools and movements that are named after a day.
_NAMED = (
    "avenidas?|avda|av|calles?|plazas?|plazoleta|paseo|estadio|hospital|colegio|escuela|instituto|barrio|parque"
    "|puente|autopista|estación|movimiento|brigada|frente|batallón|organización|grupo|club|cine|teatro|liga"
)
_INITIALS = "".join(sorted({name[0] for name in _NAMED.split("|")}))  # tell most words off in one look
_NOUN_BEFORE = (
    "el|del|al|este|ese|aquel|un|los|este mismo|otro|su|dicho|citado|conocido|prestigioso|matutino|y"
)
_NEVER = (
    (
        r"(?i:\b(?:vacaciones|juegos|olímpicos|deportes|cursos?|horario|hora|universidad"
        r"|rebajas) de )\[(?:[Vv]erano|[Ii]nvierno)"
    ),
    rf"(?i:\b(?=[{_INITIALS}])(?:{_NAMED})(?: del?)?(?: el| la)? )\[(?!hace )",
    r"\[(?:Enero|Abril|Mayo|Junio|Julio|Agosto|Domingo)\] (?:de la )?[A-ZÁÉÍÓÚ]",
    r"(?:[Ss]anto|[Dd]on|[Ss]an|[Pp]lácido|[Ss]eñor|[Ss]r\.|[A-Z][a-zé]+ [A-Z]\.) \[",
    rf"(?i:\b(?:{_NOUN_BEFORE}) )\[[Dd]iarios?\]",
    r"\[[Dd]iario\] (?:[A-Z\"'«“]|(?:de|del) [A-Z])",
    r"(?<!desde )(?<!hasta )(?<!por )(?<!para )(?<!el )(?<!la )(?<!los )(?<!de )(?<!un )\[entonces\]",
    r"(?<!por )(?<!hasta )(?<!desde )(?<!es )\[[Ee]l momento\]",
    r"(?i:\b(?:de (?:la )?|plena ))\[(?i:(?:la )?semana santa)",
    r"\[(?i:(?:el )?último día)\] para\b",
    r"\[última hora\]|[Tt]an \[pronto\]|\[[^\]]*quincena\] de|(?<![Hh]asta )\[[Ll]a fecha\]",
    r"\b(?:ha|han|había|habían|hemos|he|hayan?|haber|habrá|habría|fueron) \[pasad[oa]s?\]",
    r"\[(?:más )?[Pp]róxim[oa]s?\] al?\b|\b(?:más|muy|tan) \[próxim",
    r"(?i:\b(?:su|sus|mi|tu|nuestro|un|sin|tiene|tienen|qué|con) )\[futuro\]",
    (
        r"\[(?:unas?|las?|de|en)? ?jornadas?\] (?:sobre|de (?:puertas|trabajo|reflexión|estudio)|electoral"
        r"|laboral|reducida|técnica|inaugural|continua)"
    ),
    r"(?i:\b(?:su|sus|mi|tu|nuestro) )\[pasad[oa]\]|\b(?:sido|es|era) (?:una )?\[pasada\]",
    r"\[[Ee]l futuro\] de|\[[Aa]hora\] bien",
    r"(?<![Ee]n )\[[Uu]n segundo\] (?!de\b|después|antes|más|y\b|o\b|para\b|en\b|que\b|por\b|a\b|tarde)[a-z]",
    # days of a league, unless they are spent on something ("dos jornadas de huelga")
    r"\[(?:las |unas |muchas )?(?:[0-9]+ |\w+ )?jornadas\](?! (?:de|con)\b)",
    r"\[(?:el )?(?:[Pp]róximo|[Pp]asado|[Ff]utur[oa])\] (?:perfecto|simple)",
    r"(?i:buenos|buenas|buen) \[",
    r"\[(?:los |las )?(?:día|mañana|tarde|noche)s?\] (?:libres?|laborables?|hábiles)",
)

# Behind a day that names no month: what goes on with the sentence rather than naming a thing of that number.
_BEHIND_DAY = (
    "se|la|el|los|las|una?|a|fue|fueron|será|serán|habrá|hubo|había|está|están|llegó|llegaron|es|era|tuvo"
    "|tendrá"
    "|nos|les?|siguiente|pasado|próximo"
)
# What takes one day is moved from one day to another, whatever takes several ("la feria del 3 al 9 de mayo").
_MOVED = (
    r"(?:aplaz|pospu|pospon|reprogram|traslad|adelant|retras|cambi|ampli)\w{1,6} (?:el|la|los|las|su) "
    r"(?:reunión|sesión|partido|audiencia|votación|encuentro|asamblea|junta|examen|concierto|debate|elección"
    r"|elecciones|salida|lanzamiento|apertura|inauguración|referéndum|sentencia|decisión|ceremonia|boda"
    r"|juicio"
    r"|plazo|fecha(?: límite)?|cierre)"
)
SPANISH = Lexicon(
    code="es",
    of_month=" (?:de )?",
    of_year=",? (?:de |del |del año )?",
    article=r"(?:(?:el|del|al)(?: día)? |día )?",
    turned_article="(?:el |del |al )?(?=próx|pas|últ|mis)<turn> (?:día )?",
    determiner="(?:(?:el|la|los|las|del|al) )?",
    ordinal="[º°]?",
    to=r"(?:-|hasta(?: el)?|al?|y(?: el)?)",
    joint=r" (?:al?|(?:y )?hasta)(?: el)? ?",
    opening=r"(?:del?|desde)(?: el)?",
    contracted="del? |de |al? ",
    moving=(
        r"aplaz\w+|pospu\w+|pospon\w+|reprogram\w+|traslad\w+|adelant\w+|retras\w+|cambi\w+|mov\w+"
        rf"|ampliad[oa]s?|{_MOVED}"
    ),
    moving_to=" (?:para|hasta|al?|del?)(?: el)?",
    moved_by=("al ", "del "),
    pair=r"entre(?: el| los años| los días)?",
    pair_and=r" y (?:el )?",
    done_to=(
        r"\b(?:sustitución|renovación|reemplazo|compra|adquisición|venta|entrega|suministro|instalación"
        r"|plantación|tala|construcción|demolición|creación|supresión|pérdida|contratación|reparto|producción"
        r"|reparación|pedido|donación|alquiler|evacuación|detención|envío|formación|retirada|escuela|sala"
        r"|aulas|viviendas|estadio) (?:de|para) "
    ),
    things=r" (?!(?:tras|antes|después|además|menos|más|mientras|entonces|los|las|sus|nos|todos|todas)\b)"
    r"[a-zñáéíóúü]{3,}s\b",
    year_before=(
        r"\b(?:en|desde|hasta|de|del|el|entre|y|e|a|durante|año|años|para|hacia|al|por|temporada|que|mundial"
        r"|los|o|verano|otoño|invierno|primavera|curso|ejercicio|eurocopa|nacional|presupuestos?"
        r"|campaña|antes de|finales de|tras|juegos|premios?) |[(-]$|[0-9], "
    ),
    month_before=(
        r"\b(?:en|de|desde|hasta|del|entre|y|e|o|a|para|mes|pasado|próximo|este|durante|principios|finales"
        r"|mediados|hacia|por|cada|todo|antes de|tras) "
    ),
    year_article="(?:(?:el|del) )?",
    leading=r"[a-zñ]{2,12}[aei]r(?:se|l[oa]s?)?\b[^.;,]{0,44} antes(?: del?)?",
    about=("hacia", "circa", "alrededor de"),
    weeks={
        "la semana pasada|la pasada semana": -1,
        "esta(?: misma)? semana": 0,
        "la próxima semana|la semana próxima|la semana que viene": 1,
    },
    feasts=feasts.SPANISH,
    more=(
        "(?:(?:el |del |al )?<feast>|(?:la )?(?P<holy>semana santa))(?: <year>)?",
        r"(?P<quarter>t)(?P<n>[1-4])(?: |/|-)<year>(?!\w)",
        "(?:el |del |al )?<weekday> de <wk>",
        "(?:los |las )(?:primer[oa]s|últim[oa]s) <count> <unit>",
        "(?:los |las )<count> (?:primer[oa]s) <unit>",
        "(?:el |del |al |un |este )(?:<turn> )?mes de <month>(?: (?:de |del )<year>)?",
        r"(?:el |del |al )?(?:mismo|igual) per[ií]odo (?:de |del )<year>",
        r"(?P<week_of>(?:la |esa )?semana del) <day> de <month>(?: (?:de |del )<year>)?",
        r"(?:el |del |al )año '?(?P<yy>[7-9][0-9]|0[0-9])(?![\w%])(?![.,:/]?[0-9])",
        r"(?<=\ben\s)el (?P<yy>[7-9][0-9]|0[0-9])(?=[.,;)](?![0-9])|$)",
        (
            r"(?:(?:el|del|al|este) )?<weekday:lone_weekday>,? (?:día )?(?=[0-9])<day>(?! ?(?:%|h\b|horas?"
            r"|de\b|o\b|-|euros|años| ?[a-z]{4,10},? [12][0-9]{3}\b)"
            r"| (?:y|al?)(?: el)? (?:<w2:weekday> )?[0-9])(?![.,:/]?[0-9])"
        ),
        r"(?:el |del |al |día )<day>/(?P<m>0[1-9]|1[0-2])(?![/0-9%])(?! de )",
    ),
    until=r"(?<=\bhasta\s)(?<!duró\shasta\s)(?<!duraron\shasta\s)(?<!prolongó\shasta\s)",
    day_alone=(
        r"(?:el|del|al|este|ese) (?=día|próximo|pasado)(?:<turn> )?(?:día )?<day>(?! (?:de|horas?|años?"
        r"|%|por|al [0-9]+)\b)"
        # "el 13 se jugará", no players or channels
        r"|(?<!\ben\s)(?<!\bcon\s)(?<!\bsobre\s)(?<!\bde\s)(?:(?:el|hasta el) (?=[0-9])<day2:day>"
        r"|del (?:día )?(?=[0-9])<d1:day> al (?=[0-9])<d2:day>)(?![.,:/]?[0-9]|,? (?:[yo] )?(?:el )?[0-9])"
        rf"(?=\n|[.;)]|$|,? (?:{_BEHIND_DAY})\b|, | en (?!un))"
    ),
    day_words=_DAY_WORDS,
    day_turn=" (?:<behind:turn>)",
    plural="(?!mes$).*s",
    century=r"(?:(?:el|del|los|al) )?siglos? <roman>\b",
    half="mitad",
    last="último",
    of_nth=" (?:de|en)(?:l mes de)? ",
    nth={
        "primer[oa]?|1er|1º|1ª": 1,
        "segund[oa]|2º|2ª|2do": 2,
        "tercer[oa]?|3er|3º": 3,
        "cuart[oa]|4º|4to": 4,
    },
    edges={
        "(?:al |el |los )?(?:principios?|comienzos?|inicios?|primeros días|primeras semanas)": "START",
        "(?:al |el |los )?(?:finales|fines|fin(?! de semana)|final|últimos días|últimas semanas"
        "|antes de (?:que )?(?:acab[ae]r?|termin[ae]r?|finali[zc][ae]r?|conclu(?:ya|ir))(?= el))": "END",
        "(?:la )?(?:mediados|mitad)": "MID",
    },
    turns={
        "pasad[oa]s?(?! mañana)|últim[oa]s?|anterior": -1,
        "est[ea](?: mism[oa])?|est[oa]s|presente|actual|mism[oa]|corriente|en curso": 0,
        r"próxim[oa]s?|siguientes?(?! al?\b)|que viene|venider[oa]s?|entrante|que entra": 1,
    },
    turn_behind=True,
    that_year=" (?:de |en )?(?:(?:ese|aquel) (?:mismo )?|el mismo )año| del mismo año",
    year_after=" del? año siguiente",
    units={
        "segundos?": "TS",
        "minutos?": "TM",
        "horas?": "TH",
        "días?": "D",
        "jornadas?": "D",
        "semanas?": "W",
        "quincenas?": "F",
        "mes(?:es)?": "M",
        "trimestres?": "Q",
        "semestres?": "H",
        "años?": "Y",
        "décadas?|decenios?": "DE",
        "siglos?": "CE",
        "milenios?": "ML",
        "fin(?:es)? de semana": "WE",
    },
    numbers=_NUMBERS,
    vague=(
        "vari[oa]s|un[oa]s (?:cuant[oa]s|poc[oa]s)|un[oa]s|much[oa]s|muchísim[oa]s|poc[oa]s|algun[oa]s"
        "|tant[oa]s|divers[oa]s|numeros[oa]s|miles de|cientos de|decenas de"
    ),
    and_amount=" y ",
    and_half=" y medi[oa]",
    bare_amount=(
        r"\b(?:durante|hace|tras|después de|a los|a lo largo de|llevan?|llevaban?|llevamos|pasaron"
        r"|pasarán|por"
        r"|límite de|en cuestión de|dentro de|faltan|quedan) "
    ),
    vague_ago=True,
    then_before={"es[ea]|aquel|aquella|(?:ese |esa |aquel |aquella )?mism[oa]": 0},
    then_behind={r"siguiente(?! al?\b)": 1, "anterior|previ[oa]|precedente": -1},
    after=" (?:después|más tarde)(?! del?\\b| que)",
    before=" (?:antes)(?! del?\\b| que)",
    hedge=(
        "como mínimo|más de|menos de|al menos|casi|cerca de|unos|unas|alrededor de|escasamente|sólo|solo"
        "|hasta(?! las? [0-9])|aproximadamente|apenas|por lo menos|en torno a|un total de|tan s[óo]lo"
    ),
    ago=("hace (?:ya )?<hedge><count> <unit>", "hace (?:ya )?(?P<count>)<unit>", "<count> <unit> atrás"),
    later=("(?:dentro de|de aquí a) <hedge><count> <unit>",),
    every="cada|todos l[oa]s|todas l[oa]s",
    fixed={
        "(?:antes de ayer|anteayer|antier)": (-2, "D"),
        "(?:(?:el |del |al )?día de )?ayer(?: mismo)?": (-1, "D"),
        "(?:(?:el |del |al )?día de )?hoy(?: mismo| día)?(?! por hoy)": (0, "D"),
        "(?:(?:el |del |al )?día de )?mañana(?: mismo)?": (1, "D"),
        "pasado mañana": (2, "D"),
        "ahora(?: mismo)?": "PRESENT_REF",
        "(?:la )?actualidad": "PRESENT_REF",
        "actualmente|actual(?:es)?|la fecha|hoy por hoy": "PRESENT_REF",
        "(?:al día de )?hoy en día|al? día de hoy": "PRESENT_REF",
        "estos días": "PRESENT_REF",
        "(?:este|el)(?: mismo| preciso)? momento": "PRESENT_REF",
        "(?:estos|los actuales) momentos": "PRESENT_REF",
        "del presente|el presente": "PRESENT_REF",
        "(?:es[eo]s|aquellos|es[ea]|aquel) (?:momentos?|instantes?|épocas?|días|años|tiempos)": "PAST_REF",
        (
            "su momento|el otro día|antaño|antiguamente|(?:no )?hace (?:mucho|poco)(?: tiempo)?|hace tiempo"
            "|la época anterior|en otros tiempos|últimamente"
        ): "PAST_REF",
        "(?:muy )?recientemente|recién|recientes?|(?:aquel |el )?entonces": "PAST_REF",
        rf"(?:el|del) pasado(?! {_UNIT})": "PAST_REF",
        rf"(?:el )?futuro(?: próximo| inmediato| cercano)?(?! {_UNIT})": "FUTURE_REF",
        "futur[oa]s?": "FUTURE_REF",
        rf"próxim[oa]s?(?! {_UNIT})": "FUTURE_REF",
        rf"pasad[oa]s?(?! {_UNIT}| mañana)": "PAST_REF",
        "(?:muy )?pronto|próximamente|algún día|en breve|(?:el )?(?:corto|medio|largo) plazo": "FUTURE_REF",
        "anoche": (-1, "NI"),
        "anteanoche": (-2, "NI"),
        "lo que va de año|lo que va del? (?:presente )?año": (0, "Y"),
        "lo que va de mes": (0, "M"),
        "lo que va de siglo": (0, "CE"),
        "(?:el |del |al )?fin de semana": (0, "WE"),
        "todo el año": (0, "Y"),
        "todo el mes": (0, "M"),
        "toda la semana": "P1W",
        "todo el (?:santo )?día|toda la jornada": "P1D",
        "(?:un|todo el) (?:buen |largo )?rat(?:o|ito)": "PTXM",
        "(?:un|mucho|poco|algún|cierto|bastante|demasiado|tanto) tiempo": "PXY",
    },
    told={
        "(?:es[ae]|dich[ao]|aquella|tal) fecha": (0, "D"),
        "(?:la |en )víspera(?! del?\\b)": (-1, "D"),
        "(?:a )?la (?:mañana|tarde|noche) siguiente": (1, "D"),
    },
    sets={
        "diari[oa]s?|al día|a diario|diariamente|por día|cotidianamente": "P1D",
        "semanal(?:es)?|semanalmente|a la semana|por semana": "P1W",
        "quincenal(?:es)?|quincenalmente": "P2W",
        "mensual(?:es)?|mensualmente|al mes|por mes": "P1M",
        "bimensual(?:es)?|bimestral(?:es)?": "P2M",
        "anual(?:es)?|anualmente|al año|por año": "P1Y",
        "bienal(?:es)?": "P2Y",
        "trimestral(?:es)?|trimestralmente": "P3M",
        "semestral(?:es)?": "P6M",
        "los fines de semana": "XXXX-WXX-WE",
        "(?:todas )?las noches": "XXXX-XX-XXTNI",
        "(?:todas )?las mañanas": "XXXX-XX-XXTMO",
        "(?:todas )?las tardes": "XXXX-XX-XXTAF",
        "los lunes": "XXXX-WXX-1",
        "los martes": "XXXX-WXX-2",
        "los miércoles": "XXXX-WXX-3",
        "los jueves": "XXXX-WXX-4",
        "los viernes": "XXXX-WXX-5",
        "los sábados": "XXXX-WXX-6",
        "los domingos": "XXXX-WXX-7",
    },
    seasons={"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"},
    parts={
        "mañana": "TMO",
        "madrugada": "TMO",
        "mediodía": "TMI",
        "tarde": "TAF",
        "noche": "TNI",
        "medianoche": "T24:00",
    },
    clock=CLOCK,
    past_hour={"y media": 30, "y cuarto": 15, "menos cuarto": -15, "en punto": 0},
    clock_between=" (?:del? |a |desde |hacia )?|, (?:a |de |desde )?",
    by_day=" ",
    part_lead="(?:(?:las )?(?:primeras|últimas) horas de |(?:primera|última) hora de )?",
    or_amount=" (?:o|a|y) ",
    lone_part=True,
    decade=(
        rf"(?:los |la )?(?:años|década de los(?: años)?) (?P<tens>{_TENS})"
        r"|(?:la )?década(?: de los(?: años)?| de| del)? (?:19|20|18)?[0-9]0(?! (?:años|días))"
        r"|(?:los )?años '?(?:19|20|18)?[0-9]0(?!\w)"
        r"|(?<=\b(?:en|de)\s)los '?[2-9]0(?= ?(?:[,;)]|[.](?![0-9]))| y los| fue| se|$)"
        rf"|(?<=\b(?:en|de)\s)los (?P<tens2>{_TENS})(?! (?:{_COUNTED})\b)"
    ),
    never="|".join(_NEVER),
    also_days={"lun": 1, "mié": 3, "jue": 4, "vie": 5, "sáb": 6, "dom": 7},
    weekday_glue=r"\.?",
    lone_weekday=r"\w{5,}",
    past=(
        rf"\b(?:{governed.SPANISH_DONE}|fue|fueron|era|eran|había|ha|han|he|hemos|estaba|hicieron|tuvieron"
        r"|pudo|quiso|supo|hubo|dio|dieron|vio|anduv(?:o|ieron)|cupo|satisfizo"
        r"|(?:inter|con|pre|de|sobre)?vino|[a-zñáéíóú]{0,7}(?:tuvo|puso|hizo|dijo|dujo|trajo)"
        r"|[a-zñáéíóú]{2,15}(?:ó|aron|ieron|jeron|aba|aban|(?<!r)ían)"
        r"|(?<=, )[a-zñáéíóú]{2,14}(?:ad|id)[oa]s?(?= en | el | por | la )"
        r"|(?<!será )(?<!serán )(?<!sea )(?<!sean )(?<!ser )"
        r"(?:convenid|acordad|pactad|adoptad|aprobad|firmad|publicad|presentad|anunciad|difundid|registrad"
        r"|ocurrid|cometid|detenid|producid|iniciad|emitid|impuest|propuest|descubiert|escrit|muert|hech)[oa]s?"
        r"(?= (?:el|este) | (?:en )?$)"
        rf"|{OPENS}(?:firmad|suscrit|adoptad|aprobad|ratificad|promulgad|publicad|cread|fundad"
        r"|inaugurad|elegid|nacid|condenad|construid)[oa]s?)\b"
    ),
    future=(
        r"\b(?:previst[oa]s?|prevén?|para(?: los? días?)?(?= $)|vayan?|vamos a|van? a|próxim[oa]s?"
        r"|convoca(?:n|d[oa]s?)?|programad[oa]s?|fijad[oa]s?|pretenden?|quieren?|planean?|debe|deben"
        r"|se espera|esperan|a partir"
        r"|pueden?|podemos|están? (?:abiert[oa]s?|vigentes?|disponibles?)"
        r"|(?:inscripciones|solicitudes|reservas|matrícula|plazo)[^.;]{0,20} hasta"
        r"|(?:fij|program|convoc|señal)(?:ó|aron) [^.;,]{0,40}? para|suspend\w+ hasta"
        r"|cuando \w{2,12}(?:en|an|a|e)(?= )"
        r"|(?:se )?(?:celebra|termina|entra en vigor|disputa|enfrenta|inaugura|estrena|reúne|juega|comienza"
        r"|empieza|arranca|abre|concluye|finaliza|vence|expira|caduca|acaba(?!n? de)|culmina|prosigue"
        r"|examina|debate|decide|analiza|estudia|juzga|vota|elige|reabre|reanuda|presenta"
        r"|viaja|visita|regresa|actúa|ofrece|debuta|recibe|afronta)n?"
        r"|(?!teherán|irán)[a-zñáéíóú]{1,15}(?:[aei]rá|drá|brá|rrá)n?|[a-zñáéíóú]{1,15}[aeid]remos"
        r"|iremos|estén?|sean?|hayan?)\b|\bes $"
    ),
    opens=r"que (?:(?:en|para|desde|a partir de) )?",
    notice=notices.line(
        "(?:venta|reunión|concierto|manifestación|huelga|marcha|fiesta|feria|mercado|rastrillo|mercadillo"
        "|conferencia|taller|visita|misa|funeral|votación|exposición|asamblea|debate|excursión|concentración"
        "|protesta|pleno|subasta|verbena)(?:e?s)?|elecciones|jornada de puertas abiertas",
        before="a|al|en|de|del|tras|para|por|con|sobre|foto|acta|la|el|los|las|una?",
        between="a|al|en|de|del|para|por|contra|con|sobre|entre|general|extraordinari[oa]",
        day="el |este |del |de ",
    ),
    arranged=(
        r"\b(?:se (?!llama|trata|encuentra|ubica|conoce|considera|refiere|debe|dice|sabe|cree|espera)"
        r"[a-zñáéíóú]{2,14}(?:a|e|an|en)(?= )"
        r"|(?:doy|das|da|damos|dan) (?:clases|una?)|sale[ns]?|(?:organiza|acoge|continúa|protagoniza|alberga"
        r"|acude|clausura|homenajea|despide|entrega|publica|imparte|canta|toca|expone|inicia|parte|llega"
        r"|vuelve|cierra|lanza|deja|toma posesión|rinde|falla|asume)n?|toman posesión|tienen? como"
        r"|esperamos|afrontamos|declaran?|comparecen?|proyectan?|retoman?|reabren?|eligen?|se muda[ns]?)\b"
    ),
)
