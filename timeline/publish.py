"""What the store holds, as the page and as digests in words."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from output.mail import digest_html
from output.model import Message, Page
from output.site import locate
from output.text import digest_text
from timeline.config import Config, DigestConfig, FileTarget
from timeline.digest import digest
from timeline.memory import Logged, Notice, Outgoing
from timeline.merge import merge
from timeline.model import Event
from timeline.store import Store
from timeline.view import Names, message, page, upcoming

# Runs by cron come a little early or late; what is due within this time is due.
SLACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Held:
    """What page and digest are made of."""

    events: tuple[Event, ...]
    names: Names


def page_of(config: Config, store: Store, now: datetime) -> Page:
    """The timeline page as a record; it depends on the store and on the day, not on the hour."""
    return _page(config, store, _held(config, store), now)


def _held(config: Config, store: Store) -> _Held:
    return _Held(merge(store.reports()), names_of(config, store))


def _page(config: Config, store: Store, held: _Held, now: datetime) -> Page:
    changes = [logged.change for logged in store.changes()]
    seen = [change.seen for change in changes] + [notice.seen for notice in store.notices()]
    return page(
        held.events,
        merge(store.withdrawn()),
        changes,
        held.names,
        title=config.title,
        today=now.astimezone(config.timezone).date(),
        as_of=max(seen, default=None),
    )


def compose(config: Config, store: Store, wanted: DigestConfig, now: datetime) -> Outgoing | None:
    """The next digest, None while its time has not come or there is nothing to tell.

    Its id follows from what it tells, so that a digest composed twice is the same digest.
    """
    last = _last(store, wanted)
    if last is not None and last.name == wanted.id and _too_early(last, wanted, now):
        return None
    changes = store.changes(after=last.last_change if last else 0)
    notices = store.notices(after=last.last_notice if last else 0)
    if not changes and not notices:
        return None
    last_change = changes[-1].id if changes else last.last_change if last else 0
    last_notice = notices[-1].id if notices else last.last_notice if last else 0
    identity = hashlib.sha256(f"{wanted.id}\n{last_change}\n{last_notice}".encode()).hexdigest()[:32]
    start = last.composed if last else None
    letter = _letter(config, store, changes, notices, (start, now), identity, _way(config, wanted))
    return Outgoing(
        id=identity,
        name=wanted.id,
        composed=now,
        last_change=last_change,
        last_notice=last_notice,
        target=str(folder_of(config, wanted)),
        stem=f"{now.astimezone(config.timezone):%Y-%m-%d-%H%M}-{wanted.id}-{identity[:6]}",
        text=digest_text(letter),
        html=digest_html(letter),
    )


def _last(store: Store, wanted: DigestConfig) -> Outgoing | None:
    """The digest that the next goes on from.

    One under a new name goes on where the others stand: the whole past would be no news.
    """
    return store.last_digest(wanted.id) or store.last_digest(None)


def _too_early(last: Outgoing, wanted: DigestConfig, now: datetime) -> bool:
    """Whether a digest's time has not come, with some slack for the jitter of cron.

    A clock that was turned back must not silence digests until it has caught up.
    """
    slack = min(wanted.every / 10, SLACK)
    return last.composed <= now < last.composed + wanted.every - slack


def preview(config: Config, store: Store, now: datetime, since: datetime | None) -> Message:
    """What the first configured digest would say now, or what one since a moment would say."""
    wanted = config.digests[0] if config.digests else DigestConfig()
    last = _last(store, wanted) if since is None else None
    changes = store.changes(after=last.last_change if last else 0, since=since)
    notices = store.notices(after=last.last_notice if last else 0, since=since)
    start = since or (last.composed if last else None)
    page_file = str(config.path(config.site) / "index.html")
    return _letter(config, store, changes, notices, (start, now), "preview", page_file)


def names_of(config: Config, store: Store) -> Names:
    """Sources and entries by name."""
    memories = {memory.id: memory for memory in store.sources()}
    return Names(memories, store.titles(), config.timezone, store.live())


def _letter(
    config: Config,
    store: Store,
    changes: Sequence[Logged],
    notices: Sequence[Notice],
    period: tuple[datetime | None, datetime],
    identity: str,
    page_href: str,
) -> Message:
    start, end = period
    held = _held(config, store)
    today = end.astimezone(config.timezone).date()
    return message(
        digest((logged.change for logged in changes), start=start, end=end),
        held.names,
        identity=identity,
        title=config.title,
        upcoming=upcoming(held.events, held.names, today, today + config.upcoming),
        notices=notices,
        page_href=page_href,
        paths=locate(_page(config, store, held, end)),
    )


def folder_of(config: Config, wanted: DigestConfig) -> Path:
    """The folder of a digest."""
    files = [target.file for target in wanted.to if isinstance(target, FileTarget)]
    return config.path(files[0] if files else "var/digests")


def _way(config: Config, wanted: DigestConfig) -> str:
    """The way from the digest's folder to the page, which holds wherever the two are moved together."""
    page_file = config.path(config.site) / "index.html"
    return Path(os.path.relpath(page_file, folder_of(config, wanted))).as_posix()
