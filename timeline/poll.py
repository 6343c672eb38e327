"""One poll of one source: its answer taken into the memory, all of it or nothing.

parse -> extract -> merge -> diff -> commit, in one transaction with others that answered meanwhile.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from feeds.fingerprint import much_shorter
from feeds.model import UNKNOWN, Deferred, Entry, Failed, Fault, NotModified, Outlook, Snapshot, Validators
from output.words import count as counted
from timeline import plan
from timeline.ahead import NOTHING_AHEAD, Ahead, Text
from timeline.articles import Followed, take
from timeline.memory import Notice, SourceMemory
from timeline.model import Change, ChangeKind
from timeline.store import Nearby, Store, StoreError

# A page that lost most of its text is believed after so many polls that found it so, over hours or days.
_PATIENCE = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """A usable answer with what the next request and the next comparison of bytes need.

    `articles` are what stands behind entries, by their ids, None where nobody looks behind them. `again`
    tells that the source itself is unchanged and only articles came.
    """

    snapshot: Snapshot
    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None
    outlook: Outlook = UNKNOWN
    articles: Mapping[str, Entry | Failed] | None = None
    again: bool = False


Answer = Reading | NotModified | Failed | Deferred


@dataclass(frozen=True, slots=True)
class Poll:
    """An answer of a source, with what was known of it and when it should be asked again."""

    memory: SourceMemory
    answer: Answer
    next_due: datetime


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll gave; `entries` and `events` count what the answer held, 0 without a reading."""

    source: str
    outcome: Literal["baseline", "changed", "unchanged", "failed", "deferred"]
    next_due: datetime
    changes: tuple[Change, ...] = ()
    entries: int = 0
    events: int = 0
    trouble: str = ""


# What one poll gave, with what is known of its source from now on.
Settled = tuple[Polled, SourceMemory]


def settle(
    store: Store,
    memory: SourceMemory,
    answer: Answer,
    *,
    now: datetime,
    next_due: datetime,
    zone: ZoneInfo,
    events: bool = True,
    ahead: Ahead = NOTHING_AHEAD,
) -> Polled:
    """Take one answer into the store, all of it or nothing, and tell what changed, see `settle_all`."""
    polls = [Poll(memory, answer, next_due)]
    with store.write():
        return settle_within(store, polls, now=now, zone=zone, events=events, ahead=ahead)[0]


def settle_all(
    store: Store,
    polls: Sequence[Poll],
    *,
    now: datetime,
    zone: ZoneInfo,
    events: bool = True,
    nearby: Nearby | None = None,
) -> list[Polled]:
    """Take answers of different sources into the store, all of them or nothing, and tell what changed.

    `events=False` keeps the texts and leaves their dates for a later run. What is `nearby` serves the next
    answers as well, unless others write meanwhile. Whatever is raised, nothing of these answers is kept.
    """
    nearby = nearby or Nearby()
    with store.write():
        nearby.meet(store.revision, store.state.unsigned)
        polled = settle_within(store, polls, now=now, zone=zone, events=events, nearby=nearby)
        revision = store.revision
    nearby.leave(revision)
    return polled


def settle_within(
    store: Store,
    polls: Sequence[Poll],
    *,
    now: datetime,
    zone: ZoneInfo,
    events: bool = True,
    ahead: Ahead = NOTHING_AHEAD,
    nearby: Nearby | None = None,
) -> list[Polled]:
    """What `settle_all` does, inside the transaction of the caller; `ahead` is what was read before it."""
    if nearby is None and len(polls) > 1:  # of one answer too little comes again
        nearby = Nearby()
    settled = [_settled(store, poll, now, zone, events=events, ahead=ahead, nearby=nearby) for poll in polls]
    # One statement for all of them.
    store.log([change for polled, _ in settled for change in polled.changes])
    store.put_sources(known for _, known in settled)
    return [polled for polled, _ in settled]


def unread(store: Store, poll: Poll, *, now: datetime, zone: ZoneInfo) -> list[Text]:
    """The texts of an answer that are new or changed, in a transaction that may only read.

    Articles are left.
    """
    from timeline.entries import Entries  # noqa: PLC0415 - see `_read`

    answer = poll.answer
    if not isinstance(answer, Reading) or answer.articles is not None:
        return []
    memory = replace(poll.memory, kind=answer.snapshot.kind)
    return Entries(store, memory, _seen(memory, now), zone).unread(answer.snapshot)


