"""What a source answers, round by round: itself, the parts of its list that stand elsewhere, its articles.

Nothing is kept before the last is back, so a run that is cut short asks again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from feeds.address import leads_to_front
from feeds.fingerprint import body_hash
from feeds.model import (
    MOST_LISTED,
    Deferred,
    Entry,
    Failed,
    Fault,
    Kind,
    NotModified,
    Response,
    Snapshot,
    Source,
    Validators,
)  # fmt: skip
from feeds.occasions import horizon
from feeds.reader import Reader
from timeline.config import SourceConfig
from timeline.follow import wanted
from timeline.memory import Outline, SourceMemory
from timeline.poll import Answer, Reading

if TYPE_CHECKING:
    from feeds.fetch import Request, Result

# What makes entries of an answer: `Reader.read`, in a process of its own.
Read = Callable[[Source, Response], Snapshot | Failed]
# What has to be known of the entries of a source after an answer, by their ids.
Outlining = Callable[[SourceMemory, Snapshot], Mapping[str, Outline]]

_MOST_PARTS = 10  # sitemaps of an index, and of the indexes in it
_DEEPEST = 2
_KNOWN: dict[str, Kind] = {"feed": "feed", "calendar": "calendar"}


class Rounds:
    """What came of one source so far: `answer`, which is whole when it is `done`."""

    def __init__(
        self,
        source: SourceConfig,
        memory: SourceMemory,
        outlining: Outlining,
        now: datetime,
        *,
        obeys: bool,
    ) -> None:
        self.source, self.memory, self.outlining, self.now = source, memory, outlining, now
        self._robots = obeys
        self.answer: Answer = NotModified()
        self._open = 1
        self._own: Request | None = None
        self._parts: dict[str, int] = {}  # how deep in indexes each is named
        self._articles: dict[str, Entry | Failed] | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is on its way."""
        return self._open == 0

    def recognise(self, result: "Result") -> "Answer | Entry | None":
        """The answer that a result is without reading what it holds; None where that has to be read."""
        if not isinstance(result, Response):
            return result if self._articles is None else _unreadable(result)
        # Only what the source itself said before is remembered.
        first = self._articles is None and self._own is None
        return _repeats(self.memory, result) if first else None

    def read(self, request: "Request", result: Response, reader: Reader) -> "Answer | Entry":
        """What a result holds as an answer of the source, of a part of it, or as an article."""
        if self._articles is not None:
            return article(request.source, result, reader.read)
        return _understood(request.source, self.memory, result, reader.read)

    def take(self, request: "Request", answer: "Answer | Entry") -> list["Request"]:
        """Take what `read` made of a result; the requests that it leads to."""
        self._open -= 1
        more: list[Request] = []
        if self._articles is not None:
            if isinstance(answer, Entry | Failed):  # what is put off stays to be asked for
                self._articles[request.entry] = answer
        elif isinstance(answer, Entry):
            raise TypeError("an article comes after its source")
        elif self._own is None:
            self._own = request
            self.answer = answer
            more = self._ask_parts(answer, 1)
        else:
            more = self._joined(request, answer)
        if not self._open and not more and self._articles is None:
            more = self._ask_articles()
        self._open += len(more)
        return more

    def _ask_parts(self, answer: Answer, depth: int) -> list["Request"]:
        """The parts that a list names, but those that are older than what was read of them."""
        if not isinstance(answer, Reading) or not answer.snapshot.parts or depth > _DEEPEST:
            return []
        if isinstance(
            self.answer, Reading
        ):  # what the index itself says does not tell whether its parts change
            self.answer = replace(self.answer, validators=Validators(), body_hash=None)
        stated = answer.snapshot.versions
        found = [url for url in answer.snapshot.parts if _may_be_new(stated.get(url, ""), self.memory)]
        new = [url for url in dict.fromkeys(found) if url not in self._parts]
        self._parts |= dict.fromkeys(new[: _MOST_PARTS - len(self._parts)], depth)
        return [self._request(url, None) for url in new if url in self._parts]

    def _joined(self, request: "Request", part: Answer) -> list["Request"]:
        """Take in a part of the list; one that cannot be read leaves the others as they are."""
        if not isinstance(self.answer, Reading):
            return []
        whole = self.answer.snapshot
        if isinstance(part, Reading) and part.snapshot.kind == "listing":
            self.answer = replace(self.answer, snapshot=_with_part(whole, part.snapshot))
        else:
            message = part.message if isinstance(part, Failed | Deferred) else "it is no sitemap"
            note = f"a part of the list cannot be read: {message}"
            self.answer = replace(self.answer, snapshot=replace(whole, notes=(*whole.notes, note)))
        return self._ask_parts(part, self._parts.get(request.source.url, _DEEPEST) + 1)

    def _ask_articles(self) -> list["Request"]:
        """The articles that are to be asked for now; a list without any readable part is a failure."""
        if isinstance(self.answer, Reading) and self._parts and not self.answer.snapshot.entries:
            notes = self.answer.snapshot.notes
            self.answer = Failed(Fault.EMPTY, notes[0]) if notes else self.answer
        if isinstance(self.answer, Failed | Deferred) or not _follows(self.source, self.memory, self.answer):
            return []
        reading = self.answer if isinstance(self.answer, Reading) else _again(self.memory, self.answer)
        due = wanted(reading.snapshot, self.outlining(self.memory, reading.snapshot), self.now)
        if due or isinstance(self.answer, Reading):
            self._articles = {}
            self.answer = replace(reading, articles=self._articles)
        return [self._request(outline.url, reading.snapshot.kind, outline.entry) for outline in due]

    def _request(self, url: str, kind: Kind | None, entry: str = "") -> "Request":
        if self._own is None:
            raise RuntimeError("nothing can follow before the source itself has answered")
        source = replace(self._own.source, url=url, kind=kind)
        return replace(
            self._own, source=source, validators=Validators(), address=None, robots=self._robots, entry=entry
        )


