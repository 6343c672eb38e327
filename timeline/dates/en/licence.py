"""Words that are dates only in company: may, march, sun, second, and bare years."""

import re

from timeline.dates.reading import Extent

_HOMOGRAPHS = {
    "may",
    "march",
    "mar",
    "jan",
    "dec",
    "sep",
    "jun",
    "apr",
    "oct",
    "nov",
    "aug",
    "feb",
    "jul",
    "sept",
}
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|through|during|for|before|after|between|and|last|this|next|each"
    r"|every|on|early|late|mid|around|about|past|coming|previous|following|or)|[-(/:])[ ]?$"
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|from|during|of|through|for|between|and|to|late|early|around|about"
    r"|the|year|spring|summer|autumn|fall|winter|than|on|or|circa|throughout|into|as of|'s|s')|[-(]) {0,2}$"
)
_DETERMINER = re.compile(r"\b(?:an?|its|his|her|their|our|my|that|this|both|[a-z]{3,12}(?:ed|ing|ful)|[12][0-9]{3}[,/]) $")
_NOUN = re.compile(r"(?: [a-z]{3,}|,? and [12][0-9]{3})")
_COUNTED = re.compile(
    r" {1,3}(?:[a-z]+ {1,3})?(?:people|men|women|children|soldiers|troops|dollars|euros|pounds|points|miles|kilomet\w+"
    r"|met(?:er|re)s|feet|tons|tonnes|jobs|workers|employees|words|votes|shares|copies|units|cars|houses|homes"
    r"|students|members|million|billion|cases|deaths|patients|kg|km|m|percent|per|pages|calories|degrees|[a-z]+ers)\b"
)


def allowed(extent: Extent, text: str, folded: str) -> bool:
    """Whether the expression may be a date here."""
    check = _CHECKS.get(extent.rule)
    return check is None or check(extent, text, folded)


def _month(extent: Extent, text: str, folded: str) -> bool:
    name = extent.groups["month"] or ""
    at = folded.index(name, extent.start)
    if not text[at].isupper():
        return False
    if extent.groups["edge"] or extent.groups["about"] or extent.groups["year_said"]:
        return True
    before = folded[max(0, extent.start - 12) : extent.start]
    if len(name) == 3 and text[extent.end : extent.end + 2].strip()[:1].isupper():
        return False  # a first name
    if name.rstrip(".") in _HOMOGRAPHS:
        return _BEFORE_MONTH.search(before) is not None
    return True


def _year(extent: Extent, text: str, folded: str) -> bool:
    if extent.groups["edge"] or extent.groups["word"] or extent.groups["era"]:
        return True
    if _COUNTED.match(folded, extent.end):
        return False
    before = folded[max(0, extent.start - 12) : extent.start]
    if _DETERMINER.search(before) and _NOUN.match(folded, extent.end):
        return True
    return _BEFORE_YEAR.search(folded[max(0, extent.start - 12) : extent.start]) is not None


_DURATION_BEFORE = re.compile(
    r"\b(?:in|for|within|than|over|after|about|of|during|until|by|lasts?|lasted|takes?|took|spends?|spent|waits?"
    r"|waited|nearly|almost|once|only|just|next|half|is|was|be|every|least|most|up to|before|since|under|through"
    r"|throughout|to|some|around|with|and|last|this|per) $"
)
_RATE_BEFORE = re.compile(r"(?:[0-9%]|million|billion|thousand|percent|once|twice|times|dollars|cents|[a-z]s|hours|day) $")
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|around|until|till|from|to|before|after|about|since|between|and|,) ?$")


def _amount(extent: Extent, text: str, folded: str) -> bool:
    groups = extent.groups
    count, units = groups.get("count") or "", groups.get("units") or ""
    if units == "quarter" and count in ("a", "one", "") or text[extent.end - len(units)].isupper():
        return False
    if units.startswith("second") and count in ("a", "one", ""):
        return False
    if count in ("a", "an") and not groups["which"] and not groups["hedge"]:
        before = folded[max(0, extent.start - 14) : extent.start]
        return _DURATION_BEFORE.search(before) is not None or _RATE_BEFORE.search(before) is not None
    return True


def _clock(extent: Extent, text: str, folded: str) -> bool:
    clock = extent.groups["clock"] or ""
    if "m" in clock or extent.end - extent.start > len(clock) + 2:
        return True
    return _CLOCK_BEFORE.search(folded, max(0, extent.start - 10), extent.start) is not None


def _weekday(extent: Extent, text: str, folded: str) -> bool:
    name = extent.groups["full_weekday"] or ""
    return text[folded.index(name, extent.start)].isupper()


def _season(extent: Extent, text: str, folded: str) -> bool:
    groups = extent.groups
    if groups["turn"] or groups["year"] or groups["year_said"] or groups["edge"] or groups["late"] or groups["short_year"] or groups["year_word"] or groups["year_bc"]:
        return True
    if groups["season"] == "fall":
        return folded.startswith("the", extent.start) and False
    before = folded[max(0, extent.start - 10) : extent.start]
    return re.search(r"\b(?:in|by|during|since|until|throughout|of|for|last|before|after) (?:the )?$", before) is not None


_PREPOSITION = re.compile(r"\b(?:in|for|within|of|over|after|during|by|the|took|take|many|but|lasted|spent|last|several|or|and) $")


def _bare(extent: Extent, text: str, folded: str) -> bool:
    return _PREPOSITION.search(folded, max(0, extent.start - 10), extent.start) is not None


def _capital_month(extent: Extent, text: str, folded: str) -> bool:
    return text[folded.index(extent.groups["full_month"] or "", extent.start)].isupper()


_THE_YEAR = re.compile(r"\b(?:for|of|in|during|on|this|through) $")


def _the_year(extent: Extent, text: str, folded: str) -> bool:
    return _THE_YEAR.search(folded, max(0, extent.start - 8), extent.start) is not None


def _decade(extent: Extent, text: str, folded: str) -> bool:
    return not extent.groups["word"] or folded.startswith("the", extent.start)


_CHECKS = {
    "turn_month": _capital_month, "the_year": _the_year, "decade": _decade,
    "month": _month, "year": _year, "amount": _amount, "clock": _clock, "weekday": _weekday, "season": _season,
    "bare_units": _bare,
}  # fmt: skip
