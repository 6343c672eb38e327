"""Whether a text tells of long ago and not of its own days.

News counts from its day of publication, a narrative from what it has just told (Strötgen & Gertz 2016).
A page of history has a day of publication as well, but "In May" on it is not of the year it was put up in.
"""

import datetime as dt
from collections.abc import Sequence

from timeline.edtf import Precision
from timeline.model import Timex

_LEAST = 12  # dates of years ago that are a story and not the background of a report
_MOST_FRESH = 8  # of so many one may be of these days: "The museum opened on Monday"
_AGO = 2  # years
_THESE_DAYS = 31
_JOINTS = frozenset(",;")


def is_story(text: str, timexes: Sequence[Timex], published: dt.date | None) -> bool:
    """Whether nearly all dates that prose gives with their year lie years before its publication."""
    if published is None or len(timexes) < _LEAST or published.year <= _AGO:
        return False
    today, ago = published.toordinal(), dt.date(published.year - _AGO, 12, 31).toordinal()
    olds = fresh = days = 0
    for timex in timexes:
        edtf = timex.edtf
        if edtf is None or edtf.upper is None:
            continue
        if timex.anchored:  # what was counted from today tells of these days only where it names one
            days += edtf.precision >= Precision.DAY
            fresh += edtf.precision >= Precision.DAY and edtf.upper >= today - _THESE_DAYS
        elif edtf.upper > ago:
            fresh += 1
        else:
            olds += _in_prose(text, timex.start)
    # "She died on 2 February and will be buried on the 21st": a life is told because of these days.
    obituary = fresh > 1 and 2 * fresh > days
    return olds >= _LEAST and olds >= _MOST_FRESH * fresh and not obituary


def _in_prose(text: str, start: int) -> bool:
    """Whether words go before, as in no chronicle whose years head its lines."""
    before, space = text[max(0, start - 2) : max(0, start - 1)], text[max(0, start - 1) : start]
    return space.isspace() and (before.isalpha() or before in _JOINTS)
