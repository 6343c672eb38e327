"""Words that tell what is past in German from what is to come, as regular expressions on folded text."""

import re

from timeline.dates import notices
from timeline.dates.scheduled import Present

# Nouns and adjectives that end as weak verbs or begin as participles do.
_NO_VERB = (
    "heute|letzte|erste|zweite|dritte|vierte|fünfte|sechste|leute|seite|karte|mitte|kräfte|räte|städte|stätte"
    "|beste|gute|alte|rechte|möchte|sollte|könnte|müsste|dürfte|hätte|bitte|hütte|liste|kiste|gäste|texte|geräte"
    # verbs of the present whose stem ends in t
    "|unterrichte|arbeite|leite|halte|starte|trete|biete|reite|warte|antworte"
    "|werte|orte|worte|dienste|projekte|punkte|rote|weite|breite|zweitbeste|nächste|älteste|größte|höchste"
)
# What nouns in -te end in, compounds too: "an der Nordseeküste" tells nothing of the past.
_NOUNS = (
    "küste wüste seite karte liste kiste mitte stätte hütte bitte schritte tritte kette palette debatte"
    " geschäfte kräfte hälfte städte räte geräte ärzte äste gäste feste reste leute orte werte worte sorte"
    " konzerte punkte projekte objekte produkte aspekte effekte konflikte kontakte märkte akte geschichte"
    " berichte gerichte gewichte früchte nächte mächte rechte schichte mente talente prozente patente rente"
    " kante tante minute route note rate boote brote tote angebote verbote gebiete miete beamte abgeordnete"
    " experte texte dienste"
).split()
_NO_NOUN = "".join(rf"(?<!{noun})" if len(noun) > 4 else rf"(?<!\b{noun})" for noun in _NOUNS)
_NO_PARTICIPLE = (
    "gericht|gemeinde|gebiet|geschäft|gesicht|gewicht|gebäude|gesellschaft|gerät|gesamt|geburt|geschicht"
    "|gespräch|gesundheit|gewalt|gestalt|gebet|gedicht|gehalt|gegenwart|gelegenheit|gemeinsam|genossenschaft"
    "|gerechtigkeit|getränk|gewerkschaft|gewinn|gegen|geplant|gedanken|gefahr|gegend|genug|gering|gesetz|gewerbe"
    "|gestern|gebot|geist|gelder|gemein|general|gegner|gefühl|gehen|geben|gelten|geöffnet|gesperrt|geschlossen"
)
_NO_FINITE = (
    "nicht|jetzt|seit|fast|erst|zuletzt|zunächst|selbst|damit|somit|sonst|meist|insgesamt|statt|anstatt|laut"
)
_NO_FINITE += "|samt|dort|sofort|bereit|weit|vielleicht|ge[a-zäöüß]+"
# ... and strong preterites: "Am Freitag beriet der Rat"
_NO_FINITE += (
    "|(?:[a-zäöüß]{2,6})?(?:riet|hielt|stritt|schritt|schnitt|glitt|litt|ritt|trat|bot|bat|tat|focht|galt)"
)
_PREFIXES = "ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|statt|teil|um|vor|weg|zu|zurück|zusammen"
# But "Das sagte sie am Montag": what opens a sentence may be its subject.
_NO_ARTICLE = "".join(
    rf"(?<![a-zäöüß] {word} )" for word in "das eine unsere seine ihre diese dieses jede".split()
)
# The preterites of strong verbs are a closed class. Those that a noun is spelled like count only with a
# prefix or before what no noun has behind it.
_STRONG = (
    "befahl|barg|bat(?= um)|blies|briet|empfahl|erschrak|aß|flocht|focht|floh|floss|fraß|fror|gelang"
    "|genoss|geschah|goss|glich|glitt"
    "|grub|hing|hob|half|kroch|lud|litt|lieh|mied|misslang|pfiff|pries|quoll|riet|rieb|roch|schien|schied|schlief"
    "|schlich|schlang|schmiss|schmolz|schob|schoss|schrie|schuf|schwamm|schwand|schwang|schwieg|schwoll|schwor|sang"
    "|sank|sann|sprang|stach|stahl|stieß|stank|stritt|trug|trieb|unterlag|verdarb|vergaß|verzieh|wuchs|wusch|wich"
    "|wies|warb|warf|wog|zwang"
)
_SPELLED_AS_NOUNS = (
    "griff|schnitt|ritt|riss|biss|bot|stand|lag|strich|schloss|trat|rang|drang|trank|bat|band|tat|wand"
    "|fuhr|nahm|verbot"
)
_PREFIXED = (
    "(?!verband|betrieb|vertrieb|verbot|gebot|betrug)(?:be|ver|er|ent|zer|ge|über|wider|durch|miss|unter|hinter|um)"
    "(?:kam|ging|gab|fand|sprach|nahm|trat|traf|zog|schloss|rief|lief|brach|fuhr|flog|schlug|sah|saß|hielt|ließ"
    "|fiel|trank|drang|blieb|schrieb|stieg|starb|griff|riss|bot|band|bat|rang|tat|hob|warf|warb|wies|wog|trug"
    "|trieb|schoss|schob|sank|sang|sprang|schwor|lud|las|lieh|mied|maß|pfiff|riet|rieb|barg|grub|stach|stahl"
    "|stieß|stritt)"
)
# The plural of weak verbs, as far as no infinitive and no noun ends so ("die Angeklagten"); behind a stem in
# t or d only a participle does, which has "ge" or an article before it.
_WEAK_PLURALS = (
    rf"{_NO_ARTICLE}(?<!de[rnms] )(?!ge)[a-zäöüß]{{2,12}}(?:t|d)eten|"
    "(?:be|ver|er|unter|durch)?(?:sag|leg|frag|folg|leb|such|mach|brach|reich|dach|forsch|rutsch|fehl|zähl|wähl"
    "|füll|teil|ziel|hör|stürz|nutz|schütz|schätz|lös)ten"
)
_PRETERITES = (
    rf"(?:{_STRONG}|{_PREFIXED})(?:en)?|{_WEAK_PLURALS}"
    rf"|(?:{_SPELLED_AS_NOUNS})(?:en)?"
    r"(?= (?:am|im|in der nacht|zwischen|sich|die|den|das|eine?n?|dem|ihm|ihr|ihn|sie|er|es|man)\b)"
)
PAST = (
    r"\b(?:war|waren|wurden?|hatten?|hat|haben|kam|kamen|ging|gingen|gab|gaben|fand|fanden|sprach"
    r"|sprachen|stand"
    r"|standen|starb|starben|nahm|nahmen|trat|traten|traf|trafen|lag|lagen|begann|begannen|ließ|ließen|blieb"
    r"|blieben|schrieb|erschien|verlor|verloren|gewann|gewannen|entstand|stieg|stiegen|fiel|fielen|hielt"
    r"|hielten"
    r"|zog|zogen|schloss|rief|lief|liefen|brach|brachen|fuhr|fuhren|flog|schlug|sah|sahen|saß|wusste|konnten"
    r"|wollten|mussten|sagten|teilten|erklärten|berichteten|meldeten|forderten|kündigten|warnten|lehnten"
    r"|schlossen|riefen|brachen|flogen|schlugen|saßen|erschienen|entstanden|schrieben"
    r"|einigten|dauerten|kehrten|machten|zeigten|spielten|feierten|stellten|setzten|führten|siegten|worden"
    r"|gewesen"
    r"|verunglückt|verletzt|verstorben|begonnen|beschlossen|entschieden|vergangen|erhalten|besiegt|verlief"
    rf"|(?:{_PREFIXES})ge(?!ben\b|hen\b|nen\b)[a-zäöüß]{{2,12}}(?:t|en)"
    # but "weil am Sonntag gewählt wird"
    rf"|(?=ge)(?!{_NO_PARTICIPLE})ge[a-zäöüß]{{3,15}}(?:t|en)(?! (?:wird|werden)\b)"
    # How it ends is looked at first.
    # ... and behind an article it stands before a noun: "das beliebte Singen im Mai"
    rf"|(?=[a-zäöüß]{{5,17}}+(?<=te)\b)(?!(?:{_NO_VERB})\b){_NO_ARTICLE}[a-zäöüß]{{3,15}}te{_NO_NOUN}"
    # "der am Montag veröffentlichte Bericht", which tells what was done
    rf"|{_PRETERITES}"
    r"|(?:veröffentlicht|vorgestellt|verabschiedet|beschlossen|vorgelegt|verkündet|unterzeichnet"
    r"|bekanntgegeben"
    r"|verhaftet|festgenommen|gestartet|angekündigt)e[nrms]?)\b"
)
# What ends right before a date that is over, however near it would be ahead: "seit dem", "Sie starb am".
CERTAIN = (
    r"seit|(?:wurden?|starb(?:en)?|fand(?:en)?|kam(?:en)?|gab es|ging(?:en)?|traf(?:en)?|trat(?:en)?"
    r"|gewann(?:en)?|verlor(?:en)?|brach(?:en)?|fiel(?:en)?)(?: (?:es|sich|auch|erst|bereits))? (?:am|im)"
)
# Strong verbs of the present, none of which a participle or a noun is spelled like.
_ENDING = "findet|steht|tritt|läuft|zieht|geht|kommt|fällt|gibt|nimmt|fährt|fliegt|hält|liest|trifft"
FUTURE = (
    rf"\b(?:(?:{_PREFIXES})(?:{_ENDING})"
    r"|wird|werden|soll|sollen|sollte|will|wollen|geplant|lädt|laden|beginnt|beginnen|findet"
    r"|erscheint|erscheinen|ab(?! ?[.,;!?]| und\b)"
    r"|stattfinden|gibt|startet|starten|trifft|treffen|tagt|öffnet|eröffnet|feiert|feiern|spielt|spielen"
    r"|tritt"
    r"|treten|referiert|präsentiert|kommt|kommen|folgt|folgen|endet|läuft|laufen|steigt|geht|steht|kann"
    r"|können"
    r"|muss|müssen|darf|dürfen|möchte|vorgesehen|anberaumt|angesetzt|terminiert|angedacht|anvisiert|angepeilt"
    r"|ins auge gefasst|erwartet|voraussichtlich|spätestens"
    r"|bestreitet|empfängt|reist|berät|entscheidet|verlässt|übernimmt|gastiert|verhandelt|schließt"
    r"|schließen|öffnen"
    r"|nächste[srn]? (?=spiel|sitzung|treffen|runde|termin|konzert|partie|auftritt|wahl|schritt)"
    r"|künftig|ruft|rufen|anmeldungen?|anmeldeschluss|einladung|eingeladen)\b"
    # a programme: "Lesung, Samstag, 20 Uhr"
    rf"|, [0-9]{{1,2}}(?:[.:][0-9]{{2}})? uhr\b(?!,? (?:und|bis|wurden?|kam(?:en)?|{_PRETERITES})\b)"
    r"|\b(?:nächste[rs]? [a-zäöüß]{3,16}|frist|ziel|fällig):(?= )"
)
ARRANGED = (
    r"\b(?:bis|nun(?= am )|wechselt|wechseln"
    r"|zieht|ziehen|singt|singen|hält|halten|liest|lesen|zeigt|zeigen|stellt"
    r"|stellen"
    r"|fährt|fahren|fliegt|fliegen|bringt|bringen|gilt|gelten|nimmt|nehmen|bleibt|bleiben|besucht|besuchen"
    r"|unterrichtet|unterrichten|verteidigt|kehrt|kehren|reisen|wählt|wählen|stimmt|stimmen|entscheiden"
    r"|beraten"
    r"|debattiert|diskutiert|diskutieren|fällt|fallen|liefert|präsentieren|vergibt|verleiht|überreicht"
    r"|übergibt"
    r"|weiht|erhält|bekommt|verabschiedet sich|veröffentlichen|erscheinen|enden|tagen|schließen|eröffnen"
    r"|macht"
    r"|steigen|warten|empfangen|gastieren|streiken|streikt|demonstrieren|demonstriert|rollen|ruhen|ruht|kämpfen"
    r"|jährt|wandert|wandern|zu (?:sehen|hören|erleben|besichtigen)"
    r"|machen|führt|führen|klärt|probt|proben|trifft|verhandeln|tritt|treten|geben|übernehmen|informiert"
    r"|(?:ziehe|gehe|fahre|fliege|spiele|singe|lese|halte|beginne|unterrichte|arbeite|leite|starte|reise"
    r"|mache"
    r"|komme|bin|habe ein) ich|ich (?:ziehe|gehe|fahre|fliege|spiele|singe|lese|halte|beginne"
    r"|unterrichte|arbeite"
    r"|leite|starte|reise|mache|komme|bin)"
    r"|(?:ist|sind|bleibt|bleiben)(?= [^.;,\n]{0,60}\b(?:geschlossen|geöffnet|schulfrei|gesperrt|frei"
    r"|zu)\b))\b"
)
# The verb at the end of a clause: "der am Montag untersucht wird", "da am Montag das Urteil fällt"
LAST = (
    r"(?: (?!(?:wurden?|war|waren|hat|haben|[a-zäöüß]+ten?)\b)[^ .,;:!?\n]{1,30}){0,8}?"
    r" (?:wird|soll|sollen|will|wollen|kann|könnten?|muss|müssen|darf|dürfen|dürften?"
    rf"|(?:{_PREFIXES})?(?:{_ENDING})|beginnt|tagt|spielt|endet|startet"
    r"|öffnet|erscheint|wechselt|feiert|reist|bleibt)(?=[.,;!?]|$)"
)
FINITE = (
    r",? (?:(?P<past>wurden?|war|waren|hatten?|hat|haben|kam|kamen|ging|gingen|fand|fanden|sprach|gab|trat"
    r"|gewann|gewannen|begann|begannen|kamen|gaben|traten|nahm|nahmen|traf|trafen|starb|starben|stand|standen"
    r"|verlor|verloren|erschien|zog|zogen|stieg|stiegen|fiel|fielen|blieb|blieben|hielt|hielten|brach|brachen"
    rf"|(?:{_STRONG}|{_PREFIXED}|{_SPELLED_AS_NOUNS})(?:en)?(?= (?:der|die|das|den|dem|eine?|man|er|sie|es"
    rf"|sich)\b)"
    r"|mitteilten?|sagten?|erklärten?|berichteten?|meldeten?|bestätigten?|ankündigten?|bekannt ?gaben?)"
    r"|wird|werden|soll|sollen|will|wollen|bleibt|bleiben|erscheint|findet|finden|lädt|laden|beginnt"
    r"|beginnen|startet|starten|gibt|tritt"
    r"|treten|trifft|treffen|kommt|kommen|geht|gehen|spielt|tagt|feiert|steigt|folgt|kann|können|muss"
    r"|müssen"
    # "Im Juni veranstaltet der Kreis": a verb right behind a date, before its subject
    rf"|(?=[a-zäöüß]{{5,15}}+(?<=t) )(?!(?:{_NO_FINITE})\b)[a-zäöüß]{{4,14}}t"
    r"(?= (?:der|die|das|ein|eine|unsere?|sie|er|es|man|sich)\b))\b"
)
# A perfect infinitive: "soll am Freitag zwei Autos gestohlen haben", "soll geflohen sein",
# or what was done to a thing before it is named: "der am Freitag geschlossene Vertrag"
OVER = (
    r"[^.;:!?\n]{0,80}?[a-zäöüß](?:t|en) (?:haben|(?:worden|gewesen) sein)\b"
    r"|[^.;:!?\n]{0,80}? [a-zäöü]{0,8}(?:ge(?:kommen|gangen|fahren|flogen|fallen|stiegen|laufen|treten"
    r"|sprungen"
    r"|rutscht|stürzt|prallt)|verschwunden|gestorben|entkommen|geflohen|geblieben|passiert|geschehen"
    r"|eingetroffen)"
    r" sein\b"
    r"| (?!vorgesehen|angeschlagen|verschoben|gegeben|geltend)"
    r"[a-zäöü]{0,8}(?:ge|be|ver|er|ent|zer|über|unter)[a-zäöüß]{2,12}ene[nrms]? (?=\w)"
)
# Words in -t that are no verbs; what is one is asked only where nothing tells of the past.
_NO_VERB_IN_T = (
    "nicht|seit|mit|jetzt|erst|fast|laut|selbst|statt|anstatt|meist|zuletzt|zunächst|sonst|damit|insgesamt|samt|dort"
    "|sofort|bereit|weit|vielleicht|stadt|zeit|amt|gericht|macht|nacht|arbeit|welt|kraft|licht|recht|geplant|bekannt"
    "|direkt|gut|rot|alt|kalt|fest|dicht|leicht|echt|fahrt|art|ort|bericht|markt|punkt|rat|staat|dienst|herbst"
    "|[a-zäöüß]+(?:heit|keit|schaft|tät|gut|stadt|amt|markt|zeit|arbeit|fahrt|dienst|werkstatt)"
)
_SAID = "hieß|(?:sagt|teilt|erklärt|berichtet|kündigt|bestätigt)en?"
PRESENT = Present(
    verb=re.compile(
        rf"\b(?:ist|sind|hat|haben|(?!(?:{_NO_VERB_IN_T})\b)[a-zäöüß]{{2,15}}t"
        r"|[a-zäöüß]{3,15}en(?= (?:am|im|ab|vom|zum|um|sich|nun|dann|wieder|heute|morgen|er|sie|es|wir)\b))\b"
    ),
    opening=re.compile(
        r", (?:die|der|das|den|dem|deren|dessen|denen|wo|nachdem|weil|als|obwohl|dass|wie|wenn|da|während"
        rf"|bevor|so|{_SAID})\b"
    ),
    said=re.compile(rf", (?:{_SAID})\b"),
    # "Die Schüler, die im März gewonnen haben, fliegen am Freitag": the verb stands second
    closing=re.compile(
        rf", (?!(?:{_NO_VERB_IN_T})\b)[a-zäöüß]{{2,15}}(?:t|en)"
        r"(?= (?:am|im|ab|vom|zum|um|sich|nun|dann|wieder|der|die|das|den|ein)\b)"
    ),
    # a main clause behind a comma: "..., die nächste Verhandlung ist am 17. März"
    between=re.compile(r"^[^.]*, [^,]*\b(?:ist|sind)(?: [a-zäöüß]+){0,2} (?:am|im|ab|um|vom|zum) $"),
    habit=re.compile(r"\b(?:jede[nrms]?|immer|täglich|wöchentlich|stets|üblicherweise|ganzjährig|meist)\b"),
    # "Die Straße wird gefräst und am Freitag asphaltiert"
    passive=re.compile(r"\b(?:wird|werden)\b[^.,;:!?]* (?:[a-zäöü]*ge|be|ver|er|ent|zer)[a-zäöüß]+(?:t|en)$"),
    late=re.compile(r"\b(?:nach|seit|trotz|wegen|infolge)\b[^,]*$"),
)

NOTICE = notices.line(
    r"[a-zäöüß-]*(?:markt|fest|konzert|demonstration|demo|versammlung|sitzung|flohmarkt|basar|lesung|vortrag"
    r"|führung|wanderung|streik|kundgebung|gottesdienst|beerdigung|trauerfeier|wahl|abstimmung|eröffnung"
    r"|premiere|aufführung|turnier|börse|sprechstunde|umzug|mahnwache|gespräche|tag der offenen tür)",
    before="in|im|bei|beim|nach|von|vom|zu|zum|zur|für|mit|auf|aus|der|des|dem|foto|bericht|protokoll|keine?",
    between="in|im|am|an|auf|vor|für|gegen|mit|zum|zur|über|bei|beim|um",
    day="am |ab |vom |von |, ",
)
