"""Which reports of different entries tell the same event, by date, matter and words."""

from timeline.same.agree import alike, judge, numbers_agree
from timeline.same.candidates import (
    LEAST,
    MOST,
    Candidate,
    Candidates,
    Near,
    Search,
    searches,
    signs,
    without_date,
)
from timeline.same.dated import clocks_agree, days_of, in_days
from timeline.same.gist import gist, matter_of, read_gist
from timeline.same.statement import claim, statement

__all__ = [
    "LEAST",
    "MOST",
    "Candidate",
    "Candidates",
    "Near",
    "Search",
    "alike",
    "clocks_agree",
    "days_of",
    "forget",
    "gist",
    "in_days",
    "judge",
    "numbers_agree",
    "searches",
    "signs",
    "without_date",
]


def forget() -> None:
    """Let go of what was remembered of reports for comparing others with them."""
    for kept in (claim, statement, read_gist, matter_of):
        kept.cache_clear()
