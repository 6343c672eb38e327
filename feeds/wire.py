"""What goes between a run and its reading process: frames of a header in JSON and raw bytes.

Not pickle: the process that reads what strangers wrote must not be able to make us run anything.
"""

import json
import struct
from dataclasses import replace
from datetime import datetime
from typing import IO, Any

from feeds.model import Entry, Failed, Fault, Occasion, Response, Snapshot, Source

Result = Snapshot | Failed

_SIZES = struct.Struct(">II")
_PUBLISHED, _OCCASIONS = (Entry.__slots__.index(name) for name in ("published", "occasions"))


class EndedError(EOFError):
    """The other side closed its end before a whole frame came."""


def send(stream: IO[bytes], header: bytes, body: bytes = b"") -> None:
    """Write one frame. Raises OSError when nobody reads."""
    stream.write(_SIZES.pack(len(header), len(body)))
    stream.write(header)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one frame. Raises EndedError."""
    sizes = _SIZES.unpack(_exactly(stream, _SIZES.size))
    return _exactly(stream, sizes[0]), _exactly(stream, sizes[1])


def asked(source: Source, response: Response | None) -> tuple[bytes, bytes]:
    """What is to be read, as header and body: an answer of the source, or without one its local files."""
    header: dict[str, Any] = {"source": _fields(source)}
    if response is not None:
        received = response.received and response.received.isoformat()
        header |= {"url": response.url, "headers": dict(response.headers), "received": received}
    return json.dumps(header).encode(), b"" if response is None else response.body


def job(header: bytes, body: bytes) -> tuple[Source, Response | None]:
    """What is to be read."""
    said = json.loads(header)
    name, url, kind, language, select = said["source"]
    source = Source(name, url, kind, language, tuple(select))
    if "url" not in said:
        return source, None
    received = datetime.fromisoformat(said["received"]) if said["received"] else None
    return source, Response(said["url"], body, said["headers"], received=received)


def answered(result: Result) -> bytes:
    """A result as JSON. Raises ValueError for text that is none (lone surrogates)."""
    if isinstance(result, Failed):
        said: dict[str, Any] = {"failed": _fields(result)}
    else:
        entries = [_fields(entry) for entry in result.entries]
        for entry in entries:
            entry[_PUBLISHED] = entry[_PUBLISHED] and entry[_PUBLISHED].isoformat()
            entry[_OCCASIONS] = [_fields(occasion) for occasion in entry[_OCCASIONS]]
        snapshot = replace(result, entries=(), versions=dict(result.versions))
        said = {"snapshot": _fields(snapshot), "entries": entries}
    return json.dumps(said, ensure_ascii=False).encode()


def result(answer: bytes) -> Result:
    """The result in an answer. Raises ValueError when it is none."""
    said = json.loads(answer)
    try:
        if "failed" in said:
            fault, *rest = said["failed"]
            return Failed(Fault(fault), *rest)
        kind, _, complete, title, notes, unread, versions, parts = said["snapshot"]
        entries = tuple(_entry(fields) for fields in said["entries"])
        return Snapshot(kind, entries, complete, title, tuple(notes), tuple(unread), versions, tuple(parts))
    except (TypeError, LookupError) as error:
        raise ValueError(f"no result: {error}") from error


def _entry(fields: list[Any]) -> Entry:
    published, occasions = fields[_PUBLISHED], fields[_OCCASIONS]
    fields[_PUBLISHED] = None if published is None else datetime.fromisoformat(published)
    fields[_OCCASIONS] = tuple(Occasion(*values) for values in occasions)
    return Entry(*fields)


def _fields(record: Source | Failed | Snapshot | Entry | Occasion) -> list[Any]:
    """The values of a record in the order of its fields."""
    return [getattr(record, name) for name in record.__slots__]


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EndedError
    return found
