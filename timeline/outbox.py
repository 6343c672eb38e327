"""Delivering the outbox: every digest to each of its targets, marked one by one.

A crash between delivery and mark repeats that one delivery, with the same bytes and the same Message-ID;
nothing is lost (at least once).
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from output.deliver import sweep, write_file
from output.folder import folder_index
from output.model import Delivered, Letter, Undelivered
from timeline.config import Config, FileTarget, MailConfig, secret
from timeline.letters import targets
from timeline.memory import Delivery, Outgoing
from timeline.store import Store, StoreError

_log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from output.smtp import Session

# How long to wait after the first, second, ... failure; the last holds from there on.
_WAITS = (1, 5, 15, 30, 60, 120, 240, 360)  # minutes
_LISTED = 400  # digests in the index of a folder
# A mail that could not be handed over for so long is given up (RFC 5321, 4.5.4.1: at least 4 to 5 days).
GIVEN_UP = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of one delivery in this run."""

    digest: Outgoing
    delivery: Delivery
    path: Path  # of the text, for a file delivery; else the digest's stem

    @property
    def arrived(self) -> bool:
        """Whether it was delivered."""
        return self.delivery.state == "sent"


def deliver(
    config: Config,
    store: Store,
    now: datetime,
    *,
    stop: Callable[[], bool] = lambda: False,
    patient: bool = False,
) -> list[Posted]:
    """Deliver what waits and is due; what became of each. `stop` is asked between two deliveries.

    Digests reach a target in their order: while one waits there, later ones wait behind it. A folder is tried
    at every run, by who is `patient` only after a while.
    """
    with store.read():
        waiting = store.outbox.deliveries("waiting")
    posted, held_up = [], set()
    with ExitStack() as stack:
        post = _Post(config, store, stack, stop)
        for delivery in waiting:
            if stop():
                break
            place = (delivery.channel, delivery.target)
            if place in held_up or not _is_due(delivery, now, patient=patient):
                held_up.add(place)
                continue
            with store.read():
                digest = store.outbox.digest(delivery.digest)
            addressed = post.addressed(digest, delivery)
            if addressed is None:
                marked = replace(delivery, state="dropped", done=now, reason="no longer among its targets")
            else:
                result = _handed(post, digest, addressed)
                if isinstance(result, Undelivered) and stop():
                    break
                marked = _marked(addressed, digest, result, now)
            with store.write():
                store.outbox.mark(marked)
            if marked.state == "waiting":
                held_up.add(place)
            if marked.state != "dropped":
                posted.append(Posted(digest, marked, config.path(marked.target) / f"{digest.stem}.txt"))
    return posted


def _handed(post: "_Post", digest: Outgoing, delivery: Delivery) -> Delivered | Undelivered:
    """Hand one over; a fault of ours is its trouble, not that of the others."""
    try:
        return post.hand_over(digest, delivery)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the others go out
        _log.exception("the digest %s could not be delivered to %s", digest.id, delivery.target)
        return Undelivered(f"an error in timeline itself: {type(error).__name__}: {error}")


def _is_due(delivery: Delivery, now: datetime, *, patient: bool) -> bool:
    """A clock that was turned back holds up nothing."""
    longest = timedelta(minutes=_WAITS[-1])
    if delivery.next_try <= now or delivery.next_try > now + longest:
        return True
    return delivery.channel == "file" and not patient


def _marked(delivery: Delivery, digest: Outgoing, result: Delivered | Undelivered, now: datetime) -> Delivery:
    attempts = delivery.attempts + 1
    if isinstance(result, Delivered):
        return replace(delivery, state="sent", attempts=attempts, done=now, reason="")
    late = delivery.channel != "file" and now - digest.composed >= GIVEN_UP
    if result.permanent or late:
        return replace(delivery, state="failed", attempts=attempts, done=now, reason=result.reason)
    wait = timedelta(minutes=_WAITS[min(attempts, len(_WAITS)) - 1])
    return replace(
        delivery, state="waiting", attempts=attempts, next_try=now + wait, done=None, reason=result.reason
    )


