"""Plain characters: no control characters, lone surrogates or changes of direction."""

import re
import unicodedata

# C0 and C1 controls but tab and newline, surrogates and noncharacters: none has a meaning in text.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\x00-\uffff]"
)
# Embeddings, overrides and isolates reorder what stands around them ("Trojan Source", CVE-2021-42574). The
# marks LRM and RLM and the joiners stay: Arabic, Persian, Khmer and emoji are written with them.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def plain(text: str) -> str:
    """The text without anything that is not text; unprintable characters become U+FFFD, line ends LF."""
    # Nothing of what follows is printable to Python, but for line feeds, which stay; most text ends here.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    text = _REORDERING.sub("", _LINE_BREAKS.sub("\n", text))
    return _UNPRINTABLE.sub(_replace, text)


def _replace(match: re.Match[str]) -> str:
    char = match[0]
    # Every plane ends with two noncharacters; the rest of the astral planes is text.
    return "\ufffd" if char <= "\uffff" or ord(char) & 0xFFFE == 0xFFFE else char


def single_line(text: str, limit: int | None = None) -> str:
    """The text on one line, cut with "…" to at most `limit` characters, never before a combining mark."""
    plainly = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    line = text if plainly else " ".join(plain(text).split())  # nearly all are
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
