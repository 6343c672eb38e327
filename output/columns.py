"""Text in columns of a terminal: how wide it is, wrapped, filled up.

Widths follow Unicode Standard Annex 11 (wide and fullwidth count two) and what terminals do with clusters:
marks and joiners count nothing, an emoji sequence counts as its first sign.
"""

import unicodedata
from collections.abc import Iterator

from output.markup import single_line

_ZWJ = "\u200d"
_ZWSP = "\u200b"
_EMOJI_STYLE = "\ufe0f"
_KHMER_COENG = "\u17d2"  # puts the next consonant below


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that must not be torn: a sign with its marks, an emoji sequence, a flag."""
    piece = ""
    for char in text:
        if piece and not _joins(piece, char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _joins(piece: str, char: str) -> bool:
    last = piece[-1]
    if _ZWSP in {char, last}:
        return False
    if unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"} or _is_skin_tone(char):
        return True
    if _is_flag(char):
        return len(piece) == 1 and _is_flag(last)
    return last in {_ZWJ, _KHMER_COENG} and not char.isspace()


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def width(text: str) -> int:
    """Columns that the text takes on one line of a terminal."""
    return len(text) if text.isascii() else sum(_cluster_width(piece) for piece in clusters(text))


def _cluster_width(piece: str) -> int:
    first = piece[0]
    if unicodedata.category(first) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    if _EMOJI_STYLE in piece or (len(piece) > 1 and _is_flag(first)):
        return 2
    # A Khmer subscript stands below, yet terminals give it a column of its own.
    return (2 if unicodedata.east_asian_width(first) in "WF" else 1) + piece.count(_KHMER_COENG)


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most `columns`, the first line after `first`, the others after `rest`.

    The text is clean (`single_line`) but may hold isolates of ours. Breaks at spaces and zero-width spaces
    (Khmer marks word ends with them) and inside a word only when it is longer than a line.
    """
    rest = " " * width(first) if rest is None else rest
    lines, line, used = [], first, width(first)
    empty = True
    for gap, word in _words(" ".join(text.split())):
        need = width(word)
        if not empty and used + len(gap) + need <= columns:
            line, used = line + gap + word, used + len(gap) + need
            continue
        if not empty:
            lines.append(line)
            line, used = rest, width(rest)
        for piece in _cut(word, columns - used, columns - width(rest)):
            if not empty and line != rest:
                lines.append(line)
                line = rest
            line, empty = line + piece, False
        used = width(line)
    return [*lines, line]


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Every word with what stood before it: "" or one space."""
    for word in text.split(" "):
        for number, part in enumerate(filter(None, word.split(_ZWSP))):
            yield " " if number == 0 else _ZWSP, part


def _cut(word: str, room: int, columns: int) -> list[str]:
    """The word in pieces, the first of at most `room`, the others of at most `columns`."""
    if width(word) <= room:
        return [word]
    pieces, piece, used = [], "", 0
    for cluster in clusters(word):
        wide = _cluster_width(cluster)
        if piece and used + wide > max(room, 1):
            pieces.append(piece)
            piece, used, room = "", 0, columns
        piece, used = piece + cluster, used + wide
    return [*pieces, piece]


def pad(text: str, columns: int) -> str:
    """The text filled up with spaces to this width; longer text stays."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """The text on one line, shortened with "…" to at most this width."""
    line = single_line(text)
    if width(line) <= columns:
        return line
    kept, used = "", 0
    for cluster in clusters(line):
        used += _cluster_width(cluster)
        if used > columns - 1:
            break
        kept += cluster
    return kept.rstrip() + "…"
