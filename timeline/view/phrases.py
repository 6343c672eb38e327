"""Sentences and quotes: one change in words, a sentence with its date marked, two sentences compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

from output.model import ChangeItem, Span
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Change, ChangeKind, Event, State
from timeline.view.words import MONTHS, words

_TOKEN = re.compile(r"\s+|[^\W_]+|[\W_]")
# Beyond this length a comparison word by word says less than the two texts beside each other.
_COMPARE = 4000
_SHOWN = 600


@dataclass(frozen=True, slots=True)
class Names:
    """What readers call sources and entries, and where they are."""

    sources: Mapping[str, SourceMemory]
    entries: Mapping[tuple[str, str], EntryMemory]
    zone: ZoneInfo

    def source(self, identity: str) -> str:
        """A source by its own title, else by its id."""
        memory = self.sources.get(identity)
        return (memory and memory.title) or identity

    def entry(self, source: str, identity: str) -> str:
        """An entry by its title."""
        memory = self.entries.get((source, identity))
        return (memory and memory.entry.title) or identity

    def href(self, source: str, identity: str) -> str | None:
        """The address of an entry, None when it has none (a local file)."""
        memory = self.entries.get((source, identity))
        return memory.entry.url if memory else None

    def day(self, value: datetime) -> date:
        """The day of a moment in the reader's time zone."""
        return value.astimezone(self.zone).date()

    def moment(self, value: datetime) -> str:
        """A moment in the reader's time zone."""
        return moment(value, self.zone)


def moment(value: datetime, zone: ZoneInfo) -> str:
    """A moment such as "13 January 2026, 09:30 UTC"."""
    local = value.astimezone(zone)
    return f"{date_words(local)}, {local:%H:%M} {local.tzname()}"


def date_words(value: datetime) -> str:
    """The day of a moment in words."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def sentence(change: Change, names: Names) -> str:
    """One change as one sentence."""
    side = change.after or change.before
    title = side.title if side else ""
    if change.event is None:
        return _entry_sentence(change, title or names.entry(change.source, change.entry))
    new, old = _when(change.after), _when(change.before)
    match change.kind:
        case ChangeKind.RESCHEDULED:
            return f"{title}: moved from {old} to {new}."
        case ChangeKind.REFINED:
            return f"{title}: now dated {new}; before, only {old} was known."
        case ChangeKind.WITHDRAWN:
            return f"{title} ({old}): no longer stated by {_quoted(names, change)}."
        case ChangeKind.CORROBORATED:
            return f"{title} ({new}): also reported by {_quoted(names, change)}."
        case ChangeKind.AMENDED:
            return f"{title} ({new}): told in other words."
        case _:
            return f"{title}: {new}."


def change_item(change: Change, names: Names) -> ChangeItem:
    """A change as `output` shows it."""
    side = change.after or change.before
    before, after = _when(change.before), _when(change.after)
    return ChangeItem(
        kind=change.kind.value,
        sentence=sentence(change, names),
        event=change.event,
        name=(side and side.title) or names.entry(change.source, change.entry),
        before="" if before == after else before,
        after=after,
        quote=_quote(change),
        source=names.entry(change.source, change.entry),
        href=names.href(change.source, change.entry),
        seen=names.moment(change.seen),
    )


def marked(text: str, start: int | None, end: int | None) -> tuple[Span, ...]:
    """A text as spans with its date expression marked."""
    if start is None or end is None:
        return (Span(text),) if text else ()
    parts = (Span(text[:start]), Span(text[start:end], "date"), Span(text[end:]))
    return tuple(part for part in parts if part.text)


def compared(before: str, after: str) -> tuple[Span, ...]:
    """Two texts as one, word by word: what stayed, what was removed, what was added."""
    if max(len(before), len(after)) > _COMPARE:
        return (Span(before[:_SHOWN], "removed"), Span(after[:_SHOWN], "added"))
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    spans: list[Span] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            spans.append(Span("".join(old[a:b])))
            continue
        spans += [Span("".join(old[a:b]), "removed")] if b > a else []
        spans += [Span("".join(new[c:d]), "added")] if d > c else []
    return tuple(spans)


def differing(event: Event) -> bool:
    """Whether the reports of an event give dates that cannot all be right."""
    return any(not _compatible(event, index) for index in range(len(event.reports)))


def _compatible(event: Event, index: int) -> bool:
    when = event.reports[index].mention.when
    return when.contains(event.when) or event.when.contains(when)


def _entry_sentence(change: Change, title: str) -> str:
    match change.kind:
        case ChangeKind.ADDED:
            return f"New text “{title}”."
        case ChangeKind.WITHDRAWN:
            return f"The text “{title}” is gone."
        case _:
            return f"The text “{title}” was edited; no dated event changed."


def _quote(change: Change) -> tuple[Span, ...]:
    before, after = change.before, change.after
    if before is None or after is None:
        side = after or before
        return marked(side.sentence, side.date_start, side.date_end) if side else ()
    if before.sentence == after.sentence:
        return marked(after.sentence, after.date_start, after.date_end)
    return compared(before.sentence, after.sentence)


def _when(side: State | None) -> str:
    return words(side.when) if side and side.when else ""


def _quoted(names: Names, change: Change) -> str:
    return f"“{names.entry(change.source, change.entry)}”"
