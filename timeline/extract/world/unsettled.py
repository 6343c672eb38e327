"""Dates that settle no day in German, French and Spanish: spans, attributes of things, lines of a page."""

import re

from timeline.extract.world import belonging
from timeline.extract.world.phrases import Phrases
from timeline.extract.world.place import Place

# "fundada hace más de treinta años", "vor über 50 Jahren gegründet": some time before that
_LONGER_AGO = re.compile(r"(?:hace(?: ya)? (?:más|menos)|il y a (?:plus|moins)) d[e']", re.IGNORECASE)
_LONGER = re.compile(r"\b(?:vor|seit) (?:weit |gut )?(?:über|mehr als|weniger als) $", re.IGNORECASE)
# "la huelga que mantienen desde hace casi cien días": so long
_FOR_SO_LONG = re.compile(r"hace\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:seit|depuis|desde)(?: (?:dem|der|le|la|el))? $", re.IGNORECASE)
_AS_BEFORE = re.compile(
    r"\b(?:unverändert"
    r"|nicht (?:mehr |weiter )?(?:gestiegen|gesunken|gewachsen|(?:ge|ver)ändert|erhöht|angepasst)"
    r"|(?:gleich|konstant|stabil) (?:geblieben|ist|sind|bleib\w+)|inchangée?s?|invariables?"
    r"|sin (?:cambios|variación))\b",
    re.IGNORECASE,
)
# "el informativo del mediodía", "la misa de la tarde"
_OF_THE_DAY = re.compile(
    r"(?:del (?:mediodía)|de la (?:mañana|tarde|noche|madrugada)|du (?:matin|midi|soir)|de l'après-midi"
    r"|de la (?:matinée|soirée|nuit))",
    re.IGNORECASE,
)
# "Criticó que no contratara el año pasado a nadie": in the subjunctive
_NOT_DONE = re.compile(r"\bno (?:se |le |les |lo |la )?\w+(?:[aá]ra|iera|ase|iese)[ns]?\b", re.IGNORECASE)
# "Il n'y aura pas de réintégration lundi"
_NOTHING = re.compile(r"\bil n'y (?:aura|a|avait) (?:pas|plus|aucune?)\b", re.IGNORECASE)
# "L'assemblée se réunit au moins une fois par an, vers la fin juin"
_ONCE_A_YEAR = re.compile(
    r"\b(?:(?:une|deux|trois|plusieurs) fois par an(?:née)?|(?:una vez|dos veces|tres veces) (?:al|por) año"
    r"|(?:ein|zwei|drei|mehr)mal (?:im|pro) jahr)\b[^.;:]*$",
    re.IGNORECASE,
)
# "una subvención para el año 2026", "die Beiträge für das kommende Jahr": which of them
_FOR_THE_YEAR = re.compile(
    r"\b(?:ayudas?|subvenci(?:ón|ones)|becas?|cuotas?|tasas?|tarifas?|precios|presupuestos?|calendario|previsi(?:ón|ones)|objetivos?|ambici(?:ón|ones)"
    r"|subventions?|aides?|tarifs?|cotisations?|budgets?|calendrier|prévisions?|objectifs?|ambitions?|\w*zusch[uü]ss\w*|\w*beitr[aä]g\w*"
    r"|gebühren\w*|\w*haushalts?\w*|preise)\b[^.;:]{0,60}\b(?:para|pour|für)"
    r"(?: (?:el|das|die|le))?(?: (?:año|ejercicio|jahr|l'année|l'exercice))? ?$",
    re.IGNORECASE,
)
# "die Berichte für das vergangene Jahr", "der Plan für das kommende Jahr", but "Für das kommende Jahr plant"
_OF_A_YEAR = re.compile(r"\b[A-ZÄÖÜ][\w-]+ für (?:das )?$")
# "ließen das vergangene Jahr Revue passieren": what is looked back on; "Vor 1945 war sie ein Star"
_PASSED = re.compile(r"\s*Revue passier")
_BEFORE_YEAR = re.compile(r"\b[Vv]or (?:dem Jahr )?$")
# what a bracket refers to, as in "s. Meldung vom 3. Mai" or "voir l'arrêté du 3 mai"
_SEE = re.compile(r"\((?:s\.|siehe|vgl\.|cf\.|voir|véase) [^()\n]*$")
# "war am Dienstag zunächst nicht bekannt": what nobody knows is no happening
_UNKNOWN = re.compile(
    r"\s*(?:(?:aber|jedoch|zunächst|vorerst|noch|weiter|weiterhin|immer) )*"
    r"(?:nicht (?:bekannt|fest|absehbar|klar)|un(?:klar|bekannt|gewiss)"
    r"|Gegenstand (?:der|von) \w*[Ee]rmittlungen)\b"
    r"|\s*(?:(?:aber|jedoch) )?(?:zunächst|vorerst|noch|weiter|weiterhin|immer noch) offen\b"  # no shop is so
)
_YEAR = re.compile(
    r"(?:(?:l'année|el año) )?[12]\d{3}"
    r"|(?:das |dem )?(?:kommende|nächste|laufende|vergangene|abgelaufene|letzte|vorige)[ns]? jahr"
    r"|(?:el )?(?:año que viene|próximo año|año próximo)|(?:l'année|l'an) prochaine?",
    re.IGNORECASE,
)
# The date at the head of a page, before its address
_HOST = re.compile(r"[\s,|·–-]*(?:\d{1,2}[:.h]\d\d)?[\s,|·–-]*(?:www\.|https?://)", re.IGNORECASE)
_PICTURE = re.compile(
    r"\b(?:symbol|archiv)(?:foto|bild)s?\b[^.;]{0,12}\baufgenommen(?: im jahr)? $", re.IGNORECASE
)
# "la hoy muy conocida", "hoy tan dispersos"
_TODAY = re.compile(r" (?:tan|muy|más|ya (?:des|in)\w+) [a-záéíóúñ]+[aeo]s?\b")
_NEAR = 24  # characters before a date
_TIMES = (" fois ", " vez ", " veces ", "mal ")
_FOR = (
    "para ",
    "pour ",
    "für ",
    "año ",
    " das ",
    " die ",
    " el ",
    "ejercicio ",
    "ahr ",
    "année ",
    "exercice ",
)
_YEARS_BEFORE = re.compile(r"(?<= )(?:[12]\d{3}(?:, | (?:y|e|et|und|sowie) )(?:en |de |von )?){1,8}$")


