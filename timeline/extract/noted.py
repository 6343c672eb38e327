"""Dates in what people note down and keep: when a note was made, what is read, what figures are set beside.

"Hinweis (4. Mai 2026): ...", "read Adam (1990) on zonation", "Le Pont de pierre (1999)" in a list of books,
"a balance of 2,310 (1,975 a year ago)", "the action takes place in 1936", "the last Thursday of the month":
nothing happened on that day, in any language. All look at the words directly around the date.
"""

import re

from timeline.extract.stems import has_any

_OPENS = r"(?:^|\n)[\s*_>#•·–—-]*(?:\[[ x]\] )?"
# When a note was made: "Note (4 May 2026):", "Nachtrag vom 3. Mai:", "EDIT 2026-03-09:".
_NOTE = re.compile(
    _OPENS
    + r"(?i:(?:important |wichtiger )?(?:note|notice|edit|nb|hinweis|nachtrag|anmerkung|ergänzung|update"
    r"|aktualisierung|mise à jour|ajout|nota|aviso|actualización|fixme|xxx)"
    r"(?: (?:of|from|on|since|added|vom|am|du|le|del|de))?(?: ?[([,]| [–—-]|)) ?$"
)
_COLON = re.compile(r"[)\]]? ?:\s")
# Who is cited by a name and a year: "read Adam (1990)", "see Smith and Jones (2014)".
_WHO = r"[A-ZÀ-Þ][\w’'-]+(?:,? (?:and|&|und|et|y) [A-ZÀ-Þ][\w’'-]+| et al\.?)? \($"
_READ = re.compile(
    rf"(?:^|[\s(])(?i:re-?read|read|reading|see(?: also)?|cf\.?|siehe(?: auch)?|vgl\.|lesen|lies|lire"
    rf"|relire|voir|véase|leer) {_WHO}"
)
_SAYS = re.compile(rf"(?:^|[\s(]){_WHO}")
_SAID = re.compile(
    r"[a-z]?\) (?:shows|argues?|argued|notes|suggests?|suggested|writes|describes|estimates|zeigt|schreibt"
    r"|beschreibt|montre|écrit|décrit|muestra|escribe|describe)\b"
)
# A line of a list of books: "John Harvey, The Stone Bridge (1999)".
_BOOK = re.compile(
    _OPENS
    + r"(?:[A-ZÀ-Þ][\w.’'-]* ){1,3}?[A-ZÀ-Þ][\w’'-]+[,:] [\"“„«*_]*(?:(?:The|An?|Le|La|Les|Une?|Der|Die"
    r"|Das|Ein|Eine|El|Los|Las) |L['’])[^,.;:()\n]{2,60} \((?:[^()\d\n]{2,30}, )?$"
)
_ENDS_BOOK = re.compile(r"\)[\"”»*_]*\W*(?:$|\n)")
# A caption: "The mill in 1904 (County Archive, accession 1981/44)".
_ARCHIVE = re.compile(
    r"[*_]* ?\([^()\n]*\b(?:archives?|archiv\w*|archivo"
    r"|collection|sammlung|accession)\b[^()\n]*\)\W*(?:$|\n)",
    re.IGNORECASE,
)
# A figure alone in brackets is what another is compared with: "(£1,975 a year ago)", "(27 en 2025)".
_FIGURE = re.compile(
    r"\([£$€]?\d[\d.,]*(?: ?[%€£$]| percent| per cent| Prozent)?(?: in| en| im(?: Jahre?)?|) $"
)
_ENDS_BRACKET = re.compile(r" ?\)")
_YEAR_BEFORE = re.compile(
    r"(?:Jahre? )?(?:19|20)\d\d|a year (?:ago|earlier|before)|(?:the )?(?:last|previous) year|the year before"
    r"|(?:vor einem|im) (?:vorigen )?(?:vor)?jahr|vorjahr|l['’]an(?:née)? (?:dernier|dernière|précédente)"
    r"|un an plus tôt|el año (?:anterior|pasado)",
    re.IGNORECASE,
)
# The same with the year ahead of the figure: "(Vorjahr 1.975 €)", "(2024: 388)".
_OPENS_BRACKET = re.compile(r"\((?:im |in |en )?$")
_FIGURE_BEHIND = re.compile(r" ?:? ?[£$€]?\d[\d.,]*(?: ?[%€£$]| percent| per cent| Prozent)?\)")
# "No reply as of 20 April": how far the writer knew.
_AS_OF = re.compile(
    r"\b(?:no|not|still|nothing|none|yet)\b[^.;,]{0,30} as (?:of|at) (?:the )?$", re.IGNORECASE
)
# "Photo of the choir in 1958": the picture is of then.
_PICTURE = re.compile(
    r"\b(?:photos?|photographs?|pictures?|postcards?|footage|fotos?|postkarten?) (?:of|from|von|vom|der|des"
    r"|du|de la|del) [^.,;:\n]{2,40}? (?:in|from|im Jahr|en) $",
    re.IGNORECASE,
)
# What is told in a story happens in the story.
_IN_STORY = re.compile(
    r"\b(?:action|intrigue|histoire|récit|story|plot|novel|tale|Handlung|Geschichte|Roman|Erzählung|acción"
    r"|novela|trama|historia) (?:se passe|se déroule|takes? place|took place|is set|unfolds|spielt|spielte"
    r"|transcurre|se desarrolla|ocurre)(?: (?:in|im|en|à|au)(?: \w+){1,3})?(?: in| en| im(?: Jahre?)?|) $",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:the )?\d{4}s?")
