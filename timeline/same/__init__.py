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
from timeline.same.gist import gist

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
    "gist",
    "in_days",
    "judge",
    "numbers_agree",
    "searches",
    "signs",
    "without_date",
]
