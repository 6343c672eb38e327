"""Whether a sentence claims that something happens at its date: the judgements of `claims`, by phrases."""

import re

from timeline import months
from timeline.extract.world import cases, general, unclaimed, unkept, unsettled
from timeline.extract.world.phrases import Phrases
from timeline.extract.world.place import Place

_RANKED = 30  # characters from "the largest" to the clause about it
_ROUND = 50  # characters on either side that tell what a date measures or names
_PLAN_REACH = 3  # words between "planned" and its date
_NIGHT = re.compile(r"\b(?:nacht|nuit|noche|madrugada|notte|noite|nacht)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:um|gegen|ab|bis|à|vers|dès|de|a|las|la|le|les|alle|às|om|von|\s)*\d{1,2}(?:\s?[.:h]\s?\d\d)?"
    r"\s*(?:h|uhr|heures?|horas?|ore|uur)?",
    re.IGNORECASE,
)
# "von 7.30 bis 15.30 Uhr"
_CLOCKS = re.compile(
    r"(?:(?:von|de|des?|entre|zwischen|las?|les?) )*\d{1,2}(?:[.:h]\s?\d\d)?\s*(?:h|uhr|heures?|horas?)?"
    r"\s*(?:bis|à|a|y|et|und|-|–)\s*(?:las? )?\d{1,2}(?:[.:h]\s?\d\d)?\s*(?:h|uhr|heures?|horas?)?",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\d\s*(?:h\b|uhr|heures?|horas?|ore\b|uur)|\d[.:]\d\d|\d (?:bis|a|à|-|–|tot|às|alle) \d", re.IGNORECASE
)
_AS_OF = re.compile(r"\b(?:stand|état au|datos a|situación a)\s?:?\s*$", re.IGNORECASE)
_WITHOUT_DAY = re.compile(r"\D*(?:[12]\d{3}(?:er)?\D*){1,2}")
_BOUND = re.compile(
    r"\b(?:ab|bis|seit|vom|depuis|jusqu'en|dès|desde|hasta|a partir(?: de)?)\W*$", re.IGNORECASE
)
# "le marché du samedi", but "le samedi suivant"
_EACH_WEEKDAY = re.compile(
    r"\b(?:le|du|les) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
    r"(?:,? de \d[^,]{0,12} à \d[^,]{0,6})?$"
    r"|\bdu (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:matin|midi|après-midi|soir)$",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*(?:suivant|dernier|prochain|matin|midi|soir|après|même|\d|,)", re.IGNORECASE)
_SEASON = re.compile(
    r"(?:im |en |au |el )?(?:sommer|winter|frühjahr|frühling|herbst|été|hiver|printemps|automne|verano"
    r"|invierno|otoño|primavera)",
    re.IGNORECASE,
)
# "seit Jahresbeginn": what is counted up to now
_START = re.compile(
    r"début de l'année|jahresbeginn|jahresanfang|(?:principios?|comienzos?) de(?:l)? año", re.IGNORECASE
)
_NOBODY = re.compile(
    r"\b(?:niemand|kein(?:e[nrsm]?)?(?= \w+(?: (?!mehr)\w+|\W*$))|personne n['e]|aucune? \w+ n['e]|nadie"
    r"|no \w+ ning[uú]n\w*"
    r"|ning[uú]n[ao]? \w+)",
    re.IGNORECASE,
)
_WEEKDAY = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|lunes|martes"
    r"|miércoles|jueves|viernes|sábado)s?"
)
# "ouvert lundi et mercredi de 9 h à 12 h"
_TWO_DAYS = re.compile(rf"\b{_WEEKDAY}(?:,? (?:und|et|y)(?: le| el)? |, ){_WEEKDAY}\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:geöffnet|offen|öffnet|ouvert\w*|ouvre|permanences?|guichet|abre|abiert[oa]s?)\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:renseignements?|contact|tél|téléphone|permanence|rückfragen|auskunft|kontakt|telefon|tel"
    r"|bürozeiten"
    r"|información|informaciones|teléfono|tfno|atención)\b",
    re.IGNORECASE,
)
_NO_DAY = re.compile(
    r"(?:an )?diesem (?:abend|morgen|tag)|ce soir-là|(?:esa|aquella) noche|(?:la "
    r"|de la )?dernière (?:soirée|journée|séance)|diese[nr] tag|cette journée",
    re.IGNORECASE,
)
# "Karten aus dem Vorjahr"
# "la hoy extinta Yugoslavia"
_NOW = re.compile(r"\b(?:el|la|los|las) $", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"vorjahr|année précédente|año anterior", re.IGNORECASE)
_LASTING_BEFORE = re.compile(
    r"\b(?:beherbergt|zählt|beschäftigt|abrite|accueille|compte|emploie|est|alberga|acoge|emplea"
    r"|cuenta(?: con)?|es"
    r"|tiene|ist|hat|lebt|(?:est|sont|es|son|está|están) (?:jou|conserv|utilis|expos|consid[eé]r|g[eé]r|class"
    r"|utiliz|gestiona|tocad|conoc|connu)\w*) $",
    re.IGNORECASE,
)
# "Heute hat der Rat beschlossen", "aujourd'hui, le conseil a voté", "hoy ha decidido"
_DONE = re.compile(
    r"\b(?-i:(?:ge|be|ver|ent|er|zer|[a-zäöü]{2,}ge)[a-zäöüß]{3,}(?:t|en)|[a-zäöü]+iert)\W*$|\b(?:a|ont|est"
    r"|sont) (?:été )?\w+(?:é|i|u|is|it)e?s?\b"
    r"|\b(?:ha|han) \w+(?:ado|ido|to|cho)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"(?:\b(?:aus dem|des|vom|zum|als im|gegenüber dem|del?|à|al|que) |\()$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# "Vor einigen Tagen hielten Beamte in den frühen Morgenstunden": nobody says which morning
_SOME_TIME_AGO = re.compile(
    r"\bvor (?:einigen|wenigen|ein paar|mehreren) (?:tagen|wochen|monaten|jahren)\b"
    r"|\b(?:kürzlich|neulich|unlängst|vor kurzem)\b"
    r"|\bil y a (?:quelques|plusieurs) (?:jours|semaines|mois)\b|\brécemment\b"
    r"|\bhace (?:unos|unas|varios|varias|algunos|algunas) (?:días|semanas|meses)\b|\brecientemente\b",
    re.IGNORECASE,
)


# "de mai à novembre", "von November bis März": months that name no year
_MONTHS = re.compile(
    rf"(?:(?:{'|'.join(dict.fromkeys((*months.GERMAN, *months.FRENCH, *months.SPANISH)))})"
    r"(?: (?:à|au|bis|a|hasta|et|und|y|-|–) )?){2,}",
    re.IGNORECASE,
)
_IS_SO = re.compile(
    r"\b(?:est|sont|ist|sind|es|son|está|están|hat|haben|a|ont|tiene|tienen|blüht|blühen|fleurit|fleurissent"
    r"|florece|florecen|brütet|brüten|niche|nichent|anida|anidan|vit|vivent|lebt|leben|vive|viven|abre|abren"
    r"|ouvre|ouvrent|öffnet|öffnen|ferme|ferment|d[aü]rf\w*|muss|müssen|kann|können|peut|peuvent"
    r"|puede|pueden|cierra|cierran|dure|durent|dura|duran|dauert|dauern|läuft|reicht)"
    r"(?! (?:été|sido|prévu|programm|annonc|geplant|vorgesehen|angesetzt|previst))",
    re.IGNORECASE,
)
# A participle or the end of a past or future: then it is one time.
_ONCE = re.compile(
    r"\b(?:\w+(?:ra|ront|rán?|aient|èrent|aron|ieron|ó)|wird|werden|wurden?|war(?:en)?|fut|furent|fue(?:ron)?"
    r"|(?:a|ont|avait|avaient) \w{2,}(?:é|i|u|is|it)e?s?"
    r"|(?:est|tuv|hub|hic|vin)(?:uvo|uvieron|o|ieron)|hizo"
    r"|(?:est|sont) (?:parti|arrivé|venu|mort|né|entré)e?s?|était|étaient|ha|han"
    r"|soll(?:en)?|doit|doivent|debe|deben|ge\w+t|\w+ée?s? par)\b",
    re.IGNORECASE,
)
# "Der Überschuss kletterte von Juli bis September", "Von Januar bis März kamen 300 Gäste"
_STRONG = "stieg|sank|fiel|kam|ging|gab|fand|nahm|zog|lag|verlor|gewann|schloss|trug|blieb|lief|fuhr|sprang"
_DID = rf"(?:(?:{_STRONG})(?:en)?|[a-zäöü]{{3,}}(?<!soll)te|[a-zäöü]{{2,}}[bgkmz]ten)"
_DID_BEFORE = re.compile(rf"\b{_DID} (?:von |zwischen |im Zeitraum |in den Monaten ){{1,2}}$")
_DID_BEHIND = re.compile(rf" {_DID}\b")
_SHOULD = re.compile(r"\b(?:sollten?|devai(?:t|ent)|debían?|iban? a)\b", re.IGNORECASE)
# "El aplazamiento de las elecciones previstas para el domingo", "die Absage des für Mai geplanten Fests"
_CALLED_OFF = re.compile(
    r"\b(?:aplazamiento|suspensión|cancelación|anulación|retraso|report|annulation|ajournement|verschiebung|absage"
    r"|ausfall|verlegung) (?:del?|des?|du|der|de la|de los|de las|de l')\b[^.;,]*$",
    re.IGNORECASE,
)
_ONTO = re.compile(r"\bauf(?: den)? $", re.IGNORECASE)
_FROM, _TO = re.compile(r"\b(?:von|vom|du|de|del)\W*$"), re.compile(r"\s*(?:auf|in|au|à|al|a)\b")
_ONLY = re.compile(
    r"\b(?:erst|\w+(?:rá|rán|ra|ront) (?:finalement )?(?:en|el|le|à|a|au|hasta)\b(?! (?:lieu|cabo))"
    r"|ne [^.;]{2,30} qu[e'à]|no [^.;]{2,30} hasta|recién)\b",
    re.IGNORECASE,
)
_ALREADY = re.compile(
    r"\b(?:déjà|au total|bereits|schon|insgesamt|ya|en total|acumula\w*)\b[^.;]*\d|\d[^.;]*\b(?:déjà|au total"
    r"|bereits|insgesamt|en total)\b",
    re.IGNORECASE,
)


_AND = re.compile(r"^[\W_]*(?:(?:und|aber|doch|et|mais|y|pero) )?", re.IGNORECASE)
_IF = frozenset({"si", "s'il", "s'ils", "se"})  # which are never "when"
_QUOTED = re.compile(r"[\"”»“]\s*,?\s*$")
_JOINED = (["y"], ["pero"], ["et"], ["mais"], ["und"], ["aber"])
_SECOND = frozenset("sollte sollten hätte hätten wäre wären".split())
# "Da der Stichtag auf einen Sonntag fällt, sollte das Schreiben am Freitag da sein"
_SUBORDINATE = re.compile(
    r"\W*(?:da|weil|als|nachdem|obwohl|damit|um|wer|während|bevor|wie|was|seit)\b[^;.]*, ", re.IGNORECASE
)


def claims(place: Place, phrases: Phrases) -> bool:
    """Whether the date is where something happened, happens or is planned."""
    return not (
        _compares(place, phrases)
        or _supposes(place, phrases)
        or _superseded(place, phrases)
        or _unmet(place, phrases)
        or _names(place, phrases)
        or _repeats(place, phrases)
        or _in_every_year(place)
        or cases.whoever(place)
        or general.holds(place)
        or unsettled.holds(place)
        or unkept.holds(place)
        or (not phrases.alone and (unclaimed.leaves_open(place) or cases.holds(place, phrases)))
        or _nowadays(place, phrases)
        or _dayless(place, phrases)
        or (place.over and phrases.denied.search(place.clause) is not None)
        or _nobody(place)
        or _marks(place, phrases)
        or phrases.never.search(_round(place)) is not None
    )


def _round(place: Place) -> str:
    """The date in square brackets between what stands next to it, on one line."""
    return f"{place.before[-_ROUND:]}[{place.date}]{place.after[:_ROUND]}".replace("\n", " ")


def _compares(place: Place, phrases: Phrases) -> bool:
    """As in "more than in 2019", "the first since 2007", "the level of 2019"."""
    if phrases.compared.search(place.left) or phrases.measured.search(place.left):
        return True
    if phrases.contrasted.match(place.after.lstrip()):
        return True
    if phrases.started.search(place.left) and phrases.reached.match(place.after.lstrip()):
        return True
    since = phrases.since.search(place.left)
    if since is None:
        return False
    if (
        _START.search(place.date)
        or _NOBODY.search(place.clause)
        or phrases.ranking.search(place.left, 0, since.start())
    ):
        return True
    if _ALREADY.search(f"{place.clause} {place.after.split('.')[0]}"):
        return True
    # "Er gilt als der größte, der seit 1900 gebaut wurde"
    if phrases.relatives.match(place.left.lstrip()) is None:
        return False
    head = place.before[: len(place.before) - len(place.left)]
    return phrases.ranking.search(head, max(0, len(head) - _RANKED)) is not None


def _supposes(place: Place, phrases: Phrases) -> bool:
    """As in "if the talks fail, the strike begins in May", "it would have opened in 2020"."""
    if phrases.unsure.search(place.clause):
        return True
    if phrases.unreal.search(place.clause) and not phrases.saying.search(place.before):
        return True
    sentence = f"{place.before} {place.after}"
    opening = "" if _speaks(place, phrases) else _AND.sub("", place.before)
    # "Saldrá a las 11; si llueve, se hará el domingo"
    part = "" if _speaks(place, phrases) else re.split("[;:] ", place.before)[-1]
    for clause in (place.left.lstrip(' "„«“¿¡'), opening, part):
        opens = phrases.supposing.match(clause)
        if opens is None or (opens[0] in _SECOND and _SUBORDINATE.match(place.before)):
            continue
        # "Wenn am 3. Mai die Messe öffnet" is a when.
        rest = clause[opens.end() :].casefold().split()
        only_date = all(word in phrases.company for word in rest)
        return (
            not (only_date and opens[0].casefold() not in _IF)
            and phrases.conditional.search(sentence) is not None
        )
    return False


def _speaks(place: Place, phrases: Phrases) -> bool:
    """As in "“Se piove, si rinvia”, ha detto lunedì il sindaco": what is supposed is in the quotation."""
    head = place.before[: len(place.before) - len(place.left)]
    return _QUOTED.search(head) is not None and phrases.saying.search(place.clause) is not None


def _superseded(place: Place, phrases: Phrases) -> bool:
    """As in "originally planned for May", "the meeting planned for Friday was moved to Monday"."""
    if _SHOULD.search(place.clause) and _ONLY.search(place.after):
        return True  # "die am Montag beginnen sollte, startet erst am 5. Januar"
    if _FROM.search(place.left) and _TO.match(place.after) and phrases.moved.search(place.clause):
        return True  # "verschiebt sich von Februar auf April"
    planned = phrases.planned.search(place.clause)
    if planned is None or _is_new(place, phrases):
        return False
    formerly = phrases.formerly.search(place.clause)
    if formerly is not None or (_CALLED_OFF.search(place.before) and _attributed(place, phrases)):
        return True
    return _attributed(place, phrases) and phrases.moved.search(place.after) is not None


def _is_new(place: Place, phrases: Phrases) -> bool:
    """As in "das für den 1. Mai geplante Fest wurde auf den 8. Mai verlegt"."""
    if _ONTO.search(place.left) is None or phrases.attributed.match(place.after.lstrip()):
        return False
    return phrases.moved.search(place.after) is not None


def _attributed(place: Place, phrases: Phrases) -> bool:
    """Whether the date is only that of the plan: "die für Mittwoch angesetzte", "prévue le 3 mai"."""
    if phrases.attributed.match(place.after.lstrip()):
        return True
    planned = [found.end() for found in phrases.planned.finditer(place.left)]
    return bool(planned) and len(place.left[planned[-1] :].split()) <= _PLAN_REACH


def _unmet(place: Place, phrases: Phrases) -> bool:
    """As in "was to be finished in July", said after July."""
    if not place.over:
        return False
    if phrases.unmet.search(place.left):
        return True
    behind = phrases.unmet.search(place.right)
    # "La obra comenzó el 3 de febrero y debía durar tres meses"
    return behind is not None and place.right[: behind.start()].split()[-1:] not in _JOINED


def _names(place: Place, phrases: Phrases) -> bool:
    """As in "the Act of 2019", "the season 2024/25"."""
    # "a Lei 6.404, de 15 de dezembro", but "según afirmó ayer el ministro"
    named = phrases.documents.search(place.before if phrases.alone else place.left)
    said = named and (phrases.saying.search(named[0]) or phrases.announcing.search(named[0]))
    if (named and not said) or _AS_OF.search(place.before):
        return True
    return _is_year(place.date) and unsettled.edition(place, phrases)


def _is_year(date: str) -> bool:
    return re.fullmatch(r"\D{0,12}\d{4}(?:\s?[-–/]\s?\d{2,4})?", date) is not None


def _repeats(place: Place, phrases: Phrases) -> bool:
    """As in "every spring", "daily from 9 to 17", "open Monday to Friday"."""
    if phrases.repeated.search(place.left):
        return True
    sentence = f"{place.before}{place.date}{place.after}"
    if phrases.week.search(sentence) and _HOURS.search(sentence) and not _NIGHT.search(sentence):
        # as in "hasta el 14 de diciembre, de miércoles a domingo a las 20 horas", "Ab 2. Juni Mo–Fr 8–12 Uhr"
        dated = _DIGIT.search(place.date) and not _CLOCK.fullmatch(place.date)
        bound = phrases.until.search(f"{place.left}{place.date}") or _BOUND.search(place.left)
        # "Abre de lunes a viernes de 9 a 14 horas, y las ayudas podrán pedirse desde mañana"
        apart = phrases.week.search(f"{place.left}{place.date}{place.right}") is None
        return not (dated and bound) and not (apart and bound and not _HOURS.search(f"{place.date} "))
    if phrases.week.search(sentence) and _OFFICE.search(sentence):
        return True  # "Renseignements : 04 75 20 26 00, du lundi au vendredi"
    if _EACH_WEEKDAY.search(f"{place.left}{place.date}") and not _THAT.match(place.after):
        return True
    if _TWO_DAYS.search(sentence) and _OPEN.search(sentence) and _HOURS.search(sentence):
        return True
    if phrases.daily.search(sentence) is None:
        return False
    if _SEASON.fullmatch(place.date):
        return True
    return _HOURS.search(f"{place.date} ") is not None or (
        _HOURS.search(sentence) is not None and not _DIGIT.search(place.date)
    )


def _in_every_year(place: Place) -> bool:
    """As in "Le moustique est actif de mai à novembre": months without a year, nothing done or planned."""
    bare = _SEASON.fullmatch(place.date.strip()) or _SEASON.fullmatch(
        f"{place.left[-3:]}{place.date}".strip()
    )
    if _MONTHS.fullmatch(place.date) is None and not bare:
        return False
    if bare and (
        _CLOCKS.match(place.after.lstrip()) or place.after.lstrip().startswith(("nur ", "uniquement "))
    ):
        return True  # "im Winter von 7.30 bis 15.30 Uhr", "Im Winter nur bei trockenem Wetter"
    clause = place.left if len(place.left.split()) > 1 else f"{place.left} {place.after.split('.')[0]}"
    if bare and re.search(r"\b(?:beginn|start|komm|ouvr|début|commenc|empiez|comienz)", clause):
        return False
    if _DID_BEFORE.search(place.left) or _DID_BEHIND.match(place.after):
        return False
    told = f"{place.before}{place.after}".rstrip().endswith(".") and len(clause.split()) > 1 and not bare
    return (_IS_SO.search(clause) is not None or told) and _ONCE.search(f"{clause} {place.right}") is None


def _nobody(place: Place) -> bool:
    """As in "Niemand kam am Montag", "Lundi, aucun train n'a circulé"."""
    clause = place.clause if place.left.strip() else place.after.lstrip(" ,").split(",")[0]
    return place.over and _NOBODY.search(clause) is not None


def _marks(place: Place, phrases: Phrases) -> bool:
    """As in "the novel tells of a strike in 1984", "cars registered before 2010"."""
    if phrases.classed.search(place.before) and phrases.classing.match(place.after.lstrip()):
        return True
    if _WITHOUT_DAY.fullmatch(place.date) and phrases.telling.search(place.before):
        return _BOUND.search(place.before) is None
    if _DIGIT.search(place.date):
        return False
    return phrases.often.search(f"{place.before} {place.after}") is not None


def _nowadays(place: Place, phrases: Phrases) -> bool:
    """As in "today it has 300 members": these days rather than this day."""
    if _NO_DAY.fullmatch(place.date) or (_YEAR_BEFORE.search(place.date) and _OF_YEAR.search(place.before)):
        return True
    if not phrases.today.fullmatch(place.date):
        return False
    if place.date.casefold().startswith("heutig") or _NOW.search(place.left):
        return True
    if phrases.lasted.search(place.left):
        return True
    if _LASTING_BEFORE.search(place.before):  # "hat heute 40 Leute", but "hat heute beschlossen"
        return _DONE.search(f"{place.before.split()[-1]}{place.right}") is None
    head = re.match(r",?\s*(?:[^\s,]+ ){0,3}", place.after) if not place.before.strip() else None
    lasts = phrases.lasting.search(place.after[: head.end() + 12]) if head else None
    if lasts is None:
        lasts = phrases.lasting.match(place.after.lstrip())
    return lasts is not None and not _DONE.search(place.right)


def _dayless(place: Place, phrases: Phrases) -> bool:
    """As in "the last entry is at 7 p.m.": a time of day in a text that speaks of no day there."""
    if not place.today:
        return False
    if _SOME_TIME_AGO.search(place.before) and not phrases.today.search(place.before):
        return True
    if _CLOCKS.fullmatch(place.date.strip()):
        return phrases.today.search(place.before) is None and _ONCE.search(place.clause) is None
    if _CLOCK.fullmatch(place.date) is None or _ONCE.search(place.clause):
        return False
    return phrases.today.search(place.before) is None
