"""Mails handed in over SMTP (RFC 5321): what a server answers, and what goes wrong, is a value.

The code of the answer decides: 4xx passes, 5xx does not. What is wrong with the server or how it was set up
(its name, TLS, the password, the sender) passes too: the mail waits until that is put right.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from output.address import mailbox
from output.answers import Talk
from output.model import Delivered, Undelivered
from output.submission import ERRORS, Server, connect, reply, told

__all__ = ["Server", "Session"]

# RFC 5321, 4.5.3.2.6 gives a server ten minutes for its word on a whole mail; who goes sooner sends it twice.
_PATIENCE = 10  # times the time for other answers
_PIECE = 65_536  # bytes of a mail that go in the time for one answer
_DROPS = 2  # connections lost in a row: then the server is left alone
_LOCKED = {530, 534, 535, 538}  # asks for a login, or for another one (RFC 4954, section 6)
_CLOSING = 421
# RFC 1870, 6: 552 is said of the mail, but of a full mailbox too, whose code in RFC 3463 is 5.2.2.
_TOO_LARGE = re.compile(r"552(?! 5\.2\.[12])|\d{3} [45]\.(?:3\.4|2\.3)\b")


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What the server said instead of taking a mail."""

    reason: str
    permanent: bool = False
    too_large: bool = False
    silent: bool = False  # it said nothing for the whole time
    lost: bool = False  # the connection went with it
    early: bool = False  # before anything of the mail was said


class Session:
    """One connection for several mails, made when the first is sent and made anew where it was lost.

    A server that cannot be reached or falls silent is asked no more: all further mails get that answer,
    at once. So it is when `stop` says so, which is asked before connecting, before each mail, and while the
    server thinks about one: its word is then awaited no longer than others. To be used as a context manager.
    """

    def __init__(self, server: Server, stop: Callable[[], bool] = lambda: False) -> None:
        self._server = server
        self._stop = stop
        self._smtp: Talk | None = None
        self._given_up: str | None = None
        self._drops = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say goodbye."""
        if self._smtp is not None:
            with suppress(*ERRORS):
                self._smtp.quit()
            self._smtp.close()
            self._smtp = None

    @property
    def refused(self) -> Undelivered | None:
        """What every further mail gets without a word to the server; None while the server is asked."""
        if self._given_up is None and self._stop():
            self._given_up = "stopped before it was sent"
        return None if self._given_up is None else Undelivered(self._given_up)

    def send(
        self, mail: EmailMessage, recipient: str, short: EmailMessage | None = None
    ) -> Delivered | Undelivered:
        """Hand a mail in for one recipient; `short` goes instead where the server finds the mail too large.

        Each answer and each piece of a mail has its time, so that a mail comes to an end however slow the
        server is. A mail whose connection is lost behind its end may have arrived; it is told as undelivered,
        and goes again under the same Message-ID.
        """
        try:
            reader = mailbox(recipient).addr_spec
        except ValueError as error:
            return Undelivered(str(error), permanent=True)
        refusal = self._try(mail, reader)
        if refusal is not None and refusal.too_large and short is not None:
            refusal = self._try(short, reader)
        return Undelivered(refusal.reason, refusal.permanent) if refusal else Delivered(reader)

    def _try(self, mail: EmailMessage, reader: str) -> _Refusal | None:
        used = self._smtp is not None
        refusal = self._once(mail, reader)
        # Servers close a connection after so many mails, or when it was idle: that is no trouble of theirs.
        if used and refusal is not None and refusal.lost and refusal.early and not refusal.silent:
            return self._once(mail, reader)
        return refusal

    def _once(self, mail: EmailMessage, reader: str) -> _Refusal | None:
        smtp = self._connection()
        if isinstance(smtp, str):
            return _Refusal(smtp)
        refusal = _hand_in(smtp, mail, reader, self._server, self._stop)
        if refusal is None:
            self._drops = 0
        else:
            self._after(smtp, refusal)
        return refusal

    def _connection(self) -> Talk | str:
        if self.refused is not None:
            return self.refused.reason
        if self._smtp is None:
            smtp = connect(self._server)
            if isinstance(smtp, str):
                self._given_up = smtp
                return smtp
            self._smtp = smtp
        return self._smtp

    def _after(self, smtp: Talk, refusal: _Refusal) -> None:
        """Make ready for the next mail."""
        if not refusal.lost:
            # A server that hangs up only behind a word on the mail is one to talk to.
            self._drops = 0
            try:
                if smtp.rset()[0] == 250:
                    return
            except ERRORS as error:
                refusal = _lost(smtp, error, self._server)
        smtp.close()
        self._smtp = None
        self._drops += 1
        if refusal.silent or self._drops >= _DROPS:
            self._given_up = refusal.reason


def _hand_in(
    smtp: Talk, mail: EmailMessage, reader: str, server: Server, stop: Callable[[], bool]
) -> _Refusal | None:
    content = mail.as_bytes()
    unfit = _unfit(smtp, content, reader)
    if unfit:
        return unfit
    refusal = _begin(smtp, _sender(mail), _options(smtp, content, reader), server)
    if refusal:
        return refusal
    steps: tuple[tuple[Callable[[], tuple[int, bytes]], set[int]], ...] = (
        (lambda: smtp.rcpt(reader), {250, 251, 252}),
        (lambda: smtp.docmd("DATA"), {354}),
        (lambda: _content(smtp, content, server.timeout, stop), {250}),
    )
    try:
        for step, good in steps:
            code, text = step()
            if code not in good:
                return _refusal(smtp, code, text, server)
    except ERRORS as error:
        return _lost(smtp, error, server)
    return None


def _begin(smtp: Talk, sender: str, options: list[str], server: Server) -> _Refusal | None:
    try:
        code, text = smtp.mail(sender, options)
    except ERRORS as error:
        return replace(_lost(smtp, error, server), early=True)
    if code == 250:
        return None
    refusal = replace(_refusal(smtp, code, text, server), early=True)
    if refusal.too_large or not refusal.permanent:
        return refusal
    # It is of us, and would be said of each mail.
    return replace(refusal, reason=f"{refusal.reason} (look at `from`: {sender})", permanent=False)


def _sender(mail: EmailMessage) -> str:
    """The address as it is written: to Python's parser "=?utf-8?q?x?=1@desk.example" is that of x1."""
    field = next(value for name, value in mail.raw_items() if name.lower() == "from")
    return str(field).rpartition("<")[2].rstrip("> \r\n").strip()


