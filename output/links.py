"""Addresses in files that leave the site: only a whole web address still leads somewhere from there."""

import re
from functools import lru_cache
from urllib.parse import quote

from output.markup import safe_href


@lru_cache(16_384)
def web(href: str | None) -> str | None:
    """The http(s) address in ASCII (RFC 3986), None for a relative path, a mail or anything unsafe."""
    safe = safe_href(href)
    if safe is None or not re.match("https?:", safe, re.IGNORECASE):
        return None
    return quote(safe, safe=":/?#[]@!$&'()*+,;=%-._~")
