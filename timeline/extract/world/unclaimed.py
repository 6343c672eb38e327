"""What is brought up without being claimed, in German, French and Spanish: "Das heißt nicht, dass ..."."""

import re

from timeline.extract.world.place import Place

# "bedeutet nicht, dass", "ne veut pas dire que", "no significa que", "es gibt keine Garantie, dass"
_NOT_ENTAILED = re.compile(
    r"\b(?:(?:heißt|heisst|bedeutet|besagt|garantiert) (?:\w+ ){0,2}nicht, dass"
    r"|(?:nichts|niemand) (?:\w+ )?(?:garantiert|beweist|verspricht)\w*(?: \w+)?, dass"
    r"|keine? (?:garantie|gewähr|anzeichen|hinweise?|beleg|grund|zusage|versprechen)(?: dafür)?, dass"
    r"|n(?:e |')(?:\w+ )?(?:signifie|veut|garantit|implique|prouve|dit) (?:pas|nullement)(?: dire)? qu"
    r"|rien ne (?:garantit|prouve|dit|assure) qu|(?:aucune?|sans) (?:garantie|preuve|signe|raison) qu"
    r"|no (?:\w+ )?(?:significa|quiere decir|implica|garantiza|prueba|supone) que"
    r"|nada (?:garantiza|prueba|asegura|indica) que"
    r"|(?:no hay|sin) (?:ninguna )?(?:garantía|señal|prueba|motivo|indicio)s?(?: de)? que)",
    re.IGNORECASE,
)
# "Entweder ... bis Freitag ..., oder ...", "soit ..., soit ...", "o ... o ..."
_EITHER = re.compile(r"\bentweder\b|\bsoit\b|^\W*o (?:bien )?\w", re.IGNORECASE)
_OR = re.compile(r"[^.;,]{0,40},? (?:oder|soit|o bien|o) ", re.IGNORECASE)
# "Es ist der dritte Rohrbruch in diesem Jahr": counted so far
_COUNTED = re.compile(
    r"\b(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)[rsn]? [^.,;]{2,40}$"
    r"|\b(?:première?|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|dixième|seconde?)"
    r" [^.,;]{2,40}$"
    r"|\b(?:primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|sext[ao]|séptim[ao]|octav[ao]"
    r"|novena|décim[ao]) [^.,;]{2,40}$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:ist|war|sei|wäre|handelt|est|c'est|était|s'agit|es|fue|era|sería|trata)\b", re.IGNORECASE
)
_THIS_SPAN = re.compile(
    r"(?:in )?diesem (?:jahr|monat|winter|sommer)|(?:cette |de l')année|ce mois(?:-ci)?|(?:cet|cette)"
    r" (?:hiver|été|saison)"
    r"|(?:en |de )?(?:este|el) (?:año|mes|invierno|verano)|esta temporada"
    r"|(?:depuis le )?début de (?:l'année|l'an)",
    re.IGNORECASE,
)
# "La convocatoria para la feria de 2026 se abrirá en marzo": which of the fairs
_EDITION = re.compile(
    r"(?:\w (?:para|por|pour|für)|\b(?:para|por|pour|für) (?:(?:el|la|los|las|le|les|die|das|den|der) "
    r"|l')?[\w-]+(?: [\w-]+)?"
    r"(?: (?:de|du|del|des|der))?) $",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"^[^.;]*\b(?:en|el|im|am|ab|in|le|dès|desde|bis|hasta|jusqu'au) [\w ]*\w", re.IGNORECASE
)
_YEAR = re.compile(r"[12]\d{3}")
_DIGITS = re.compile(r"\d")
_SO_FAR = re.compile(r"lo que va\b", re.IGNORECASE)
# "fordert, dass ... vor Mai", "demandent que", "pidió que"
_DEMANDED = re.compile(
    r"\b(?:forder[tn]|forderten?|verlang(?:t|en|te|ten)|wünsch(?:t|en)|empfiehlt|empfahl"
    r"|beantragte?n?)[^.;]{0,40}, dass\b"
    r"[^.;,]*$"
    r"|\b(?:demande(?:nt)?|demandé|réclam(?:e|ent|é)|exige(?:nt)?|exigé|souhaite(?:nt)?|recommandent?)"
    r" [^.;,]{0,20}qu[e']"
    r"[^.;,]*$"
    r"|\b(?:pid(?:e|en|ió|ieron)|exig(?:e|en|ió|ieron)|reclam(?:a|an|ó|aron)|solicit(?:a|an|ó|aron)"
    r"|recomend(?:ó|aron)|recomienda) [^.;,]{0,20}que\b[^.;,]*$"
    # What somebody only advised: "recommandait de fermer le pont", before a year
    r"|\b(?:recommand|préconis|propos|suggér|conseill|réclam|exig)(?:e|ent|ait|aient|é|a|èrent)"
    r" (?:[\w']+ ){0,3}?d(?:e |')\w+(?:er|ir|re)\b[^.;,]*$"
    r"|\b(?:recomend|recomiend|propon|propus|suger|sugir|aconsej|exig)\w+ (?:\w+ ){0,2}?"
    r"\w+[aei]r(?:l[aeo]s?|se)?\b[^.;,]*$",
    re.IGNORECASE,
)
# "Le projet de fermer la piscine (en 2024) a été abandonné", but "le projet de la fermer présenté en 2024"
_PLAN_TO = re.compile(
    r"\b(?:projets?|plans?|idée|proposition|promesse) d(?:e |')(?:l[aes']+ ?)?\w+(?:er|ir|re)\b"
    r"(?: (?!\w+ée?s?\b)[\w'-]+){0,8} $"
    r"|\b(?:plan|planes|proyectos?|idea|propuestas?|promesa) (?:de|para) \w+[aei]r(?:l[aeo]s?|se)?\b"
    r"(?: (?!\w+[ai]d[oa]s?\b)[\w-]+){0,8} $",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"(?: [\w'-]+){0,3}? (?:(?:a|ont|avait|avaient|fut|furent) (?:été )?"
    r"(?:(?:abandonn|rejet|enterr|retir|refus|écart)ée?s?|échoué|capoté)"
    r"|n'(?:a|ont) (?:jamais|pas) (?:vu|abouti|été)"
    r"|(?:fue|fueron|ha sido|han sido|quedó|quedaron) (?:abandonad|descartad|rechazad|retirad|desechad)[oa]s?"
    r"|fracas(?:ó|aron)|se (?:abandonó|descartó|rechazó))\b",
    re.IGNORECASE,
)
_MAYBE_THAT = re.compile(r"^\W*peut-être qu[e'][^.;,]*$", re.IGNORECASE)
# "Die Anwohner warnen seit 2024, dass": told again and again; "c'est depuis 2024 que" tells when it began
_THAT = re.compile(r",? (?:dass|que|qu'|de que)\b", re.IGNORECASE)
_IT_IS = re.compile(r"^\W*(?:c'est|es)\b", re.IGNORECASE)
# The months of "premier samedi du mois, d'avril à septembre"
_DAY_OF_MONTH = re.compile(
    r"\b(?:erste|zweite|dritte|vierte|letzte)[nrsm]? \w+tag (?:im|des|jede[ns]) monats?\b"
    r"|\b(?:premi|deuxi|troisi|quatri|derni)\w+ \w+di du mois\b"
    r"|\b(?:primer|segundo|tercer|cuarto|último) (?:\w+s|sábado|domingo) del? mes\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:vor|bis|avant|d'ici|jusqu['’]en|antes(?: de)?|hasta)(?: \w+)? |jusqu['’](?:(?:à|au) )?)$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:seit|depuis|desde)(?: \w+)? $", re.IGNORECASE)
