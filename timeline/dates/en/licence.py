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
    if name.rstrip(".") in _HOMOGRAPHS:
        return _BEFORE_MONTH.search(before) is not None
    return True


def _year(extent: Extent, text: str, folded: str) -> bool:
    if extent.groups["edge"] or extent.groups["word"] or extent.groups["era"]:
        return True
    if _COUNTED.match(folded, extent.end):
        return False
    return _BEFORE_YEAR.search(folded[max(0, extent.start - 12) : extent.start]) is not None


_CHECKS = {"month": _month, "year": _year}
