"""Short texts packed beside what they resemble: few bytes, where a frame of Zstandard alone takes fifteen.

Deflate (RFC 1951) takes what both sides know as a dictionary. What is packed here can be made anew from other
columns (`timeline rebuild`), so that it goes without a checksum.
"""

import zlib
from functools import cache
from importlib.resources import files
from operator import add

from timeline.store.errors import StoreError

STEMS = "stems.txt"
# Without a header, and 4 KB looked back: room for the stems and a gist. More takes longer to set up.
_RAW, _ROOM = -12, 6


def pack(text: str, known: bytes) -> bytes:
    """`text` in few bytes, for whoever knows the same."""
    packer = zlib.compressobj(wbits=_RAW, memLevel=_ROOM, zdict=known)
    return packer.compress(text.encode("utf-8", "surrogatepass")) + packer.flush()


def unpack(packed: bytes, known: bytes) -> str:
    """The text that was packed. Raises StoreError when the bytes are damaged."""
    try:
        return zlib.decompressobj(_RAW, known).decompress(packed).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"the store is damaged ({error}); take it from a backup") from error


def pack_masked(masked: str, sentence: str) -> bytes:
    """A sentence with its dates taken out, packed beside the sentence."""
    return pack(masked, storable(sentence))


def unpack_masked(packed: bytes, sentence: str) -> str:
    """A sentence with its dates taken out. Raises StoreError when the bytes are damaged."""
    return unpack(packed, storable(sentence))


def storable(text: str) -> bytes:
    """A text without what PostgreSQL keeps in none: U+0000 and halves of surrogate pairs."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace")


def pack_gist(gist: str) -> bytes:
    """A gist: how often its words stand in the text, then the words, then the dates."""
    parts = gist.split(" ")
    words = [part for part in parts if part[:1].isdecimal()]
    counts = "".join([word[0] for word in words])
    return pack(" ".join([counts, *[word[1:] for word in words], *parts[len(words) :]]), _stems())


def unpack_gist(packed: bytes) -> str:
    """The gist that was packed. Raises StoreError when the bytes are damaged."""
    counts, *parts = unpack(packed, _stems()).split(" ")
    return " ".join([*map(add, counts, parts), *parts[len(counts) :]])


@cache
def _stems() -> bytes:
    return files("timeline.store").joinpath(STEMS).read_bytes()