class _Post:
    """Hands digests over; one connection to the mail server serves all of them."""

    def __init__(self, config: Config, store: Store, stack: ExitStack, stop: Callable[[], bool]) -> None:
        self._config, self._store, self._stack, self._stop = config, store, stack, stop
        self._session: Session | Undelivered | None = None

    def addressed(self, digest: Outgoing, delivery: Delivery) -> Delivery | None:
        """Where a delivery goes by the present configuration; None for a reader who was taken out of it.

        A file goes where its digest goes now: a wrong folder may have been put right since.
        """
        wanted = next((each for each in self._config.digests if each.id == digest.name), None)
        if delivery.channel != "file":
            known = wanted is not None and (delivery.channel, delivery.target) in targets(
                self._config, wanted
            )
            return delivery if known else None
        folders = [each.file for each in wanted.to if isinstance(each, FileTarget)] if wanted else []
        return replace(delivery, target=folders[0]) if len(folders) == 1 else delivery

    def hand_over(self, digest: Outgoing, delivery: Delivery) -> Delivered | Undelivered:
        """Deliver one digest to one target."""
        if delivery.channel == "file":
            folder = self._config.path(delivery.target)
            return _file(digest, folder, self._written(folder))
        if delivery.channel == "mail":
            return self._mail(digest, delivery.target)
        return self._other(digest, delivery.target)

    def _written(self, folder: Path) -> list[Outgoing]:
        """The digests that were written into a folder."""
        with self._store.read():
            digests = {digest.id: digest for digest in self._store.outbox.digests()}
            sent = self._store.outbox.deliveries("sent")
        files = (each for each in sent if each.channel == "file")
        return [digests[each.digest] for each in files if self._config.path(each.target) == folder]

    def _mail(self, digest: Outgoing, recipient: str) -> Delivered | Undelivered:
        settings = self._config.mail
        if settings is None:
            return Undelivered("the configuration has no `mail:` any more")
        if self._session is None:
            self._session = self._connect(settings)
        if isinstance(self._session, Undelivered):
            return self._session
        if self._session.refused is not None:
            return self._session.refused
        from output.mime import mail  # noqa: PLC0415 - most installations write files only

        letter = _letter(digest)
        whole, short = (
            mail(
                letter,
                sender=settings.sender,
                recipient=recipient,
                unsubscribe=settings.unsubscribe,
                short=cut,
            )
            for cut in (False, True)
        )
        return self._session.send(whole, recipient, short)

    def _connect(self, settings: MailConfig) -> "Session | Undelivered":
        try:
            folder = self._config.file.parent
            password = secret(settings.password, folder) if settings.password else None
        except ValueError as error:
            return Undelivered(str(error))
        from output.smtp import Server, Session  # noqa: PLC0415 - most installations write files only

        server = Server(settings.host, settings.port, settings.security, settings.user, password)
        return self._stack.enter_context(Session(server, self._stop))

    def _other(self, digest: Outgoing, target: str) -> Delivered | Undelivered:
        try:
            address = secret(target, self._config.file.parent)
        except ValueError as error:
            return Undelivered(str(error))
        from output.channels import notify  # noqa: PLC0415 - most installations write files only

        result = notify(address, digest.subject, digest.text)
        return Delivered(target) if isinstance(result, Delivered) else result


def _file(digest: Outgoing, folder: Path, others: Iterable[Outgoing]) -> Delivered | Undelivered:
    """Write a digest in its three forms, then the index of its folder."""
    path = folder / f"{digest.stem}.txt"
    listed = {each.id: each for each in (digest, *others)}.values()
    latest = sorted(listed, key=lambda each: each.composed, reverse=True)[:_LISTED]
    rows = [(each.stem, each.subject, each.period, each.composed.isoformat()) for each in latest]
    try:
        sweep(folder)
        write_file(path.with_suffix(".json"), digest.record.encode())
        write_file(path.with_suffix(".html"), digest.html.encode())
        write_file(path, digest.text.encode())
        write_file(folder / "index.html", folder_index(rows, digest.language).encode())
    except OSError as error:
        return Undelivered(f"{folder}: the digest cannot be written ({error.strerror})")
    return Delivered(str(path))


def _letter(digest: Outgoing) -> Letter:
    return Letter(**{name: getattr(digest, name) for name in Letter.__slots__})
