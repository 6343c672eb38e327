"""The subject of a digest: ours, or by a template of the user's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from output.broken import Broken
from output.model import Health
from output.tongue import ENGLISH, Tongue, term, within
from timeline.view.health import counted_states

# What fills in the names of `output.subject`, in a process of its own: nothing for a view to start.
Template = Callable[..., str | Broken]

# Mail programs show about 60 characters of a subject: the three kinds that matter most say what it is about.
_KINDS = 3
# Letters written from right to left would draw the date behind them to their other side (UAX 9, rules N1 and
# N2); the mark is invisible and holds it.
_LEFT_TO_RIGHT = "\u200e"
_RIGHT_TO_LEFT = "\u200f"
_DAYS_OF_MONTH = within("short, two days of a month", "{day}–{date}")
_DAYS = within("short", "{start} – {end}")
_SUBJECT = term("{summary} – {title}, {period}")


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
    tongue: Tongue = ENGLISH,
) -> Subject:
    """The subject; a template that fails gives ours with a remark.

    `told` says how many changes there are of each of `counts`.
    """
    ours = _default(counts, told, health, title, period, tongue)
    return _made(template, ours, counts, told, health, title, period, name, tongue)


def alive_subject(
    template: Template | None,
    *,
    told: str,
    health: Sequence[Health],
    title: str,
    period: str,
    name: str,
    tongue: Tongue = ENGLISH,
) -> Subject:
    """The subject of a sign of life, whose summary is `told`."""
    return _made(
        template,
        tongue.say("{summary} – {title}", summary=told, title=title),
        (),
        [told],
        health,
        title,
        period,
        name,
        tongue,
    )


def _made(  # noqa: PLR0913, PLR0917 - what a template is given
    template: Template | None,
    ours: str,
    counts: Sequence[tuple[str, int]],
    told: Sequence[str],
    health: Sequence[Health],
    title: str,
    period: str,
    name: str,
    tongue: Tongue,
) -> Subject:
    if template is None:
        return Subject(ours)
    summary = tongue.listed([*told, *counted_states(health, tongue)]) or tongue.say("Nothing changed")
    made = template(summary=summary, title=title, period=period, counts=dict(counts), digest=name)
    if isinstance(made, str):
        return Subject(made)
    text = tongue.say(
        "The subject template of the digest “{digest}” was not used: {reason}.",
        digest=name,
        reason=made.reason,
    )
    return Subject(ours, (Health("remark", name, text),))


def days(start: datetime | None, end: datetime, zone: ZoneInfo, tongue: Tongue = ENGLISH) -> str:
    """The days of a period, short: "10–17 Jan 2026", "30 Jan – 2 Feb 2026"."""
    last = end.astimezone(zone).date()
    first = min(start.astimezone(zone).date(), last) if start else last
    until = tongue.short_day(last.year, last.month, last.day)
    if first == last:
        return until
    shared = tongue.calendar.year_last and first.year == last.year
    if shared and first.month == last.month:
        return tongue.form(_DAYS_OF_MONTH, day=tongue.day_number(first.day), date=until)
    if shared:
        return tongue.form(_DAYS, start=tongue.short_day_of_year(first.month, first.day), end=until)
    return tongue.form(_DAYS, start=tongue.short_day(first.year, first.month, first.day), end=until)


def _default(
    counts: Sequence[tuple[str, int]],
    told: Sequence[str],
    health: Sequence[Health],
    title: str,
    period: str,
    tongue: Tongue,
) -> str:
    summary = tongue.listed(list(told[:_KINDS]))
    rest = sum(number for _, number in counts[_KINDS:])
    if rest:
        summary = tongue.plural("{told} and {number} more", "{told} and {number} more", rest, told=summary)
    summary = summary or tongue.listed(counted_states(health, tongue)) or tongue.say("Nothing changed")
    return tongue.say(_SUBJECT, summary=summary, title=f"{title}{_mark(title, tongue)}", period=period)


def _mark(title: str, tongue: Tongue) -> str:
    if tongue.direction == "rtl":
        return _RIGHT_TO_LEFT
    return "" if title.isascii() else _LEFT_TO_RIGHT
