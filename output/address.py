"""Mail addresses."""

import re
from email.errors import HeaderParseError
from email.headerregistry import Address

from output.markup import single_line

_SPEC = r"[^\s<>@,;:\"()\[\]\\]+@[^\s<>@,;:\"()\[\]\\]+"
_MAILBOX = re.compile(rf"(?P<name>[^<>]*)<(?P<spec>{_SPEC})>|(?P<bare>{_SPEC})")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?")


def mailbox(text: str) -> Address:
    """One mailbox of RFC 5322, "Name <user@host>" or "user@host". Raises ValueError for anything else."""
    line = single_line(text, 320)
    match = _MAILBOX.fullmatch(line)
    if match is None:
        raise ValueError(f"not a mail address: {line}")
    try:
        return Address(
            display_name=(match["name"] or "").strip().strip('"'), addr_spec=match["spec"] or match["bare"]
        )
    except (HeaderParseError, IndexError) as error:
        raise ValueError(f"not a mail address: {line}") from error


def domain(address: Address) -> str:
    """The domain where it can stand in a Message-ID, else a reserved one (RFC 2606)."""
    return address.domain if _DOMAIN.fullmatch(address.domain) else "timeline.invalid"
