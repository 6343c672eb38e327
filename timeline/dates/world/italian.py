"""Italian."""

from timeline.dates.world.lexicon import OPENS, Lexicon

_DECADES = {
    "venti": 192,
    "trenta": 193,
    "quaranta": 194,
    "cinquanta": 195,
    "sessanta": 196,
    "settanta": 197,
    "ottanta": 198,
    "novanta": 199,
    "duemila": 200,
}
_CENTURIES = {
    "duecento": 12,
    "trecento": 13,
    "quattrocento": 14,
    "cinquecento": 15,
    "seicento": 16,
    "settecento": 17,
    "ottocento": 18,
    "novecento": 19,
}
_OF = (
    "(?:il |lo |la |l'|i |gli |le |nel |nello |nella |nell'|negli |nei |nelle |del |dello |della "
    "|dell'|degli |dei "
)
_OF += "|delle |al |allo |alla |all'|agli |dal |dallo |dalla |dall'|dagli |sul )?"
_NEVER = (
    r"(?i:\b(?:vacanze|giochi|olimpici|sport|orario|saldi|pneumatici) d')\[(?:inverno|estate)",
    (
        r"(?i:\b(?:via|viale|piazza|corso|largo|ponte|stadio|liceo|ospedale|scuola|istituto|stazione"
        r"|quartiere)"
        r"(?: del| della| dei)? )\["
    ),
    r"\b(?:Di|De|D'|Della) \[|\[(?:Marzo|Maggio|Agosto|Domenica|Sabato)\] [A-Z]|[A-Z][a-z]+ \[Domenica\]",
    r"(?:, |, di |\(|di |età di |anni e |con |a )\[[0-9]{1,3} anni\](?:,|\)| di età|\.| e )",
    r"\[[0-9]{1,3} anni\] di età",
    r"\b(?:uomo|donna|ragazz[oa]|giovane|bambin[oa]|anzian[oa]) di \[[0-9]{1,3} anni",
    r"\[(?:un |il )?minut[oi]\] di (?:silenzio|recupero)",
    r"(?i:\b(?:un|il|del|al|noto|grande) )\[quotidian[oi]\]|\[settimanale\] [A-Z]",
    r"\[(?:due|tre|quattro|cinque|sei|sette|otto|nove)cento\]",
    (
        r"(?:[Pp]er|[Dd]') \[ora\]|\[ora\] (?:di|dopo|legale|solare|più|basta)|un'\[ora\]|'\[ora\]"
        r"|\b(?:mezz|una|quest|ogni|prima) \[ora\]"
    ),
    r"\[(?:[Ii]l )?primo set|(?i:buon|buona|buone) \[",
)

