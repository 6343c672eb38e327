"""Whether a statement calls its event off. English, and the plain words in six others."""

import re
from typing import NamedTuple

_OFF = (
    r"cancel(?:s|led|ed|ling|ing|lation)?|call(?:s|ed|ing)?(?: \w+){0,4} off|scrap(?:s|ped|ping)?"
    r"|suspend(?:s|ed|ing)?"
    r"|vacat(?:e|es|ed|ing) (?:(?:a|an|the|its|his|her|that|this|tomorrow's|today's) )?(?:[\w-]+ ){0,2}?"
    r"(?:hearing|trial|sitting|conference|fixture|listing)s?(?: dates?)?"
    r"|(?<=hearing )(?:is|was|has been) vacated|(?<=trial )(?:is|was|has been) vacated"
    r"|(?:taken out of|removed from) the list|de-?listed"
    r"|(?:is|are|was|were|be|been|being) (?:\w+ly )?dropped|(?:had|have|has) to be given up"
    r"|(?:had|have|has) had to be given up"
    r"|drop(?:s|ped)? (?:\w+ )?(?:plans?|projects?|idea|bid)"
    r"|postpone[ds]?(?: \w+){0,6} (?:indefinitely|until further notice|sine die|to a later date)"
    r"|(?:put off|delayed|deferred|adjourned)(?: \w+){0,4} (?:indefinitely|until further notice|sine die)"
    r"|indefinitely postponed|abandon(?:s|ed|ing)?"
    r"|(?:will|would|shall) (?:not|never)(?: now| be able to)?(?! only)"
    r"|(?:can|could)(?:not| not|'t|n't) (?:take place|go ahead|proceed|be (?:held|played|staged|shown))"
    r"|avert(?:s|ed|ing)?|dr(?:op|ops|opped) (?:(?:a|the|its|their) )?(?:\w+ )?(?:strikes?|walkouts?"
    r"|action|appeal|candidacy)"
    r"|withdr(?:ew|awn|aws?) (?:(?:a|the|its|their|his|her) )?(?:\w+ )?(?:call|notice|strike notice"
    r"|candidacy)"
    r"|won't|wouldn't|(?:is|are) not (?:going to|to be)|(?:no longer|not) (?:take|takes|taking) place"
    r"|(?:no longer|not) (?:go|goes|going|gone) ahead|(?:is|are|was|were) not going$|will no longer"
    r" (?:take|be|go)|(?:is|are) off(?= because|[,.;]|$)"
    r"|(?:is|are|has been|have been) shelved|f[ae]ll(?:s|en)? through|n'(?:a|ont) pas lieu|ne se (?:tient"
    r"|tiennent) pas"
    r"|no se (?:celebra|realiza|hace|hará|hace)n?(?= (?!hasta))|queda[n]? (?:suspendid|cancelad|anulad)[oa]s?"
    r"|abgesagt|entf[äa]ll(?:t|en)|absag(?:e|en|t)|f[äa]llt aus|fallen aus|ausgefallen|ausfallen"
    r"|ausgesetzt|gestrichen|abgeblasen|abgewendet"
    r"|(?:nicht|keine?\w?) (?:\w+ ){0,4}(?:statt|stattfinden)|auf unbestimmte zeit verschoben"
    r"|annul(?:é|ée|és|ées|e|ent|er)|supprim(?:é|ée|és|ées)|suspendu(?:e|s|es)?|reporté(?:e|s|es)? sine die"
    r"|n'aura pas lieu|n'auront pas lieu|ne (?:se )?(?:tiendra|tiendront) pas"
    r"|ne (?:pourra|pourront|peut|peuvent) pas (?:avoir lieu|se tenir)|no podrán? (?:celebrarse"
    r"|realizarse|tener lugar)"
    r"|cancel(?:a|ado|ada|ados|adas|ó|aron|an|ar)|suspend(?:e|ido|ida|idos|idas|ió|ieron|en)"
    r"|desconvoc(?:a|ó|an|aron|ad[oa]s?|ar)|renonc(?:e|ent|é) à|lev(?:é|ée) (?:du|le) préavis"
    r"|anul(?:ado|ada|ados|adas|ó)|no (?:se )?(?:celebrar|realizar|tendr|har)(?:á|án)(?: lugar)?"
    r"|(?:annullat|cancellat|soppress)[oaie]|non (?:si )?(?:terr|svolger)(?:à|anno)"
    r"|(?:cancelad|anulad)[oa]s?|não se realiza(?:m|rá|rão)?|não vai realizar-se|gaa[tn]n? niet door"
    r"|afgelast|afgeblazen"
    r"|(?:aplazad|pospuest)[oa]s? (?:indefinidamente|sine die)"
)
_CALLS_OFF = re.compile(rf"(?<!\w)(?:{_OFF})(?!\w)")
# "has not been cancelled", "pas annulé": the event stands. "Will not reopen until May": it reopens then.
_STANDS = re.compile(
    r"(?:\bnot|n't|\bnever|\bnicht|\bpas|\bno|\bjamais|\bkein\w*)"
    r"(?: (?:yet|to|been|be|being|ha|se|será|été|worden|be))*$",
)
_ATTRIBUTE = re.compile(
    r"\b(?:the|a|an|its|their|once|previously|(?:resum|restor|reviv|reinstat|restart|lift)\w*)$",
)
_NOT_UNTIL = re.compile(r"(?:will|would|shall) (?:not|never)|won't|wouldn't")
_UNTIL = re.compile(r"\b(?:until|till|before)\b")
_LASTS = re.compile(r" (?:until|till) ")  # then what was suspended goes on
_INDEFINITE = re.compile(r"\b(?:until|till) further notice\b")
_BOUNDARY = re.compile(
    r"[;:,]|\b(?:but|and|while|although|after|because|aber|und|mais|et|pero|y)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
# "Cancelled: spring concert": how calendars and programmes head what does not take place.
_HEADED = re.compile(rf"\W*(?:{_OFF}|vacated)\s?(?::|[-–—\])])\s")
# "Moss v Dace, vacated": how lists of hearings mark it.
_MARKED = re.compile(r"[-–—(\[,|*:]\s*(?:vacated|stood out|taken out)\W*$")
# "The hearing, listed for Friday, was called off", with the title "The hearing, listed"
_ASIDE = re.compile(
    r"[^,;:.]{0,40},? (?:was|were|has been|have been|is|are|had been) (?:\w+ly )?(?:called off|cancelled"
    r"|canceled|averted|scrapped)\b",
)
# What goes on again on the day: "Work has been suspended and we expect it to resume on Monday"
_RESUMES = re.compile(
    r"\b(?:and|but)\b[^.;:]{0,80} to (?:resume|restart|reopen|start again|begin again|go on)\b"
)
_ELLIPSIS = "…"
_WITHIN = 40  # characters
# Nobody says in these words what is yet to be held.
_PLANS = re.compile(
    r"(?<!\w)(?:cancelled|canceled|planned|scheduled|due|expected|take|place|indefinitely"
    r"|until further notice|geplant\w*|vorgesehen\w*|findet|finden"
    r"|prévue?s?|previst[oa]s?|programad[oa]s?)(?!\w)"
)


# Behind these stands whose it is that is called off, where and with whom.
_WHOSE = re.compile(
    r"(?<!\w)(?:of|at|in|on|by|with|between|from|for|over|against|to|near|into|among|which|that"
    r"|der|des|vo[nm]|bei|beim|i[nm]|a[nm]|auf|mit|zwischen|aus|für|gegen|um|zum|zur|durch"
    r"|de|du|à|aux?|en|dans|avec|entre|par|pour|contre|sur|chez|qui|que"
    r"|del|al|con|por|para|sobre|di|da|do|dos|van|bij|met|voor|tegen)(?= )|\bd'"
)
_AFTER_WHAT = (
    r"after|following|amid|because|due to|owing to|as|since|when|once|thanks to|pending"
    r"|nach|nachdem|wegen|weil|aufgrund|infolge|après|suite à|à la suite|en raison|faute|tras|después|debido"
    r"|porque|a causa"
)
_WHY = re.compile(rf" (?:{_AFTER_WHAT})(?= )")
_WHY_FIRST = re.compile(rf"^(?:{_AFTER_WHAT}) [^,]*, ")
_HELPS = re.compile(r" (?:has|have|had|is|are|was|were|been|be|being|now)(?: (?:\w+ly|now|been|be))*$")
_HAS = re.compile(
    r" (?:hat|haben|hatten?|a|ont|ha|han)"
    r"(?= (?:d(?:en|ie|as)|eine?n?|ihre?n?|seine?n?|l[ae]s?|el|los|une?|una) )"
)
_EDGE = " ,;:.-"


class Undone(NamedTuple):
    """What a statement calls off: the thing itself, and who does so, whose it is, where and against what."""

    thing: str
    beside: str


def cancels(sentence: str, title: str) -> bool:
    """Whether the statement `title`, made in `sentence`, calls its event off or denies that it will happen.

    The title decides; the rest of the sentence only where the title was cut or has no verb of its own
    ("The meeting of 5 May has been cancelled" with the title "Meeting").
    """
    said = _plain(sentence)
    if _called_off(_plain(title)):
        return _RESUMES.search(_plain(title) + _after(said, title)) is None
    if _HEADED.match(said) or _MARKED.search(_plain(title)):
        return True
    if title.endswith(_ELLIPSIS):
        return _called_off(said)
    rest, plain = _after(said, title), _plain(title)
    # The title may end within the words that call it off: "has been postponed | until further notice".
    # Few sentences say anything like it: what stands before it and the end of the clause matter in those.
    if _CALLS_OFF.search(plain[-_WITHIN:] + rest) is None:
        return False
    return _ASIDE.match(rest) is not None or _called_off(plain + rest[: _clause_end(rest)])


def undone(sentence: str, title: str) -> Undone:
    """What a statement that calls something off says was to be: without the words that do so, or that plan.

    What stands behind the title is told as well where it is what is called off: "The court called | off the
    hearing". Nor is why, or after what, anything that is called off.
    """
    plain = _plain(title)
    if not _called_off(plain):
        rest = _after(_plain(sentence), title)
        plain += rest[: _clause_end(rest)]
    before, behind = _round(plain)
    has = _HAS.search(before)
    if behind and _WHOSE.match(behind) is None:  # "the union has called off the strike"
        who, thing = before, behind
    elif has:  # "die Gewerkschaft hat den Streik abgesagt"
        who, thing = f"{before[: has.start()]} {behind}", before[has.end() :]
    else:
        who, thing = behind, before
    whose = _WHOSE.search(thing, thing.find(" ") + 1)  # an article is nobody's: "der Streik"
    at = whose.start() if whose else len(thing)
    return Undone(thing[:at], f"{who} {thing[at:]}")


def _round(plain: str) -> tuple[str, str]:
    """What stands before and behind the words that call off, without why."""
    found = _CALLS_OFF.search(plain)
    at, end = found.span() if found else (len(plain), len(plain))
    parts = plain[:at], plain[end:].partition(",")[0]
    before, behind = (_PLANS.sub(" ", part).strip(_EDGE) for part in parts)
    before = _HELPS.sub("", _WHY_FIRST.sub("", before))
    return before, _CALLS_OFF.sub(" ", _WHY.split(f" {behind}", maxsplit=1)[0]).strip()


def _plain(text: str) -> str:
    """The words of a text in small letters, as the patterns have them: to mind no case takes longer."""
    return " ".join(text.replace("’", "'").lower().split())


def _called_off(plain: str) -> bool:
    if _CALLS_OFF.search(plain) is None:  # most
        return False
    return any(not _stands(plain, found) for found in _CALLS_OFF.finditer(plain))


def _stands(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()].rstrip()
    if _STANDS.search(before) or _ATTRIBUTE.search(before):
        return True  # also "resumes cancelled flights"
    rest = text[found.end() :]
    if found[0].startswith("suspend") and _LASTS.match(rest):
        return _INDEFINITE.match(rest, 1) is None
    if _NOT_UNTIL.fullmatch(found[0]) is None:
        return False
    return _UNTIL.search(rest) is not None and _INDEFINITE.search(rest) is None


def _after(sentence: str, title: str) -> str:
    """What the sentence says after the last word of the title, "" when it does not hold that word."""
    words = _WORD.findall(title[title.rfind(" ") :]) or _WORD.findall(title)
    at = sentence.casefold().rfind(words[-1].casefold()) if words else -1
    return sentence[at + len(words[-1]) :] if at >= 0 else ""


def _clause_end(rest: str) -> int:
    boundary = _BOUNDARY.search(rest)
    return boundary.start() if boundary else len(rest)
