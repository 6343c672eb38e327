"""SMTP whose answers have to be there in time as a whole: smtplib alone waits for each byte of them anew."""

import smtplib
from collections.abc import Callable
from contextlib import suppress
from socket import socket
from time import monotonic

_SLICE = 0.5  # seconds between two questions whether to wait on
_PIECE = 8192


class Talk(smtplib.SMTP):
    """A conversation; `timeout` is for each answer, from its question to its last byte."""

    def getreply(self, patience: Callable[[], float] | None = None) -> tuple[int, bytes]:
        """An answer; `patience`, in seconds in all, is asked again while nothing comes, and may fall."""
        if self.file is None:
            assert self.sock is not None  # noqa: S101 - who listens has connected and asked
            self.file = _Lines(self.sock)
        self.file.wait(patience or (lambda: self.timeout))
        return super().getreply()


class SecretTalk(Talk, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class _Lines:
    """What smtplib reads from."""

    def __init__(self, connection: socket) -> None:
        self._connection = connection
        self._heard = b""

    def wait(self, patience: Callable[[], float]) -> None:
        """From here on, this long."""
        self._began, self._patience = monotonic(), patience

    def readline(self, longest: int) -> bytes:
        """A line or the begin of one, less where the connection ends. Raises TimeoutError."""
        while b"\n" not in self._heard and len(self._heard) < longest:
            piece = self._receive()
            if not piece:
                break
            self._heard += piece
        end = self._heard.find(b"\n", 0, longest) + 1 or longest
        line, self._heard = self._heard[:end], self._heard[end:]
        return line

    def _receive(self) -> bytes:
        usual = self._connection.gettimeout()
        try:
            while (left := self._began + self._patience() - monotonic()) > 0:
                self._connection.settimeout(min(left, _SLICE))
                with suppress(TimeoutError):
                    return self._connection.recv(_PIECE)
        finally:
            self._connection.settimeout(usual)
        raise TimeoutError

    def close(self) -> None:
        """Nothing: the connection is closed by smtplib itself."""
