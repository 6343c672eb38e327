"""Sentences and quotes: one change in words, a sentence with its date marked, two sentences compared."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from output.model import ChangeItem, Span
from output.tongue import ENGLISH, Tongue, term
from timeline.diff import state
from timeline.edtf import Edtf
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Change, ChangeKind, Event, Report, State
from timeline.names import unpack
from timeline.stance import latest
from timeline.view.blocks import opcodes
from timeline.view.gap import gap, without_gap
from timeline.view.turns import calls_off
from timeline.view.words import words

# One token each, so that a date changes as a whole: a number, a word and a year ("5. März 2027"), a word, a
# number and a year ("March 5, 2027"), numbers joined by signs ("05/03/2027", "14:30").
_TOKEN = re.compile(
    r"""\s+
    | \d{1,2}(?:\.|[^\W\d_]{2})?[ ]+[^\W\d_]+\.?,?[ ]+\d{4}(?!\w)
    | [^\W\d_]+\.?[ ]+\d{1,2},?[ ]+\d{4}(?!\w)
    | \d+(?:[./:–-]\d+)+(?!\w)
    | [^\W_]+
    | [\W_]""",
    re.VERBOSE,
)
# Beyond this length a comparison word by word says less than the two texts beside each other.
_COMPARE = 4000
_SHOWN = 600
_SENTENCE, _LEAST_COMMON = 60, 0.4  # characters; of the shorter text, where they are compared word by word
_WORD = re.compile(r"\w+")
_GONE = {
    (True, True): term("{event} ({date}): no longer stated by {text}; other texts still state it."),
    (True, False): term("{event} ({date}): no longer stated by {text}."),
    (False, True): term("{event} ({date}); other texts still state it."),
    (False, False): term("{event} ({date})."),
}
_MOVED = {
    False: term("{event}: moved from {old} to {new}."),
    True: term("{event}: date now less exact, {new}; before, it was {old}."),
}
_TURNS = {
    True: term("{event} ({date}): called off."),
    False: term("{event} ({date}): no longer called off."),
    None: term("{event} ({date}): reworded."),
}
SECTIONS = {True: "called-off", False: "on-again"}
_KINDS = {
    "person": term("person: {name}"),
    "organisation": term("organisation: {name}"),
    "country": term("country: {name}"),
    "place": term("place: {name}"),
}

_OPENING, _CLOSING = tuple('“"«„'), tuple('”"»“')
Place = tuple[int, int] | None  # start and end of a date expression in its text


@dataclass(frozen=True, slots=True)
class Names:
    """What readers call sources and entries, and where they are."""

    sources: Mapping[str, SourceMemory]
    entries: Mapping[tuple[str, str], EntryMemory]
    zone: ZoneInfo
    live: frozenset[str] = frozenset()  # the events that somebody reports now
    shared: frozenset[str] = frozenset()  # the titles that several sources have
    unconfirmed: frozenset[str] = frozenset()  # the events that passed without being confirmed
    called_off: frozenset[str] = frozenset()  # the events that do not take place, where a topic may ask
    tongue: Tongue = ENGLISH

    def source(self, identity: str) -> str:
        """A source by its own title, with its id where others have that title; else by its id."""
        title = self.title(identity)
        return f"{title} ({identity})" if title in self.shared else title

    def title(self, identity: str) -> str:
        """A source by its own title alone, as notices name it; else by its id."""
        memory = self.sources.get(identity)
        return (memory and memory.title) or identity

    def entry(self, source: str, identity: str) -> str:
        """An entry by its title."""
        memory = self.entries.get((source, identity))
        return (memory and memory.entry.title) or identity

    def quoted(self, source: str, identity: str) -> str:
        """An entry by its title in quotation marks, with its source where that has another name."""
        entry, name = self.entry(source, identity), self.source(source)
        told = in_quotes(entry, self.tongue)
        return told if name == entry else f"{told} ({name})"

    def href(self, source: str, identity: str) -> str | None:
        """The address of an entry, None when it has none (a local file)."""
        memory = self.entries.get((source, identity))
        return memory.entry.url if memory else None

    def moment(self, value: datetime) -> str:
        """A moment in the reader's time zone."""
        return moment(value, self.zone, self.tongue)

    def when(self, value: Edtf) -> str:
        """A date in words, an hour on the reader's clock where it is of their zone."""
        return words(value, self.tongue, self.zone)


class HasSources(Protocol):
    """Where the memory of sources is."""

    def sources(self) -> tuple[SourceMemory, ...]:
        """All of them."""


def sources_of(store: HasSources, zone: ZoneInfo, tongue: Tongue = ENGLISH) -> Names:
    """The sources by name, with the titles that several have; no entries."""
    memories = {memory.id: memory for memory in store.sources()}
    titles = Counter(memory.title for memory in memories.values() if memory.title)
    shared = frozenset(title for title, number in titles.items() if number > 1)
    return Names(memories, {}, zone, shared=shared, tongue=tongue)


