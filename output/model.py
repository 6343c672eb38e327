"""What `output` renders: strings and dates only, nothing that needs deciding.

Every string is plain text and may hold hostile characters; the renderers escape. Every `href` may be any
string; the renderers drop what is not http, https or mailto, or a relative path of our own.

No record is ever changed. Those that pages have by the thousand are not `frozen` all the same: to make one
of many fields takes ten times as long then.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Emphasis = Literal["same", "date", "name", "added", "removed"]
NameKind = Literal["person", "organisation", "country", "place"]


@dataclass(unsafe_hash=True, slots=True)
class Span:
    """A piece of quoted text and why it stands out: it is the date, a name, or was added or removed.

    `told` says of a name in words what it names: "person: Jane Roe".
    """

    text: str
    emphasis: Emphasis = "same"
    told: str = ""


@dataclass(unsafe_hash=True, slots=True)
class Named:
    """Who or what a text names, by its canonical name."""

    name: str
    kind: NameKind


@dataclass(unsafe_hash=True, slots=True)
class Evidence:
    """One source saying it: the exact sentence, who says it, and when that was published and first seen."""

    quote: tuple[Span, ...]
    source: str  # name of the source or document
    href: str | None
    published: str | None  # "12 January 2026"
    seen: str  # "13 January 2026, 09:30 UTC"
    when: str | None = None  # set where this source gives another date than the event's


@dataclass(unsafe_hash=True, slots=True)
class Revision:
    """One step in the life of an event, in words ("moved from 12 to 14 March 2026")."""

    seen: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another event on the page that may be the same one."""

    id: str
    name: str
    when: str  # in words


Tense = Literal["past", "present", "future"]
Tone = Literal["", "new", "announced", "refined", "moved", "differ", "unconfirmed", "off", "withdrawn"]


class Line(NamedTuple):
    """One event as lists name it and as pages are planned: all but its evidence.

    `digest` changes whenever anything does that its card or its own page shows. A build reads all of them:
    a tuple is made in a tenth of the time of other records.
    """

    id: str  # stable, safe as an HTML id and file name
    name: str
    when: str  # in words, at its precision: "10 December 2024", "December 2024", "about 2023"
    edtf: str
    start: str  # first day, ISO 8601 (may be before year 1: "-0043-03-15"); "" when open
    end: str  # last day
    status: str  # "" or in words: "announced", "rescheduled", "withdrawn", "sources differ"
    tone: Tone  # which of these it is
    tense: Tense
    digest: str
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    storied: bool = False  # it has a page of its own: its date moved, its words changed, several report it


@dataclass(unsafe_hash=True, slots=True)
class Item:
    """One event (schema.org Event) as a card on the page."""

    id: str  # stable, safe as an HTML id and file name
    name: str
    when: str  # in words, at its precision: "10 December 2024", "December 2024", "about 2023"
    edtf: str
    start: str  # first day, ISO 8601 (may be before year 1: "-0043-03-15"); "" when open
    end: str  # last day
    status: str  # "" or in words: "announced", "rescheduled", "withdrawn", "sources differ"
    tense: Tense
    evidence: tuple[Evidence, ...]  # the leading one first
    history: tuple[Revision, ...] = ()  # the latest steps, oldest first
    path: str = ""  # page of the site that holds it, "" for the index; for links in messages
    maybe: tuple[Doubt, ...] = ()
    tone: Tone = ""  # what `status` is
    first_seen: str = ""  # moment in words
    confirmed: str = ""  # the moment since when its last report has stood, in words
    storied: bool = False  # it has a page of its own
    others: int = 0  # reports that are not among the evidence
    earlier: int = 0  # steps before those of the history


@dataclass(frozen=True, slots=True)
class Section:
    """The events of one month ("2024-12"), or of one year, decade or century where no more is known.

    Their ids are "2024", "2020-decade" and "2000-century".
    """

    id: str
    heading: str  # "December 2024", "2024, no single month", "2020s"
    items: tuple[Line, ...]


@dataclass(unsafe_hash=True, slots=True)
class Step:
    """Something that happened to an event: what its text says since, or what was said until then."""

    seen: str  # moment in words
    headline: str  # "Rescheduled: 12 March 2026 → 14 March 2026"
    source: str
    href: str | None
    quote: tuple[Span, ...]


