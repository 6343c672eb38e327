"""Whether a date dates a statement: "a déclaré hier", "teilte am Montag mit", "anunció este martes que"."""

import re

from timeline.extract.world.phrases import Phrases
from timeline.extract.world.place import Place

# "a déclaré la présidente, Maud Verlin, lors d'une conférence de presse lundi"
_UTTERANCE = re.compile(
    r"(?:lors d'une|dans une?|à l'occasion d'une|bei einer|in einer|in einem|en una?) "
    r"(?:conférence|communiqué|entretien|interview|pressekonferenz|mitteilung|interview|gespräch|rueda de"
    r" prensa"
    r"|comunicado|entrevista)",
    re.IGNORECASE,
)
# "Nach Angaben der Bahn vom Dienstag sind zwei Züge betroffen"
_ACCORDING = re.compile(
    r"\b(?:nach|laut) (?:\w+ )?(?:angaben?|mitteilung|auskunft|darstellung|meldung|erklärung)\b[^.;:]{0,40}"
    r" vo[nm] $"
    # "selon un bilan rapporté mercredi", "selon une information communiquée ce mardi"
    r"|\b(?:selon|d'après|según) (?:une?|una|le|la|el|les|des) \w[^.;:,]{2,50} (?:publié|diffusé|transmis"
    r"|communiqué"
    r"|rapporté|donné|fourni|dévoilé|révélé|(?:publicad|difundid|divulgad|entregad|facilitad|informad"
    r"|emitid)[oa])"
    r"e?s? (?:le |ce |el |este )?$"
    # "heißt es in einer Mitteilung vom Mittwoch", "selon un communiqué publié mercredi"
    r"|\b(?:heißt|hieß) es in (?:eine[rm]|der|dem) [^.;:,]{0,40} vo[nm] $"
    r"|\b(?:selon|d'après|según) (?:un|une|una|le|la|el) (?:\w+ )?"
    r"(?:communiqué|déclaration|bulletin|comunicado|nota|declaración)\b[^.;:,]{0,40}"
    r"\b(?:(?:publi|diffus|dat|transmis|difundid|emitid|fechad)\w* |d[ue]l? )(?:le |el |ce |este )?$",
    re.IGNORECASE,
)
# The date of a noun or of what is to be done, and not of what was said: "s'est félicité des élections du
# 31 juillet", "a annoncé un préavis à partir du 5 décembre", "se felicitó de la marcha del 3 de mayo"
_OF_NOUN = re.compile(
    r"\b(?:à (?:partir|compter) (?:du|de)|dès(?: le)?|d'ici(?: le| au)?|jusqu'(?:au|en|à)|pour(?: le)?"
    r"|a partir(?: del?)?|para(?: el)?|hasta(?: el)?|(?<!lors )(?<!selon )(?<!d'après )\w{3,}s? (?:du|de ce"
    r"|des)) $",
    re.IGNORECASE,
)
_SAYINGS = re.compile(
    r"\b(?:communiqué|déclaration|interview|entretien|conférence|discours|message|tweet|lettre|point presse"
    r"|presse"
    r"|séance|audience|réunion|soirée|matinée|journée|édition|comunicado|declaración|entrevista|rueda|nota"
    r"|sesión|carta|mensaje|discurso|mañana|tarde|noche) (?:\w+ )?(?:du|de ce|des) $",
    re.IGNORECASE,
)
_THAT = re.compile(r"\W*(?:das|dies) (?!\w*(?-i:[A-ZÄÖÜ]))", re.IGNORECASE)
_QUOTED = re.compile(r"[\"”»“]\s*,?\s*$|[\"”»“]\s*,")


def reports(place: Place, phrases: Phrases) -> bool:
    """Whether the date governs a verb of saying in its own clause."""
    clause = place.clause
    if _OF_NOUN.search(place.left) and not _SAYINGS.search(place.left) and not _ACCORDING.search(place.left):
        return False
    if phrases.saying.search(clause) or _ACCORDING.search(place.left):
        return True
    if _UTTERANCE.match(place.left.lstrip()) and phrases.saying.search(place.before):
        return True
    if _opens_with(place, phrases):
        return True
    return phrases.announcing.search(clause) is not None and _is_told(place, phrases)


def _opens_with(place: Place, phrases: Phrases) -> bool:
    """As in "Lundi, le maire a déclaré que la piscine rouvrirait"."""
    if place.before.strip(' "«“') or phrases.verb_last or not place.after.startswith(", "):
        return False
    told = phrases.told.search(place.after)
    if told is None:
        return False
    clause = place.after[2 : told.start()]
    if "," in clause or ":" in clause:
        return False
    return (phrases.saying.search(clause) or phrases.announcing.search(clause)) is not None


def _is_told(place: Place, phrases: Phrases) -> bool:
    """Whether what is said follows the clause, or is quoted before it."""
    rest = place.after[len(place.right) :].lstrip(" ,")
    if phrases.told.match(rest) or rest.startswith((":", "„", "«", '"')):
        return True
    if phrases.verb_last and _THAT.match(place.left) and phrases.announcing.search(place.clause):
        return True  # "Das gab die Stadt am Montag bekannt"
    if place.left.lstrip().casefold().startswith(("wie ", "según ", "selon ", "tal como ", "tal y como ")):
        return True
    head = place.before[: len(place.before) - len(place.left)]
    if head.rstrip().endswith(",") and phrases.announcing.match(place.left.lstrip()):
        return True  # "..., informó este martes la Dirección"
    return _QUOTED.search(head) is not None
