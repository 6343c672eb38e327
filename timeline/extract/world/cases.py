"""Dates that only say which cases or things are meant, or how often: "Kommt der Bescheid am 4. Mai, ..."."""

import re

from timeline.extract.world.german import NO_EVENT
from timeline.extract.world.phrases import Phrases
from timeline.extract.world.place import Place

_WEEKDAYS = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
# German asks by a verb that comes first: "Erhält niemand die Mehrheit, findet am 11. Oktober ...".
_VERB_FIRST = re.compile(
    r"(?:^|: )\W*(?:Kommt|Kommen|Wird|Werden|Ist|Sind|Hat|Haben|Gibt|Bleibt|Bleiben|Fällt|Fallen|Geht|Gehen"
    r"|Steht|Stehen|Steigt|Steigen|Sinkt|Sinken|Liegt|Liegen|Stimmt|Stimmen|Scheitert|Scheitern|Erhält"
    r"|Erhalten|Bekommt|Findet|Finden|Lässt|Muss|Müssen|Kann|Können|Tritt|Treten|Regnet|Reicht|Reichen"
    r"|Gelingt|Gewinnt|Verliert|Verpasst|Endet|Beginnt|Zieht|Schließt|Läuft|Macht|Nimmt|Zahlt|Lehnt"
    r"|Einigen|Einigt|Erreicht|Erreichen|Überschreitet|Entscheidet|Will|Wollen|Soll|Meldet|Melden"
    r"|Spielt|Verzögert|Sagt) (?!Sie\b|wir\b)[^?;:]*?, (?:so|dann|\w+)\b"
)
_VERB = re.compile(r"[^?;:]*?, (?:(so|dann) )?(\w+)(?: (Sie|wir)\b)?")
# "Würde das Gericht das Urteil aufheben, müsste 2027 neu verhandelt werden"
_UNREAL_FIRST = re.compile(
    r"(?:^|[:.] )\W*(?:Würden?|Wäre[nt]?|Hätten?|Käme[nt]?|Gäbe|Müssten?|Könnten?|Dürften?|Ginge[nt]?)"
    r" [^?;:.]*, "
)
# "Hat er am Montag noch gezögert, stimmte er gestern zu" tells of both days.
_TOLD = re.compile(
    r"(?!sollte|könnte|müsste|dürfte|möchte)\w{3,}ten?|waren?|wurden?|kam(?:en)?|ging(?:en)?|gab|fand|nahm"
)
# "Ob die Halle am 3. Mai öffnet, ist offen"
_WHETHER = re.compile(r"\W*ob\b", re.IGNORECASE)
# "Betroffen sind Geräte, die zwischen ... verkauft wurden", "Geräte, die vor 2020 gebaut wurden, sind"
_CLASS = re.compile(
    r"\W*(?:die|der|das|denen|deren|welche)\b(?: \w+){0,4}? (?:vor|nach|bis|ab|seit|zwischen|von|vom|im|in)\b"
)
_CLASSED = re.compile(
    r"(?:[^,;.]* )?\w+(?:t|en) (?:worden )?(?:wurden?|sind|ist|haben|hat|hatten?|werden)\W*(?:$|[,.])"
)
_MEANT = re.compile(
    r"\b(?:betroffen|gilt|gelten|galt|ausgenommen|berechtigt|anspruch|müssen|können|dürfen|sollten|gebeten"
    r"|alle|nur|diejenigen)\b",
    re.IGNORECASE,
)
# "Die Männer, die im März festgenommen wurden, müssen vor Gericht" are no class.
_DEFINITE = re.compile(r"\b(?:[Dd](?:er|ie|as|en|em|es)) (?:\w+ ){0,2}[A-ZÄÖÜ]\w+,\s*$")
_STRICT = re.compile(r"\b(?:betroffen|gilt|gelten|galt|ausgenommen|berechtigt|alle|nur)\b", re.IGNORECASE)
# "Fahrzeuge müssen nach dem 1. Januar 2018 zugelassen sein", "que tengan ... antes de"
_REQUIRED = re.compile(r"\b(?:muss|müssen|sollten?|darf|dürfen)\b[^.;]*\b(?:vor|nach|seit)(?: dem)? $")
_HAVING_BEEN = re.compile(r"[^.;,]*\w+(?:t|en) (?:worden )?(?:sein|haben)\b")
# "Verträge vor dem 1. Mai 2020 bleiben unberührt"
_BOUNDED = re.compile(
    r"^(?:[^.;]{1,20}: )?\W*(?:(?:alle|die|sämtliche|für|bei|frühere) )?(?-i:[A-ZÄÖÜ])\w+"
    r" (?:vor|nach)(?: dem)? $",
    re.IGNORECASE,
)
_BOUNDED_VERB = re.compile(r"\s*(?:sind|werden|wurden|gelten|bleiben|müssen|können|dürfen|haben|fallen)\b")
# "Wer am Wahltag 16 ist, also vor dem 27. September 2010 geboren wurde": nobody is said to do it.
_WHO = re.compile(r"^\W*wer\b[^:;?]*$", re.IGNORECASE)
_DID = re.compile(
    r"\b(?:(?!gebeten|erbeten|erhalten|gelten|halten|bieten)\w{3,}ten?|war(?:en)?|fand|kam|ging|sah|bekam"
    r"|erhielt|steht fest)\b"
)
# "an einem Sonntag", "un domingo"
_SOME = re.compile(r"\b(?:einem?|einen|eines|un|una|une)\s*$", re.IGNORECASE)
_BARE_DAY = re.compile(rf"{_WEEKDAYS}s?", re.IGNORECASE)
_FALLS = re.compile(
    rf"\s*auf einen? {_WEEKDAYS} (?:fällt|fallen|fiel)\b"
    rf"|\s*(?:fällt|fallen|fiel|tombe|cae)\b[^.;,]*\b{_WEEKDAYS}",
    re.IGNORECASE,
)
# "am ersten Sonntag im Monat", "le premier dimanche du mois", "el primer domingo de mes"
_OF_MONTHS = re.compile(
    r"\s*(?:im|des|eines|jede[ns]|eines jeden|du|de chaque|de|del|de cada) (?:monate?s?|quartals?|mois|mes)\b"
    r"(?! (?:mai|mayo|août|agosto|de)\b)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:jahre?n? )?[12]\d{3}(?:\s?(?:/|-|–|bis|und|oder)\s?\d{2,4})?", re.IGNORECASE)
