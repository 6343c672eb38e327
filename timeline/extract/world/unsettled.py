"""Dates that settle no day in German, French and Spanish: spans, attributes of things, lines of a page."""

import re

from timeline.extract.world.phrases import Phrases
from timeline.extract.world.place import Place

# Without one of these nothing here holds.
_CUES = re.compile(
    r"\b(?:hace|desde|il y a|vor|seit|depuis|de la|de l'|d[ue]l?|no|acta|www|https?|aufgenommen|hoy|n'y|para|pour|für|fois|vez|veces|\w+mal"
    r"|niederschrift|protokoll\w*|compte[ -]rendu|procès-verbal)\b",
    re.IGNORECASE,
)
# "fundada hace más de treinta años", "vor über 50 Jahren gegründet": some time before that
_LONGER_AGO = re.compile(r"(?:hace(?: ya)? (?:más|menos)|il y a (?:plus|moins)) d[e']", re.IGNORECASE)
_LONGER = re.compile(r"\b(?:vor|seit) (?:weit |gut )?(?:über|mehr als|weniger als) $", re.IGNORECASE)
# "la huelga que mantienen desde hace casi cien días": so long
_FOR_SO_LONG = re.compile(r"hace\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:seit|depuis|desde)(?: (?:dem|der|le|la|el))? $", re.IGNORECASE)
_AS_BEFORE = re.compile(
    r"\b(?:unverändert|(?:gleich|konstant|stabil) (?:geblieben|ist|sind|bleib\w+)|inchangée?s?|invariables?"
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
    r"\b(?:ayudas?|subvenci(?:ón|ones)|becas?|cuotas?|tasas?|tarifas?|precios|presupuestos?|calendario|previsi(?:ón|ones)|objetivos?"
    r"|subventions?|aides?|tarifs?|cotisations?|budgets?|calendrier|prévisions?|objectifs?|\w*zusch[uü]ss\w*|\w*beitr[aä]g\w*"
    r"|gebühren\w*|\w*haushalts?\w*|preise)\b[^.;:]{0,60}\b(?:para|pour|für)"
    r"(?: (?:el|das|die|le))?(?: (?:año|ejercicio|jahr|l'année|l'exercice))? ?$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?:l'année|el año) )?[12]\d{3}|(?:das |dem )?(?:kommende|nächste|laufende)[ns]? jahr"
    r"|(?:el )?(?:año que viene|próximo año|año próximo)|(?:l'année|l'an) prochaine?",
    re.IGNORECASE,
)
# "El acta de la sesión del 12 de enero fue aprobada", "Das Protokoll der Sitzung vom ... wird genehmigt"
_MINUTES = re.compile(
    r"\b(?:\w*niederschrift|\w*protokoll|compte[ -]rendu|procès-verbal|acta)\b[^.;:]{0,70}$", re.IGNORECASE
)
_APPROVED = re.compile(
    r"[^.;:]{0,60}\b(?:(?:wird|wurde|ist)\b[^.;:]{0,30}\b(?:genehmigt|bestätigt|angenommen|verabschiedet)"
    r"|(?:est|sont|a été|ont été) (?:\w+ ){0,2}(?:approuvé|adopté|validé)"
    r"|(?:es|fue|queda|ha sido|se) (?:\w+ ){0,2}(?:aprob|ratific)\w+)",
    re.IGNORECASE,
)
# The date at the head of a page, before its address
_HOST = re.compile(r"[\s,|·–-]*(?:\d{1,2}[:.h]\d\d)?[\s,|·–-]*(?:www\.|https?://)", re.IGNORECASE)
_PICTURE = re.compile(
    r"\b(?:symbol|archiv)(?:foto|bild)s?\b[^.;]{0,12}\baufgenommen(?: im jahr)? $", re.IGNORECASE
)
# "la hoy muy conocida", "hoy tan dispersos"
_TODAY = re.compile(r" (?:tan|muy|más|ya (?:des|in)\w+) [a-záéíóúñ]+[aeo]s?\b")
_YEARS_BEFORE = re.compile(r"(?<= )(?:[12]\d{3}(?:, | (?:y|e|et|und|sowie) )(?:en |de |von )?){1,8}$")


def holds(place: Place) -> bool:
    """Whether the date is only about how long, which thing, or stands beside what a page says of itself."""
    if _CUES.search(f"{place.before} {place.date} {place.after}") is None:
        return False
    if _LONGER_AGO.match(place.date) or _LONGER.search(place.before):
        return True
    if _SINCE.search(place.before) and (
        _FOR_SO_LONG.match(place.date) or _AS_BEFORE.search(f"{place.before}{place.after}")
    ):
        return True
    if place.today and _OF_THE_DAY.fullmatch(place.date) and place.before[-2:-1].isalpha():
        return True
    if (place.over and _NOT_DONE.search(place.left)) or _NOTHING.search(place.left):
        return True
    if _ONCE_A_YEAR.search(place.before) or (
        _YEAR.fullmatch(place.date) is not None and _FOR_THE_YEAR.search(place.before) is not None
    ):
        return True
    if _MINUTES.search(place.before) and _APPROVED.match(place.after):
        return True
    if not place.before.strip() and _HOST.match(place.after):
        return True
    if _PICTURE.search(place.before):
        return True
    return place.date.casefold() == "hoy" and _TODAY.match(place.after) is not None


def edition(place: Place, phrases: Phrases) -> bool:
    """Whether a year tells which of them, as the first of a list may: "los Juegos de 1996, 1998 y 2000"."""
    years = _YEARS_BEFORE.search(place.before)
    before = place.left if years is None else place.before[: years.start()]
    return phrases.named.search(before) is not None
