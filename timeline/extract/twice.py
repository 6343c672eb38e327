"""What a sentence says twice of a day: the day and its hour, two years as one span, a year and its day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.edtf import Edtf, Precision
from timeline.extract import solemn, words
from timeline.extract.tokens import is_past
from timeline.model import Basis, Mention

_ATTRIBUTE = re.compile(r"(?:['’]s)? +[A-Z]")  # what follows a date that stands before a name
_NOUN = re.compile(r"(?<!quarter) ([a-z]{4,})\b")
_DETERMINED = re.compile(r"\b(?:the|our|its|their|this|next) $", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;:–—(]|\b(?:und|aber|and|but|et|mais|y|pero)\b")
_IT = r"\s*(?:(?:on|in|am|im|den|der|le|en|el) )*"
_AND = re.compile(rf",?\s*(?:and|or|und|oder|et|ou|y|e|o|u){_IT}", re.IGNORECASE)
_LIST = re.compile(rf",{_IT}", re.IGNORECASE)
_EACH, _ASIDE_OF_EACH = re.compile(r"\b(?:respect(?:ively|ivement|ivamente)|jeweils)\b"), 18
_COUNTING = re.compile(
    r"[,(–— ]*(?:(?:exactly|precisely|nearly|almost|just|only|genau|fast|beinahe|knapp|erst|soit|exactement"
    r"|presque|casi|exactamente|apenas) )?"
)
_UNTIL = re.compile(r"[^.;,]{0,60}\b(?:until|till|bis|jusqu['’]à|hasta las?) ", re.IGNORECASE)
_IN = frozenset({" in ", " of ", " im ", " en ", " de "})
_WHEN = re.compile(r" (?:when|while|before|once) ")  # "fell on Friday when trading resumed at noon"
# A comma at which the main clause goes on with its verb.
_MAIN_VERB = re.compile(
    r"[,\"”»] ?,? (?:was|were|has|had|is|a|ont|avait|est|sont|fut|fue|fueron|ha|han|había|wurden?|hat|ist"
    r"|war)\b"
)
_ASIDE = re.compile(r", (?:which|who|that|where|qui|que|dont|où|quien|donde|der|die|das|wo)\b[^,]*$")
_AND_THEN = re.compile(r",? (?:and|but) |; ")
_PERIODS = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY})  # that may last from one to the next


def tidied(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions of a sentence, those that say the same date twice made one."""
    clocked: list[Mention] = []
    for mention in mentions:
        before = clocked[-1] if clocked else None
        if before and any(adds(text, before, mention) for adds in (_counts_back, _glosses, _lasts_until)):
            continue
        if before and _only_adds_clock(mention, before) and before.rule == mention.rule:
            continue  # "at 7 p.m. in the hall, on 9 July"
        if any(_only_adds_clock(other, mention) and other.title == mention.title for other in clocked[:-1]):
            continue  # "10 and 12 March, 4pm to 7pm"
        apart = before and (
            _WHEN.search(text, before.date_end, mention.date_start) or _goes_on(text, before, mention)
        )
        if before and _only_adds_clock(before, mention) and _is_of_another(text, before, mention):
            continue
        if before and not apart and _only_adds_clock(before, mention):
            clocked[-1] = replace(before, when=mention.when)  # "on Friday in Hue at 8 p.m."
        elif before and _only_adds_part(text, before, mention):
            continue  # "Am Freitag soll der Verkehr gegen Mittag rollen"
        elif before and _placed_in(text, before, mention):
            # "later that evening in January 2025"
            clocked[-1] = replace(mention, date_start=before.date_start)
        elif before is not None and (both := _both(text, before, mention)) is not None:
            clocked[-1] = replace(before, when=both, date_end=mention.date_end)
            _join_list(text, clocked)
        else:
            clocked.append(mention)
    return _without_attributes(text, clocked)


def told_once(mentions: Sequence[Mention]) -> list[Mention]:
    """Each once, where a text repeats a sentence as it stands (a teaser, its own head) or keeps a day.

    A message that honours somebody on its day says so in its first words and in its last.
    """
    known: set[tuple[str, str, str]] = set()
    kept = []
    for mention in mentions:
        told = mention.sentence, mention.when.text, mention.title
        if mention.basis is Basis.RELATIVE and solemn.is_ceremony(mention.title):
            told = "", mention.when.text, ""
        if told not in known:
            known.add(told)
            kept.append(mention)
    return kept


def _counts_back(text: str, before: Mention, mention: Mention) -> bool:
    """As in "in 1968, more than 50 years ago": the reader is told how long ago that is."""
    if not mention.rule.startswith(("ago", "moved")) or mention.basis is not Basis.RELATIVE:
        return False
    return _COUNTING.fullmatch(text, before.date_end, mention.date_start) is not None


def _glosses(text: str, before: Mention, mention: Mention) -> bool:
    """As in "hier (mercredi)": the reader is told which day of the week that was."""
    between = text[before.date_end : mention.date_start]
    return between == " (" and text.startswith(")", mention.date_end) and mention.rule.startswith("weekday")


def _lasts_until(text: str, before: Mention, mention: Mention) -> bool:
    """As in "is open on 19 July until 6 pm", which does not begin then."""
    until = _UNTIL.fullmatch(text, before.date_end, mention.date_start) is not None
    return until and _only_adds_clock(before, mention)