_SEASON = re.compile(r"[12]\d{3}/\d{2,4}")
# "Die Prognose für 2027", "Umsätze der Geschäftsjahre 2023, 2024 und 2025"
_FOR_YEAR = re.compile(r"\b(?-i:[A-ZÄÖÜ])\w+ für (?:das (?:jahr )?|die jahre )?$", re.IGNORECASE)
_FOR = re.compile(r"\w für (?:das (?:jahr |steuerjahr )?)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*bis (?:zum|spätestens|ende|mitte|\d)", re.IGNORECASE)
# "Die Strategie (2020)", "Müller/Hoang (2024)", but "der Umbau (1998)"
# "die Berichte über das Jahr 2023", "ein Ausblick auf die Vorhaben in 2026": what is spoken of
_ABOUT = re.compile(
    r"\b(?:[A-ZÄÖÜ]\w*)?(?:[Bb]ericht|[Bb]lick|[Ss]chau)(?:e|s|en)?(?: \w+){0,2} (?:über|auf)"
    r"(?: (?:d\w\w|in|im|für|(?:vergangen|abgelaufen|laufend|kommend)e[ns]?|unsere?|[A-ZÄÖÜ]\w+)){0,4} $"
)
_BRACKETED = re.compile(
    rf"(?<!\bin )(?<!\bbei )(?<!\baus )(?<!\bvon )\b(?-i:[A-ZÄÖÜ])[\w/-]{{2,}}{NO_EVENT}[\"“”«]? \($",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:, (?:fortgeschrieben|überarbeitet|aktualisiert|novelliert)[^)]*)?\)")
