"""What goes between a run and its reading process: frames of a header in JSON and raw bytes.

Not pickle: the process that reads what strangers wrote must not be able to make us run anything.
"""

import json
import struct
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import IO, Any

from pydantic import TypeAdapter

from feeds.model import Failed, Response, Snapshot, Source

Result = Snapshot | Failed

_SIZES = struct.Struct(">II")


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
    header: dict[str, Any] = {"source": asdict(source)}
    if response is not None:
        received = response.received and response.received.isoformat()
        header |= {"url": response.url, "headers": dict(response.headers), "received": received}
    return json.dumps(header).encode(), b"" if response is None else response.body


def job(header: bytes, body: bytes) -> tuple[Source, Response | None]:
    """What is to be read."""
    said = json.loads(header)
    source = Source(**{**said["source"], "select": tuple(said["source"]["select"])})
    if "url" not in said:
        return source, None
    received = datetime.fromisoformat(said["received"]) if said["received"] else None
    return source, Response(said["url"], body, said["headers"], received=received)


def answered(result: Result) -> bytes:
    """A result as JSON. Raises ValueError for text that is none (lone surrogates)."""
    return _results().dump_json(result)


def result(answer: bytes) -> Result:
    """The result in an answer. Raises ValueError when it is none."""
    return _results().validate_json(answer)


@cache
def _results() -> TypeAdapter[Result]:
    return TypeAdapter(Result)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EndedError
    return found
