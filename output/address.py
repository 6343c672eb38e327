"""Mail addresses."""

import re
import unicodedata
from email.errors import HeaderParseError
from email.headerregistry import Address

from output.markup import single_line

_SPEC = r"[^\s<>@,;:\"()\[\]\\]+@[^\s<>@,;:\"()\[\]\\]+"
_MAILBOX = re.compile(rf"(?P<name>[^<>]*)<(?P<spec>{_SPEC})>|(?P<bare>{_SPEC})")
_LOCAL = re.compile(r"[^.]+(?:\.[^.]+)*")
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}\Z)(?!.*[^.]{{64}}){_LABEL}(?:\.{_LABEL})*")
_LONGEST_LOCAL = 64  # octets (RFC 5321, 4.5.3.1.1)
_NAME = 160


def mailbox(text: str) -> Address:
    """One mailbox of RFC 5322, "Name <user@host>" or "user@host", its domain as DNS has it (in ASCII).

    What stands before the @ may hold other letters (RFC 6531). Raises ValueError for anything else.
    """
    line = single_line(text, 500)
    match = _MAILBOX.fullmatch(line)
    if match is None:
        raise ValueError(f"not a mail address: {line}")
    local, _, host = (match["spec"] or match["bare"]).rpartition("@")
    local = unicodedata.normalize("NFC", local)
    name = single_line((match["name"] or "").strip().strip('"'), _NAME)
    try:
        _check_local(local)
        return Address(display_name=name, username=local, domain=ascii_domain(host))
    except (HeaderParseError, IndexError, ValueError) as error:
        raise ValueError(f"not a mail address: {line}") from error


def _check_local(local: str) -> None:
    """Raises ValueError. Categories: separators, controls, the unassigned and U+FFFD are no letters."""
    foreign = any(char == "\ufffd" or unicodedata.category(char)[0] in "CZ" for char in local)
    if foreign or not _LOCAL.fullmatch(local) or len(local.encode()) > _LONGEST_LOCAL:
        raise ValueError(local)


def ascii_domain(host: str) -> str:
    """The name of a host as DNS has it (RFC 5891). Raises ValueError for what is no such name."""
    if not host.isascii():
        import idna  # noqa: PLC0415 - its tables take a while to load, and few domains need them

        # Not Python's own codec: it is of 2003 and makes of some names those of other people ("ß" is "ss").
        host = idna.encode(host, uts46=True).decode()
    if not _DOMAIN.fullmatch(host):
        raise ValueError(f"not a domain: {host}")
    return host.lower()


def domain(address: Address) -> str:
    """The domain where it can stand in a Message-ID, else a reserved one (RFC 2606)."""
    return address.domain if _DOMAIN.fullmatch(address.domain) else "timeline.invalid"
