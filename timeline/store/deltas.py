"""Texts packed small: by themselves, or as what is different from another text that stays at hand.

Zstandard (RFC 8878) takes the other text as a prefix to which it refers, so a version of a text costs about
as much as was edited. A text by itself is packed with a dictionary of words that news are made of, which
`benchmarks/dictionary.py` makes. Every frame carries its checksum: a damaged one is an error and never other
words.
"""

import sys
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from timeline.store.errors import StoreError

if TYPE_CHECKING or sys.version_info < (3, 14):
    from backports import zstd
else:
    from compression import zstd

DICTIONARY = "words.zdict"


def _options(level: int) -> dict[int, int]:
    return {
        zstd.CompressionParameter.compression_level: level,
        zstd.CompressionParameter.checksum_flag: 1,
    }


_ALONE, _SHORT, _BESIDE = 6, 3, _options(3)
_FEW = 256  # bytes: of so short a text the lower level makes fewer bytes, too, and in half the time


def pack(text: str, following: str | None = None) -> bytes:
    """`text` in few bytes; with `following` in those that lead back from there."""
    data = _encoded(text)
    if following is None:
        level = _SHORT if len(data) <= _FEW else _ALONE
        return _compressor(level).compress(data, zstd.ZstdCompressor.FLUSH_FRAME)
    return zstd.compress(data, options=_BESIDE, zstd_dict=_prefix(following))


def unpack(packed: bytes, following: str | None = None) -> str:
    """The text that was packed, with the same `following`. Raises StoreError when the bytes are damaged."""
    # Frames of former versions, which were packed without a dictionary, are read with one as well.
    known = _dictionary() if following is None else _prefix(following)
    frame = zstd.ZstdDecompressor(zstd_dict=known)
    try:
        text = frame.decompress(packed).decode("utf-8", "surrogatepass")
    except (zstd.ZstdError, UnicodeDecodeError) as error:
        raise _damaged(str(error)) from error
    if not frame.eof or frame.unused_data:
        raise _damaged("it does not end where it should")
    return text


def _damaged(why: str) -> StoreError:
    return StoreError(f"a text in the store is damaged ({why}); take the store from a backup")


@cache
def _compressor(level: int) -> zstd.ZstdCompressor:
    # Its tables are made once: that takes longer than to pack an entry.
    return zstd.ZstdCompressor(options=_options(level), zstd_dict=_dictionary().as_digested_dict)


@cache
def _dictionary() -> zstd.ZstdDict:
    return zstd.ZstdDict(files("timeline.store").joinpath(DICTIONARY).read_bytes())


def _prefix(following: str) -> "tuple[zstd.ZstdDict, int] | zstd.ZstdDict | None":
    # Zstandard takes no prefix below eight bytes.
    data = _encoded(following)
    return zstd.ZstdDict(data, is_raw=True).as_prefix if len(data) >= 8 else None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