# "2025 war ein gutes Jahr", "Bilder aus der Zeit von 1920 bis 1980"
_A_YEAR = re.compile(r"\s*(?:ist|war|sei|wird|wäre) (?:ein|kein)\w* (?:[\w-]+ ){0,3}?jahr\b", re.IGNORECASE)
_OF_TIME = re.compile(r"\baus (?:der zeit|den jahren)(?: (?:von|zwischen|um))? $", re.IGNORECASE)
# "ein Drittel davon nach 2003"
_OPEN_END = re.compile(r"\b(?:vor|nach) $", re.IGNORECASE)
# "Der Vorschlag, ihn ab April zu erheben, wird abgelehnt", "Die Stadt erwägt, 2028 umzuziehen"
_PROPOSED = re.compile(
    r"\b(?:vorschlag|antrag|plan|idee|forderung|angebot|wunsch|vorstoß)\b[^,;.]{0,30},[^;.]*$", re.IGNORECASE
)
_REJECTED = re.compile(
    r"[^;.]*, (?:\w+ ){0,4}?(?:abgelehnt|verworfen|zurückgewiesen|zurückgezogen|fallen ?gelassen|gescheitert"
    r"|aufgegeben|begraben|vom tisch|scheiterten?|platzten?|zerschlug(?:en)? sich)\b",
    re.IGNORECASE,
)
# "Die Partei regt an, im Herbst ein Fest abzuhalten", "bat den Rat, die Halle im Mai zu öffnen"
_ASKED_TO = re.compile(
    r"\b(?:reg(?:t|en|te|ten)\b[^,;.]*\ban|schl(?:ägt|agen|ug|ugen)\b[^,;.]*\bvor|r(?:ät|aten|iet|ieten)\b[^,;.]*"
    r"|(?:bittet|bitten|baten?|bat|forder(?:t|te|n|ten)|verlang(?:t|te|en|ten)|empf(?:iehlt|ehlen|ahl|ahlen)"
    r"|empfohlen|vorgeschlagen|angeregt|gefordert"
    r"|appellier(?:t|te|en|ten)|drängt(?:e|en)?|plädier(?:t|te|en|ten))\b[^,;.]*), (?:[^,;.]*, )?[^;.,]*$"
)
_TO_DO = re.compile(r"[^;.]*?\b(?:zu \w+e?n|\w{2,}zu\w{2,}e?n)\b")
_WEIGHED = re.compile(r"\b(?:erwägt|erwägen|überlegt|überlegen|denk(?:t|en) darüber nach)\b[^;.]*,[^;.]*$")
# "Zwei Jahre später wurde sie gebaut", counted from the day of publication for want of another
_LATER = re.compile(
    r".*(?:später|danach|darauf|plus tard|après|después|más tarde)"
    r"|(?:am )?(?:nächst|folgend|ander|darauffolgend)en (?:tag|morgen|(?:vor|nach)?mittag|abend)"
    r"|über nacht|le lendemain(?: matin| soir)?|al día siguiente|(?:la|a la) mañana siguiente",
    re.IGNORECASE,
)
# "Dix ans plus tard, le moulin est vendu": of a story in the present
_IN_YEARS = re.compile(r"\b(?:jahre|ans|années|años)\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:wird|werden|soll\w*|\w{2,}(?:ra|ront|rons|rai|rá|rán|remos)|doi(?:t|vent)|va|vont|van|deben?)\b"
)
_PAST = re.compile(
    r"\b(?:wurden?|war(?:en)?|kam(?:en)?|ging(?:en)?|begann(?:en)?|starb|fand(?:en)?|fiel(?:en)?|zog(?:en)?"
    r"|brach"
    r"|(?!sollte|könnte|müsste|dürfte|möchte|heute)[a-zäöü]{3,}ten?|(?:a|ont|avait|fut|furent) \w+"
    r"|(?!sera\b|aura\b)[a-zéèêâû]{3,}(?<!r)(?:a|èrent|aient)|mourut|naquit|ha(?:n|bía|bían)? \w+d[oa]s?"
    r"|\w{2,}(?:ó|aron|ieron)|fue(?:ron)?|hubo|tuvo|hizo|murió)\b"
)
# "Ein Jahr zuvor, im April 2018, war das Wehr gebrochen"
_COUNTED = re.compile(
    r".*(?:zuvor|davor|vorher|später|danach|darauf|plus tard|plus tôt|auparavant|antes|después|más tarde)",
    re.IGNORECASE,
)
_NAMELY = re.compile(
    r",? (?:also |nämlich )?(?:(?:am|im|in|le|en|el|à) )+"
    r"(?:\d|jahr|(?:jan|feb|mär|mar|apr|mai|ma[iy]|jun|jul|jui|aug|ao|sep|okt"
    r"|oct|nov|dez|déc|dic|ene|abr|ago|fév|avr)\w*\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-ZÄÖÜ]\w+ $")
