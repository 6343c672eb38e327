"""Telling the service manager how we are: sd_notify(3), a datagram of lines to the socket that it names.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

import os
import socket
import time
from contextlib import suppress

_OFTEN = 1.0  # seconds between two signs of life


class Supervisor:
    """Who started us, if it wants to hear; otherwise everything here does nothing.

    `address` is $NOTIFY_SOCKET: a path, or with "@" before it a name in the abstract namespace.
    """

    def __init__(self, address: str | None = None) -> None:
        found = os.environ.get("NOTIFY_SOCKET", "") if address is None else address
        self._address = f"\0{found[1:]}" if found.startswith("@") else found
        self._last = -_OFTEN

    def ready(self, status: str) -> None:
        """Started, or started anew after `reloading`."""
        self._send("READY=1", f"STATUS={status}")

    def reloading(self) -> None:
        """The configuration is read again; `ready` follows, whatever comes of it."""
        # Type=notify-reload compares this with the moment at which it sent the signal.
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def status(self, text: str) -> None:
        """What `systemctl status` shows."""
        self._send(f"STATUS={text}")

    def alive(self) -> None:
        """Still at work; what is asked more often than once a second is not sent."""
        if self._address and time.monotonic() - self._last >= _OFTEN:
            self._last = time.monotonic()
            self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """On the way out."""
        self._send("STOPPING=1")

    def _send(self, *lines: str) -> None:
        if not self._address:
            return
        text = "\n".join(line.replace("\n", " ") for line in lines)
        # A service manager that does not listen is no reason to stop.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sending:
            sending.settimeout(0)
            sending.sendto(text.encode(), self._address)
