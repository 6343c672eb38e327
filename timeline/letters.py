"""Digests as they go into the outbox: when it is time for one, what it tells, to whom."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from output.custom import forms
from output.model import Message
from output.record import digest_json
from output.sandbox import Broken
from output.site import locate
from timeline.config import Config, DigestConfig, FileTarget, MailTarget, OtherTarget
from timeline.digest import digest
from timeline.memory import Channel, Logged, Notice, Outgoing, Told
from timeline.model import Change, ChangeKind, Event
from timeline.publish import SLACK, Held, held, timeline_page
from timeline.store import Store
from timeline.view import alive_message, message, upcoming

Period = tuple[datetime | None, datetime]


def compose_all(config: Config, store: Store, now: datetime) -> list[Outgoing]:
    """Put all digests that are due into the outbox."""
    # Asked for before any is composed: one of them under a new name goes on where the others stood.
    stand = {wanted.id: store.outbox.told(wanted.id) for wanted in config.digests}
    composed = (compose(config, store, wanted, stand[wanted.id], now) for wanted in config.digests)
    return [outgoing for outgoing in composed if outgoing is not None]


def compose(
    config: Config, store: Store, wanted: DigestConfig, told: Told | None, now: datetime
) -> Outgoing | None:
    """Put the next digest into the outbox; None while its time has not come or there is nothing to tell.

    Its id follows from what it tells, so that a digest composed twice is the same digest.
    """
    outbox = store.outbox
    first, last = outbox.ends(wanted.id)
    if not _is_time(config, wanted, told, last, outbox.begun(), now):
        return None
    changes = store.changes(after=told.last_change if told else 0)
    notices = store.notices(after=told.last_notice if told else 0)
    letter = None
    if changes or notices:
        period = (told.considered if told else None, now)
        letter = _news(config, store, wanted, changes, notices, period)
    if letter is None and wanted.alive and _silent(last, outbox.begun(), wanted.alive, now):
        letter = _alive(config, store, wanted, now, last.composed if last else outbox.begun())
    if changes or notices or wanted.cron or letter:
        outbox.tell(_upto(wanted, told, changes, notices, now))
    if letter is None:
        return None
    outgoing = _outgoing(config, wanted, letter, now, thread=first.id if first else "")
    outbox.put(outgoing, targets(wanted))
    return outgoing


def _upto(
    wanted: DigestConfig,
    told: Told | None,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    now: datetime,
) -> Told:
    return Told(
        wanted.id,
        changes[-1].id if changes else told.last_change if told else 0,
        notices[-1].id if notices else told.last_notice if told else 0,
        now,
    )


def targets(wanted: DigestConfig) -> Iterator[tuple[Channel, str]]:
    """Where a digest goes: folders, addresses and the names of secret addresses, each once."""
    seen = set()
    for target in wanted.to:
        match target:
            case FileTarget(file=folder):
                found: list[tuple[Channel, str]] = [("file", folder)]
            case MailTarget(mail=addresses):
                found = [("mail", address) for address in addresses]
            case OtherTarget(other=secret):
                found = [("other", secret)]
        for pair in found:
            if pair not in seen:
                seen.add(pair)
                yield pair


def _is_time(
    config: Config,
    wanted: DigestConfig,
    told: Told | None,
    last: Outgoing | None,
    begun: datetime | None,
    now: datetime,
) -> bool:
    """Whether a digest's time has come, with some slack for the jitter of cron.

    A clock that was turned back must not silence digests until it has caught up.
    """
    if wanted.cron:
        since = told.considered if told else begun
        from timeline.schedule import Cron, due  # noqa: PLC0415 - not every digest has a schedule

        return since is None or due(Cron(wanted.cron), config.timezone, min(since, now), now)
    slack = min(wanted.every / 10, SLACK)
    return last is None or not last.composed <= now < last.composed + wanted.every - slack


def _silent(last: Outgoing | None, begun: datetime | None, alive: timedelta, now: datetime) -> bool:
    since = last.composed if last else begun
    return since is not None and now - since >= alive - min(alive / 10, SLACK)


def _tells_health(config: Config, wanted: DigestConfig) -> bool:
    """Troubles of sources go into digests that choose nothing; where all do, into the first."""
    plain = [each.id for each in config.digests if not each.kinds and not each.where]
    return wanted.id in plain or (not plain and wanted.id == config.digests[0].id)


def _keeps(wanted: DigestConfig, known: Held, today: date) -> Callable[[Change], bool]:
    """Whether a digest is about a change."""
    kinds = set(wanted.kinds or ChangeKind)
    if not wanted.where:
        return lambda change: change.kind in kinds
    from timeline.topics import change_subject, parse  # noqa: PLC0415 - not every digest has a topic

    topic = parse(wanted.where)
    return lambda change: change.kind in kinds and topic.matches(change_subject(change, known.names, today))


def _outgoing(
    config: Config, wanted: DigestConfig, letter: Message, now: datetime, *, thread: str
) -> Outgoing:
    shapes = forms(
        letter, *(_template(config, name) for name in (wanted.template.text, wanted.template.html))
    )
    return Outgoing(
        id=letter.id,
        name=wanted.id,
        composed=now,
        title=config.title,
        language=letter.language,
        subject=letter.subject,
        period=letter.period,
        text=shapes.text,
        html=shapes.html,
        record=digest_json(letter),
        stem=f"{now.astimezone(config.timezone):%Y-%m-%d-%H%M}-{wanted.id}-{letter.id[:6]}",
        thread=thread,
    )


def _template(config: Config, name: str | None) -> str | Broken | None:
    """A template of the user's; one that cannot be read any more is as good as a broken one."""
    if name is None:
        return None
    try:
        return config.path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Broken(f"{name} cannot be read ({error})")


