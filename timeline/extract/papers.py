"""Dates by which a paper tells about itself, about other papers, or whom it is for.

"Date of issue: 14 October 2025", "Earlier lists: 9 February", "Approval of minutes: April 14", '("Last
crossing", February 11)', "Lind P (2020)", "the code, for example 0723 for July 2023": such words give a date
away wherever they stand in a line, which a list that has lost its line breaks shows best.
"""

import re

from timeline import months
from timeline.extract.stems import has_any

# What stands directly before the date.
_LABEL = re.compile(
    r"\b(?:date of (?:issue|publication|printing|(?:this|the) (?:report|notice|issue|edition))"
    r"|reporting (?:period|week|month|date)|period (?:covered|under review|of (?:report|review))"
    r"|(?:first|last|originally) (?:posted|update[d]?(?: posted)?|review(?:ed)?|changed?)"
    r"|(?:list|text|table|agenda|copy|status) (?:settled|finali[sz]ed|frozen|compiled)"
    r"|(?:data|figures|status|position) (?:as (?:of|at)|to|until|up to)(?= ?:)"
    r"|berichtszeitraum|datenstand|redaktionsschluss dieser ausgabe|erscheinungsdatum"
    r"|zuletzt (?:geändert|aktualisiert|überarbeitet|bearbeitet)(?: am| im)?|(?:as |last )amended(?: on| in)?"
    r"|modifiée? (?:en dernier lieu )?(?:le|en)|modificad[oa] por última vez el"
    r"|date de (?:publication|parution|mise à jour)|période (?:couverte|de rapport)"
    r"|fecha de (?:publicación|emisión|actualización)|periodo (?:cubierto|del informe))[\s:*_|–-]{1,6}$",
    re.IGNORECASE,
)
# What opens a list of other papers, at the head of the line or behind a full stop.
_OTHERS = re.compile(
    r"(?:^|[.;|\n])[\W_]*(?:(?:previous|earlier|older|past) [a-z]{3,16}s\s?:"
    r"|(?:frühere|vorige) [A-ZÄÖÜ]\w+\s?:"
    r"|(?:[a-z]+s )(?:précédent|antérieur)e?s\s?:|[a-z]+s anteriores\s?:"
    r"|(?:approval|adoption|confirmation) of (?:the )?(?:draft )?minutes\b)[^.;\n]*$",
    re.IGNORECASE,
)
# A paper in brackets: '("Last crossing", February 11)', "(Letters, February 4)".
_CITED = re.compile(
    r"\((?:[\"“„‘][^\"”“’()]{2,60}[\"”“’]|(?:Letters?|Reports?|News|Leader|Editorial|Comment|Opinion|Obituary"
    r"|Sport|Business|Review|Leserbriefe?|Courrier|Cartas),?)(?:,| of| on)? $"
)
# The last author of a paper: Lind P (2020), not Orrin FC (18 July).
_AUTHOR = re.compile(
    r"\b[A-Z][\w’'-]+ (?!(?:A?FC|CF|SC|SV|FK|AC|RC|CC|HC|UK|US|EU|UN|AG|SA)\b)[A-Z]{1,3} \($"
)
# A file: "Guidance notes (PDF, 4 March 2026)".
_FILE = re.compile(r"[(\[](?:pdf|docx?|odt|xlsx?|csv|pptx?|zip|epub)\b[^()\[\]]{0,30}$", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\b(?:for (?:example|instance)|e\.g\.|such as|zum beispiel|z\. ?b\.|par exemple|por ejemplo)[,:]?"
    r" (?:[\"“]?[\w./-]+[\"”]? for )?[\"“]?$",
    re.IGNORECASE,
)
# Who may take part: "Inclusion: diagnosis before 1 January 2025", "in each of the years 2023, 2024 and 2025".
_CRITERION = re.compile(
    r"^[\W_]*(?:inclusion|exclusion|eligib\w+|einschlusskriteri\w+|ausschlusskriteri\w+|critères d'\w+"
    r"|criterios de \w+)(?: criteria)?\s?:"
    r"|\beach of (?:(?:the (?:[a-z]+ ){0,3}(?:years|months|seasons|quarters))?[\W\d]*(?:and )?)?$",
    re.IGNORECASE,
)
# Old numbers of a periodical: "Back numbers 1-30 (2009-2025)".
_NUMBERS = re.compile(
    r"\b(?:numbers|issues|volumes|nos?\.?|vols?\.?|nummern|numéros|números) [\d–-]+ \($", re.IGNORECASE
)
# A line of its own at the head: "As of January 2026".
_STANDING = re.compile(r"(?:^|\n)\W*(?:as (?:of|at)|stand|état au|situación al?):? $", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[^\w\n]*(?:$|\n)")
# A paper that a page has for its readers, in a line of its own: "DRAFT ORDER 29.08.2023".
_OFFERED = re.compile(
    r"(?:^|\n)\W*(?:(?:draft|site|public|statutory|final|signed|sealed|proposed|temporary|made) )+"
    r"(?:orders?|notices?|plans?|maps?|drawings?|schedules?|statements?|reports?|minutes|agendas?|letters?)"
    r"[ ,–-]{1,3}$",
    re.IGNORECASE,
)
# "Net debt at year-end", "Subsequent to quarter-end, the company sold": of the accounts, no happening.
_CLOSE = re.compile(r"(?:the )?(?:fiscal )?(?:year|quarter|month|period)(?:-|'s | )end", re.IGNORECASE)
_BY_CLOSE = ("at ", "to ", "after ", "since ")
# What is paid or counted for a year: "Subscriptions for 2026 were due", "the audit for fiscal year 2025".
_FOR_YEAR = re.compile(
    r"\b(?:subscriptions?|fees|dues|charges?|rates|fares|tariffs?|audit|accounts|budget|estimates"
    r"|calendar|prices"
    r"|membership|levy|premiums?|allowances?) for (?:the )?$",
    re.IGNORECASE,
)
# "Die Zahlen für das dritte Quartal werden am 6. November vorgelegt": the day dates them.
_RESULTS = re.compile(
    r"\b(?:\w*zahlen|\w*ergebnis(?:se)?|bilanz|\w*bericht|résultats|comptes|chiffres|resultados|cifras"
    r"|cuentas)"
    r" (?:für das|zum|des|du|de la|del) $",
    re.IGNORECASE,
)
_PERIOD = re.compile(r".*\b(?:\w*quartals?|halbjahr\w*|trimestre|semestre)\b.*", re.IGNORECASE)
# "is published in February, May, August and November": in every year.
_MONTH = f"(?:{'|'.join(months.ENGLISH).title()})"
_BEFORE_MONTHS = re.compile(
    rf"\b(?:is|are|appears?|meets?|comes? out)\b[^.;]{{0,40}} in (?:{_MONTH}(?:,(?: and)?| and) )*$"
)
_MONTHS = re.compile(rf"(?:{_MONTH}(?:,(?: and)?| and) ){{2,}}{_MONTH}\b(?! \d)")
_MONTH_LIST = 60  # characters
_YEAR = re.compile(
    r"(?:(?:fiscal|financial|school|tax|calendar) )?(?:year )?\d{4}(?:[/–-]\d{2,4})?", re.IGNORECASE
)
# Days with a name of their own: "Rogation Sunday" is no Sunday of this week.
_NAMED_DAY = re.compile(
    r"\b(?:Rogation|Mothering|Passion|Low|Trinity|Remembrance|Stir-up|Sea|Bible|Shrove|Maundy|Holy|Ash|Black"
    r"|Cyber|Giving|Spy|Super|Fat|Bloody|Pancake) $"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# "the requests set forth in our August 12, 2025 letter": which letter
_WHICH = re.compile(
    r"[\w,)] (?:in|of|to|under|with|by|from|per|on) (?:our|its|his|her|their|the|my|your)"
    r"(?: (?:earlier|previous|recent|joint|first|second|original|initial))? $"
)
_PAPER = re.compile(
    r" (?:letters?|memos?|memorandum|e-?mails?|notes?|filing|submission|requests?|reports?|paper|circular"
    r"|guidance)\b"
)
# Which minutes: "The minutes of the meeting of December 4 were approved", not the head of these themselves.
_OF_MEETING = (
    r"of|from|for|held|on|the|its|our|last|previous|board|annual|general|special|regular|meetings?|sessions?"
    r"|assembly|agm|hearing|der|die|das|des|vom|am|über|letzten|vorigen|[\w-]*(?:sitzung|versammlung)(?:en)?"
    r"|gemeinderate?s?|stadtrate?s?|de|du|la|les|le|conseils?|municipa(?:l|ux)|séances?|réunions?|assemblée"
    r"|comité|commission|précédente?|dernière|générale|ordinaire|del|los|las|sesión|sesiones|reunión|asamblea"
    r"|junta|pleno|anterior|ordinaria|extraordinaria"
)
_MINUTES = re.compile(
    r"(?:(?<=\w )\b(?:minutes (?:of|from|for)|protokolle?s?|\w*niederschrift(?:en)?|pv(?= d)"
    r"|(?:procès[- ]verb(?:al|aux)|comptes?[- ]rendus?)(?= d)|actas?(?= de| anterior))"
    r"|(?<!\w)(?:approbation|adoption)(?= d| réunion| séance))"
    rf"(?:,? (?:{_OF_MEETING}|celebradas?|d['’]\w+|l['’]\w+))*"
    r"(?: [\w ./]{5,18}\d{4}(?:,| and|,? et|,? und| y)(?: du| of| vom| del)?)? \(?$",
    re.IGNORECASE,
)
# What else is said of minutes: "Protokoll der Sitzung vom 4. Mai wird genehmigt"
_SOME_MINUTES = re.compile(
    r"\b(?:minutes|\w*niederschrift|\w*protokoll|compte[ -]rendu|procès-verbal|acta)\b[^.;:]{0,70}$",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"[^.;:]{0,60}\b(?:(?:wird|wurde|ist)\b[^.;:]{0,30}\b(?:genehmigt|bestätigt|angenommen|verabschiedet)"
    r"|(?:est|sont|a été|ont été) (?:\w+ ){0,2}(?:approuvé|adopté|validé)"
    r"|(?:es|fue|queda|ha sido|se) (?:\w+ ){0,2}(?:aprob|ratific)\w+"
    r"|(?:were|be|are) (?:\w+ ){0,2}(?:approved|adopted|accepted|confirmed))",
    re.IGNORECASE,
)
_MEETING = re.compile(r" (?:\w+ )?(?:meeting|session)\b")  # "the 11 February meeting" is one
_MINUTE_STEMS = (
    "minutes",
    "protokoll",
    "niederschrift",
    "procès",
    "proces",
    "compte",
    "adopt",
    "approb",
    "acta",
    "pv ",
)
# The head of a letter to members: "Captain's update April 2012", "Vereinszeitung – März 2026".
_ISSUES = (
    "newsletter", "news", "update", "bulletin", "magazine", "circular", "gazette", "digest", "issue", "blatt",
    "zeitung", "rundbrief", "infobrief", "lettre d'information", "boletín",
)  # fmt: skip
_MONTH_YEAR = re.compile(r"(?:de )?[^\W\d_]{3,10} (?:de )?(?:19|20)\d\d")
# A number of a paper or a case: "Resolution No. 2018-03-01".
_NUMBERED = re.compile(r"\b(?:n\s?[°º]s?|nos?\.?|nr\.?|num(?:ber|mer|éro)|número) ?$", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERIODICAL = re.compile(r" (?:Flyer|Flier|Digest|Briefing|Round-?up|Bulletin|Review|News|Notes|Notices)\b")


# What stands before the date in small letters, or its end, where one of these patterns may match.
_MARKS = " \n\t\r\xa0\u2009\u202f:*_|–-"
_LABELS = tuple(
    "issue publication printing report notice edition period week month date covered review posted update "
    "updated reviewed change changed settled finalised finalized frozen compiled berichtszeitraum datenstand "
    "ausgabe erscheinungsdatum parution jour couverte rapport publicación emisión actualización cubierto "
    "informe".split()
)
_LABELS += tuple(
    f"{word}{joint}"
    for word in (
        "geändert",
        "aktualisiert",
        "überarbeitet",
        "bearbeitet",
        "amended",
        "modifié",
        "modifiée",
        "vez",
    )
    for joint in ("", " am", " im", " on", " in", " le", " en", " el")
)
_EXAMPLES = ("exampl", "instance", "e.g.", "such as", "beispiel", "z.", "exempl", "ejempl")
_ENDS_FOR_YEAR, _ENDS_RESULTS = ("for ", "the "), ("das ", "zum ", "des ", "du ", "la ", "del ")


# What a paper accounts for: "the report for the period from 1 May to 30 June", "the balances as of 30 June".
_ACCOUNTS = (
    r"accounts?|balances?|balance sheet|statements?|reports?|figures|results|returns?|budget"
    r"|bilans?|rapports?|comptes?|\w*berichte?s?|\w*abschluss(?:es)?|\w*abrechnung|haushalts?"
    r"|informes?|memorias?|cuentas?|presupuestos?"
)
# "the list (updated 4 May 2026)": when what stands before the bracket was last looked after.
_KEPT_UP = re.compile(
    r"\((?:last |zuletzt )?(?:updated|checked|accessed|retrieved|aktualisiert|abgerufen|stand"
    r"|mise? à jour|consultée?s?|actualizad[oa]s?|consultad[oa]s?)"
    r":?(?: on| am| vom| le| el)?:? $",
    re.IGNORECASE,
)
_SPANS = ("period", "périod", "períod", "zeitraum", "as of ", "as at ")
_ACCOUNTED = re.compile(
    rf"\b(?:{_ACCOUNTS}) (?:[^\W\d_]+ ){{0,2}}?(?:"
    r"(?:for|of|covering|over) the period(?: from| between| of)?|as (?:of|at)"
    r"|(?:für|über) den zeitraum(?: vom| von)?"
    r"|(?:pour|de|sur) la période(?: courant| allant)?(?: du| de)?"
    r"|(?:para|del?|sobre)(?: el)? per[ií]odo(?: comprendido)?(?: del?| entre)?(?: el)?) $",
    re.IGNORECASE,
)


def is_of_paper(before: str, said: str, after: str) -> bool:
    """Whether the words `before` and `after` make the date `said` that of a paper, a rule or an example."""
    small = before.lower()
    listed = ":" in small
    if (
        (any(word in small for word in _SPANS) and _ACCOUNTED.search(before))
        or ("(" in small and _KEPT_UP.search(before))
        or ((listed or small.rstrip(_MARKS).endswith(_LABELS)) and _LABEL.search(before))
        or ((listed or "minutes" in small) and _OTHERS.search(before))
        or (has_any(small, _EXAMPLES) and _EXAMPLE.search(before))
        or ((listed or "each of " in small) and _CRITERION.search(before))
        or (small.endswith(" (") and _NUMBERS.search(before))
        or (has_any(small, _MINUTE_STEMS) and _is_of_minutes(before, after))
        or (_NUMERIC.fullmatch(said) and _NUMBERED.search(before))
        or (
            small.rstrip(_MARKS + ",(").endswith(_ISSUES)
            and _MONTH_YEAR.fullmatch(said)
            and _LINE_ENDS.match(after)
        )
    ):
        return True
    if _PAPER.match(after) and _WHICH.search(before):
        return True
    cited = after.startswith(")") and (_CITED.search(before) or _AUTHOR.search(before))
    if cited or (("(" in before or "[" in before) and _FILE.search(before)):
        return True
    if _WEEKDAY.fullmatch(said) and (_NAMED_DAY.search(before) or _PERIODICAL.match(after)):
        return True
    if (_PAPER.match(after) and _WHICH.search(before)) or (
        _LINE_ENDS.match(after) and (_STANDING.search(before) or _OFFERED.search(before))
    ):
        return True
    if (small.endswith(_ENDS_RESULTS) and _RESULTS.search(before) and _PERIOD.fullmatch(said)) or (
        small.endswith(_BY_CLOSE) and _CLOSE.fullmatch(said)
    ):
        return True
    if " in " in before and _BEFORE_MONTHS.search(before):
        around = f"{before[-_MONTH_LIST:]}{said}{after[:_MONTH_LIST]}"
        if _MONTHS.search(around):
            return True
    if not small.endswith(_ENDS_FOR_YEAR) or _YEAR.fullmatch(said) is None:
        return False
    return _FOR_YEAR.search(before) is not None


def _is_of_minutes(before: str, after: str) -> bool:
    if _MEETING.match(after):
        return False
    approved = _APPROVED.match(after) is not None and _SOME_MINUTES.search(before) is not None
    return approved or _MINUTES.search(before) is not None
