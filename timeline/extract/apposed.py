"""Dates that are a sentence or line of their own behind what they date ("Clay and Memory. Until 12 April.").

Programmes and listings are written so, and so are the days of a calendar below the head that names what
happens on each of them ("Board meetings", "Sitzungstermine 2026"). Only days to come or that go on are
read: a day of the past behind a name is that of a byline. Whether a line that is a date says when the title
above it is, or heads the lines below, only all of them together tell.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.edtf import Precision
from timeline.extract import furniture, masks, naming, words
from timeline.extract.blocks import Span
from timeline.extract.dated import Dated, dates_of, within
from timeline.extract.tokens import Kind, Token, tokenize
from timeline.model import Basis, Mention, Timex

_LONGEST_NAME = 10  # words
_LONGEST_SHOW = 400  # days
_LEAST_LISTED = 2
_SHORTEST_SENTENCE = 4  # words
_MOST_BETWEEN = 3  # sentences from the name to its date
_MARKS = ' \t*_#"“”«»•·-–.:'
_SILENT = frozenset({Kind.DATE, Kind.PUNCTUATION, Kind.MARKUP})
_BESIDE = words.DATE_PREPOSITIONS | words.ARTICLES | words.WEEKDAYS
_PLAIN = re.compile(r"(?<!\S)[A-Za-z]+")
_BEGINNINGS = frozenset(found[0] for word in _BESIDE if (found := _PLAIN.match(word)))
# What happens on each of the days below: heads of lists of minutes or letters name none of these.
_SEVERAL = re.compile(
    r"\b(?:dates|calendar|diary|meetings|sessions|sittings|hearings|assemblies|concerts|performances|shows"
    r"|screenings|workshops|classes|rehearsals|walks|tours|matches|fixtures|races|markets|elections|holidays?"
    r"|half[ -]term|closures?|closed|deadlines"
    r"|termine|\w*termine|\w*sitzungen|treffen|versammlungen|proben|konzerte|vorstellungen|aufführungen"
    r"|führungen|spiele|wahlen|\w*ferien|kalender"
    r"|calendrier|réunions|séances|représentations|ateliers|visites|matchs|vacances|fermetures?|assemblées"
    r"|calendario|fechas|reuniones|sesiones|plenos|conciertos|funciones|talleres|partidos|visitas|vacaciones)"
    r"(?: (?:of|for|in|des?|du|del?|la|les|im|für) [^.!?\n]{2,50}"
    r"|[ /–-]*(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?)*"
    r"\s?:?[*_#\s]*$",
    re.IGNORECASE,
)
# A sentence of which the days stand below: "The library is closed on the following days:"
_FOLLOWING = re.compile(
    r" (?:(?:on|at|an|zu|aux|en|les|los|las|the|den) ){0,2}(?:(?:following|these|folgenden|diesen|siguientes)"
    r" (?:days|dates|evenings|nights|weekends|tagen|terminen|abenden|días|fechas|noches)"
    r"|(?:days|dates) below|(?:jours|dates|soirs|días|fechas) (?:suivante?s|ci-dessous|siguientes)"
    r"|as follows|wie folgt|comme suit|como sigue)(?=[^.!?:\n]{0,40}:[*_\s]*$)",
    re.IGNORECASE,
)
_YEARS = naming.YEAR_RANGES | {"year", "bare_year"}
_CREDIT = re.compile(
    r"\W*(?:(?:directed|written|music|book|lyrics|presented|performed|conducted|translated)"
    r"(?: (?:and|&) \w+)? by\b|by |regie:|musik:|mise en scène|dirección:)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\W*(?:by|von|par|por|photo|foto|text|published|updated)\b", re.IGNORECASE)


def mentions(
    text: str, prose: Sequence[Span], timexes: Sequence[Timex], anchor: dt.date | None, basis: str | None
) -> Iterator[Mention]:
    """One mention for each such sentence, named by the first sentence of its line."""
    if anchor is None:
        return
    lines = list(within(prose, timexes))
    alone = {
        number: dated
        for number, (span, inside) in enumerate(lines)
        if inside and (dated := _date_line(text, span, inside)) is not None
    }
    listed = _listed(text, lines, alone, anchor.toordinal())
    headed = {} if listed else _headed(text, lines, alone, anchor.toordinal())
    for number, (span, inside) in enumerate(lines):
        found = _alone(text, span, inside)
        name = _name(text, prose, number) if found is not None else None
        if found is None and number == 1 and inside:
            found, name = _below_title(text, prose[:3], inside, anchor.toordinal())
        if number in listed:
            found, name = listed[number], prose[_title_above(text, prose, number, alone)]
        if number in headed:
            found, name = alone[number], prose[headed[number]]
        if found is not None and name is not None:
            yield from _lasting(text, Span(name.start, span.end), found, name, (anchor, basis))


def _alone(text: str, span: Span, timexes: Sequence[Timex]) -> Dated | None:
    """The one date that the sentence is, None where it says more."""
    if not timexes or text[span.end - 1] != "." or _says_more(text, span.start, timexes[0].start):
        return None  # nearly always
    dates = dates_of(text, timexes)
    if len(dates) != 1 or dates[0].timex is None or dates[0].timex.edtf is None:
        return None
    if not any(character.isdigit() for character in dates[0].span.of(text)):
        return None
    date = dates[0].span
    if _says_more(text, span.start, date.start) or _says_more(text, date.end, span.end):
        return None
    return dates[0] if all(map(_belongs_to_date, tokenize(text, span, [date]))) else None


def _says_more(text: str, start: int, end: int) -> bool:
    """Whether some word has no place beside a date; that is seen before the sentence is taken apart."""
    return any(found[0].casefold() not in _BEGINNINGS for found in _PLAIN.finditer(text, start, end))


def _belongs_to_date(token: Token) -> bool:
    """Whether it is the date or stands beside it; a preposition has a capital here, it opens the sentence."""
    return token.kind in _SILENT or token.word in _BESIDE


def _below_title(
    text: str, prose: Sequence[Span], timexes: Sequence[Timex], today: int
) -> tuple[Dated | None, Span | None]:
    """The date that is all the line below a title says, with the title: "Cloth and Cord | 14 April - 3 May".

    A text must follow: above a list, the line heads the list. One day alone, unless it is to come, is that
    on which the page was made.
    """
    title, line, *rest = prose
    heads = not rest or furniture.is_fragment(text, rest[0])
    dated = None if heads else _date_line(text, line, timexes)
    if dated is None or not _is_to_come(dated, today) or not _is_title(text, title):
        return None, None
    return dated, title


def _date_line(text: str, line: Span, timexes: Sequence[Timex]) -> Dated | None:
    """The one date that all of a line is."""
    if not timexes or _says_more(text, line.start, timexes[0].start) or not furniture.is_fragment(text, line):
        return None
    dates = dates_of(text, timexes)
    if len(dates) != 1 or not all(map(_belongs_to_date, tokenize(text, line, [dates[0].span]))):
        return None
    return dates[0]


def _is_to_come(dated: Dated, today: int) -> bool:
    """Whether it is a day to come or a time that may go on, and no longer than a show."""
    edtf = dated.timex.edtf if dated.timex is not None else None
    if edtf is None or edtf.lower is None or edtf.upper is None or edtf.upper - edtf.lower > _LONGEST_SHOW:
        return False
    return edtf.lower > today or edtf.lower < edtf.upper


def _is_title(text: str, line: Span) -> bool:
    said = line.of(text)
    named = 1 < len(said.split()) <= _LONGEST_NAME and furniture.is_fragment(text, line)
    return named and not furniture.heads_menu(text, line) and _BYLINE.match(said) is None


def _headed(
    text: str, lines: Sequence[tuple[Span, Sequence[Timex]]], alone: dict[int, Dated], today: int
) -> dict[int, int]:
    """Of the lines that are days of a calendar the place of its head, by their places."""
    found: dict[int, int] = {}
    for number, dated in alone.items():
        head = found.get(number - 1, number - 1)
        between = text[lines[number - 1][0].end : lines[number][0].start]
        if head < 0 or head in alone or between.strip(_MARKS + "\n") or "\n" not in between:
            continue
        if number - 1 in found or _heads_days(text, *lines[head]) or _heads_hours(text, *lines[head], dated):
            found[number] = head
    several = Counter(found.values())
    return {
        number: head
        for number, head in found.items()
        if _is_to_come(alone[number], today) and (several[head] >= _LEAST_LISTED or _lasts(alone[number]))
    }


def _heads_days(text: str, line: Span, timexes: Sequence[Timex]) -> bool:
    """Whether it says what happens on several days, and no day itself: "Board meetings 2026"."""
    following = _FOLLOWING.search(text, line.start, line.end) if text[line.end - 1] in ":*_" else None
    if following is not None:
        return all(following.start() < timex.start < following.end() for timex in timexes)
    if _SEVERAL.search(text, line.start, line.end) is None or not furniture.is_fragment(text, line):
        return False
    return all(timex.rule in _YEARS for timex in timexes)


def _heads_hours(text: str, line: Span, timexes: Sequence[Timex], dated: Dated) -> bool:
    """Whether a sentence leads to hours of days: "Two sessions will be held in the hall by an inspector:"."""
    timed = dated.timex is not None and dated.timex.edtf is not None and "T" in dated.timex.edtf.text
    return (
        timed
        and not timexes
        and text[line.end - 1] == ":"
        and len(line.of(text).split()) > _SHORTEST_SENTENCE
    )


def _lasts(dated: Dated) -> bool:
    edtf = dated.timex.edtf if dated.timex is not None else None
    return edtf is not None and edtf.precision is Precision.INTERVAL


def _title_above(text: str, prose: Sequence[Span], number: int, alone: dict[int, Dated]) -> int:
    """The place of the title above a line, past who wrote and directed it and its runs before."""
    above = number - 1
    while number - above < _MOST_BETWEEN and above > 0:
        run = above in alone and _lasts(alone[above]) and _lasts(alone[number])
        if not run and _CREDIT.match(text, prose[above].start) is None:
            break
        above -= 1
    return above


def _listed(
    text: str, lines: Sequence[tuple[Span, Sequence[Timex]]], alone: dict[int, Dated], today: int
) -> dict[int, Dated]:
    """The lines of a programme that say when the titles above them are, by their places; {} in a diary.

    Below such a line prose must follow, or the title of the next: what has lines of its own heads them.
    """
    found = {number: dated for number, dated in alone.items() if _is_to_come(dated, today)}
    if len(alone) < _LEAST_LISTED or not found:
        return {}
    spans = [line for line, _ in lines]
    for number, dated in alone.items():
        above = _title_above(text, spans, number, alone)
        title = number and above not in alone and _is_title(text, lines[above][0])
        again = number + 1 in alone and _lasts(dated)
        labelled = title and text[lines[above][0].end - 1] == ":"  # nothing but what is below it
        followed = number + 1 < len(lines) and number + 2 not in alone and not (again or labelled)
        if not title or (followed and furniture.is_fragment(text, lines[number + 1][0])):
            return {}
    return found


def _name(text: str, prose: Sequence[Span], number: int) -> Span | None:
    """The first sentence of the line, if it is short and names something."""
    head = number
    while head and "\n" not in text[prose[head - 1].end : prose[head].start]:
        head -= 1
    if not 0 < number - head <= _MOST_BETWEEN:
        return None
    said = prose[head].of(text)
    length = len(said.split())
    if not 1 < length <= _LONGEST_NAME or said.rstrip('*_"”» ')[-1:] in "!?:" or _BYLINE.match(said):
        return None
    return None if furniture.heads_menu(text, prose[head]) else prose[head]


def _lasting(
    text: str, proof: Span, dated: Dated, name: Span, anchor: tuple[dt.date, str | None]
) -> Iterator[Mention]:
    """The mention, unless its date is over."""
    timex, day = dated.timex, anchor[0]
    if timex is None or timex.edtf is None or timex.edtf.upper is None:
        return
    if timex.edtf.upper < day.toordinal():
        return
    yield Mention(
        when=timex.edtf,
        title=_FOLLOWING.sub("", name.of(text)).strip(_MARKS),
        sentence=proof.of(text),
        start=proof.start,
        end=proof.end,
        date_start=dated.span.start,
        date_end=dated.span.end,
        masked=f"{masks.MARK} {masks.statement(text, name, ())}",
        basis=Basis.RELATIVE if timex.anchored else Basis.STATED,
        rule=timex.rule,
        anchor=day.isoformat() if timex.anchored else None,
        anchor_basis=anchor[1] if timex.anchored else None,
    )
