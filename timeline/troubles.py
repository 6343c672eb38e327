"""What goes wrong again and again in a process that goes on: told once, and told when it is over."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from timeline.metrics import Tally
from timeline.supervisor import Supervisor

# Ticks: after an error none is left out, then one, three, seven and so on, up to five minutes of a daemon.
_LONGEST_PAUSE = 60
AGAIN = 720  # an hour of the daemon's ticks


@dataclass(slots=True)
class Trouble:
    """The trouble of one part: when it is told, and how many ticks the part is left alone for.

    The same is told again after `again` ticks.
    """

    again: int = AGAIN
    text: str = ""
    told: int = 0  # ticks ago
    pause: int = 0  # ticks
    left: int = 0  # of the pause

    def pausing(self) -> bool:
        """Take note of a tick; whether it is left out."""
        self.told += 1
        if self.left:
            self.left -= 1
            return True
        return False

    def begun(self, text: str) -> bool:
        """Take note of an error; whether it is to be told."""
        self.left, self.pause = self.pause, min(2 * self.pause + 1, _LONGEST_PAUSE)
        if text == self.text and self.told < self.again:
            return False
        self.text, self.told = text, 0
        return True

    def over(self) -> bool:
        """Take note that all went well; whether it did not before."""
        was, self.text, self.pause = self.text, "", 0
        return bool(was)


class Troubles:
    """The troubles of all parts of a process: told to `log` and the service manager, counted in `tally`.

    `well` is what the service manager hears when one is over.
    """

    def __init__(
        self,
        log: logging.Logger,
        supervisor: Supervisor,
        tally: Tally,
        well: Callable[[], str],
        *,
        again: int = AGAIN,
    ) -> None:
        self._log, self._supervisor, self._tally, self._well = log, supervisor, tally, well
        self._parts: defaultdict[str, Trouble] = defaultdict(lambda: Trouble(again))

    def tick(self) -> frozenset[str]:
        """Take note of a tick; the parts that are left alone for it."""
        return frozenset(name for name, trouble in list(self._parts.items()) if trouble.pausing())

    @contextmanager
    def part(self, name: str, *errors: type[Exception]) -> Iterator[None]:
        """A piece of work whose errors end it and nothing else."""
        try:
            yield
        except errors as error:
            self.begun(name, error, ours=errors == (Exception,))
            return
        self.over(name)

    def begun(self, name: str, error: Exception, *, ours: bool = False) -> None:
        """A part failed; an error of `ours` is told with where it came from."""
        self._tally.errors += 1
        if self._parts[name].begun(f"{type(error).__name__}: {error}"):
            told = " ".join(str(error).split())
            self._log.error("%s: %s", name, told, exc_info=error if ours else None)
            self._supervisor.status(f"{name}: {told}")

    def over(self, name: str) -> None:
        """A part did its work."""
        if self._parts[name].over():
            self._log.info("recovered", extra={"fields": {"part": name}})
            self._supervisor.status(self._well())
