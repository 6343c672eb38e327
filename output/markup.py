"""What may reach a page or a mail: plain characters, safe addresses, valid ids.

Escaping is the template engine's business; this is what escaping does not solve: control characters, lone
surrogates, bidirectional overrides, and addresses that run something when followed.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote, urlsplit

# C0 and C1 controls but tab and newline, surrogates and noncharacters: none has a meaning in text.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\x00-\uffff]"
)
# Embeddings, overrides and isolates reorder what stands around them ("Trojan Source", CVE-2021-42574). The
# marks LRM and RLM and the joiners stay: Arabic, Persian, Khmer and emoji are written with them.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_OWN_PATH = re.compile(
    r"(?:\.\./)*(?:[A-Za-z0-9_\-][A-Za-z0-9_.\-]*/)*(?:[A-Za-z0-9_\-][A-Za-z0-9_.\-]*)?(?:#[\w.\-]*)?"
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,99}")
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_MAX_HREF = 4096
# The qualifier is dropped: HTML has no "about". A season's month (21 and above) is no month of HTML.
_HTML_DATE = re.compile(
    r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?)[~?%]?"
)


def plain(text: str) -> str:
    """The text without anything that is not text; unprintable characters become U+FFFD, line ends LF."""
    if text.isprintable():
        return text  # nothing of what follows is printable to Python; most text ends here
    text = _REORDERING.sub("", _LINE_BREAKS.sub("\n", text))
    return _UNPRINTABLE.sub(_replace, text)


def _replace(match: re.Match[str]) -> str:
    char = match[0]
    # Every plane ends with two noncharacters; the rest of the astral planes is text.
    return "\ufffd" if char <= "\uffff" or ord(char) & 0xFFFE == 0xFFFE else char


def single_line(text: str, limit: int | None = None) -> str:
    """The text on one line, cut with "…" to at most `limit` characters, never before a combining mark."""
    line = " ".join(plain(text).split())
    if limit is None or len(line) <= limit:
        return line
    end = limit - 1
    while end > 0 and unicodedata.category(line[end])[0] == "M":
        end -= 1
    return line[: end or limit - 1].rstrip() + "…"


def isolated(name: str) -> str:
    """The name kept from reordering what stands around it, where it could.

    For plain text; in HTML <bdi> does it. The isolate is FSI ... PDI of UAX 9.
    """
    if name.isascii() or not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in name):
        return name
    return f"\u2068{name}\u2069"


def safe_href(href: str | None) -> str | None:
    """The address when following it can only open a page or a mail, else None.

    Allowed: http and https with a host and without credentials, mailto, and relative paths of our own
    (`2024-12.html#e1`, `#e1`). White space at the ends is dropped as browsers do (WHATWG URL, 4.4); inside,
    and every control or formatting character, it is refused: browsers drop those and see another scheme.
    """
    if not href:
        return None
    href = href.strip(" \t\r\n\f")
    if not href or len(href) > _MAX_HREF or any(_hidden(char) for char in href):
        return None
    scheme = _SCHEME.match(href)
    if scheme is None:
        return href if _OWN_PATH.fullmatch(href) else None
    if scheme[1].lower() == "mailto":
        return None if re.search("(?i)%0[ad]", href) or "@" not in href else href
    return _web_address(href) if scheme[1].lower() in {"http", "https"} else None


def _hidden(char: str) -> bool:
    return char.isspace() or char == "\\" or unicodedata.category(char)[0] == "C"


def _web_address(href: str) -> str | None:
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
