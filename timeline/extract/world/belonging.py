"""Dates that belong to a noun in French and Spanish: of accounts, plans and papers, of names, of habits.

"L'exercice clos le 31 décembre", "el calendario para la próxima semana" and "Plan Local 2017-2019" tell which
one is meant, "le mardi et jeudi à 14 heures" when something is done each week.
"""

import re

from timeline.extract.world.place import Place

_REACH = 80  # characters before a date that can name what it belongs to
_SPAN = re.compile(r"[12]\d{3}\s?[-–/]\s?(?:[12]\d)?\d\d")
_YEAR = re.compile(r"(?:(?:de )?l'année |(?:el |del )?año )?[12]\d{3}(?:\s?[-–/]\s?(?:[12]\d)?\d\d)?")
# "el Plan de Inversiones Locales 2017-2019", but no first word of a sentence
_NAMED = re.compile(r"\w[^.;:!?]* \(?(?!(?:En|De|Entre|Du|Depuis)\b)[A-ZÁÉÍÓÚÀÈÎ][\w'-]+ $")
# "l'exercice clos le", "las utilidades acumuladas al"
_CLOSED = re.compile(
    r"\b(?:exercice|comptes?|états? financiers?|bilan|période|semestre|trimestre|année|ejercicio|cuentas"
    r"|utilidades"
    r"|resultados|estados? financieros?|balance|per[ií]odo|saldos?|beneficios|ganancias)\b(?: [\w-]+){0,3}?"
    r" (?:(?:clo(?:s|se)|clôturé|arrêté|achevé|terminé)e?s? (?:(?:au|le) )?"
    r"|(?:cerrad|terminad|finalizad|concluid|acumulad|generad|obtenid|asignad)[oa]s? (?:(?:al|el|hasta|a"
    r"|en)(?: el)? )?)$",
    re.IGNORECASE,
)
# "Utilidades no asignadas al 31 de diciembre"
_UP_TO = re.compile(
    r"\b(?:utilidades|activos|pasivos|patrimonio|deuda|saldo|capital|actifs?|passifs?|dette|trésorerie"
    r"|encours)"
    r"(?: [\w-]+){0,3} (?:(?:al|au|a) )?$",
    re.IGNORECASE,
)
_ACCOUNTS = re.compile(
    r"\b(?:comptes?|états financiers|rapports?|bilan|chiffres|cuentas|estados financieros|informes?|cifras)"
    r"(?: [\w-]+){0,2} (?:(?:du|de|del) )?$",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"[^.;]*\b(?:tri|se)mestre\b[^.;]*", re.IGNORECASE)
