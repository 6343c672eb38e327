"""Text as a line of words that are compared without case and accents, in any script.

Scripts that put no spaces between words count every character with its marks as a word of its own, so that a
sequence of words is a substring there and a phrase elsewhere.
"""

import re
import unicodedata
from bisect import bisect_right

# Blocks of scripts without spaces between words: first code point and the one behind the last.
_SPACELESS = (
    (0x0E00, 0x1000),  # Thai, Lao, Tibetan
    (0x1000, 0x10A0),  # Myanmar
    (0x1780, 0x1800),  # Khmer
    (0x1950, 0x1A00),  # Tai Le, New Tai Lue, Khmer symbols
    (0x1A20, 0x1B80),  # Tai Tham, Balinese
    (0x2E80, 0x2FE0),  # radicals
    (0x3005, 0x3008),  # 々, 〆, 〇
    (0x3041, 0x3130),  # Hiragana, Katakana, Bopomofo
    (0x31A0, 0x3200),  # more of these
    (0x3400, 0x4DC0),  # Han
    (0x4E00, 0xA000),
    (0xA980, 0xAA80),  # Javanese, more Myanmar, Cham
    (0xF900, 0xFB00),
    (0x1AFF0, 0x1B170),  # more Kana
    (0x20000, 0x40000),  # more Han
)
_STARTS = tuple(start for start, _ in _SPACELESS)
# Letters with a stroke and the like have no decomposition in Unicode; the tatweel only stretches a word.
# The dashes and quotes are there for speed: what is left of a text in a Latin script is mostly ASCII.
_LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i",
        "æ": "ae", "œ": "oe", "þ": "th", "ـ": None,
    }
    | dict.fromkeys("‐‑‒–—‘’‚“”„•…«»·", " ")
)  # fmt: skip
_PARAGRAPH = re.compile(r"\n\s*\n")
_ASCII = re.compile(r"[a-z0-9]+")


def line(text: str) -> str:
    """The words of a text with one space before, between and after them; "" where there is none."""
    folded = text.lower() if text.isascii() else _folded(text)
    found = _ASCII.findall(folded) if folded.isascii() else _spaced(folded).split()
    return f" {' '.join(found)} " if found else ""


def lines(text: str) -> str:
    """The paragraphs of a text as lines of words, for phrases that do not go from one into the next."""
    return "\n".join(line(paragraph) for paragraph in _PARAGRAPH.split(text))


def _folded(text: str) -> str:
    """A text without case, accents and invisible signs (after Unicode 3.13, toNFKC_Casefold)."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain)
    # Composed again for what keeps its marks: Kana with dakuten, syllables of Hangul.
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in plain if sign < "\x80" or not _dropped(sign))
    )


def _dropped(sign: str) -> bool:
    """Whether a sign does not count: an accent, a vowel point that may be left out, a formatting sign.

    Canonical combining classes 10 to 36 are points of Hebrew, Arabic and Syriac, 200 to 240 and 1 what
    stands above, below and across. Vowel signs of Indic scripts are 0 or above 80, and part of the word.
    """
    place = unicodedata.combining(sign)
    if place:
        return place == 1 or 10 <= place <= 36 or 200 <= place <= 240
    # A zero-width space parts words. The others are the combining grapheme joiner and variation selectors.
    format_sign = unicodedata.category(sign) == "Cf" and sign != "\u200b"
    return (
        format_sign
        or sign == "\u034f"
        or "\ufe00" <= sign <= "\ufe0f"
        or "\U000e0100" <= sign <= "\U000e01ef"
    )


def _spaced(text: str) -> str:
    """A folded text with spaces where its words part."""
    out = [" "]
    alone = False
    for sign in text:
        sort = unicodedata.category(sign)
        if sort[0] == "M":
            out += [sign] if out[-1] != " " else []
            continue
        if sort[0] not in "LN":
            out.append(" ")
            continue
        shown = str(unicodedata.decimal(sign)) if sort == "Nd" else sign
        spaceless = _is_spaceless(shown)
        out += [" ", shown] if spaceless or alone else [shown]
        alone = spaceless
    return "".join(out)


def _is_spaceless(sign: str) -> bool:
    number = ord(sign[0])
    place = bisect_right(_STARTS, number) - 1
    return place >= 0 and number < _SPACELESS[place][1]
