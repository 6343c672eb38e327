"""What one edit did, told once: under what is gravest of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.model import Change, State

# From the gravest on: in each of these a sentence is shown with what it says now.
_GRAVER = ("withdrawn", "called-off", "on-again", "rescheduled", "refined")
_MILD = "amended"


def once(groups: Mapping[str, Sequence[Change]]) -> dict[str, list[Change]]:
    """The changes of a digest by section, without those that say again what a graver one says.

    An event called off is not withdrawn as well by the texts that dropped it: that others still state it
    would say that it takes place. A sentence that lost a date, or had one moved, is not reworded as well for
    another date in it; what it says now goes to the withdrawal, which has no words of its own for that.
    """
    told = {section: list(changes) for section, changes in groups.items()}
    off = {change.event for change in told.get("called-off", ())}
    if off and "withdrawn" in told:
        told["withdrawn"] = [change for change in told["withdrawn"] if change.event not in off]
    reworded = told.get(_MILD, [])
    now = {_place(change): change.after for change in reworded}
    if now:
        grave = {_place(change) for section in _GRAVER for change in told.get(section, ())}
        told[_MILD] = [change for change in reworded if _place(change) not in grave]
        told["withdrawn"] = [_saying(change, now.get(_place(change))) for change in told.get("withdrawn", ())]
    return told


def _place(change: Change) -> tuple[str, str, str]:
    """The sentence of a text that a change is about, as it was."""
    return change.source, change.entry, change.before.sentence if change.before else ""


def _saying(change: Change, now: State | None) -> Change:
    """A withdrawal with what its sentence says now, which gives it no date any more."""
    if now is None or change.event is None or change.before is None:
        return change
    return replace(change, after=State(change.before.title, now.sentence))
