"""A digest as a mail (RFC 5322, RFC 2046): text first, then HTML; the same bytes for the same arguments."""

import hashlib
import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from output.address import ascii_domain, domain, mailbox
from output.headers import Verbatim, address_field, addresses_in_brackets, named, unstructured
from output.markup import plain, safe_href, single_line
from output.model import Letter

_SUBJECT = 200
_TITLE = 120
_LABEL = 32
_SHORT = 20_000  # characters; the smallest limits of servers are some ten times that
_ADDRESS = 900  # a line of a header is at most 998 octets
_URL = ":/?#[]@!$&'*+;=%~"  # without what would begin a comment or end an address in a header
_HOST = re.compile(r"(?<=^//)[^/?#:\[\]]+")

# RFC 2045, 6.7 allows lines of 76 in quoted-printable, where Python's own policies write 78.
_POLICY = Verbatim(linesep="\r\n", max_line_length=76, refold_source="none")


def mail(
    letter: Letter, *, sender: str, recipient: str, unsubscribe: Sequence[str] = (), short: bool = False
) -> EmailMessage:
    """The mail to one recipient; a `short` one holds the begin of the text only, for servers with low limits.

    `unsubscribe` are addresses (mailto: or https:) at which a recipient can leave. Raises ValueError where
    sender or recipient is no mail address.
    """
    author, reader = mailbox(sender), mailbox(recipient)
    message = EmailMessage(policy=_POLICY.clone(utf8=not (author.username + reader.username).isascii()))
    for name, value in _fields(letter, author, reader).items():
        message[name] = value
    for name, value in _list_fields(letter, author, unsubscribe).items():
        message[name] = value
    text = plain(letter.text)
    message.set_content(_begin(text) if short else text, cte="quoted-printable")
    if letter.html and not short:
        message.add_alternative(plain(letter.html), subtype="html", cte="quoted-printable")
        message.set_boundary(f"=_{_digest(letter.id, 'boundary')[:24]}")
    if re.fullmatch(r"[A-Za-z0-9\-]{1,35}", letter.language):
        message["Content-Language"] = letter.language  # last: setting the content takes such fields away
    return message


def _fields(letter: Letter, author: Address, reader: Address) -> dict[str, str]:
    fields = {
        "Subject": unstructured(single_line(letter.subject, _SUBJECT) or "Timeline", "Subject"),
        "From": address_field(author, "From"),
        "To": address_field(reader, "To"),
        "Date": format_datetime(letter.composed),
        "Message-ID": _message_id(letter.id, author, reader),
    }
    if letter.thread and letter.thread != letter.id:
        first = _message_id(letter.thread, author, reader)
        fields |= {"In-Reply-To": first, "References": first}
    # RFC 3834, section 5: no vacation notice may answer.
    return fields | {"Auto-Submitted": "auto-generated"}


def _message_id(letter: str, author: Address, reader: Address) -> str:
    """The same for a mail that is sent again, so that programs that read mail show it once."""
    return f"<{_digest(letter, reader.addr_spec)}@{domain(author)}>"


def _list_fields(letter: Letter, author: Address, unsubscribe: Sequence[str]) -> dict[str, str]:
    """What mail programs sort by and offer a button for (RFC 2919, RFC 2369, RFC 8058)."""
    title = single_line(letter.title, _TITLE) or "Timeline"
    list_id = f"{_label(letter.name)}.{_label(title)}.timeline.{domain(author)}"
    fields = {"List-Id": named(title, list_id, "List-Id")}
    ways = [way for way in map(leaving, unsubscribe) if way]
    if ways:
        fields["List-Unsubscribe"] = addresses_in_brackets(ways)
    if any(way.startswith("https:") for way in ways):
        fields["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return fields


def _label(text: str) -> str:
    """A name as a label of DNS, with a digest of it where it has more than such a label can tell."""
    kept = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower()[:_LABEL].strip("-")
    if kept == text.lower().replace(" ", "-"):
        return kept
    return "-".join(filter(None, (kept, _digest(text, "label")[:8])))


def leaving(address: str) -> str | None:
    """An address to unsubscribe at, as a header can hold it; None for what is neither mailto: nor https:."""
    href = safe_href(address)
    if href is None:
        return None
    scheme, _, rest = href.partition(":")
    try:
        rest = _HOST.sub(lambda match: ascii_domain(match[0]), rest, count=1)
    except ValueError:
        return None
    written = f"{scheme.lower()}:{quote(rest, safe=_URL)}"
    return written if scheme.lower() in {"mailto", "https"} and len(written) <= _ADDRESS else None


def _begin(text: str) -> str:
    """The begin of a text, in whole lines, and the address of the rest, which is its last line."""
    if len(text) <= _SHORT:
        return text
    kept = text[:_SHORT].rpartition("\n")[0]
    last = text.rstrip("\n").rpartition("\n")[2]
    said = f"{kept}\n\n[The mail server takes no larger mail: the rest is left out.]\n"
    return said + (f"{last}\n" if "://" in last else "")


def _digest(*parts: str) -> str:
    content = "\n".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:32]
