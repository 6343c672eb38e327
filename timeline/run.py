"""The whole program on one screen.

    collect:  fetch -> parse -> extract -> merge -> diff -> commit     in one transaction
    publish:  render(page), render(digest) -> outbox -> deliver -> mark sent

`timeline run` is `run`; the daemon calls the two halves itself. Nothing is sent before it is committed:
killed at any point, the next run finds what is missing and does it.
"""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.hosts import Hosts
from feeds.model import Deferred, Failed, Fault, Snapshot
from feeds.reader import Reader
from feeds.robots import Robots
from output.deliver import SiteError
from timeline import extract, plan
from timeline.articles import outlines
from timeline.building import site_of
from timeline.collect import ask
from timeline.config import Config, SourceConfig
from timeline.due import Due, due_sources
from timeline.memory import Outline, SourceMemory
from timeline.poll import Answer, Poll, Polled, Reading, catch_up, settle_all
from timeline.quiet import quiet
from timeline.rounds import Outlining
from timeline.store import Nearby, Pruned, Store, StoreError

if TYPE_CHECKING:
    from timeline.outbox import Posted

_TIDY, _LONG = timedelta(days=1), timedelta(days=30)

# Sources that are committed together when they answer together, and the bytes that may wait for it, roughly,
# with those of an entry without text: a transaction costs more than asking one of them.
_TOGETHER, _MOST_WAITING, _ENTRY = 100, 1_000_000, 1_000

_log = logging.getLogger(__name__)

