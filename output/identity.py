"""Names for events and changes that no two timelines share by chance and that stay for life (RFC 9562)."""

from hashlib import sha1
from typing import Literal
from uuid import UUID

# Of this program; a name made under another one would be another name for the same thing.
_OURS = UUID("6f3c1a52-0d0e-5b7c-9a43-2f8b6f0c7d11")
_SPACE = _OURS.bytes


def uuid_of(kind: Literal["event", "change", "feed"], name: str) -> str:
    """The UUID of version 5 for something of ours; computed by hand because a name may hold any character."""
    content = f"{kind}\0{name}".encode("utf-8", "surrogatepass")
    digest = bytearray(sha1(_SPACE + content, usedforsecurity=False).digest())
    digest[6] = digest[6] & 0x0F | 0x50  # the version
    digest[8] = digest[8] & 0x3F | 0x80  # the variant
    # Python's own class takes three times as long, and each format names all events.
    made = digest.hex()
    return f"{made[:8]}-{made[8:12]}-{made[12:16]}-{made[16:20]}-{made[20:32]}"