# "les projets de 2023", "les comptes 2022", "rapport d'activité pour l'année 2016", "los planes de 2023"
_OF_YEAR = re.compile(
    r"\b(?:(?:projets?|réalisations?|perspectives|rapports?(?: (?:d'activités?|moral|financier))?|comptes?"
    r"|bilans?"
    r"|activités|proyectos|planes|realizaciones|perspectivas|memorias?|cuentas|actividades)"
    r"(?: [\w-]+(?:e|s|ux|[ao]les)| comptables?| financiers?)?)"
    r" (?:(?:de|du|pour|del|para)(?: (?:l'|el )?(?:année|an|año|ejercicio|exercice))? |(?:de "
    r"|pour )?(?:l')?)?$",
    re.IGNORECASE,
)
# "el paquete de obras para este año", "le programme pour la semaine prochaine"
_PLAN_FOR = re.compile(
    r"\b(?:calendario|programa|programación|presupuesto|paquete|plan(?:es|ning)?|agenda|pronóstico"
    r"|previsi(?:ón|ones)|horarios?"
    r"|cartelera|calendrier|programme|budget|agenda|prévisions?|horaires|menus?)\b[^.;:,]{0,40} (?:para|pour)"
    r"(?: (?:el|la|los|las|le|les))? $",
    re.IGNORECASE,
)
_SPELL = re.compile(
    r"(?:(?:el|la|las|los|le|l')\s?)?(?:est[ea]|este mismo|próxim[ao]s?|cette|ce|l'|la)?\s?(?:año|mes"
    r"|semana|fin de semana"
    r"|temporada|année|mois|semaine|week-end|saison)(?: (?:próxim[ao]|que viene|prochaine?|à venir|en cours"
    r"|entrante))?",
    re.IGNORECASE,
)
# "les priorités pour la période 2016-2020"
_PERIOD = re.compile(
    r"\b(?:pour|de|du|para|del?)(?: (?:la|le|l'|el))? ?(?:période|mandat|exercice|per[ií]odo|mandato"
    r"|vigencia|bienio"
    r"|trienio|cuatrienio|quinquenio) (?:de )?$",
    re.IGNORECASE,
)
# "la conjoncture des années 80", but "la guerre des années 80"
_DECADE = re.compile(r"(?:(?:des|de los) )?(?:années|años) '?(?:\d{2}|\d{4})", re.IGNORECASE)
_OF_DECADE = re.compile(r"\w (?:des|de los) (?:années|años) [^ ]+$", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:guerres?|crises?|chocs?|grèves?|incendies?|crues?|inondations?|sécheresses?|famines?|guerras?"
    r"|huelgas?"
    r"|crisis|sequías?|inundaci\w+|incendios?|terremotos?|séismes?)\b[^.;:,]{0,24}$",
    re.IGNORECASE,
)
# "las cuotas de diciembre", "le salaire de mars": which of them
_DUE = re.compile(
    r"\b(?:cuotas?|salarios?|sueldos?|jornal(?:es)?|aguinaldos?|facturas?|nóminas?|pensi(?:ón|ones)"
    r"|alquiler(?:es)?"
    r"|salaires?|loyers?|pensions?|factures?|mensualités?)(?: (?:de|del mes de|du mois de))"
    r"(?: \w+,| \w+ (?:y|et)){0,4} $",
    re.IGNORECASE,
)
_MONTH = re.compile(r"[^\W\d]{3,}(?:(?:, | y | et )[^\W\d]{3,})*")
_PRESENT_YEAR = re.compile(r"(?:de )?(?:l')?année en cours|año en curso", re.IGNORECASE)
_OF = re.compile(r"\b(?:de|d'|del|pour|para)(?: (?:l'|el|la))?\s?$", re.IGNORECASE)
# "la misma noche de los comicios", "le jour même de l'ouverture": of a day that is not told
_SAME = re.compile(
    r"(?:el |la |le )?(?:mism[oa] (?:día|noche|tarde|mañana|semana|mes)|jour même|soir même|même (?:jour"
    r"|soir|semaine))",
    re.IGNORECASE,
)
_OF_THAT = re.compile(r" (?:del? (?:l[aeo]s? )?|du |de l'|de la |des |d')(?!\d)\w{4}", re.IGNORECASE)
# "1 à 2 jours avant": so long before
_AMOUNT = re.compile(r"\d (?:à|a|o|ou) $")
_BEFORE = re.compile(r"\d+ (?:jours?|días?|semaines?|semanas?|heures?|horas?) (?:avant|antes)", re.IGNORECASE)
_SEASON = re.compile(r"(?:fin|début|milieu|finales|principios|mediados) d\W?\s?\w+", re.IGNORECASE)
_FRENCH_SEASON = re.compile(r"(?:été|hiver|automne|printemps)$", re.IGNORECASE)
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
# "le mardi et jeudi à 14 heures", in the present
_EACH_OF_TWO = re.compile(rf"\b(?:le|les|chaque) {_DAY}s?(?:,| et(?: le)?) {_DAY}s?\b", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(?:a|ont|avait|avaient|était|étaient|fut|\w+(?:era|eront|ira|iront|ront))\b|\d{1,2}(?:er)? (?:janv"
    r"|févr|mars|avr"
    r"|mai|juin|juil|août|sept|oct|nov|déc)",
    re.IGNORECASE,
)
# "- Mardi 9 février 2016 - AFP" below a picture, "— FSF (@fsf) May 27, 2022" below what was posted
_DASHED = re.compile(r"\s[-–—|]\s(?:le |el )?$")
_AGENCY = re.compile(r"\s*[-–—/|]\s*(?:©\s?)?[A-Z]{2,7}\W*$")
_POSTED = re.compile(r"\(@\w+\)\s*(?:[A-Z][a-z]+ \d{1,2}, )?$")


def holds(place: Place) -> bool:
    """Whether the date only tells which of several a noun means, or when something is done each week."""
    before, date = place.before[-_REACH:], place.date.strip()
    return (
        _of_accounts(place, before, date)
        or _of_plan(before, date)
        or _untold(place, before, date)
        or _POSTED.search(before) is not None
        or (_AGENCY.match(place.after) is not None and _DASHED.search(before) is not None)
        or _each_week(place, before, date)
    )


def _of_accounts(place: Place, before: str, date: str) -> bool:
    """As in "l'exercice clos le 31 décembre", "las utilidades al 31 de diciembre"."""
    if _CLOSED.search(before) or (_QUARTER.fullmatch(date) and _ACCOUNTS.search(before)):
        return True
    named = place.over and (date[:1].isdigit() or date.startswith(("al ", "au ")))
    return named and not before.endswith((" de ", " del ")) and _UP_TO.search(before) is not None


def _of_plan(before: str, date: str) -> bool:
    """As in "Plan Local 2017-2019", "les projets de 2023", "el calendario para la próxima semana"."""
    if _SPAN.fullmatch(date) and _NAMED.search(before):
        return True
    if _YEAR.fullmatch(date) and (_OF_YEAR.search(before) or _PERIOD.search(before)):
        return True
    if _DECADE.fullmatch(date) and _OF_DECADE.search(f"{before}{date}"):
        return _EVENT.search(before) is None
    if _MONTH.fullmatch(date) and _DUE.search(before):
        return True
    if _SPELL.fullmatch(date) and _PLAN_FOR.search(before):
        return True
    return _PRESENT_YEAR.fullmatch(date) is not None and _OF.search(before) is not None


def _untold(place: Place, before: str, date: str) -> bool:
    """As in "la misma noche de los comicios", "1 à 2 jours avant", "une journée de fin d'été"."""
    if _SAME.fullmatch(date) and _OF_THAT.match(place.after):
        return True
    if _AMOUNT.search(before) and _BEFORE.match(date):
        return True
    season = _SEASON.fullmatch(date) is not None and _FRENCH_SEASON.search(date) is not None
    return season and before.endswith((" de ", " d'"))


def _each_week(place: Place, before: str, date: str) -> bool:
    """As in "le mardi et jeudi à 14 heures se déroulent des jeux"."""
    starts, ends = len(before), len(before) + len(date)
    pairs = _EACH_OF_TWO.finditer(f"{before}{date}{place.after[:24]}")
    own = any(
        pair.start() < ends and (pair.end() > starts or before[pair.end() :] in (" ", " à ", " de ", " dès "))
        for pair in pairs  # another date of the clause is of its own: "ouvre le mardi et jeudi, bal le 24"
    )
    return own and _ONCE.search(place.clause) is None