Say = Callable[[Polled], None]
Keep = Callable[[Sequence[Poll]], list[Polled]]
Answered = tuple[SourceConfig, SourceMemory, Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: the polls, the page it built, what became of digests, whether it was stopped.

    `unbuilt` is why there is no page although there should be one; everything else was done.
    """

    polled: tuple[Polled, ...]
    page: Path | None
    posted: tuple["Posted", ...]
    stopped: bool
    unbuilt: OSError | SiteError | None = None

    @property
    def failed(self) -> tuple[Polled, ...]:
        """The polls that gave no usable answer."""
        return tuple(poll for poll in self.polled if poll.outcome == "failed")

    @property
    def kept(self) -> tuple["Posted", ...]:
        """The deliveries that did not arrive."""
        return tuple(post for post in self.posted if not post.arrived)


def run(  # noqa: PLR0913 - three values and seven choices by name, each with its default
    config: Config,
    store: Store,
    *,
    now: datetime,
    everything: bool = False,
    due: Sequence[Due] | None = None,
    events: bool = True,
    site: bool = True,
    reader: Reader | None = None,
    stop: Callable[[], bool] = lambda: False,
    say: Say = lambda _: None,
) -> Outcome:
    """One run: poll what is due (or everything), build the page, deliver what there is to tell.

    `now` is the moment that everything seen in this run is dated with. Who has looked what is `due` names it,
    for that reads as much as a poll without news. A `reader` of the caller outlives the run. `stop` is asked
    between two sources; `say` hears of every poll as it is committed.
    """
    with contextlib.nullcontext(reader) if reader else Reader() as reading:
        polled = tuple(
            collect(
                config, store, now, reading,
                everything=everything, due=due, events=events, stop=stop, say=say,
            )
        )  # fmt: skip
    if stop():
        return Outcome(polled, None, (), stopped=True)
    _forget()
    built, unbuilt = None, None
    try:
        built = site_of(config, store, now) if site else None
    except (OSError, SiteError) as error:  # a page that cannot be written keeps no digest back
        unbuilt = error
    posted = publish(config, store, now, stop=stop) if events else ()
    tidy(config, store, now)
    count(store)
    return Outcome(polled, built, tuple(posted), stopped=False, unbuilt=unbuilt)


def _forget() -> None:
    """Let go of what was remembered of texts and reports: a page has other uses for thirty megabytes."""
    extract.forget()
    comparing = sys.modules.get("timeline.same")
    if comparing is not None:  # nothing was compared before
        comparing.forget()


def collect(  # noqa: PLR0913 - four values and five choices by name, each with its default
    config: Config,
    store: Store,
    now: datetime,
    reader: Reader,
    *,
    everything: bool = False,
    due: Sequence[Due] | None = None,
    events: bool = True,
    stop: Callable[[], bool] = lambda: False,
    say: Say = lambda _: None,
) -> list[Polled]:
    """Poll the sources that are due; what answered together is committed together, the rest meanwhile.

    Who names those that are `due` has them polled: the daemon a portion of them at a time.
    """
    polled: list[Polled] = []

    settle = partial(settle_all, store, now=now, zone=config.timezone, events=events, nearby=Nearby())

    def keep(answered: list[Answered]) -> None:
        for poll in settled(answered, now, settle):
            polled.append(poll)
            say(poll)

    async def work() -> None:
        asked = ask(
            config, wanted, now=now, stop=stop, reader=reader, hosts=hosts, outlining=outlining_of(store, now)
        )
        waiting: list[Answered] = []
        weight = 0
        async with contextlib.aclosing(asked) as answers:
            async for came in answers:
                if came is not None:
                    waiting.append(came)
                    weight += _weight(came)
                if came is None or len(waiting) == _TOGETHER or weight > _MOST_WAITING:
                    keep(waiting)
                    waiting, weight = [], 0
        keep(waiting)

    wanted = due_sources(config, store, None if everything else now) if due is None else due
    if wanted:
        with _servers(store, now) as hosts:
            asyncio.run(work())
    if events:
        catch_up(store, now=now, zone=config.timezone)
    return polled


def count(store: Store) -> None:
    """Count the events where anything changed, so that a run without news need not."""
    with store.read():
        if store.state.counted() is not None:
            return
    with store.write():
        store.state.count(store.count_events())


def publish(
    config: Config,
    store: Store,
    now: datetime,
    *,
    stop: Callable[[], bool] = lambda: False,
    patient: bool = False,
) -> list["Posted"]:
    """Compose the digests that are due into the outbox, then deliver the outbox; what became of each.

    What was composed but not delivered, by a crash, a full disk or a server that does not answer, goes out
    with a later run, with the same bytes. `patient` is who comes back in a few seconds.
    """
    with store.read():
        if quiet(config, store, now):
            return []
    # Most polls have nothing to tell.
    from timeline.letters import compose_all  # noqa: PLC0415
    from timeline.outbox import deliver  # noqa: PLC0415

    with store.write():
        compose_all(config, store, now)
    return deliver(config, store, now, stop=stop, patient=patient)


def tidy(config: Config, store: Store, now: datetime) -> Pruned | None:
    """Let go of what is older than the configuration keeps, at most once a day, and not all of it at once."""
    with store.read():
        last = store.upkeep.pruned
    if last is not None and timedelta(0) <= now - last < _TIDY:
        return None
    keep = config.keep
    with store.write():
        if last is not None and now - last > _LONG:
            store.upkeep.wait(now)  # a clock that is years ahead for an hour must not cost years of history
            return None
        pruned = store.upkeep.prune(now=now, age=keep.age, revisions=keep.revisions, most=keep.bytes)
        if pruned.total:
            store.touch()
        return pruned


def next_due(source: SourceConfig, memory: SourceMemory, answer: Answer, now: datetime) -> datetime:
    """When to ask again after an answer."""
    said = answer if isinstance(answer, Failed | Deferred) else answer.outlook
    return plan.next_due(memory, said, now, source.every)


@contextlib.contextmanager
def _servers(store: Store, now: datetime) -> Iterator[Hosts]:
    """What is known of servers; what is learnt of them meanwhile is kept."""

    def recall() -> dict[str, Robots]:
        with store.read():
            return store.hosts.robots()

    with store.read():
        hosts = store.hosts.load(now)
    hosts.recall = recall
    try:
        yield hosts
    finally:
        if hosts.learnt or hosts.asked:
            with store.write():
                store.hosts.keep(hosts, now)


def settled(answered: Sequence[Answered], now: datetime, keep: Keep) -> list[Polled]:
    """Settle sources by `keep`; a fault of ours in reading one is its trouble, not the end of the run."""
    if not answered:
        return []
    try:
        return keep([_poll(source, memory, answer, now) for source, memory, answer in answered])
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other sources are read
        if len(answered) > 1:  # nothing was kept: the one that it comes from is found by taking each alone
            return [poll for one in answered for poll in settled([one], now, keep)]
        ((source, memory, _),) = answered
        _log.exception("%s could not be read", source.id)
        failed = Failed(Fault.INTERNAL, f"an error in timeline itself: {type(error).__name__}: {error}")
        return keep([_poll(source, memory, failed, now)])


def _poll(source: SourceConfig, memory: SourceMemory, answer: Answer, now: datetime) -> Poll:
    at = next_due(source, memory, answer, now)
    # Another way of reading counts from the first answer on that was read so.
    known = replace(memory, reading=source.reading) if isinstance(answer, Reading) else memory
    return Poll(known, answer, at)


def _weight(answered: Answered) -> int:
    *_, answer = answered
    if not isinstance(answer, Reading):
        return 0
    return sum(len(entry.text) + _ENTRY for entry in answer.snapshot.entries)


def outlining_of(store: Store, now: datetime) -> Outlining:
    """What the store knows of the entries of a source, brought up to date with an answer."""
    waiting: frozenset[str] | None = None

    def planned(memory: SourceMemory, snapshot: Snapshot) -> Mapping[str, Outline]:
        nonlocal waiting
        with store.read():
            if waiting is None:
                waiting = store.outlines.waiting(now)
            if not snapshot.entries and memory.id not in waiting:
                return {}
            return outlines(store, memory, snapshot, now)[1]

    return planned