_MORE_YEARS = re.compile(
    r"\b(?:geschäfts|schul|haushalts|kalender|studien|steuer|bau|modell|ausstellungs)jahre[ns]? "
    r"(?:[12]\d{3}(?:,| und| oder| bis)? ){1,4}$|\bder jahre "
    r"(?:[12]\d{3}(?:,| und| oder| bis)? ){1,4}$",
    re.IGNORECASE,
)
# "Zum Artikel „Weg kommt später“ vom 14. Mai", "Ihre „Möwe“ von 2019"
_OF_TITLE = re.compile(r"[„»“\"]\w[^\"“”«„»]{1,80}[\"“”«] (?:von|vom|aus dem) $")
# "Weizen zur Lieferung im September": which of the contracts
_CONTRACT = re.compile(r"\b(?:mit fälligkeit|zur (?:lieferung|abrechnung)|kontrakt)(?: im)? $", re.IGNORECASE)
# "Noch im Herbst stand er jeden Mittwoch am Tor"
_EACH = re.compile(
    r"\bjede[nrsm]? (?:\w+ )?(?:tag|morgen|abend|nacht|woche|monat|montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag|sonntag|wochenende)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:seit|ab|von|vom|bis)(?: (?:dem|der))? $", re.IGNORECASE)
_DAY = re.compile(r"\d\.(?!\d{3})|\d{1,2}\.\d|^\d{1,2} ")
# "der Verein, der heute 240 Mitglieder zählt"
_RELATIVE = re.compile(
    r"\W*(?:(?:in|an|auf|mit|von|zu) )?(?:der|die|das|dem|denen|deren|dessen|wo|welche[rs]?)"
    r"(?: (?!heute)\w+){0,2}? $",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"[^,;.]*\b(?:zählt|zählen|hat|haben|umfasst|heißt|heißen|ist|sind|steht|stehen|lebt|leben|wohnt|wohnen"
    r"|arbeitet|arbeiten|gehört|gehören|beherbergt|befindet|befinden|liegt|liegen|gilt|gelten|kennt|kennen"
    r"|trägt|tragen|nutzt|nutzen|dient|dienen|führt|leitet|bekannt ist)\W*(?:$|[,.;])",
    re.IGNORECASE,
)
# "Gegründet 1987, ist die Firma heute in Trier zu Hause"
_IS = re.compile(
    r"\b(?:ist|sind|hat|haben|zählt|gehört|gehören|lebt|leben|wohnt|wohnen|steht|stehen|dient|umfasst|heißt"
    r"|gilt|gelten|arbeitet|arbeiten|beschäftigt|beherbergt|nutzt|nutzen)(?: \w+){1,3} $"
)
_DONE = re.compile(r"\b(?:(?:ge|be|ver|ent|er|zer|[a-zäöü]{2,}ge)[a-zäöüß]{3,}(?:t|en)|[a-zäöü]+iert)\W*$|\d")
# "die heute 64-Jährige", "das heute 30 Jahre alte Haus"
_AGED = re.compile(r"\s*(?:rund |etwa |über )?\w+(?:-jährig| jahre? alte)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\s*(?:noch (?:nicht|kein\w*|niemand|unklar|offen|immer)|niemand|kaum|schwer|schlecht|nicht mehr"
    r"|in der regel|meist|üblich\w*|längst)\b",
    re.IGNORECASE,
)
# "Die Personen, die dort waren", "Les clients qui ont acheté", "Las personas que viajaron"
_WHOEVER = re.compile(
    r"^\W*(?:(?:die|alle|les|tous|toutes|toute|los|las|todos|todas|toda) )?(?:(?:les|los|las|die) )?"
    r"(?!(?:die|alle|les|los|las)\b)\w+(?:, (?:die|der|das)| qui| que)\b|^\W*(?:quienes|wer|ceux qui)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:sont (?:invité|prié|appelé|tenu)\w*|doivent|peuvent|devrai(?:t|ent)|est (?:invité|prié)\w*|doit"
    r"|peut|werden (?:gebeten|aufgerufen)|soll(?:en|te|ten)?|müssen|muss|können|kann|dürfen|darf|debe[n]?"
    r"|deberán?|debería[n]?|pueden|podrán|tienen que|tendrán|recibirán|conserva[n]?|conservarán"
    r"|erhalten|bekommen|behalten|auront|recevront|pourront|conservent|gardent"
    r"|están (?:invitad|llamad|obligad)\w*)\b",
    re.IGNORECASE,
)


