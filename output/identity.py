"""Names for events and changes that no two timelines share by chance and that stay for life (RFC 9562)."""

from hashlib import sha1
from typing import Literal
from uuid import UUID

# Of this program; a name made under another one would be another name for the same thing.
_OURS = UUID("6f3c1a52-0d0e-5b7c-9a43-2f8b6f0c7d11")


def uuid_of(kind: Literal["event", "change", "feed"], name: str) -> str:
    """The UUID of version 5 for something of ours; computed by hand because a name may hold any character."""
    content = f"{kind}\0{name}".encode("utf-8", "surrogatepass")
    digest = sha1(_OURS.bytes + content, usedforsecurity=False).digest()
    return str(UUID(bytes=digest[:16], version=5))