def _unfit(smtp: Talk, content: bytes, reader: str) -> _Refusal | None:
    """What can be known before anything is said."""
    if _international(content, reader) and not smtp.has_extn("smtputf8"):
        return _Refusal(
            f"the server takes no addresses with letters beyond ASCII before the @ (SMTPUTF8): {reader}",
            permanent=True,
        )
    limit = smtp.esmtp_features.get("size", "")
    if limit.isdecimal() and 0 < int(limit[:18]) < len(content):
        reason = f"the mail has {len(content)} bytes, and the server takes {limit[:18]}"
        return _Refusal(reason, permanent=True, too_large=True)
    return None


def _international(content: bytes, reader: str) -> bool:
    return not (content.isascii() and reader.isascii())


def _options(smtp: Talk, content: bytes, reader: str) -> list[str]:
    options = [f"SIZE={len(content)}"] if smtp.has_extn("size") else []
    return options + (["SMTPUTF8", "BODY=8BITMIME"] if _international(content, reader) else [])


def _content(smtp: Talk, content: bytes, timeout: float, stop: Callable[[], bool]) -> tuple[int, bytes]:
    """The mail itself, and the server's word on it."""
    dotted = re.sub(rb"(?m)^\.", b"..", content)  # RFC 5321, 4.5.2
    whole = (dotted if dotted.endswith(b"\r\n") else dotted + b"\r\n") + b".\r\n"
    for start in range(0, len(whole), _PIECE):
        smtp.send(whole[start : start + _PIECE])
    return smtp.getreply(lambda: timeout if stop() else timeout * _PATIENCE)


def _lost(smtp: Talk, error: Exception, server: Server) -> _Refusal:
    smtp.close()
    return _Refusal(told(error, server), silent=isinstance(error.__context__, TimeoutError), lost=True)


def _refusal(smtp: Talk, code: int, text: bytes, server: Server) -> _Refusal:
    said = reply(code, text)
    reason = f"{server.where} answered: {said}"
    if code == _CLOSING:
        smtp.close()
        return _Refusal(reason, lost=True)
    if code in _LOCKED:
        return _Refusal(f"{reason} (look at user and password)")
    return _Refusal(reason, permanent=500 <= code < 600, too_large=bool(_TOO_LARGE.match(said)))
