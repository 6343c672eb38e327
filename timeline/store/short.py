"""Short texts packed beside what they resemble: few bytes, where a frame of Zstandard alone takes fifteen.

Deflate (RFC 1951) takes what both sides know as a dictionary. What is packed here goes without a checksum, as
texts do that are not packed; those of the log, which nothing else holds, carry one.
"""

import zlib
from functools import cache, lru_cache
from importlib.resources import files
from operator import add

from timeline.store.deltas import DICTIONARY
from timeline.store.errors import StoreError

STEMS = "stems.txt"
# Without a header, and 4 KB looked back: room for the stems and a gist. More takes longer to set up.
_RAW, _ROOM = -12, 6
# As far as deflate can look back: set up once and copied, that is as fast as the 4 KB set up each time.
_FAR, _KNOWN = -15, 32_000
_SUM = 4  # bytes of a checksum


def pack(text: str, known: bytes) -> bytes:
    """`text` in few bytes, for whoever knows the same."""
    return _packed(text, _set_up(known))


def unpack(packed: bytes, known: bytes) -> str:
    """The text that was packed. Raises StoreError when the bytes are damaged."""
    return _unpacked(packed, _RAW, known)


@lru_cache(maxsize=1_000)  # what a text tells as its news has the title of the text
def pack_words(text: str) -> bytes:
    """A title or a sentence, packed beside words that news are made of."""
    return _packed(text, _beside_words().copy())


@lru_cache(maxsize=5_000)  # reports are compared with many others
def unpack_words(kept: bytes | str | None) -> str | None:
    """A title or sentence that was packed; a plain one stays. Raises StoreError when bytes are damaged."""
    if not isinstance(kept, bytes):
        return kept
    return _unpacked(kept, _FAR, _words()) if kept else ""


def pack_state(state: str, following: str | None = None) -> bytes:
    """One side of a change, with `following` as what leads back from there, and a checksum."""
    far = zlib.compressobj(wbits=_FAR, zdict=_encoded(following)) if following else _beside_words().copy()
    return zlib.crc32(_encoded(state)).to_bytes(_SUM) + _packed(state, far)


def unpack_state(packed: bytes, following: str | None = None) -> str:
    """The side that was packed, with the same `following`. Raises StoreError when the bytes are damaged."""
    state = _unpacked(packed[_SUM:], _FAR, _encoded(following) if following else _words())
    if zlib.crc32(_encoded(state)).to_bytes(_SUM) != packed[:_SUM]:
        raise _damaged("a checksum is not that of its text")
    return state


def _packed(text: str, packer: "zlib._Compress") -> bytes:
    return packer.compress(_encoded(text)) + packer.flush()


def _unpacked(packed: bytes, back: int, known: bytes) -> str:
    unpacker = zlib.decompressobj(back, known)
    try:
        text = unpacker.decompress(packed).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise _damaged(str(error)) from error
    if not unpacker.eof:
        raise _damaged("a text does not end where it should")
    return text


def _damaged(why: str) -> StoreError:
    return StoreError(f"the store is damaged ({why}); take it from a backup")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def pack_masked(masked: str, sentence: str) -> bytes:
    """A sentence with its dates taken out, packed beside the sentence."""
    return pack(masked, storable(sentence))


def unpack_masked(packed: bytes, sentence: str) -> str:
    """A sentence with its dates taken out. Raises StoreError when the bytes are damaged."""
    return unpack(packed, storable(sentence))


def storable(text: str) -> bytes:
    """A text without what PostgreSQL keeps in none: U+0000 and halves of surrogate pairs."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace")


@lru_cache(maxsize=1_000)  # many feeds carry the same reports
def pack_gist(gist: str) -> bytes:
    """A gist: how often its words stand in the text, then the words, then the dates."""
    parts = gist.split(" ")
    words = [part for part in parts if part[:1].isdecimal()]
    counts = "".join([word[0] for word in words])
    return _packed(
        " ".join([counts, *[word[1:] for word in words], *parts[len(words) :]]), _beside_stems().copy()
    )


@lru_cache(maxsize=1_000)  # of a text that tells many things each report is read with it
def unpack_gist(packed: bytes) -> str:
    """The gist that was packed. Raises StoreError when the bytes are damaged."""
    counts, *parts = unpack(packed, _stems()).split(" ")
    return " ".join([*map(add, counts, parts), *parts[len(counts) :]])


def _set_up(known: bytes) -> "zlib._Compress":
    return zlib.compressobj(wbits=_RAW, memLevel=_ROOM, zdict=known)


@cache
def _beside_stems() -> "zlib._Compress":
    return _set_up(_stems())


@cache
def _stems() -> bytes:
    return files("timeline.store").joinpath(STEMS).read_bytes()


@cache
def _words() -> bytes:
    """The end of what texts are packed with, where the commonest words stand, and the stems."""
    learnt = files("timeline.store").joinpath(DICTIONARY).read_bytes()
    return (learnt + _stems())[-_KNOWN:]


@cache
def _beside_words() -> "zlib._Compress":
    return zlib.compressobj(wbits=_FAR, memLevel=_ROOM, zdict=_words())
