"""German."""

import re

from timeline import months
from timeline.extract.world.phrases import Phrases, leading, phrase

_DAYS = (
    r"(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|so(?:nntag)?)s?\.?"
)
# Nouns of what happens; in compounds they come last.
_EVENTS = (
    "ung|krieg|flut|wahl|wahlen|brand|beben|katastrophe|unglück|streik|reform|krise|revolution|aufstand|spiele|sommer"
    "|winter|herbst|frühling|frühjahr|sturm|hochwasser|fusion|konferenz|vertrag|putsch|attentat|anschlag|tod|sieg"
    "|pandemie|proteste|feier|jubiläum|niederlage|umsturz|mord|prozess|urteil|beschluss|dürre|seuche|fest|finale"
    "|kongress|gipfel|abkommen|frieden|unfall|absturz|einsturz|umbau|neubau|abriss|kauf|verkauf|besuch|rekord|ende"
    "|anfang|mitte|nacht|zeit|jahre"
    "|jahr|volksentscheid|referendum|tion|tionen|ereignis|ereignisse|skandal|ausbruch"
)
# Behind what is no happening.
NO_EVENT = "".join(f"(?<!{noun})" for noun in (*_EVENTS.split("|"), *months.GERMAN))

# "erklärte die Steuer für zulässig", "erklärte seinen Rücktritt" are deeds.
_DEED = (
    r"(?![^,]*\b(?:für (?!d(?:ie|as|en)\b|(?:k|s)?eine|ihre|unsere|alle|viele)(?-i:[a-zäöüß]+)|(?:rück|aus"
    r"|bei)tritt|verzicht|notstand|krieg|unabhängigkeit|bereit|einverstanden)\b)"
)

