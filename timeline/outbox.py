"""Delivering the outbox: every digest to each of its targets, marked one by one.

A crash between delivery and mark repeats that one delivery, with the same bytes and the same Message-ID;
nothing is lost (at least once).
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from output.deliver import write_file
from output.model import Delivered, Letter, Undelivered
from output.folder import folder_index
from timeline.config import Config, FileTarget, secret
from timeline.memory import Delivery, Outgoing
from timeline.store import Store

if TYPE_CHECKING:
    from output.smtp import Session

# How long to wait after the first, second, ... failure; the last holds from there on.
_WAITS = (1, 5, 15, 30, 60, 120, 240, 360)  # minutes
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


def deliver(config: Config, store: Store, now: datetime, *, everything: bool = False) -> list[Posted]:
    """Deliver what waits and is due (with `everything` also what was given up); what became of each.

    Digests reach a target in their order: while one waits there, later ones wait behind it.
    """
    with store.read():
        states = ("waiting", "failed") if everything else ("waiting",)
        waiting = store.outbox.deliveries(*states)
    posted, held_up = [], set()
    with ExitStack() as stack:
        post = _Post(config, store, stack)
        for delivery in waiting:
            place = (delivery.channel, delivery.target)
            if place in held_up or not (everything or _is_due(delivery, now)):
                held_up.add(place)
                continue
            with store.read():
                digest = store.outbox.digest(delivery.digest)
            result = post.hand_over(digest, delivery)
            marked = _marked(delivery, digest, result, now)
            with store.write():
                store.outbox.mark(marked)
            if marked.state == "waiting":
                held_up.add(place)
            posted.append(
                Posted(digest, marked, folder_of(config, digest.name, marked.target) / f"{digest.stem}.txt")
            )
    return posted


def _is_due(delivery: Delivery, now: datetime) -> bool:
    """Folders are tried at every run; a clock that was turned back holds up nothing."""
    if delivery.channel == "file":
        return True
    longest = timedelta(minutes=_WAITS[-1])
    return delivery.next_try <= now or delivery.next_try > now + longest


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

    def __init__(self, config: Config, store: Store, stack: ExitStack) -> None:
        self._config, self._store, self._stack = config, store, stack
        self._session: Session | Undelivered | None = None

    def hand_over(self, digest: Outgoing, delivery: Delivery) -> Delivered | Undelivered:
        """Deliver one digest to one target."""
        match delivery.channel:
            case "file":
                folder = folder_of(self._config, digest.name, delivery.target)
                return _file(digest, folder, self._written(folder))
            case "mail":
                return self._mail(digest, delivery.target)
            case "other":
                return self._other(digest, delivery.target)

    def _written(self, folder: Path) -> list[Outgoing]:
        """The digests that are in a folder."""
        with self._store.read():
            digests = {digest.id: digest for digest in self._store.outbox.digests()}
            sent = self._store.outbox.deliveries("sent")
        return [
            digests[each.digest]
            for each in sent
            if each.channel == "file"
            and folder_of(self._config, digests[each.digest].name, each.target) == folder
        ]

    def _mail(self, digest: Outgoing, recipient: str) -> Delivered | Undelivered:
        settings = self._config.mail
        if settings is None:
            return Undelivered("the configuration has no `mail:` any more")
        if self._session is None:
            self._session = self._connect()
        if isinstance(self._session, Undelivered):
            return self._session
        from output.mime import mail  # noqa: PLC0415 - most installations write files only

        whole, short = (
            mail(
                _letter(digest),
                sender=settings.sender,
                recipient=recipient,
                unsubscribe=settings.unsubscribe,
                short=cut,
            )
            for cut in (False, True)
        )
        return self._session.send(whole, recipient, short)

    def _connect(self) -> "Session | Undelivered":
        settings = self._config.mail
        if settings is None:
            return Undelivered("the configuration has no `mail:` any more")
        try:
            folder = self._config.file.parent
            password = secret(settings.password, folder) if settings.password else None
        except ValueError as error:
            return Undelivered(str(error))
        from output.smtp import Server, Session  # noqa: PLC0415 - most installations write files only

        server = Server(settings.host, settings.port, settings.security, settings.user, password)
        return self._stack.enter_context(Session(server))

    def _other(self, digest: Outgoing, target: str) -> Delivered | Undelivered:
        try:
            address = secret(target, self._config.file.parent)
        except ValueError as error:
            return Undelivered(str(error))
        from output.channels import notify  # noqa: PLC0415 - most installations write files only

        result = notify(address, digest.subject, digest.text)
        return Delivered(target) if isinstance(result, Delivered) else result


def folder_of(config: Config, name: str, target: str) -> Path:
    """The folder of a file delivery, as it is configured now: a wrong one may have been put right since."""
    wanted = next((each for each in config.digests if each.id == name), None)
    folders = [each.file for each in wanted.to if isinstance(each, FileTarget)] if wanted else []
    return config.path(folders[0] if len(folders) == 1 else target)


def _file(digest: Outgoing, folder: Path, others: Iterable[Outgoing]) -> Delivered | Undelivered:
    """Write a digest in its three forms, then the index of its folder."""
    path = folder / f"{digest.stem}.txt"
    listed = {each.id: each for each in (digest, *others)}.values()
    rows = [(each.stem, each.subject, each.period, each.composed.isoformat()) for each in listed]
    try:
        write_file(path.with_suffix(".json"), digest.record.encode())
        write_file(path.with_suffix(".html"), digest.html.encode())
        write_file(path, digest.text.encode())
        write_file(folder / "index.html", folder_index(rows).encode())
    except OSError as error:
        return Undelivered(f"{folder}: the digest cannot be written ({error.strerror})")
    return Delivered(str(path))


def _letter(digest: Outgoing) -> Letter:
    return Letter(
        id=digest.id,
        name=digest.name,
        title=digest.title,
        language=digest.language,
        composed=digest.composed,
        subject=digest.subject,
        text=digest.text,
        html=digest.html,
        thread=digest.thread,
    )