@dataclass(unsafe_hash=True, slots=True)
class Story:
    """An event with its life, for a page of its own."""

    item: Item
    steps: tuple[Step, ...]  # oldest first
    between: int = 0  # steps left out between these and `late`
    late: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in the page's list of sources."""

    name: str
    href: str | None
    kind: str
    entries: int
    events: int
    trouble: str = ""  # in words when the last poll failed


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """One change: a whole sentence that says it, and the words that changed."""

    kind: str  # "rescheduled", ...
    sentence: str  # "The meeting ...: moved from 12 March 2026 to 19 March 2026."
    event: str | None  # id of the item on the page, None when no event is concerned
    name: str
    before: str  # old date in words, "" when none or not changed
    after: str
    quote: tuple[Span, ...]
    source: str
    href: str | None
    seen: str
    path: str = ""  # page of the site that holds the event, "" for the index
    brief: str = ""  # the sentence without who says it, for use below the name of the text; "" when the same
    before_edtf: str = ""  # of `before`
    after_edtf: str = ""  # of `after`
    seen_at: datetime | None = None  # `seen` as a moment


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """The changes of one kind, under a heading such as "Rescheduled" or "New"."""

    id: str
    heading: str
    items: tuple[ChangeItem, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """What there is to say about a source itself; moments that are unknown or do not apply are None."""

    state: Literal["failing", "recovered", "remark", "followed"]
    source: str
    text: str  # says it whole, moments included
    since: datetime | None = None  # failing since
    until: datetime | None = None  # when it could be read again
    last_good: datetime | None = None  # the last time that it could be read
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The whole timeline. The same events give the same page: no clock in it but what the store holds."""

    title: str
    language: str
    summary: str  # "41 events from 7 documents in 2 sources"
    as_of: str  # moment of the last change, in words
    today: str  # ISO day that divides past from future
    sections: tuple[Section, ...]
    changes: tuple[ChangeItem, ...]  # the latest, newest first
    sources: tuple[SourceLine, ...]
    note: str = ""  # what else it is than all that is known now ("As it was known on 10 January 2026")
    checked: str = ""  # moment of the last good reading of a source, in words
    checked_at: datetime | None = None  # the same


@dataclass(frozen=True, slots=True)
class Message:
    """One digest, ready to be rendered as text and HTML."""

    id: str  # deterministic, the same for a repeated delivery
    subject: str  # single line
    title: str
    period: str  # "13 January 2026, 09:30 UTC to 20 January 2026, 09:30 UTC"
    summary: str  # "1 rescheduled, 3 new"
    language: str
    sections: tuple[ChangeSection, ...]
    upcoming: tuple[Item, ...]
    health: tuple[Health, ...]  # sources in trouble, the end of troubles, remarks
    page_href: str | None  # where the timeline page is
    note: str = ""  # a sentence below the summary when no section follows
    name: str = "digest"  # of the digest it is one of ("daily")
    start: datetime | None = None  # of the period; None for the first digest
    end: datetime | None = None
    counts: tuple[tuple[str, int], ...] = ()  # how many changes of each kind, in the order of the sections
    horizon: int = 0  # days that `upcoming` looks ahead, 0 when not known


@dataclass(frozen=True, slots=True)
class Letter:
    """One digest as it is kept in the outbox: rendered once, so that a repeated delivery is the same."""

    id: str  # of this digest
    name: str  # of the digest it is one of ("daily")
    title: str  # of the timeline
    language: str
    composed: datetime
    subject: str
    text: str
    html: str
    thread: str = ""  # id of the first digest of that name, "" when this is it


@dataclass(frozen=True, slots=True)
class Delivered:
    """It arrived, as far as the channel can tell; `where` in words ("var/digests/a.txt", an address)."""

    where: str


@dataclass(frozen=True, slots=True)
class Undelivered:
    """It did not arrive; `permanent` when trying again would not help."""

    reason: str
    permanent: bool = False


@dataclass(unsafe_hash=True, slots=True)
class Link:
    """A source with the address of the text in it, and the title of that text where it has one."""

    name: str
    href: str | None
    title: str = ""


@dataclass(unsafe_hash=True, slots=True)
class Occurrence:
    """One event for other programs (iCalendar, schema.org, CSV): days as ISO 8601, moments aware UTC."""

    id: str
    name: str
    when: str  # in words, at its precision
    edtf: str
    start: str | None  # first day; may be before year 1; None when open
    end: str | None  # last day
    clock: (
        str  # "14:30" where the text says it, with its zone ("Z", "+07:00"); "09:00/17:00" of a span; else ""
    )
    withdrawn: bool
    previous: tuple[str, str] | None  # first and last day before its date last moved
    sequence: int  # how often it was moved or withdrawn (RFC 5545, 3.8.7.4)
    created: datetime
    updated: datetime
    quote: str
    sources: tuple[Link, ...]
    href: str | None  # permalink, absolute where the site's address is known, else relative to the site
    called_off: bool = False  # the sources still tell of it, and that it does not take place
    unconfirmed: bool = False  # its date has passed, and nothing written since says that it took place
    actors: tuple[Named, ...] = ()  # who is named, as far as the quotation says it
    places: tuple[str, ...] = ()
    more: int = 0  # sources besides these
    location: str = ""  # the one place, where the quotation names no other: "Hanoi, Vietnam"


@dataclass(frozen=True, slots=True)
class Told:
    """One change for other programs."""

    id: str  # stable over runs
    kind: str
    seen: datetime
    name: str
    sentence: str  # says it whole
    event: str | None
    before: str | None  # EDTF
    after: str | None  # EDTF
    quote: tuple[Span, ...]
    source: Link
    href: str | None  # permalink of the event


@dataclass(frozen=True, slots=True)
class Export:
    """The timeline and its latest changes (newest first) for other programs."""

    title: str
    language: str
    address: str | None  # of the site, absolute, with a slash at the end
    occurrences: tuple[Occurrence, ...]
    changes: tuple[Told, ...]
