"""What a site's robots.txt lets us ask for (RFC 9309). Pure: bytes and answers in, verdicts out."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from yarl import URL

from feeds.model import Failed, Fault, Response
from feeds.politeness import LONGEST_DELAY, PRODUCT

if TYPE_CHECKING:
    from protego import Protego

LIMIT = 500 * 1024  # bytes that are read of one (RFC 9309 section 2.5)
NOTHING = "User-agent: *\nDisallow: /"

_LONGEST = timedelta(days=1)  # RFC 9309 section 2.4
_SHORTEST = timedelta(hours=1)
_PATIENCE = timedelta(days=30)  # RFC 9309 section 2.3.1.4
_LINE = re.compile(r"\s*(user[- ]?agent|allow|dis+al+ow|crawl-delay)\s*:\s*([^#\r\n]*)", re.IGNORECASE)
_FORBIDS = re.compile(r"(?:Disallow|Crawl-delay): \S")
_RULES = 5000  # more than the largest sites have


@dataclass(frozen=True, slots=True)
class Robots:
    """What the robots.txt of one origin (RFC 6454) tells us.

    `rules` are its lines for us, "" when it lets everything pass; they hold until `expires`. `delay` is the
    least number of seconds between two requests, `unreachable` is since when it cannot be read.
    """

    origin: str
    rules: str
    expires: datetime
    delay: float | None = None
    unreachable: datetime | None = None


def origin(url: str) -> str:
    """The origin of an address: scheme, host and port. Raises ValueError for what has none."""
    return str(URL(url).origin())


def read(site: str, answer: Response, now: datetime) -> Robots:
    """The robots.txt that a server answered with, for as long as the answer is fresh, within bounds."""
    rules = concerning_us(answer.body)
    stated = timedelta(seconds=answer.outlook.fresh)
    expires = now + (min(max(stated, _SHORTEST), _LONGEST) if stated else _LONGEST)
    return Robots(site, rules, expires, crawl_delay(rules))


def absent(site: str, failed: Failed, before: Robots | None, now: datetime) -> Robots:
    """What holds when there is no robots.txt to read; `before` is what was known of it.

    A server that has none lets everything pass, also one that sends us in circles (RFC 9309 sections 2.3.1.2
    and 2.3.1.3). Where it cannot be reached, what was known goes on to hold; who never had any may ask for
    nothing, for 30 days (section 2.3.1.4). "Too many requests" is the server's trouble and no answer.
    """
    none = failed.fault in {Fault.EMPTY, Fault.REDIRECTS} or (
        failed.status is not None and 400 <= failed.status < 500 and failed.status != 429
    )
    if none:
        return Robots(site, "", now + _LONGEST)
    since = (before and before.unreachable) or now
    if before is not None and before.rules != NOTHING:
        return Robots(site, before.rules, now + _SHORTEST, before.delay, since)
    if now - since >= _PATIENCE:
        return Robots(site, "", now + _LONGEST, None, since)
    return Robots(site, NOTHING, now, None, since)


def allows(robots: Robots, url: str) -> bool:
    """Whether we may ask for an address of that origin."""
    return not robots.rules or bool(_parsed(robots.rules).can_fetch(url, PRODUCT))


def crawl_delay(rules: str) -> float | None:
    """Seconds that the rules ask for between two requests, at most ten; None when they do not say."""
    if "crawl-delay" not in rules.lower():
        return None
    delay = _parsed(rules).crawl_delay(PRODUCT)
    return None if delay is None else min(float(delay), LONGEST_DELAY)


@lru_cache(maxsize=64)  # a run asks for many addresses of few sites
def _parsed(rules: str) -> "Protego":
    from protego import Protego  # noqa: PLC0415 - most runs ask for no new address

    return Protego.parse(rules)


def concerning_us(body: bytes) -> str:
    """The groups of a robots.txt for us or for everybody, as text; "" when they forbid nothing.

    What is for others is left out before anything is made of it: a file may name ten thousand robots and
    give all of them ten thousand rules.
    """
    kept: list[str] = []
    ours = naming = False
    for line in body.decode("utf-8-sig", "replace").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        field, value = found[1].lower(), found[2].strip()
        if field.startswith("user"):
            name = value.lower().partition("/")[0].strip()
            named = name == "*" or (bool(name) and name in PRODUCT)
            ours, naming = named or (ours and naming), True
            if named:
                kept.append(f"User-agent: {name}")
            continue
        naming = False
        # Rules without a value are kept too: they part this group from the next.
        if ours and len(kept) < _RULES:
            kept.append(f"{'Disallow' if field.startswith('dis') else field.capitalize()}: {value}")
    return "\n".join(kept) if any(map(_FORBIDS.match, kept)) else ""