ITALIAN = Lexicon(
    code="it",
    of_year=" (?:del |dell'|di )?",
    article="(?:(?:il |l')?(?:giorno )?)",
    turned_article="(?:il |lo |del |dello |al |dal )?(?=pros|scor)<turn> (?:giorno )?",
    determiner=_OF,
    ordinal="[º°]?",
    to="(?:-|al|all'|e(?: il| l')?|a)",
    joint=" (?:al|a|fino al|all'|fino a) ?",
    opening="(?:dal|dall'|da|dallo)",
    contracted="dal |dall'|al |all'",
    moving=r"rinvi\w+|rimand\w+|spostat\w+|anticip\w+|posticip\w+|prorogat\w+",
    pair="(?:tra|fra)(?: il| l'| gli anni)?",
    pair_and=" e (?:il |l')?",
    # A year has its article here: "l'acquisto del 1998".
    done_to=(
        r"\b(?:sostituzione|rinnovo|acquisto|vendita|consegna|fornitura|installazione|piantumazione"
        r"|costruzione|demolizione|creazione|perdita|assunzione|distribuzione|produzione|riparazione|ordine"
        r"|donazione|noleggio|evacuazione|arresto|invio|formazione|rimozione) di "
    ),
    things=r" [a-zàèéìòù]{3,}[ie]\b",
    year_before=(
        r"(?:\b(?:nel|dal|del|al|il|e|tra|fra|fino al|anno|entro il|estate|inverno|autunno|primavera"
        r"|per il|sul|stagione"
        r"|in|di|da|o|anni|entro|mondiali|dicembre|biennio|triennio|verso il|che) |(?:dell|nell|all"
        r"|dall|l)')|[(-]$|[0-9], "
    ),
    month_before=(
        r"\b(?:(?:a|ad|in|di|da|dal|fino a|entro|e|o|tra|fra|fine|inizio|metà|mese di|prossimo|scorso"
        r"|nel|per|ogni|lo"
        r"|durante|di fine|di inizio) |(?:d|nell|dell|dall|all|l)')"
    ),
    edges={
        "(?:all'|l'|dall')?(?:inizio|inizi)(?: di| dell')?": "START",
        "(?:i |nei |ai )?primi(?: giorni)? (?:di|del)": "START",
        "(?:alla |la |sul |entro la )?(?:fine|finire)(?: di| dell')?": "END",
        "(?:a |la |alla )?metà(?: di)?": "MID",
    },
    turns={
        "scors[oaie]|passat[oaie]|ultim[oaie]": -1,
        "quest[oaie]|quest'|in corso|corrente": 0,
        "prossim[oaie]|seguent[ei]|che viene|ventur[oa]": 1,
    },
    turn_behind=True,
    plural="giorni|settimane|mesi|anni|ore|minuti|decenni|secoli",
    half="metà",
    that_year=" (?:dello|di quello) stesso anno| di quell'anno",
    year_after=" dell'anno (?:seguente|successivo)",
    units={
        "second[oi]": "TS",
        "minut[oi]": "TM",
        "or[ae]": "TH",
        "giorn[oi]|giornat[ae]": "D",
        "settiman[ae]": "W",
        "mes[ei]": "M",
        "trimestr[ei]": "Q",
        "semestr[ei]": "H",
        "ann[oi]": "Y",
        "decenni[o]?": "DE",
        "secol[oi]": "CE",
        "fine settimana|week-?end": "WE",
    },
    numbers={
        "un[oa']?": 1,
        "due": 2,
        "tre": 3,
        "quattro": 4,
        "cinque": 5,
        "sei": 6,
        "sette": 7,
        "otto": 8,
        "nove": 9,
        "dieci": 10,
        "undici": 11,
        "dodici": 12,
        "tredici": 13,
        "quattordici": 14,
        "quindici": 15,
        "sedici": 16,
        "diciassette": 17,
        "diciotto": 18,
        "diciannove": 19,
        "venti": 20,
        "ventuno": 21,
        "ventidue": 22,
        "ventitré": 23,
        "ventiquattro": 24,
        "venticinque": 25,
        "ventisei": 26,
        "ventisette": 27,
        "ventotto": 28,
        "ventinove": 29,
        "trenta": 30,
        "trentacinque": 35,
        "trentasei": 36,
        "quaranta": 40,
        "quarantacinque": 45,
        "quarantotto": 48,
        "cinquanta": 50,
        "sessanta": 60,
        "settantadue": 72,
        "cento": 100,
        "mezz[oa]": 0.5,
        "un paio di": 2,
        "una decina di": 10,
        "una quindicina di": 15,
        "una ventina di": 20,
        "una trentina di": 30,
    },
    vague="alcun[ie]|divers[ie]|molt[ie]|poch[ie]|qualche|parecchi|parecchie|tant[ie]",
    and_amount=" e ",
    and_half=" e mezz[oa]",
    bare_amount=r"\b(?:per|da|dopo) ",
    then_before={"stess[oa]|medesim[oa]|quell[oa]|quel": 0},
    then_behind={"dopo|seguente|successiv[oa]": 1, "prima|precedente": -1, "stesso": 0},
    after=" (?:dopo|più tardi)(?! (?:il|la|lo|l'|aver|che|l'|i|le)\\b)",
    before=" (?:prima)(?! (?:di|del|della|dell'|dei|che)\\b)",
    hedge="più di|meno di|circa|quasi|almeno|oltre|appena|poco più di|non meno di",
    last="ultim[oa]",
    of_nth=" (?:(?:di|del mese di|in) |d')",
    nth={
        "prim[oa]|1º|1°": 1,
        "second[oa]|2º|2°": 2,
        "terz[oa]|3º|3°": 3,
        "quart[oa]|4º|4°": 4,
    },
    day_words={"primo": 1},
    day_turn=" (?:<behind:turn>)",
    day_alone=r"(?:il |al |dal |del )?giorno <day>(?! \w{4,9} [0-9])(?![.,:/]?[0-9])",
    ago=("<hedge><count> <unit> fa", "<unit> fa"),
    later=("tra <hedge><count> <unit>", "fra <hedge><count> <unit>", "entro <count> <unit>"),
    every="ogni|tutti i|tutte le",
    more=(
        (
            r"(?:il |di |del |dal |al |a |da |lo scorso )?<weekday> <day>"
            r"(?! ?(?:%|ore|euro|anni|o\b|-|mila|persone)| (?:e"
            r"|al?)(?: il)? (?:<w2:weekday> )?[0-9])(?! <mm:month>)(?![.,:/]?[0-9])"
        ),
        r"(?:il |del |al |entro il |dal )<day>/(?P<m>0[1-9]|1[0-2])(?![/0-9%])(?! de )",
    ),
    fixed={
        "in serata": (0, "EV"),
        "in mattinata": (0, "MO"),
        "in nottata": (0, "NI"),
        "l'altro ieri|altroieri|avantieri": (-2, "D"),
        "ieri": (-1, "D"),
        "oggi": (0, "D"),
        "domani": (1, "D"),
        "dopodomani": (2, "D"),
        "stamattina|stamani|stamane|questa mattina": (0, "MO"),
        "stasera|questa sera": (0, "EV"),
        "stanotte|questa notte": (0, "NI"),
        "(?<!')ora|adesso|attualmente|in questo momento|al momento|oggigiorno": "PRESENT_REF",
        "recentemente|di recente|un tempo|all'epoca|allora|tempo fa|ultimamente": "PAST_REF",
        "presto|prossimamente|in futuro|a breve": "FUTURE_REF",
        **{f"(?:il |nel |del |dell'|nell'|l'|dal )?{name}": str(n) for name, n in _CENTURIES.items()},
    },
    told={
        "l'indomani|il giorno dopo": (1, "D"),
        "(?:la |alla )vigilia(?! d)": (-1, "D"),
    },
    sets={
        "quotidianamente|al giorno|quotidian[oaie]": "P1D",
        "settimanalmente|alla settimana|settimanal[ei]": "P1W",
        "mensilmente|al mese|mensil[ei]": "P1M",
        "annualmente|all'anno|annu[oaie]|annual[ei]|ogni anno": "P1Y",
        "trimestral[ei]": "P3M",
    },
    seasons={"primavera": "SP", "estate": "SU", "autunno": "FA", "inverno": "WI"},
    parts={
        "mattina|mattino|mattinata": "TMO",
        "mezzogiorno": "T12:00",
        "pomeriggio": "TAF",
        "sera|serata": "TEV",
        "notte": "TNI",
        "mezzanotte": "T24:00",
    },
    clock=(
        r"(?:(?:alle |dalle |le |ore |alle ore |dalle ore |verso le |delle "
        r"|delle ore )(?P<hour>[01]?[0-9]|2[0-4])"
        r"(?:[.:,](?P<minute>[0-5][0-9])|(?<=ore\s[0-9])|(?<=ore\s[0-9][0-9])|(?= (?:di|locali|in punto"
        r"|circa|nel|nella|nello|presso|si|al|alla|con)\b|[,.;)]))"
        r"|(?P<hour2>[01]?[0-9]|2[0-4]):(?P<minute2>[0-5][0-9]))"
        r"(?: (?:locali|ora locale|italiane))?(?: ?(?P<zone>gmt|utc)\b)?(?!\w)(?![.,:]?[0-9])"
    ),
    clock_between=",? (?:d[ei]l? |della |a |di |nella |nel |al |alle |nella |in )?",
    by_day="(?: (?:alla |di |in |al |nella |nel )?)",
    decade=(
        r"(?:gli |negli |degli |dagli |agli )?anni (?:'?(?:19|20|18)?[0-9]0(?!\w)"
        rf"|(?P<tens>{'|'.join(_DECADES)})(?!\w))"
    ),
    decades=_DECADES,
    century=r"(?:(?:il|nel|del|dal|al) )?<roman>(?:°|º)? secolo",
    never="|".join(_NEVER),
    past=(
        r"\b(?:è stat[oaie]|sono stat[ie]|era|erano|ha|hanno|aveva|avevano|fu|furono|disse|(?:è"
        # passives of the present: "è affidato al quartetto, che sabato suonerà"
        r"|sono) (?!affidat|dedicat|assegnat|riservat|destinat|invitat|convocat|fissat|programmat|limitat"
        r"|vietat)"
        r"\w{3,14}(?:at|it|ut)[oaie]"
        r"|[a-zàèéìòù]{3,14}(?:ò|arono|irono|erono|ava|avano)"
        r"|(?<!sarà )(?<!saranno )(?<!essere )"
        r"(?:adottat|approvat|firmat|pubblicat|presentat|annunciat|diffus|arrestat"
        r"|avvenut)[oaie](?= (?:luned|marted|mercoled|gioved|venerd)ì| sabato| domenica| il | l'| $)"
        rf"|{OPENS}(?:firmat|sottoscritt|adottat|approvat|ratificat|promulgat|pubblicat|creat|fondat"
        r"|inaugurat|elett|nat|condannat|costruit)[oaie])\b"
    ),
    future=(
        r"\b(?:sarà|saranno|previst[oaie]|entro|fino|avrà|in programma|fissat[oaie]|convocat[oaie]"
        r"|dev(?:e|ono)|conta"
        r"|intend(?:e|ono)|a partire|attes[oaie]|punta|cominci(?:a|ano)|inizi(?:a|ano)|finisce"
        r"|finiscono|si apre|si aprono"
        r"|si chiude|termina|terminano|scade|scadono|gioca|giocano|affronta|ospita|parte|partono"
        r"|si tiene|si terrà"
        r"|torna|tornano|prende il via|prendono il via|debutta|debuttano|si svolge|si svolgono|va in scena"
        r"|si vota|va in onda|esce|arriva|[a-zàèéìòù]{2,15}(?:rà|ranno))\b|\bè $"
    ),
    arranged=(
        r"\bsi (?!tratta|chiama|trova|dice|ritiene|sa\b|crede|spera|teme|parla|legge|ricorda|considera"
        r"|conosce)"
        r"[a-zàèéìòù]{2,14}(?:a|e|ano|ono)(?= )|\b(?:riapre|riaprono|chiudono|suona|suonano|canta|presenta"
        r"|presentano|espone|incontra|incontrano|interviene|intervengono|sfida|sfidano)\b"
    ),
)
