"""Dates that hold nothing in German, French and Spanish: of promises that were not kept, of likenesses.

"Le pont, promis pour 2024, n'a jamais été construit" has no happening in 2024, "le niveau d'avant 2020" none
in 2020, and "una al mes, como mi tío en 1950" says how it was done.
"""

import re

from timeline.extract.world.place import Place

# "promis pour", "que anunció para", "die für 2024 versprochen war": a word of promise beside its date
_PROMISED = re.compile(
    r"\b(?:promis\w*|promet\w+|annonc\w+|prév\w+|planifi\w+|program\w+|envisag\w+)"
    r" pour(?: le| la| fin| début)? $"
    r"|\b(?:prévue?s?|programmée?s?) (?:en|au|à) $|\b(?:previst|programad)[oa]s? en $"
    r"|\b(?:prom[ei]t\w+|anunci\w+|prev\w+|proyect\w+|planific\w+|program\w+) para(?: el| la)? $"
    r"|\b(?:versproch\w+|zugesag\w+|angekündigt\w*|geplant\w*|vorgesehen\w*) für(?: das jahr| den)? $",
    re.IGNORECASE,
)
_PROMISED_FOR = re.compile(r"\bfür (?:das jahr |ende |anfang |den )?$", re.IGNORECASE)
_WAS_PROMISED = re.compile(
    r" (?:versprochen|zugesagt|angekündigt|geplant|vorgesehen)\w*(?: worden)?(?: war(?:en)?| gewesen|,| )",
    re.IGNORECASE,
)
_NEVER_DONE = re.compile(
    r"[^;.]*?\b(?:n'(?:a|ont|avait|avaient) (?:jamais|pas|toujours pas|encore pas|finalement pas) \w+"
    r"|n'(?:existe|est|ont?) toujours|ne s'est (?:jamais|pas)|(?:reste|demeure) lettre morte"
    r"|(?:nunca|jamás) (?:se|lleg\w+|fue|ha|han) |no (?:(?:se )?han?|lleg(?:ó|aron)|se \w+ó|hay) "
    r"|sigue(?:n)? sin|quedó en nada"
    r"|(?:wurden?|ist|sind|war|waren|kam|kamen|fand|hat|haben)[^,;.]{0,30} (?:nie|niemals|nicht)\b"
    r"|lässt (?:noch |weiter )?auf sich warten|scheiter(?:te|ten|t)\b)",
    re.IGNORECASE,
)
# "son niveau d'avant 2020", "los precios de antes de 2020", "das Niveau von vor 2020"
_OF_BEFORE = re.compile(
    r"\b(?:d'avant|de antes del?|von vor|aus der zeit vor)(?: le| la| dem| der)? $", re.IGNORECASE
)
# "como mi tío en 1950", "comme mon père en 1950", "wie mein Onkel 1950", and nothing behind
_LIKE = re.compile(
    r"\b(?:como (?:mi|tu|su|mis|sus|nuestr[oa]s?|el|la|los|las)|comme (?:mon|ma|mes|son|sa|ses"
    r"|nos|notre|le|la|les)|wie (?:mein|dein|sein|ihr|unser)\w*) (?:[\w-]+ ){1,2}(?:(?:en|im jahr|in) )?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\W*(?:[\"“”»]|[,;.!?)]|$)")
# "steht heute in jedem Lehrbuch", said beside a year long past: a state of these days
_STANDS = re.compile(
    r"\b(?:steht|stehen|liegt|liegen|hängt|hängen|gehört|gehören|heißt|heißen|gilt|gelten|dient|dienen"
    r"|befindet sich|figure(?:nt)?|se trouve(?:nt)?|appartien(?:t|nent)|sert|servent|pertenecen?|sirven?"
    r"|se encuentran?|figuran?) $"
)
_LONG_PAST = re.compile(r"\b(?:1[0-9]|20[01])[0-9]{2}\b(?!-)")
# "Vieles ist in diesem Jahr anders", "l'an dernier, l'été était très sec": how a year is or was
_A_YEAR = re.compile(
    r"(?:in )?diese[sm] jahr|heuer|(?:im )?(?:letzte[sn]|vergangene[sn]|vorige[sn]) jahr"
    r"|cette année|l'an(?:née)? (?:dernier|dernière|passée?)|este año|el año pasado",
    re.IGNORECASE,
)
_IS_SO = re.compile(
    r"\b(?:ist|sind|war|waren) (?:\w+ ){0,4}?"
    r"(?:anders|[a-zäöüß]{3,}(?:er|ig|lich|los|bar|sam|isch)|(?:sehr|so|zu|weniger|mehr) [a-zäöüß]+)\W*$"
    r"|\b(?:est|sont|était|étaient) (?:plus|moins|très|aussi|trop) [a-zéèêàçùîôï]+\W*$"
    r"|\b(?:es|son|está|están|era|eran|fue|fueron) (?:más|menos|muy|tan) [a-záéíóúñ]+\W*$"
)
_TODAY = frozenset({"heute", "aujourd'hui", "hoy"})
_AHEAD = re.compile(
    r" (?:an|bevor|vor|zur|auf dem programm|im mittelpunkt|a disposición|à l'ordre)\b", re.IGNORECASE
)
# "En 2022, une avarie l'a retenu tout l'été", "im Jahr 2022 den ganzen Sommer": of that year, and so long
_WHOLE = re.compile(r"\b(?:tout|todo el|den ganzen) $", re.IGNORECASE)
_A_SEASON = re.compile(
    r"(?:l'|el |le )?(?:été|hiver|automne|printemps|verano|invierno|otoño|sommer|winter|herbst)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\b[12][0-9]{3}\b")
