"""Addresses of the web, and one form for all the ways in which sites spell that of an article. Pure.

Only what no site uses to tell two articles apart is taken out (RFC 3986 section 6 and the parameters with
which links are counted); what is left is compared, and never asked for in place of the link itself.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Where a click came from. "ref" and "source" are left alone: sites use them for contents too.
_COUNTING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|at_\w+"
    r"|cmpid|ito|ns_\w+|pk_\w+|mtm_\w+|piwik_\w+|spm|xtor|wt_mc|ref_src|smid|taid|traffic_source",
    re.IGNORECASE,
)
_AMP_PARAMETERS = {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")}
_AMP_PATH = re.compile(r"/amp\Z|\.amp(?=(?:\.html?)?\Z)", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
# The plain case, told ten times as fast as by taking the address apart.
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[\w./%~@:+,=&?-]*)?", re.ASCII)


def web_address(value: str) -> str | None:
    """`value` when it is an http(s) address, else None."""
    value = value.strip()
    if _WEB_ADDRESS.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in {"http", "https"} and parts.netloc else None


def plain_address(url: str) -> str:
    """The form in which two addresses of one article are equal; what is no web address stays as it is.

    Without scheme differences, `www.`, default ports, fragments, counting parameters, AMP and a slash at
    the end. Idempotent.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not host:
        return url
    named = f"[{host}]" if ":" in host else host
    place = named if port in (None, *_PORTS.values()) else f"{named}:{port}"
    path = _without_amp(parts.path) or "/"
    return urlunsplit(("https", place, path, _query(parts.query), ""))


def leads_to_front(asked: str, got: str) -> bool:
    """Whether a link into a site ended at a front page: the article is gone, whatever the status says."""
    try:
        before, after = urlsplit(asked), urlsplit(got)
    except ValueError:
        return False
    return bool(before.path.strip("/")) and not after.path.strip("/") and not after.query


def _without_amp(path: str) -> str:
    """`path` without a last part that asks for AMP, however often, and without slashes at the end."""
    path = path.rstrip("/")
    while found := _AMP_PATH.search(path, max(0, len(path) - 10)):
        path = f"{path[: found.start()]}{path[found.end() :]}".rstrip("/")
    return path


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [
        (name, value)
        for name, value in pairs
        if not _COUNTING.fullmatch(name) and (name.lower(), value.lower()) not in _AMP_PARAMETERS
    ]
    return urlencode(sorted(kept))