@lru_cache(maxsize=65_536)  # what was seen in one poll was seen at one moment
def moment(value: datetime, zone: ZoneInfo, tongue: Tongue = ENGLISH) -> str:
    """A moment such as "13 January 2026, 09:30 UTC"."""
    return tongue.at(value.astimezone(zone))


def date_words(value: datetime, tongue: Tongue = ENGLISH) -> str:
    """The day of a moment in words."""
    return tongue.day(value.year, value.month, value.day)


def sentence(change: Change, names: Names) -> str:
    """One change as one sentence, with the text that says so where that is the news."""
    return _told(change, names, quoted(names, change))


def brief(change: Change, names: Names) -> str:
    """One change as one sentence that leaves out which text says so."""
    return _told(change, names, None)


def _told(change: Change, names: Names, text: str | None) -> str:
    title = _title(change)
    say = names.tongue.say
    if change.event is None:
        return _entry_sentence(change, title or names.entry(change.source, change.entry), names.tongue)
    old, new = (names.when(when) if when else "" for when in _dates(change))
    match change.kind:
        case ChangeKind.RESCHEDULED:
            return say(_MOVED[_is_vaguer(change)], event=title, old=old, new=new)
        case ChangeKind.REFINED:
            known = term("{event}: date refined to {new}; before, only {old} was known.")
            return say(known, event=title, old=old, new=new)
        case ChangeKind.WITHDRAWN:
            gone = _GONE[text is not None, change.event in names.live]
            return say(gone, event=title, date=old, text=text or "")
        case ChangeKind.CORROBORATED if text:
            return say("{event} ({date}): also reported by {text}.", event=title, date=new, text=text)
        case ChangeKind.CORROBORATED:
            return say("{event} ({date}).", event=title, date=new)
        case ChangeKind.AMENDED:
            return say(_TURNS[calls_off(change)], event=title, date=new)
        case _:
            return say("{event}: {date}.", event=title, date=new)


def _is_vaguer(change: Change) -> bool:
    """Whether a date is told less exactly than before, which moves nothing for who planned with it."""
    return bool(
        change.before
        and change.after
        and change.before.when
        and change.after.when
        and change.after.when.blurs(change.before.when)
    )


def _title(change: Change) -> str:
    """What an event is called now; its earlier name where the present one only says a part of that.

    "The hearing has been moved from ... to ... in the town hall" names little but the town hall. And its name
    in another text, where the change is that a text calls off what that one announced.
    """
    before, after = (side.title if side else "" for side in (change.before, change.after))
    if not (change.event and before and after):
        return after or before
    if change.before is not None and _of_another(change.before):
        return before
    was, now = (set(_WORD.findall(title.casefold())) for title in (before, after))
    return before if now < was else after


def change_item(change: Change, names: Names) -> ChangeItem:
    """A change as `output` shows it."""
    dates = _dates(change)
    before, after = (names.when(when) if when else "" for when in dates)
    before_edtf, after_edtf = (when.text if when else "" for when in dates)
    return ChangeItem(
        kind=section_of(change),
        sentence=sentence(change, names),
        event=change.event,
        name=_title(change) or names.entry(change.source, change.entry),
        before="" if before == after else before,
        after=after,
        quote=quote(change),
        source=quoted(names, change),
        href=names.href(change.source, change.entry),
        seen=names.moment(change.seen),
        brief=brief(change, names),
        before_edtf="" if before == after else before_edtf,
        after_edtf=after_edtf,
        seen_at=change.seen,
    )


def passed_item(event: Event, names: Names) -> ChangeItem:
    """An event that passed without being confirmed, as `output` shows it among changes."""
    report = next((one for one in event.reports if one.mention.when == event.when), event.reports[0])
    when, told = names.when(event.when), state(report.mention)
    said = names.tongue.say(
        "{event}: {date} has passed, and nothing written since confirms it.", event=event.title, date=when
    )
    return ChangeItem(
        kind="unconfirmed",
        sentence=said,
        event=event.key,
        name=event.title,
        before="",
        after=when,
        quote=marked(told.sentence, told.date_start, told.date_end),
        source=names.quoted(report.source, report.entry),
        href=names.href(report.source, report.entry),
        seen=names.moment(report.since),
        after_edtf=event.when.text,
        seen_at=report.since,
    )


def quoted(names: Names, change: Change) -> str:
    """The title of a change's text in quotation marks, so that it is known for a title, and its source."""
    return names.quoted(change.source, change.entry)


def in_quotes(title: str, tongue: Tongue = ENGLISH) -> str:
    """A title in quotation marks, where it has none of its own around it."""
    own = title[:1] in _OPENING and title[-1:] in _CLOSING
    return title if own else tongue.say("“{title}”", title=title)


def marked(text: str, start: int | None, end: int | None) -> tuple[Span, ...]:
    """A text as spans with its date expression marked."""
    if start is None or end is None:
        return (Span(text),) if text else ()
    text = without_gap(text, end)
    parts = (Span(text[:start]), Span(text[start:end], "date"), Span(text[end:]))
    return tuple(part for part in parts if part.text)


