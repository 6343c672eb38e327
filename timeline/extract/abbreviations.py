"""Words whose full stop does not end a sentence, or only when a new sentence plainly follows."""

import re

from timeline import months

# A name or a number always follows.
TITLES = frozenset(
    "mr mrs ms messrs mx dr prof hon gen maj col lt sgt cpl capt cmdr adm sen rep gov pres rev fr amb "
    "st ste mt ft sr sra mme mlle mm h.e h.h h.m h.r.h hrh insp supt atty asst dep e.g i.e cf v vs viz "
    "approx ca incl hr fr dipl z.b u.a d.h vgl bzw sog anm p.ex inkl exkl zzgl bzgl ggf evtl".split()
)
# A number or a code follows: "No. 12", "No. PR 03/2026", "Art. 5", "c. 1890".
_NUMBERED = frozenset(
    "no nos nr art arts sec fig figs vol pp p ch para paras par ref tel abs gem c fl".split()
)
# Days of the week that are words as well: "am Do. 21. Mai".
_GERMAN_DAYS = frozenset({"Mo", "Di", "Mi", "Do", "Sa", "So"})
_CALENDAR = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "janv févr avr juil déc ene abr ago dic mär okt dez lun mer jeu ven sam dim".split()
)
# These may end a sentence as well.
_SOFT = frozenset(
    "mio mrd tsd "
    "inc co corp ltd plc llc jr sr bros al etc dept univ est ave blvd rd ph.d assn intl govt no.s pty "
    "bhd".split()
)
# American states as datelines write them, before a bracket with the date: "PORTLAND, Ore. (June 9, 2026)".
_STATES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Fla Ind Kan Md Mich Minn Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt "
    "Wis Wyo".split()
)
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_CLOCK = frozenset(months.ENGLISH).union(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun jan feb mar apr "
    "jun jul aug sep oct nov dec gmt utc et est edt ct cst cdt mt mst mdt pt pst pdt bst cet cest ist "
    "jst eastern central pacific".split()
)
# Capitalised, these open a sentence: no name follows an abbreviation with them.
_STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my in on at by for "
    "from with after before during since until while when where as if although though but and or so "
    "yet however meanwhile moreover furthermore additionally also then there here both all some many "
    "most several each another other such what who why how according under despite because once not "
    "yes earlier later today yesterday tomorrow two three der die das ein eine er sie es wir ich im "
    "am bei mit nach seit auch doch und aber le la les un une il elle ils elles nous en au aux dans "
    "ce cette el los las una al del se según o os as um uma no na ele ela".split()
)
# A line that ends with one of these goes on in the next.
OPEN_ENDED = frozenset(
    "a an the of in on at by for from with to and or but nor as that which who whose than into upon "
    "between among during until since before after over under about against is are was were be been "
    "will would has have had der die das den dem des ein eine und oder im am vom zum mit von für de "
    "la le les du des et en au aux el los del y e o da do dos das em".split()
)
_MONTH_AFTER_ORDINAL = frozenset(months.GERMAN).union(
    "jänner jahrhundert januari februari maart mei augustus tammikuuta helmikuuta leden únor jan feb mär apr "
    "jun jul aug sep okt nov dez".split()
)
_DOTTED = re.compile(r"(?:[^\W\d]\.)+[^\W\d]{1,2}")
_HYPHEN = re.compile(r"[-–/]")
_CODE = re.compile(r"[A-Z]{2,}|\d")
_DAY = re.compile(r"(?:[0-2]?\d|3[01])\.(?:0?[1-9]|1[0-2])")  # "28.11. Town council"
_YEAR = re.compile(r"1\d{3}|20\d{2}")  # "1998. 15 April: the bridge opens"
_COUNTING = re.compile(r"\d{1,2}")
_ORDINAL_LANGUAGES = frozenset("de da nb nn no fi cs sk hu hr sl sr bs et lv is lb".split())


def writes_ordinals_with_full_stop(language: str | None) -> bool:
    """Whether "3." is "third" in this language (a BCP 47 tag)."""
    return language is not None and language.partition("-")[0].casefold() in _ORDINAL_LANGUAGES


def is_month(word: str) -> bool:
    """Whether it is a month or a weekday cut short, less its stop."""
    return word.casefold() in _CALENDAR


def is_clock(word: str) -> bool:
    """Whether it is "a.m" or "p.m", less its last stop."""
    return word.casefold() in _CLOCK


def continues(before: str, following: str, *, first: bool, ordinals: bool) -> bool:
    """Whether the sentence goes on after the full stop between `before` and `following`.

    `before` is what stands before the full stop up to white space or a bracket, `following` the next word or
    "" where none starts; `first` tells that `before` opens the sentence (a list number).
    """
    word, follower = before.casefold(), following.casefold()
    starts = follower in _STARTERS and following[:1].isupper()
    if word in TITLES or _leads(before, following, ordinals=ordinals):
        return before != "mm" or not starts  # "a wingspan of 250 mm. In 2018 it was reassessed"
    if _COUNTING.fullmatch(word):
        return first or follower in _MONTH_AFTER_ORDINAL or (ordinals and not starts)
    if first and _YEAR.fullmatch(word):
        return following[:1].isdigit() or is_month(following[:3])
    if _DAY.fullmatch(word):
        return first or (ordinals and not starts)
    if word in _NUMBERED and not (len(word) == 1 and before.isupper()):  # "p. 12", not "P. Lis"
        return _CODE.match(following) is not None
    if before in _GERMAN_DAYS:
        return following[:1].isdigit()
    if word in _CLOCK:
        return not following or follower in _AFTER_CLOCK
    named = _HYPHEN.split(before)[-1]  # "Aug. 28-Oct. 6"
    if named.casefold() in _CALENDAR and (named[0].isupper() or following[:1].isdigit()):
        return not starts
    if word in _SOFT or before in _STATES or _dotted(before):
        return not starts
    return False


def _leads(before: str, following: str, *, ordinals: bool) -> bool:
    """As in "s. Meldung vom 3. Mai", "Anm. d. Red.", "bis Sonntag, d. 24.07."."""
    if before == "s":
        return ordinals
    return before == "d" and (following.startswith("Red") or following[:1].isdigit())


def _dotted(before: str) -> bool:
    """Whether this is an initial ("J") or a dotted abbreviation ("ASEAN-U.S", "a.i"), less its last stop."""
    last = _HYPHEN.split(before)[-1]
    return _DOTTED.fullmatch(last) is not None or (len(last) == 1 and last.isupper() and before != "I")