def _settled(
    store: Store,
    poll: Poll,
    now: datetime,
    zone: ZoneInfo,
    *,
    events: bool,
    ahead: Ahead,
    nearby: Nearby | None,
) -> Settled:
    answer, next_due = poll.answer, poll.next_due
    if isinstance(answer, Deferred):
        known = replace(poll.memory, hold=answer.until)
        return Polled(poll.memory.id, "deferred", next_due, trouble=answer.message), known
    memory = _checked(poll, now)
    match answer:
        case Failed():
            return _failed(store, memory, answer, now, next_due)
        case NotModified():
            return _unchanged(store, memory, answer, now, next_due)
        case Reading():
            afresh = _afresh(store, memory, answer.snapshot)
            lost = None if afresh else _lost(store, memory, answer.snapshot)
            if lost is not None:
                return _failed(store, memory, lost, now, next_due)
            return _read(
                store, memory, answer, now, next_due, zone,
                events=events, afresh=afresh, ahead=ahead, nearby=nearby,
            )  # fmt: skip


def _checked(poll: Poll, now: datetime) -> SourceMemory:
    return replace(poll.memory, checked=now, next_due=poll.next_due)


def catch_up(store: Store, *, now: datetime, zone: ZoneInfo) -> tuple[Change, ...]:
    """Look for dates in the entries that were only collected so far, each in a transaction of its own."""
    changes: list[Change] = []
    with store.read():
        waiting = store.unread()
        if not waiting:
            return ()
        sources = {memory.id: memory for memory in store.sources()}
    from timeline.entries import Entries  # noqa: PLC0415 - see `_read`

    for memory in waiting:
        source = sources[memory.source]
        try:
            with store.write():
                entries = Entries(store, source, _seen(source, now), zone)
                found, about = entries.read(memory)
                store.put_entry(replace(memory, read=True, gist=about), memory)
                # As at any first poll, what the baseline says is no news; what came later is.
                found = () if memory.changed == source.baseline else found
                store.log(found)
                _remark(store, source, "; ".join(entries.notes), now)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - one text must not keep the others unread
            _log.exception("%s, %s: could not be read", memory.source, memory.entry.id)
            continue
        changes += found
    return tuple(changes)


def _afresh(store: Store, memory: SourceMemory, snapshot: Snapshot) -> bool:
    """Whether texts are read in another way than before, as their user wishes: that is no news.

    Another part of a page, or the entries of a feed without their articles.
    """
    if memory.body_hash is not None or memory.baseline is None:
        return False
    before = store.source(memory.id)
    if before is None or before.url != memory.url or before.reading == memory.reading:
        return False
    return snapshot.kind == "page" or (_follows(before) and not _follows(memory))


def _follows(memory: SourceMemory) -> bool:
    return memory.kind == "feed" and memory.reading.startswith("follow")


def _lost(store: Store, memory: SourceMemory, snapshot: Snapshot) -> Failed | None:
    """A page that lost most of its text is an error or login page until it proves otherwise."""
    if snapshot.kind != "page" or (memory.fault == Fault.SHRUNK and memory.failures >= _PATIENCE):
        return None
    known = store.lengths(memory.id)
    for entry in snapshot.entries:
        before = known.get(entry.id, 0)
        if much_shorter(before, entry.text):
            return Failed(Fault.SHRUNK, f"only {len(entry.text):,} of {before:,} characters are left")
    return None


def _failed(store: Store, memory: SourceMemory, answer: Failed, now: datetime, next_due: datetime) -> Settled:
    """The last good state stays; a trouble is told once, at once or when it lasts."""
    # How often a page was found shrunk counts on its own, see `_lost`.
    same = memory.fault is None or (memory.fault == Fault.SHRUNK) == (answer.fault is Fault.SHRUNK)
    memory = replace(
        memory,
        failures=memory.failures + 1 if same else 1,
        fault=answer.fault.value,
        trouble=answer.message,
        failing=memory.failing or now,
    )
    if plan.tells(memory, answer):
        text = f"{memory.title or memory.id} cannot be read: {answer.message}"
        store.notify(Notice(memory.failing or now, memory.id, "trouble", text))
        memory = replace(memory, told=True)
    polled = Polled(memory.id, "failed", next_due, trouble=answer.message)
    return polled, plan.disappointed(memory, answer)


def _unchanged(
    store: Store, memory: SourceMemory, answer: NotModified, now: datetime, next_due: datetime
) -> Settled:
    _good_news(store, memory, answer.outlook, now)
    validators = Validators(
        answer.validators.etag or memory.validators.etag,
        answer.validators.last_modified or memory.validators.last_modified,
    )
    # The remarks on what was read stay true of it; a trouble is over.
    remark = memory.trouble if memory.fault is None else None
    known = _good(memory, answer.outlook, now, validators=validators, trouble=remark)
    return Polled(memory.id, "unchanged", next_due), known