# "Le dernier jeudi du mois à 18 h 30", "am ersten Donnerstag im Monat": of each month.
_WHICH = (
    r"\b(?:premiers?|deuxième|second|troisième|quatrième|derniers?|ersten|zweiten|dritten|vierten|letzten"
    r"|primer|segundo|tercer|cuarto|último)s?"
)
_EACH_MONTH = r"(?:(?:du|de chaque) mois|im Monat|(?:des|eines|jeden) Monats|(?:del|de cada) mes)\b"
_WHICH_DAY = re.compile(rf"{_WHICH} $", re.IGNORECASE)
_OF_MONTH = re.compile(rf"s? {_EACH_MONTH}", re.IGNORECASE)
_HOUR_OF_MONTH = re.compile(rf"{_WHICH} \w+ {_EACH_MONTH}(?:,? (?:à|um|ab|a las?|de|dès))? $", re.IGNORECASE)
# The second month of "except in July and August", of which nothing is told either.
_EXCEPTED = re.compile(
    r"\b(?:except|sauf|excepté|salvo|excepto|außer|ausser)"
    r"(?: (?:in|en|im|for))? \w+(?:, \w+)? (?:and|et|y|und)"
    r"(?: (?:in|en|im))? $",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:aura|auront|sera|seront|wird|werden|será|tendrá|prochaine?s?|nächste[nrms]?|próxim[oa]s?)\b",
    re.IGNORECASE,
)
# "We cannot wait until next year": nothing is said of then.
_NO_WAITING = re.compile(
    r"\b(?:can ?not|can['’]t|could(?: not|n['’]t)|must(?: not|n['’]t)) wait"
    r" (?:until|till|for|another) (?:the )?$"
    r"|\b(?:kann|können|konnten?|dürfen|darf) (?:\w+ ){0,2}?nicht (?:länger |mehr )?bis (?:zum |zur |ins )?$"
    r"|\bpe?u(?:t|vons|vait) (?:pas|plus) attendre (?:jusqu['’](?:à |en |au )?)?(?:l['’])?$"
    r"|\bno pod(?:emos|ía|íamos) esperar (?:hasta|al?) (?:el )?$",
    re.IGNORECASE,
)
# Which half-year something is prepared for: "Ticket sales for the autumn begin on 1 July".
_PREPARED = re.compile(
    r"\b(?:sales?|bookings?|plans|planning|preparations?|registration|vorverkauf|(?:die )?planung(?:en)?"
    r"|vorbereitung(?:en)?|anmeldung(?:en)?|kartenverkauf|billetterie|réservations?|inscriptions|préparatifs"
    r"|reservas|inscripciones|preparativos) (?:for|für|pour|para) (?:the |den |das |die |l['’]|la |el )?$",
    re.IGNORECASE,
)
_HALF_YEAR = re.compile(
    r"(?:the )?(?:spring|summer|autumn|fall|winter)|frühjahr|frühling|sommer|herbst|winter|printemps|été"
    r"|automne|hiver|primavera|verano|otoño|invierno",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r" (?:will |has |have |already )?(?:begins?|began|begun|starts?|started|opens?|opened|ends?|closes?"
    r"|beginn\w*|begann|start\w+|öffnet|endet|läuft|laufen|ouvr\w+|commenc\w+|début\w+|empiez\w+|comienz\w+|abr\w+)\b",
    re.IGNORECASE,
)
# An article of another paper: "Article du Télégramme du 14 février 2026 sur ...".
_ARTICLE = re.compile(
    r"\b(?:(?:article|entretien|reportage|tribune|chronique) (?:du|de|dans|des) [^.,;:\n]{2,40} du"
    r"|(?:artikel|bericht|interview|beitrag|reportage) (?:im|in der|der|des|in) [^.,;:\n]{2,40} vom"
    r"|(?:article|piece|report|interview) in (?:the )?[A-Z][^.,;:\n]{2,40} (?:of|from)"
    r"|(?:artículo|reportaje|entrevista) (?:de|del|en) [^.,;:\n]{2,40} del) $",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    _OPENS + r"(?i:(?:the|this|das|dieses|l['’]|cet|este|el) ?(?:beispiel|example|exemple|ejemplo)"
    r" (?:below |above |unten )?(?:reads?|shows?|uses?|prints?|lists?|liest|zeigt|verwendet|lit|montre"
    r"|affiche|lee|muestra))\b"
)
# What a program reads and writes: "A crash with dates before 1970", "Leap second of 31 December 2016".
_VALUE = re.compile(
    r"\b(?:(?:dates|years|days|timestamps?) (?:before|after|since|later than|earlier than|prior to|up to)"
    r"|(?:leap (?:seconds?|days?|years?)|timestamps?) (?:of|on|in|from)|tested with"
    r"|(?:daten|zeitstempel) (?:vor|nach|ab|seit)(?: dem)?"
    r"|(?:schaltsekunden?|zeitstempel|bei dateien) (?:vom|von)"
    r"|dates (?:avant|après|antérieures à|postérieures à))"
    r" (?:the )?$",
    re.IGNORECASE,
)
# A line that opens with what was mended, and the value it went wrong with.
_MENDED = re.compile(
    _OPENS + r"(?i:fix(?:es|ed)?:|(?:bug ?)?fix for|reverts?|default|behebt|behoben:)(?i: [^.;:\n]{2,60})?"
    r"(?i: of| for| from| is| is now| with| to| vom| für) (?:the )?$"
)
# Another paper is cited by its name: "(The Post, 3 May 2024)", "The Post, 12 April 2026: New dyke".
_PAPER = (
    r"(?:(?:The|Der|Die|Das|Le|La|El|[A-ZÀ-Þ][\w’'-]+) ){0,3}(?:Times|Post|Guardian|Herald|Courier|Gazette"
    r"|Journal|Tribune|Telegraph|Mail|News|Echo|Mirror|Observer|Economist|Chronicle|Examiner|Nature|Science"
    r"|[\w-]*[Zz]eitung|[\w-]*[Aa]nzeiger|[\w-]*[Nn]achrichten|[\w-]*[Rr]undschau|Bote|Spiegel|Zeit|Presse|Monde"
    r"|Figaro|Télégramme|Libération|País|Mundo|Vanguardia)"
)
_IN_PAPER = re.compile(rf"\({_PAPER}(?:, |,? (?:of|on|vom|du|del) )$")
_HEAD_PAPER = re.compile(rf"{_OPENS}\[?{_PAPER}(?:, |,? (?:of|vom|du|del) )$")
# "Order the week so that Monday comes first", "shows Monday first": which day leads, not when.
_FIRST = re.compile(r"\b(?:shows?|lists?|puts?|displays?|zeigt|affiche|muestra) $", re.IGNORECASE)
_IS_FIRST = re.compile(r" (?:first|zuerst|en premier|primero)\b")
_AND = tuple(f" {word} " for word in ("and", "et", "y", "und", "in", "en", "im"))
# Without one of these none of the patterns beside it matches; every date is looked at.
_EXAMPLES = ("exampl", "beispiel", "exempl", "ejempl")
_STORIES = ("place", "pass", "déroul", "set", "unfold", "spiel", "transcurr", "desarroll", "ocurr")
_PICTURES = ("photo", "foto", "picture", "postcard", "postkarte", "footage")
_MONTHS = ("mois", "monat", " mes ")
_VALUES = (
    "dates",
    "years",
    "days",
    "timestamp",
    "leap",
    "tested",
    "daten",
    "zeitstempel",
    "schalt",
    "dateien",
)
_WAITING = ("wait", " bis ", "attendre", "esperar")
_OF_ARTICLE = (" du ", " vom ", " del ", " of ", " from ")


