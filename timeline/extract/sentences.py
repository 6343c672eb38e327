"""Sentences of a text, with their offsets.

Every character that is not white space belongs to exactly one sentence; a heading, a list item or a line of a
menu is a sentence of its own. What ends with a full stop is decided by the word before it and the word after
it (compare Unicode Standard Annex 29, "Sentence Boundaries", whose rules know no abbreviations).
"""

import re
from collections.abc import Iterator

from timeline import months
from timeline.extract import abbreviations
from timeline.extract.blocks import Block, Span, blocks

# No sentence is longer, in characters: it is the unit of evidence, and work per date grows with it.
LONGEST = 2000

# No page is narrower, in characters: shorter lines were broken on purpose.
_NARROWEST = 36

_MARKS = ".!?…‽", "。！？｡।॥។៕؟۔։።။"
_MARK = re.compile(f"[{''.join(_MARKS)}]")  # found ten times as fast as what may follow it
# Possessive, so that a line of a million full stops is read once.
_TERMINAL = re.compile(
    rf"(?P<mark>[{_MARKS[0]}]++|[{_MARKS[1]}]++)"
    r"(?P<close>[\"'”’»›)\]}*_」』）】]*+(?:\[\d{1,3}\])*+)"
)
_DASHES = ("–", "—")
_OPENING = re.compile(r"\s*+[\"'“‘«‹„(\[{*_#>¿¡]*+")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□►*–—-]|\d{1,2}[.)]|\(?[A-Za-z0-9]\))\s")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"[^\s(\[\"“‘«*_]+$")
_SPACED_DAY = re.compile(r"(?<![0-9.])[0-9]{1,2}\. [0-9]{1,2}\. (?:19|20)[0-9]{2}(?![0-9])")
_ZONED = re.compile(r"\(\d{1,2}[:.]?\d\d (?:GMT|UTC|local)\b")  # "at 10:35 a.m. (0735 GMT) on Friday"
_BRACKET = 60  # characters from an opening bracket to an hour in it
LEADERS = "....."  # lead the eye from an entry of a list to its date
_SOFT_CUT = re.compile(r"[;,]\s|\s")


def sentences(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The sentences of `text` in order, none empty, none overlapping. Linear.

    `language` is a BCP 47 tag; it decides whether "3." before a capital is an ordinal (German and kin).
    """
    ordinals = abbreviations.writes_ordinals_with_full_stop(language)
    found: list[Span] = []
    for block in blocks(text):
        for unit in _units(text, block):
            for sentence in _split(text, unit, ordinals=ordinals):
                if sentence.end - sentence.start > LONGEST:
                    found.extend(_bounded(text, sentence))
                else:
                    found.append(sentence)
    return tuple(found)


def _units(text: str, block: Block) -> Iterator[Span]:
    """The block's lines, joined where a line break is only the edge of the page."""
    if len(block.lines) == 1:
        yield block.lines[0]
        return
    widths = sorted(line.end - line.start for line in block.lines)
    width = widths[-2] if len(widths) > 3 else widths[-1]
    if sum(_is_day(text, line) for line in block.lines) >= _LEAST_DAYS:
        width = 0  # a list of what is on each day: no page was that narrow
    start = block.lines[0].start
    for line, following in zip(block.lines, block.lines[1:], strict=False):
        if _breaks(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block.lines[-1].end)


_TIMED = re.compile(
    r"\d{1,2}(?:\s?[.:h]\s?\d\d(?!\d|\.\d)(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?|\s?(?:h"
    r"|Uhr)\b)(?:\s?[–-]\s?[\d.:]+)?"
    r"(?:\s?[:–-]\s+[\"“„«‘']?[^\W\d_]|\s+[\"“„«‘']?[^\W\d_a-zß-ÿ])"
)
# A label or a day at the head of a line: two such lines in a row are entries of a list.
_NAMES = "|".join(
    sorted({name[:4] for name in (*months.FRENCH, *months.SPANISH)} | {"dic", "ene", "nov", "oct"})
)
_ENTRY = re.compile(
    r"[*_|]{0,3}\s?(?:[^\W\d_a-zß-ÿ][^:.!?\n]{0,40}:[*_]{0,3}\s"
    r"|(?:[^\W\d_]{2,10}\.?,? )?\d{1,2}(?:\.\d{1,2}\."
    r"|(?:st|nd|rd|th|er|\.)? (?:[^\W\d_a-zß-ÿ][^\W\d_]{2,8}\b"
    rf"|(?:de )?(?:{_NAMES})[^\W\d_]{{0,6}}\b)))"
)
_HANGING = re.compile(
    r"\b(?:at|by|from|until|till|to|and|between|of|about|um|ab|bis|gegen|von|und|à|dès|de|vers|las?|y|a)$"
)


def _is_timed(text: str, line: Span, following: Span) -> bool:
    """Whether a line of a programme begins: "2pm Lecture", "9 h 30 : Départ"."""
    if not text[following.start].isdigit() or _TIMED.match(text, following.start, following.end) is None:
        return False
    return _HANGING.search(text, line.start, line.end) is None


_MONTH = r"[^\W\d_]{3,10}\.?"
_LONE_DATE = re.compile(
    rf"(?:[^\W\d_]{{3,10}},? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?{_MONTH} (?:de )?\d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}"
    r"|\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4})"
)
# A line that says a day and nothing else: "Saturday, July 12", "Di 3. März", "VIERNES 3 DE SEPTIEMBRE".
_MONTHS = "|".join(sorted({name[:3] for name in months.ALL}))
_DAY = re.compile(
    r"[*_]{0,2}(?:[^\W\d_]{2,10}\.?,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de )?(?:{_MONTHS})[^\W\d_]{{0,7}}\.?"
    rf"|(?:{_MONTHS})[^\W\d_]{{0,6}}\.? \d{{1,2}}(?:st|nd|rd|th)?)(?:,? (?:de )?\d{{4}})?:?[*_]{{0,2}}",
    re.IGNORECASE,
)
_LONGEST_DAY = 40  # characters
_LEAST_DAYS = 2
# "Date of commencement: 1 February 2027": a label with its value is a line of its own.
_LABELLED = re.compile(r"[A-Z][^\W\d_]+(?: [^\W\d_]+){0,3}: [^.:\n]{0,40}\d")
_PAGE_WIDTH = 50  # a narrower line is no line of a paragraph


def _is_day(text: str, line: Span) -> bool:
    return line.end - line.start <= _LONGEST_DAY and _DAY.fullmatch(text, line.start, line.end) is not None


def _breaks(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the break after `line` was meant: a new list item, or the next word would still have fitted."""
    if _BULLET.match(text, following.start, following.end) or _is_timed(text, line, following):
        return True
    if _ENTRY.match(text, following.start, following.end) and _ENTRY.match(text, line.start, line.end):
        return True
    if text.find(LEADERS, line.start, following.end) >= 0:
        return True
    if text[following.start].islower() or text[line.end - 1] in ",-–—(":
        return False
    if _LABELLED.fullmatch(text, line.start, line.end):
        return True
    last = text[max(line.start, line.end - 30) : line.end].rpartition(" ")[2]
    if last in abbreviations.OPEN_ENDED or last.rstrip(".").casefold() in abbreviations.TITLES:
        return False
    short = line.end - line.start < _PAGE_WIDTH
    if short and _LONE_DATE.fullmatch(text, following.start, following.end):
        return True  # the date of a letterhead
    if width < _NARROWEST:
        return True
    gap = text.find(" ", following.start, min(following.end, following.start + width + 1))
    word = (following.end if gap < 0 else gap) - following.start
    return line.end - line.start + 1 + word <= width


def _split(text: str, unit: Span, *, ordinals: bool) -> Iterator[Span]:
    start = unit.start
    # A mark after the last letter (a stray closing quote) opens nothing.
    last = unit.end
    while last > unit.start and not text[last - 1].isalnum():
        last -= 1
    at = unit.start
    while (mark := _MARK.search(text, at, last)) and (found := _TERMINAL.match(text, mark.start(), last)):
        at = found.end()
        if not _ends(text, found, Span(start, unit.end), ordinals=ordinals):
            continue
        yield Span(start, found.end())
        start = found.end()
        while text[start].isspace():
            start += 1
    yield Span(start, unit.end)


def _ends(text: str, found: re.Match[str], rest: Span, *, ordinals: bool) -> bool:
    if found["mark"][0] not in ".!?…‽":
        return True
    if found["mark"].startswith(LEADERS):
        return False
    if not text[found.end()].isspace():
        return False
    opening = _OPENING.match(text, found.end(), rest.end)
    at = opening.end() if opening else found.end()
    word = _WORD.match(text, at, min(rest.end, at + 40))
    following = word[0] if word else ""
    if (following.islower() and text[at : at + 1].isalpha()) or _ZONED.match(text, at - 1):
        return False
    if text.startswith("§", at):
        return False  # "gem. § 9"
    if found["mark"] != "." or found["close"].strip("*_"):
        return True
    before = _BEFORE.search(text, max(rest.start, found.start() - 40), found.start())
    if before is None:
        return True
    if following[:1].isdigit() and before[0].isdigit() and _in_day(text, found.start()):
        return False
    if text.startswith(_DASHES, at) and abbreviations.is_month(before[0]):
        return False  # "Las Palmas, 19 feb. — La Audiencia"
    first = before.start() == rest.start
    # The hour of a bracket: "(1 p.m. New Zealand time, Monday)".
    bracketed = abbreviations.is_clock(before[0]) and _in_bracket(text, rest.start, found.start())
    return not bracketed and not abbreviations.continues(before[0], following, first=first, ordinals=ordinals)


def _in_bracket(text: str, start: int, at: int) -> bool:
    """Whether a bracket that opens in the sentence is not closed yet."""
    start = max(start, at - _BRACKET)
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def _in_day(text: str, mark: int) -> bool:
    """Whether a full stop is one of "24. 3. 2027"."""
    around = _SPACED_DAY.finditer(text, max(0, mark - 6), mark + 12)
    return any(day.start() < mark < day.end() for day in around)


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = start + LONGEST
        for soft in _SOFT_CUT.finditer(text, start + LONGEST // 2, cut):
            cut = soft.end()
        end = cut
        while text[end - 1].isspace():
            end -= 1
        yield Span(start, end)
        start = cut
        while text[start].isspace():
            start += 1
    yield Span(start, sentence.end)