GERMAN = Phrases(
    joints=phrase(r"dass|ob|und(?= (?:sollten?|hätten?|wollten?|wären?|könnten?|würden?)\b)"),
    supposing=phrase(
        r"falls|ohne|bei regen|bei schlechtem wetter|sofern|sollten?|wenn"
        r"|vorausgesetzt|wäre[nt]?|hätten?|im falle?"
    ),
    conditional=phrase(r"\w+"),
    unreal=phrase(r"wäre[nt]?|hätten?|würden?"),
    unsure=phrase(
        r"(?:nicht|kaum) zu rechnen|rechne[nt]?\b.*\bnicht mit|schließ(?:t|en)\b.*\bnicht aus"
        r"|nicht absehbar|könnten?|vielleicht|womöglich|möglicherweise"
    ),
    contrasted=phrase(
        r"(?:waren?|lag(?:en)?|betrug(?:en)?) (?:es|sie|er) (?:noch|erst|nur|\d+)|bleiben gültig"
    ),
    started=leading(r"von [\d.,]+(?: \w+){0,3}"),
    reached=phrase(r"(?:auf|zu)"),
    formerly=phrase(r"ursprünglich\w*|zunächst|anfangs|eigentlich|vormals|bislang|bisher"),
    planned=phrase(
        r"\w*geplant\w*|vorgesehen\w*|angesetzt\w*|terminiert\w*|angekündigt\w*|sollten?|wollten?"
    ),
    attributed=phrase(
        r"(?:stattfinden|beginnen|starten|enden|öffnen|tagen) sollten?"
        r"|(?:angesetzt|geplant|vorgesehen|terminiert|anberaumt) (?:war|waren|gewesen war)\b"
        r"|geplante\w*|vorgesehene\w*|angesetzte\w*|angekündigte\w*|anberaumte\w*|terminierte\w*"
    ),
    moved=phrase(
        r"verschoben|verschieben|verlegt|verlegen|vorverlegt|vorgezogen|vertagt|verschiebt|neuer termin"
        r"|fiel(?:en)? (?:[\w.]+ ){0,3}aus|nachgeholt|verzögert|in verzug"
        r"|aufgegeben|verworfen|nicht weiter ?verfolgt"
        r"|nie zustande|wurde nichts|nie gebaut|kam nicht zustande|scheiterte"
    ),
    unmet=phrase(r"(?:hatten? \w+ ?)?(?:sollten?|wollten?)"),
    compared=leading(
        r"(?:vergleichbar|zu vergleichen) mit(?: \w+){0,2}|zum vergleich:?(?: im jahr)?"
        r"|wie(?: schon| bereits| auch| zuletzt| im| in| jahre?)*|stand:?|"
        r"(?:mehr|weniger|\w{2,}er|anders|so \w+)(?: [\w.,]+){0,5}? (?:als|wie)(?: noch)?(?: \d[^,;]{0,30})?"
        r"(?: (?:vor|im|in|am|vom|des|zum|dem|den|der|jahre?s?|stichtag|stand|jahresende))*"
        r"|(?:gegenüber|statt|anstatt|anstelle|verglichen mit|im vergleich (?:zu[mr]?|mit))(?: [\w.,]+){0,4}"
        r"|(?:nach|statt|gegenüber) (?:\w+ )?\d[^;]{0,30}|wie zuletzt(?: \w+)?"
        r"|(?:\w{4,}er|so)\b[^,;]*\bzuletzt(?: \w+)?"
    ),
    measured=leading(
        r"eine[rmns]? von|"  # "einen von 2000"
        r"(?:denen|derjenigen|(?:unter|über|hinter|von) dem"
        r"|\w*niveau|stand|\w*wert|\w*marke)s?(?: (?:von|vom|vor|des|aus|dem|jahres?))+"
    ),
    ranking=phrase(
        r"erste[nrsm]?|letzte[nrsm]?|[a-zäöüß]{2,}ste[nrsm]?|größte[nrsm]?|nicht mehr|nie|kein\w*"
        r"|rekord\w*|so"
    ),
    since=leading(r"seit(?: (?:dem|der|den|jahre?n?|\w+))?"),
    documents=leading(
        r"(?=(?-i:[A-ZÄÖÜ]))(?:\w*gesetz\w*|\w*verordnung\w*|\w*richtlinie\w*|\w*erlass\w*|\w*satzung"
        r"|\w{3,}ordnung"
        r"|fassung|ausgabe|liste|protokolle?s?(?: de[rs] \w+)?|schreiben|brief|\w*rechnung|\w*ausweis"
        r"|gutachten"
        r"|(?:artikel|beitrag|kommentar)s?|din(?: [\d-]+)?|bescheid|rundschreiben\w*"
        r"|\w*vertrags?gesetz\w*)"
        r"(?: (?-i:[A-ZÄÖÜ])\w+)* (?:von|vom|aus dem jahre?|des jahres)"
        r"|(?:gemäß|laut|nach|aufgrund|grundlage (?:ist|sind)) (?:de[mrs] |die |das )?(?:urteils?"
        r"|beschluss(?:es)?|bescheid(?:s|es)?|vertrag) vom|(?:wer|die|welche) (?:vor|nach)(?: dem)?"
    ),
    named=leading(
        r"(?=(?-i:[A-ZÄÖÜ]))(?:saison|\w*gebäude|\w*fotos?|\w*film|\w*roman|\w*album|\w*modell|\w*karten?"
        r"|\w*gemälde|\w*aufnahme|spielzeit|schuljahr\w*|studienjahr\w*|geschäftsjahr\w*|wintersemester"
        r"|\w*haushalts?\w*"
        r"|\w*bericht\w*|\w*ausgabe|\w*agenda|\w*strategie|\w*statistik|jahrgang|zensus|\w+fonds"
        r"|\w*meister(?:in)?|baujahr|ausstellungsjahre?|\w*preis(?:es|trägerin|träger)?|\w*sieger(?:in)?)"
        r"(?: (?:von|vom|für|des|jahre?s?))*(?: \d{4} (?:bis|und))?"
        # "das frühere Postamt von 1911", but "der Brand von 1911"
        rf"|(?=(?-i:[A-ZÄÖÜ]))[a-zäöüß]{{3,}}{NO_EVENT} (?:von|aus dem|des|der jahre)"
        r"|(?:fortgeschrieben|überarbeitet|aktualisiert|novelliert)"
        # "eine Gasleitung aus dem Jahr 1968": they end like what is done, and are things
        r"|(?=(?-i:[A-ZÄÖÜ]))\w*(?:leitung|zeitung|wohnung|siedlung|zeichnung|festung|sammlung|heizung"
        r"|handlung"
        r"|kleidung) (?:von|aus dem)"
    ),
    repeated=leading(r"jede[nrsm]?|alle|jeweils(?: \w+){0,2}|immer(?: \w+)?"),
    daily=phrase(
        r"täglich|jede[nrsm]? (?:tag|werktag|abend|morgen|woche|montag|dienstag|mittwoch|donnerstag|freitag"
        r"|samstag|sonntag)|tagsüber|werktags|an werktagen|wochentags|wöchentlich|(?:mon|diens|donners"
        r"|frei|sams"
        r"|sonn)tags|mittwochs|öffnungszeiten"
    ),
    week=phrase(rf"{_DAYS}\s*(?:bis|-|–|—)\s*{_DAYS}"),
    today=phrase(r"heute|heutige[nrsm]?"),
    lasting=phrase(
        r"ist|sind|hat|haben|gibt|leben|lebt|gilt|gelten|zählt|gehört|gehören|steht|dient|arbeiten"
    ),
    saying=phrase(
        r"(?:hat|haben|hatten?)\b.*\b(?<!wie )(?:gesagt|betont|mitgeteilt|berichtet|bekannt ?gegeben)|sagten?"
        rf"|erklärt(?= [^,]*\w){_DEED}|wie \w[^,]* erklärt|(?:hat|haben|hatten?)\b{_DEED}.*\berklärt"
        rf"|erklärten?\b{_DEED}|mitteilten?"
        r"|betonten?|berichteten?|äußerten? sich|versicherten?|hieß es|so der|so die"
        r"|meinten?|bekannt ?gab(?:en)?|wie [^,]*\b(?:ankündigten?|bestätigten?|meldeten?)"
        r"|teilten?\b.*\bmit|sagt|betont|teilt\b.*\bmit|twitterten?|schrieb(?:en)?\b(?=[^,]*,)"
        r"|fügten?\b.*\bhinzu"
    ),
    announcing=phrase(
        r"kündigten?\b.*\ban|warnten?|bestätigten?|forderten?|meldeten?|gab(?:en)?\b.*\bbekannt"
        r"|verspr(?:a|o)ch(?:en)?|drohten?|dementierten?|bestritt(?:en)?|leugneten?|räumten?\b.*\bein|fragten?"
        r"|gab(?:en)?\b.*\bzu|informierten?|beklagten?|bedauerten?|kritisierten?|bemängelten?|mahnten?"
        r"|präzisierten?|konkretisierten?|behaupteten?|beteuerten?|argumentierten?|unterstrich(?:en)?|beschwerten?"
        r"|hob(?:en)?\b.*\bhervor|(?:stellten?|machten?)\b.*\b(?:klar|deutlich)|wies(?:en)?\b.*\bhin"
        r"|(?:hat|haben|hatten?)\b.*\b(?:angekündigt|eingeräumt|bestätigt|gemeldet|gewarnt|versprochen|dementiert"
        r"|bestritten|zugegeben|klargestellt|beklagt|kritisiert|behauptet|informiert|hervorgehoben|hingewiesen)"
    ),
    told=phrase(r"dass|ob|warum|wieso|weshalb|[^,;.:]{3,80} (?:zu \w{3,}n|\w{2,}zu\w{2,}n)(?=\W*$)"),
    verbs=phrase(
        r"wird|werden|wurden?|ist|sind|war(?:en)?|hat|haben|hatten?|soll(?:t?en?)?|will|wollen|kann"
        r"|können|konnten?|muss|müssen"
        r"|darf|dürfen|gibt|gilt|gelten|findet|finden|fand|fanden|beginnt|beginnen|begann(?:en)?|endet"
        r"|enden|bleibt|bleiben|blieb"
        r"|tritt|trat|öffnet|schließt|erhält|erhielt(?:en)?|kam(?:en)?|kommt|ging|geht|fiel(?:en)?"
        r"|nahm(?:en)?|nimmt|zog(?:en)?"
        r"|zieht|stieg(?:en)?|steigt|sank|stand|steht|stammt|starb|brach|brannte|gab(?:en)?|verlor"
        r"|gewann|traf|trifft|schloss"
        r"|entstand|hielt|ließ|lief|läuft|rief|schrieb|sprach|verließ|verlässt|übernahm|übernimmt"
        r"|startet|dauert|besucht|lädt"
        # strong preterites, as far as no preposition or participle is spelled like one; words are folded
        r"|(?:be|ver|zer|ent|hinter)?(?:sass|liess|stiess|vergass|mass)(?:en)?"
        r"|(?:be|ver|er|ent|zer|ge|über|unter|durch|um|wider|miss)?(?:fuhr|fing|flog|floh|floss|fiel|ging|griff|grub"
        r"|half|hielt|hing|hob|kam|kroch|las|lag|lief|ließ|log|lud|nahm|rang|rief|riet|riss|ritt|roch|sah|sang|sank"
        r"|saß|schien|schlief|schloss|schlug|schnitt|schob|schoss|schrieb|schritt|schwamm|schwieg|schwor|sprach"
        r"|sprang|stach|stahl|stand|starb|stieg|stieß|stritt|tat|trank|traf|trat|trieb|trug|wandte|warb|warf|wies"
        r"|wog|wuchs|zog|zwang|bat|band|barg|biss|blies|bot|brach|fand|gab|verdarb|vergaß|schuf)(?:en)?"
        r"|[a-zäöü]{3,}(?<!heu)(?<!ers)te[n]?"
    ),
    relatives=phrase(r"der|die|das|den|dem|deren|dessen|denen|wo|welche[rsnm]?"),
    denied=phrase(
        r"(?:wurden?|war(?:en)?|hatten?|gab es|fanden?|konnten?|durften?) (?:[\w.]+ ){0,3}?"
        r"(?:nicht (?!nur|mehr|bis|vor)|nie(?:mals)?|kein\w*)"
        r"|(?:\w{3,}ten?|gewann|fand|bekam|verlor)(?: \w+)? +(?:nichts|niemand\w*)"
        r"(?! (?:anderes|als|mehr|außer))"
    ),
    telling=phrase(
        r"(?:\w*film|\w*roman|\w*buch|\w*stück|oper|serie|erzählung|drama|ausstellung|schau|novelle|handlung)"
        r"\b[^.;]*\b(?:spielt|handelt|erzählt|zeigt|schildert|beschreibt|behandelt|dokumentiert)"
    ),
    classed=leading(r"(?:vor|nach|bis|ab|zwischen)(?: (?:dem|jahre?n?))*"),
    classing=phrase(
        r"(?:geboren|zugelassen|gebaut|errichtet|gekauft|erworben|ausgestellt)(?:e[nrs]?)?"
        r" (?:wurden?|sind|ist|worden sind|wird|werden)"
    ),
    often=phrase(r"alle \w+ jahre|jedes jahr|normalerweise|üblicherweise|meistens|in der regel|gewöhnlich"),
    company=frozenset(
        "am im um vom zum zur seit ab bis vor nach in der dem den des die von für gegen zwischen"
        " bereits erst schon noch"
        " gestrigen heutigen morgigen"
        " spätestens frühestens voraussichtlich beim auf an zuletzt jahr jahre jahren frühen späten".split()
    ),
    coordinators=frozenset({"und", "oder", "sowie", "aber", "sondern"}),
    dangling=frozenset(
        "auf mit bei über an zu zum zur durch unter wegen nach aus von vom für in im am um der die das"
        " den dem des ein eine"
        " einen einem einer eines als wie sich und oder gegen zwischen seit bis ab dass seine seinen"
        " ihre ihren".split()
    ),
    until=phrase(r"bis|nicht vor"),
    # "die diesjährige Konfirmation" tells which of them
    never=re.compile(r"\[[^\]]{0,8}jährige[nrsm]?\]"),
    verb_last=True,
)