_FIRST_AGAIN = re.compile(
    r"\b(?:erstmals|erstmalig|zuletzt|(?:pour la|por) (?:première|primera)(?: fois| vez)?)\b", re.IGNORECASE
)
_NOBODY_KNOWS = re.compile(
    r"\b(?:weiß|weiss|wissen|kann|können|sait|savent|peut|sabe|saben|puede)\b[^.;]*\b(?:niemand|keiner"
    r"|personne|nadie)\b"
    r"|\b(?:niemand|keiner|personne|nadie)\b[^.;]*\b(?:weiß|weiss|wissen|kann|sait|peut|sabe|puede)\b",
    re.IGNORECASE,
)
# "en el minuto 88": the tail of a number of two figures is no year
_NUMBERED = re.compile(
    r"\b(?:minut\w*|min\.?|seiten?|pages?|páginas?|artículos?|articles?|kilómetros?|km|nummern?|numéros?"
    r"|números?)\b"
    r"[^.;]{0,20}$",
    re.IGNORECASE,
)
_TWO_FIGURES = re.compile(r"\D*\d\d")
# "los mismos que hace un año", "die gleiche Zahl wie"
_AS_MANY = re.compile(
    r"\b(?:mism[oa]s?(?: \w+)? que|mêmes?(?: \w+)? qu[e']|(?:gleiche|selbe|dieselbe|ebenso viele)\w*(?:"
    r" \w+)? wie)"
    r"[^.;,]{0,8}$"
    r"|\b(?:anterior|posterior)(?:es)? al? $|\b(?:antérieur|postérieur)e?s? (?:à|au) $",
    re.IGNORECASE,
)
# "Früher kamen sie im März": in those years
_FORMERLY = re.compile(r"\b(?:früher(?! als)|autrefois|jadis|antaño|antiguamente)\b", re.IGNORECASE)
_NEVER_SINCE = re.compile(
    r"\b(?:no(?! obstante)|nunca|nadie|n[e']|personne|nicht(?! mehr)|nie|niemand|kein\w*)\b(?! \w+ (?:plus"
    r"|más))",
    re.IGNORECASE,
)
# "ist seit Juli nicht gestiegen", "seit März hat es nicht geregnet", but "ist seit Montag nicht befahrbar"
_NOT_DONE_SINCE = re.compile(
    r"[^.;,]*\b(?:nicht(?! mehr)|nie|kein\w*)\b[^.;,]*"
    r"\b(?:\w*ge\w+|(?:be|ver|er|ent|zer)\w+|\w+ier)(?:t|en)\W*$",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:ist|sind|seien?|hat|haben|habe)\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\b(?:ya no|no \w+ más|plus|nicht mehr|kein\w* \w+ mehr)\b", re.IGNORECASE)
