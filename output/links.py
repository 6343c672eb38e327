"""Addresses in files that leave the site: only a whole web address still leads somewhere from there."""

import re
from urllib.parse import quote

from output.markup import MAX_HREF, safe_href

_KEPT = ":/?#[]@!$&'()*+,;=%-._~"
# What is safe as it stands and needs no quoting, as nearly all is; and what at least needs none.
_PLAIN = re.compile(
    rf"https?://[A-Za-z0-9.\-]+(?::\d*)?(?:[/?#][A-Za-z0-9{re.escape(_KEPT)}]*)?", re.IGNORECASE | re.ASCII
)
_NOTHING_TO_QUOTE = re.compile(rf"https?:[A-Za-z0-9{re.escape(_KEPT)}]*", re.IGNORECASE | re.ASCII)


def web(href: str | None) -> str | None:
    """The http(s) address in ASCII (RFC 3986), None for a relative path, a mail or anything unsafe."""
    if href and len(href) <= MAX_HREF and _PLAIN.fullmatch(href):
        return href
    safe = safe_href(href)
    if safe is None or _NOTHING_TO_QUOTE.fullmatch(safe):
        return safe
    return quote(safe, safe=_KEPT) if re.match("https?:", safe, re.IGNORECASE) else None
