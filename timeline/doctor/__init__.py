"""Looks for what is wrong with an installation and says what to do; changes nothing.

Every check is a function that gives findings; none of them raises for what it is there to find.
"""

from timeline.doctor.access import access
from timeline.doctor.clock import clock, seen_in
from timeline.doctor.finding import Finding, State
from timeline.doctor.machine import disk, versions
from timeline.doctor.reach import reach
from timeline.doctor.served import seen, served
from timeline.doctor.stored import stored

__all__ = [
    "Finding",
    "State",
    "access",
    "clock",
    "disk",
    "reach",
    "seen",
    "seen_in",
    "served",
    "stored",
    "versions",
]
