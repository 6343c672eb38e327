"""Undo a content coding (RFC 9110 section 8.4) within a bound, noticing data that ends early."""

import zlib
from collections.abc import Iterator

# What `decoder` understands, for Accept-Encoding.
OFFERED = "gzip, deflate"

_GZIP_MAGIC = b"\x1f\x8b"
_STEP = 1 << 18
# A gzip file may be many; more than this is an attempt to keep us busy with empty ones.
_MEMBERS = 1000


class CodingError(ValueError):
    """The data is not what its coding says, or ends early."""


class TooLargeError(ValueError):
    """More decoded bytes than allowed."""


class Decoder:
    """Takes the pieces of one body and gives its decoded bytes, at most `limit`.

    Raises CodingError for an unknown coding.
    """

    def __init__(self, coding: str, limit: int) -> None:
        name = coding.strip().lower()
        if name not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise CodingError(f"content coding {name[:40]!r} was not asked for")
        self._coding = name.removeprefix("x-") if name != "identity" else ""
        self._limit = limit
        self._raw = 0
        self._body = bytearray()
        self._inflater: zlib._Decompress | None = None
        self._held = b""
        self._members = 0

    def feed(self, data: bytes) -> None:
        """Take a piece. Raises CodingError and TooLargeError."""
        # Coded data may be endless without ever decoding to anything.
        self._raw += len(data)
        if self._raw > self._limit:
            raise TooLargeError(f"more than {self._limit} bytes")
        if not self._coding:
            self._body += data
            return
        for piece in self._inflate(data):
            self._body += piece
            if len(self._body) > self._limit:
                raise TooLargeError(f"more than {self._limit} bytes after decoding")

    def finish(self) -> bytes:
        """The whole body. Raises CodingError when it ended early."""
        if self._held or (self._inflater is not None and not self._inflater.eof):
            raise CodingError(f"the {self._coding} data ends early")
        return bytes(self._body)

    def _inflate(self, data: bytes) -> Iterator[bytes]:
        try:
            while data:
                if self._inflater is None or self._inflater.eof:
                    data = self._start(data)
                    if self._inflater is None or self._inflater.eof:
                        return
                yield self._inflater.decompress(data, _STEP)
                data = self._inflater.unconsumed_tail or self._inflater.unused_data
        except zlib.error as error:
            raise CodingError(f"corrupt {self._coding} data: {error}") from error

    def _start(self, data: bytes) -> bytes:
        """Begin a stream, or the next member of a gzip file; what follows a stream otherwise is ignored."""
        data = self._held + data
        self._held = b""
        if len(data) < 2 and self._inflater is None:
            self._held = data
            return b""
        if self._inflater is not None and (self._coding != "gzip" or not data.startswith(_GZIP_MAGIC)):
            return b""
        self._members += 1
        if self._members > _MEMBERS:
            raise CodingError(f"more than {_MEMBERS} gzip members")
        self._inflater = zlib.decompressobj(_window(self._coding, data))
        return data


def _window(coding: str, data: bytes) -> int:
    if coding == "gzip":
        return 16 + zlib.MAX_WBITS
    # "deflate" means the zlib format, but some servers send the bare one (RFC 9110 section 8.4.1.2).
    zlib_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
    return zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS
