"""What a page shows first, and how long a text is that may be an error page in its place."""

from dataclasses import dataclass

# Characters: no error page explains itself at this length.
SHORT = 900


@dataclass(frozen=True, slots=True)
class Face:
    """What a page shows first; `password` tells whether it asks for one."""

    text: str
    title: str = ""
    heading: str = ""
    password: bool = False