# "Seit 1999 wurden dort fünf Sprecher abgesetzt", "15 personas han muerto desde enero"
_SEVERAL = re.compile(
    r"\b(?:\d{1,3}(?:[.\u202f\u00a0 ]\d{3})*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    r"|dutzende|hunderte|tausende|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|dos"
    r"|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta) [^\W\d]{3}",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:wurden|sind\b.*\b(?:gestorben|gekommen|geflohen|ertrunken|verschwunden|verunglückt|worden))\b"
    r"|\bont (?:été )?\w+(?:é|i|t|u|és|ées|is|ts|us)\b|\bsont (?:mort|décéd|venu|parti|arriv)\w*\b"
    r"|\bhan (?:sido )?\w+(?:[ao]d[ao]s?|id[ao]s?|[et]rto|uesto|echo)\b",
    re.IGNORECASE,
)
# A state that began: "Seit Montag sind zwei Schulen geschlossen".
_STATE = re.compile(
    r"\b(?:geschlossen|gesperrt|unterbrochen|vermisst|ferm|coup|bloqu|suspend|cerrad|cortad)", re.IGNORECASE
)
# "Er dementierte einen Bericht, wonach", "negó que"
_DENIED = re.compile(
    r"\b(?:dementier\w+|bestr(?:itt|eitet)\w*|leugnet\w*|w(?:ie|ei)s(?:t|en)?\b[^.;]*\bzurück)[^.;]{0,60},"
    r" (?:dass|wonach|laut (?:dem|der|denen))\b[^.;]*$"
    r"|\b(?:démen(?:t|ti)|nié|nie|réfuté)\b[^.;]{0,60}?\b(?:selon l\w+|que|qu'\w+) [^.;]*$"
    r"|\b(?:neg(?:ó|aron|ado)|desm(?:intió|intieron|entido))\b[^.;]{0,60}?\bque [^.;]*$",
    re.IGNORECASE,
)
# "Le maire avait promis que la rue serait réparée en 2025"
_PROMISED = re.compile(
    r"\b(?:promis|promit|annoncé|assuré|juré) qu[^.;]*rai(?:t|ent)\b"
    r"|\b(?:versprochen|versprach\w*|zugesagt|angekündigt), [^.;]*$"
    r"|\b(?:promet(?:ió|ieron|ido)|anunci(?:ó|aron|ado)|asegur(?:ó|aron|ado)|dij(?:o|eron))"
    r" que\b[^.;]*ría[ns]?\b",
    re.IGNORECASE,
)
# "On nous avait promis un parking pour 2024", said after it
_PROMISED_FOR = re.compile(
    r"\bpromis(?:es?)? [^.;,]{2,60} pour (?:le |la |l')?$|\bprometid[oa]s? [^.;,]{2,60} para (?:el |la )?$"
    r"|\b(?:versprochen|zugesagt)\b[^.;,]{0,60} für (?:das |den )?$",
    re.IGNORECASE,
)
# "Sie befürchtet, dass die Bücherei 2027 nicht zurückkehrt"
_FEARED = re.compile(
    r"\b(?:(?:be)?fürcht(?:et|en|ete|eten)[^.;,]{0,30}, dass|(?:crai(?:nt|gnent)|redoutent?) qu[e']"
    r"|temen? que)\b[^.;,]*$",
    re.IGNORECASE,
)
_SHOULD_HAVE = re.compile(
    r"\b(?:debía[ns]?|debería[ns]?|tenía[ns]? que) haber \w+[dtch]o\b|\baurai(?:t|ent) dû\b"
    r"|\bhätten? [^.;]*\b(?:sollen|müssen)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:würden?|werde|sei(?:en)?)\b|rai(?:t|ent)\b|ría[ns]?\b", re.IGNORECASE)
