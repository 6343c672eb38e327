"""How a statement speaks of its event: as called off, or, of a period that has begun, as yet to come."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from timeline import dates
from timeline.edtf import Precision
from timeline.extract.cancel import cancels
from timeline.model import Mention

_DIGIT = re.compile(r"\d")


def spoken(mentions: Iterable[Mention], language: str | None, day: dt.date | None) -> tuple[Mention, ...]:
    """The same mentions, those marked that call their event `off` or tell one that is `ahead`.

    `day` is that of the text, None where that is not known.
    """
    return tuple(_spoken(mention, language, day) for mention in mentions)


def _spoken(mention: Mention, language: str | None, day: dt.date | None) -> Mention:
    off = cancels(mention.sentence, mention.title)
    ahead = day is not None and _goes_on(mention, day.toordinal()) and _to_come(mention, language)
    return replace(mention, off=off, ahead=ahead) if off or ahead else mention


def _goes_on(mention: Mention, day: int) -> bool:
    """Whether the date is a period that has begun and is not over ("this year", "in late November").

    Days in a row ("from 3 to 9 May") are those of an event that goes on, a week by its name is none.
    """
    when = mention.when
    if when.lower is None or when.upper is None or not when.lower <= day < when.upper:
        return False
    return when.precision != Precision.INTERVAL or _DIGIT.search(mention.sentence, *_place(mention)) is None


def _to_come(mention: Mention, language: str | None) -> bool:
    """Whether the words around the date tell of what is to come: "will open this year"."""
    return dates.ahead(mention.sentence, *_place(mention), language=language)


def _place(mention: Mention) -> tuple[int, int]:
    """Where the date stands in the sentence."""
    return mention.date_start - mention.start, mention.date_end - mention.start