def _read(  # noqa: PLR0913 - as `settle_within`
    store: Store,
    memory: SourceMemory,
    answer: Reading,
    now: datetime,
    next_due: datetime,
    zone: ZoneInfo,
    *,
    events: bool,
    afresh: bool,
    ahead: Ahead,
    nearby: Nearby | None,
) -> Settled:
    from timeline.entries import Entries  # noqa: PLC0415 - a poll without news compares nothing

    snapshot = answer.snapshot
    # A folder's name says less than the id that its user chose.
    title = "" if snapshot.kind == "files" else snapshot.title or memory.title
    memory = replace(memory, kind=snapshot.kind, title=title)
    seen = _seen(memory, now)
    if answer.articles is None:
        # What only its article would tell something about (an address in a sitemap) has nothing to say.
        saying = tuple(entry for entry in snapshot.entries if entry.title or entry.text)
        followed = Followed(replace(snapshot, entries=saying), {})
    else:
        followed = take(store, memory, snapshot, answer.articles, seen)
    if nearby is not None and memory.baseline is not None:  # it changes what was found for others
        nearby.forget()
    entries = Entries(store, memory, seen, zone, events=events, afresh=afresh, ahead=ahead, nearby=nearby)
    changes = followed.news(entries.take(followed.snapshot, followed.since), memory.baseline)
    if afresh:
        came = {change.entry for change in changes if change.kind is ChangeKind.ADDED and not change.event}
        changes = [change for change in changes if change.entry in came]
        store.outlines.forget(memory.id)
    memory = replace(memory, reread=entries.noise.keep())
    if entries.noise.remark:
        store.notify(Notice(now, memory.id, "noise", f"{title or memory.id}: {entries.noise.remark}"))
    notes = (*snapshot.notes, *followed.notes, *entries.notes)
    remark = "; ".join(notes) or (memory.trouble if answer.again and memory.fault is None else None)
    _remark(store, memory, remark, now)
    texts = len(followed.snapshot.entries) + followed.standing
    told = store.count_events(memory.id) if memory.baseline is not None else entries.first.events
    outcome: Literal["baseline", "changed", "unchanged"] = "changed" if changes else "unchanged"
    if memory.baseline is None:
        outcome, changes = "baseline", []
        held = f"{counted(texts, 'text')} with {counted(told, 'event')}"
        text = f"{title or memory.id} is followed from now on: {held}, taken as the baseline"
        store.notify(Notice(now, memory.id, "baseline", text))
    _good_news(store, memory, answer.outlook, now)
    known = _good(
        memory, answer.outlook, now,
        validators=answer.validators, body_hash=answer.body_hash, trouble=remark,
    )  # fmt: skip
    return Polled(memory.id, outcome, next_due, tuple(changes), texts, told, remark or ""), known


def _good_news(store: Store, memory: SourceMemory, outlook: Outlook, now: datetime) -> None:
    """Tell that a source is back, and where it has moved to."""
    name = memory.title or memory.id
    if memory.told:
        store.notify(Notice(now, memory.id, "recovered", f"{name} can be read again"))
    moved = plan.address(plan.advised(memory, outlook)) if outlook.moved else None
    if moved and moved != plan.address(memory):
        text = f"{name} has moved for good and is asked at {moved} from now on: change its `url`"
        store.notify(Notice(now, memory.id, "note", text))


def _good(
    memory: SourceMemory,
    outlook: Outlook,
    now: datetime,
    **more: Any,  # noqa: ANN401 - fields of it
) -> SourceMemory:
    """What is known of a source after a good poll, with what `more` is known of it."""
    seen = _seen(memory, now)
    polls = memory.polls + (memory.good is None or seen > memory.good)  # the same moment again is none
    return replace(
        plan.advised(memory, outlook), baseline=memory.baseline or seen, good=seen, failures=0, fault=None,
        failing=None, told=False, polls=polls, **more,
    )  # fmt: skip


def _remark(store: Store, memory: SourceMemory, remark: str | None, now: datetime) -> None:
    """Tell once what is wrong with a part of a source that is read otherwise."""
    told = f"{memory.title or memory.id}: {remark}"
    if remark and told != store.last_notice(memory.id, "note"):
        store.notify(Notice(now, memory.id, "note", told))


def _seen(memory: SourceMemory, now: datetime) -> datetime:
    """The moment that dates what is read: a clock that was turned back must not reorder history."""
    return now if memory.good is None else max(now, memory.good)
