"""What is known of servers, apart from single sources: their robots.txt, and pauses that they asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from feeds.model import Deferred
from feeds.robots import Robots

# No server may ask for a longer pause, so that one further ahead comes from a clock that was wrong.
_LONGEST = timedelta(days=1)


@dataclass(slots=True)
class Hosts:
    """What a run starts with, and what it learns: the caller keeps both for the next run.

    `robots` and `learnt` are by origin, `pauses` and `asked` by host with its port, until when. `robots` need
    only hold those that ask for a delay: `recall` gives all, and is called once when another one is wanted.
    """

    robots: dict[str, Robots] = field(default_factory=dict)
    pauses: dict[str, datetime] = field(default_factory=dict)
    learnt: dict[str, Robots] = field(default_factory=dict)
    asked: dict[str, datetime] = field(default_factory=dict)
    recall: Callable[[], dict[str, Robots]] | None = None

    def robots_of(self, origin: str) -> Robots | None:
        """What is known of the robots.txt of an origin, whether it still holds or not."""
        if self.recall is not None and origin not in self.learnt and origin not in self.robots:
            self.robots, self.recall = self.recall(), None
        return self.learnt.get(origin) or self.robots.get(origin)

    def slowed(self) -> bool:
        """Whether any host may ask for a delay."""
        return bool(self.robots or self.learnt)

    def delay_of(self, origin: str) -> float:
        """Seconds that the robots.txt of an origin asks for between two requests, 0 when it does not."""
        robots = self.learnt.get(origin) or self.robots.get(origin)
        return (robots.delay if robots else None) or 0.0

    def learn(self, robots: Robots) -> None:
        """Keep what a robots.txt says."""
        self.learnt[robots.origin] = robots

    def pause(self, host: str, seconds: int, now: datetime) -> None:
        """Leave a host alone for so long."""
        until = now + timedelta(seconds=seconds)
        self.asked[host] = max(until, self.asked.get(host, until))

    def deferred(self, host: str, now: datetime) -> Deferred | None:
        """That a host wants no requests yet, None when it takes them."""
        if not (self.asked or self.pauses):
            return None
        until = self.asked.get(host) or self.pauses.get(host)
        if until is None or not now < until <= now + _LONGEST:
            return None
        return Deferred(until, f"{host} asked for a pause")