def holds(place: Place) -> bool:
    """Whether the date is only about how long, which thing, or stands beside what a page says of itself."""
    return (
        _so_long(place)
        or _of_what(place)
        or belonging.holds(place)
        or (place.over and " no " in place.left and _NOT_DONE.search(place.left) is not None)
        or ("n'y" in place.left and _NOTHING.search(place.left) is not None)
        or (not place.before.strip() and _HOST.match(place.after) is not None)
        or (place.date.casefold() == "hoy" and _TODAY.match(place.after) is not None)
    )


def _so_long(place: Place) -> bool:
    """As in "hace más de treinta años", "desde hace 14 días", "seit 2009 unverändert", "une fois par an"."""
    end = place.before[-_NEAR:]
    if _LONGER_AGO.match(place.date) or _LONGER.search(end):
        return True
    if _SINCE.search(end) and (
        _FOR_SO_LONG.match(place.date) or _AS_BEFORE.search(f"{place.before}{place.after}")
    ):
        return True
    return any(word in place.before for word in _TIMES) and _ONCE_A_YEAR.search(place.before) is not None


def _of_what(place: Place) -> bool:
    """As in "el informativo del mediodía", "ayudas para el año 2026"."""
    if place.today and _OF_THE_DAY.fullmatch(place.date) and place.before[-2:-1].isalpha():
        return True
    of_year = place.before.endswith(_FOR) and _YEAR.fullmatch(place.date) is not None
    if of_year and (_FOR_THE_YEAR.search(place.before) or _OF_A_YEAR.search(place.before[-2 * _NEAR :])):
        return True
    if _PASSED.match(place.after):
        return True
    if place.over and place.date.isdigit() and _BEFORE_YEAR.search(place.before[-_NEAR:]):
        return True
    if _UNKNOWN.match(place.after) or ("(" in place.before and _SEE.search(place.before)):
        return True
    return "aufgenommen" in place.before[-_NEAR:] and _PICTURE.search(place.before) is not None


def edition(place: Place, phrases: Phrases) -> bool:
    """Whether a year tells which of them, as the first of a list may: "los Juegos de 1996, 1998 y 2000"."""
    years = _YEARS_BEFORE.search(place.before)
    before = place.left if years is None else place.before[: years.start()]
    return phrases.named.search(before) is not None
