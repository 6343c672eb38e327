"""Asking the sources: addresses through HTTP, folders from disk, each answer parsed into a reading."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from feeds.fingerprint import body_hash
from feeds.hosts import Hosts
from feeds.model import Failed, Kind, NotModified, Response, Snapshot, Source, Validators
from feeds.occasions import horizon
from feeds.parse import parse
from feeds.politeness import PRODUCT, VERSION, Politeness
from timeline import plan
from timeline.config import Config, SourceConfig
from timeline.memory import SourceMemory
from timeline.poll import Answer, Reading

if TYPE_CHECKING:
    from feeds.fetch import Request, Result

    Fetched = tuple[Request, Result]

_WATCH_SECONDS = 0.2
_KNOWN: dict[str, Kind] = {"feed": "feed", "calendar": "calendar"}


async def ask(
    config: Config,
    due: Sequence[tuple[SourceConfig, SourceMemory]],
    *,
    now: datetime,
    stop: Callable[[], bool],
    hosts: Hosts | None = None,
) -> AsyncGenerator[tuple[SourceConfig, SourceMemory, Answer]]:
    """Every due source with its answer, local ones first, the others as they come.

    `hosts` is what is known of servers, to which is added what is learnt.

    Ends early, between two sources, once `stop()` is true: requests still on their way are dropped.
    """
    for source, memory in due:
        if stop():
            return
        if source.kind == "files":
            yield source, memory, files(source, memory, now)
    known = {source.id: (source, memory) for source, memory in due if source.kind != "files"}
    if not known:
        return
    from feeds.fetch import Request, fetch_all  # noqa: PLC0415 - heavy, and files need no network
    from feeds.get import Limits  # noqa: PLC0415 - see above

    requests = [
        Request(
            described(source),
            conditions(memory, now),
            plan.address(memory),
            _asks_rules(config, source, memory, now),
        )
        for source, memory in known.values()
    ]
    answers = fetch_all(requests, now=now, politeness=politeness(config), limits=Limits(), hosts=hosts)
    async with contextlib.aclosing(_until(answers, stop)) as finished:
        async for request, result in finished:
            source, memory = known[request.source.id]
            yield source, memory, understand(request.source, memory, result)


def _asks_rules(config: Config, source: SourceConfig, memory: SourceMemory, now: datetime) -> bool:
    """Whether robots.txt has to be looked at: not where it let the same request through lately."""
    waived = source.robots is False or (source.robots is None and not config.politeness.robots)
    return not waived and (memory.permitted is None or memory.permitted <= now)


def understand(source: Source, memory: SourceMemory, result: "Result") -> Answer:
    """A result as an answer: bytes that were seen before are not parsed again."""
    if not isinstance(result, Response):
        return result
    digest = body_hash(result.body)
    if digest == memory.body_hash and not _looks_further(memory, result.received):
        return NotModified(result.validators, result.outlook)
    # What was taken for a page may have been the error page of a feed; the other way round it is one.
    kind = source.kind or _KNOWN.get(memory.kind or "")
    snapshot = parse(replace(source, kind=kind), result)
    if isinstance(snapshot, Failed):
        return snapshot
    return Reading(_same_page(source, snapshot), result.validators, digest, result.outlook)


def conditions(memory: SourceMemory, now: datetime) -> Validators:
    """What makes the next request to a source conditional; nothing where the same answer says more by now."""
    return Validators() if _looks_further(memory, now) else memory.validators


def _looks_further(memory: SourceMemory, now: datetime | None) -> bool:
    """Whether the repetitions of a calendar are listed further than when it was last read."""
    if memory.kind != "calendar" or memory.good is None or now is None:
        return False
    return horizon(now)[1] > horizon(memory.good)[1]


def files(source: SourceConfig, memory: SourceMemory, now: datetime) -> Answer:
    """The documents of a folder, one document, or the dates of a calendar file."""
    from feeds.document import calendar_file, read_documents  # noqa: PLC0415 - heavy, and many have no local files

    wanted = described(source)
    if wanted.url.lower().endswith(".ics"):
        return understand(replace(wanted, kind="calendar"), memory, calendar_file(wanted, now))
    snapshot = read_documents(wanted)
    return snapshot if isinstance(snapshot, Failed) else Reading(snapshot)


def described(source: SourceConfig) -> Source:
    """A configured source as `feeds` knows it."""
    return Source(source.id, source.url, source.kind, source.language)


def politeness(config: Config) -> Politeness:
    """The configured manners as `feeds` knows them."""
    wanted = config.politeness
    reach = f"; {wanted.contact}" if wanted.contact else ""
    return Politeness(
        delay=wanted.delay.total_seconds(),
        per_host=wanted.per_host,
        allow_private=wanted.allow_private,
        allow=wanted.allow,
        user_agent=f"{PRODUCT}/{VERSION} (conditional requests{reach})",
    )


def _same_page(source: Source, snapshot: Snapshot) -> Snapshot:
    """A page is one entry however its canonical address changes between polls."""
    if snapshot.kind != "page":
        return snapshot
    return replace(snapshot, entries=tuple(replace(entry, id=source.url) for entry in snapshot.entries))


async def _until(items: AsyncGenerator["Fetched"], stop: Callable[[], bool]) -> AsyncGenerator["Fetched"]:
    """The items until `stop()` is true, also while none comes."""
    async with contextlib.aclosing(items):
        while True:
            step = asyncio.ensure_future(anext(items, None))
            try:
                while not step.done() and not stop():
                    await asyncio.wait([step], timeout=_WATCH_SECONDS)
            finally:
                if not step.done():
                    step.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await step
            item = None if step.cancelled() else step.result()
            if item is None:
                return
            yield item