# "doce kilos por jornada, de lunes a jueves", "se podrá pescar de lunes a jueves": the days of each week
_WORKDAYS = re.compile(r"(?:de )?lunes a (?:jueves|viernes|sábado|domingo)", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:por|cada|al) (?:jornada|día|persona|turno|semana|cabeza)\b"
    r"|\b(?:atienden?|abren?|funcionan?|trabajan?|circulan?|pueden?|podrán?|permite) ",
    re.IGNORECASE,
)
# "Le maire a reporté la réunion prévue le 14", "Verschoben wurde die für den 14. geplante Wahl": the old day
_PUT_OFF = re.compile(
    r"\b(?:report|repouss|décal|ajourn|retard|diff[éè]r)(?:e|ent|é|a|ait|er|èrent)\b[^.;:]{2,80}"
    r"\b(?:prévue?s?|programmée?s?|fixée?s?|attendue?s?|annoncée?s?)(?: initialement)?"
    r"(?: pour| au| à| en)? (?:le )?$"
    r"|\b(?:(?:aplaz|retras|demor|posterg)(?:a|an|ó|aron|ado|ar)|pos(?:pone|ponen|puso|pusieron|puesto|poner))\b"
    r"[^.;:]{2,80}\b(?:previst|programad|fijad|convocad|anunciad|señalad)[oa]s? (?:para |en )?(?:el )?$",
    re.IGNORECASE,
)
_PUT_OFF_GERMAN = re.compile(
    r"\b(?:verschob|verschieb|verzöger|verleg|vertag)\w*\b[^.;:]{2,80}\b(?:für|am|im|ab)(?: den| das)? $",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r" (?:\w+ )?(?:geplant|vorgesehen|angesetzt|angekündigt|anberaumt|terminiert)e[nrsm]?\b"
)
# "nicht, wie geplant, am Montag", "et non, comme prévu, lundi", "y no, como estaba previsto, el lunes"
_NOT_AS_PLANNED = re.compile(
    r"\bnicht\W+wie (?:\w+ )?(?:geplant|vorgesehen|angekündigt|erwartet)\W+(?:(?:am|im|ab|um) )?$"
    r"|\b(?:pas|non)\W+comme (?:\w+ ){0,2}?(?:prévu|annoncé|programmé)\W+(?:(?:le|en|à) )?$"
    r"|\bno\b[^.;:]{0,24}\bcomo (?:\w+ ){0,2}?(?:previsto|anunciado|programado)\W+(?:(?:el|en) )?$",
    re.IGNORECASE,
)
_NEAR = 36  # characters from a word of plan to its date
_PLANS = (
    "geplant,vorgesehen,angekündigt,erwartet,prévu,annoncé,programm,attendu,fixé,previst,anunciad,programad"
    ",convocad,fijad,señalad"
).split(",")


def holds(place: Place) -> bool:
    """Whether the date is that of a promise not kept, of a likeness, or of what has long been so."""
    if _WHOLE.search(place.before[-12:]) and _A_SEASON.fullmatch(place.date):
        return _IN_YEAR.search(place.before) is not None
    if _A_YEAR.fullmatch(place.date) and _is_so(place):
        return True
    if _WORKDAYS.fullmatch(place.date) and _EACH.search(place.clause):
        return True
    if place.today:
        return (
            place.date.casefold() in _TODAY
            and _STANDS.search(place.before) is not None
            and _LONG_PAST.search(place.before) is not None
            and _AHEAD.match(place.after) is None
        )
    if _put_off(place):
        return True
    if not place.over:
        return False
    if _OF_BEFORE.search(place.before[-24:]):
        return True
    if _LIKE.search(place.left[-60:]) and _ENDS.match(place.after):
        return True
    return _promised(place) and _NEVER_DONE.match(place.after) is not None


def _is_so(place: Place) -> bool:
    """Whether a clause only says how a year is or was, also behind the comma of "Cette année, "."""
    said = place.clause.split() or re.split(r"[.;:!?]", place.after.lstrip(" ,"), maxsplit=1)[0].split()
    return _IS_SO.search(" ".join(said)) is not None


def _put_off(place: Place) -> bool:
    """Whether it is the day on which something was to be before it was moved."""
    before = place.before[-140:]
    if _PLANNED.match(place.after) is not None and _PUT_OFF_GERMAN.search(before):
        return True
    near = before[-_NEAR:]
    if not any(word in near for word in _PLANS):  # as nearly always
        return False
    return _NOT_AS_PLANNED.search(before) is not None or _PUT_OFF.search(before) is not None


def _promised(place: Place) -> bool:
    if _PROMISED.search(place.before[-50:]):
        return True
    later = _WAS_PROMISED.match(place.after)
    return later is not None and _PROMISED_FOR.search(place.before[-24:]) is not None
