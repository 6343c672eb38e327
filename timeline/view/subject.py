"""The subject of a digest: ours, or by a template of the user's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from output.broken import Broken
from output.model import Health
from timeline.view.health import counted_states
from timeline.view.words import MONTHS

# What fills in the names of `output.subject`, in a process of its own: nothing for a view to start.
Template = Callable[..., str | Broken]

# Mail programs show about 60 characters of a subject: the three kinds that matter most say what it is about.
_KINDS = 3
# Letters written from right to left would draw the date behind them to their other side (UAX 9, rules N1 and
# N2); the mark is invisible and holds it.
_LEFT_TO_RIGHT = "\u200e"


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and what is to be said about how it came about."""

    subject: str
    remarks: tuple[Health, ...] = ()


def subject_line(
    template: Template | None,
    *,
    counts: Sequence[tuple[str, int]],
    told: Sequence[str],
    health: Sequence[Health],
    title: str,
    period: str,
    name: str,
) -> Subject:
    """The subject; a template that fails gives ours with a remark.

    `told` says how many changes there are of each of `counts`.
    """
    ours = _default(counts, told, health, title, period)
    return _made(template, ours, counts, told, health, title, period, name)


def alive_subject(
    template: Template | None, *, told: str, health: Sequence[Health], title: str, period: str, name: str
) -> Subject:
    """The subject of a sign of life, whose summary is `told`."""
    return _made(template, f"{told} – {title}", (), [told], health, title, period, name)


def _made(
    template: Template | None,
    ours: str,
    counts: Sequence[tuple[str, int]],
    told: Sequence[str],
    health: Sequence[Health],
    title: str,
    period: str,
    name: str,
) -> Subject:
    if template is None:
        return Subject(ours)
    summary = ", ".join([*told, *counted_states(health)]) or "Nothing changed"
    made = template(summary=summary, title=title, period=period, counts=dict(counts), digest=name)
    if isinstance(made, str):
        return Subject(made)
    text = f"The subject template of the digest “{name}” was not used: {made.reason}."
    return Subject(ours, (Health("remark", name, text),))


def days(start: datetime | None, end: datetime, zone: ZoneInfo) -> str:
    """The days of a period, short: "10–17 Jan 2026", "30 Jan – 2 Feb 2026"."""
    last = end.astimezone(zone).date()
    first = min(start.astimezone(zone).date(), last) if start else last
    month = MONTHS[last.month - 1][:3]
    if first == last:
        return f"{last.day} {month} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1][:3]}{year} – {last.day} {month} {last.year}"


def _default(
    counts: Sequence[tuple[str, int]], told: Sequence[str], health: Sequence[Health], title: str, period: str
) -> str:
    parts = list(told[:_KINDS])
    rest = sum(number for _, number in counts[_KINDS:])
    summary = ", ".join(parts) + (f" and {rest:,} more" if rest else "")
    summary = summary or ", ".join(counted_states(health)) or "Nothing changed"
    return f"{summary} – {title}{'' if title.isascii() else _LEFT_TO_RIGHT}, {period}"
