"""Header fields of a mail as they go over the wire (RFC 5322, RFC 2047): ASCII, folded, never two of one.

Written here because Python's own writer takes a title such as "=?utf-8?q?a=0D=0ABcc:_x?=" for an encoded
word, decodes it, and writes what it holds as a new field (CVE-2024-6923, open in many Python 3.11).
"""

import re
import textwrap
from collections.abc import Iterable
from email.charset import SHORTEST, Charset
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy

_COLUMNS = 76
_FOLD = "\r\n "
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\- ]*")


class Verbatim(EmailPolicy):
    """A policy that keeps fields as they are given to it; reading one still gives its decoded text."""

    def header_store_parse(self, name: str, value: object) -> tuple[str, str]:
        """Keep the field."""
        return name, str(value)


def unstructured(text: str, name: str) -> str:
    """The value of a field of free text such as Subject; `text` is a single line."""
    if text.isascii() and "=?" not in text:
        lines = textwrap.wrap(
            text, _COLUMNS - len(name) - 2, break_long_words=False, break_on_hyphens=False
        ) or [""]
        if max(map(len, lines)) <= _COLUMNS:
            return _FOLD.join(lines)
    return _encoded(text, name)


def phrase(text: str, name: str) -> str:
    """The words before an address in angle brackets (RFC 5322, 3.2.5)."""
    if not text.isascii() or "=?" in text or len(text) > _COLUMNS - len(name) - 4:
        return _encoded(text, name)
    if _ATOMS.fullmatch(text):
        return text
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'


def named(text: str, address: str, name: str) -> str:
    """A phrase and what is in angle brackets behind it, which alone is no longer than 320 characters."""
    if not text:
        return f"<{address}>"
    words = phrase(text, name)
    _, fold, end = words.rpartition(_FOLD)
    last = len(end) + (1 if fold else len(name) + 2)
    return words + (" " if last + len(address) + 3 <= _COLUMNS else _FOLD) + f"<{address}>"


def address_field(address: Address, name: str) -> str:
    """One mailbox. What stands before its @ is not encoded: a mail that needs it is one of RFC 6532."""
    return named(address.display_name, address.addr_spec, name) if address.display_name else address.addr_spec


def addresses_in_brackets(addresses: Iterable[str]) -> str:
    """Addresses of the web as List-Unsubscribe has them (RFC 2369, 2), one a line."""
    return f",{_FOLD}".join(f"<{address}>" for address in addresses)


def _encoded(text: str, name: str) -> str:
    return Header(text, _utf8(), maxlinelen=_COLUMNS - 1, header_name=name).encode(linesep="\r\n")


def _utf8() -> Charset:
    """How words are encoded, whatever another library has put into the registry of `email.charset`."""
    charset = Charset("utf-8")
    charset.input_charset = charset.output_charset = "utf-8"
    charset.input_codec = charset.output_codec = "utf-8"
    charset.header_encoding = SHORTEST
    return charset