def _is_of_another(text: str, before: Mention, mention: Mention) -> bool:
    """As in "the road, closed on Monday, was opened at 7 a.m.": nobody says that it was the same day."""
    main = _MAIN_VERB.search(text, before.date_end, mention.date_start)
    if main is None:
        return False
    return main[0][0] != "," or _ASIDE.search(text[before.start : before.date_start]) is not None


def _placed_in(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a part of a day is of a month or year named behind it, not of the day that the text was at."""
    counted = before.basis is Basis.RELATIVE and mention.basis is Basis.STATED
    if not counted or text[before.date_end : mention.date_start] not in _IN:
        return False
    return before.when.precision in (Precision.DAY, Precision.TIME) and not mention.when.contains(before.when)


def _join_list(text: str, mentions: list[Mention]) -> None:
    """Join the days that are listed before the last, an interval: "on 3, | 4 and 5 May"."""
    while len(mentions) > 1 and (both := _both(text, mentions[-2], mentions[-1], _LIST)) is not None:
        last = mentions.pop()
        mentions[-1] = replace(mentions[-1], when=both, date_end=last.date_end)


def _both(text: str, before: Mention, mention: Mention, joint: re.Pattern[str] = _AND) -> Edtf | None:
    """One interval for "lost 31 million in 2020 and 2021", told of both, and for "in 2020 or 2021"."""
    first, second = before.when, mention.when
    if before.title != mention.title or first.upper is None or second.lower is None:
        return None
    if first.upper + 1 != second.lower or not joint.fullmatch(text, before.date_end, mention.date_start):
        return None
    begins, _, ends = second.text.rpartition("/")
    if first.precision != Edtf(begins or ends).precision or first.precision not in _PERIODS:
        return None
    if _EACH.search(text, mention.date_start, mention.date_end + _ASIDE_OF_EACH):
        return None  # "on 3 and 4 May respectively"
    return Edtf(f"{first.text}/{ends}")


def _only_adds_clock(before: Mention, mention: Mention) -> bool:
    day = before.basis is not Basis.REPORTED and before.when.precision == Precision.DAY
    return day and mention.when.precision == Precision.TIME and before.when.contains(mention.when)


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    """As in "On Monday a fire broke out and the first engine arrived at 9:25": that is another thing."""
    if not _AND_THEN.search(text, before.date_end, mention.date_start) or mention.title in before.title:
        return False
    return before.title not in mention.title and any(map(is_past, mention.title.casefold().split()))


def _only_adds_part(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a clause that has its day says which part of it, or from when until when."""
    hours = "T" in mention.when.text and "/" in mention.when.text and before.when.contains(mention.when)
    if hours and before.basis is not Basis.REPORTED and mention.title.startswith(before.title):
        return True  # "On Friday a dinner is held in Hue, from 6 p.m. to 9 p.m."
    if not hours and (before.when != mention.when or not mention.rule.endswith("part")):
        return False
    return _CLAUSE_ENDS.search(text[before.date_end : mention.date_start].lstrip(",")) is None


def _without_attributes(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Without the year in "yesterday at the 2026 congress" or "this year it opens on 4 July"."""
    for mention in mentions:
        attribute = len(mentions) > 1 and _is_attribute(text, mention)
        if not any(
            mention.when.contains(other.when) and (attribute or _in_its_year(text, mention, other))
            for other in mentions
            if other is not mention
        ):
            yield mention


def _is_attribute(text: str, mention: Mention) -> bool:
    """As in "the 2026 congress", "the autumn ringing, 16 September to 7 October", "In 2026: 12 May"."""
    if text.startswith(": ", mention.date_end) and mention.when.precision < Precision.DAY:
        return True
    if mention.when.precision == Precision.SEASON:
        noun = _NOUN.match(text, mention.date_end)
        return noun is not None and noun[1] not in words.PREPOSITIONS | words.SUBORDINATORS | words.MODALS
    if mention.when.precision == Precision.MONTH:
        noun = _NOUN.match(text, mention.date_end)  # "the May meeting"
        determined = _DETERMINED.search(text, max(0, mention.date_start - 8), mention.date_start)
        return noun is not None and determined is not None
    if mention.when.precision != Precision.YEAR:
        return False
    return text.startswith(":", mention.date_end) or _ATTRIBUTE.match(text, mention.date_end) is not None


def _in_its_year(text: str, mention: Mention, other: Mention) -> bool:
    """Whether one clause says its year and its day: "In 2025 it opened on 4 July"."""
    if mention.title != other.title or other.when == mention.when:
        return False
    if mention.date_end <= other.date_start:
        between = text[mention.date_end : other.date_start]
        if mention.when.precision == Precision.YEAR:
            return True
    else:
        between = text[other.date_end : mention.date_start]
    # "Am Freitag tagte der Verein noch im ersten Quartal", "el viernes se celebra el pleno del mes de abril"
    days = other.when.precision in (Precision.DAY, Precision.TIME)
    told = Basis.REPORTED in (mention.basis, other.basis)
    return days and not told and "/" not in other.when.text and _CLAUSE_ENDS.search(between) is None
