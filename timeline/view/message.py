"""Digest -> the message that `output` renders as text and HTML."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from output.model import ChangeSection, Item, Message
from output.words import change_word
from timeline.digest import counts
from timeline.memory import Notice
from timeline.model import Change, Digest
from timeline.view.page import counted
from timeline.view.phrases import Names, change_item

_NOTICED = {
    "trouble": "in trouble",
    "note": "with a remark",
    "recovered": "back",
    "baseline": "newly followed",
}


def message(
    digest: Digest,
    names: Names,
    *,
    identity: str,
    title: str,
    upcoming: Sequence[Item],
    notices: Sequence[Notice],
    page_href: str | None,
    paths: Mapping[str, str],
) -> Message:
    """One digest in words.

    `identity` stays for a repeated delivery; `paths` says on which page of the site each event is.
    """
    told = summary(digest, notices)
    sections = [
        _section(kind.value, change_word(kind.value), changes, names, paths)
        for kind, changes in digest.groups
    ]
    if digest.quiet:
        sections.append(_section("texts", "New texts without a dated event", digest.quiet, names, paths))
    return Message(
        id=identity,
        subject=f"{told} – {title}",
        title=title,
        period=_period(digest, names),
        summary=told,
        language="en",
        sections=tuple(sections),
        upcoming=tuple(replace(item, path=paths.get(item.id, "")) for item in upcoming),
        health=tuple(f"{notice.text}." for notice in notices),
        page_href=page_href,
        note="" if sections else _note(digest, notices),
    )


def summary(digest: Digest, notices: Sequence[Notice] = ()) -> str:
    """What a digest holds in a few words: "1 rescheduled, 3 new"."""
    parts = [f"{number} {change_word(kind.value).lower()}" for kind, number in counts(digest)]
    if digest.quiet:
        parts.append(counted(len(digest.quiet), "new text"))
    found = Counter(kind for kind, _ in {(notice.kind, notice.source) for notice in notices})
    parts += [f"{counted(found[kind], 'source')} {words}" for kind, words in _NOTICED.items() if found[kind]]
    return ", ".join(parts) or "Nothing changed"


def _period(digest: Digest, names: Names) -> str:
    """From when to when; one moment where both are the same to the minute."""
    end = names.moment(digest.end)
    start = names.moment(digest.start) if digest.start else end
    return end if start == end else f"{start} to {end}"


def _note(digest: Digest, notices: Sequence[Notice]) -> str:
    """What to make of a digest that tells of no change."""
    if any(notice.kind == "baseline" for notice in notices):
        if digest.start is None:
            return "This is the first reading: changes are told from now on."
        return "No event changed. A source newly followed brings changes from its next reading on."
    return "No event changed." if notices else ""


def _section(
    identity: str, heading: str, changes: Sequence[Change], names: Names, paths: Mapping[str, str]
) -> ChangeSection:
    items = (change_item(change, names) for change in changes)
    placed = (replace(item, path=paths.get(item.event or "", "")) for item in items)
    return ChangeSection(identity, heading, tuple(placed))
