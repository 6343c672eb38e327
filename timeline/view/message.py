"""Digest -> the message that `output` renders as text, HTML and JSON."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from output.model import ChangeSection, Health, Item, Message
from output.tongue import Tongue, term
from output.words import change_word, count_changes
from timeline.memory import Notice
from timeline.model import Change, ChangeKind, Digest, Event
from timeline.view.health import counted_states, health, standing
from timeline.view.once import once
from timeline.view.phrases import SECTIONS, Names, change_item, passed_item, section_of
from timeline.view.subject import Template, alive_subject, days, subject_line

PASSED = "unconfirmed"  # the section of events that passed without being confirmed
TEXTS = "texts"  # the section of new texts that gave no event
_QUIET = {  # whether the digest tells only some changes, whether it is known since when
    (False, True): term("Nothing changed since {day}"),
    (False, False): term("Nothing changed so far"),
    (True, True): term("Nothing of what it tells changed since {day}"),
    (True, False): term("Nothing of what it tells changed so far"),
}
# An event called off is as good as withdrawn, whatever the text still says of its date.
_FIRST = (ChangeKind.WITHDRAWN.value, *SECTIONS.values())


def message(  # noqa: PLR0913 - keyword-only; each is something that a message says
    digest: Digest,
    names: Names,
    *,
    identity: str,
    title: str,
    upcoming: Sequence[Item],
    notices: Sequence[Notice],
    passed: Sequence[Event] = (),
    page_href: str | None,
    paths: Mapping[str, str],
    name: str = "digest",
    subject: Template | None = None,
    horizon: int = 0,
) -> Message:
    """One digest in words.

    `identity` stays for a repeated delivery; `name` is the digest's of the configuration and `subject` its
    template, None for ours; `passed` are events that passed without being confirmed; `paths` says on which
    page of the site each event is; `upcoming` looks `horizon` days ahead.
    """
    sections = _sections(digest, passed, names, paths)
    lines = health(notices, names)
    tongue = names.tongue
    counts = tuple((section.id, len(section.items)) for section in sections)
    told = [count_changes(number, kind, tongue) for kind, number in counts]
    line = subject_line(
        subject,
        counts=counts,
        told=told,
        health=lines,
        title=title,
        period=days(digest.start, digest.end, names.zone, tongue),
        name=name,
        tongue=tongue,
    )
    return Message(
        id=identity,
        subject=line.subject,
        title=title,
        period=period(digest.start, digest.end, names),
        summary=tongue.listed([*told, *counted_states(lines, tongue)]) or tongue.say("Nothing changed"),
        language=tongue.tag,
        sections=sections,
        upcoming=_placed(upcoming, paths),
        health=(*lines, *line.remarks),
        page_href=page_href,
        note="" if sections else _note(digest, lines, tongue),
        name=name,
        start=digest.start,
        end=digest.end,
        counts=counts,
        horizon=horizon,
    )


def number_told(digest: Digest) -> int:
    """How many changes a message tells of a digest."""
    return sum(map(len, (*_grouped(digest).values(), digest.quiet)))


def alive_message(  # noqa: PLR0913 - keyword-only; each is something that a message says
    names: Names,
    *,
    identity: str,
    title: str,
    since: datetime | None,
    now: datetime,
    upcoming: Sequence[Item],
    page_href: str | None,
    paths: Mapping[str, str],
    followed: Collection[str] | None = None,
    name: str = "digest",
    subject: Template | None = None,
    horizon: int = 0,
    chosen: bool = False,
) -> Message:
    """A sign of life: nothing has changed since then, so many sources were read, these are in trouble.

    `followed` are the ids of the sources that are followed now, None for all that are known; `chosen` is
    whether the digest tells only some changes, so that others may have happened.
    """
    ours = names.sources.keys() if followed is None else followed
    lines = standing(names, ours)
    tongue = names.tongue
    day = days(None, since, names.zone, tongue) if since else ""
    told = tongue.say(_QUIET[chosen, bool(day)], day=day)
    line = alive_subject(
        subject,
        told=told,
        health=lines,
        title=title,
        period=days(since, now, names.zone, tongue),
        name=name,
        tongue=tongue,
    )
    return Message(
        id=identity,
        subject=line.subject,
        title=title,
        period=period(since, now, names),
        summary=tongue.listed([told, *counted_states(lines, tongue)]),
        language=tongue.tag,
        sections=(),
        upcoming=_placed(upcoming, paths),
        health=(*lines, *line.remarks),
        page_href=page_href,
        note=_reading(names, ours, since),
        name=name,
        start=since,
        end=now,
        horizon=horizon,
    )


def period(start: datetime | None, end: datetime, names: Names) -> str:
    """From when to when; one moment where both are the same to the minute."""
    last = names.moment(end)
    first = names.moment(start) if start else last
    if first == last:
        return last
    return names.tongue.say("{first} to {last}", first=first, last=last)


def _reading(names: Names, followed: Collection[str], since: datetime | None) -> str:
    """How many sources were read since then, and when the last one was."""
    memories = [memory for identity in followed if (memory := names.sources.get(identity)) is not None]
    read = [memory.good for memory in memories if memory.good and (since is None or memory.good >= since)]
    tongue = names.tongue
    sources = tongue.plural("{number} source", "{number} sources", len(followed))
    if not read:
        return tongue.say("None of {sources} could be read in this time.", sources=sources)
    return tongue.plural(
        "{number} of {sources} was read in this time, the last reading was on {moment}.",
        "{number} of {sources} were read in this time, the last reading was on {moment}.",
        len(read),
        sources=sources,
        moment=names.moment(max(read)),
    )


def _note(digest: Digest, lines: Sequence[Health], tongue: Tongue) -> str:
    """What to make of a digest that tells of no change."""
    if any(line.state == "followed" for line in lines):
        if digest.start is None:
            return tongue.say("This is the first reading: changes are told from now on.")
        return tongue.say(
            "No event changed. A source newly followed brings changes from its next reading on."
        )
    return tongue.say("No event changed.") if lines else ""


def _sections(
    digest: Digest, passed: Sequence[Event], names: Names, paths: Mapping[str, str]
) -> tuple[ChangeSection, ...]:
    made = [
        _section(key, change_word(key, names.tongue), held, names, paths)
        for key, held in _grouped(digest).items()
        if held
    ]
    if passed:
        items = (passed_item(event, names) for event in passed)
        placed = tuple(replace(item, path=paths.get(item.event or "", "")) for item in items)
        made.append(ChangeSection(PASSED, change_word(PASSED, names.tongue), placed))
    if digest.quiet:
        heading = names.tongue.say("New texts without a dated event")
        made.append(_section(TEXTS, heading, digest.quiet, names, paths))
    return tuple(made)


def _grouped(digest: Digest) -> dict[str, list[Change]]:
    groups: dict[str, list[Change]] = {identity: [] for identity in _FIRST}
    for _, changes in digest.groups:
        for change in changes:
            groups.setdefault(section_of(change), []).append(change)
    return once(groups)


def _section(
    identity: str, heading: str, changes: Sequence[Change], names: Names, paths: Mapping[str, str]
) -> ChangeSection:
    items = (change_item(change, names) for change in changes)
    placed = (replace(item, path=paths.get(item.event or "", "")) for item in items)
    told = placed if identity == TEXTS else (replace(item, kind=identity) for item in placed)
    return ChangeSection(identity, heading, tuple(told))


def _placed(items: Sequence[Item], paths: Mapping[str, str]) -> tuple[Item, ...]:
    return tuple(replace(item, path=paths.get(item.id, "")) for item in items)
