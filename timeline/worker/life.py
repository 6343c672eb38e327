"""What a worker knows and tells of itself: its log, its signs of life, its troubles, when it is to stop."""

import json
import logging
import os
import socket
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from procrastinate import App

from timeline import logged
from timeline.config import Config
from timeline.metrics import Tally
from timeline.poll import Polled
from timeline.supervisor import Supervisor
from timeline.troubles import Troubles
from timeline.worker import queue

if TYPE_CHECKING:
    from timeline.outbox import Posted

BEAT = timedelta(seconds=30)
_HOUR = 3600

_log = logging.getLogger("timeline.worker")


@dataclass(slots=True)
class Life:
    """One worker. Every poll and digest it tells its logger, as a record at INFO with `fields`."""

    config: Config
    stop: threading.Event
    supervisor: Supervisor
    tick: float  # seconds
    name: str = field(default_factory=lambda: f"{socket.gethostname()[:40]}:{os.getpid()}")
    tally: Tally = field(default_factory=Tally)
    troubles: Troubles = field(init=False)
    _beaten: datetime | None = None
    _ending: bool = False

    def __post_init__(self) -> None:
        """Troubles are told again after an hour of ticks."""
        again = max(1, round(_HOUR / self.tick))
        self.troubles = Troubles(_log, self.supervisor, self.tally, self._following, again=again)

    def _following(self) -> str:
        return f"{logged.following(self.config)} with others"

    def start(self) -> None:
        """Tell that work begins."""
        about = {"worker": self.name, "pid": os.getpid()}
        _log.info("start", extra={"fields": logged.sources(self.config) | about})
        self.supervisor.ready(self._following())

    def polled(self, run: str, host: str, polls: Sequence[Polled], seconds: float) -> None:
        """Tell what the sources of a host gave in a run that took so long."""
        for poll in polls:
            self.tally.changes += len(poll.changes)
            _log.info("poll", extra={"fields": {"run": run, "host": host} | logged.polled(poll)})
        self.tally.ran(Counter(poll.outcome for poll in polls), seconds)

    def posted(self, posts: Sequence["Posted"]) -> None:
        """Tell what became of digests."""
        for post in posts:
            _log.log(logged.level(post), "digest", extra={"fields": logged.posted(post)})

    def alive(self) -> bool:
        """Tell the service manager that work goes on, or that it comes to its end; whether it goes on."""
        if not self.stop.is_set():
            self.supervisor.alive()
            return True
        if not self._ending:
            self._ending = True
            self.supervisor.stopping()
        return False

    async def beat(self, app: App) -> None:
        """Leave a sign of life in the store now and then."""
        now = datetime.now(UTC)
        if self._beaten is not None and abs(now - self._beaten) < BEAT:
            return
        counts = json.dumps(asdict(self.tally.counts()))
        await queue.sign(app, self.name, now, counts)
        self._beaten = now
