"""Where an event stands, in a few words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from output.model import Tone
from output.tongue import term
from timeline.edtf import Edtf
from timeline.model import Change, ChangeKind, Event
from timeline.stance import called_off, disputed, foretold
from timeline.view.phrases import Names, differing
from timeline.view.turns import calls_off

DIFFER = term("sources differ")
WITHDRAWN = term("withdrawn")
CALLED_OFF = term("called off")
UNCONFIRMED = term("date passed, not confirmed")
# What each is, whatever the words for it.
TONES: Mapping[str, Tone] = {
    WITHDRAWN: "withdrawn",
    CALLED_OFF: "off",
    UNCONFIRMED: "unconfirmed",
    DIFFER: "differ",
    "rescheduled": "moved",
    "date refined": "refined",
    "announced": "announced",
}
_TOLD = {ChangeKind.RESCHEDULED: term("rescheduled"), ChangeKind.REFINED: term("date refined")}


def status(event: Event, changes: Iterable[Change], names: Names, today: date) -> str:
    """What is to be known about an event before its date is believed, in English; "" when nothing is.

    `changes` are those of the event.
    """
    if withdrawn(event):
        return WITHDRAWN
    changes = list(changes)
    turns = [turn for turn in map(calls_off, changes) if turn is not None]
    if called_off(event, turned=bool(turns) and turns[-1]):
        return CALLED_OFF
    if event.key in names.unconfirmed:
        return UNCONFIRMED
    if differing(event) or disputed(event):
        return DIFFER
    moved = [_TOLD[change.kind] for change in changes if change.kind in _TOLD]
    if moved:
        return moved[-1]
    lies = tense(event.when, today)
    return term("announced") if lies == "future" or (lies == "present" and foretold(event)) else ""


def dates_of(event: Event) -> tuple[tuple[Edtf, tuple[str, ...]], ...]:
    """The dates that the reports of an event give, each with its sources; first the one that leads."""
    found: defaultdict[Edtf, list[str]] = defaultdict(list)
    for report in sorted(event.reports, key=lambda report: report.mention.when != event.when):
        found[report.mention.when].append(report.source)
    return tuple((when, tuple(dict.fromkeys(sources))) for when, sources in found.items())


def withdrawn(event: Event) -> bool:
    """Whether nobody reports the event any more."""
    return all(report.withdrawn for report in event.reports)


def tense(when: Edtf, today: date) -> Literal["past", "present", "future"]:
    """Where a date lies as of today."""
    return lies(when.lower, when.upper, today.toordinal())


def lies(lower: int | None, upper: int | None, today: int) -> Literal["past", "present", "future"]:
    """Where days, as ordinals, lie as of today."""
    if upper is not None and upper < today:
        return "past"
    if lower is not None and lower > today:
        return "future"
    return "present"