# "sucht Zeugen, die am Montag", "Toute personne ayant vu le", "testigos que hayan visto"
_ADDRESSED = re.compile(
    r"\b(?:zeug(?:en|innen)|personen|fahrgäste|anwohner(?:innen)?|alle|kunden|gäste|autofahrer|hinweise"
    r" von \w+), "
    r"(?:die|welche)\b[^.;,]*$"
    r"|\b(?:toutes?|les?|des|aux|tous|aux) (?:personnes?|témoins?|clients?|usagers?|voyageurs?|automobilistes"
    r"|riverains) (?:ayant|qui|ayant été)\b[^.;,]*$|\b(?:quiconque|ceux qui|celles qui)\b[^.;,]*$"
    r"|\b(?:testigos|personas|clientes|usuarios|pasajeros|vecinos|conductores) que\b[^.;,]*$"
    r"|\b(?:quien(?:es)?|cualquiera que|todo aquel que)\b[^.;,]*$",
    re.IGNORECASE,
)
_APPEALING = re.compile(
    r"\b(?:such(?:t|en)|bitte[nt]?|gebeten|aufgerufen|melden|wendet|ruft|cherche\w*|recherche\w*|prie"
    r"|priée?s?|invite\w*"
    r"|invitée?s?|appel\w*|demande\w*|busca[n]?|pide[n]?|piden|ruega[n]?|llama[n]?|solicita[n]?|invita[n]?"
    r"|ruego)\b",
    re.IGNORECASE,
)


# "Damals galt die Pflicht bis März", "les discussions avaient duré jusqu'en juillet": what was before.
_BACK_THEN = re.compile(
    r"\b(?:damals|hatten?|à l'époque|avai(?:t|ent)|en aquel entonces|había[ns]?)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:geplant|angekündigt|vorgesehen|angesetzt|soll\w*|will|wollen|wird|werden|prév\w+|annoncé\w*"
    r"|prometid\w*"
    r"|fixé\w*|doi(?:t|vent)|previst\w*|anunciad\w*|fijad\w*|vereinbart|festgelegt|zugesagt|convenu\w*"
    r"|promis\w*)\b",
    re.IGNORECASE,
)
# "Im Mai hatten wir noch gehofft", "2020 habe ich gedacht"
_THOUGHT = re.compile(
    r"\b(?:hatten?|habe|haben|hat) [^.;]{0,30}\b(?:gehofft|gedacht|geglaubt|befürchtet|gerechnet)\b"
    r"|\bn'(?:espérions|imaginions|espérait|imaginait|osions)\b|\b(?:espérions|pensions|croyions)\b"
    r"|\bno (?:esperába|imaginába|pensába|creía)mos\b",
    re.IGNORECASE,
)
# "Damals hatte man gehofft, bis zum Sommer fertig zu sein", "on espérait finir avant l'été"
_HOPED = re.compile(
    r"\b(?:gehofft|gedacht|geglaubt|hofften?|glaubten?"
    r"|espérai(?:t|ent|s)|croyai(?:t|ent|s)|pensai(?:t|ent|s)|(?:avai[^ ]{1,3}|a|ont) (?:espéré|cru)"
    r"|esperaba[ns]?|creía[ns]?|pensaba[ns]?)\b",
    re.IGNORECASE,
)
_FELL_OUT = re.compile(
    r"\W*(?:\w+ ){0,2}(?:ausgefallen|entfallen|abgesagt worden) (?:war|waren|ist|sind)\b", re.IGNORECASE
)
_TODAY = re.compile(r"heute|(?:à )?aujourd'hui|(?:el día de )?hoy|(?:à )?ce jour", re.IGNORECASE)


