"""What holds in general, in German, French and Spanish: every year, on average, or only asked."""

import re

from timeline.extract.world.place import Place

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"[12]\d{3}")
# "Jedes Jahr am 15. August", "tous les ans, le 15 août", "cada primavera, en abril", "de cada año"
_YEARLY = re.compile(
    r"\b(?:jede[ns]? (?:jahr(?:es)?|frühjahr|frühling|sommer|herbst|winter)|alljährlich"
    r"|alle (?:zwei|drei) jahre"
    r"|chaque (?:année|printemps|été|automne|hiver)|tous les ans|toutes les années"
    r"|cada (?:año|primavera|verano|otoño|invierno)|todos los (?:años|veranos|inviernos))\b",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:mittel(?:wert)?|durchschnitt|moyenne|normale|media|promedio)\b[^.;,]{0,20}$", re.IGNORECASE
)
# "behandelt die Jahre 1939 bis 1945", "couvre les années", "abarca los años"
_COVERED = re.compile(
    r"\b(?:behandel\w+|umfass\w+|zeig\w+|couvre\w*|retrace\w*|cubre\w*|abarca\w*|recorre\w*) "
    r"(?:die jahre|die zeit von|les années|la période|los años|el periodo)\b[^.;,]{0,14}$",
    re.IGNORECASE,
)
_PLURAL_DAY = re.compile(
    r"(?:los|las) (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)", re.IGNORECASE
)
# "An den Samstagen im Juli", "les samedis de juillet", "an den Adventssamstagen bis 18 Uhr"
_DAYS_OF_MONTH = re.compile(
    r"\b(?:an|die|alle[nr]?)(?: den| allen)? "
    r"\w*(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|wochenende)e?n"
    r"(?P<in> (?:im|von)| in den monaten)? (?P<until>[^.;,]*\b(?:um|von|ab|bis|gegen) )?$"
    r"|\b(?:les|los) (?:(?:lun|mar|mercre|jeu|vendre|same)dis|dimanches|week-ends|sábados|domingos)"
    r" (?P<de>de|d'|en|du mois de) ?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)? uhr", re.IGNORECASE)
_OVER = re.compile(r"\büber $", re.IGNORECASE)  # "Über Nacht", "über Mittag geschlossen"
_EACH_DAY = re.compile(
    r"(?:le|les) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
    r"(?: à \d{1,2} ?h(?: ?\d\d)?| (?:matin|midi|après-midi|soir))",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:(?:aur)?ont lieu|se tien(?:nent|dront)|sont|se déroul(?:ent|eront)|ouvr(?:e\w*|ira|iront)"
    r"|(?<!\ba )(?<!\bont )ouverte?s?)\s*$",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:(?:um|ab|von|de|des?|à|a|las|les?|entre|zwischen)\s+)*\d{1,2}(?:[.:h]\s?\d\d)?"
    r"\s*(?:h|uhr|heures?|horas?)?"
    r"\s*(?:bis|à|a|y|et|und|-|–)\s*(?:las? )?\d{1,2}(?:[.:h]\s?\d\d)?\s*(?:h|uhr|heures?|horas?)?",
    re.IGNORECASE,
)
# Hours behind days that go on: "vom 18. bis 22. Mai von 21 bis 6 Uhr", "jusqu'au 25 mai, ..., de 22 h à 5 h"
_DAYS_ON = re.compile(
    r"\b(?:(?:vom|von|du|del|desde|dès|ab) (?:[^.;:]|(?<=\d)\.){1,40}\b)?"
    r"(?:bis|jusqu'au|hasta|(?<=\d )(?:au|al))\b"
    r"[^.;:]{0,24}(?:\d|\b\w+(?:tag|di|[eéo]s|ado|ingo)\b)(?:[^.;:]|(?<=\d)\.)*$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:selon|d'après|laut|gemäß|según) (?:le |la |l'|les |dem |der |el |los )?[\w-]+"
    r" (?:du|de|des|vom|del)\s*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:por (?:encima|debajo) del? de|à (?:celui|celle|ceux) (?:de|d'|du)"
    r"|(?:über|unter) (?:dem|der|denen) (?:vom|im|von))"
    r"\s*$",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"^\W*photo d'archives?\b[^.]{0,20}\($"
    r"|^\W*(?:das |die |la |le |el |una |une )?"
    r"(?:foto(?:grafie|grafía)?|bild|aufnahme|photo(?:graphie)?|image|imagen)\b"
    r"[^.]{0,40}\b(?:tomada|hecha|prise|wurde|entstand|stammt)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"^\W*(?:données|chiffres|datos|cifras|daten|zahlen) (?:au|a|al|vom|bis zum|à fin)\s*$", re.IGNORECASE
)
# "Mehr dazu in der Mitteilung der Kanzlei vom 2. Mai", "voir le communiqué du 2 mai": which of the papers,
# but "teilte die Kanzlei in einer Mitteilung vom 2. Mai mit"
_RELEASE = re.compile(
    r"\b(?:\w*(?:mitteilung|meldung)|communiqué(?: de presse)?|comunicado(?: de prensa)?|nota de prensa)"
    r"(?: (?:der|des|de la|du|del) [\w-]{3,30})?(?: (?:vom|du|del)(?: \w+,)?)? $",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:hieß|heißt|laut|nach|selon|d'après|según|teil(?:t|te|ten|en)|(?:sag|erklär|berichte|kündig|bestätig)\w*"
    r"|(?:dit|indiqu|annonc|précis|affirm|inform|anunci|señal|asegur|afirm|confirm)\w*)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:straße|platz|allee|rue|(?<!en )place|avenue|boulevard"
    r"|calle|plaza|avenida)(?: (?:des|du|del|de la))?\s*$",
    re.IGNORECASE,
)
# "Wegen des Feiertags am 29. Mai", "en raison du jour férié du 1er mai"
_FAR = 60  # characters from days of the week to the month or the hour of theirs
_NAMED = 30  # characters of what a day is named by
_HOLIDAY = re.compile(
    r"\b(?:feiertag|brückentag|jour férié|(?:día )?festivo)(?:e?s)?(?: (?:am|vom|du|le|del|el))? $",
    re.IGNORECASE,
)
# "Son roman « L'Hiver 1956 »", "le plan « Objectif 2030 »"
_TITLE = re.compile(r"[«“„\"]\s?(?:[A-ZÄÖÜÉÀ][\w'-]*(?: [\w'-]+){0,3}? )?$")
_WHEN = re.compile(
    r"\b(?:en|depuis|dès|de|avant|après|vers|à|in|im|seit|ab|bis|vor|nach|von|desde|hasta) $", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"(?:l')?(?:[^\W\d]+ )?[12]\d{3}", re.IGNORECASE)