def preview(config: Config, store: Store, now: datetime, since: datetime | None) -> Message:
    """What the first configured digest would say now, or what one since a moment would say."""
    wanted = config.digests[0] if config.digests else DigestConfig()
    told = store.outbox.told(wanted.id) if since is None else None
    changes = store.changes(after=told.last_change if told else 0, since=since)
    notices = store.notices(after=told.last_notice if told else 0, since=since)
    start = since or (told.considered if told else None)
    return _letter(config, store, wanted, held(config, store), changes, notices, (start, now))


def _news(
    config: Config,
    store: Store,
    wanted: DigestConfig,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    period: Period,
) -> Message | None:
    """The message about these changes and notices, None when nothing of it concerns this digest."""
    notices = notices if _tells_health(config, wanted) else ()
    letter = _letter(config, store, wanted, held(config, store), changes, notices, period)
    return letter if letter.sections or letter.health else None


def _letter(
    config: Config,
    store: Store,
    wanted: DigestConfig,
    known: Held,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    period: Period,
) -> Message:
    start, end = period
    today = end.astimezone(config.timezone).date()
    told = (logged.change for logged in changes)
    return message(
        digest(told, start=start, end=end, keep=_keeps(wanted, known, today)),
        known.names,
        identity=_identity(wanted, changes, notices),
        subject=wanted.subject,
        notices=notices,
        **_around(config, store, wanted, known, end),
    )


def _alive(
    config: Config, store: Store, wanted: DigestConfig, now: datetime, since: datetime | None
) -> Message:
    identity = hashlib.sha256(f"{wanted.id}\nalive {now.isoformat()}".encode()).hexdigest()[:32]
    known = held(config, store)
    return alive_message(
        known.names,
        identity=identity,
        since=since,
        now=now,
        subject=wanted.subject,
        chosen=bool(wanted.kinds or wanted.where),
        followed=[source.id for source in config.sources if source.enabled],
        **_around(config, store, wanted, known, now),
    )


def _around(config: Config, store: Store, wanted: DigestConfig, known: Held, now: datetime) -> dict[str, Any]:
    """What every message says besides its news."""
    today = now.astimezone(config.timezone).date()
    horizon = wanted.upcoming if wanted.upcoming is not None else config.upcoming
    return {
        "title": config.title,
        "name": wanted.id,
        "upcoming": upcoming(_about(wanted, known, today), known.names, today, today + horizon),
        "horizon": horizon.days,
        "page_href": _way(config, wanted),
        "paths": locate(timeline_page(config, store, known, now)),
    }


def _about(wanted: DigestConfig, known: Held, today: date) -> tuple[Event, ...]:
    """The events that a digest is about."""
    if not wanted.where:
        return known.events
    from timeline.topics import event_subject, parse  # noqa: PLC0415 - not every digest has a topic

    topic = parse(wanted.where)
    return tuple(event for event in known.events if topic.matches(event_subject(event, known.names, today)))


def _identity(wanted: DigestConfig, changes: Sequence[Logged], notices: Sequence[Notice]) -> str:
    rows = [*(f"c{logged.id}" for logged in changes), *(f"n{notice.id}" for notice in notices)]
    return hashlib.sha256("\n".join([wanted.id, *rows]).encode()).hexdigest()[:32]


def _way(config: Config, wanted: DigestConfig) -> str | None:
    """Where a digest's links lead: to the site's address, else along the folders to its files.

    The way from folder to folder holds wherever the two are moved together; in a mail it would lead nowhere.
    """
    if config.site_url:
        return f"{config.site_url.rstrip('/')}/index.html"
    folders = [target.file for target in wanted.to if isinstance(target, FileTarget)]
    if len(folders) != len(wanted.to):
        return None
    page_file = config.path(config.site) / "index.html"
    return Path(os.path.relpath(page_file, config.path(folders[0]))).as_posix()
