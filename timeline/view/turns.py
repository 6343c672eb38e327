"""Changes by which a text calls an event off, or takes that back."""

from collections.abc import Iterable

from timeline.extract import cancels
from timeline.model import Change


def calls_off(change: Change) -> bool | None:
    """True when a text that announced an event now calls it off, False when it takes that back, else None."""
    before, after = change.before, change.after
    if not (change.event and before and after):
        return None
    was, now = (cancels(side.sentence, side.title) for side in (before, after))
    return None if was == now else now


def called_off(changes: Iterable[Change]) -> frozenset[str]:
    """The events that stand as called off after these changes, in the order in which they were seen."""
    turns = {change.event: turn for change in changes if (turn := calls_off(change)) is not None}
    return frozenset(event for event, turn in turns.items() if turn and event)
