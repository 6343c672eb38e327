"""A heading that says of which period a list is: "Summer 2026", "Term dates 2026/27", "Week of 15 June".

That of a list which is renewed ("Week of 15 June", "Hearings listed for Monday 15 June") is no event whatever
stands below it: the next list has the next week or day.
"""

import re
from collections.abc import Iterator, Sequence

from timeline.extract import furniture
from timeline.extract.blocks import Span
from timeline.model import Mention

_LEAST = 3  # dates below that lie in it
_NEXT = 12  # mentions that are looked at
_LONGEST = 80  # characters
_DAY_LENGTH = len("2026-12-03")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□►*–—-]|\d{1,2}[.)]|\[[ xX]\])\s")
# A year, a part of one, a month, or from one to another.
_PERIOD = re.compile(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?")
_WEEK = re.compile(r"\b(?:week|woche|semaine|semana)\b", re.IGNORECASE)
# What is left of such a heading without its date.
_LIST = re.compile(
    r"(?:the )?(?:week(?: of| commencing| beginning)?|woche(?: vom)?|semaine(?: du)?|semana(?: del?)?"
    r"|(?:[\w’'-]+ ){0,4}?(?:cause|court|hearings?|daily|weekly) (?:lists?|schedules?|calendars?)"
    r"|(?:lists?|schedules?|calendars?) of (?:hearings|sittings|cases)"
    r"|(?:all |the )?(?:hearings|sittings|cases|matters|appeals)"
    r"(?: (?:are |to be )?(?:listed|scheduled|set down|heard))?)(?: (?:for|on|of))?",
    re.IGNORECASE,
)


def without_heads(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without the headings of lists: most of what follows lies within their period."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    for at, mention in enumerate(ordered):
        below = ordered[at + 1 : at + 1 + _NEXT]
        if not _of_list(mention) and not (_may_head(text, mention) and _heads(mention, below)):
            yield mention


def _of_list(mention: Mention) -> bool:
    """Whether it only says of which day or days a list is."""
    return len(mention.when.text) >= _DAY_LENGTH and _LIST.fullmatch(mention.title) is not None


def _may_head(text: str, mention: Mention) -> bool:
    if mention.end - mention.start > _LONGEST or not furniture.is_fragment(
        text, Span(mention.start, mention.end)
    ):
        return False
    alone = text[mention.end : mention.end + 1] in ("", "\n") and text[mention.start - 1 : mention.start] in (
        "",
        "\n",
    )
    if not alone or _BULLET.match(mention.sentence):
        return False
    return _PERIOD.fullmatch(mention.when.text) is not None or _WEEK.search(mention.sentence) is not None


def _heads(mention: Mention, following: Sequence[Mention]) -> bool:
    inside = sum(other.when != mention.when and mention.when.contains(other.when) for other in following)
    announced = mention.sentence.rstrip().endswith(":")
    return inside >= _LEAST - announced and 2 * inside >= len(following)