def only_noted(before: str, said: str, after: str) -> bool:
    """Whether the words `before` and `after` make the date `said` one of a note, a story or a habit."""
    small = before.lower()
    if _COLON.match(after) and (_NOTE.search(before) or _HEAD_PAPER.search(before)):
        return True
    if "(" in before and _in_brackets(before, said, after):
        return True
    return (
        _tells_nothing(before, small, said, after)
        or _of_each_month(before, small, after)
        or _is_read(before, small)
    )


def _tells_nothing(before: str, small: str, said: str, after: str) -> bool:
    """As in a caption, in a story, what is prepared for or waited for, an article of another paper."""
    if _HALF_YEAR.fullmatch(said) and _BEGINS.match(after) and _PREPARED.search(before):
        return True
    if (_IS_FIRST.match(after) and _FIRST.search(before)) or _ARCHIVE.match(after):
        return True
    if (" as " in small and _AS_OF.search(before)) or (
        _YEARS.fullmatch(said) and has_any(small, _PICTURES) and _PICTURE.search(before)
    ):
        return True
    if has_any(small, _STORIES) and _YEARS.fullmatch(said) and _IN_STORY.search(before):
        return True
    if has_any(small, _WAITING) and _NO_WAITING.search(before):
        return True
    return small.endswith(_OF_ARTICLE) and _ARTICLE.search(before) is not None