def _follows(source: SourceConfig, memory: SourceMemory, answer: Answer) -> bool:
    """Whether the articles behind the entries of an answer are read: always those of a listing."""
    kind = answer.snapshot.kind if isinstance(answer, Reading) else memory.kind
    return kind == "listing" or (kind == "feed" and source.follow)


def _again(memory: SourceMemory, answer: NotModified) -> Reading:
    """A source that is unchanged while articles behind it are still to be read."""
    kind: Kind = "listing" if memory.kind == "listing" else "feed"
    snapshot = Snapshot(kind, (), complete=False, title=memory.title)
    return Reading(snapshot, answer.validators, memory.body_hash, again=True)


def _may_be_new(stated: str, memory: SourceMemory) -> bool:
    """Whether a part of a list may have changed since the last good poll; its clock may be a day off."""
    from feeds.moments import read_moment  # noqa: PLC0415 - few sources have parts

    moment = read_moment(stated)
    return moment is None or memory.good is None or moment.at > memory.good - timedelta(days=2)


def _with_part(whole: Snapshot, part: Snapshot) -> Snapshot:
    """A list with one of its parts, the newest first, each entry once."""
    entries = {entry.id: entry for entry in (*whole.entries, *part.entries)}
    versions = {**whole.versions, **part.versions}
    newest = sorted(entries.values(), key=lambda entry: versions.get(entry.id, ""), reverse=True)
    return replace(
        whole, entries=tuple(newest[:MOST_LISTED]), versions=versions, notes=(*whole.notes, *part.notes)
    )


def understand(source: Source, memory: SourceMemory, result: "Result", read: Read) -> Answer:
    """A result as an answer: bytes that were seen before are not parsed again."""
    if not isinstance(result, Response):
        return result
    return _repeats(memory, result) or _understood(source, memory, result, read)


def _repeats(memory: SourceMemory, result: Response) -> NotModified | None:
    """That a response has the bytes of the one before."""
    if memory.body_hash is None or looks_further(memory, result.received):
        return None
    same = body_hash(result.body) == memory.body_hash
    return NotModified(result.validators, result.outlook) if same else None


def _understood(source: Source, memory: SourceMemory, result: Response, read: Read) -> Answer:
    # What was taken for a page may have been the error page of a feed; the other way round it is one.
    kind = source.kind or _KNOWN.get(memory.kind or "")
    snapshot = read(replace(source, kind=kind), result)
    if isinstance(snapshot, Failed):
        return snapshot
    if source.kind is None and memory.kind == "listing" != snapshot.kind:
        return Failed(Fault.NOT_A_FEED, "the answer is no sitemap any more")
    found = _same_page(source, snapshot)
    return Reading(found, result.validators, body_hash(result.body), result.outlook)


def _unreadable(result: NotModified | Failed | Deferred) -> Failed | Deferred:
    """Why an article did not come."""
    if isinstance(result, NotModified):
        return Failed(Fault.STATUS, "HTTP 304 Not Modified to an unconditional request")
    return result


def article(source: Source, result: Response, read: Read) -> Entry | Failed:
    """The article behind an entry, with the address where redirects ended as its id.

    `source` has the address of the article and the kind of what named it.
    """
    if leads_to_front(source.url, result.url):
        return Failed(Fault.SOFT_ERROR, "the link leads to the front page")
    select = source.select if source.kind == "feed" else ()  # those of a listing select its links
    snapshot = read(replace(source, kind="page", url=result.url, select=select), result)
    if isinstance(snapshot, Failed):
        return snapshot
    return replace(snapshot.entries[0], id=result.url)


def looks_further(memory: SourceMemory, now: datetime | None) -> bool:
    """Whether the repetitions of a calendar are listed further than when it was last read."""
    if memory.kind != "calendar" or memory.good is None or now is None:
        return False
    return horizon(now)[1] > horizon(memory.good)[1]


def _same_page(source: Source, snapshot: Snapshot) -> Snapshot:
    """A page is one entry however its canonical address changes between polls."""
    if snapshot.kind != "page":
        return snapshot
    return replace(snapshot, entries=tuple(replace(entry, id=source.url) for entry in snapshot.entries))
