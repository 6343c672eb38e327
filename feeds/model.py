"""The records of `feeds`: what is asked for, what came back, and the entries in it.

Names follow HTTP (RFC 9110), conditional requests (RFC 9110 section 13) and Atom (RFC 4287).
Expected failures are values: a source that fails is `Failed`, never an exception.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

Kind = Literal["feed", "page", "listing", "calendar", "files"]
Status = Literal["scheduled", "cancelled", "postponed", "rescheduled"]
MOST_LISTED = 2000  # entries of a listing that are looked at: the newest
DataFormat = Literal["icalendar", "json-ld", "microdata"]

CELL = "\u2003"  # between two cells of a row in `Entry.text`: white space to whoever does not ask


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes the next request conditional (RFC 9110 section 8.8), each exactly as the server sent it."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an answer says about the requests to come.

    `moved` is where every hop so far was a permanent redirect (RFC 9110 section 15.4.2), None without one.
    `fresh` is for how many seconds the server calls its answer current (RFC 9111 section 4.2.1). `permitted`
    is until when the robots.txt that let the request through need not be looked at again.
    """

    moved: str | None = None
    fresh: int = 0
    permitted: datetime | None = None


UNKNOWN = Outlook()


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that the user follows.

    `url` is an http(s) address, for `files` an absolute local path. `kind` is None until the first answer
    has shown what the address is. `select` are CSS selectors: of the main text of a page, of the links of a
    listing.
    """

    id: str
    url: str
    kind: Kind | None = None
    language: str | None = None
    select: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """A complete, decoded 200 answer. `headers` has lower-case names; `url` is where redirects ended.

    `received` is the moment of the run that asked, aware UTC: what repeats without end is listed around it.
    """

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    validators: Validators = Validators()
    outlook: Outlook = UNKNOWN
    received: datetime | None = None

    @property
    def media_type(self) -> str:
        """The media type in lower case without parameters, "" when the server names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says (304), or the bytes show, that nothing changed since the last good answer."""

    validators: Validators = Validators()
    outlook: Outlook = UNKNOWN


class Fault(StrEnum):
    """Why a source gave no usable answer; the value is a stable word for logs and the store."""

    CONNECT = "connect"  # refused, reset, unknown host
    TLS = "tls"  # no connection that is secure: certificate, protocol
    TIMEOUT = "timeout"  # the deadline of the whole request passed
    REFUSED = "refused"  # we do not go there: scheme, private address, outside the configured folder
    ROBOTS = "robots"  # its robots.txt does not allow it
    STATUS = "status"  # an HTTP status other than 200 and 304
    REDIRECTS = "redirects"  # more hops than allowed
    TOO_LARGE = "too-large"  # more decoded bytes than allowed
    TRUNCATED = "truncated"  # the body ended early or its coding is corrupt
    EMPTY = "empty"  # 200 without any content
    NOT_A_FEED = "not-a-feed"  # an answer, but not of the kind that the source has
    NO_MATCH = "no-match"  # what should be looked for on the page is not there
    SOFT_ERROR = "soft-error"  # 200, but in truth an error, login or maintenance page
    UNREADABLE = "unreadable"  # a file or folder cannot be read or decoded
    TOO_COSTLY = "too-costly"  # reading it takes more time or memory than allowed
    INTERNAL = "internal"  # our own reading failed on it
    SHRUNK = "shrunk"  # most of a known text is gone: an error page rather than an edit


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that could not be read; the last good state stays.

    `retry_after` is the server's wish in seconds (RFC 9110 section 10.2.3), already clamped.
    """

    fault: Fault
    message: str
    status: int | None = None
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """Not asked, because the server wants a pause; says nothing about the source itself."""

    until: datetime
    message: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated occurrence that a source states as data, in the terms of schema.org `Event`.

    `start`, `end` and `previous` (where a rescheduled one was planned before) are ISO 8601 strings that are
    also EDTF values: a day ("2026-05-04"), a month or a year, or a local time with its offset where that is
    known ("2026-05-04T19:30+02:00"). The end of days is inclusive. `form` is the data format that it was
    found in. The text of the entry holds it as the sentence that `feeds.occasions.statement` gives.
    """

    name: str
    start: str
    form: DataFormat
    end: str | None = None
    place: str = ""
    status: Status = "scheduled"
    previous: str | None = None
    url: str | None = None


@dataclass(unsafe_hash=True, slots=True)  # never changed: `frozen` would take longer to make one
class Entry:
    """One text of a source in Atom's terms.

    `id` is unique within the source and stays the same when the text is edited. `text` is plain text:
    paragraphs separated by one blank line, no markup; offsets everywhere else in the program count its
    characters. `published` is aware UTC, with `published_basis` naming where it was found ("feed", "json-ld",
    "meta", "url", "text", "dateline", "front matter", ...); both None when nothing says it. `published_day`
    is True when only the day is known. `language` is a BCP 47 tag or None. `occasions` are what the source
    says of its dates as data.
    """

    id: str
    title: str
    text: str
    url: str | None = None
    published: datetime | None = None
    published_basis: str | None = None
    published_day: bool = False
    language: str | None = None
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All entries that one answer holds.

    `complete` tells whether an entry that is missing here is gone: a page or folder is complete, feeds and
    listings are sliding windows. A calendar is complete but for what is over, which publishers trim. `notes`
    are troubles that did not stop the rest (one unreadable file, a malformed feed).
    `unread` names entries that exist but could not be read this time: they are neither here nor gone.
    `versions` holds, by id of an entry, what the source says of the version behind its link (`lastmod` of a
    sitemap). `parts` are addresses that hold the rest: the sitemaps of an index.
    """

    kind: Kind
    entries: tuple[Entry, ...]
    complete: bool
    title: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
