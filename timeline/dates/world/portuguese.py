"""Portuguese, of Portugal and of Brazil."""

from timeline.dates.world.lexicon import OPENS, Lexicon

_UNDER_TEN = {
    "(?:n?uma|n?um)": 1,
    "dois|duas": 2,
    "três": 3,
    "quatro": 4,
    "cinco": 5,
    "seis": 6,
    "sete": 7,
    "oito": 8,
    "nove": 9,
}
_WEEKDAYS = ("segundas", "terças", "quartas", "quintas", "sextas")
_TENS = {
    "vinte": 192,
    "trinta": 193,
    "quarenta": 194,
    "cinquenta|cinqüenta": 195,
    "sessenta": 196,
    "setenta": 197,
    "oitenta": 198,
    "noventa": 199,
}
_NEVER = (
    (
        r"(?i:\b(?:férias|jogos|olímpicos|esportes|desportos|horário|hora|universidade"
        r"|saldos) de )\[(?:[Vv]erão|[Ii]nverno)"
    ),
    (
        r"(?i:\b(?:rua|avenida|av\.|praça|ponte|largo|travessa|estádio|escola|hospital|bairro|estação|grupo)"
        r"(?: d[aeo])? )\["
    ),
    (
        r"\[(?:[Dd]omingo|[Ss]ábado)\] [A-Z]|[A-Z][a-zéã]+ \[Domingo\]|\[(?:Abril|Maio|Março"
        r"|Agosto)\] [A-Z][a-z]+ "
    ),
    r"(?:, |, de |\(|idade de |com |aos )\[[0-9]{1,3} anos\](?:,|\)| de idade|\.| que)",
    r"\[[0-9]{1,3} anos\] de idade",
    r"\b(?:homem|mulher|jovem|menin[oa]|rapaz|criança|idos[oa]) de \[[0-9]{1,3} anos",
    r"\[(?:um )?minuto\] de silêncio",
    r"(?i:\b(?:um|o|do|ao|no|este|jornal) )\[[Dd]iários?\]|\[[Dd]iário\] (?:de|do|da|[A-Z])",
    r"(?i:boas?|bons?) \[",
)
_SHORT_DAYS = r"(?:segunda|terça|quarta|quinta|sexta)"