def leaves_open(place: Place) -> bool:
    """Whether nothing is claimed of the date: it is denied, one of two ways, counted, or says for whom."""
    return _is_not_said(place) or _is_measure(place) or _tells_for_whom(place) or _is_past(place)


def _is_past(place: Place) -> bool:
    """As in "damals galt sie bis März", said before a March; "hatten wir gehofft"; "bis heute nicht"."""
    limit = _BEFORE.search(place.before)
    if place.today:
        return limit is not None and _TODAY.fullmatch(place.date) is not None
    if _FELL_OUT.match(place.after) or _THOUGHT.search(f"{place.left}{place.right}"):
        return True
    hoping = _HOPED.search(place.before)
    if hoping is not None and limit is not None and limit.start() >= hoping.end():
        return True
    if place.over or _DIGITS.search(place.date) or _AHEAD.search(place.clause):
        return False
    return _BACK_THEN.search(place.left) is not None and (limit is not None or "amals" in place.left)


def _is_not_said(place: Place) -> bool:
    """As in "bedeutet nicht, dass", "soit ..., soit", "pidió que", "debía haber terminado"."""
    before = place.before
    if _NOT_ENTAILED.search(before) or _SHOULD_HAVE.search(place.clause):
        return True
    if _OR.match(place.after) and _EITHER.search(before):
        return True
    if place.over and _YEAR.fullmatch(place.date) and (_promised(place) or _PROMISED_FOR.search(before)):
        return True
    if not place.over and _FEARED.search(before):
        return True
    if _DENIED.search(before):
        return True
    if _MAYBE_THAT.search(before) or (_GIVEN_UP.match(place.after) and _PLAN_TO.search(before)):
        return True
    if _THAT.match(place.after) and _SINCE.search(before) and not _IT_IS.match(before):
        return True
    if place.today and _NOBODY_KNOWS.search(f"{before} {place.after}"):
        return True
    return _BEFORE.search(before) is not None and _DEMANDED.search(before) is not None


def _is_measure(place: Place) -> bool:
    """As in "la tercera avería en lo que va del año", "erstmals seit 2019", "la feria de 2027 se abrirá"."""
    before = place.before
    if not _DIGITS.search(place.date) and _DAY_OF_MONTH.search(before):
        return True
    if _SO_FAR.match(place.date) or _AS_MANY.search(before):
        return True
    if _FORMERLY.search(before) and not any(character.isdigit() for character in place.date):
        return True
    if _THIS_SPAN.fullmatch(place.date) and _COUNTED.search(place.left) and _IS.search(place.left):
        return True
    if _YEAR.fullmatch(place.date) and _EDITION.search(before) and _OTHER_DATE.match(place.after):
        return True
    if _SINCE.search(before) and (_counted(place) or _never_since(place)):
        return True
    return _TWO_FIGURES.fullmatch(place.date) is not None and _NUMBERED.search(before) is not None


def _tells_for_whom(place: Place) -> bool:
    """As in "Die Polizei sucht Zeugen, die am Montag dort waren"."""
    if _ADDRESSED.search(place.before) is None:
        return False
    return _APPEALING.search(place.before) is not None or _APPEALING.search(place.after) is not None


def _counted(place: Place) -> bool:
    """As in "der dritte Bürgermeister, der seit 2020", "erstmals seit 2019"."""
    if _FIRST_AGAIN.search(place.left):
        return True
    if _SEVERAL.search(place.clause) and _DONE.search(place.clause) and not _STATE.search(place.clause):
        return True
    return _IS.search(place.before) is not None and _COUNTED.search(place.before.replace(",", "")) is not None


def _never_since(place: Place) -> bool:
    """As in "allí no se gana desde 2011": "ya no" tells when it ended."""
    if _NOT_DONE_SINCE.match(place.right) and _HAS.search(place.clause):
        return True
    return _NEVER_SINCE.search(place.left) is not None and _NO_LONGER.search(place.clause) is None


def _promised(place: Place) -> bool:
    """As in "Man hatte versprochen, dass die Brücke 2024 fertig sein würde"."""
    return _PROMISED.search(place.before) is not None and _WOULD.search(place.clause) is not None
