"""What may reach a page or a mail: plain characters, safe addresses, valid ids.

Escaping is the template engine's business; this is what escaping does not solve: addresses that run something
when followed, and the characters of `output.clean`.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote, urlsplit

from output.clean import isolated, plain, single_line

__all__ = [
    "anchor", "event_address", "html_date", "isolated", "page_address", "plain", "safe_href", "single_line",
]  # fmt: skip

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_OWN_PATH = re.compile(
    r"(?:\.\./)*(?:[A-Za-z0-9_\-][A-Za-z0-9_.\-]*/)*(?:[A-Za-z0-9_\-][A-Za-z0-9_.\-]*)?(?:#[\w.\-]*)?"
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,99}")
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_PLAIN_ID, _LONG_ID = 4, 100  # no device has a name of letters and digits in between
MAX_HREF = 4096
# An address of the web in which nothing hides, and one whose host needs no closer look: most by far.
_PLAIN_WEB = re.compile(r"https?://[A-Za-z0-9.\-]+(?::\d*)?(?:[/?#][!-\[\]-~]*)?", re.IGNORECASE | re.ASCII)
_PLAIN_HOST = re.compile(r"https?://[A-Za-z0-9.\-]+(?::\d*)?(?:[/?#].*)?", re.IGNORECASE | re.ASCII)
# The qualifier is dropped: HTML has no "about". A season's month (21 and above) is no month of HTML.
_HTML_DATE = re.compile(
    r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?)[~?%]?"
)


def safe_href(href: str | None) -> str | None:
    """The address when following it can only open a page or a mail, else None.

    Allowed: http and https with a host and without credentials, mailto, and relative paths of our own
    (`2024-12.html#e1`, `#e1`). White space at the ends is dropped as browsers do (WHATWG URL, 4.4); inside,
    and every control or formatting character, it is refused: browsers drop those and see another scheme.
    """
    if not href:
        return None
    if len(href) <= MAX_HREF and _PLAIN_WEB.fullmatch(href):
        return href
    href = href.strip(" \t\r\n\f")
    if not href or len(href) > MAX_HREF or _hides(href):
        return None
    scheme = _SCHEME.match(href)
    if scheme is None:
        return href if _OWN_PATH.fullmatch(href) else None
    if scheme[1].lower() == "mailto":
        return None if re.search("(?i)%0[ad]", href) or "@" not in href else href
    return _web_address(href) if scheme[1].lower() in {"http", "https"} else None


def _hides(href: str) -> bool:
    """Whether there is a character in it that nobody sees, or that browsers take for another."""
    if href.isascii():  # nearly all are
        return not href.isprintable() or " " in href or "\\" in href
    return any(char.isspace() or char == "\\" or unicodedata.category(char)[0] == "C" for char in href)


def _web_address(href: str) -> str | None:
    if _PLAIN_HOST.fullmatch(href):
        return href
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:
        return None
    if not host or "@" in parts.netloc or not re.match(r"https?://[^/]", href, re.IGNORECASE):
        return None
    return href


def anchor(name: str) -> str:
    """An id for HTML, URL fragments and file names: the name itself when it can serve, else a hash of it."""
    if _PLAIN_ID < len(name) < _LONG_ID and name.isascii() and name.isalnum():
        return name  # nearly all are
    if _ID.fullmatch(name) and ".." not in name and not _DEVICE.fullmatch(name):
        return name
    return "x" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def html_date(edtf: str) -> str | None:
    """The value for `<time datetime>` (HTML, 4.5.14) where it can hold the date, else None.

    Intervals, decades, seasons and years before 1 have no such value.
    """
    match = _HTML_DATE.fullmatch(edtf)
    return match[1] if match and match[1][:4] != "0000" else None


def page_address(href: str | None) -> str | None:
    """The address of our own page, which the user configures: any `safe_href`, or the path of a file.

    A path may hold spaces and start at the root; what a URL cannot hold is encoded, colons included, so that
    no scheme can come out of it.
    """
    if not href or safe_href(href) is not None:
        return safe_href(href)
    if _SCHEME.match(href) or href.startswith("//"):
        return None
    return quote(href.encode("utf-8", "surrogateescape"), safe="/#")


def event_address(page: str | None, path: str, event: str | None) -> str | None:
    """The address of an event of the site whose index is `page`; None without a page or an event."""
    base = page_address(page)
    if base is None or not event:
        return None
    folder = base.partition("#")[0].partition("?")[0]
    if path and _OWN_PATH.fullmatch(path):
        folder = folder[: folder.rfind("/") + 1] + path
    return f"{folder}#{anchor(event)}"
