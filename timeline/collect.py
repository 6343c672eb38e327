"""Asking the sources: addresses through HTTP, folders from disk, each answer read in a process of its own."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from feeds.hosts import Hosts
from feeds.model import Entry, Failed, Response, Snapshot, Source, Validators
from feeds.politeness import PRODUCT, VERSION, Politeness
from feeds.reader import Reader
from timeline import plan
from timeline.config import Config, SourceConfig
from timeline.memory import Outline, SourceMemory
from timeline.poll import Answer, Reading
from timeline.rounds import Outlining, Rounds, looks_further, understand

if TYPE_CHECKING:
    from feeds.fetch import Request, Result
    from feeds.get import Turns

    Fetched = tuple[Request, Result]

T = TypeVar("T")

_WATCH_SECONDS = 0.2


def _nothing(_: SourceMemory, __: Snapshot) -> Mapping[str, Outline]:
    return {}


async def ask(
    config: Config,
    due: Sequence[tuple[SourceConfig, SourceMemory]],
    *,
    now: datetime,
    stop: Callable[[], bool],
    reader: Reader,
    hosts: Hosts | None = None,
    turns: "Turns | None" = None,
    outlining: Outlining = _nothing,
) -> AsyncGenerator[tuple[SourceConfig, SourceMemory, Answer] | None]:
    """Every due source with its answer, local ones first, the others as they come; None while none comes.

    `reader` reads what they hold. `hosts` is what is known of servers, to which is added what is learnt.
    `turns` at hosts are shared with other processes.
    `outlining` says which articles are known and which are to be asked for, given an answer of a source that
    is followed to its articles. Ends early, between two sources, once `stop()` is true: requests still on
    their way are dropped.
    """
    for source, memory in due:
        if stop():
            return
        if source.kind == "files":
            held = await _beside(partial(files, source, memory, now, reader), reader, stop)
            if held is None:
                return
            yield source, memory, held
    known = {source.id: (source, memory) for source, memory in due if source.kind != "files"}
    if not known:
        return
    more: deque[Request] = deque()
    rounds: dict[str, Rounds] = {}
    answers = _fetched(config, known.values(), now, hosts, turns, more)
    async with contextlib.aclosing(_until(answers, stop)) as finished:
        async for fetched in finished:
            if fetched is None:
                yield None
                continue
            request, result = fetched
            source, memory = known[request.source.id]
            asked = rounds.setdefault(
                source.id, Rounds(source, memory, outlining, now, obeys=_obeys(config, source))
            )
            answer = await _answer(asked, request, result, reader, stop)
            if answer is None:
                return
            more.extend(asked.take(request, answer))
            if asked.done:
                del rounds[source.id]
                yield source, memory, asked.answer


def _fetched(
    config: Config,
    due: Iterable[tuple[SourceConfig, SourceMemory]],
    now: datetime,
    hosts: Hosts | None,
    turns: "Turns | None",
    more: "deque[Request]",
) -> AsyncGenerator["Fetched"]:
    """The requests of all sources with their results, and those of `more`."""
    from feeds.fetch import Request, fetch_all  # noqa: PLC0415 - heavy, and files need no network
    from feeds.get import Limits  # noqa: PLC0415 - see above

    requests = [
        Request(
            described(source),
            conditions(memory, now),
            plan.address(memory),
            _asks_rules(config, source, memory, now),
        )
        for source, memory in due
    ]
    return fetch_all(
        requests, now=now, politeness=politeness(config), limits=Limits(), hosts=hosts, turns=turns, more=more
    )


def _obeys(config: Config, source: SourceConfig) -> bool:
    """Whether robots.txt has a say for a source."""
    return config.politeness.robots if source.robots is None else source.robots


def _asks_rules(config: Config, source: SourceConfig, memory: SourceMemory, now: datetime) -> bool:
    """Whether robots.txt has to be looked at: not where it let the same request through lately."""
    return _obeys(config, source) and (memory.permitted is None or memory.permitted <= now)


def conditions(memory: SourceMemory, now: datetime) -> Validators:
    """What makes the next request to a source conditional; nothing where the same answer says more by now."""
    return Validators() if looks_further(memory, now) else memory.validators


def files(source: SourceConfig, memory: SourceMemory, now: datetime, reader: Reader) -> Answer:
    """The documents of a folder, one document, or the dates of a calendar file."""
    wanted = described(source)
    if wanted.url.lower().endswith(".ics"):
        from feeds.document import calendar_file  # noqa: PLC0415 - few sources are such files

        held = calendar_file(wanted, now)
        return understand(replace(wanted, kind="calendar"), memory, held, reader.read)
    snapshot = reader.read(wanted)
    return snapshot if isinstance(snapshot, Failed) else Reading(snapshot)


def described(source: SourceConfig) -> Source:
    """A configured source as `feeds` knows it."""
    return Source(source.id, source.url, source.kind, source.language, source.select)


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


async def _answer(
    asked: Rounds, request: "Request", result: "Result", reader: Reader, stop: Callable[[], bool]
) -> "Answer | Entry | None":
    """A result as an answer; None once `stop()` is true."""
    known = asked.recognise(result)
    if known is not None or not isinstance(result, Response):
        return known
    return await _beside(partial(asked.read, request, result, reader), reader, stop)


async def _beside(read: Callable[[], T], reader: Reader, stop: Callable[[], bool]) -> T | None:
    """What `read` gives, while the requests of others go on; None once `stop()` is true."""
    step = asyncio.ensure_future(asyncio.to_thread(read))
    while not step.done() and not stop():
        await asyncio.wait([step], timeout=_WATCH_SECONDS)
    if step.done():
        return step.result()
    while not step.done():  # it may just be starting the process that is to be stopped
        reader.stop()
        await asyncio.wait([step], timeout=_WATCH_SECONDS)
    return None


async def _until(
    items: AsyncGenerator["Fetched"], stop: Callable[[], bool]
) -> AsyncGenerator["Fetched | None"]:
    """The items until `stop()` is true, also while none comes; None now and then meanwhile."""
    async with contextlib.aclosing(items):
        step = asyncio.ensure_future(anext(items, None))
        try:
            while not stop():
                await asyncio.sleep(0)  # nearly every item is there by then, and to wait is dear
                if not step.done():
                    await asyncio.wait([step], timeout=_WATCH_SECONDS)
                if not step.done():
                    yield None
                    continue
                item = step.result()
                if item is None:
                    return
                yield item
                step = asyncio.ensure_future(anext(items, None))
        finally:
            if not step.done():
                step.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await step