_UNQUOTED = re.compile(r"\s?[»”“\"]")
# As in "Résultats du troisième trimestre 2026 : 22 octobre 2026", a line of a calendar.
_QUARTER = re.compile(r"\b(?:trimestre|semestre|quartal|halbjahr)s?\b", re.IGNORECASE)
_ENTRY = re.compile(r"\s?: (?:(?:le|el|am) )?\d{1,2}(?:er|\.)? (?:de )?[^\W\d]{3,}")
_BORN = re.compile(r"\s*(?:geborene?|né(?:e?s)?|nacid[ao]s)\b", re.IGNORECASE)
_USUALLY = re.compile(
    r"\b(?:meist(?:ens)?|in der regel|normalerweise|gewöhnlich|üblicherweise|en général"
    r"|généralement|d'ordinaire"
    r"|habituellement|normalmente|habitualmente|por lo general|suele[n]?)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:ist|sind|hat|gilt|findet|öffnet|est|sont|se tient|se tiennent|ouvre|es|son|está|abre|atiende)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:war(?:en)?|hatten?|wurden?|était|étaient|avait|avaient|a été|ont été|fue(?:ron)?"
    r"|era[n]?|había[n]?)\b",
    re.IGNORECASE,
)


def holds(place: Place) -> bool:
    """Whether the sentence tells of every year, of an average, of a class of people, or only asks."""
    before, after = place.before, place.after
    if after.rstrip(' "»“”').endswith("?"):
        return True
    if _MEAN.search(before) or _COVERED.search(before) or _SOURCE.search(before) or _OTHER.search(before):
        return True
    if _HOLIDAY.search(before, max(0, len(before) - _NAMED)):
        return True
    if _entitles(place):
        return True
    if _ENTRY.match(after) and _QUARTER.search(place.date):
        return True
    of_paper = before.endswith(("vom ", "du ", ", ")) or place.date.startswith("del ")
    if of_paper and _RELEASE.search(before) and _SAYS.search(f"{before}{after}") is None:
        return True
    if _PICTURE.search(before) or _AS_OF.search(before) or _STREET.search(before):
        return True
    if _BORN.match(after) and before.strip().casefold() in ("vor", "nach", "ab", "avant", "antes de"):
        return True
    return _regular(place)


def _entitles(place: Place) -> bool:
    """As in "Son roman « L'Hiver 1956 »": the year is the end of a short title in quotation marks."""
    if _BARE_YEAR.fullmatch(place.date) is None or _UNQUOTED.match(place.after) is None:
        return False
    return _TITLE.search(place.before) is not None and _WHEN.search(place.before) is None


def _regular(place: Place) -> bool:
    """As in "Jedes Jahr am 15. August", "los martes a las 11", "von 10 bis 14 Uhr"."""
    if _HOURS.fullmatch(place.date.strip()) and _DAYS_ON.search(place.before):
        return True
    if place.today and _HOURS.fullmatch(place.date.strip()) and _IS.search(place.left):
        return True
    clock = _CLOCK.fullmatch(place.date)
    if clock or not _DIGIT.search(place.date):
        days = _DAYS_OF_MONTH.search(place.before, max(0, len(place.before) - _FAR))
        if days is not None and (days["until"] if clock else days["in"] or days["de"]):
            return True
    if place.date in ("Nacht", "Mittag") and _OVER.search(place.before):
        return True
    if _PLURAL_DAY.match(place.date):
        return True
    if _EACH_DAY.fullmatch(place.date) and _HELD.search(place.before):
        return True
    if _YEAR.search(place.date):
        return False
    if _YEARLY.search(place.clause) or _YEARLY.match(place.before.lstrip(' „“«"')):
        return True
    return _USUALLY.search(place.clause) is not None and _PAST.search(place.clause) is None
