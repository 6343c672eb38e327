"""Digest -> the message that `output` renders as text and HTML."""

from collections.abc import Sequence

from output.model import ChangeSection, Item, Message
from timeline.digest import counts
from timeline.model import ChangeKind, Digest
from timeline.view.page import counted
from timeline.view.phrases import Names, change_item

HEADINGS = {
    ChangeKind.WITHDRAWN: "Withdrawn",
    ChangeKind.RESCHEDULED: "Moved",
    ChangeKind.ADDED: "New",
    ChangeKind.REFINED: "Now known more exactly",
    ChangeKind.CORROBORATED: "Also reported elsewhere",
    ChangeKind.AMENDED: "Told in other words",
    ChangeKind.EDITED: "Edited without changing an event",
}
_COUNTED = {ChangeKind.ADDED: "new"}


def message(
    digest: Digest,
    names: Names,
    *,
    identity: str,
    title: str,
    upcoming: Sequence[Item],
    notices: Sequence[str],
    page_href: str | None,
) -> Message:
    """One digest in words. `notices` are sentences about sources; a repeated delivery keeps `identity`."""
    told = summary(digest, notices)
    sections = [
        ChangeSection(kind.value, HEADINGS[kind], tuple(change_item(change, names) for change in changes))
        for kind, changes in digest.groups
    ]
    if digest.quiet:
        items = tuple(change_item(change, names) for change in digest.quiet)
        sections.append(ChangeSection("texts", "New texts without a dated event", items))
    start = f"{names.moment(digest.start)} to " if digest.start else ""
    return Message(
        id=identity,
        subject=f"{told} – {title}",
        title=title,
        period=f"{start}{names.moment(digest.end)}",
        summary=told,
        language="en",
        sections=tuple(sections),
        upcoming=tuple(upcoming),
        health=tuple(notices),
        page_href=page_href,
    )


def summary(digest: Digest, notices: Sequence[str] = ()) -> str:
    """What a digest holds in a few words: "1 rescheduled, 3 new"."""
    parts = [f"{number} {_COUNTED.get(kind, kind.value)}" for kind, number in counts(digest)]
    if digest.quiet:
        parts.append(counted(len(digest.quiet), "new text"))
    if not parts and notices:
        parts.append(f"{counted(len(notices), 'note')} about sources")
    return ", ".join(parts) or "nothing changed"
