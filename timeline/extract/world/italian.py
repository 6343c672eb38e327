"""Italian."""

import re

from timeline.extract.world.phrases import Phrases, leading, phrase

_DAYS = r"(?:luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica)"
_IN = r"(?:nel|nello|nella|nei|negli|nelle|nell'|in|a|al|allo|alla|all'|di|del|della|dell'|dei|il|la|lo|l')"

ITALIAN = Phrases(
    joints=phrase(
        r"se(?! stess)|(?<!esclude )(?<!escludono )(?<!escluso )che(?! (?:nel|nello|nella|nell'|nei|in"
        r"|a)\b)|cui|dove|quando|mentre|perché|poiché"
        r"|sebbene|benché"
    ),
    supposing=phrase(r"se|qualora|nel caso|in caso|a meno|salvo|purché|a condizione|senza"),
    conditional=phrase(r"\w+(?:rà|ranno|remo|rebbe|rebbero)|può|possono|rischia\w*|salvo|a meno|purché"),
    unreal=phrase(
        r"(?:avrebbe|sarebbe|avremmo|avrei)(?:ro)? (?:dovut|potut|volut)[oaie]|se [^.;,]*\w+ss(?:e"
        r"|ero) stat[oaie]"
    ),
    unsure=phrase(
        r"potrebbe(?:ro)?|vorre(?:i|mmo|bbe|bbero)|non (?:si )?esclud(?:e|ono)|forse|magari|non è escluso"
        r"|(?:valuta|valutano|ipotizza|ipotizzano|pensa|pensano) (?:di|se|una?)|si ipotizza|eventualmente"
    ),
    contrasted=phrase(r"(?:era|erano) ancora|,? ?(?:erano|furono|ce n'erano) (?:stat[ie] )?\d"),
    started=leading(r"d(?:a|ai|al|all'|alle|agli) ?[\d., ]+%?(?: \w+){0,3}? (?:di|del|nel|a|in)"),
    reached=phrase(r"(?:a|ai|al|all'|alle|agli)"),
    formerly=phrase(r"inizialmente|in origine|originariamente|in un primo (?:momento|tempo)|prima|dapprima"),
    planned=phrase(
        r"previst[oaie]|programmat[oaie]|fissat[oaie]|annunciat[oaie]|convocat[oaie]|in programma"
        r"|in calendario"
        r"|attes[oaie]|doveva(?:no)?"
    ),
    attributed=phrase(r"(?!)"),
    moved=phrase(
        r"(?:rinviat|spostat|posticipat|anticipat|slittat|sospes|annullat|cancellat|rimandat)[oaie]"
        r"|slitt(?:a|ano|erà|eranno)|si (?:terrà|terranno|svolgerà|svolgeranno|farà)|non (?:è|sono) mai"
        r"|(?:comincer|inizier|partir|aprir)(?:à|anno)|ci sarà"
    ),
    unmet=phrase(
        r"doveva(?:no)?|avrebbe(?:ro)? dovuto|(?:era|erano) previst[oaie]|prevedeva(?:no)?"
        r"|(?:contava|puntava|sperava|intendeva|mirava)(?:no)? (?:di|a)"
    ),
    compared=leading(
        rf"come(?: già)?(?: {_IN})*|(?:rispetto|a differenza|a confronto|in confronto|a fronte|anziché)"
        rf"(?: {_IN})*(?: [\w%.,]+){{0,4}}?(?: {_IN})?"
        r"|contro (?:i |gli |le |circa )*[-+]?\d[^;]{0,40}"
        rf"|(?:più|meno|meglio|peggio|maggior[ei]?|minor[ei]?|superior[ei]|inferior[ei]|tant[oaie])\b[^;]*"
        rf"\b(?:che|quanto|di quell[oaie]|di quanti|come)(?: {_IN})*"
        rf"|(?:stess|medesim|analog|corrispondent)\w+ (?:periodo|mese|trimestre|semestre|mesi)(?: {_IN})"
    ),
    measured=leading(
        r"(?:quell[oaie]|livell[oi]|valor[ei]|record|picc(?:o|hi)|dato|dati)(?: \w+)? (?:del|di|dello|dell')"
    ),
    ranking=phrase(
        r"prim[oaie]|(?:second|terz|quart|quint|sest|settim|ottav|non|decim)[oa]|(?:il|lo|la|i|gli|le|l') ?"
        r"(?:\w+ )?(?:più|meno|peggior[ei]?|miglior[ei]?|maggior[ei]?|minor[ei]?|ultim[oa])|mai"
        r"|non (?:si )?(?:\w+ ){0,2}\w*|record|nessun\w*|così|altrettant\w+"
    ),
    since=leading(r"(?:da|dal|dallo|dalla|dall'|dai|dagli|dalle|a partire dal)"),
    documents=leading(
        r"(?:legg[ei]|decret[oi]|direttiv[ae]|regolament[oi]|circolar[ei]|ordinanz[ae]|deliber[ae]|codice"
        r"|d\.?lgs\.?|dpcm|dpr|determina|costituzione|statuto|protocollo)"
        r"(?: (?:regional[ei]|nazional[ei]|ministerial[ei]|legislativ[oi]|comunal[ei]|provincial[ei]"
        r"|europe[oa]"
        r"|quadro|legge|civile|penale|(?-i:[A-Z])\w+|n\.? ?\d[\d/]*|organic[ao]|delegat[ao]|fiscale"
        r"|sindacale)){0,3}?,?"
        r"(?: (?:sul(?:la|l')?|per (?:il|la|l')|di|del(?:la|l')?) ?\w+)?(?:,? (?:del|dell'|di))?"
        r"|(?:ai sensi|in base|in forza|a norma|in virtù) [^.;,]{2,40}"
        r"|(?:bilancio|rapporto|bollettino|numero|edizione|comunicato) (?:precedente )?(?:del|dell'|di)"
    ),
    named=leading(
        r"(?:commedi[ae]|statu[ae]|cas[ae]|chies[ae]|pont[ei]|mulin[oi]|quadr[oi]|edifici?o?|foto"
        r"|fotografi[ae]"
        r"|film|romanz[oi]|album|canzon[ei]|modell[oi]|vin[oi]|mapp[ae]|bilanci[oi]?|esercizi[oi]?"
        r"|rapport[oi]"
        r"|edizion[ei]|risultati|censimento|agenda|orizzonte|obiettiv[oi]|piano|strategia|programma|bando"
        r"|bandi"
        r"|stagion[ei]|annata|annate|anno (?:educativo|scolastico|accademico|sportivo)|campionat[oi]"
        r"|mondial[ei]"
        r"|europe[oi]|olimpiad[ei]|giochi|coppa(?: del mondo)?|accord[oi]|contratt[oi]|vincitor[ei]"
        r"|campion[ei]"
        r"|campionessa|l'attuale|archivio|tariff[ae])(?: [a-zà-ú]+al[ei]| d[i'] ?[a-zà-ú]+)?"
        r"(?: (?:del|dell'|di|per il))?"
    ),
    repeated=leading(r"ogni(?: (?:prim|second|terz|ultim)[oa])?|tutt[ie] (?:i|gli|le)"),
    daily=phrase(
        rf"ogni (?:giorno|sera|mattina|notte|settimana|{_DAYS})|tutti i (?:giorni|{_DAYS})|tutte le (?:sere"
        rf"|mattine"
        r"|domeniche|settimane)|nei (?:giorni )?(?:feriali|festivi)|giorni feriali|quotidianamente|orari[oi]?"
        r"|tutto l'anno"
    ),
    week=phrase(rf"(?:da|dal|dalla)? ?{_DAYS}\s*(?:a|al|alla|-|–|—)\s*{_DAYS}"),
    today=phrase(r"oggi|al giorno d'oggi"),
    lasting=phrase(
        r",?\s*(?:è|sono|ha|hanno|conta|ospita|accoglie|impiega|vive|vivono|esiste|esistono|resta|si contano)"
    ),
    lasted=leading(r"(?:è|sono|ha|hanno|conta|ospita|accoglie|impiega|occupa|dà lavoro|vive|vivono)"),
    saying=phrase(
        r"(?:ha|hanno|aveva) (?:detto|dichiarato|affermato|spiegato|sottolineato|ricordato|aggiunto"
        r"|commentato"
        r"|precisato|sostenuto|assicurato|raccontato|ribadito|osservato|riferito|avvertito|ammesso|replicato"
        r"|chiarito|insistito|ammonito)"
        r"|l[oa] (?:ha|hanno) (?:annunciato|confermato|comunicato|rivelato|reso noto|scritto)"
        r"|(?:disse|dichiarò|affermò|spiegò|aggiunse|sostenne)(?:ro|rono)?"
        r"|dice|dicono|spiega|afferma|dichiara|sottolinea|aggiunge|precisa|commenta|racconta|assicura"
    ),
    announcing=phrase(
        r"(?:ha|hanno|aveva) (?:annunciato|confermato|comunicato|reso noto|fatto sapere|promesso|rivelato"
        r"|segnalato|riconosciuto|informato|scritto)|annunci(?:a|ano|ò)|comunic(?:a|ano)"
    ),
    told=phrase(r"che|di"),
    verbs=phrase(
        r"ha|hanno|è|sono|era|erano|fu|furono|aveva|avevano|va|vanno|può|possono|deve|devono|viene|vengono"
        r"|(?!però|perciò|ciò)[a-zàèéìòù]{2,}(?:rà|ranno|rebbe|rebbero|ò|arono|irono|erono|avano|evano|ivano)"
        r"|(?!brava|cava|fava|lava)[a-zàèéìòù]{2,}(?<!n)ava"
        r"|apre|aprono|chiude|chiudono|inizia|iniziano|comincia|cominciano|parte|partono|termina|terminano"
        r"|scade"
        r"|scadono|entra|entrano|torna|tornano|resta|restano|rimane|rimangono|prende|prendono|dura|durano"
        r"|prevede|prevedono|arriva|arrivano|lascia|passa|passano|vale|riguarda|impiega|conta|ospita|dice"
        r"|spiega"
        r"|affronta|riceve|gioca|incontra|debutta|presenta|lancia|inaugura|sfida|visita|disse|fece|fecero"
        r"|ebbe|ebbero|prese|presero|nacque|nacquero|morì|vinse|vinsero|perse|mise|scrisse"
        r"|venne|vennero|divenne|tenne|finì|partì|aprì|chiuse|uscì|salì|costruì|colpì|perdé|stette|diede"
        r"|diedero"
        r"|doveva|dovevano|poteva|potevano|voleva|faceva|sapeva|diceva|aveva"
    ),
    relatives=phrase(r"che|cui|dove|quando|il quale|la quale"),
    denied=phrase(
        r"non (?:c'è|ci sono|c'era|c'erano|ci fu|si (?:è|sono)|ha|hanno|è|sono) (?:\w+ )?(?:mai|alcun\w*"
        r"|nessun\w*)"
        r"|nessun\w* \w+"
    ),
    telling=phrase(
        r"(?:film|romanzo|libro|opera|serie|racconto|mostra|storia|documentario|spettacolo|trama|commedia)"
        r"\b[^.;]*\b(?:racconta|narra|ripercorre|descrive|rievoca|è ambientat[oa]|si svolge|evoca)"
    ),
    classed=leading(
        r"(?:nat|costruit|immatricolat|acquistat|vendut|rilasciat|prodott|emess|iscritt)[ie] (?:prima|dopo"
        r"|entro|tra"
        r"|fra|dal|fino)(?: (?:del|dell'|il|l'|al))?"
        r"|(?<![\w,] )chi (?:ha|hanno|aveva|è) [^.;,]*"
    ),
    classing=re.compile(""),
    often=phrase(r"ogni (?:anno|mese|\w+ anni)|tutti gli anni|di solito|solitamente|abitualmente|in genere"),
    company=frozenset(
        "il lo la l i gli le nel nello nella nell nei negli nelle in di d del dello della dell dei degli"
        " delle a al"
        " allo alla all ai alle da dal dallo dalla dall dai dalle fino entro per tra fra prima dopo durante"
        " verso"
        " questo questa quest scorso giorno fine inizio metà partire corso sin già ' nell' dell' all' dall'"
        " l'".split()
    ),
    coordinators=frozenset({"e", "ed", "o", "oppure", "ma", "né", "però"}),
    dangling=frozenset(
        "a al alla ai di del della dei da dal dalla in nel nella per con su sul sulla tra fra il lo la l i"
        " gli le un"
        " uno una e ed o che suo sua questo questa più prima dopo".split()
    ),
    until=phrase(r"fino|sino|non prima"),
    alone=True,
)
