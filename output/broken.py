"""What became of a template that gave nothing: a value, for those who start no process too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a template gave nothing, with the line where that is known."""

    reason: str
