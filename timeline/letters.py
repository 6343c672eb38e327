"""Digests as they go into the outbox: when it is time for one, what it tells, to whom."""

import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from output.address import mailbox
from output.model import Message
from output.record import digest_json
from output.sandbox import Broken
from output.subject import subject_of
from timeline.config import Config, DigestConfig, FileTarget, MailTarget, OtherTarget
from timeline.digest import digest
from timeline.memory import Channel, Logged, Notice, Outgoing, Told
from timeline.model import Change, ChangeKind, Event
from timeline.publish import Known
from timeline.quiet import is_time
from timeline.schedule import slack
from timeline.store import Store, StoreError
from timeline.topics import Topic, change_subject, event_subject, parse
from timeline.view import alive_message, called_off, calls_off, message, upcoming
from timeline.view.subject import Template

_log = logging.getLogger(__name__)


def compose_all(config: Config, store: Store, now: datetime) -> list[Outgoing]:
    """Put all digests that are due into the outbox. One that cannot be made holds up no other."""
    names = [wanted.id for wanted in config.digests]
    known = Known(config, store, now)
    # Asked for before any is composed: one of them under a new name goes on where the others stood.
    stand = [store.outbox.told(name, names) or Told(name, 0, 0, now) for name in names]
    composed = []
    for wanted, told in zip(config.digests, stand, strict=True):
        store.outbox.tell(told)  # from here on it has a place of its own, whether it is time for it or not
        try:
            composed.append(compose(known, wanted, told))
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the others go out
            _log.exception("the digest %s cannot be made", wanted.id)
    store.outbox.forget(names)
    return [outgoing for outgoing in composed if outgoing is not None]


def compose(known: Known, wanted: DigestConfig, told: Told) -> Outgoing | None:
    """Put the next digest into the outbox; None while its time has not come or there is nothing to tell.

    Its id follows from its words, so that the same digest has the same id and no other has it.
    """
    store, now = known.store, known.now
    outbox = store.outbox
    if told.considered > now:
        # The clock was ahead then. What it said is no plan: nothing would be due until it has caught up.
        told = replace(told, considered=now, composed=told.composed and min(told.composed, now))
        outbox.tell(told)
    if not is_time(known.config, wanted, told, now):
        return None
    changes = store.changes(after=told.last_change)
    notices = store.notices(after=told.last_notice)
    # Looked for once a day: it takes the dates of all that is reported.
    another_day = told.considered.astimezone(known.config.timezone).date() < known.today
    passed = _passed(known, wanted, told.considered) if another_day else ()
    letter = None
    if changes or notices or passed:
        start = told.considered if wanted.cron else told.composed or told.considered
        letter = _news(known, wanted, changes, notices, passed, start if told.last_notice else None)
    since = told.composed or outbox.begun() if wanted.alive else None
    if letter is None and wanted.alive and since and now - since >= wanted.alive - slack(wanted.alive):
        letter = _alive(known, wanted, since)
    if not (changes or notices or another_day or wanted.cron or letter):
        return None
    outgoing = _outgoing(known, wanted, letter, told.first) if letter else None
    outbox.tell(_upto(told, changes, notices, now, outgoing))
    if outgoing is not None:
        outbox.put(outgoing, targets(known.config, wanted))
    return outgoing


def _upto(
    told: Told,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    now: datetime,
    outgoing: Outgoing | None,
) -> Told:
    return Told(
        told.name,
        changes[-1].id if changes else told.last_change,
        notices[-1].id if notices else told.last_notice,
        now,
        now if outgoing else told.composed,
        told.first or (outgoing.id if outgoing else ""),
    )


def targets(config: Config, wanted: DigestConfig) -> Iterator[tuple[Channel, str]]:
    """Where a digest goes: folders, addresses and the names of secret addresses, each once."""
    seen = set()
    for target in wanted.to:
        for channel, place in _places(target):
            same = _same(config, channel, place)
            if (channel, same) not in seen:
                seen.add((channel, same))
                yield channel, place


def _places(target: FileTarget | MailTarget | OtherTarget) -> list[tuple[Channel, str]]:
    match target:
        case FileTarget(file=folder):
            return [("file", folder)]
        case MailTarget(mail=addresses):
            return [("mail", address) for address in addresses]
        case OtherTarget(other=secret):
            return [("other", secret)]


def _same(config: Config, channel: Channel, place: str) -> str:
    """What two spellings of one place have in common."""
    if channel == "mail":
        return mailbox(place).addr_spec.lower()
    return str(config.path(place)) if channel == "file" else place


def _tells_health(config: Config, wanted: DigestConfig) -> bool:
    """Troubles of sources go into digests that choose nothing; where all do, into the first."""
    plain = [each.id for each in config.digests if not each.kinds and not each.where]
    return wanted.id in plain or (not plain and wanted.id == config.digests[0].id)