def holds(place: Place, phrases: Phrases) -> bool:
    """Whether the date only tells which case, thing or class is meant, or belongs to what is done again."""
    if place.today and phrases.today.fullmatch(place.date):
        return _these_days(place, verb_last=phrases.verb_last)
    if _BARE_DAY.fullmatch(place.date) and _SOME.search(place.left):
        return True
    if not place.over and not place.today and _LATER.fullmatch(place.date):
        told = f"{place.clause} {place.after.lstrip(' ,').split(',')[0]}"
        if _PAST.search(told) is not None:
            return True
        return _IN_YEARS.search(place.date) is not None and _WILL.search(told) is None
    if _COUNTED.fullmatch(place.date) and _NAMELY.match(place.after):
        return True
    if _FALLS.match(place.after) or _OF_MONTHS.match(place.after):
        return True
    return phrases.verb_last and (
        _conditional(place, phrases) or _of_class(place) or _of_year(place, phrases) or _again(place)
    )


def whoever(place: Place) -> bool:
    """As in "Les clients qui ont acheté l'appareil en mai doivent le rapporter": it tells who is meant."""
    opens = _WHOEVER.match(place.before)
    if opens is None or _ASKED.search(place.before, opens.end()) is not None:
        return False
    return _ASKED.search(place.after) is not None


def _these_days(place: Place, *, verb_last: bool) -> bool:
    """As in "der heute 240 Mitglieder zählt", "lässt sich heute noch nicht sagen"."""
    if not verb_last:
        return False
    if _NOT_YET.match(place.after) or _AGED.match(place.after) or place.before.endswith((" von ", " wie ")):
        return True
    if _IS.search(place.left) and len(place.right.split()) > 1 and not _DONE.search(place.right):
        return True
    return _RELATIVE.fullmatch(place.left) is not None and _LASTS.match(place.after) is not None


def _conditional(place: Place, phrases: Phrases) -> bool:
    """As in "Kommt der Bescheid am 4. Mai, endet die Frist am 4. Juni", "Ob er am Montag kommt"."""
    if _WHETHER.match(place.left) or _WEIGHED.search(place.before):
        return True
    if _PROPOSED.search(place.before) and _REJECTED.match(place.after):
        return True
    sentence = f"{place.before}{place.date}{place.after}"
    if _UNREAL_FIRST.match(place.before):
        return True
    if "zu" in place.after and _ASKED_TO.search(place.before) and _TO_DO.match(place.after):
        return True
    opens = _VERB_FIRST.search(sentence)
    if opens is None or sentence.rstrip(' "“”»«').endswith("?"):
        return False
    return any(
        (found[1] or found[3] or phrases.verbs.fullmatch(found[2])) and not _TOLD.fullmatch(found[2])
        for found in _VERB.finditer(sentence, opens.start())
    )


def _of_class(place: Place) -> bool:
    """As in "Geräte, die vor 2020 verkauft wurden, sind betroffen", "müssen nach dem 1. Mai gebaut sein"."""
    if place.over and _REQUIRED.search(place.before) and _HAVING_BEEN.match(place.after):
        return True
    if _BOUNDED.match(place.before) and _BOUNDED_VERB.match(place.after):
        return True
    if place.over and _WHO.match(place.before):
        return _DID.search(place.after) is None
    if not _CLASS.match(place.left) or not _CLASSED.match(place.right or place.after):
        return False
    head = place.before[: len(place.before) - len(place.left)]
    if _DEFINITE.search(head) and not _STRICT.search(f"{head}{place.after}"):
        return False
    return _MEANT.search(head) is not None or _MEANT.search(place.after[len(place.right) :]) is not None


def _of_year(place: Place, phrases: Phrases) -> bool:
    """As in "die Schätzung für 2027", "die Ernte 2025/26", "die Erklärung für 2022 bis Ende 2026"."""
    if _CONTRACT.search(place.before) or _OF_TITLE.search(place.before):
        return True
    if _YEARS.fullmatch(place.date) is None:
        return False
    if _OF_TIME.search(place.before) or _A_YEAR.match(place.after) or _ABOUT.search(place.left):
        return True
    if _BRACKETED.search(place.before) and _CLOSED.match(place.after):
        return True
    if _OPEN_END.search(place.left) and place.left.strip().casefold() not in ("vor", "nach"):
        return True
    if _MORE_YEARS.search(place.before) or (_SEASON.fullmatch(place.date) and _NAME.search(place.left)):
        return True
    if phrases.planned.search(place.clause):
        return False
    return _FOR_YEAR.search(place.left) is not None or (
        _FOR.search(place.left) is not None and place.over and _UNTIL.match(place.after) is not None
    )


def _again(place: Place) -> bool:
    """As in "Noch im Herbst stand er jeden Mittwoch am Tor"."""
    if _DAY.search(place.date) or _BARE_DAY.search(place.date) or _FROM.search(place.left):
        return False
    return _EACH.search(place.clause) is not None
