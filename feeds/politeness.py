"""How often and how hard a server may be asked: values and arithmetic only. Pure."""

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

DAY = 86_400
LONGEST_RETRY_AFTER = DAY
LONGEST_BACKOFF = 3 * DAY
GONE = 30 * DAY
LONGEST_FRESH = DAY
LONGEST_DELAY = 10.0
# How robots.txt files call us (RFC 9309 section 2.2.1).
PRODUCT = "timeline-monitor"
# Said here again, since asking the installation for it takes longer than twenty requests; a test compares.
VERSION = "0.2.0"

_SECONDS = re.compile(r"([+-]?)(\d+)(?:\.\d*)?")
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d+)")
_JITTER = 0.1


@dataclass(frozen=True, slots=True)
class Politeness:
    """What one run may ask of one host.

    `delay` is the least number of seconds between the starts of two requests, `per_host` the number of
    requests at the same time. `allow_private` lets every address through, `allow` only the named networks
    in CIDR notation ("10.1.0.0/16"). `user_agent` says who asks (RFC 9110 section 10.1.5).
    """

    delay: float = 1.0
    per_host: int = 2
    allow_private: bool = False
    allow: tuple[str, ...] = ()
    user_agent: str = f"{PRODUCT}/{VERSION} (conditional requests)"


def reserve(free: float, now: float, delay: float) -> tuple[float, float]:
    """Seconds to wait for a start at a host that is `free` from some moment on, and its next such moment."""
    start = max(free, now)
    return start - now, start + delay


def parse_retry_after(value: str, now: datetime) -> int | None:
    """Seconds to wait, between 0 and 24 h; None when the field is neither seconds nor a date.

    RFC 9110 section 10.2.3. A negative number or a date that has passed means 0.
    """
    value = value.strip()
    seconds = _SECONDS.fullmatch(value)
    if seconds is not None:
        if seconds[1] == "-":
            return 0
        digits = seconds[2].lstrip("0")
        return LONGEST_RETRY_AFTER if len(digits) > 6 else min(int(digits or "0"), LONGEST_RETRY_AFTER)
    moment = parse_http_date(value)
    if moment is None:
        return None
    return max(0, min(math.ceil((moment - now).total_seconds()), LONGEST_RETRY_AFTER))


def parse_http_date(value: str) -> datetime | None:
    """An HTTP date (RFC 9110 section 5.6.7) in aware UTC, None when it is none."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def freshness(headers: Mapping[str, str], now: datetime) -> int:
    """For how many seconds an answer stays current, at most 24 h; 0 when the server does not say.

    RFC 9111 sections 4.2.1 and 4.2.3, as a private cache reads them; `headers` has lower-case names. An
    answer that may not be used without asking again ("no-cache", "no-store") is never current.
    """
    control, expires = headers.get("cache-control", "").lower(), headers.get("expires", "")
    if not (control or expires):
        return 0
    if "no-cache" in control or "no-store" in control:
        return 0
    stated = _MAX_AGE.search(control)
    if stated is not None:
        age = headers.get("age", "")
        lifetime = int(stated[1][:9]) - (int(age[:9]) if age.isdecimal() else 0)
    else:
        end = parse_http_date(expires) if expires else None
        if end is None:
            return 0
        lifetime = int((end - (parse_http_date(headers.get("date", "")) or now)).total_seconds())
    return max(0, min(lifetime, LONGEST_FRESH))


def backoff(
    source: str, failures: int, every: int, *, retry_after: int | None = None, status: int | None = None
) -> int:
    """Seconds until the next poll after `failures` failures in a row of the source with this id.

    Doubles from `every` on to at most three days, never less than `every` or than the server's
    `retry_after`; 410 Gone waits 30 days. Up to a tenth more, the same for every call with the same
    arguments, spreads sources that failed together.
    """
    if status == 410:
        return max(every, GONE)
    doubled = every << min(max(failures, 1) - 1, 20)
    wait = max(every, min(doubled, LONGEST_BACKOFF), retry_after or 0)
    return wait + int(wait * _JITTER * _fraction(f"{source}\n{failures}"))


def _fraction(key: str) -> float:
    """A number in [0, 1) that depends on `key` only."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:4]) / 2**32