def _outgoing(known: Known, wanted: DigestConfig, letter: Message, thread: str) -> Outgoing:
    from output.custom import forms  # noqa: PLC0415 - a run without news forms nothing

    shapes = forms(
        letter, *(_template(known.config, name) for name in (wanted.template.text, wanted.template.html))
    )
    told = f"{known.config.title}\n{wanted.id}\n{known.now.isoformat()}\n{shapes.text}"
    letter = replace(letter, id=hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    local = known.now.astimezone(known.config.timezone)
    return Outgoing(
        id=letter.id,
        name=wanted.id,
        composed=known.now,
        title=known.config.title,
        language=letter.language,
        subject=letter.subject,
        period=letter.period,
        text=shapes.text,
        html=shapes.html,
        record=digest_json(letter),
        stem=f"{local:%Y-%m-%d-%H%M}-{wanted.id}-{letter.id[:6]}",
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


def preview(
    config: Config, store: Store, now: datetime, since: datetime | None, as_of: datetime | None = None
) -> Message:
    """What the first configured digest would say now, or what one since a moment would say.

    With `as_of` what it would have said then: of the time since the last one before, if that is still kept.
    """
    wanted = config.digests[0] if config.digests else DigestConfig()
    known = Known(config, store, now, as_of=as_of)
    if as_of is not None:
        return _as_of(known, wanted, as_of, since)
    told = store.outbox.told(wanted.id, [each.id for each in config.digests]) if since is None else None
    changes = store.changes(after=told.last_change if told else 0, since=since)
    notices = store.notices(after=told.last_notice if told else 0, since=since)
    start = since or (told.considered if told else None)
    return _letter(known, wanted, changes, notices, _passed(known, wanted, start), start)


def _as_of(known: Known, wanted: DigestConfig, as_of: datetime, since: datetime | None) -> Message:
    store = known.store
    before = (one.composed for one in store.outbox.digests() if one.name == wanted.id)
    last = None if since else max((moment for moment in before if moment < as_of), default=None)
    first = since or (last and last + timedelta.resolution)  # what was seen with the last one was told by it
    changes = store.changes(since=first, until=as_of)
    notices = store.notices(since=first, until=as_of)
    start = since or last
    return _letter(known, wanted, changes, notices, _passed(known, wanted, start), start)


def _passed(known: Known, wanted: DigestConfig, start: datetime | None) -> Sequence[Event]:
    """The events that passed without being confirmed since then, for a digest of all kinds of news."""
    if start is None or wanted.kinds:
        return ()
    topic = _topic(wanted)
    days = range(start.astimezone(known.config.timezone).date().toordinal(), known.today.toordinal())
    late = known.few.ended(days)
    said = (report for event in late for report in event.reports)
    names = replace(known.named(said), unconfirmed=frozenset(event.key for event in late))
    return [e for e in late if topic is None or topic.matches(event_subject(e, names, known.today))]


def _news(
    known: Known,
    wanted: DigestConfig,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    passed: Sequence[Event],
    start: datetime | None,
) -> Message | None:
    """The message about all this, None when nothing of it concerns this digest."""
    notices = notices if _tells_health(known.config, wanted) else ()
    letter = _letter(known, wanted, changes, notices, passed, start)
    return letter if letter.sections or letter.health else None


def _letter(
    known: Known,
    wanted: DigestConfig,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    passed: Sequence[Event],
    start: datetime | None,
) -> Message:
    topic, kinds = _topic(wanted), set(wanted.kinds or ChangeKind)
    told = [logged.change for logged in changes]
    names = known.named([*told, *(report for event in passed for report in event.reports)])
    if topic is not None:  # which may ask for just that
        events = {change.event for change in told if change.event}
        off = known.few.called_off(events)
        names = replace(names, unconfirmed=known.few.unconfirmed(events), called_off=off)

    def keep(change: Change) -> bool:
        if change.kind not in kinds and not (ChangeKind.WITHDRAWN in kinds and calls_off(change)):
            return False
        return topic is None or topic.matches(change_subject(change, names, known.today))

    return message(
        digest(told, start=start, end=known.now, keep=keep),
        replace(names, unconfirmed=frozenset()),
        identity="",
        subject=_subject(wanted),
        notices=notices,
        passed=passed,
        **_around(known, wanted),
    )


def _alive(known: Known, wanted: DigestConfig, since: datetime) -> Message:
    return alive_message(
        known.named(()),
        identity="",
        since=since,
        now=known.now,
        subject=_subject(wanted),
        chosen=bool(wanted.kinds or wanted.where),
        followed=[source.id for source in known.config.sources if source.enabled],
        **_around(known, wanted),
    )


def _subject(wanted: DigestConfig) -> Template | None:
    return None if wanted.subject is None else partial(subject_of, wanted.subject)


def _around(known: Known, wanted: DigestConfig) -> dict[str, Any]:
    """What every message says besides its news."""
    topic = _topic(wanted)
    horizon = wanted.upcoming if wanted.upcoming is not None else known.config.upcoming
    until = known.today + horizon
    # A few among all, and none of them has passed without being confirmed.
    events = known.few.ahead(until)
    logged = known.few.changes({event.key for event in events})
    changes = [row.change for rows in logged.values() for row in rows]
    names = known.named([*changes, *(report for event in events for report in event.reports)])
    names = replace(names, called_off=called_off(changes))
    about = [
        event for event in events if topic is None or topic.matches(event_subject(event, names, known.today))
    ]
    return {
        "title": known.config.title,
        "name": wanted.id,
        "upcoming": upcoming(about, names, known.today, until, changes),
        "horizon": horizon.days,
        "page_href": None if known.as_of else _way(known.config, wanted),  # that page is another
        "paths": known.paths,
    }


def _topic(wanted: DigestConfig) -> Topic | None:
    return parse(wanted.where) if wanted.where else None


def _way(config: Config, wanted: DigestConfig) -> str | None:
    """Where a digest's links lead: to the site's address, else along the folders to its files.

    The way from folder to folder holds wherever the two are moved together; in a mail it would lead nowhere.
    """
    if config.site_address:
        return f"{config.site_address}index.html"
    page_file = config.path(config.site) / "index.html"
    folders = [config.path(target.file) for target in wanted.to if isinstance(target, FileTarget)]
    ways = {Path(os.path.relpath(page_file, folder)).as_posix() for folder in folders}
    return ways.pop() if len(ways) == 1 and len(folders) == len(wanted.to) else None
