"""Undo a content coding (RFC 9110 section 8.4) within a bound, noticing data that ends early."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

# What `Decoder` understands, for Accept-Encoding.
OFFERED = "gzip, deflate, br, zstd"

_GZIP_MAGIC = b"\x1f\x8b"
_STEP = 1 << 18
# A gzip or zstd file may be many; more than this is an attempt to keep us busy with empty ones.
_MEMBERS = 1000
# What a zstd decoder sets aside before the first byte comes out is the sender's choice up to 8 MB (RFC 9659).
_WINDOW_LOG = 23


class CodingError(ValueError):
    """The data is not what its coding says, or ends early."""


class TooLargeError(ValueError):
    """More decoded bytes than allowed."""


class _Stream(Protocol):
    """One coding undone piece by piece, each result of at most some hundred kilobytes."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """What a piece decodes to. Raises CodingError."""

    @property
    def complete(self) -> bool:
        """Whether the data may end here."""


class Decoder:
    """Takes the pieces of one body and gives its decoded bytes, at most `limit`.

    Raises CodingError for an unknown coding.
    """

    def __init__(self, coding: str, limit: int) -> None:
        self._coding = coding.strip().lower().removeprefix("x-")
        if self._coding not in {"", "identity", *_STREAMS}:
            raise CodingError(f"content coding {self._coding[:40]!r} was not asked for")
        self._stream = _STREAMS[self._coding]() if self._coding in _STREAMS else None
        self._limit = limit
        self._raw = 0
        self._body = bytearray()

    def feed(self, data: bytes) -> None:
        """Take a piece. Raises CodingError and TooLargeError."""
        self._raw += len(data)
        if self._stream is None:
            self._body += data
        else:
            for piece in self._stream.decode(data):
                self._body += piece
                if len(self._body) > self._limit:
                    raise TooLargeError(f"more than {self._limit:,} bytes after decoding")
        # Coded data may be endless without ever decoding to anything.
        if self._raw > self._limit:
            raise TooLargeError(f"more than {self._limit:,} bytes")

    def finish(self) -> bytes:
        """The whole body. Raises CodingError when it ended early."""
        if self._stream is not None and not self._stream.complete:
            raise CodingError(f"the {self._coding} data ends early")
        return bytes(self._body)

    def beginning(self) -> bytes:
        """What there is so far, at most `limit` bytes."""
        return bytes(self._body[: self._limit])


class _Inflate:
    """gzip, in as many members as there are, or deflate."""

    def __init__(self, coding: str) -> None:
        import zlib  # noqa: PLC0415 - as the other codings: most answers have none

        self._zlib = zlib
        self._coding = coding
        self._inflater: zlib._Decompress | None = None
        self._held = b""
        self._members = 0

    @property
    def complete(self) -> bool:
        return not self._held and (self._inflater is None or self._inflater.eof)

    def decode(self, data: bytes) -> Iterator[bytes]:
        try:
            while data:
                if self._inflater is None or self._inflater.eof:
                    data = self._start(data)
                    if self._inflater is None or self._inflater.eof:
                        return
                yield self._inflater.decompress(data, _STEP)
                data = self._inflater.unconsumed_tail or self._inflater.unused_data
        except self._zlib.error as error:
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
        self._inflater = self._zlib.decompressobj(self._window(data))
        return data

    def _window(self, data: bytes) -> int:
        if self._coding == "gzip":
            return 16 + self._zlib.MAX_WBITS
        # "deflate" means the zlib format, but some servers send the bare one (RFC 9110 section 8.4.1.2).
        zlib_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
        return self._zlib.MAX_WBITS if zlib_header else -self._zlib.MAX_WBITS


class _Brotli:
    """Brotli (RFC 7932), whose window is 16 MB at most; nothing may follow its end."""

    def __init__(self) -> None:
        import brotli  # noqa: PLC0415 - heavy, and most answers have no coding

        self._error: type[Exception] = brotli.error
        self._decompressor = brotli.Decompressor()
        self._begun = False

    @property
    def complete(self) -> bool:
        return not self._begun or bool(self._decompressor.is_finished())

    def decode(self, data: bytes) -> Iterator[bytes]:
        self._begun = True
        decompressor = self._decompressor
        try:
            while data or not (decompressor.is_finished() or decompressor.can_accept_more_data()):
                yield decompressor.process(data, output_buffer_limit=_STEP)
                data = b""
        except self._error as error:
            raise CodingError("corrupt br data") from error


class _Zstd:
    """Zstandard (RFC 8878), in as many frames as there are."""

    def __init__(self) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415 - as the other codings: most answers have none
        else:
            from backports import zstd  # noqa: PLC0415 - see above

        self._zstd = zstd
        self._error: type[Exception] = zstd.ZstdError
        self._decompressor = self._frame()
        self._frames = 0
        self._within = False

    @property
    def complete(self) -> bool:
        return not self._within

    def decode(self, data: bytes) -> Iterator[bytes]:
        try:
            while data or (self._within and not self._decompressor.needs_input):
                if not self._within:
                    self._next()
                yield self._decompressor.decompress(data, _STEP)
                data = self._decompressor.unused_data if self._decompressor.eof else b""
                self._within = not self._decompressor.eof
        except self._error as error:
            raise CodingError("corrupt zstd data") from error

    def _next(self) -> None:
        self._frames += 1
        if self._frames > _MEMBERS:
            raise CodingError(f"more than {_MEMBERS} zstd frames")
        self._decompressor, self._within = self._frame(), True

    def _frame(self) -> "zstd.ZstdDecompressor":
        limit = int(self._zstd.DecompressionParameter.window_log_max)
        return self._zstd.ZstdDecompressor(options={limit: _WINDOW_LOG})


_STREAMS: dict[str, Callable[[], _Stream]] = {
    "gzip": lambda: _Inflate("gzip"),
    "deflate": lambda: _Inflate("deflate"),
    "br": _Brotli,
    "zstd": _Zstd,
}
