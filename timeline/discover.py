"""Finding what an address offers to follow, with the guard and the manners of every other request."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from feeds.discovery import Candidate, Offer, named, offer, ranked, robots, sitemaps, usual
from feeds.fetch import Request, Result, fetch_all
from feeds.get import Limits
from feeds.model import Deferred, Failed, NotModified, Response, Snapshot, Source
from feeds.parse import parse
from feeds.politeness import Politeness

_LEAST_LISTED = 5
_ITSELF = "the address itself"


@dataclass(frozen=True, slots=True)
class Discovery:
    """What there is to follow, the best first; `trouble` says why the address itself is nothing to follow."""

    offers: tuple[Offer, ...]
    trouble: str = ""


def discover(
    url: str,
    politeness: Politeness,
    now: datetime,
    *,
    read: Callable[[Source, Response], Snapshot | Failed] = parse,
    tell: Callable[[str], None] = lambda _: None,
) -> Discovery:
    """Ask an address, then what it names, then the usual places where it names nothing.

    `read` is what answers are read with; `tell` hears of every address that is asked.
    """
    return asyncio.run(_Search(url, now, read, tell).run(politeness))


@dataclass(slots=True)
class _Search:
    url: str
    now: datetime
    read: Callable[[Source, Response], Snapshot | Failed]
    tell: Callable[[str], None]
    more: deque[Request] = field(default_factory=deque)
    candidates: dict[str, Candidate] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)
    trouble: str = ""

    async def run(self, politeness: Politeness) -> Discovery:
        self._ask(Candidate(self.url, _ITSELF))
        answers = fetch_all((), now=self.now, politeness=politeness, limits=Limits(), more=self.more)
        async with contextlib.aclosing(answers) as results:
            async for request, result in results:
                self._take(self.candidates[request.source.url], result)
        return Discovery(ranked(tuple(self.offers)), self.trouble)

    def _ask(self, *candidates: Candidate) -> None:
        for candidate in candidates:
            if candidate.url not in self.candidates:
                self.candidates[candidate.url] = candidate
                self.tell(candidate.url)
                self.more.append(Request(Source(candidate.url, candidate.url)))

    def _take(self, candidate: Candidate, result: Result) -> None:
        first = candidate.found == _ITSELF
        if not isinstance(result, Response):
            self.trouble = _trouble(result) if first else self.trouble
            return
        if candidate.url == robots(self.url):
            self._ask(*sitemaps(result))
            return
        snapshot = self.read(Source(candidate.url, candidate.url), result)
        if isinstance(snapshot, Failed):
            self.trouble = snapshot.message if first else self.trouble
        elif first or snapshot.kind != "page":
            self.offers.append(offer(candidate, result, snapshot))
        if first and (isinstance(snapshot, Failed) or snapshot.kind == "page"):
            self._look_further(result)

    def _look_further(self, page: Response) -> None:
        """What a page names; where it names no feed, the usual places."""
        found = named(page)
        self._ask(*(found or usual(page.url)), Candidate(robots(self.url), "a usual place"))
        candidate = Candidate(page.url, "the links of the page")
        listing = self.read(replace(Source(page.url, page.url), kind="listing"), page)
        if not isinstance(listing, Failed) and len(listing.entries) >= _LEAST_LISTED:
            self.offers.append(offer(candidate, page, listing))


def _trouble(result: NotModified | Failed | Deferred) -> str:
    if isinstance(result, NotModified):
        return "HTTP 304 Not Modified to an unconditional request"
    return result.message
