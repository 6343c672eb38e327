"""When a source is asked again and at which address, and which of its troubles are told. Pure.

`every` is how often the user wants a source asked.
"""

import hashlib
import heapq
import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from feeds.model import Deferred, Failed, Fault, Outlook
from feeds.politeness import backoff
from timeline.memory import SourceMemory
from timeline.schedule import slack

# After so many answers in a row that say so, a source has moved.
MOVES = 3
# What may pass by itself is told from the third time on, or when it lasts a day.
_PATIENCE = 3
_DAY = timedelta(days=1)
_GONE = 410
# Faults that waiting does not heal.
_LASTING = frozenset(
    {Fault.TLS, Fault.REFUSED, Fault.ROBOTS, Fault.TOO_LARGE, Fault.UNREADABLE, Fault.INTERNAL}
)
# A tick of the daemon takes this many sources at least, so that a few are read at once.
_PORTION = 10
_HEADROOM = 2


def address(memory: SourceMemory) -> str | None:
    """Where a source that has moved is asked, None for its own address."""
    return memory.address if memory.moves >= MOVES else None


def advised(memory: SourceMemory, outlook: Outlook) -> SourceMemory:
    """What a good answer at `memory.checked` says about the requests to come.

    A new address counts when it is the same in every answer; one that leads on counts anew, from the first
    address on.
    """
    was = address(memory)
    if outlook.moved is not None:
        again = outlook.moved == memory.address
        memory = replace(memory, address=outlook.moved, moves=min(memory.moves + 1, MOVES) if again else 1)
    elif was is None and memory.address is not None:
        memory = replace(memory, address=None, moves=0)
    permitted = (outlook.permitted or memory.permitted) if address(memory) == was else None
    hold = memory.checked + timedelta(seconds=outlook.fresh) if memory.checked and outlook.fresh else None
    if (permitted, hold) == (memory.permitted, memory.hold):
        return memory
    return replace(memory, permitted=permitted, hold=hold)


def disappointed(memory: SourceMemory, failed: Failed) -> SourceMemory:
    """A source after a failure: where it had moved to is given up when that fails for good."""
    if address(memory) is None or not (_lasts(failed) or _refuses(failed) or memory.failures >= _PATIENCE):
        return memory
    return replace(memory, address=None, moves=0, permitted=None)


def tells(memory: SourceMemory, failed: Failed) -> bool:
    """Whether a failure, already counted in `memory`, is worth a word in the digest.

    A trouble is told once: at once when it is there to stay or the source was never read, else when it lasts.
    """
    if memory.told:
        return False
    quiet = memory.checked and memory.good and memory.checked - memory.good < _DAY
    return _lasts(failed) or not quiet or memory.failures >= _PATIENCE


def next_due(
    memory: SourceMemory, answer: Failed | Deferred | Outlook, now: datetime, every: timedelta
) -> datetime:
    """When to ask again: after the configured time, later after failures or when the server says so."""
    match answer:
        case Deferred():
            return max(answer.until, now)
        case Failed():
            seconds = int(every.total_seconds())
            # Where a source had moved to may be gone without the source being so.
            status = None if address(memory) else answer.status
            wait = backoff(
                memory.id, memory.failures + 1, seconds, retry_after=answer.retry_after, status=status
            )
            return now + timedelta(seconds=wait)
        case Outlook():
            return now + max(every, timedelta(seconds=answer.fresh))


def is_due(memory: SourceMemory, now: datetime, every: timedelta) -> bool:
    """Whether the time for a source has come, with some slack for the jitter of cron.

    A plan made under a longer interval, or by a clock that was turned back since, does not hold. What the
    server asked for does, for a day at most.
    """
    margin = slack(every)
    if memory.hold is not None and now + margin < memory.hold <= now + _DAY:
        return False
    if memory.next_due is None or memory.checked is None or memory.checked > now:
        return True
    due = memory.next_due if memory.failures else min(memory.next_due, memory.checked + every)
    return due <= now + margin


def portion(due: Iterable[SourceMemory], *, intervals: Iterable[timedelta], tick: timedelta) -> set[str]:
    """The ids of those due sources that one tick of the daemon takes: the longest overdue first.

    `intervals` are those of all sources. A tick takes twice what falls due in its time on average, so
    that whatever has piled up, all of it at the first start, is worked off within half an interval, and what
    was spread once stays so. Sources that were never asked come in an order of their own, not
    host by host.
    """
    demand = sum(tick / every for every in intervals)
    most = max(_PORTION, math.ceil(_HEADROOM * demand))
    return {memory.id for memory in heapq.nsmallest(most, due, key=_urgency)}


def _urgency(memory: SourceMemory) -> tuple[float, bytes]:
    since = memory.next_due.timestamp() if memory.next_due else -math.inf
    return since, hashlib.sha256(memory.id.encode()).digest()[:8]


def _lasts(failed: Failed) -> bool:
    return failed.fault in _LASTING or failed.status == _GONE


def _refuses(failed: Failed) -> bool:
    return failed.status is not None and 400 <= failed.status < 500 and failed.status != 429
