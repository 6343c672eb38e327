"""The records of the core: expressions, mentions, events, changes.

Terms: TIMEX3 (ISO 24617-1, TimeML 1.2.1) for expressions in text, EDTF (ISO 8601-2:2019) for dates on the
timeline. All moments are aware UTC.
"""

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from timeline import names as packed
from timeline.edtf import Edtf

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(init=False, unsafe_hash=True, slots=True)
class Timex:
    """One temporal expression: `text[start:end]` of the document, in characters.

    `value` and `mod` are TIMEX3 attributes. `edtf` is set when the expression is a point or span on the
    calendar. `rule` names what recognised it. `anchored` tells that the value depends on the document date or
    an earlier expression ("on Friday", "last year", "3 March" without a year).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule: str
    mod: str | None
    edtf: Edtf | None
    anchored: bool

    @staticmethod
    def of(  # noqa: PLR0913, PLR0917 - as many as the record has fields
        start: int,
        end: int,
        text: str,
        type: TimexType,  # noqa: A002 - as TIMEX3 calls it
        value: str,
        rule: str,
        mod: str | None = None,
        edtf: Edtf | None = None,
        anchored: bool = False,  # noqa: FBT001, FBT002 - a field like the others
    ) -> "Timex":
        """The expression, made in a third of the time that a constructor takes."""
        made = Timex()
        made.start, made.end, made.text, made.type, made.value = start, end, text, type, value
        made.rule, made.mod, made.edtf, made.anchored = rule, mod, edtf, anchored
        return made

    def but(self, **changes: object) -> "Timex":
        """The same with these fields."""
        made = copy(self)
        for name, value in changes.items():
            setattr(made, name, value)
        return made


class Basis(StrEnum):
    """What the date of a mention rests on."""

    STATED = "stated"  # the text says the whole date
    RELATIVE = "relative"  # the text says it relative to an anchor ("on Friday", "last month", "3 March")
    DATA = "data"  # the source gives the date as data: an iCalendar or schema.org event
    PUBLISHED = "published"  # the text gives no date for its news: it is that of the text
    REPORTED = "reported"  # the date governs a verb of saying: it dates the report, not what is reported


@dataclass(slots=True)  # never changed: `frozen` would take fifteen times as long to make one
class Mention:
    """One dated statement in one entry, with its evidence.

    `sentence` is `text[start:end]` of the entry; `date_start:date_end` is the date expression in the same
    text. `masked` is the statement with its dates taken out, normalised: what stays the same when only the
    date moves. `anchor` is the date that relative expressions were counted from, `anchor_basis` what that
    date was ("published", "first seen"). `names` are those in the sentence, packed by `timeline.names`.
    `former` is the date that the sentence says it had before, or the days of which it had one. `off` tells
    that it calls its event off, `ahead` that its date is a period which had begun, and the event yet to come.
    """

    when: Edtf
    title: str
    sentence: str
    start: int
    end: int
    date_start: int
    date_end: int
    masked: str
    basis: Basis
    rule: str
    anchor: str | None = None
    anchor_basis: str | None = None
    names: str = ""
    former: Edtf | None = None
    off: bool = False
    ahead: bool = False

    def __hash__(self) -> int:
        """Of few fields: that of all of them takes ten times as long, and mentions are looked up often."""
        return hash((self.masked, self.title, self.start, self.date_start))

    def with_names(self, names: str) -> "Mention":
        """The same with these names, in a third of the time that `dataclasses.replace` takes."""
        return Mention(
            self.when, self.title, self.sentence, self.start, self.end, self.date_start, self.date_end,
            self.masked, self.basis, self.rule, self.anchor, self.anchor_basis, names, self.former, self.off,
            self.ahead,
        )  # fmt: skip

    @property
    def actors(self) -> tuple[str, ...]:
        """Persons, organisations and countries that the sentence names, but for those where something is."""
        return packed.actors(self.names)

    @property
    def places(self) -> tuple[str, ...]:
        """Where the sentence says that something is."""
        return packed.places(self.names)


@dataclass(unsafe_hash=True, slots=True)  # never changed, as above
class Report:
    """A mention with its place in the memory: who says it, since when, about which event.

    `key` is the identity of this statement in this entry and survives a change of date or of words; `event`
    is the key of the event that it reports (the key of the report that founded the event). `since` is when
    its present date or words were first seen, `moved` when its date last changed (None if it never did, or
    only to a vaguer one);
    `withdrawn` the moment since when it is no longer said, None while it is.
    """

    key: str
    event: str
    source: str
    entry: str
    mention: Mention
    first_seen: datetime
    since: datetime
    moved: datetime | None = None
    withdrawn: datetime | None = None

    def seniority(self) -> tuple[datetime, str, str, str]:
        """What reports are ordered by: those that were seen first come first."""
        return self.first_seen, self.source, self.entry, self.key


@dataclass(unsafe_hash=True, slots=True)  # as `Mention`
class Event:
    """One happening: all reports of it, oldest first.

    `when` is the date of the report that changed its date last, else of the first; `title` the name given by
    the first report with that date.
    """

    key: str
    when: Edtf
    title: str
    reports: tuple[Report, ...]


class ChangeKind(StrEnum):
    """What happened to an event, or to an entry when no event is concerned."""

    ADDED = "added"
    RESCHEDULED = "rescheduled"  # the bounds moved
    REFINED = "refined"  # the new date lies inside the old
    AMENDED = "amended"  # same date, other words
    CORROBORATED = "corroborated"  # another entry reports it
    WITHDRAWN = "withdrawn"
    EDITED = "edited"  # the text changed, no known event did


@dataclass(frozen=True, slots=True)
class State:
    """One side of a change; without an event `when` is None and `sentence` is the text that was touched."""

    title: str
    sentence: str
    when: Edtf | None = None
    date_start: int | None = None  # of the date expression within `sentence`
    date_end: int | None = None
    names: str = ""  # in `sentence`, packed


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what a source said before and what it says now.

    `event` is None for changes of an entry as a whole (a new entry, an edit that touched no event).
    """

    kind: ChangeKind
    source: str
    entry: str
    seen: datetime
    event: str | None = None
    before: State | None = None
    after: State | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """The net changes of a period, gathered by kind in the order in which a reader needs them.

    `quiet` holds new entries that gave no dated event.
    """

    start: datetime | None
    end: datetime
    groups: tuple[tuple[ChangeKind, tuple[Change, ...]], ...]
    quiet: tuple[Change, ...]
