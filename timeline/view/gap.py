"""What a quotation leaves out: the lines of a list between the heading that dates it and the line told."""

from typing import NamedTuple

_APART, _LEFT_OUT = "\n\n", " … "


class Gap(NamedTuple):
    """What is left out of a text from `start` to `end`."""

    start: int
    end: int

    def within(self, text: str) -> str:
        """The text without it."""
        return f"{text[: self.start]}{_LEFT_OUT}{text[self.end :]}" if self else text

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of the text stands without the gap, None for one in it."""
        if not self or end <= self.start:
            return start, end
        by = self.end - self.start - len(_LEFT_OUT)
        return (start - by, end - by) if start >= self.end else None

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self.start < self.end


def gap(text: str, date_end: int | None) -> Gap:
    """What stands between the paragraph of the date and the last one, as far as there is anything."""
    first = text.find(_APART, date_end) if date_end is not None else -1
    last = text.rfind(_APART)
    return Gap(first, last + len(_APART)) if 0 <= first < last else Gap(0, 0)


def without_gap(text: str, date_end: int | None) -> str:
    """A quotation without the lines between its date and what it tells."""
    return gap(text, date_end).within(text)
