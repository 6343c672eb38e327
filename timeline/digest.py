"""Changes in a period -> Digest: the net change of every event, gathered by kind, most important first."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from timeline.diff import between
from timeline.model import Change, ChangeKind, Digest

# What may make a reader's plans wrong comes first.
ORDER = (
    ChangeKind.WITHDRAWN,
    ChangeKind.RESCHEDULED,
    ChangeKind.ADDED,
    ChangeKind.REFINED,
    ChangeKind.CORROBORATED,
    ChangeKind.AMENDED,
    ChangeKind.EDITED,
)


def digest(
    changes: Iterable[Change],
    *,
    start: datetime | None,
    end: datetime,
    keep: Callable[[Change], bool] | None = None,
) -> Digest:
    """The digest of a period's changes, which come in the order in which they were seen.

    `keep` chooses among the net changes: chosen before, a step of a chain would be told as the whole.

    Several changes of one event are told as one, from its first state to its last: what was moved twice
    moved once, what came and went is not told, what moved and moved back is not told. That a text is new goes
    without saying where its events are told, that it was edited where the same reading told one.
    """
    net = _once(change for change in map(_net, _gather(changes)) if change is not None)
    told = {(change.source, change.entry, change.seen) for change in net if change.event}
    texts = {(change.source, change.entry) for change in net if change.event}
    quiet = []
    groups: defaultdict[ChangeKind, list[Change]] = defaultdict(list)
    for change in net:
        if change.event is None and (
            (change.source, change.entry) in texts
            if change.kind is ChangeKind.ADDED
            else (change.source, change.entry, change.seen) in told
        ):
            continue
        if keep is not None and not keep(change):
            continue
        if change.event is None and change.kind is ChangeKind.ADDED:
            quiet.append(change)
        else:
            groups[change.kind].append(change)
    ordered = tuple((kind, tuple(sorted(groups[kind], key=_order))) for kind in ORDER if groups[kind])
    return Digest(start, end, ordered, tuple(sorted(quiet, key=_order)))


def counts(record: Digest) -> tuple[tuple[ChangeKind, int], ...]:
    """How many changes of each kind, in the order of the digest."""
    return tuple((kind, len(changes)) for kind, changes in record.groups)


def _gather(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes of the same statement, in the order in which the first of each was seen.

    A statement is known here by event and entry; a new and an edited entry as a whole are one as well.
    """
    chains: dict[tuple[str | None, str, str], list[Change]] = {}
    for change in changes:
        chains.setdefault((change.event, change.source, change.entry), []).append(change)
    return list(chains.values())


def _net(chain: list[Change]) -> Change | None:
    """A chain of changes as the one from the first state to the last; None where these are the same."""
    first, last = chain[0], chain[-1]
    before, after = first.before, last.after
    if len(chain) == 1:
        return first
    if before is None:
        return None if after is None else replace(last, kind=first.kind, before=None)
    if after is None:
        return replace(last, kind=ChangeKind.WITHDRAWN, before=before)
    if (before.when, before.sentence) == (after.when, after.sentence):
        return None
    if before.when is None or after.when is None:
        return replace(last, kind=ChangeKind.EDITED, before=before)
    kind = ChangeKind.AMENDED if before.when == after.when else between(before.when, after.when)
    return replace(last, kind=kind, before=before)


def _once(changes: Iterable[Change]) -> list[Change]:
    """The changes without those that tell the same of the same event for another of its texts."""
    told: dict[tuple[object, ...], Change] = {}
    for change in changes:
        if change.event and change.before and change.after and change.before.when != change.after.when:
            told.setdefault((change.event, change.before.when, change.after.when), change)
        else:
            told[change.event, change.source, change.entry] = change
    return list(told.values())


def _order(change: Change) -> tuple[str, str, str, str]:
    side = change.after or change.before
    when = str(side.when) if side and side.when else ""
    return when, change.source, change.entry, change.event or ""
