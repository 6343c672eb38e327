"""What a check found."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, how it is, and what to do where that is not well.

    `check` names the group: configuration, store, clock, disk, permissions, versions, network.
    """

    check: str
    state: State
    message: str
    remedy: str = ""
