"""What is kept between runs besides events: sources, entries, the logs and the outbox."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from feeds.model import Entry, Validators
from timeline.model import Change


@dataclass(frozen=True, slots=True)
class SourceMemory:
    """What is known about a source between polls; moments are None until they have happened.

    `address` is where permanent redirects led in the last `moves` answers. Before `hold` the server wants no
    request, until `permitted` its robots.txt allows them. `failing` is since when it cannot be read, `told`
    whether a digest says so. `polls` counts the good ones; that of the number `reread` asks for the whole
    answer, since muted noise may have come to rest.
    """

    id: str
    url: str
    kind: str | None = None
    title: str = ""
    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None
    baseline: datetime | None = None
    checked: datetime | None = None
    good: datetime | None = None
    next_due: datetime | None = None
    failures: int = 0
    fault: str | None = None
    trouble: str | None = None
    address: str | None = None
    moves: int = 0
    permitted: datetime | None = None
    hold: datetime | None = None
    failing: datetime | None = None
    told: bool = False
    polls: int = 0
    reread: int | None = None
    reading: str = ""  # how the configuration says it is read; another way makes the known answer worthless


@dataclass(frozen=True, slots=True)
class Outline:
    """What a source itself last said of an entry whose article is read, and how far the article is.

    `version` is a hash of what the source said, `url` the link to the article, `place` its address in the
    plain form: that of the link until it was read. `taken` is the version for which it was read, None
    before; `article` the hash of its text, None while the source's own text stands. `next_try` is when to
    ask for it (again), None when there is nothing to ask for. `same` is the id of the entry that is the same
    article.
    """

    source: str
    entry: str
    url: str
    place: str
    version: str
    first_seen: datetime
    taken: str | None = None
    article: str | None = None
    tries: int = 0
    next_try: datetime | None = None
    same: str | None = None


@dataclass(unsafe_hash=True, slots=True)  # never changed: `frozen` would take longer to make one
class EntryMemory:
    """An entry as last read."""

    source: str
    entry: Entry
    text_hash: str
    first_seen: datetime
    changed: datetime
    full: int  # characters of the last text that was not a stand-in for a longer one
    gone: datetime | None = None
    read: bool = True  # whether its dates were extracted
    gist: str = ""  # what it is about, see `timeline.same.gist`


@dataclass(frozen=True, slots=True)
class Logged:
    """A change with its place in the log."""

    id: int
    change: Change


@dataclass(frozen=True, slots=True)
class Notice:
    """A fact about a source that a digest tells.

    `kind` is "baseline", "note", "noise", "trouble" or "recovered".
    """

    seen: datetime
    source: str
    kind: str
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A rendered digest in the outbox; its id follows from what it tells.

    `record` is its JSON form, `stem` the name of its files without suffix, `thread` the id of the first
    digest of its name ("" when it is that one).
    """

    id: str
    name: str
    composed: datetime
    title: str
    language: str
    subject: str
    period: str
    text: str
    html: str
    record: str
    stem: str
    thread: str = ""


Channel = Literal["file", "mail", "other"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One digest to one target: a folder, a mail address, or the reference of a secret address.

    `state` is "waiting" until it is "sent", "failed" for good, or "dropped" by its user; `next_try` is when
    it is tried (again), `done` when it was sent or given up, `reason` why the last try failed.
    """

    id: int
    digest: str
    channel: Channel
    target: str
    state: Literal["waiting", "sent", "failed", "dropped"]
    attempts: int
    next_try: datetime
    done: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """How far a digest has told the logs, when it was last its time, and what came of it.

    `composed` is when the last digest of this name was made, `first` the id of the first one.
    """

    name: str
    last_change: int
    last_notice: int
    considered: datetime
    composed: datetime | None = None
    first: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A report that a person moved from the event `was` to another."""

    kind: Literal["merge", "split"]
    event: str
    report: str
    was: str
    made: datetime