def marked_with_names(
    text: str, start: int, end: int, names: str, tongue: Tongue = ENGLISH
) -> tuple[Span, ...]:
    """A text as spans with its date and its names (packed) marked, but for a name inside another."""
    # A text without a date of its own has none to mark.
    left_out = gap(text, end)
    text = left_out.within(text)
    pieces = [Span(text[start:end], "date")] if start < end else []
    places = [(start, end)] if start < end else []
    for one in unpack(names):
        place = left_out.moved(one.start, one.end)
        if place is not None and not any(first < place[1] and place[0] < last for first, last in places):
            pieces.append(Span(text[slice(*place)], "name", tongue.say(_KINDS[one.kind], name=one.name)))
            places.append(place)
    spans: list[Span] = []
    at = 0
    for (first, last), piece in sorted(zip(places, pieces, strict=True), key=lambda pair: pair[0]):
        spans += [Span(text[at:first]), piece]
        at = last
    return tuple(span for span in (*spans, Span(text[at:])) if span.text)


def compared(before: str, after: str, old: Place = None, new: Place = None) -> tuple[Span, ...]:
    """Two texts as one, word by word: what stayed, what was removed, what was added.

    `old` and `new` are where the date expressions are; each changes as a whole. Texts with few words in
    common stand behind one another: what they share by chance would tear both.
    """
    before, after = without_gap(before, old and old[1]), without_gap(after, new and new[1])
    if max(len(before), len(after)) > _COMPARE:
        return (Span(before[:_SHOWN], "removed"), Span(after[:_SHOWN], "added"))
    spans: list[Span] = []
    stayed = 0
    for same, gone, come in _runs(_tokens(before, old), _tokens(after, new)):
        stayed += len(same.strip())
        spans += [Span(same)] if same else []
        spans += [Span(gone, "removed")] if gone else []
        spans += [Span(come, "added")] if come else []
    shorter = min(len(before), len(after))
    if shorter > _SENTENCE and stayed < _LEAST_COMMON * shorter:
        return Span(before, "removed"), Span(after, "added")
    return tuple(spans)


def _runs(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """What stayed, then what was removed and added there; a change goes on over white space that stayed."""
    runs = [("", "", "")]
    blocks = opcodes(old, new)
    for number, (tag, a, b, c, d) in enumerate(blocks):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        same, removed, added = runs[-1]
        inner = 0 < number < len(blocks) - 1 and come.isspace()
        if tag == "equal" and not inner:
            runs.append((come, "", ""))
        else:
            runs[-1] = (same, removed + gone, added + come)
    return runs


def _tokens(text: str, date: Place) -> list[str]:
    start, end = date or (0, 0)
    if not 0 <= start < end <= len(text):
        return _TOKEN.findall(text)
    return [*_TOKEN.findall(text[:start]), text[start:end], *_TOKEN.findall(text[end:])]


def section_of(change: Change) -> str:
    """The kind under which readers are told of a change: to call an event off is more than to reword it."""
    turn = calls_off(change) if change.kind is ChangeKind.AMENDED else None
    return change.kind.value if turn is None else SECTIONS[turn]


def differing(event: Event) -> bool:
    """Whether its sources, by what each of them said last, give dates that cannot all be right."""
    if all(_compatible(event, report) for report in event.reports):  # most
        return False
    return not all(_compatible(event, report) for report in latest(event.reports))


def _compatible(event: Event, report: Report) -> bool:
    when = report.mention.when
    return when.contains(event.when) or event.when.contains(when)


def _entry_sentence(change: Change, title: str, tongue: Tongue) -> str:
    match change.kind:
        case ChangeKind.ADDED:
            return tongue.say("New text “{title}”.", title=title)
        case ChangeKind.WITHDRAWN:
            return tongue.say("The text “{title}” is gone.", title=title)
        case _:
            return tongue.say("The text “{title}” was edited; no dated event changed.", title=title)


def quote(change: Change) -> tuple[Span, ...]:
    """What a change quotes: its sentence with the date marked, or both sentences compared."""
    before, after = change.before, change.after
    if before is None or after is None:
        side = after or before
        return marked(side.sentence, side.date_start, side.date_end) if side else ()
    if before.sentence == after.sentence or _of_another(before):
        return marked(after.sentence, after.date_start, after.date_end)
    return compared(before.sentence, after.sentence, _place(before), _place(after))


def _of_another(side: State) -> bool:
    """Whether one side of a change is what another text says: nobody compares the sentences of two."""
    return side.when is not None and side.date_start is None


def _place(side: State) -> Place:
    if side.date_start is None or side.date_end is None:
        return None
    return side.date_start, side.date_end


def _dates(change: Change) -> tuple[Edtf | None, Edtf | None]:
    """The dates before and after; other words that tell the date with less care leave it where it stood."""
    old, new = (side.when if side else None for side in (change.before, change.after))
    return old, old if change.kind is ChangeKind.AMENDED and _is_vaguer(change) else new
