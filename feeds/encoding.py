"""Bytes to text, whatever the labels say.

Order: byte order mark, valid UTF-8, UTF-16 without a mark, the charset of the header, the one that the
document declares, Windows-1252 (the WHATWG default for unlabelled Western text). Text that is valid UTF-8
beyond ASCII is hardly ever anything else, so it goes before any label.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})",
    re.IGNORECASE,
)
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard, section 4.2).
_WESTERN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Python codecs that are no charsets of documents.
_NO_CHARSETS = frozenset(
    "base64 bz2 hex idna mbcs oem punycode quopri raw-unicode-escape rot-13 undefined unicode-escape utf-7 "
    "uu zlib".split()
)
_ESCAPE = b"\x1b"


def decode(body: bytes, content_type: str = "") -> str:
    """The text of `body`; never raises. Bytes that fit no coding become U+FFFD."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    labelled = _labels(body, content_type)
    if _ESCAPE in body and labelled and labelled[0].startswith("iso2022"):
        return body.decode(labelled[0], "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    for name in ("utf-8", *labelled):
        try:
            return body.decode(name)
        except UnicodeError:
            continue
    return body.decode(labelled[0] if labelled else "cp1252", "replace")


def _labels(body: bytes, content_type: str) -> list[str]:
    """The charsets named by header and document, as names of text codecs that Python knows."""
    header = _HEADER.search(content_type)
    declared = _DECLARED.search(body[:2048])
    names = [header[1]] if header else []
    if declared:
        names.append((declared[1] or declared[2]).decode("ascii", "replace"))
    return [name for name in map(_codec, names) if name]


def _codec(label: str) -> str:
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return "" if info.name in _NO_CHARSETS else _WESTERN.get(info.name, info.name)


def _wide(body: bytes) -> str:
    """UTF-16 without a mark, told by the zero bytes of its ASCII characters."""
    head = body[:512]
    if len(head) < 4 or 0 not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""