PORTUGUESE = Lexicon(
    code="pt",
    of_month=" (?:de )?",
    of_year=",? (?:de |do ano de |do )?",
    article="(?:(?:(?:no|o|do|ao|em|nos) )?dias? )?",
    turned_article="(?:no |o |do |ao )?(?=próx|pas|últ)<turn> (?:dia )?",
    determiner="(?:(?:o|a|os|as|no|na|nos|nas|do|da|dos|das|ao|à|pelo|pela) )?",
    ordinal="[º°]?",
    to="(?:-|a|e)",
    joint=" (?:a|até|e|ao)(?: o)?(?: dia)? ",
    opening="(?:de|desde|do|do dia)",
    contracted="do ",
    moving=r"adi[ao]\w*|remarc\w+|antecip\w+|transferi\w+|mudou|mudad[oa]s?|prorrog\w+",
    pair="entre(?: os dias| o dia| os anos)?",
    pair_and=" e (?:o dia )?",
    done_to=(
        r"\b(?:substituição|renovação|compra|aquisição|venda|entrega|fornecimento|instalação|plantação"
        r"|plantio|construção|demolição|criação|supressão|perda|contratação|distribuição|produção|reparação"
        r"|encomenda|doação|aluguer|aluguel|evacuação|detenção|envio|formação|remoção|escola|sala|estádio"
        r") (?:de|para) "
    ),
    things=r" (?!(?:após|antes|depois|mais|menos|apenas|nos|nas|aos|das|dos|todos|todas)\b)"
    r"[a-zãõçáéíóúâêô]{3,}s\b",
    year_before=(
        r"\b(?:em|desde|até|de|do|entre|e|a|ou|durante|ano|anos|para|após|por|verão|inverno|outono"
        r"|primavera|época"
        r"|temporada|que|no|ao|mundial|copa|safra|antes de|final de|início de|como|com|sobre|contra) "
        r"|[(-]$|[0-9], "
    ),
    month_before=(
        r"\b(?:em|de|desde|até|do|entre|e|a|ou|para|mês de|próximo|passado|início de|fim de|final de"
        r"|cada|durante|todo) "
    ),
    edges={
        "(?:no |o |ao |do )?(?:início|começo|princípio|arranque)": "START",
        "(?:no |o |ao |do |nos )?(?:fim(?! de semana)|finais|final(?! de semana))": "END",
        "meados|(?:na |a )?metade": "MID",
    },
    turns={
        "passad[oa]s?|últim[oa]s?|retrasad[oa]s?": -1,
        "est[ea]s?|nest[ea]s?|dest[ea]s?|corrente|em curso|presente": 0,
        "próxim[oa]s?|que vem|seguintes?|vindour[oa]s?": 1,
    },
    turn_behind=True,
    plural="(?!mês$).*s",
    half="metade",
    that_year=" (?:d[eo] mesmo|d?aquele(?: mesmo)?|d?esse(?: mesmo)?) ano",
    year_after=" do ano seguinte",
    units={
        "segundos?": "TS",
        "minutos?": "TM",
        "horas?": "TH",
        "dias?": "D",
        "semanas?": "W",
        "quinzenas?": "F",
        "fi(?:m|ns)(?: de |-de-)semana|finais de semana|final de semana": "WE",
        "mês|meses": "M",
        "trimestres?": "Q",
        "semestres?": "H",
        "anos?": "Y",
        "décadas?": "DE",
        "séculos?": "CE",
    },
    numbers={
        **_UNDER_TEN,
        "dez": 10,
        "onze": 11,
        "doze": 12,
        "treze": 13,
        "(?:cat|qua)torze": 14,
        "quinze": 15,
        "dezesseis|dezasseis": 16,
        "dezessete|dezassete": 17,
        "dezoito": 18,
        "dezenove|dezanove": 19,
        "vinte": 20,
        **{f"vinte e (?:{word})": 20 + n for word, n in _UNDER_TEN.items()},
        "trinta": 30,
        "trinta e cinco": 35,
        "trinta e seis": 36,
        "quarenta": 40,
        "quarenta e cinco": 45,
        "quarenta e oito": 48,
        "cinquenta": 50,
        "sessenta": 60,
        "setenta": 70,
        "setenta e duas": 72,
        "oitenta": 80,
        "noventa": 90,
        "cem": 100,
        "mei[oa]": 0.5,
        "um par de": 2,
    },
    vague="algun[s]|algumas|vári[oa]s|muit[oa]s|pouc[oa]s|un[s]|umas|divers[oa]s",
    and_amount=" e ",
    and_half=" e mei[oa]",
    bare_amount=r"\b(?:durante|há|por|após) ",
    then_before={"mesm[oa]|ess[ea]|ness[ea]|dess[ea]|aquel[ea]|naquel[ea]|daquel[ea]": 0},
    then_behind={"seguinte": 1, "anterior": -1},
    after=" (?:depois|mais tarde|após)(?! d[aeo]\\b| que)",
    before=" (?:antes)(?! d[aeo]\\b| que)",
    hedge="mais de|menos de|cerca de|quase|pelo menos|aproximadamente|por volta de|apenas|uns|umas",
    last="últim[oa]",
    of_nth=" (?:de|do mês de|em) ",
    nth={
        "primeir[oa]|1º|1ª|1o": 1,
        "segund[oa]|2º|2ª": 2,
        "terceir[oa]|3º|3ª": 3,
        "quart[oa]|4º|4ª": 4,
    },
    day_alone=(
        r"(?:o|no|do|ao|a|este|neste|deste) (?:próximo |passado "
        r"|último )?dia <day>(?! de \w{4,9}\b)(?! (?:horas?|%))"
    ),
    day_turn=" (?:<behind:turn>)",
    day_words={"primeiro|1o": 1},
    ago=("há <hedge><count> <unit>(?: atrás)?", "<count> <unit> atrás", "faz <hedge><count> <unit>"),
    later=("(?:dentro de|em até) <hedge><count> <unit>", "daqui a <hedge><count> <unit>"),
    every="cada|todos os|todas as|a cada",
    more=(
        (
            r"(?:[nd]?est[ae] |[nd]?[ao] )?<weekday>,? (?:dia )?\(?<day>(?:\)|(?! ?(?:%|h\b|horas?|de\b|-"
            r"|/)| <mm:month>| (?:e"
            r"|a) (?:<w2:weekday>,? )?[0-9]))(?![.,:/]?[0-9])"
        ),
        (
            rf"(?:[nd]est[ae]|[nd]a) (?P<weekday>{_SHORT_DAYS})(?=,? \(?[0-9]"
            rf"|[,.)])(?:,? \(?(?P<day>[0-9]{{1,2}})\)?)?"
            r"(?! de\b)"
        ),
        (
            r"(?:(?:(?:no|o|do|ao|nesse|este|neste) )?dia |(?<=\bem\s)|(?<=\baté\s)|(?<=\bde\s)"
            r"|(?<=\())<day>/(?P<m>0[1-9]|1[0-2])(?![/0-9%])(?! de )"
        ),
    ),
    also_days={"segunda": 1, "terça": 2, "quarta": 3, "quinta": 4, "sexta": 5},
    fixed={
        "anteontem": (-2, "D"),
        "ontem": (-1, "D"),
        "hoje": (0, "D"),
        "amanhã": (1, "D"),
        "depois de amanhã": (2, "D"),
        "agora|atualmente|actualmente|hoje em dia|neste momento|de momento": "PRESENT_REF",
        "recentemente|antigamente|há (?:muito|pouco)(?: tempo)?|na altura|ultimamente": "PAST_REF",
        "em breve|brevemente|futuramente": "FUTURE_REF",
    },
    told={
        "(?:n?a )?véspera(?! d[aeo])": (-1, "D"),
        "nesse dia|naquele dia": (0, "D"),
    },
    sets={
        "diariamente|por dia|ao dia|diári[oa]s?": "P1D",
        "semanalmente|por semana|semanal|semanais": "P1W",
        "mensalmente|por mês|ao mês|mensal|mensais": "P1M",
        "anualmente|por ano|ao ano|anual|anuais": "P1Y",
        **{f"(?:às|todas as|nas) {day}(?:-feiras)?": f"XXXX-WXX-{n}" for n, day in enumerate(_WEEKDAYS, 1)},
        "(?:aos|todos os|nos) sábados": "XXXX-WXX-6",
        "(?:aos|todos os|nos) domingos": "XXXX-WXX-7",
    },
    seasons={"primavera": "SP", "verão": "SU", "outono": "FA", "inverno": "WI"},
    parts={
        "manhã": "TMO",
        "madrugada": "TMO",
        "tarde": "TAF",
        "noite": "TNI",
        "meio-dia": "T12:00",
        "meia-noite": "T24:00",
    },
    lone_weekday=".+-feira|sábado|domingo",
    clock=(
        r"(?:(?:às |as |das |pelas |até às |a partir das )(?P<hour>[01]?[0-9]|2[0-4])"
        r"(?:[h:.](?P<minute>[0-5][0-9])(?:min|m|h| horas)?|h| ?horas?)"
        r"|(?P<hour2>[01]?[0-9]|2[0-4])h(?P<minute2>[0-5][0-9])?)"
        r"(?: da (?P<pm>manhã|tarde|noite))?"
        r"(?:,? (?:\(?hora (?:local|de \w{3,12})\)?|locais))?(?: ?(?P<zone>gmt|utc)\b)?(?!\w)(?![.,:]?[0-9])"
    ),
    clock_between=",? (?:d[aeo] |dest[ae] |a |à |às |de )?",
    by_day="(?: (?:à |de |da |pela |ao )?)",
    decade=(
        r"(?:(?:a|na|da) )?década de (?:(?:19|20|18)?[0-9]0(?!\w)"
        rf"|(?P<tens>{'|'.join(_TENS)})(?!\w))"
        r"|(?:os |nos |dos )?anos (?:(?:19|20|18)?[0-9]0(?!\w)"
        rf"|(?P<tens2>{'|'.join(_TENS)})(?!\w))"
    ),
    decades=_TENS,
    century=r"(?:(?:o|no|do|ao) )?séculos? <roman>\b",
    never="|".join(_NEVER),
    past=(
        r"\b(?:foi|foram|era|tinha|disse|teve|fez|houve|esteve|[a-zãçéíóú]{2,15}(?:ou|aram|eram|iram|eu"
        r"|iu)"
        r"|(?<!será )(?<!serão )(?<!ser )"
        r"(?:adotad|adoptad|aprovad|assinad|publicad|apresentad|anunciad|divulgad|detid"
        r"|ocorrid)[oa]s?(?= n?[oa] | em | esta | $)"
        rf"|{OPENS}(?:assinad|adotad|adoptad|aprovad|ratificad|promulgad|publicad|criad|fundad"
        r"|inaugurad|eleit|nascid|condenad|construíd)[oa]s?)\b"
    ),
    future=(
        r"\b(?:previst[oa]s?|vai|vão|até|marcad[oa]s?|agendad[oa]s?|dev(?:e|em)|pretendem?|prev(?:ê"
        r"|eem)|espera-se"
        r"|a partir|termina|terminam|começam?|acabam?|abrem?|fecham?|jogam?|recebem?|realizam?-se|decorrem?"
        r"|disputam?|enfrentam?|defrontam?|estreiam?|toma posse|entra em vigor|sai|chegam?|votam?"
        r"|encerram?|arrancam?"
        r"|[a-zãçéíóú]{2,15}(?:ará|erá|irá|rão|drá)|será|terá|haverá)\b|\bé $"
    ),
    arranged=(
        r"\b[a-zãâçéêíóôú]{2,14}(?:a|e|am|em)-se\b|\b(?:atua|atuam|apresenta|apresentam|estreia|reabre"
        r"|reabrem"
        r"|canta|tocam?|inaugura|inauguram|recebe|regressa|regressam|volta|voltam|parte|partem|acontece"
        r"|acontecem)\b"
    ),
)