def _of_each_month(before: str, small: str, after: str) -> bool:
    if small.endswith(_AND) and _EXCEPTED.search(before):
        return True
    day = _OF_MONTH.match(after) and _WHICH_DAY.search(before)
    hour = has_any(small, _MONTHS) and _HOUR_OF_MONTH.search(before)
    return bool(day or hour) and _TO_COME.search(before) is None


def _is_read(before: str, small: str) -> bool:
    """Whether it is a value that a program or an example reads."""
    if _MENDED.match(before) or (has_any(small, _EXAMPLES) and _EXAMPLE.search(before)):
        return True
    return has_any(small, _VALUES) and _VALUE.search(before) is not None


def _in_brackets(before: str, said: str, after: str) -> bool:
    """As in "read Adam (1990)", "John Harvey, The Stone Bridge (1999)", "(27 in 2025)"."""
    if _ENDS_BRACKET.match(after) and _YEAR_BEFORE.fullmatch(said) and _FIGURE.search(before):
        return True
    if _FIGURE_BEHIND.match(after) and _YEAR_BEFORE.fullmatch(said) and _OPENS_BRACKET.search(before):
        return True
    if after.startswith(")") and _IN_PAPER.search(before):
        return True
    if _YEARS.fullmatch(said) is None:
        return False
    if _READ.search(before) or (_SAID.match(after) and _SAYS.search(before)):
        return True
    return _ENDS_BOOK.match(after) is not None and _BOOK.search(before) is not None
